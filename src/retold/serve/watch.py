"""The copies that `retold watch` found, over HTTP: listed, and what was decided about each."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from retold.report import Setting
from retold.serve.answers import MISSING, PROBLEMS, form_of
from retold.serve.problems import Problem, nothing_here
from retold.serve.shell import desk_of, page, report
from retold.serve.wire_models import CopiesOut, MarkIn
from retold.watch.evidence_pack import Evidence
from retold.watch.moments import written
from retold.watch.pack_page import to_html
from retold.watch.watch_store import STATUSES, Status, WatchStore

API = APIRouter(tags=["watch"])
PAGES = APIRouter()

Chosen = Annotated[Status | None, Query(description="Only copies of this status.")]
LONGEST_NOTE = 2_000
"""Characters of a note that a form sends."""


@API.get("/copies", summary="List the copies of documents of ours", responses=PROBLEMS)
def copies(request: Request, status: Chosen = None) -> CopiesOut:
    """The copies, those seen last first, each with what shows it and what was decided about it."""
    return CopiesOut(copies=[dict(pack) for pack in _packs(request, status)])


@API.put("/copies/{id}", summary="Decide about a copy", responses=MISSING)
def mark(request: Request, id: str, body: MarkIn) -> dict[str, Any]:  # noqa: A002
    """The copy, with what was decided about it."""
    with _opened(request) as store:
        if not any(kept.id == id for kept in store.copies()):
            raise nothing_here("copy")
        store.mark(id, body.status, written(time.time()), body.note)
        return dict(store.copy(id).pack())


@PAGES.get("/watch")
def watch_page(request: Request, status: Chosen = None) -> Response:
    """The copies, with a form for each to decide about it."""
    has_corpus = desk_of(request).settings.corpus is not None
    packs = _packs(request, status) if has_corpus else []
    return page(request, "watch", data="/watch.json", packs=packs, statuses=STATUSES, chosen=status)


@PAGES.get("/watch.json")
def watch_data(request: Request, status: Chosen = None) -> CopiesOut:
    """The same as data."""
    return copies(request, status)


@PAGES.get("/watch/report")
def copies_report(request: Request, status: Chosen = None) -> Response:
    """The page of copies with all that shows them, to print or to send."""
    packs = _packs(request, status)[::-1]
    return report(request, to_html(packs, setting=Setting(assets="/static")), data="/watch.json")


@PAGES.post("/watch/{id}")
async def mark_form(request: Request, id: str) -> Response:  # noqa: A002
    """Decide about a copy, and go back to the list."""
    form = await form_of(request, desk_of(request).settings)
    chosen = next((status for status in STATUSES if status == form.texts.get("status")), None)
    if chosen is None:
        raise Problem(422, f"choose one of {', '.join(STATUSES)}")
    note = form.texts.get("note", "")[:LONGEST_NOTE]
    mark(request, id, MarkIn(status=chosen, note=note))
    return RedirectResponse("/watch", 303)


def _packs(request: Request, status: Status | None) -> list[Evidence]:
    """The copies, those seen last first."""
    with _opened(request) as store:
        return [kept.pack() for kept in store.copies(status)][::-1]


@contextmanager
def _opened(request: Request) -> Iterator[WatchStore]:
    store = WatchStore(desk_of(request).corpus)
    try:
        yield store
    finally:
        store.close()
