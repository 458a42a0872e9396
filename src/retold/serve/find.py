"""Which documents of the corpus share a passage with one, over HTTP."""

import json
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.corpus.copied import OWN, is_short
from retold.errors import RetoldError
from retold.serve.answers import (
    LATER,
    Wait,
    form_of,
    format_of,
    made,
    shown,
)
from retold.serve.desk import FOUND
from retold.serve.givens import Given
from retold.serve.problems import Problem
from retold.serve.shelf import Item, id_of, plain
from retold.serve.shell import data, desk_of, page
from retold.serve.tasks import called
from retold.serve.wire_models import FindIn
from retold.serve.work import Job
from retold.text.language import known_codes

API = APIRouter(tags=["find"])
PAGES = APIRouter()


@API.post(
    "/find",
    summary="Find the documents that share a passage with one",
    response_class=Response,
    responses={**LATER, **format_of("matches")},
)
async def find(request: Request, body: FindIn, wait: Wait = None) -> Response:
    """The matches in the corpus, copies first, as `retold find --format json` writes them."""
    try:
        languages = sorted(known_codes(body.languages))
    except RetoldError as error:
        raise Problem(422, str(error)) from None
    job = _job(request, body.document.given("document"), body.limit, languages)
    return await made(request, job, wait, "find")


@PAGES.post("/find")
async def find_form(request: Request) -> Response:
    """The way to the matches of what a form holds."""
    desk = desk_of(request)
    form = await form_of(request, desk.settings)
    given = form.document("document")
    if given is None:
        raise Problem(422, "Paste a passage, choose a file, or give an address.")
    return await shown(_job(request, given, FOUND, []))


@PAGES.get("/find/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The matches as data."""
    return data(desk_of(request).kept("find", id).data)


@PAGES.get("/find/{id}")
async def matches_page(request: Request, id: str) -> Response:  # noqa: A002
    """The matches of a document that was looked for."""
    item = desk_of(request).kept("find", id)
    return page(
        request,
        "found",
        data=f"/find/{id}.json",
        title=item.title,
        made=item.made,
        rows=json.loads(item.extra["rows"]),
        text=item.asked["document"]["text"],
        short=is_short(item.asked["document"]["text"]),
        least=OWN,
    )


def _job(request: Request, given: Given, limit: int, languages: list[str]) -> Job:
    desk = desk_of(request)

    async def body(job: Job) -> tuple[str, Any]:
        if desk.settings.corpus is None:
            desk.corpus  # noqa: B018 - which says that there is none
        [document] = await desk.read(given)
        job.begin()
        text, rows = await desk.find(document, limit, languages)
        item = Item(
            kind="find",
            id=id_of(document, limit, languages),
            title=called(document),
            data=text,
            summary={"matches": len(rows)},
            asked={"document": plain(document)},
            extra={"rows": json.dumps(rows)},
        )
        desk.shelf.put(item)
        return f"/find/{item.id}", item.id

    return desk.jobs.start("search", body)
