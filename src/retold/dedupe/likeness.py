"""Two documents' words -> what they share: distinct shingles, and words in the same order.

Words are given as 32 bits of their hashes, in the bytes of an array: two that differ are taken for
one once in four thousand million.
"""

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.runs import distinct
from retold.dedupe.sketch import SHINGLE, hash_shingles


def count_shared(one: bytes, other: bytes) -> tuple[int, int, int]:
    """How many distinct shingles each has, and how many both have."""
    found = native.shared(one, other) if native.there() else None
    if found is not None:
        return found
    first, second = _shingles(one), _shingles(other)
    both = np.concatenate([first, second])
    both.sort()
    return first.size, second.size, int(np.count_nonzero(both[1:] == both[:-1]))


def count_in_order(one: bytes, other: bytes, least: int = 0) -> int:
    """How many words both have in the same order: their longest common subsequence.

    0 where they are fewer than `least`, which is seen sooner.
    """
    one, other = sorted((one, other), key=len)
    length = native.order(one, other, least) if native.there() else -1
    if length < 0:
        from rapidfuzz.distance import LCSseq

        first, second = (np.frombuffer(words, np.uint32).tolist() for words in (one, other))
        length = LCSseq.similarity(first, second, score_cutoff=least)
    return length


def _shingles(words: bytes) -> NDArray[np.uint64]:
    hashes = np.frombuffer(words, np.uint32).astype(np.uint64)
    found = hash_shingles(hashes, np.array([0, hashes.size]))[: max(0, hashes.size - SHINGLE + 1)]
    return distinct(found)
