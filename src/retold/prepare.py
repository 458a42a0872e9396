"""One document: read, extracted where it is a page, cut up, its furniture marked."""

from dataclasses import replace
from pathlib import Path

from retold.errors import ExtractError, ReadError
from retold.extract import extract, find_furniture
from retold.language import identify
from retold.model import Document, Page, SegmentedDocument
from retold.read import read, shown
from retold.segment import segment

LONGEST_NAME = 400
"""A string longer than this, or of several lines, is a text and not the name of a file."""


LONGEST_TEXT = 20_000_000
"""Characters of a document, some 150,000 sentences; a longer one takes minutes and gigabytes."""


def prepare(document: Document) -> SegmentedDocument:
    """The document cut up, with its furniture marked.

    Raises:
        ReadError: the text is empty or too long, or nothing of it is a story.
    """
    if len(document.text) > LONGEST_TEXT:
        raise ReadError(
            f"{document.id}: its text has {len(document.text):,} characters, more than the "
            f"{LONGEST_TEXT:,} that can be handled; split it into articles"
        )
    segmented = segment(document, find_furniture(document))
    if not segmented.sentences:
        raise ReadError(f"{document.id}: its text is empty; give a text with the article in it")
    if len(segmented.furniture_sentences()) == len(segmented.sentences):
        raise ReadError(
            f"{document.id}: it holds only page furniture (links, captions, forms) and no story; "
            "give a text with the article in it"
        )
    return segmented


def load(where: str, *, allow_private: bool = False) -> Document:
    """The document in a file, at an http(s) address, or on standard input (`-`).

    Args:
        where: the path, address or `-`.
        allow_private: whether an address may redirect into this machine or network.
    """
    document = as_story(read(where, allow_private=allow_private), shown(where))
    is_file = where != "-" and "://" not in where
    return replace(document, id=Path(where).name) if is_file else document


def as_story(found: Page | Document, name: str) -> Document:
    """What was read as a document; what is wrong with a page is told under the input's name."""
    if not isinstance(found, Page):
        return found
    try:
        return extract(found)
    except ExtractError as error:
        reason = str(error)
        own = (name, Path(name).name, found.url or "")
        begins = next((start for start in own if start and reason.startswith(f"{start}: ")), None)
        told = reason if begins is None else reason.removeprefix(f"{begins}: ")
        raise ExtractError(f"{name}: {told}") from None


def as_document(value: Document | Path | str, name: str) -> Document:
    """The document that a caller means by a document, a text, a path or an address."""
    if isinstance(value, Document):
        return value
    if not isinstance(value, Path | str):
        raise TypeError(f"{name}: give a Document, a text, a path, not {type(value).__name__}")
    if isinstance(value, Path) or _names_a_file(value):
        return load(str(value))
    if not value.strip():
        raise ReadError(f"{name}: the text is empty; pass the article's text")
    return Document(id=name, text=value, language=identify(value))


def _names_a_file(value: str) -> bool:
    """A file that is there, an address, `-`, or one word that can only be meant as a name."""
    if value == "-" or value.startswith(("http://", "https://")):
        return True
    if len(value) > LONGEST_NAME or "\n" in value or not value.strip():
        return False
    try:
        return Path(value).is_file() or (" " not in value and bool(Path(value).suffix))
    except OSError:  # too long for a name
        return False
