"""What a request gives as a document -> the document: a text, bytes, an address, a number.

Nothing here is ever taken for the name of a file: a request has no business on this disk.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from retold.corpus import Corpus
from retold.errors import ReadError
from retold.model import Document
from retold.prepare import as_story, prepare
from retold.published import published
from retold.read import from_answer, from_bytes, shown, web
from retold.read.fields import id_of
from retold.read.packed import DAMAGED, TooLarge, is_packed, unpacked
from retold.serve.problems import Problem, nothing_here, without_corpus

LONGEST_LABEL = 200
"""Characters of a name, title or outlet that somebody gives a document."""

PASTED = frozenset(("source", "target", "document"))
"""What texts without a name are called."""

OUTSIDE = "this server fetches from the public internet only; paste the text, or upload the page"
UNPACKED = 5
"""How many times more bytes than a request may hold a file may have unpacked: pages pack 4 : 1."""
CHARACTERS = 500
"""Characters a sentence that a text may have, so that one of another kind is not cut up at all: a
sentence of news has 120."""


@dataclass(frozen=True, slots=True)
class Given:
    """A document as a request gives it: exactly one of content, address and number.

    content: a text or the bytes of a file. name: what it is called, its id; None where the id is
    to be its address, or else made of its text. number: of a document in the corpus. The rest is
    told about it and goes before what the content says of itself.
    """

    content: bytes | None = None
    address: str | None = None
    number: int | None = None
    name: str | None = "document"
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a server allows of documents that are given: see `Settings`."""

    corpus: Path | None
    allow_private: bool
    most_sentences: int
    most_bytes: int


def document_of(given: Given, rules: Rules) -> Document:
    """The document that was given.

    Raises:
        Problem: the number is of no document, or the text is too long.
        RetoldError: it cannot be read, or holds no article.
    """
    if given.number is not None:
        return numbered(given.number, rules.corpus)
    if given.address is not None:
        page = from_answer(_fetched(given.address, allow_private=rules.allow_private))
        name = given.address
    else:
        name = label(given.name or "document")
        page = from_bytes(_unpacked(given.content or b"", name, rules.most_bytes), name, name=name)
    document = _with_details(as_story(page, name), given)
    if given.address is None:
        own = name if given.name else document.url or id_of(document.text)
        document = replace(document, id=own)
    _check_length(document, rules.most_sentences)
    return document


def numbered(number: int, corpus: Path | None) -> Document:
    """The document of a corpus with a number.

    Raises:
        Problem: there is none.
    """
    if corpus is None:
        raise without_corpus()
    try:
        with Corpus(corpus) as opened:
            stored = opened.numbered(number)
    except OverflowError:  # more than the database counts to
        stored = None
    if stored is None:
        raise nothing_here("document")
    return stored.document


def name_of(given: Given) -> str:
    """What a document that could not be read is called: its address, or its name."""
    return shown(given.address) if given.address else label(given.name or "document")


def label(name: str) -> str:
    """A name that somebody gave a file or a text: its last part, on one line, not too long."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable())[:LONGEST_LABEL].strip() or "document"


def _fetched(address: str, *, allow_private: bool) -> web.Answer:
    """What an address answers that a stranger may have given."""
    try:
        return web.fetch(address, typed=False, allow_private=allow_private)
    except ReadError as error:
        raise ReadError(str(error).replace(web.INSIDE, OUTSIDE)) from None


def _unpacked(content: bytes, name: str, most: int) -> bytes:
    """The content out of its packing, unless that makes far more of it than a request may hold."""
    if not is_packed(content):
        return content
    try:
        return unpacked(content, UNPACKED * most)
    except TooLarge:
        raise Problem(413, f"{name}: unpacked, it is larger than this server takes") from None
    except DAMAGED as error:
        raise ReadError(
            f"{name}: it is packed, and breaks off or is damaged ({error}); get it anew"
        ) from None


def _with_details(document: Document, given: Given) -> Document:
    """The document with what the request tells about it."""
    return replace(
        document,
        title=_line(given.title) or document.title,
        url=_line(given.url) or document.url,
        outlet=_line(given.outlet) or document.outlet,
        published=published(given.published) or document.published,
    )


def _line(value: str | None) -> str | None:
    return " ".join(value.split())[:LONGEST_LABEL] or None if value else None


def _check_length(document: Document, most: int) -> None:
    if len(document.text) > CHARACTERS * most:
        raise Problem(
            413,
            f"{document.id}: it has {len(document.text):,} characters, more than the "
            f"{CHARACTERS * most:,} that this server takes; give the part that matters",
        )
    sentences = len(prepare(document).sentences)
    if sentences > most:
        raise Problem(
            413,
            f"{document.id}: it has {sentences:,} sentences, more than the {most:,} that this "
            "server takes; give the part that matters, or use `retold compare`",
        )
