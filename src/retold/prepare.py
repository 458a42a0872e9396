"""One document: read, extracted where it is a page, cut up, its furniture marked."""

from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from retold.errors import ExtractError, ReadError
from retold.extract import extract as extract_page
from retold.extract import find_furniture
from retold.model import Document, Page, SegmentedDocument
from retold.read import read, shown
from retold.read.endings import READ_ENDINGS
from retold.read.packed import ENDINGS as PACKED
from retold.text.language import identify
from retold.text.segment import segment

Readable: TypeAlias = Document | Page | Path | str
"""What every verb takes for a document: one that is there, a page, a path, or a string.

A string is, by the first of these that fits: `-`, standard input; an http(s) address; the name of
something that exists; one line that can only be meant as a name (`names_a_file`), which is then
told to be missing; and else the text itself. To be sure, give a `Path` or a `Document`.
"""

LONGEST_NAME = 400
"""A string longer than this, or of several lines, is a text and not the name of a file."""

FILE_ENDINGS = (*READ_ENDINGS, *PACKED, ".doc", ".odt", ".rtf", ".epub", ".json", ".xml")
"""Endings that no sentence has: with one of them, a name may hold spaces."""

LONGEST_TEXT = 20_000_000
"""Characters of a document, some 150,000 sentences; a longer one takes minutes and gigabytes."""


def prepare(document: Document) -> SegmentedDocument:
    """The document cut up, with its furniture marked, and its language told where it was not.

    Raises:
        ReadError: the text is empty or too long, or nothing of it is a story.
    """
    if len(document.text) > LONGEST_TEXT:
        raise ReadError(
            f"{document.id}: its text has {len(document.text):,} characters, more than the "
            f"{LONGEST_TEXT:,} that can be handled; split it into articles"
        )
    document = with_language(document)
    segmented = segment(document, find_furniture(document))
    if not segmented.sentences:
        raise ReadError(f"{document.id}: its text is empty; give a text with the article in it")
    if len(segmented.furniture_sentences()) == len(segmented.sentences):
        raise ReadError(
            f"{document.id}: it holds only page furniture (links, captions, forms) and no story; "
            "give a text with the article in it"
        )
    return segmented


def with_language(document: Document) -> Document:
    """The document with the language of its text, where its origin did not tell one."""
    if document.language is not None:
        return document
    return replace(document, language=identify(document.text))


def load(where: str, *, allow_private: bool = False) -> Document:
    """The document in a file, at an http(s) address, or on standard input (`-`).

    Args:
        where: the path, address or `-`.
        allow_private: whether an address may redirect into this machine or network.
    """
    document = as_story(read(where, allow_private=allow_private), shown(where))
    is_file = where != "-" and "://" not in where
    return replace(document, id=Path(where).name) if is_file else document


def as_story(page: Page | Document, name: str) -> Document:
    """What was read as a document; what is wrong with a page is told under the input's name."""
    if not isinstance(page, Page):
        return page
    try:
        return extract_page(page)
    except ExtractError as error:
        reason = str(error)
        own = (name, Path(name).name, page.url or "")
        begins = next((start for start in own if start and reason.startswith(f"{start}: ")), None)
        clause = reason if begins is None else reason.removeprefix(f"{begins}: ")
        raise ExtractError(f"{name}: {clause}") from None


def extract(document: Readable) -> Document:
    """The article that a page, a path, an address or a text holds; a document is one already.

    Args:
        document: a document, a page, a path, an address, `-` for standard input, or a text.

    Raises:
        ReadError: a file or address that cannot be read, or a text without a word.
        ExtractError: a page without an article.
    """
    return as_document(document, "document")


def as_document(value: Readable, name: str, *, allow_private: bool = False) -> Document:
    """The document that a caller means; a bare text has `name` for its id.

    Args:
        value: a document, a page, a path, an address, `-` for standard input, or a text.
        name: the id of a bare text.
        allow_private: whether an address may redirect into this machine or network.
    """
    if isinstance(value, Document):
        return value
    if isinstance(value, Page):
        return extract_page(value)
    if isinstance(value, Path):
        return load(str(value), allow_private=allow_private)
    if not isinstance(value, str):
        raise TypeError(
            f"{name}: give a Document, a Page, a path, an address or a text, "
            f"not {type(value).__name__}"
        )
    if names_a_file(value):
        return load(value, allow_private=allow_private)
    if not value.strip():
        raise ReadError(f"{name}: the text is empty; pass the article's text")
    return Document(id=name, text=value, language=identify(value))


def names_a_file(value: str) -> bool:
    """Whether a string is no text: what is there, an address, `-`, or can only be meant as a name.

    Without a file of that name, one word with an ending or a folder ("drafts/story") is a name, and
    so is a line with a file's ending ("my story.txt").
    """
    if value == "-" or value.startswith(("http://", "https://")):
        return True
    if len(value) > LONGEST_NAME or "\n" in value or not value.strip():
        return False
    try:
        if Path(value).exists():
            return True
    except (OSError, ValueError):  # too long for a name; a zero byte
        return False
    if " " not in value:
        return bool(Path(value).suffix) or "/" in value
    return value.lower().endswith(FILE_ENDINGS)
