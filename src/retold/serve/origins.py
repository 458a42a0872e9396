"""How many independent origins a story has, over HTTP."""

import json
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.serve.answers import LATER, Wait, format_of, made
from retold.serve.shell import data, desk_of, page
from retold.serve.wire_models import OriginsIn
from retold.serve.work import Job

API = APIRouter(tags=["stories"])
PAGES = APIRouter()


@API.post(
    "/origins",
    summary="Count the independent origins of a document’s story",
    response_class=Response,
    responses={**LATER, **format_of("origins")},
)
async def origins(request: Request, body: OriginsIn, wait: Wait = None) -> Response:
    """The origins, as `retold origins --format json` writes them."""
    desk, given = desk_of(request), body.document.given("document")

    async def run(job: Job) -> tuple[str, Any]:
        [document] = await desk.read(given)
        item = await desk.origins(document, body.families, job)
        return f"/origins/{item.id}", item.id

    return await made(request, desk.jobs.start("origins of a story", run), wait, "origins")


@PAGES.get("/origins/{id}.json")
async def counted_data(request: Request, id: str) -> Response:  # noqa: A002
    """The origins of a document's story as data."""
    return data(desk_of(request).kept("origins", id).data)


@PAGES.get("/origins/{id}")
async def counted_page(request: Request, id: str) -> Response:  # noqa: A002
    """The origins of a document's story, counted by families of outlets."""
    item = desk_of(request).kept("origins", id)
    return _page(request, item.title, item.data, f"/origins/{id}.json")


@PAGES.get("/story/{id}/origins.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The origins of a story as data."""
    return data(desk_of(request).kept("story", id).extra["origins"])


@PAGES.get("/story/{id}/origins")
async def origins_page(request: Request, id: str) -> Response:  # noqa: A002
    """The origins of a story, and what each alone tells."""
    item = desk_of(request).kept("story", id)
    return _page(request, item.title, item.extra["origins"], f"/story/{id}/origins.json", id)


def _page(
    request: Request, title: str, text: str, twin_address: str, story: str | None = None
) -> Response:
    told_of = json.loads(text)
    return page(request, "origins", data=twin_address, story=story, title=title, told=told_of)
