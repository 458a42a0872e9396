"""The compiled inner loops of `_native.c`, where they were built; else NumPy does their work.

A wheel built where there is a C compiler has them; `RETOLD_NATIVE=0` leaves them out, at the build
and at run time. Each function gives what the NumPy code of the module that calls it gives, and
needs `there()`. While they run, other threads of Python do too.
"""

import ctypes
import os
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

VERSION = 11
"""Of the functions; a library of another version is left alone."""

COUNTING = (
    "bounds",
    "sketch",
    "meet",
    "strong",
    "compare",
    "differ",
    "foresee",
    "join",
    "run",
    "place",
)
"""The functions that return a number."""

FILE = Path(__file__).with_name("_native.so")

PADDING = 128
"""Bytes that a folded text needs at its end."""

LINES, LINE = 256, 256
"""Room for so many lines at least, and for one of so many bytes; more is made where it is short."""


@cache
def _library() -> ctypes.CDLL | None:
    if os.environ.get("RETOLD_NATIVE") == "0" or sys.byteorder != "little" or not FILE.exists():
        return None
    try:
        found = ctypes.CDLL(str(FILE))
        if found.retold_version() != VERSION:
            return None
        for name in COUNTING:
            getattr(found, f"retold_{name}").restype = ctypes.c_int64
    except (OSError, AttributeError):
        return None
    return found


def there() -> bool:
    """Whether the compiled loops can be used."""
    return _library() is not None


def call(name: str, *arguments: object) -> int:
    """Call a function; arrays and byte strings go as pointers, numbers as 64 bits."""
    given = [
        ctypes.c_void_p(argument.ctypes.data)
        if isinstance(argument, np.ndarray)
        else ctypes.c_int64(argument)
        if isinstance(argument, int)
        else argument
        for argument in arguments
    ]
    return int(getattr(_library(), name)(*given) or 0)


def find_lines(data: bytes) -> NDArray[np.int64]:
    """Where lines begin, and the end of the last."""
    room, count = max(LINES, len(data) // LINE), -1
    while count < 0:
        bounds = np.empty(room + 1, np.int64)
        count = call("retold_bounds", data, len(data), room, bounds)
        room *= 4
    return bounds[: count + 1]


def find_fields(
    data: bytes, bounds: NDArray[np.int64], text: bytes, other: bytes | None
) -> NDArray[np.int64]:
    """Where fields lie in lines of JSON: of shape (lines, 4).

    These are the begin and end of the text, and those of the value of the other field; -1 for a
    text where the line is not of the usual kind, and where there is no such field.
    """
    places = np.empty((bounds.size - 1, 4), np.int64)
    names = _Names(text, len(text), other, 0 if other is None else len(other))
    call("retold_fields", data, bounds, bounds.size - 1, ctypes.byref(names), places)
    return places


class _Names(ctypes.Structure):
    _fields_ = (
        ("text", ctypes.c_char_p),
        ("text_size", ctypes.c_int64),
        ("other", ctypes.c_char_p),
        ("other_size", ctypes.c_int64),
    )


def part(
    numbers: NDArray[np.uint64], least: int, shift: int, buckets: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Numbers by bucket, and where each begins, as `runs.part_numbers` says."""
    parted, starts = np.empty(numbers.size, np.uint64), np.zeros(buckets + 1, np.int64)
    lowest = ctypes.c_uint64(least)
    call("retold_part", numbers, numbers.size, lowest, shift, buckets, parted, starts)
    return parted, starts


def sort(numbers: NDArray[np.uint64]) -> None:
    """Sort numbers in place."""
    call("retold_sort", numbers, numbers.size, np.empty(numbers.size, np.uint64))


def meet(
    entries: NDArray[np.uint64],
    places: NDArray[np.int64],
    counts: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
    most: int,
) -> NDArray[np.uint64]:
    """The pairs of documents that share a sample, as `candidates.meet` has them.

    Args:
        entries: packed samples, sorted.
        places: the place of each document; -1 leaves it out.
        counts: the numbers of `candidates.Crowds`, which are added to.
        most: pairs of a document in a group at most.
    """
    room = np.empty((2 + most, entries.size), np.uint64)  # what is not written to takes no memory
    pairs = room[2:].reshape(-1)
    crowds = (ctypes.c_void_p * 3)(*(each.ctypes.data for each in counts))
    size = call("retold_meet", entries, entries.size, places, crowds, room[0], room[1], pairs)
    return pairs[:size]


class Strength(ctypes.Structure):
    """How many samples pairs must share to be worth comparing, as `_native.c` says."""

    _fields_ = (
        *((name, ctypes.c_double) for name in ("resemblance", "containment", "order")),
        *((name, ctypes.c_double) for name in ("unchanged", "share", "few")),
        *((name, ctypes.c_int64) for name in ("samples", "coarsest")),
    )


def strong(
    pairs: NDArray[np.uint64],
    sizes: tuple[NDArray[np.int64], NDArray[np.int64]],
    asked: Strength,
    rarer: int,
) -> NDArray[np.int64]:
    """Of sorted packed pairs the strong ones, of shape (3, pairs), as `candidates.Pairs` has them.

    `sizes`: how many words the document at each place has, and how many of them tell something.
    """
    found = np.empty((3, pairs.size), np.int64)
    count = call("retold_strong", pairs, pairs.size, *sizes, ctypes.byref(asked), rarer, *found)
    return found[:, :count]


PLAIN, ESCAPED, FOLDED = range(3)
"""How texts are given: as they are, as the insides of JSON strings, or folded."""

Sketched = tuple[
    NDArray[np.int64],
    NDArray[np.uint64],
    NDArray[np.uint64],
    NDArray[np.int64],
    NDArray[np.uint32],
]


def sketch(
    data: bytes,
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    options: tuple[int, int, int],
    table: bytes,
) -> Sketched:
    """Counts of words, keys, samples, the rows of these, and all words; see `sketch.Sketches`.

    Args:
        data: what the texts lie in.
        places: where each begins and ends; -1 for none.
        options: how they are given, how many samples are wanted at least, and the coarsest
            level; -1 for none.
        table: what code points beyond ASCII fold to, as `_native.c` says.

    A count is -1 where there is no text, or it must be folded by the caller.
    """
    starts, ends = places
    sizes = ends - starts
    rows, longest = sizes.size, int(sizes.max(initial=0))
    most = int(sizes.sum()) // 2 + rows
    counts, keys = np.empty(rows, np.int64), np.zeros((rows, 2), np.uint64)
    room = _ROOM.of(longest, most)
    found = call(
        "retold_sketch",
        *(data, starts, ends, rows, (ctypes.c_int64 * 3)(*options), table),
        *(room.folded, room.folded.size // 2, room.edges, room.hashes, counts, keys),
        *(room.samples, room.owners, room.words),
    )
    used = int(counts[counts > 0].sum())
    samples, owners, words = room.samples[:found], room.owners[:found], room.words[:used]
    return counts, keys, samples.copy(), owners.copy(), words.copy()


class _Room(threading.local):
    """Room to work in, one of each thread, kept from call to call."""

    folded = np.empty(0, np.uint8)
    edges = np.empty(0, np.uint32)
    hashes = np.empty(0, np.uint64)
    samples = np.empty(0, np.uint64)
    owners = np.empty(0, np.int64)
    words = np.empty(0, np.uint32)

    def of(self, longest: int, most: int) -> Self:
        """Room for a text of so many bytes, and for so many words of all."""
        if self.edges.size < longest + PADDING:
            self.folded = np.empty(2 * (longest + longest // 2 + PADDING), np.uint8)
            self.edges = np.empty(longest + PADDING, np.uint32)
            self.hashes = np.empty(longest // 2 + PADDING, np.uint64)
        if self.words.size < most:
            self.samples, self.owners = np.empty(most, np.uint64), np.empty(most, np.int64)
            self.words = np.empty(most, np.uint32)
        return self


_ROOM = _Room()


Pair = tuple[bytes, bytes]
"""The words of two texts, 32 bits each."""


class _Pair(ctypes.Structure):
    _fields_ = (
        ("one", ctypes.c_char_p),
        ("other", ctypes.c_char_p),
        ("size", ctypes.c_int64),
        ("other_size", ctypes.c_int64),
    )


def compare(pairs: Sequence[Pair], asked: tuple[float, float, float]) -> NDArray[np.float64] | None:
    """How close pairs are, as `likeness.compare` says; None where memory is short."""
    found = np.empty((len(pairs), 4), np.float64)
    given = (_Pair * len(pairs))(*map(_paired, pairs))
    done = call("retold_compare", given, len(pairs), (ctypes.c_double * 3)(*asked), found)
    return found if done else None


def _paired(pair: Pair) -> _Pair:
    one, other = pair
    return _Pair(one, other, len(one) // 4, len(other) // 4)


def differ(
    pairs: Sequence[Pair], common: tuple[NDArray[np.uint64], NDArray[np.int64]], told: int
) -> NDArray[np.int64] | None:
    """What pairs have and have not in common, `told` numbers each; None where memory is short.

    `common`: grams and where those of each bucket begin, as in `commonness.Common`.
    """
    found = np.empty((len(pairs), told), np.int64)
    given = (_Pair * len(pairs))(*map(_paired, pairs))
    done = call("retold_differ", given, len(pairs), *common, common[1].size - 1, found)
    return found if done else None


def longest_run(pair: Pair) -> tuple[int, int, int] | None:
    """The longest run of shingles, as in `passage`; None where memory is short."""
    found = (ctypes.c_int64 * 3)()
    done = call("retold_run", ctypes.byref(_paired(pair)), found)
    return (found[0], found[1], found[2]) if done else None


def place_words(text: bytes, table: bytes, first: int, last: int) -> tuple[int, int, int]:
    """How many words a text has, where one begins and another ends, in code points.

    The number is -1 where a letter is not known to the table.
    """
    span = (ctypes.c_int64 * 2)()
    words = call("retold_place", text, len(text), table, first, last, span)
    return words, span[0], span[1]
