"""How many independent origins a story has, over HTTP."""

import json

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.serve.answers import LATER, Wait, finished, format_of
from retold.serve.shell import data, desk_of, page
from retold.serve.trace import trace_job
from retold.serve.wire_models import OriginsIn

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
    job = trace_job(request, body.document.given("document"), body.families)
    patience = desk_of(request).settings.patience
    later = await finished(job, patience if wait is None else wait)
    return later or data(job.value.extra["origins"])


@PAGES.get("/story/{id}/origins.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The origins of a story as data."""
    return data(desk_of(request).kept("story", id).extra["origins"])


@PAGES.get("/story/{id}/origins")
async def origins_page(request: Request, id: str) -> Response:  # noqa: A002
    """The origins of a story, and what each alone tells."""
    item = desk_of(request).kept("story", id)
    counted = json.loads(item.extra["origins"])
    return page(
        request, "origins", data=f"/story/{id}/origins.json", id=id, title=item.title, told=counted
    )
