"""What every page has: its template filled, style and script inside, nothing from outside.

A page that a server hands out, or that stands among others, is the same page in another setting:
its style and script may be files of the server, and it may lead to the other pages.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from retold.bundled import beside
from retold.model import Document, SegmentedDocument
from retold.model.texts import counted
from retold.report import phrasing
from retold.report.marks import sentences_by_line
from retold.report.page_setting import ALONE, Setting

SENTENCES_A_BLOCK = 40
"""Sentences of one line that are laid out together; a line of 5,000 would freeze the page."""
GROUPS = 300
"""Groups of a list that the browser passes over while they are far from view: asking after each
of 10,000 paragraphs took it longer than drawing those in view."""

GENERATOR = b'name="generator" content="retold"'
"""What a page of ours says in its head."""
HEAD = 2_000
"""Bytes in which it says so."""

_T = TypeVar("_T")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


ASSETS = {
    "comparison": "comparison",
    "quotations": "quotations",
    "story": "story",
    "document": "document",
    "batch": "batch",
    "site": "batch",
    "copies": "copies",
}
"""The pages by their names, and the names of their styles and scripts."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The style and the script of a page: those of every page, then its own."""

    style: str
    script: str

    @property
    def policy(self) -> str:
        """A content security policy that admits these two inside of the page, and nothing else."""
        return (
            f"default-src 'none'; style-src '{_hash(self.style)}'; "
            f"script-src '{_hash(self.script)}'; img-src data:; base-uri 'none'; "
            "form-action 'none'"
        )


def assets(name: str) -> Assets:
    """The style and script of a page, by its name in `ASSETS`."""
    own = ASSETS[name]
    return Assets(*(_asset(f"page.{kind}") + _asset(f"{own}.{kind}") for kind in ("css", "js")))


def asset_files() -> Mapping[str, str]:
    """The files that a setting with `assets` needs in that folder, by name: CSS and ES modules."""
    made = {own: assets(name) for name, own in ASSETS.items()}
    return {f"{name}.css": each.style for name, each in made.items()} | {
        f"{name}.js": each.script for name, each in made.items()
    }


def fill(name: str, setting: Setting = ALONE, **values: object) -> str:
    """One web page, in UTF-8: the template of that name with its style and script.

    Where they stand in the page itself, its content security policy admits nothing but them, by
    their hashes.
    """
    own = assets(name)
    page: str = (
        _templates()
        .get_template(f"{name}.html.j2")
        .render(
            **values,
            page=ASSETS[name],
            setting=setting,
            style=Markup(own.style),  # noqa: S704 - our own file
            script=Markup(own.script),  # noqa: S704 - our own file
            policy=Markup(own.policy),  # noqa: S704 - hashes and words of ours
        )
    )
    return page


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["counted"] = counted
    return environment


def is_ours(path: Path) -> bool:
    """Whether a file is a page that retold made, and so one that it may write anew."""
    with path.open("rb") as file:
        return GENERATOR in file.read(HEAD)


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


@cache
def _asset(name: str) -> str:
    return beside(__name__, f"templates/{name}").read_text(encoding="utf-8")


def _hash(asset: str) -> str:
    digest = hashlib.sha256(asset.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
