"""Candidates -> near-duplicates: read again, compared exactly, gathered around kept documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import Pairs, find_pairs, strong_pairs
from retold.dedupe.clusters import Clusters, Match
from retold.dedupe.rules import Rules
from retold.dedupe.runs import Runs
from retold.dedupe.sketch import SHINGLE, shingle_sets
from retold.dedupe.source import BATCH_BYTES, Source
from retold.dedupe.store import Store
from retold.dedupe.survey import Survey, Watch

NUMBERS_SHARE = 64
"""A 64-bit number is held for each so many bytes of memory: sorting and pairing copy it."""

STORE_SHARE = 8
"""Of the memory, one in so many bytes holds the shingles of documents that are compared often."""


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
    wanted = np.unique(np.concatenate([np.empty(0, np.int64), *map(_members, pairs)]))
    store = job.store("shingles")
    try:
        for row, shingles in _shingles(job, seen, np.sort(order[wanted])):
            store.add(row, shingles.tobytes())
        store.seal()
        clusters = Clusters(store, order, job.rules.resemblance, job.rules.containment)
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
    rules = job.rules
    yield from strong_pairs(pairs, seen.words[order], rules.resemblance, rules.containment)


def _members(pairs: Pairs) -> NDArray[np.int64]:
    return np.unique(np.concatenate([pairs.later, pairs.earlier]))


def _shingles(
    job: Job, seen: Survey, rows: NDArray[np.int64]
) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """The shingle sets of some rows, in rising order."""
    held: list[int] = []
    texts: list[bytes] = []
    size = 0
    for row, text in read_texts(job, seen, rows):
        held.append(row)
        texts.append(text.encode("utf-8", "replace"))
        size += len(text)
        if size > BATCH_BYTES:
            yield from zip(held, shingle_sets(texts), strict=True)
            job.tell("comparing", len(held))
            held, texts, size = [], [], 0
    yield from zip(held, shingle_sets(texts), strict=True)
    job.tell("comparing", len(held))


def read_texts(job: Job, seen: Survey, rows: NDArray[np.int64]) -> Iterator[tuple[int, str]]:
    """The texts of some rows, given in rising order."""
    bounds = np.searchsorted(rows, seen.starts)
    for number, source in enumerate(job.sources):
        wanted = rows[bounds[number] : bounds[number + 1]]
        if wanted.size:
            start = seen.starts[number]
            for row, text in source.pick(wanted - start, seen.columns[number].text):
                yield row + start, text
