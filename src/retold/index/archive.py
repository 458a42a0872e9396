"""A corpus on disk: documents in a database, the fingerprints of their texts in segment files.

Any number of readers may stand beside one writer. A batch is in the corpus from the moment at
which its transaction is committed; a segment file that no transaction names is a leftover of an
interrupted run, and the next writer removes it.
"""

import errno
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np

from retold.errors import FormatError, RetoldError
from retold.filesystems import refuse_address
from retold.index.fingerprint import OF_NAMES, OF_WORDS, fingerprints
from retold.index.fingerprinted import Entries, Fingerprinted, entries_of, joined
from retold.index.outline import Outline, Shares
from retold.index.records import Row, Stored, to_row
from retold.index.segments import (
    Keys,
    Numbers,
    Places,
    Segment,
    merged,
    open_segment,
    write_segment,
)
from retold.index.store import FULL, Store
from retold.index.writer_lock import sole_writer

SEGMENTS = "segments"
LOCK = "writer.lock"
BUSY = "another process is adding to this corpus; wait until it is done"
FAN = 4
"""Segments of about one size that are merged into one: each entry is written log₄ of the number of
batches times, and a lookup asks at most three segments of a size."""
COMMON = 100
"""Documents that may share a key before it says nothing: a longer list costs time, and in
exploratory runs a limit of 1,000 found fewer excerpts."""
STEEPNESS = 3
"""Power of a key's inverse document frequency: ranks what few documents have before what many do;
in exploratory runs 3 put more excerpts among the first ten than 1."""
NAMED, LEAST_NAMED, MOST_NAMED = 0.15, 2, 10
"""Share of the weight of a text's pairs of names that a document must have, pairs of names, and the
most documents that are told, where one may be the other in other words. Of 204 retellings of our
own writing, in whatever words and no briefs, one had less than .21; independent reports of the same
events had .06 at most, and of 3,000 articles of news one in five finds another with .15."""
USUAL = 1000
"""Documents that a corpus is then taken to have besides its own: in a small one a key that the few
retellings share would weigh next to nothing."""
REBUILT = 2000
"""Texts fingerprinted at a time when the index is made anew."""


class Hit(NamedTuple):
    """A document that shares fingerprints with a text; score: the share of their weight, 0…1."""

    number: int
    score: float


class Weighed(NamedTuple):
    """Documents, the share of the weight of a text's keys that each has, and how many of them."""

    numbers: Numbers
    scores: Shares
    shared: Places

    def hit(self, place: np.integer) -> Hit:
        """One of the documents."""
        return Hit(int(self.numbers[place]), float(self.scores[place]))


class Archive:
    """An open corpus folder: append and rebuild for the one writer, candidates for every reader."""

    def __init__(self, folder: Path, *, write: bool = False, renew: bool = False) -> None:
        """Open a corpus; to write, make it when it is not there and take the writer's lock.

        renew: open one of an older format too, to rebuild it.

        Raises:
            RetoldError: no corpus is there, another process writes to it, or it is not permitted.
            FormatError: the folder holds something else, or a corpus of a newer format.
        """
        refuse_address(folder)
        self.folder = folder
        self._open: dict[str, Segment] = {}
        self._lock: sqlite3.Connection | None = None
        if write:
            _make_folder(folder)
            self._lock = sole_writer(folder, LOCK, BUSY)
        try:
            self.store = Store(folder, create=write, renew=renew)
            if write:
                self._sweep()
        except BaseException:
            self._unlock()
            raise

    def close(self) -> None:
        """Close the corpus and give up the lock."""
        self._open.clear()
        self.store.close()
        self._unlock()

    def append(self, stored: Sequence[Stored]) -> None:
        """Take in documents; when this returns, they are on disk and found."""
        entries = entries_of([each.document.text for each in stored])
        self._append([to_row(each) for each in stored], entries)

    def append_made(self, documents: Sequence[tuple[int, int, Fingerprinted]]) -> None:
        """Take in documents that were fingerprinted elsewhere, under numbers and versions."""
        entries = joined([each for _, _, each in documents])
        self._append([each.numbered(*place) for *place, each in documents], entries)

    def _append(self, rows: Sequence[Row], entries: Entries) -> None:
        if not rows:
            return
        segment, outlines = self._indexed([row[0] for row in rows], entries)
        self.store.commit(rows, outlines=outlines, segments=[segment])
        self._merge()

    def _indexed(
        self, numbers: Sequence[int], entries: Entries
    ) -> tuple[tuple[str, int], Iterator[tuple[int, Outline]]]:
        """A new segment with the entries of documents, and their outlines, by number."""
        whose = np.array(numbers, dtype=np.uint32)[entries.rows]
        segment = self._written([(entries.keys, whose)], len(entries.keys))
        return segment, zip(numbers, entries.outlines, strict=True)

    def rebuild(self) -> Iterator[int]:
        """Make the index anew from the documents; yields how many were done since the last."""
        old = [name for name, _ in self.store.segments()]
        made: list[tuple[str, int]] = []
        for batch in _batches(self.store.documents(), REBUILT):
            entries = entries_of([each.document.text for each in batch])
            segment, outlines = self._indexed([each.number for each in batch], entries)
            made.append(segment)
            self.store.commit(outlines=outlines)
            self.store.sum_up(batch)
            yield len(batch)
        self.store.commit(segments=made, dropped=old)
        self.store.renewed()
        self._remove(old)
        self._merge()

    def candidates(
        self, text: str, limit: int, *, by_names: bool = False, common: bool = False
    ) -> list[Hit]:
        """The documents that share the most weight of fingerprints with a text, best first.

        A key weighs the more the fewer documents have it (inverse document frequency).

        Args:
            text: any text.
            limit: the most to return.
            by_names: look for the same names and numbers, in any language, instead of words.
            common: of a key that too many documents have, ask the first of each segment; without
                this, of a text with hundreds of copies none is found.

        Raises:
            FormatError: a segment file is damaged.
        """
        keys, _ = fingerprints([text], OF_NAMES if by_names else OF_WORDS)
        found = self._weighed(keys, common=common)
        best = np.lexsort((found.numbers, -found.scores))[:limit]
        return [found.hit(place) for place in best]

    def named_alike(self, text: str) -> list[Hit]:
        """The documents that have so many of a text's names and figures that they may retell it.

        A rewording that leaves no two words beside each other leaves these, in about their order.
        The likeliest first; of any language.

        Raises:
            FormatError: a segment file is damaged.
        """
        keys, _ = fingerprints([text], OF_NAMES)
        found = self._weighed(keys, beside=USUAL)
        alike = np.flatnonzero((found.scores >= NAMED) & (found.shared >= LEAST_NAMED))
        best = np.lexsort((found.numbers[alike], -found.scores[alike]))[:MOST_NAMED]
        return [found.hit(place) for place in alike[best]]

    def check(self) -> None:
        """Compare every block of every segment with its checksum."""
        for segment in self._segments():
            segment.check(np.arange(len(segment.firsts)))

    def size(self) -> int:
        """The bytes that the index takes on disk, without the documents."""
        return sum(segment.path.stat().st_size for segment in self._segments())

    def _weighed(self, keys: Keys, *, common: bool = False, beside: int = 0) -> Weighed:
        """The documents that have some of the keys, and how much of their weight.

        beside: documents that the corpus is taken to have besides its own, without any of the keys.
        """
        documents, rows, frequency = self._postings(keys, common=common)
        total = max(1, self.store.next_number() + beside)
        weight = np.log(1 + total / np.maximum(frequency, 1)) ** STEEPNESS
        numbers, places = np.unique(documents, return_inverse=True)
        scores = np.bincount(places, weight[rows], len(numbers)) / max(weight.sum(), 1e-9)
        return Weighed(numbers, scores, np.bincount(places, minlength=len(numbers)))

    def _postings(self, keys: Keys, *, common: bool) -> tuple[Numbers, Places, Places]:
        """Who has each key that is not too common: documents, and beside them the key's place.

        And how many documents have each key. common: the first of those that are too common, too.
        """
        segments = self._segments()
        ranges = [segment.ranges(keys) for segment in segments]
        counts = sum((right - left for left, right in ranges), np.zeros(len(keys), np.int64))
        wanted = np.flatnonzero((counts > 0) & (common | (counts <= COMMON)))
        documents, rows = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)]
        for segment, (left, whole) in zip(segments, ranges, strict=True):
            right = np.minimum(whole, left + COMMON)
            documents.append(segment.documents(left[wanted], right[wanted]))
            rows.append(np.repeat(wanted, (right - left)[wanted]))
        return np.concatenate(documents), np.concatenate(rows), counts

    def _segments(self) -> list[Segment]:
        """The segments that the database names now; those already open stay open."""
        for last in (False, False, True):  # a writer may merge them away while we look
            named = [name for name, _ in self.store.segments()]
            try:
                self._open = {
                    name: self._open.get(name) or open_segment(self._path(name)) for name in named
                }
                break
            except FormatError:
                if last or named == [name for name, _ in self.store.segments()]:
                    raise
        return list(self._open.values())

    def _merge(self) -> None:
        """Join the newest segments while FAN of them are of about one size."""
        while True:
            named = self.store.segments()
            tail = _mergeable([entries for _, entries in named])
            if not tail:
                return
            names = [name for name, _ in named[-tail:]]
            segments = [open_segment(self._path(name)) for name in names]
            made = self._written(merged(segments), sum(entries for _, entries in named[-tail:]))
            self.store.commit(segments=[made], dropped=names)
            self._remove(names)

    def _written(
        self, chunks: Iterator[tuple[Keys, Numbers]] | list[tuple[Keys, Numbers]], entries: int
    ) -> tuple[str, int]:
        """The name, which sorts behind all there are, and the entries of a new segment file."""
        last = max((name for name, _ in self.store.segments()), default="0")
        name = f"{int(last.split('-')[0]) + 1:010d}-{uuid.uuid4().hex[:8]}"
        try:
            write_segment(self._path(name), chunks, entries)
        except OSError as error:
            no_room = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
            why = FULL if no_room else f"{error.strerror}; check the permissions"
            raise RetoldError(f"{self.folder}: the index cannot be written: {why}") from None
        return name, entries

    def _path(self, name: str) -> Path:
        return self.folder / SEGMENTS / f"{name}.seg"

    def _sweep(self) -> None:
        """Remove what interrupted runs left."""
        named = {f"{name}.seg" for name, _ in self.store.segments()}
        for path in (self.folder / SEGMENTS).iterdir():
            if path.name not in named and path.suffix in {".seg", ".part"}:
                path.unlink(missing_ok=True)

    def _remove(self, names: Sequence[str]) -> None:
        for name in names:
            self._open.pop(name, None)
            with suppress(OSError):  # still open elsewhere on some systems; swept later
                self._path(name).unlink()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def _mergeable(sizes: Sequence[int]) -> int:
    """How many of the newest segments to join: FAN, unless the oldest of them outweighs the rest.

    So sizes at least double every FAN segments, and there are only as many as the logarithm of
    the number of entries.
    """
    return FAN if len(sizes) >= FAN and sizes[-FAN] <= sum(sizes[1 - FAN :]) else 0


def _batches(stored: Iterator[Stored], size: int) -> Iterator[list[Stored]]:
    batch: list[Stored] = []
    for one in stored:
        batch.append(one)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _make_folder(folder: Path) -> None:
    """The folder with its parts; a folder that holds something else is refused."""
    try:
        if folder.is_dir() and any(folder.iterdir()) and not (folder / SEGMENTS).is_dir():
            raise FormatError(f"{folder}: it is not a corpus of retold; choose another folder")
        (folder / SEGMENTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RetoldError(
            f"{folder}: it cannot be made a corpus ({error.strerror}); choose another folder"
        ) from None
