"""Candidates -> near-duplicates: read again, compared exactly, gathered around kept documents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.ahead import ahead
from retold.dedupe.candidates import Bounds, Pairs, find_pairs, strong_pairs
from retold.dedupe.clusters import Clusters, Match
from retold.dedupe.likeness import words_of
from retold.dedupe.rules import Rules
from retold.dedupe.runs import Runs, distinct
from retold.dedupe.sketch import SHINGLE
from retold.dedupe.source import Batch, Columns, Source
from retold.dedupe.store import Store
from retold.dedupe.survey import Survey, Watch

NUMBERS_SHARE = 256
"""A 64-bit number is held for each so many bytes of memory: sorting and pairing copy it."""

STORE_SHARE = 32
"""Of the memory, one in so many bytes holds the words of documents that are compared often."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run works on: its inputs, rules, temporary folder, and whom to tell how far it is."""

    sources: Sequence[Source]
    rules: Rules
    folder: Path
    tell: Watch

    def runs(self, name: str) -> Runs:
        """An empty sorter that keeps to the memory."""
        return Runs(self.folder, name, max(1024, self.rules.memory // NUMBERS_SHARE))

    def store(self, name: str) -> Store:
        """An empty store that keeps to the memory."""
        return Store(self.folder / name, self.rules.memory // STORE_SHARE)


def find_near(
    job: Job, seen: Survey, order: NDArray[np.int64], firsts: NDArray[np.int64], entries: Runs
) -> dict[int, Match]:
    """The matches of the near-duplicates, by row.

    Args:
        job: what to work on.
        seen: the first reading.
        order: the rows in the order of keeping.
        firsts: the row that each row is an exact duplicate of, or itself.
        entries: the sampled shingles.
    """
    pairs = list(_candidates(job, seen, order, firsts, entries))
    wanted = distinct(np.concatenate([np.empty(0, np.int64), *map(_members, pairs)]))
    store = job.store("words")
    try:
        for row, words in _words(job, seen, np.sort(order[wanted])):
            store.add(row, words)
        store.seal()
        clusters = Clusters(store, order, _bounds(job.rules))
        clusters.join(pairs)
        clusters.fold_contained()
    finally:
        store.close()
    return clusters.by_row()


def _candidates(
    job: Job, seen: Survey, order: NDArray[np.int64], firsts: NDArray[np.int64], entries: Runs
) -> Iterator[Pairs]:
    """Pairs worth comparing, by place in the order of keeping; of exact duplicates one."""
    rows = np.arange(order.size)
    places = np.empty(order.size, np.int64)
    places[order] = rows
    places[(firsts != rows) | (seen.words < SHINGLE)] = -1
    pairs = job.runs("pairs")
    find_pairs(entries, pairs, places)
    yield from strong_pairs(pairs, seen.words[order], _bounds(job.rules))


def _bounds(rules: Rules) -> Bounds:
    return Bounds(rules.resemblance, rules.containment, rules.order)


def _members(pairs: Pairs) -> NDArray[np.int64]:
    return distinct(np.concatenate([pairs.later, pairs.earlier]))


def _words(job: Job, seen: Survey, rows: NDArray[np.int64]) -> Iterator[tuple[int, bytes]]:
    """The words of some rows, given in rising order."""
    row = 0
    for found in ahead(partial(_read_words, part) for part in pick(job, seen, rows)):
        yield from zip(rows[row : row + len(found)].tolist(), found, strict=True)
        row += len(found)
        job.tell("comparing", len(found))


def _read_words(part: Callable[[], Batch]) -> list[bytes]:
    batch = part()
    return words_of([text or b"" for text in batch.texts], escaped=batch.escaped)


def pick(job: Job, seen: Survey, rows: NDArray[np.int64]) -> Iterator[Callable[[], Batch]]:
    """The texts of some rows, given in rising order, in parts."""
    bounds = np.searchsorted(rows, seen.starts)
    for number, source in enumerate(job.sources):
        wanted = rows[bounds[number] : bounds[number + 1]] - seen.starts[number]
        if wanted.size:
            columns = Columns(seen.columns[number].text, None, None)
            yield from source.pick(wanted, columns)
