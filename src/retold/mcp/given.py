"""What an assistant may name as a document, and the document that it means."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from retold.errors import ReadError, RetoldError
from retold.model import Document, SegmentedDocument
from retold.prepare import as_story, prepare
from retold.published import published
from retold.read import fetch, from_answer, from_bytes
from retold.read.files import read_file
from retold.text.language import identify

MAX_CHARACTERS = 200_000
"""Of a text, thirty times a long news article: two are compared in well under a call's time."""
MAX_SENTENCES = 4_000
"""Of a text: as many as so many characters of news have, twice over; lists of short lines have more
and cost by the line."""

_WORD = re.compile(r"\w")


class Given(BaseModel):
    """A document that a call names: by exactly one of `text`, `url`, `id` and `file`."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = Field(
        None, max_length=MAX_CHARACTERS, description="The article's text itself."
    )
    url: str | None = Field(
        None, max_length=4_000, description="An http(s) address on the public internet."
    )
    id: str | None = Field(
        None, max_length=4_000, description="The id of a document in the corpus."
    )
    file: str | None = Field(
        None,
        max_length=1_000,
        description="A file of the folder that the server was started with, by its path in it.",
    )
    published: str | None = Field(
        None, max_length=40, description="When `text` was published, ISO 8601."
    )
    outlet: str | None = Field(None, max_length=400, description="Who published `text`.")


@dataclass(frozen=True, slots=True)
class Reception:
    """What a server lays open.

    Attributes:
        corpus: the folder of its corpus; None where there is none.
        files: the folder whose files may be named; None where none may.
        offline: whether no address is fetched.
        allow_private: whether addresses may lie inside this machine or network.
    """

    corpus: str | None = None
    files: str | None = None
    offline: bool = False
    allow_private: bool = False

    def document(self, given: Given, side: str) -> Document:
        """The document that a call means.

        Args:
            given: what it named.
            side: what messages call it, and the id of a bare text.

        Raises:
            RetoldError: it is not named by exactly one of the ways, or cannot be had.
        """
        named = [name for name in ("text", "url", "id", "file") if getattr(given, name) is not None]
        if len(named) != 1:
            raise ReadError(f"{side}: give exactly one of text, url, id and file, not {len(named)}")
        document = {
            "text": self._of_text,
            "url": self._fetched,
            "id": self._of_corpus,
            "file": self._of_file,
        }[named[0]](given, side)
        return bounded(document, side)

    def prepared(self, given: Given, side: str) -> SegmentedDocument:
        """The document that a call means, cut up.

        Raises:
            RetoldError: as `document`, or it has too many sentences.
        """
        prepared = prepare(self.document(given, side))
        if len(prepared.sentences) > MAX_SENTENCES:
            raise ReadError(
                f"{side}: it has {len(prepared.sentences):,} sentences and lines, and at most "
                f"{MAX_SENTENCES:,} are taken; give the part that matters"
            )
        return prepared

    def opened(self) -> str:
        """The folder of the corpus.

        Raises:
            RetoldError: the server has none.
        """
        if self.corpus is None:
            raise RetoldError("this server has no corpus; start it as `retold mcp CORPUS`")
        return self.corpus

    def _of_text(self, given: Given, side: str) -> Document:
        text = given.text or ""
        if not _WORD.search(text):
            raise ReadError(f"{side}: the text is empty; pass the article's text")
        return Document(
            id=side,
            text=text,
            outlet=given.outlet,
            published=published(given.published),
            language=identify(text),
        )

    def _fetched(self, given: Given, side: str) -> Document:
        if self.offline:
            raise ReadError(f"{side}: this server fetches no addresses; pass the article's text")
        # An assistant may have the address from a page that it read: it is data, not a person's.
        answer = fetch(given.url or "", typed=False, allow_private=self.allow_private)
        return as_story(from_answer(answer), side)

    def _of_corpus(self, given: Given, side: str) -> Document:
        from retold.stories import in_corpus

        document = in_corpus(given.id or "", self.opened())
        if document is None:
            raise ReadError(f"{side}: the corpus has no document {given.id!r}; `find` tells ids")
        return document

    def _of_file(self, given: Given, side: str) -> Document:
        if self.files is None:
            raise ReadError(
                f"{side}: this server reads no files; start it with --files FOLDER, or pass text"
            )
        name = given.file or ""
        path = _below(Path(self.files), name)
        if path is None:
            raise ReadError(f"{side}: {name!r} is no file of the folder that may be read")
        read = from_bytes(read_file(str(path), name), name, path=path, name=name)
        return replace(as_story(read, name), id=name)


def bounded(document: Document, side: str) -> Document:
    """The document, if it is no longer than what is taken.

    Raises:
        ReadError: it is.
    """
    if len(document.text) > MAX_CHARACTERS:
        raise ReadError(
            f"{side}: it has {len(document.text):,} characters, and at most {MAX_CHARACTERS:,} are "
            "taken; give the part that matters"
        )
    return document


def _below(folder: Path, name: str) -> Path | None:
    """The file of that name below a folder, wherever links lead; None where it is none."""
    try:
        path = (folder / name).resolve(strict=True)
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError, RuntimeError):  # no such file, no path, links in a circle
        return None
