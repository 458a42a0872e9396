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

VERSION = 1
"""Of the functions; a library of another version is left alone."""

FILE = Path(__file__).with_name("_native.so")

TOKENS = 24
"""Tokens of other letters that are folded one by one; a text with more is folded as a whole."""

PADDING = 16
"""Spaces at the end of a folded buffer."""

WHOLE, BROKEN = 1, 2
"""States of a text that the caller must fold, and of one with a broken escape."""


@cache
def _library() -> ctypes.CDLL | None:
    if os.environ.get("RETOLD_NATIVE") == "0" or sys.byteorder != "little" or not FILE.exists():
        return None
    try:
        found = ctypes.CDLL(str(FILE))
        usable = found.retold_version() == VERSION
    except (OSError, AttributeError):
        return None
    for name in ("retold_fold", "retold_sketch", "retold_shared", "retold_order"):
        getattr(found, name).restype = ctypes.c_int64
    return found if usable else None


def there() -> bool:
    """Whether the compiled loops can be used."""
    return _library() is not None


def _call(name: str, *arguments: object) -> int:
    """Call a function; arrays and byte strings go as pointers, numbers as 64 bits."""
    given = [
        argument.ctypes.data_as(ctypes.c_void_p)
        if isinstance(argument, np.ndarray)
        else ctypes.c_int64(argument)
        if isinstance(argument, int)
        else argument
        for argument in arguments
    ]
    return int(getattr(_library(), name)(*given) or 0)


def _pointers(held: Sequence[bytes]) -> tuple[object, NDArray[np.int64]]:
    sizes = np.fromiter(map(len, held), np.int64, len(held))
    return (ctypes.c_char_p * len(held))(*held), sizes


def find_texts(lines: Sequence[bytes], key: bytes) -> tuple[list[int], list[int]]:
    """Where the text lies in each line; -1 where the line is not of the usual kind."""
    pointers, sizes = _pointers(lines)
    starts, ends = np.empty(len(lines), np.int64), np.empty(len(lines), np.int64)
    _call("retold_lines", pointers, sizes, len(lines), key, len(key), starts, ends)
    return starts.tolist(), ends.tolist()


def fold(
    texts: Sequence[bytes], table: bytes, *, escaped: bool
) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.uint8], list[tuple[int, int, int]]]:
    """The folded buffer, its bounds, the state of each text, and the tokens left to the caller.

    A token is its text, and its bounds in the buffer.
    """
    pointers, sizes = _pointers(texts)
    spare = np.empty(int(sizes.max(initial=0)), np.uint8)
    data = np.empty(int(sizes.sum()) + len(texts) + 1 + PADDING, np.uint8)
    bounds, states = np.empty(len(texts) + 1, np.int64), np.empty(len(texts), np.uint8)
    owners = np.empty(TOKENS * len(texts), np.int64)
    places = np.empty((TOKENS * len(texts), 2), np.int64)
    given = (pointers, sizes, len(texts), int(escaped), table, TOKENS)
    found = _call("retold_fold", *given, spare, data, bounds, states, owners, places)
    tokens = zip(owners[:found].tolist(), *places[:found].T.tolist(), strict=True)
    return data, bounds, states, list(tokens)


def hash_words(
    data: NDArray[np.uint8], bounds: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hashes of the words of folded texts, and between which of them each text lies."""
    hashes, bounds = np.empty(data.size // 2, np.uint64), bounds.copy()
    _call("retold_words", data, bounds, bounds.size - 1, hashes)
    return hashes[: bounds[-1]], bounds


def sketch(
    hashes: NDArray[np.uint64], bounds: NDArray[np.int64], levels: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.int64]]:
    """Keys of texts, samples of their shingles, and the texts that these are of."""
    keys = np.empty((levels.size, 2), np.uint64)
    samples, owners = np.empty(hashes.size, np.uint64), np.empty(hashes.size, np.int64)
    given = (hashes, bounds, levels.size, levels, keys)
    found = _call("retold_sketch", *given, samples, owners)
    return keys, samples[:found].copy(), owners[:found].copy()


def shared(one: bytes, other: bytes) -> tuple[int, int, int] | None:
    """How many distinct shingles two texts have each, and both; None where memory is short.

    Args:
        one: the words of a text, 32 bits each.
        other: those of the other.
    """
    counts = (ctypes.c_int64 * 3)()
    done = _call("retold_shared", one, len(one) // 4, other, len(other) // 4, counts)
    return (counts[0], counts[1], counts[2]) if done else None


def order(one: bytes, other: bytes) -> int:
    """How many words two texts have in the same order; -1 where memory is short."""
    return _call("retold_order", one, len(one) // 4, other, len(other) // 4)
