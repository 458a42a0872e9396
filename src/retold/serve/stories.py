"""The stories of the corpus, over HTTP: told anew on demand, kept, shown."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from retold.serve.answers import MISSING, PROBLEMS, Limit, Start, format_of, kept_list
from retold.serve.desk import REVISION
from retold.serve.shell import data, desk_of, page, report
from retold.serve.wire_models import JobOut, KeptListOut, job_out
from retold.serve.work import Job, wait_for

PATIENCE = 5.0
"""Seconds that a page waits for stories that were told elsewhere, before it says that they come."""

API = APIRouter(tags=["stories"])
PAGES = APIRouter()


@API.post(
    "/stories",
    summary="Tell the stories of the corpus anew",
    status_code=202,
    response_model=JobOut,
    responses=PROBLEMS,
)
async def tell(request: Request) -> Response:
    """A job that compares what was added since, and tells the stories that it belongs to anew."""
    job = desk_of(request).tell_stories()
    return JSONResponse(job_out(job).model_dump(), 202, {"Location": f"/api/1/jobs/{job.id}"})


@API.get("/stories", summary="List the stories that were told", responses=PROBLEMS)
async def stories(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The stories of several documents, each with how many documents and origins it has.

    What `retold stories` told since is taken over first; nothing is compared for it.
    """
    await _catch_up(request, desk_of(request).settings.long_deadline)
    return kept_list(desk_of(request).shelf, "story", start, limit, _address)


@API.get(
    "/stories/{id}",
    summary="A story",
    response_class=Response,
    responses={**MISSING, **format_of("stories")},
)
async def story(request: Request, id: str) -> Response:  # noqa: A002
    """A story that was told, as `retold trace --format json` writes it."""
    return data(desk_of(request).kept("story", id).data)


@PAGES.get("/stories")
async def stories_page(request: Request) -> Response:
    """The stories, the largest first, and whether documents were added since they were told."""
    desk = desk_of(request)
    job = await _catch_up(request, PATIENCE)
    noted = desk.shelf.noted(REVISION)
    has_corpus = desk.settings.corpus is not None
    revision = desk.revision() if has_corpus else 0
    rows, _ = desk.shelf.listed("story", 0, 1_000)
    rows = sorted(rows, key=lambda row: -len(row.summary["documents"]))
    new = revision - (noted["documents"] if noted else 0)
    values = {"rows": rows, "noted": noted, "new": new, "revision": revision}
    return page(request, "stories", data="/stories.json", job=job, **values)


@PAGES.get("/stories.json")
async def stories_data(request: Request, start: Start = 0, limit: Limit = 20) -> KeptListOut:
    """The same as data."""
    return await stories(request, start, limit)


@PAGES.post("/stories")
async def tell_form(request: Request) -> Response:
    """The way to the job that tells them anew."""
    job = desk_of(request).tell_stories()
    return RedirectResponse(f"/jobs/{job.id}", 303)


@PAGES.get("/story/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """The story as data."""
    return await story(request, id)


@PAGES.get("/story/{id}")
async def story_page(request: Request, id: str, of: str = "") -> Response:  # noqa: A002
    """The report of a story; of: the document of it whose text was traced."""
    item = desk_of(request).kept("story", id)
    more = ((f"/story/{id}/origins", "Origins"),)
    own = of if of in item.summary["documents"] else None
    return report(request, item.page or "", more, text_of=own)


async def _catch_up(request: Request, seconds: float) -> Job | None:
    """The job that keeps here what was told elsewhere, where it takes longer than some seconds."""
    job = desk_of(request).catch_up()
    if job is not None:
        await wait_for(job, seconds)
    return None if job is None or job.is_over else job


def _address(id_: str) -> str:
    return f"/story/{id_}"
