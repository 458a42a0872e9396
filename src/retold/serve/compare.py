"""Comparisons over HTTP: made, listed, shown, dropped."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from retold import sample
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
from retold.serve.tasks import Options
from retold.serve.wire_models import CompareIn, KeptListOut
from retold.serve.work import Job

API = APIRouter(tags=["compare"])
PAGES = APIRouter()
TEXTS = ("source-text", "target-text", "source-address", "target-address")
LISTED = 50
FORMS = (("md", "Markdown"), ("docx", "DOCX"))
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Id = Annotated[str, Query(max_length=4_000)]


@API.post(
    "/compare",
    summary="Compare two documents",
    response_class=Response,
    responses={**LATER, **format_of("comparison")},
)
async def compare(request: Request, body: CompareIn, wait: Wait = None) -> Response:
    """What the target made of the source, as `retold compare --format json` writes it.

    `Content-Location` is the address of the comparison, `Link` (rel=alternate) that of its page.
    """
    sides = body.source.given("source"), body.target.given("target")
    job = _job(request, sides, body.options(), paged=False)
    return await made(request, job, wait, "compare")


@API.get("/compare", summary="List the comparisons that are kept", responses=PROBLEMS)
async def comparisons(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The comparisons, the last made first, each in one row: how grave, and the worst change."""
    return kept_list(desk_of(request).shelf, "compare", start, limit, _address)


@API.get(
    "/compare/{id}",
    summary="A comparison",
    response_class=Response,
    responses={**MISSING, **format_of("comparison")},
)
async def comparison(request: Request, id: str) -> Response:  # noqa: A002 - as the address says
    """A comparison that is kept, as `retold compare --format json` writes it."""
    return data(desk_of(request).kept("compare", id).data)


@API.delete("/compare/{id}", summary="Drop a comparison", status_code=204, responses=MISSING)
async def drop(request: Request, id: str) -> None:  # noqa: A002
    """Forget a comparison and the texts that it was made from."""
    if not desk_of(request).shelf.drop("compare", id):
        raise nothing_here("comparison")


@PAGES.get("/compare")
async def list_page(request: Request, start: Start = 0) -> Response:
    """The comparisons that are kept."""
    rows, total = desk_of(request).shelf.listed("compare", start, LISTED)
    return page(
        request,
        "comparisons",
        data="/compare.json",
        rows=rows,
        total=total,
        start=start,
        limit=LISTED,
    )


@PAGES.get("/compare.json")
async def list_data(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The same as data."""
    return await comparisons(request, start, limit)


@PAGES.post("/compare")
async def compare_form(request: Request) -> Response:
    """The way to the comparison of what a form holds."""
    desk = desk_of(request)
    form = await form_of(request, desk.settings)
    texts = form.shown(*TEXTS)
    source, target = (
        _sample()
        if form.is_checked("sample")
        else (form.document("source"), form.document("target"))
    )
    if source is None or target is None:
        which = "original" if source is None else "retelling"
        fault = f"The {which} is missing: paste it, choose a file, or give its address."
        return _home(request, texts, fault)
    options = Options(quotations=form.is_checked("quotations"))
    try:
        job = _job(request, (source, target), options, paged=True)
        return await shown(job)
    except Problem as problem:
        return _home(request, texts, problem.detail, problem.status)


@PAGES.get("/compare/of")
async def compare_stored(request: Request, source: Id, target: Id) -> Response:
    """The way to the comparison of two documents of the corpus, by their ids.

    It may start one; so a page of another site must not lead here unseen.
    """
    if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        raise Problem(403, "another site leads here; open the documents on this server")
    desk = desk_of(request)
    sides = [Given(number=desk.number(id_)) for id_ in (source, target)]
    return await shown(_job(request, (sides[0], sides[1]), Options(), paged=True))


@PAGES.get("/compare/{id}.md")
async def markdown(request: Request, id: str) -> Response:  # noqa: A002
    """The comparison as Markdown, to take away."""
    return _taken(await desk_of(request).export(id, "markdown"), f"{id}.md", "text/markdown")


@PAGES.get("/compare/{id}.docx")
async def docx(request: Request, id: str) -> Response:  # noqa: A002
    """The comparison as a DOCX file, to take away."""
    return _taken(await desk_of(request).export(id, "docx"), f"{id}.docx", WORD)


@PAGES.get("/compare/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The comparison as data."""
    return await comparison(request, id)


@PAGES.get("/compare/{id}")
async def comparison_page(request: Request, id: str) -> Response:  # noqa: A002
    """The report of a comparison."""
    item = await desk_of(request).page("compare", id)
    return report(request, item.page or "", [(f"/compare/{id}.{end}", name) for end, name in FORMS])


@PAGES.post("/compare/{id}/drop")
async def drop_form(request: Request, id: str) -> Response:  # noqa: A002
    """Forget a comparison, and go back to the list."""
    await drop(request, id)
    return RedirectResponse("/compare", HTTPStatus.SEE_OTHER)


def _sample() -> tuple[Given, Given]:
    """The story and a careless retelling of it that come with retold."""
    source, target = (sample.path(name).read_bytes() for name in ("source", "spun"))
    return Given(content=source, name="story.txt"), Given(content=target, name="retelling.txt")


def _taken(content: str | bytes, name: str, media_type: str) -> Response:
    """A file that a browser saves: its name is ours."""
    headers = {"Content-Disposition": f'attachment; filename="retold-{name}"'}
    return Response(content, media_type=media_type, headers=headers)


def _home(request: Request, texts: Any, fault: str, status: int = 422) -> Response:
    rows, total = desk_of(request).shelf.listed("compare", 0, 8)
    return page(request, "home", status, fault=fault, texts=texts, rows=rows, total=total)


def _job(request: Request, sides: tuple[Given, Given], options: Options, *, paged: bool) -> Job:
    desk = desk_of(request)

    async def body(job: Job) -> tuple[str, Any]:
        item = await desk.compare(sides, options, job, paged=paged)
        return _address(item.id), item.id

    return desk.jobs.start("comparison", body)


def _address(id_: str) -> str:
    return f"/compare/{id_}"
