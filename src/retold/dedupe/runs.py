"""Many numbers sorted in bounded memory: what does not fit lies in temporary files."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
Number = TypeVar("Number", bound=np.generic)

SLICE = 1 << 15
"""Numbers worked on at once: arrays of them stay within the processor's cache."""

READ = 1 << 10
"""Numbers read from a file at once."""

FILES = 32
"""So many files of a size are merged into one, so that few are open at a time."""

MARKS = 64
"""Numbers noted of each file of the first size, evenly: they tell where to cut all of them."""


class Runs:
    """64-bit numbers, added in any order, read back sorted in slices.

    What is added gathers in memory; whenever there are `limit` of them they are sorted and written
    to a file.
    """

    def __init__(self, folder: Path, name: str, limit: int) -> None:
        self._folder, self._name = folder, name
        self._held: U64 = np.empty(limit, np.uint64)
        self._size = 0
        self._levels: list[list[_Run]] = []
        self._written = 0

    def add(self, numbers: U64) -> None:
        """Add some numbers."""
        while numbers.size > (room := self._held.size - self._size):
            self._take(numbers[:room])
            self._spill()
            numbers = numbers[room:]
        self._take(numbers)

    def slices(self, shift: int) -> Iterator[U64]:
        """All numbers, sorted; numbers that are equal without their `shift` low bits come together.

        What is read is forgotten.
        """
        limit = self._held.size
        if self._levels and self._size:
            self._spill()
        held = self._held[: self._size]
        self._held = np.empty(0, np.uint64)
        if not self._levels:
            held.sort()
            yield from _cut(held, shift)
            return
        del held
        for part in _merged([*chain.from_iterable(self._levels)], limit, shift):
            yield from _cut(part, shift)

    def _take(self, numbers: U64) -> None:
        self._held[self._size : self._size + numbers.size] = numbers
        self._size += numbers.size

    def _spill(self) -> None:
        """Write what is held; a level of files that is full becomes one of the next."""
        held = self._held[: self._size]
        held.sort()
        file = self._next_file()
        held.tofile(file)
        run = _Run(file, held[:: max(1, held.size // MARKS)].copy())
        self._size = 0
        for level in self._levels:
            level.append(run)
            if len(level) < FILES:
                return
            file = self._next_file()
            marks = np.sort(np.concatenate([each.marks for each in level]))
            with file.open("wb") as out:
                for part in _merged(level, self._held.size, 0):
                    part.tofile(out)
            level.clear()
            run = _Run(file, marks)
        self._levels.append([run])

    def _next_file(self) -> Path:
        self._written += 1
        return self._folder / f"{self._name}-{self._written}"


class _Run:
    """A file of sorted numbers, read once from its beginning to its end, and some of them."""

    def __init__(self, file: Path, marks: U64) -> None:
        self._path, self.marks = file, marks
        self._file = file.open("rb", buffering=0)
        self._left: U64 = np.empty(0, np.uint64)

    def until(self, bound: int | None) -> U64:
        """The numbers that have not been read and are below a bound; all where there is none."""
        parts = [self._left]
        while not parts[-1].size or bound is None or parts[-1][-1] < bound:
            parts.append(np.fromfile(self._file, np.uint64, READ))
            if not parts[-1].size:
                break
        whole = np.concatenate(parts)
        end = whole.size if bound is None else int(np.searchsorted(whole, np.uint64(bound)))
        self._left = whole[end:].copy()
        return whole[:end]

    def remove(self) -> None:
        """Close the file and remove it."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The distinct ones of some numbers, sorted; `numpy.unique` loads a library of its own."""
    ordered = np.sort(numbers)
    new = np.ones(ordered.size, np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def _merged(runs: Sequence[_Run], limit: int, shift: int) -> Iterator[U64]:
    """The numbers of some files, sorted, a quarter of the limit at a time or so."""
    marks = np.sort(np.concatenate([run.marks for run in runs])) >> np.uint64(shift)
    every = max(1, MARKS // 4) if limit > MARKS else max(1, limit)
    cuts = marks[every::every]
    try:
        for cut in [*dict.fromkeys(cuts.tolist()), None]:
            bound = None if cut is None else cut << shift
            part = np.concatenate([run.until(bound) for run in runs])
            part.sort()
            yield part
    finally:
        for run in runs:
            run.remove()


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
