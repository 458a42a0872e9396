"""The compiled loops that read and compare filed words, and let documents join kept ones."""

import ctypes
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.native import call

MATCH = np.dtype(
    [
        ("document", np.int64),
        ("kept", np.int64),
        ("resemblance", np.float64),
        ("containment", np.float64),
        ("coverage", np.float64),
        ("order", np.float64),
        ("instances", np.int64),
    ]
)
"""A document beside a kept one, and the fields of `closeness.Match`."""


class WordsFile(ctypes.Structure):
    """Words in a file, as `_native.c` says; the file and the arrays are kept by the caller."""

    _fields_ = (
        ("file", ctypes.c_int64),
        ("ends", ctypes.c_void_p),
        ("rows", ctypes.c_void_p),
        ("sizes", ctypes.c_void_p),
    )

    @classmethod
    def of(
        cls,
        file: int,
        ends: NDArray[np.int64],
        rows: NDArray[np.int64],
        sizes: NDArray[np.int64],
    ) -> Self:
        """Those of rows that end there; the arrays are kept by the caller."""
        return cls(file, *(each.ctypes.data for each in (ends, rows, sizes)))


class Bounded(ctypes.Structure):
    """What makes two documents copies, as `_native.c` says; the arrays are kept by the caller."""

    _fields_ = (
        ("resemblance", ctypes.c_double),
        ("order", ctypes.c_double),
        ("hint", ctypes.c_double),
        ("containment", ctypes.c_double),
        ("grams", ctypes.c_void_p),
        ("starts", ctypes.c_void_p),
        ("buckets", ctypes.c_int64),
        ("framed", ctypes.c_char_p),
        ("framing", ctypes.c_int64),
    )

    @classmethod
    def of(
        cls,
        least: tuple[float, float, float, float],
        common: tuple[NDArray[np.uint64], NDArray[np.int64], bytes],
        *,
        framing: bool,
    ) -> Self:
        """What is asked of a pair, its least containment, and the fields of `commonness.Common`."""
        grams, starts, framed = common
        places = (grams.ctypes.data, starts.ctypes.data, starts.size - 1)
        return cls(*least, *places, framed or None, framing)


Partners = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]
"""Later documents, earlier ones, and how many samples they share; sorted by the later."""


def foresee(
    pairs: Partners, filed: WordsFile, bounds: Bounded, kept_by: NDArray[np.int64]
) -> NDArray[np.void] | None:
    """How close each later document is to the kept one that it may join first, as `MATCH`.

    Args:
        pairs: those to look at.
        filed: where the words are.
        bounds: what makes two copies.
        kept_by: the kept document of each place, as far as that is known.

    None where memory is short, or words cannot be read.
    """
    foreseen = np.empty(pairs[0].size, MATCH)
    given = (*pairs, pairs[0].size, ctypes.byref(filed), ctypes.byref(bounds), kept_by)
    return foreseen if call("retold_foresee", *given, foreseen) else None


def join(
    pairs: Partners,
    filed: WordsFile,
    bounds: Bounded,
    kept_by: NDArray[np.int64],
    foreseen: NDArray[np.void],
) -> tuple[NDArray[np.void], NDArray[np.void]] | None:
    """The documents that join kept ones, and kept ones within others, as `clusters` has them.

    The arguments are those of `foresee`, and what that gave; `kept_by` is kept true. None where
    memory is short, or words cannot be read.
    """
    size = pairs[0].size
    joined, within, sizes = np.empty(size, MATCH), np.empty(size, MATCH), np.zeros(2, np.int64)
    given = (*pairs, size, ctypes.byref(filed), ctypes.byref(bounds), kept_by, foreseen)
    if not call("retold_join", *given, joined, within, sizes):
        return None
    return joined[: sizes[0]], within[: sizes[1]]
