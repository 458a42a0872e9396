"""Which words keep company: how often two stand side by side in news, against chance.

*Outstanding debt* is said often and *excellent debt* never, though *outstanding* and *excellent*
mean the same of a performance. Counts come from a table (`company.npy`) that tools/count_company.py
made of English news articles: a hash chooses two buckets for a word or a pair of words, one slot of
which holds the rest of the hash and the logarithm of the count. One question in three hundred about
a pair that was not seen is answered with another's count.
"""

from functools import cache, lru_cache
from hashlib import blake2b
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from retold.bundled import array_beside
from retold.lexicon.wordnet import lemma

BUCKETS, SLOTS = 1 << 18, 4
COUNT_BITS = 5
"""Bits of a slot that hold the count; the others, of 16, hold part of the hash."""
STEP = 0.45
"""Logarithm of the ratio between two counts told apart; 31 of them reach a million."""
RUNNING = 32_000_000
"""Pairs of words side by side that were counted."""


@lru_cache(1 << 15)
def company(first: str, second: str) -> float:
    """Logarithm of how much more often two words stand side by side than by chance.

    0 for rare words, of which nothing can be expected; one occurrence is added on both sides.
    """
    before, after = lemma(first), lemma(second)
    expected = _count(before) * _count(after) / RUNNING
    return log((_count(before, after) + 1) / (expected + 1))


@lru_cache(1 << 15)
def use(word: str) -> float:
    """Logarithm of how often news use the word in any form, 0…15."""
    return log(_count(lemma(word)) + 1)


@lru_cache(1 << 15)
def _count(*key: str) -> float:
    """About how often a word stands alone, or two side by side; 0 where too seldom."""
    mark, *buckets = places(*key)
    for slot in _table()[buckets].ravel():
        if slot and slot >> COUNT_BITS == mark >> COUNT_BITS:
            return exp(STEP * (int(slot) & _COUNTS))
    return 0.0


_COUNTS = (1 << COUNT_BITS) - 1


def places(*key: str) -> tuple[int, int, int]:
    """The hash that a slot holds, its lower bits free, and the two buckets of a key."""
    number = int.from_bytes(blake2b(" ".join(key).encode(), digest_size=8).digest(), "big")
    mark = number >> COUNT_BITS << COUNT_BITS & 0xFFFF
    return mark, (number >> 16) % BUCKETS, (number >> 40) % BUCKETS


def rounded(count: int) -> int:
    """A count as a slot holds it, 1…31."""
    return min(_COUNTS, max(1, round(log(count) / STEP)))


@cache
def _table() -> NDArray[np.uint16]:
    return np.asarray(array_beside(__name__, "company.npy"), np.uint16)
