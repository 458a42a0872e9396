"""Where a document comes from and what came of it, over HTTP."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.serve.answers import LATER, Wait, form_of, format_of, made, shown
from retold.serve.givens import Given
from retold.serve.problems import Problem
from retold.serve.shell import desk_of, part
from retold.serve.wire_models import TraceIn
from retold.serve.work import Job

API = APIRouter(tags=["stories"])
PAGES = APIRouter()


@API.post(
    "/trace",
    summary="Trace a document",
    response_class=Response,
    responses={**LATER, **format_of("stories")},
)
async def trace(request: Request, body: TraceIn, wait: Wait = None) -> Response:
    """The story of a document among those of the corpus, as `retold trace --format json` writes it.

    `Content-Location` is the story’s address.
    """
    job = _job(request, body.document.given("document"))
    return await made(request, job, wait, "story")


@PAGES.post("/trace")
async def trace_form(request: Request) -> Response:
    """The way to the story of what a form holds."""
    desk = desk_of(request)
    given = (await form_of(request, desk.settings)).document("document")
    if given is None:
        raise Problem(422, "Paste a text, choose a file, or give an address.")
    return await shown(_job(request, given))


def _job(request: Request, given: Given) -> Job:
    desk = desk_of(request)

    async def body(job: Job) -> tuple[str, Any]:
        [document] = await desk.read(given)
        item, own = await desk.trace(document, job)
        of = f"?{part({'of': own})}" if own is not None else ""
        return f"/story/{item.id}{of}", item.id

    return desk.jobs.start("story of a document", body)
