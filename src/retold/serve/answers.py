"""What several nouns answer in one way: a job, its result, a part of a list, what a form gives."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from retold.report import schema_names
from retold.serve.givens import Given
from retold.serve.problems import MEDIA_TYPE, Problem
from retold.serve.settings import Settings
from retold.serve.shelf import Kind, Shelf
from retold.serve.shell import data, desk_of, part
from retold.serve.wire_models import JobOut, KeptListOut, KeptOut, ProblemOut, job_out
from retold.serve.work import Job, wait_for

MOST_FILES = 100
FIELDS = 40
DIGITS = 16
"""Of the number of a document, at most: any integer of the database has room for them."""
LONGEST_WAIT = 30
SHORT = 1.5
"""Seconds that a page waits for its result before it shows how far it is."""

Wait = Annotated[
    float | None,
    Query(
        ge=0,
        le=LONGEST_WAIT,
        description="Seconds to wait for the result before the answer is 202, the job.",
    ),
]
Start = Annotated[int, Query(ge=0, le=2**53, description="How many to pass over.")]
Limit = Annotated[int, Query(ge=1, le=100, description="The most to list.")]

FORMATS = {name: f"retold.{name}" for name in schema_names()}
"""The names of the wire formats in OpenAPI."""
LISTS: Mapping[Kind, str] = {"compare": "compare", "quotes": "quotes", "story": "stories"}
"""Where under /api/1 what is kept of a kind can be asked for."""
_PROBLEM = {"model": ProblemOut, "content": {MEDIA_TYPE: {}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {**_PROBLEM, "description": "The body is not what its header says."},
    401: {**_PROBLEM, "description": "The token is missing or wrong."},
    403: {**_PROBLEM, "description": "Another site sent the request."},
    408: {**_PROBLEM, "description": "The request took too long to arrive."},
    409: {**_PROBLEM, "description": "There is no corpus, or it cannot be used now."},
    413: {**_PROBLEM, "description": "The request or a text is too large."},
    421: {**_PROBLEM, "description": "The server is not asked under this name."},
    422: {**_PROBLEM, "description": "A field is wrong, or a document cannot be read."},
    500: {**_PROBLEM, "description": "retold failed."},
    501: {**_PROBLEM, "description": "What this needs is not installed on the server."},
    503: {**_PROBLEM, "description": "The server is busy; Retry-After says when to come again."},
    504: {**_PROBLEM, "description": "It took too long and was stopped."},
}
"""What any operation may answer instead."""
MISSING: dict[int | str, dict[str, Any]] = {
    **PROBLEMS,
    404: {**_PROBLEM, "description": "Nothing is kept under this address."},
}
LATER: dict[int | str, dict[str, Any]] = {
    **MISSING,
    202: {"model": JobOut, "description": "It takes longer: the job, with its address."},
}


def format_of(name: str) -> dict[int | str, dict[str, Any]]:
    """The answer 200 of an operation that gives one of the wire formats."""
    schema = {"$ref": f"#/components/schemas/{FORMATS[name]}"}
    content = {"application/json": {"schema": schema}}
    return {200: {"description": f"As the format retold.{name} says.", "content": content}}


async def finished(job: Job, wait: float) -> Response | None:
    """The answer of 202 while a job is under way; None when it is done.

    Raises:
        Problem: it failed, or was stopped.
    """
    await wait_for(job, wait)
    if not job.is_over:
        address = f"/api/1/jobs/{job.id}"
        return JSONResponse(job_out(job).model_dump(), 202, {"Location": address})
    if job.state == "cancelled":
        raise Problem(409, "the job was stopped")
    if job.problem is not None:
        raise job.problem
    return None


async def made(request: Request, job: Job, wait: float | None, kind: Kind) -> Response:
    """What a job has made, as data; the answer of 202 while it is under way.

    `Content-Location` is its address, `Link` (rel=alternate) that of its page.

    Args:
        request: what is answered.
        job: whose value is the id under which its result is kept.
        wait: seconds; None for those of the settings.
        kind: of the result.
    """
    desk = desk_of(request)
    later = await finished(job, desk.settings.patience if wait is None else wait)
    if later is not None:
        return later
    answer = data(desk.kept(kind, job.value).data)
    where = f"/api/1/{LISTS[kind]}/{job.value}" if kind in LISTS else f"{job.address}.json"
    answer.headers["Content-Location"] = where
    answer.headers["Link"] = f'<{job.address}>; rel="alternate"; type="text/html"'
    return answer


async def shown(job: Job) -> Response:
    """The way to the page of a job's result, or to its own while it is under way.

    Raises:
        Problem: it failed.
    """
    await wait_for(job, SHORT)
    if job.problem is not None:
        raise job.problem
    where = job.address if job.state == "done" and job.address else f"/jobs/{job.id}"
    return RedirectResponse(where, 303)


def kept_list(
    shelf: Shelf, kind: Kind, start: int, limit: int, address: Callable[[str], str]
) -> KeptListOut:
    """A part of what is kept of a kind."""
    rows, total = shelf.listed(kind, start, limit)
    items = [
        KeptOut(
            id=row.id,
            address=address(row.id),
            title=row.title,
            made=datetime.fromtimestamp(row.made, UTC).isoformat(),
            summary=dict(row.summary),
        )
        for row in rows
    ]
    return KeptListOut(
        items=items,
        total=total,
        next=next_part(f"/api/1/{LISTS.get(kind, kind)}", start, limit, total),
    )


def next_part(address: str, start: int, limit: int, total: int, **more: Any) -> str | None:
    """The address of the next part of a list; None behind the last."""
    if start + limit >= total:
        return None
    return f"{address}?{part({**more, 'start': start + limit, 'limit': limit})}"


# ---- forms


@dataclass(frozen=True, slots=True)
class Form:
    """What a form of a page sent: texts by field, and files by field, each with its name."""

    texts: Mapping[str, str]
    files: Mapping[str, Sequence[tuple[str, bytes]]]

    def document(self, side: str) -> Given | None:
        """The document of one side: of the corpus, a file, a text or an address; None without.

        A text that is an address alone is taken for one. Browsers send the lines of a box with a
        carriage return, which is none of the text.
        """
        number = self.texts.get(f"{side}-number", "")
        if number.isascii() and number.isdigit() and len(number) < DIGITS:
            return Given(number=int(number))
        for name, content in self.files.get(f"{side}-file", ()):
            return Given(content=content, name=name)
        text = self.texts.get(f"{side}-text", "").replace("\r\n", "\n")
        address = self.texts.get(f"{side}-address", "").strip()
        if re.fullmatch(r"\s*https?://\S+\s*", text):
            return Given(address=text.strip())
        if text.strip():
            return Given(content=text.encode("utf-8", "replace"), name=side)
        return Given(address=address) if address else None

    def documents(self, field: str) -> list[Given]:
        """The files of a field, a document each."""
        return [Given(content=content, name=name) for name, content in self.files.get(field, ())]

    def is_checked(self, box: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.texts.get(box))

    def shown(self, *fields: str) -> dict[str, str]:
        """The texts of some fields, to show them again."""
        return {field: self.texts.get(field, "") for field in fields}


async def form_of(request: Request, settings: Settings) -> Form:
    """What a form of a page sent, all of it read."""
    texts: dict[str, str] = {}
    files: dict[str, list[tuple[str, bytes]]] = {}
    async with request.form(
        max_files=MOST_FILES, max_fields=FIELDS, max_part_size=settings.most_bytes
    ) as form:
        for field, value in form.multi_items():
            if isinstance(value, str):
                texts[field] = value
            elif value.filename:
                files.setdefault(field, []).append((value.filename, await value.read()))
    return Form(texts, files)
