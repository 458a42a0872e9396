"""Many numbers sorted in bounded memory: what does not fit lies in temporary files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]

SLICE = 1 << 16
"""Numbers worked on at once: arrays of them stay within the processor's cache."""


class Runs:
    """64-bit numbers, added in any order, read back sorted in slices.

    What is added gathers in memory; beyond `limit` numbers it is sorted and written to a file.
    """

    def __init__(self, folder: Path, name: str, limit: int) -> None:
        self._folder, self._name, self._limit = folder, name, limit
        self._held: list[U64] = []
        self._size = 0
        self._files: list[Path] = []

    def add(self, numbers: U64) -> None:
        """Add some numbers."""
        self._held.append(numbers)
        self._size += numbers.size
        if self._size > self._limit:
            self._spill()

    def slices(self, shift: int) -> Iterator[U64]:
        """All numbers, sorted; numbers that are equal without their `shift` low bits come together.

        What is read is forgotten.
        """
        if not self._files:
            whole = _sorted(self._held)
            self._held = []
            yield from _cut(whole, shift)
            return
        if self._size:
            self._spill()
        runs = [np.memmap(file, np.uint64, "r") for file in self._files]
        places = [0] * len(runs)
        for bound in _bounds(runs, self._limit, shift):
            ends = [_end(run, bound) for run in runs]
            parts = [run[place:end] for run, place, end in zip(runs, places, ends, strict=True)]
            places = ends
            yield from _cut(_sorted([np.array(part) for part in parts]), shift)
        del runs
        for file in self._files:
            file.unlink()
        self._files = []

    def _spill(self) -> None:
        file = self._folder / f"{self._name}-{len(self._files)}"
        _sorted(self._held).tofile(file)
        self._files.append(file)
        self._held, self._size = [], 0


def _cut(numbers: U64, shift: int) -> Iterator[U64]:
    """Sorted numbers in slices of fair size that split no group."""
    start = 0
    while start < numbers.size:
        end = start + SLICE
        if end < numbers.size:
            group = numbers[end] >> np.uint64(shift) << np.uint64(shift)
            end = int(np.searchsorted(numbers, group))
            if end <= start:
                end = int(np.searchsorted(numbers, group + np.uint64((1 << shift) - 1), "right"))
        yield numbers[start:end]
        start = end


def _sorted(parts: list[U64]) -> U64:
    whole = np.concatenate([np.empty(0, np.uint64), *parts])
    whole.sort()
    return whole


def _bounds(runs: Sequence[U64], limit: int, shift: int) -> Iterator[int | None]:
    """Where slices end: numbers of which the low bits are 0; None at the end of all."""
    total = sum(run.size for run in runs)
    step = max(1, limit // (2 * len(runs)))
    marks = np.unique(np.concatenate([run[::step] for run in runs]) >> np.uint64(shift))
    wanted = -(-total // limit)
    for cut in range(1, wanted):
        mark = int(marks[cut * marks.size // wanted]) << shift
        yield mark
    yield None


def _end(run: U64, bound: int | None) -> int:
    return run.size if bound is None else int(np.searchsorted(run, np.uint64(bound)))
