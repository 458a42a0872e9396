"""The application: its routes, one file a noun, behind the guard."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response

import retold
from retold.errors import RetoldError
from retold.serve import (
    add,
    assets,
    batches,
    compare,
    documentation,
    find,
    home,
    jobs,
    library,
    origins,
    quotes,
    stories,
    trace,
    verdicts,
    watch,
)
from retold.serve.desk import Desk
from retold.serve.document_models import WAYS
from retold.serve.guard import API, Guard
from retold.serve.problems import MEDIA_TYPE, Problem, headers, to_dict
from retold.serve.settings import Settings
from retold.serve.shell import is_for_people, problem_page

NOUNS = (
    *(compare, verdicts, quotes, find, library, add, trace, stories, origins, batches, watch, jobs),
)
"""Modules with routes: each has `API`, under /api/1, and `PAGES`."""
ALONE = (home, documentation, assets)
"""Modules with pages alone."""
ABOUT = """
Compare two texts, ask a corpus who retells what, and get the same data as the command line writes.

A document is given by its text, the address of its page, or its number in the corpus. What takes
long is a job: the answer is then 202 with the job’s address, which tells how far it is, also as
server-sent events. Errors are `application/problem+json`.
"""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for `uvicorn` or a test; its processes start with its lifespan.

    Args:
        settings: how it works; None for a server without a corpus.
    """
    settings = settings or Settings()
    desk = Desk(settings)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.start()
        yield
        await desk.stop()

    app = FastAPI(
        title="retold",
        version=retold.__version__,
        summary="What became of a story: over HTTP.",
        description=ABOUT,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers=_handlers(desk),
    )
    app.state.desk = desk
    for module in NOUNS:
        app.include_router(module.API, prefix=API)
    for page in (*NOUNS, *ALONE):
        app.include_router(page.PAGES, include_in_schema=False)
    app.openapi = lambda: documentation.openapi(app)  # type: ignore[method-assign]
    return app


def _handlers(desk: Desk) -> dict[Any, Any]:
    """What becomes of each kind of error."""

    async def problem_of(request: Request, error: RetoldError) -> Response:
        problem = desk.problem(error)
        if is_for_people(request):
            return problem_page(request, problem)
        return JSONResponse(to_dict(problem), problem.status, headers(problem), MEDIA_TYPE)

    async def refused(request: Request, error: HTTPException) -> Response:
        answer = await problem_of(request, Problem(error.status_code, str(error.detail)))
        answer.headers.update(error.headers or {})
        return answer

    async def malformed(request: Request, error: RequestValidationError) -> Response:
        return await problem_of(request, Problem(422, "; ".join(map(_fault, error.errors()[:5]))))

    return {
        RetoldError: problem_of,
        HTTPException: refused,
        RequestValidationError: malformed,
    }


def _fault(fault: Mapping[str, Any]) -> str:
    """What is wrong with a field, without what stood in it."""
    parts = [str(part) for part in fault["loc"] if part not in {"body", *WAYS}]
    place = ".".join(parts)
    return f"{place[:200] or 'body'}: {fault['msg']}"
