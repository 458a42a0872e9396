"""A corpus: a folder of documents that grows and is asked for copies."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Self, TypeVar

from retold.corpus.frames import Addable, Matches, Verdicts, as_documents
from retold.corpus.matches import find
from retold.dedupe.documents import judge
from retold.dedupe.policy import Rules
from retold.errors import RetoldError
from retold.index import Archive, Fingerprinted, Listed, Stored, digest
from retold.model import Document, Story
from retold.prepare import Readable, as_document
from retold.read.fields import Bad, Fields, Undated
from retold.text.language import identify, known_codes

BATCH_DOCUMENTS = 1000
BATCH_CHARACTERS = 8_000_000
BATCH_SECONDS = 5.0
"""A batch ends at whichever comes first; what is lost when a run is stopped is at most a batch."""
LANGUAGE_TOLD = 600
"""Characters by which the language of a document is told where its origin did not tell."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: added, revised (a new version of its id), or there already.

    Of a row of which no document could be made, `id` is its place and `reason` says why; likewise
    of one whose date could not be read (undated), beside what became of its document.
    """

    id: str
    state: Literal["added", "revised", "unchanged", "bad", "undated"]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """How many documents were added, revised, and there already; and the bad rows.

    undated: the rows that state a date that could not be read; their documents are kept without.
    """

    added: int
    revised: int
    unchanged: int
    bad: tuple[Outcome, ...] = field(default=(), repr=False)
    undated: tuple[Outcome, ...] = field(default=(), repr=False)


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

    def __repr__(self) -> str:
        return f"Corpus({str(self.path)!r})"

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

    def add(self, documents: Addable, *, fields: Fields | None = None) -> Added:
        """Add documents; returns, when all are on disk, what became of them.

        A document whose id and text are there, in whichever version, is left alone; another text
        under an id becomes a new version of it.

        Args:
            documents: a document, a page, a path, an address or a text; several of these; records,
                as the rows of `datasets` are; or a table of pandas, polars, Arrow or whatever else
                offers Arrow's stream, which is read in batches. A path or an address may be of
                what holds many: JSON Lines, CSV, Parquet, WARC, a feed, a folder of these.
            fields: the fields or columns to take; None finds them by the usual names.

        Raises:
            RetoldError: the folder cannot be written, or another process is adding to it.
            FormatError: what was given is none of these.
            MissingExtra: what a table, Parquet, WARC or a feed needs is not installed.
        """
        states: Counter[str] = Counter()
        amiss: dict[str, list[Outcome]] = {"bad": [], "undated": []}
        for outcome in self.adding(documents, fields=fields):
            states[outcome.state] += 1
            if outcome.state in amiss:
                amiss[outcome.state].append(outcome)
        counts = (states["added"], states["revised"], states["unchanged"])
        return Added(*counts, *map(tuple, amiss.values()))

    def adding(self, documents: Addable, *, fields: Fields | None = None) -> Iterator[Outcome]:
        """What becomes of each document, each told only when it is on disk.

        As `add`, for a progress bar or a log: nothing is added that is not iterated over.
        """
        return self.adding_each(as_documents(documents, fields or Fields()))

    def adding_each(self, documents: Iterable[Document | Bad]) -> Iterator[Outcome]:
        """As `adding`, of documents, and of rows of which none could be made."""
        archive = self._writer()
        bad: list[Outcome] = []
        good = _good(documents, bad)
        for batch in _batches(good, lambda document: len(document.text)):
            yield from _taken_in(archive, batch)
            yield from bad
            bad.clear()
        yield from bad

    def adding_made(
        self, documents: Iterable[Fingerprinted | Bad], begun: int
    ) -> Iterator[Outcome]:
        """As `adding`, of documents that were fingerprinted elsewhere.

        begun: the `revision` at which the adding of these was begun first: what has been appended
        since, by a run that was stopped, is there already, and no new version of what came later.
        """
        archive = self._writer()
        bad: list[Outcome] = []
        good = _good(documents, bad)
        yield from _appended(archive, good, begun)
        for batch in _batches(good, lambda document: document.characters):
            outcomes, places = _judged(archive, [(each.id, each.digest) for each in batch])
            archive.append_made(
                [(number, version, batch[index]) for index, number, version in places]
            )
            yield from outcomes
            yield from bad
            bad.clear()
        yield from bad

    def open_to_write(self) -> None:
        """Take the writer's lock.

        Raises:
            RetoldError: the folder cannot be written, or another process is adding to it.
        """
        self._writer()

    def find(
        self, document: Readable, *, limit: int = 10, languages: Iterable[str] = ()
    ) -> Matches:
        """The documents that share a passage with one, copies first.

        A document with the same id and the same text is the document itself and left out.

        Args:
            document: a document, a page, a path, an address, `-` for standard input, or a text.
            limit: the most to return.
            languages: ISO 639-1 codes of other languages in which to look for translations too.

        Raises:
            RetoldError: there is no corpus, it is damaged, or a language is not known.
            ReadError: the document cannot be read.
        """
        asked = as_document(document, "document")
        return Matches(find(self._reader(), asked, limit, known_codes(languages)))

    def listed(
        self, words: Iterable[str] = (), *, start: int = 0, limit: int = 20
    ) -> tuple[list[Listed], int]:
        """The documents, without their texts, that are told of with some words; and how many.

        The last added come first, in their latest versions.

        Args:
            words: each must be part of the title, outlet, id, address, date or language.
            start: how many to pass over.
            limit: the most to return.

        Raises:
            RetoldError: there is no corpus, or it is damaged.
        """
        return self._reader().store.listed(tuple(words), start, limit)

    def numbered(self, number: int) -> Stored | None:
        """The version of a document that has a number, which stays its own; None where none has."""
        return self._reader().store.get([number]).get(number)

    def revision(self) -> int:
        """How many versions of documents there are: it grows with each that is added."""
        return self._reader().store.next_number()

    def versions(self, id_: str) -> list[int]:
        """The numbers of the versions of a document, the first first; none where it is not here."""
        return self._reader().store.versions(id_)

    def dedupe(self, rules: Rules | None = None) -> Verdicts:
        """Which documents near-duplicate removal would keep, and for which the others give way.

        The latest version of each document counts; nothing is removed from the corpus.

        Args:
            rules: what counts as a duplicate, and which document of a cluster is kept.
        """
        return Verdicts(judge(self._reader().store.latest_documents, rules or Rules()))

    def stories(self) -> list[Story]:
        """The stories of the documents, the largest first; each is in exactly one.

        As `retold.stories`: what was found is kept in the folder.

        Raises:
            RetoldError: there is no corpus, or it is damaged.
        """
        from retold.stories import stories

        return stories(self.path)

    def rebuild(self) -> Iterator[int]:
        """Make the index anew from the documents; yields how many were done since the last."""
        return self._writer(renew=True).rebuild()

    def _reader(self) -> Archive:
        if self._archive is None:
            self._archive = Archive(self.path)
        return self._archive

    def _writer(self, *, renew: bool = False) -> Archive:
        if not self._writes:
            self.close()
            self._archive, self._writes = Archive(self.path, write=True, renew=renew), True
        return self._reader()


def _good(found: Iterable[Made | Bad], bad: list[Outcome]) -> Iterator[Made]:
    """The documents; what is bad is put on the list."""
    for one in found:
        if isinstance(one, Bad):
            state: Literal["undated", "bad"] = "undated" if isinstance(one, Undated) else "bad"
            bad.append(Outcome(one.place, state, one.reason))
        else:
            yield one


def _batches(documents: Iterable[Made], size: Callable[[Made], int]) -> Iterator[list[Made]]:
    """The documents in batches; size: how many characters one has."""
    batch: list[Made] = []
    characters, start = 0, time.monotonic()
    for document in documents:
        batch.append(document)
        characters += size(document)
        full = len(batch) >= BATCH_DOCUMENTS or characters >= BATCH_CHARACTERS
        if full or time.monotonic() - start >= BATCH_SECONDS:
            yield batch
            batch, characters, start = [], 0, time.monotonic()
    if batch:
        yield batch


def _taken_in(archive: Archive, batch: list[Document]) -> list[Outcome]:
    """The outcomes of a batch, once it is on disk."""
    batch = [storable(document) for document in batch]
    outcomes, places = _judged(archive, [(each.id, digest(each.text)) for each in batch])
    archive.append([Stored(number, version, batch[index]) for index, number, version in places])
    return outcomes


def _appended(
    archive: Archive, documents: Iterator[Fingerprinted], begun: int
) -> Iterator[Outcome]:
    """The outcomes of documents that were appended since a revision; they are taken off."""
    stored: dict[str, set[bytes]] = {}
    for number, id_, own in archive.store.named_from(begun):
        for document in documents:
            if document.id not in stored:
                stored |= {document.id: set()} | archive.store.stored_texts([document.id], begun)
            yield Outcome(document.id, "unchanged")
            if document.digest not in stored[document.id]:
                break
        else:
            return
        if (document.id, document.digest) != (id_, own):
            raise RetoldError(
                f"{archive.folder}: document {number} was added by somebody else since this run "
                "was begun; remove its folder, and begin it anew"
            )
        stored[id_].add(own)


def _judged(
    archive: Archive, documents: Sequence[tuple[str, bytes]]
) -> tuple[list[Outcome], list[tuple[int, int, int]]]:
    """What becomes of documents, by their ids and the digests of their texts.

    A text that any version of its id has is there already, so adding a file again adds nothing,
    also where the file has several texts under an id. For each that is taken in: its place among
    these, its number and its version.
    """
    ids = [id_ for id_, _ in documents]
    stored, versions = archive.store.stored_texts(ids), archive.store.latest_versions(ids)
    number = archive.store.next_number()
    new: list[tuple[int, int, int]] = []
    outcomes = []
    for index, (id_, own) in enumerate(documents):
        texts = stored.setdefault(id_, set())
        if own in texts:
            outcomes.append(Outcome(id_, "unchanged"))
            continue
        outcomes.append(Outcome(id_, "revised" if texts else "added"))
        texts.add(own)
        versions[id_] = versions.get(id_, 0) + 1
        new.append((index, number + len(new), versions[id_]))
    return outcomes, new


def storable(document: Document) -> Document:
    """The document with its language."""
    language = document.language or identify(document.text[:LANGUAGE_TOLD])
    return document if language == document.language else replace(document, language=language)
