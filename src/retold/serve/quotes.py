"""Who said what, over HTTP."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.serve.answers import (
    LATER,
    MISSING,
    PROBLEMS,
    Limit,
    Start,
    Wait,
    form_of,
    format_of,
    kept_list,
    made,
    shown,
)
from retold.serve.givens import Given
from retold.serve.problems import Problem, nothing_here
from retold.serve.shell import data, desk_of, page, report
from retold.serve.wire_models import KeptListOut, QuotesIn
from retold.serve.work import Job

API = APIRouter(tags=["quotes"])
PAGES = APIRouter()
TEXTS = ("document-text", "document-address")
LISTED = 50


@API.post(
    "/quotes",
    summary="Find who said what in a document",
    response_class=Response,
    responses={**LATER, **format_of("quotations")},
)
async def quotes(request: Request, body: QuotesIn, wait: Wait = None) -> Response:
    """The quotations, direct and indirect, as `retold quotes --format json` writes them."""
    job = _job(request, body.document.given("document"), paged=False)
    return await made(request, job, wait, "quotes")


@API.get("/quotes", summary="List the documents whose quotations are kept", responses=PROBLEMS)
async def quoted(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The documents, the last asked first, with how many quotations each has."""
    return kept_list(desk_of(request).shelf, "quotes", start, limit, _address)


@API.get(
    "/quotes/{id}",
    summary="The quotations of a document",
    response_class=Response,
    responses={**MISSING, **format_of("quotations")},
)
async def quotations_of(request: Request, id: str) -> Response:  # noqa: A002
    """Quotations that are kept, as `retold quotes --format json` writes them."""
    return data(desk_of(request).kept("quotes", id).data)


@API.delete("/quotes/{id}", summary="Drop quotations", status_code=204, responses=MISSING)
async def drop(request: Request, id: str) -> None:  # noqa: A002
    """Forget the quotations of a document, and its text."""
    if not desk_of(request).shelf.drop("quotes", id):
        raise nothing_here("list of quotations")


@PAGES.get("/quotes")
async def form_page(request: Request, start: Start = 0) -> Response:
    """The form, and what was asked before."""
    return _page(request, dict.fromkeys(TEXTS, ""), "", start)


@PAGES.get("/quotes.json")
async def list_data(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The same as data."""
    return await quoted(request, start, limit)


@PAGES.post("/quotes")
async def quotes_form(request: Request) -> Response:
    """The way to the quotations of what a form holds."""
    desk = desk_of(request)
    form = await form_of(request, desk.settings)
    given = form.document("document")
    texts = form.shown(*TEXTS)
    if given is None:
        return _page(request, texts, "Paste a text, choose a file, or give an address.", status=422)
    try:
        return await shown(_job(request, given, paged=True))
    except Problem as problem:
        return _page(request, texts, problem.detail, status=problem.status)


@PAGES.get("/quotes/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The quotations as data."""
    return await quotations_of(request, id)


@PAGES.get("/quotes/{id}")
async def quotations_page(request: Request, id: str) -> Response:  # noqa: A002
    """The report of the quotations."""
    item = await desk_of(request).page("quotes", id)
    return report(request, item.page or "")


def _page(request: Request, texts: Any, fault: str, start: int = 0, status: int = 200) -> Response:
    rows, total = desk_of(request).shelf.listed("quotes", start, LISTED)
    return page(
        request,
        "quotes",
        status,
        data="/quotes.json",
        texts=texts,
        fault=fault,
        rows=rows,
        total=total,
        start=start,
        limit=LISTED,
    )


def _job(request: Request, given: Given, *, paged: bool) -> Job:
    desk = desk_of(request)

    async def body(job: Job) -> tuple[str, Any]:
        item = await desk.quotes(given, job, paged=paged)
        return _address(item.id), item.id

    return desk.jobs.start("quotations", body)


def _address(id_: str) -> str:
    return f"/quotes/{id_}"
