"""A row of the database -> what was stored, once what is told about it matches its checksum."""

import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from retold.errors import FormatError
from retold.index.outline import Outline
from retold.model import Document

Row: TypeAlias = tuple[Any, ...]
"""What SQLite gives: its columns hold what they please until they are checked."""
ABOUT = "number, id, version, title, url, outlet, byline, published, language, digest"
"""The columns that tell about a document; what is read of one begins with them and the checksum."""
TOLD = len(ABOUT.split(","))
PACKED = 1
"""How hard zlib tries: 6 takes half as long again and leaves 3 % less of a news article."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document in a corpus: its number there, and the version of its text, from 1."""

    number: int
    version: int
    document: Document


class Outlined(NamedTuple):
    """What is looked at of a document before its text is read."""

    number: int
    id: str
    digest: bytes
    outline: Outline


class Listed(NamedTuple):
    """What is told about a document in a list: all but its text."""

    number: int
    id: str
    version: int
    title: str | None
    url: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None


def digest(text: str) -> bytes:
    """What tells texts apart: 16 bytes of their SHA-256."""
    return hashlib.sha256(text.encode()).digest()[:16]


def checksum(row: Row) -> int:
    """What tells a change to what is told about a document, its text's digest included."""
    *told, own = row[:TOLD]
    return zlib.crc32(json.dumps([*told, bytes(own).hex()]).encode("ascii"))


def check(row: Row, place: Path) -> None:
    """Hold a row against the checksum that stands behind what it tells about a document.

    Raises:
        FormatError: a byte of what is told is not what was written.
    """
    try:
        is_right = checksum(row) == row[TOLD]
    except (TypeError, ValueError):  # a column of another type than it was written as
        is_right = False
    if not is_right:
        raise FormatError(
            f"{place}: what is kept about document {row[1]!r} (number {row[0]}) is damaged: it "
            "does not match its checksum; restore the corpus from a copy"
        )


def to_row(stored: Stored) -> Row:
    """The columns of a document as they are written, its text packed."""
    document = stored.document
    about = (document.title, document.url, document.outlet, document.byline)
    return (
        stored.number,
        document.id,
        stored.version,
        *map(_plain, (*about, document.published, document.language)),
        digest(document.text),
        zlib.compress(document.text.encode(), PACKED),
    )


def to_stored(row: Row, place: Path) -> Stored:
    """The document of a row that ends in its packed text.

    Raises:
        FormatError: the text is damaged.
    """
    number, id_, version, title, url, outlet, byline, published, language = row[: TOLD - 1]
    try:
        text = zlib.decompress(row[-1]).decode()
    except (zlib.error, UnicodeDecodeError, TypeError):
        raise FormatError(
            f"{place}: the text of {id_!r} is damaged; restore the corpus from a copy"
        ) from None
    document = Document(
        id=id_,
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        byline=byline,
        published=published,
        language=language,
    )
    return Stored(number, version, document)


def _plain(value: str | None) -> str | None:
    """The value with half surrogates, which the database cannot hold, replaced."""
    return value if value is None else value.encode("utf-8", "replace").decode("utf-8")
