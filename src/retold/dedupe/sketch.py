"""Texts -> sketches: a key of all their words, and a sample of their shingles.

A shingle is five words in a row. Which shingles are sampled depends on their hash alone, so two
texts that share a shingle sample it both (Broder 1997, "On the resemblance and containment of
documents", section 3, the mod m sketch): shared samples estimate resemblance and containment
alike, which signatures of minima do not. Short texts sample a larger share.

Everything is computed by NumPy over the one buffer of a chunk of texts; the results do not depend
on how texts are cut into chunks.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.fold import SPACE, Folded, fold_all

SHINGLE = 5
"""Words in a shingle. Fives are the custom of the field."""

SAMPLES = 16
"""At least this many shingles are sampled, on average, from texts that have as many: a pair at
resemblance .5 then shares none of them once in 40,000 times."""

COARSEST = 4
"""Long texts sample one shingle in 2 ** COARSEST."""

LONGEST_WORD = 64
"""Bytes: what is longer is no word of a language, and is hashed by itself."""

_M1, _M2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
_STEP = np.uint64(0xA0761D6478BD642F)
"""Odd constants of multiplicative hashes (the golden ratio's, and two of public mixers)."""

_STEP_TWICE = np.uint64(0xA0761D6478BD642F**2 % 2**64)

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


_NONE = np.empty(0, np.uint64), np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """The hashes of the words of many texts; those of text i lie in bounds[i]:bounds[i + 1]."""

    hashes: NDArray[np.uint64]
    bounds: NDArray[np.int64]
    broken: frozenset[int]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many words each text has."""
        return np.diff(self.bounds)


@dataclass(frozen=True, slots=True)
class Sketches:
    """What is kept of a chunk of texts.

    Attributes:
        words: how many words each has, -1 where it is not UTF-8.
        keys: two hashes of all its words in their order; equal in texts with the same words.
        samples: hashes of sampled shingles.
        owners: to which text each sample belongs.
    """

    words: NDArray[np.int64]
    keys: NDArray[np.uint64]
    samples: NDArray[np.uint64]
    owners: NDArray[np.int64]


def sketch(texts: Sequence[bytes], *, escaped: bool = False, sampled: bool = True) -> Sketches:
    """The sketches of some texts in UTF-8.

    Args:
        texts: the texts.
        escaped: they are the insides of JSON strings.
        sampled: False where only the keys are asked for.
    """
    words = hash_words(texts, escaped=escaped)
    shingles = hash_shingles(words)
    samples, owners = _sample(words, shingles) if sampled else _NONE
    counts = words.counts.copy()
    counts[list(words.broken)] = -1
    return Sketches(counts, _keys(words, shingles), samples, owners)


def shingle_sets(texts: Sequence[bytes]) -> list[NDArray[np.uint64]]:
    """The distinct shingles of each text, by hash, in rising order."""
    words = hash_words(texts)
    shingles = hash_shingles(words)
    ends = np.maximum(words.bounds[:-1], words.bounds[1:] - (SHINGLE - 1))
    return [
        _distinct(shingles[start:end])
        for start, end in zip(words.bounds[:-1].tolist(), ends.tolist(), strict=True)
    ]


def _distinct(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The distinct ones, sorted; several times quicker than NumPy's own for so few."""
    ordered = np.sort(hashes)
    new = np.ones(ordered.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def hash_words(texts: Sequence[bytes], *, escaped: bool = False) -> Words:
    """The hashes of the words of some texts in UTF-8."""
    folded = fold_all(texts, escaped=escaped)
    inside = folded.data != SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    bounds = np.searchsorted(starts, folded.bounds)
    return Words(_hash(folded, starts, ends - starts), bounds, folded.broken)


def hash_shingles(words: Words) -> NDArray[np.uint64]:
    """The hash of the shingle that begins at each word; 0 at the last four of each text."""
    padded = np.zeros(words.hashes.size + SHINGLE, np.uint64)
    padded[: words.hashes.size] = words.hashes
    two = padded[:-1] * _STEP
    two += padded[1:]
    four = two[:-2] * _STEP_TWICE
    four += two[2:]
    five = four[: words.hashes.size] * _STEP
    five += padded[SHINGLE - 1 : -1]
    five ^= five >> np.uint64(32)
    five *= _M2
    five ^= five >> np.uint64(32)
    for last in range(1, SHINGLE):
        five[(words.bounds[1:] - last)[words.counts >= last]] = 0
    return five


def _hash(
    folded: Folded, starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """The hashes of words, eight bytes at a time."""
    blocks = np.ndarray(folded.data.size - 7, np.uint64, folded.data, 0, (1,))
    hashes: NDArray[np.uint64] = blocks[starts] & _MASKS[np.minimum(sizes, 8)]
    hashes *= _M1
    hashes ^= hashes >> np.uint64(32)
    more = np.flatnonzero(sizes > 8)  # noqa: PLR2004 - the bytes of a block
    for done in range(8, LONGEST_WORD, 8):
        block = blocks[starts[more] + done] & _MASKS[np.minimum(sizes[more] - done, 8)]
        mixed = (hashes[more] ^ block) * _M2
        hashes[more] = mixed ^ (mixed >> np.uint64(29))
        more = more[sizes[more] > done + 8]
        if not more.size:
            break
    for word in more.tolist():
        held = folded.data[starts[word] : starts[word] + sizes[word]].tobytes()
        digest = hashlib.blake2b(held, digest_size=8).digest()
        hashes[word] = int.from_bytes(digest, "little")
    return hashes


def _sample(
    words: Words, shingles: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The sampled shingles and the texts they are from: those whose hash ends in enough zeros."""
    counts = words.counts
    wanted = (np.uint64(1) << level(counts)) - np.uint64(1)
    masks = np.repeat(wanted, counts)
    masks &= shingles
    chosen = np.flatnonzero(masks == 0)
    chosen = chosen[shingles[chosen] != 0]
    return shingles[chosen], np.searchsorted(words.bounds, chosen, side="right") - 1


def level(words: NDArray[np.int64]) -> NDArray[np.uint64]:
    """How coarsely texts of so many words are sampled: one shingle in 2 ** level."""
    shares = np.maximum(words, 1) / SAMPLES
    return np.clip(np.floor(np.log2(shares)), 0, COARSEST).astype(np.uint64)


def _keys(words: Words, shingles: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Two hashes of the words of each text in their order, of shape (texts, 2)."""
    counts = words.counts
    keys = np.zeros((counts.size, 2), np.uint64)
    some = np.flatnonzero(counts)
    if some.size:
        place = np.arange(words.hashes.size) - np.repeat(words.bounds[:-1], counts)
        factors = place.astype(np.uint64)
        factors *= _STEP - np.uint64(1)
        factors += _M1
        factors *= words.hashes
        keys[some, 0] = np.add.reduceat(factors, words.bounds[some])
        keys[some, 1] = np.add.reduceat(shingles, words.bounds[some])
    return keys
