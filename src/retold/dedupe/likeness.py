"""The words of two documents -> what they share: distinct shingles, and words in the same order.

Words are given as 30 bits of their hashes and two marks, in the bytes of an array: two that differ
are taken for one once in a thousand million.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.native import Pair
from retold.dedupe.runs import distinct
from retold.dedupe.sketch import SHINGLE, WORD, hash_shingles

WIDTH = 4
"""Bytes of a word."""


HINT = 0.6
"""Of the shingles that words changed evenly would leave, a pair must share such a share to be
worth comparing word by word: at more, the first copies were missed on the tuning half."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least resemblance, containment and order of words; None where one does not count."""

    resemblance: float
    containment: float | None
    order: float | None


def compare(pairs: Sequence[Pair], bounds: Bounds) -> NDArray[np.float64]:
    """How close the two documents of each pair are, of shape (pairs, 4).

    Of all their shingles the share that both have; of each one's shingles the share that the other
    has; of the longer one's words the share that both have in the same order. That is -1 where it
    does not count, cannot be enough, or is not needed since they resemble each other.
    """
    asked = ask(bounds)
    found = native.compare(pairs, asked) if native.there() else None
    if found is None:
        found = np.array([_compare(*pair, *asked) for pair in pairs]).reshape(-1, 4)
    return found


def ask(bounds: Bounds) -> tuple[float, float, float]:
    """The least resemblance and order of a pair, and a hint; 0 where order does not count.

    The hint is the share of the shorter one's shingles that both must have for order to be looked
    at.
    """
    order = bounds.order or 0.0
    return bounds.resemblance, order, HINT * order**SHINGLE


def _compare(
    one: bytes, other: bytes, least: float, order: float, hint: float
) -> tuple[float, float, float, float]:
    own, theirs, both = count_shared(one, other)
    resemblance = both / max(1, own + theirs - both)
    short, long = sorted((len(one) // WIDTH, len(other) // WIDTH))
    found = 0
    if order and resemblance < least and short >= order * long and both >= hint * min(own, theirs):
        found = count_in_order(one, other, math.ceil(order * long))
    share = found / long if found else -1.0
    return resemblance, both / max(1, own), both / max(1, theirs), share


def count_shared(one: bytes, other: bytes) -> tuple[int, int, int]:
    """How many distinct shingles each has, and how many both have."""
    first, second = _shingles(one), _shingles(other)
    both = np.concatenate([first, second])
    both.sort()
    return first.size, second.size, int(np.count_nonzero(both[1:] == both[:-1]))


def count_in_order(one: bytes, other: bytes, least: int = 0) -> int:
    """How many words both have in the same order: their longest common subsequence.

    0 where they are fewer than `least`, which is seen sooner.
    """
    from rapidfuzz.distance import LCSseq

    first, second = (bare(words).tolist() for words in (one, other))
    return LCSseq.similarity(first, second, score_cutoff=least)


def bare(words: bytes) -> NDArray[np.uint32]:
    """The words of a document without their marks."""
    return np.frombuffer(words, np.uint32) & np.uint32(WORD)


def _shingles(words: bytes) -> NDArray[np.uint64]:
    return distinct(_in_order(words))


def list_shingles(words: bytes) -> list[int]:
    """The shingles of a document in their order."""
    listed: list[int] = _in_order(words).tolist()
    return listed


def _in_order(words: bytes) -> NDArray[np.uint64]:
    hashes = bare(words).astype(np.uint64)
    return hash_shingles(hashes, np.array([0, hashes.size]))[: max(0, hashes.size - SHINGLE + 1)]
