"""Many numbers sorted in bounded memory: what does not fit lies in a temporary file, in buckets."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native

U64 = NDArray[np.uint64]
Number = TypeVar("Number", bound=np.generic)

SLICE = 1 << 15
"""Numbers worked on at once: arrays of them stay within the processor's cache."""

BUCKET_BITS = 6
BUCKETS = 1 << BUCKET_BITS
"""What does not fit is parted by its first bits into so many, each sorted by itself."""


class Runs:
    """64-bit numbers, added in any order, read back sorted in slices.

    What is added gathers in memory; whenever there are `limit` of them they are parted into buckets
    and written to a file, one bucket after the other, so that each can be read by itself. A bucket
    of more than `limit` is parted anew.

    Args:
        folder: receives the file.
        name: of the file.
        limit: how many are held in memory.
        least: no number is less.
    """

    def __init__(self, folder: Path, name: str, limit: int, least: int = 0) -> None:
        self._folder, self._name, self._least = folder, name, least
        self._held: U64 = np.empty(limit, np.uint64)
        self._size = 0
        self._spilled: _Spilled | None = None

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
        if self._spilled is not None:
            self._spill()
        held, limit = self._held[: self._size], self._held.size
        self._held = np.empty(0, np.uint64)
        if self._spilled is None:
            sort_numbers(held)
            yield from _cut(held, shift)
            return
        del held
        try:
            yield from self._parts(self._spilled, limit, shift)
        finally:
            self._spilled.remove()

    def _parts(self, spilled: "_Spilled", limit: int, shift: int) -> Iterator[U64]:
        """The slices of what was written, bucket after bucket, as many at a time as groups need."""
        together = 1 << max(0, min(shift - spilled.shift, BUCKET_BITS))
        for first in range(0, BUCKETS, together):
            bucket = range(first, first + together)
            if spilled.count(bucket) <= limit or spilled.shift <= shift:
                part = spilled.read(bucket)
                sort_numbers(part)
                yield from _cut(part, shift)
                continue
            least = self._least + (first << spilled.shift)
            parted = Runs(self._folder, f"{self._name}-{first}", limit, least)
            for part in spilled.pieces(bucket):
                parted.add(part)
            yield from parted.slices(shift)

    def _take(self, numbers: U64) -> None:
        self._held[self._size : self._size + numbers.size] = numbers
        self._size += numbers.size

    def _spill(self) -> None:
        held = self._held[: self._size]
        if self._spilled is None:
            bits = (int(held.max()) - self._least).bit_length()
            shift = max(0, bits - BUCKET_BITS)
            self._spilled = _Spilled(self._folder / self._name, self._least, shift)
        self._spilled.write(held)
        self._size = 0


class _Spilled:
    """Numbers in a file, parted by the bits above `shift` of what they are more than the `least`.

    The last bucket has all greater ones, too.
    """

    def __init__(self, path: Path, least: int, shift: int) -> None:
        self.shift = shift
        self._least = least
        self._path = path
        self._file = path.open("w+b", buffering=0)
        self._starts: list[NDArray[np.int64]] = []
        self._written = 0

    def write(self, numbers: U64) -> None:
        """Write some numbers."""
        parted, starts = part_numbers(numbers, self._least, self.shift)
        self._file.write(parted.data)
        self._starts.append(starts + self._written)
        self._written += numbers.size

    def count(self, buckets: range) -> int:
        """How many numbers some buckets have."""
        return sum(int(each[buckets.stop] - each[buckets.start]) for each in self._starts)

    def pieces(self, buckets: range) -> Iterator[U64]:
        """The numbers of some buckets, as they were written."""
        for each in self._starts:
            start, end = int(each[buckets.start]), int(each[buckets.stop])
            if end > start:
                self._file.seek(start * 8)
                yield np.fromfile(self._file, np.uint64, end - start)

    def read(self, buckets: range) -> U64:
        """The numbers of some buckets."""
        return np.concatenate([np.empty(0, np.uint64), *self.pieces(buckets)])

    def remove(self) -> None:
        """Close the file and remove it."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def part_numbers(numbers: U64, least: int, shift: int) -> tuple[U64, NDArray[np.int64]]:
    """Numbers by bucket, and where each begins and the last ends.

    The bucket is what of a number, less the `least`, is above `shift` bits; the last at most.
    """
    if native.there():
        return native.part(numbers, least, shift, BUCKETS)
    above = (numbers - np.uint64(least)) >> np.uint64(shift)
    bucket = np.minimum(above, BUCKETS - 1).astype(np.uint8)
    starts = np.zeros(BUCKETS + 1, np.int64)
    np.cumsum(np.bincount(bucket, minlength=BUCKETS), out=starts[1:])
    return numbers[np.argsort(bucket, kind="stable")], starts


def sort_numbers(numbers: U64) -> None:
    """Sort numbers in place."""
    if native.there():
        native.sort(numbers)
    else:
        numbers.sort()


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """The distinct ones of some numbers, sorted; `numpy.unique` loads a library of its own."""
    ordered = np.sort(numbers)
    new = np.ones(ordered.size, np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


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
