"""Documents added to the corpus over HTTP: by text, by address, as files."""

import json
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, File, Request, UploadFile
from starlette.responses import JSONResponse, RedirectResponse, Response

from retold.serve.answers import (
    LATER,
    MOST_FILES,
    Wait,
    finished,
    form_of,
    shown,
)
from retold.serve.givens import Given
from retold.serve.problems import Problem, nothing_here, without_corpus
from retold.serve.shell import desk_of, page
from retold.serve.wire_models import AddIn, AddOut
from retold.serve.work import Job

API = APIRouter(tags=["documents"])
PAGES = APIRouter()
TEXTS = ("document-text", "document-address")


@API.post(
    "/documents", summary="Add documents to the corpus", response_model=AddOut, responses=LATER
)
async def add(request: Request, body: AddIn, wait: Wait = None) -> Response:
    """What became of each document; what is told as added is on disk.

    A text without an id is known by its address, else by its content.
    """
    givens = [each.given(None) for each in body.documents]
    return await _added(request, givens, wait)


@API.post("/files", summary="Add files to the corpus", response_model=AddOut, responses=LATER)
async def add_files(
    request: Request,
    files: Annotated[
        list[UploadFile],
        File(description="Text, HTML, MHTML, PDF or DOCX, a document each.", min_length=1),
    ],
    wait: Wait = None,
) -> Response:
    """What became of each file; a document’s id is the file’s name."""
    if len(files) > MOST_FILES:
        raise Problem(422, f"more than {MOST_FILES} files; send them in several requests")
    givens = [Given(content=await file.read(), name=file.filename or "file") for file in files]
    return await _added(request, givens, wait)


@PAGES.get("/add")
async def form_page(request: Request) -> Response:
    """The form."""
    return _page(request, dict.fromkeys(TEXTS, ""), "")


@PAGES.post("/add")
async def add_form(request: Request) -> Response:
    """The way to what became of what a form holds."""
    desk = desk_of(request)
    form = await form_of(request, desk.settings)
    givens = form.documents("files")
    given = form.document("document")
    if given is not None:
        title = form.texts.get("title", "").strip() or None
        name = None if given.name == "document" else given.name
        givens.append(Given(given.content, given.address, name=name, title=title))
    texts = form.shown(*TEXTS)
    if not givens:
        return _page(request, texts, "Choose files, paste a text, or give an address.", 422)
    try:
        return await shown(_job(request, givens))
    except Problem as problem:
        return _page(request, texts, problem.detail, problem.status)


@PAGES.get("/added/{id}.json")
async def twin(request: Request, id: str) -> Response:  # noqa: A002
    """What became of documents that were added, as data."""
    job = desk_of(request).jobs.get(id)
    if job is None or job.value is None:
        raise nothing_here("job")
    return JSONResponse({"documents": job.value})


@PAGES.get("/added/{id}")
async def added_page(request: Request, id: str) -> Response:  # noqa: A002
    """What became of documents that were added; as long as the job is remembered."""
    job = desk_of(request).jobs.get(id)
    if job is None or job.value is None:
        return RedirectResponse("/corpus", HTTPStatus.SEE_OTHER)
    return page(request, "added", data=f"/added/{id}.json", rows=job.value)


async def _added(request: Request, givens: list[Given], wait: float | None) -> Response:
    job = _job(request, givens)
    patience = desk_of(request).settings.patience
    later = await finished(job, patience if wait is None else wait)
    return later or Response(json.dumps({"documents": job.value}), media_type="application/json")


def _page(request: Request, texts: Any, fault: str, status: int = 200) -> Response:
    return page(request, "add", status, texts=texts, fault=fault)


def _job(request: Request, givens: list[Given]) -> Job:
    desk = desk_of(request)
    if desk.settings.corpus is None:
        raise without_corpus()

    async def body(job: Job) -> tuple[str, Any]:
        outcomes = await desk.add(givens, job)
        return f"/added/{job.id}", outcomes

    return desk.jobs.start("documents to add", body)
