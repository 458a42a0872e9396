"""Byte strings by number in a temporary file: the words and texts of documents compared."""

import os
from array import array
from bisect import bisect_left
from collections import OrderedDict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class Store:
    """Byte strings by number; about `limit` bytes of those used last are held in memory."""

    def __init__(self, file: Path, limit: int) -> None:
        self._file = file.open("w+b")
        self._numbers = array("q")
        self._ends = array("q", [0])
        self._held: OrderedDict[int, bytes] = OrderedDict()
        self._room = limit

    def add(self, number: int, data: bytes) -> None:
        """Keep some bytes under a number; numbers rise."""
        self._file.write(data)
        self._numbers.append(number)
        self._ends.append(self._ends[-1] + len(data))

    def add_all(self, first: int, counts: NDArray[np.int64], words: NDArray[np.uint32]) -> None:
        """Keep words under numbers from `first` on, so many each; none where a count is -1."""
        self._file.write(words.data)
        ends = self._ends[-1] + np.cumsum(np.maximum(counts, 0) * words.itemsize)
        self._ends.frombytes(ends.tobytes())
        self._numbers.frombytes(np.arange(first, first + counts.size).tobytes())

    def seal(self) -> None:
        """Make what was added readable."""
        self._file.flush()

    def get(self, number: int) -> bytes:
        """The bytes under a number."""
        found = self._held.get(number)
        if found is not None:
            self._held.move_to_end(number)
            return found
        place = bisect_left(self._numbers, number)
        start, size = self._ends[place], self._ends[place + 1] - self._ends[place]
        found = os.pread(self._file.fileno(), size, start)
        self._held[number] = found
        self._room -= size
        while self._room < 0 and len(self._held) > 1:
            self._room += len(self._held.popitem(last=False)[1])
        return found

    def close(self) -> None:
        """Close the file."""
        self._file.close()
