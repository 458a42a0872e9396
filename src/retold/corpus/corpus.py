"""A corpus: a folder of documents that grows and is asked for copies."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Self

from retold.corpus.find import Match, find
from retold.index import Archive, Stored, digest
from retold.language import identify
from retold.model import Document
from retold.prepare import as_document

BATCH_DOCUMENTS = 1000
BATCH_CHARACTERS = 8_000_000
BATCH_SECONDS = 5.0
"""A batch ends at whichever comes first; what is lost when a run is stopped is at most a batch."""
LANGUAGE_TOLD = 600
"""Characters by which the language of a document is told where its origin did not tell."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: added, revised (a new version of its id), or there already."""

    id: str
    state: Literal["added", "revised", "unchanged"]


@dataclass(frozen=True, slots=True)
class Added:
    """How many documents were added, revised, and there already."""

    added: int
    revised: int
    unchanged: int


class Corpus:
    """Documents in a folder, which the first `add` makes.

        with retold.Corpus("news") as corpus:
            corpus.add(documents)
            for match in corpus.find("retelling.txt"):
                print(match.document.id, match.relation.kind, match.containment)

    Many may read a corpus while one process adds to it. Not for several threads at once.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._archive: Archive | None = None
        self._writes = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """The number of documents; versions of one count once."""
        return len(self._reader().store)

    def close(self) -> None:
        """Close the corpus and let other processes add to it."""
        if self._archive is not None:
            self._archive.close()
        self._archive, self._writes = None, False

    def add(self, documents: Iterable[Document]) -> Added:
        """Add documents; returns, when all are on disk, what became of them.

        A document whose id and text are there is left alone; another text under an id becomes a
        new version of it.

        Raises:
            RetoldError: the folder cannot be written, or another process is adding to it.
        """
        states = Counter(outcome.state for outcome in self.adding(documents))
        return Added(states["added"], states["revised"], states["unchanged"])

    def adding(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """What becomes of each document, in order, each told only when it is on disk.

        As `add`, for a progress bar or a log: nothing is added that is not iterated over.
        """
        archive = self._writer()
        for batch in _batches(documents):
            yield from _taken_in(archive, batch)

    def find(
        self, document: Document | Path | str, *, limit: int = 10, languages: Iterable[str] = ()
    ) -> list[Match]:
        """The documents that share a passage with one, copies first.

        A document with the same id and the same text is the document itself and left out.

        Args:
            document: a document, a text, the path of a file, or an http(s) address.
            limit: the most to return.
            languages: ISO 639-1 codes of other languages in which to look for translations too.
        """
        asked = as_document(document, "document")
        return find(self._reader(), asked, limit, frozenset(languages))

    def rebuild(self) -> Iterator[int]:
        """Make the index anew from the documents; yields how many were done since the last."""
        return self._writer().rebuild()

    def _reader(self) -> Archive:
        if self._archive is None:
            self._archive = Archive(self.path)
        return self._archive

    def _writer(self) -> Archive:
        if not self._writes:
            self.close()
            self._archive, self._writes = Archive(self.path, write=True), True
        return self._reader()


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    characters, start = 0, time.monotonic()
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        full = len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS
        if full or time.monotonic() - start >= BATCH_SECONDS:
            yield batch
            batch, characters, start = [], 0, time.monotonic()
    if batch:
        yield batch


def _taken_in(archive: Archive, batch: list[Document]) -> list[Outcome]:
    """The outcomes of a batch, once it is on disk."""
    batch = [_storable(document) for document in batch]
    latest = archive.store.latest([document.id for document in batch])
    number = archive.store.next_number()
    new: list[Stored] = []
    outcomes = []
    for document in batch:
        before = latest.get(document.id)
        own = digest(document.text)
        if before is not None and before[1] == own:
            outcomes.append(Outcome(document.id, "unchanged"))
            continue
        version = before[0] + 1 if before else 1
        latest[document.id] = (version, own)
        new.append(Stored(number + len(new), version, document))
        outcomes.append(Outcome(document.id, "revised" if before else "added"))
    archive.append(new)
    return outcomes


def _storable(document: Document) -> Document:
    """The document with its language, and no half surrogates in its id: no database holds them."""
    id_ = document.id.encode("utf-8", "replace").decode("utf-8")
    language = document.language or identify(document.text[:LANGUAGE_TOLD])
    if (id_, language) == (document.id, document.language):
        return document
    return replace(document, id=id_, language=language)
