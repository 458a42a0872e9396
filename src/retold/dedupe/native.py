"""The compiled inner loops of `_native.c`, where they were built; else NumPy does their work.

A wheel built where there is a C compiler has them; `RETOLD_NATIVE=0` leaves them out, at the build
and at run time. Each function gives what the NumPy code of the module that calls it gives, and
needs `there()`. While they run, other threads of Python do too.
"""

import ctypes
import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VERSION = 3
"""Of the functions; a library of another version is left alone."""

FILE = Path(__file__).with_name("_native.so")

PADDING = 16
"""Bytes that a load may run over the end of a text."""


@cache
def _library() -> ctypes.CDLL | None:
    if os.environ.get("RETOLD_NATIVE") == "0" or sys.byteorder != "little" or not FILE.exists():
        return None
    try:
        found = ctypes.CDLL(str(FILE))
        usable = found.retold_version() == VERSION
    except (OSError, AttributeError):
        return None
    for name in ("retold_sketch", "retold_shared", "retold_order"):
        getattr(found, name).restype = ctypes.c_int64
    return found if usable else None


def there() -> bool:
    """Whether the compiled loops can be used."""
    return _library() is not None


def _call(name: str, *arguments: object) -> int:
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


def find_texts(lines: Sequence[bytes], key: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the text lies in each line; -1 where the line is not of the usual kind."""
    sizes = np.fromiter(map(len, lines), np.int64, len(lines))
    starts, ends = np.empty(len(lines), np.int64), np.empty(len(lines), np.int64)
    rows = (ctypes.c_char_p * len(lines))(*lines)
    _call("retold_lines", rows, sizes, len(lines), key, len(key), starts, ends)
    return starts, ends


Sketched = tuple[
    NDArray[np.int64],
    NDArray[np.uint64],
    NDArray[np.uint64],
    NDArray[np.int64],
    NDArray[np.uint32],
]


def sketch(
    rows: Sequence[bytes],
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    options: tuple[int, int, int],
    table: bytes,
) -> Sketched:
    """Counts of words, keys, samples, the rows of these, and all words; see `sketch.Sketches`.

    Args:
        rows: what the texts lie in.
        places: where each begins and ends.
        options: whether they are escaped, how many samples are wanted at least, and the coarsest
            level; -1 for none.
        table: what code points beyond ASCII fold to, as `_native.c` says.

    A count is -1 where the text must be sketched otherwise.
    """
    starts, ends = places
    sizes = ends - starts
    longest, total = int(sizes.max(initial=0)) + PADDING, int(sizes.sum())
    most = total // 2 + len(rows)
    counts, keys = np.empty(len(rows), np.int64), np.zeros((len(rows), 2), np.uint64)
    samples, owners = np.empty(most, np.uint64), np.empty(most, np.int64)
    words = np.empty(most, np.uint32)
    found = _call(
        "retold_sketch",
        *((ctypes.c_char_p * len(rows))(*rows), starts, ends, len(rows)),
        *((ctypes.c_int64 * 3)(*options), table),
        *(np.empty(longest, np.uint8), np.empty(longest, np.uint8), np.empty(longest, np.uint64)),
        *(counts, keys, samples, owners, words),
    )
    used = int(counts[counts > 0].sum())
    return counts, keys, samples[:found].copy(), owners[:found].copy(), words[:used].copy()


def shared(one: bytes, other: bytes) -> tuple[int, int, int] | None:
    """How many distinct shingles two texts have each, and both; None where memory is short.

    Args:
        one: the words of a text, 32 bits each.
        other: those of the other.
    """
    counts = (ctypes.c_int64 * 3)()
    done = _call("retold_shared", one, len(one) // 4, other, len(other) // 4, counts)
    return (counts[0], counts[1], counts[2]) if done else None


def order(one: bytes, other: bytes, least: int) -> int:
    """How many words both have in the same order, 0 below `least`; -1 where memory is short."""
    return _call("retold_order", one, len(one) // 4, other, len(other) // 4, least)
