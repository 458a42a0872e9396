"""The documents of the corpus, over HTTP: listed, searched by words, each with what is like it."""

from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from retold.index import Stored
from retold.prepare import prepare
from retold.report import document_json
from retold.serve.answers import (
    MISSING,
    PROBLEMS,
    Limit,
    Start,
    format_of,
    next_part,
)
from retold.serve.desk import FOUND, REVISION, Desk
from retold.serve.problems import nothing_here
from retold.serve.shell import data, desk_of, page, part
from retold.serve.wire_models import DocumentsOut, ListedOut, ServerOut

API = APIRouter(tags=["documents"])
PAGES = APIRouter()
LISTED = 25

Words = Annotated[
    str, Query(max_length=200, description="Words of the title, outlet, id, address or date.")
]
Number = Annotated[int, Path(ge=0, le=2**53, description="Of a document in the corpus.")]


@API.get("/server", summary="The server", responses=PROBLEMS)
def server(request: Request) -> ServerOut:
    """What the server is, and what it takes."""
    desk = desk_of(request)
    settings = desk.settings
    return ServerOut(
        retold=request.app.version,
        corpus=settings.corpus is not None,
        documents=_count(desk),
        most_bytes=settings.most_bytes,
        most_sentences=settings.most_sentences,
        deadline=settings.deadline,
    )


@API.get("/documents", summary="List or search the documents of the corpus", responses=PROBLEMS)
def documents(request: Request, q: Words = "", start: Start = 0, limit: Limit = 20) -> DocumentsOut:
    """The documents of which all words of `q` are told, the last added first."""
    rows, total = _listed(desk_of(request), q, start, limit)
    return DocumentsOut(
        documents=[ListedOut(**row._asdict()) for row in rows],
        total=total,
        next=next_part("/api/1/documents", start, limit, total, q=q),
    )


@API.get(
    "/documents/{number}",
    summary="A document",
    response_class=Response,
    responses={**MISSING, **format_of("document")},
)
def document(request: Request, number: Number) -> Response:
    """A version of a document, as `retold extract --format json` writes it."""
    stored = _stored(desk_of(request), number)
    return data(document_json(stored.document, prepare(stored.document).furniture))


@PAGES.get("/corpus")
def corpus_page(request: Request, q: Words = "", start: Start = 0) -> Response:
    """The documents, with a field to search for them."""
    desk = desk_of(request)
    rows, total = ([], 0) if desk.settings.corpus is None else _listed(desk, q, start, LISTED)
    return page(
        request,
        "corpus",
        rows=rows,
        total=total,
        q=q,
        start=start,
        limit=LISTED,
        data=f"/corpus.json?{part({'q': q})}",
    )


@PAGES.get("/corpus.json")
def corpus_data(
    request: Request, q: Words = "", start: Start = 0, limit: Limit = 20
) -> DocumentsOut:
    """The same as data."""
    return documents(request, q, start, limit)


@PAGES.get("/document")
def document_by_id(request: Request, id: Annotated[str, Query(max_length=4_000)]) -> Response:  # noqa: A002
    """The way to the last version of a document, by its id."""
    return RedirectResponse(f"/document/{desk_of(request).number(id)}", 303)


@PAGES.get("/document/{number}.json")
def twin(request: Request, number: Number) -> Response:
    """The document as data."""
    return document(request, number)


@PAGES.get("/document/{number}")
async def document_page(request: Request, number: Number) -> Response:
    """A document, and where its passages stand elsewhere."""
    desk = desk_of(request)
    stored = _stored(desk, number)
    _, rows = await desk.find(stored.document, FOUND, ())
    matches = [row for row in rows if row["id"] != stored.document.id]  # its other versions
    with desk.opened() as corpus:
        versions = corpus.versions(stored.document.id)
    return page(
        request,
        "document",
        data=f"/document/{number}.json",
        stored=stored,
        document=stored.document,
        versions=versions,
        matches=matches,
        paragraphs=list(_paragraphs(stored.document.text, matches)),
        story=_story(desk, stored.document.id),
    )


def _paragraphs(text: str, matches: list[dict[str, Any]]) -> list[list[tuple[str, int]]]:
    """The lines of a text in pieces, each with how many documents have it too."""
    held = [[passage[0] for passage in match["passages"]] for match in matches]
    ends = {place for spans in held for span in spans for place in span}
    ends |= {place for place, character in enumerate(text) if character == "\n"}
    paragraphs: list[list[tuple[str, int]]] = [[]]
    for start, end in pairwise(sorted({0, len(text), *ends})):
        piece = text[start:end]
        if piece.startswith("\n"):
            paragraphs.append([])
            piece = piece[1:]
        depth = sum(any(first <= start < last for first, last in spans) for spans in held)
        paragraphs[-1].append((piece, depth))
    return [each for each in paragraphs if any(piece.strip() for piece, _ in each)]


def _story(desk: Desk, id_: str) -> str | None:
    """The id of the story that a document is in, where it was told."""
    desk.catch_up()  # the next who asks sees it
    story: str | None = (desk.shelf.noted(REVISION) or {}).get("of", {}).get(id_)
    return story


def _listed(desk: Desk, q: str, start: int, limit: int) -> tuple[list[Any], int]:
    with desk.opened() as corpus:
        return corpus.listed(q.split(), start=start, limit=limit)


def _stored(desk: Desk, number: int) -> Stored:
    with desk.opened() as corpus:
        stored = corpus.numbered(number)
    if stored is None:
        raise nothing_here("document")
    return stored


def _count(desk: Desk) -> int:
    if desk.settings.corpus is None:
        return 0
    with desk.opened() as corpus:
        return len(corpus)
