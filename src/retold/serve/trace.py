"""Where a document comes from and what came of it, over HTTP."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from retold.serve.answers import LATER, Wait, finished, form_of, format_of, shown
from retold.serve.givens import Given
from retold.serve.problems import Problem
from retold.serve.shell import data, desk_of
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
    job = trace_job(request, body.document.given("document"), {})
    patience = desk_of(request).settings.patience
    later = await finished(job, patience if wait is None else wait)
    if later is not None:
        return later
    answer = data(job.value.data)
    answer.headers["Content-Location"] = f"/api/1/stories/{job.value.id}"
    return answer


@PAGES.post("/trace")
async def trace_form(request: Request) -> Response:
    """The way to the story of what a form holds."""
    desk = desk_of(request)
    given = (await form_of(request, desk.settings)).document("document")
    if given is None:
        raise Problem(422, "Paste a text, choose a file, or give an address.")
    return await shown(trace_job(request, given, {}))


def trace_job(request: Request, given: Given, families: dict[str, list[str]]) -> Job:
    """The job that traces a document."""
    desk = desk_of(request)

    async def body(job: Job) -> tuple[str, Any]:
        [document] = await desk.read(given)
        item = await desk.trace(document, families, job)
        return f"/story/{item.id}", item

    return desk.jobs.start("story of a document", body)
