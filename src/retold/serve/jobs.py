"""Jobs over HTTP: how far each is, as it goes on, and stopped."""

import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from retold.serve.answers import MISSING, PROBLEMS
from retold.serve.problems import nothing_here
from retold.serve.shell import desk_of, page
from retold.serve.wire_models import JobOut, JobsOut, job_out
from retold.serve.work import Job, cancel, events

API = APIRouter(tags=["jobs"])
PAGES = APIRouter()

EVENT: dict[str, Any] = {
    "type": "object",
    "properties": {"event": {"const": "job"}, "data": {"type": "string"}},
    "required": ["event", "data"],
}
_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "An event `job` whenever something changes; the data is a job as JSON.",
        "content": {"text/event-stream": {"schema": EVENT}},
    }
}


@API.get("/jobs", summary="List the jobs", responses=PROBLEMS)
async def jobs(request: Request) -> JobsOut:
    """The jobs that are under way or were lately done, the last begun first."""
    return JobsOut(jobs=[job_out(job) for job in desk_of(request).jobs.listed()])


@API.get("/jobs/{id}", summary="A job", responses=MISSING)
async def job(request: Request, id: str) -> JobOut:  # noqa: A002
    """How far a job is; once it is done, the address of its result."""
    return job_out(_job(request, id))


@API.delete("/jobs/{id}", summary="Stop a job", responses=MISSING)
async def stop(request: Request, id: str) -> JobOut:  # noqa: A002
    """Stop a job; what it has put on disk stays. One that is over stays as it is."""
    asked = _job(request, id)
    await cancel(asked)
    return job_out(asked)


@API.get(
    "/jobs/{id}/events",
    summary="A job as it goes on",
    response_class=Response,
    responses={**MISSING, **_EVENTS},
)
async def job_events(request: Request, id: str) -> Response:  # noqa: A002
    """Server-sent events, `job`, until the job is over."""
    asked = _job(request, id)
    return StreamingResponse(
        _lines(asked), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


@PAGES.get("/jobs/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The job as data."""
    return JSONResponse(job_out(_job(request, id)).model_dump())


@PAGES.get("/jobs/{id}")
async def job_page(request: Request, id: str) -> Response:  # noqa: A002
    """How far a job is; the way to its result once it is done."""
    asked = _job(request, id)
    if asked.state == "done" and asked.address:
        return RedirectResponse(asked.address, 303)
    return page(request, "job", data=f"/jobs/{id}.json", job=asked, refresh=not asked.is_over)


@PAGES.post("/jobs/{id}/stop")
async def stop_form(request: Request, id: str) -> Response:  # noqa: A002
    """Stop a job, and show that it is."""
    await cancel(_job(request, id))
    return RedirectResponse(f"/jobs/{id}", 303)


def _job(request: Request, id_: str) -> Job:
    asked = desk_of(request).jobs.get(id_)
    if asked is None:
        raise nothing_here("job")
    return asked


async def _lines(asked: Job) -> AsyncIterator[str]:
    async for each in events(asked):
        if each is None:
            yield ": still here\n\n"
        else:
            yield f"event: job\ndata: {json.dumps(job_out(each).model_dump())}\n\n"
