"""What every page has: its template filled, style and script inside, nothing from outside."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from retold.model import Document, SegmentedDocument
from retold.report import phrasing
from retold.report.marks import sentences_by_line

SENTENCES_A_BLOCK = 40
"""Sentences of one line that are laid out together; a line of 5,000 would freeze the page."""
GROUPS = 300
"""Groups of a list that the browser passes over while they are far from view: asking after each
of 10,000 paragraphs took it longer than drawing those in view."""

_T = TypeVar("_T")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


def fill(name: str, **values: object) -> str:
    """One self-contained web page, in UTF-8: the template of that name with its style and script.

    Style and script are those of every page, then those of that name. The content security policy
    admits nothing but them, by their hashes.
    """
    style, script = (_asset(f"page.{kind}") + _asset(f"{name}.{kind}") for kind in ("css", "js"))
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page: str = environment.get_template(f"{name}.html.j2").render(
        **values,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return page


def between(document: SegmentedDocument, number: int) -> str:
    """What stands between a sentence and the one before it: a space, where they are apart."""
    gap = document.text[
        document.sentences[number - 1].span.end : document.sentences[number].span.start
    ]
    return phrasing.printable(gap)


@dataclass(frozen=True, slots=True)
class Block(Generic[_T]):
    """Sentences of a line; a long line is several blocks, a first, and one where it ends."""

    furniture: bool
    first: bool
    ends: bool
    sentences: Sequence[_T]


def blocks(document: SegmentedDocument, shown: Sequence[_T]) -> Iterator[Block[_T]]:
    """The sentences of a document, each in the form in which it is shown, laid out in blocks."""
    furniture = document.furniture_sentences()
    for line in sentences_by_line(document):
        for start in range(line[0], line[-1] + 1, SENTENCES_A_BLOCK):
            end = min(start + SENTENCES_A_BLOCK, line[-1] + 1)
            yield Block(
                line[0] in furniture, start == line[0], end == line[-1] + 1, shown[start:end]
            )


def groups(items: list[_T]) -> list[list[_T]]:
    """The items in at most GROUPS groups of one size."""
    size = max(1, -(-len(items) // GROUPS))
    return [items[start : start + size] for start in range(0, len(items), size)]


def href(document: Document) -> str | None:
    """The document's address where it is one that a reader may follow."""
    try:
        parts = urlsplit(document.url or "")
    except ValueError:
        return None
    return document.url if parts.scheme in {"http", "https"} and parts.netloc else None


def language(document: Document) -> str | None:
    """The document's language where it is one that a page can declare."""
    return document.language if _LANGUAGE.match(document.language or "") else None


def _asset(name: str) -> str:
    return files("retold.report").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(asset: str) -> str:
    digest = hashlib.sha256(asset.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
