"""Byte strings by number in a temporary file: the words, ids and texts of documents."""

import os
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


class Store:
    """Byte strings by number, from 0; about `limit` bytes of those used last are held in memory."""

    def __init__(self, file: Path, limit: int) -> None:
        self._path = file
        self._file = file.open("w+b")
        self._number = self._file.fileno()
        self._ends = array("q", [0])
        self._held: dict[int, bytes] = {}
        self._room = limit

    def add(self, number: int, data: bytes) -> None:
        """Keep some bytes under a number; numbers rise, and those passed over have none."""
        last = self._ends[-1]
        self._ends.extend([last] * (number + 1 - len(self._ends)))
        self._ends.append(last + len(data))
        self._file.write(data)

    def add_each(self, data: Sequence[bytes]) -> None:
        """Keep byte strings under the next numbers."""
        self._file.write(b"".join(data))
        self._extend(np.fromiter(map(len, data), np.int64, len(data)))

    def add_words(self, counts: NDArray[np.int64], words: NDArray[np.uint32]) -> None:
        """Keep words under the next numbers, so many each; none where a count is -1."""
        self._file.write(words.data)
        self._extend(np.maximum(counts, 0) * words.itemsize)

    def _extend(self, sizes: NDArray[np.int64]) -> None:
        self._ends.frombytes((self._ends[-1] + np.cumsum(sizes)).tobytes())

    def __iter__(self) -> Iterator[bytes]:
        """All byte strings in their order, read anew."""
        with self._path.open("rb") as file:
            for start, end in pairwise(self._ends):
                yield file.read(end - start)

    def seal(self) -> None:
        """Make what was added readable."""
        self._file.flush()

    def get(self, number: int) -> bytes:
        """The bytes under a number."""
        found = self._held.pop(number, None)
        if found is None:
            found = self.peek(number)
            self._room -= len(found)
        self._held[number] = found  # the last of them now
        while self._room < 0 and len(self._held) > 1:
            self._room += len(self._held.pop(next(iter(self._held))))
        return found

    def peek(self, number: int) -> bytes:
        """The bytes under a number, which are not held."""
        start, end = self._ends[number], self._ends[number + 1]
        return os.pread(self._number, end - start, start)

    def file_number(self) -> int:
        """The number of the file in which byte string after byte string lies."""
        return self._number

    def ends(self) -> NDArray[np.int64]:
        """Where the byte strings begin in the file, and the last ends."""
        return np.frombuffer(self._ends, np.int64)

    def close(self) -> None:
        """Close the file and remove it."""
        self._file.close()
        self._path.unlink(missing_ok=True)
