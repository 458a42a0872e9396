"""Texts -> sketches: a key of all their words, and a sample of their shingles.

A shingle is five words in a row. Which shingles are sampled depends on their hash alone, so two
texts that share a shingle sample it both (Broder 1997, "On the resemblance and containment of
documents", section 3, the mod m sketch): shared samples estimate resemblance and containment
alike, which signatures of minima do not. Short texts sample a larger share.

Everything is computed by NumPy over the one buffer of a chunk of texts; the results do not depend
on how texts are cut into chunks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.fold import CAPITAL, SPACE, Folded, fold_all, fold_one, native_table

SHINGLE = 5
"""Words in a shingle. Fives are the custom of the field."""

SAMPLES = 16
"""At least this many shingles are sampled, on average, from texts that have as many: a pair at
resemblance .5 then shares none of them once in 40,000 times."""

COARSEST = 4
"""Long texts sample one shingle in 2 ** COARSEST."""

FEWEST = 4
"""A text of which fewer are sampled (it repeats itself, so that it has few) is sampled more finely;
of another text of sixteen expected once in ten thousand."""

LONGEST_WORD = 64
"""Bytes: what is longer is no word of a language, and is hashed otherwise, by itself."""

DIGIT, NAME = 1, 2
"""Marks of a word, in the lowest bits of what is kept of it: it begins or ends with a digit, or
begins with a capital."""

WORD = 0xFFFFFFFC
"""The other bits, which are the same wherever the word is."""

_M1, _M2 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
STEP = np.uint64(0xA0761D6478BD642F)
"""Odd constants of multiplicative hashes (the golden ratio's, and two of public mixers)."""

_STEP_TWICE = np.uint64(0xA0761D6478BD642F**2 % 2**64)

_HALF = np.uint64(32)

_NEVER = np.uint64(63)
"""A level at which nothing is sampled."""

_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


@dataclass(frozen=True, slots=True)
class Words:
    """The hashes of the words of many texts; those of text i lie in bounds[i]:bounds[i + 1]."""

    hashes: NDArray[np.uint64]
    bounds: NDArray[np.int64]
    broken: frozenset[int]
    marks: NDArray[np.uint32]

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many words each text has."""
        return np.diff(self.bounds)


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts in UTF-8: the i-th is `data[starts[i]:ends[i]]`, none where it starts at -1.

    `escaped`: they are the insides of JSON strings.
    """

    data: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    escaped: bool = False

    @classmethod
    def of(cls, texts: Sequence[bytes], *, escaped: bool = False) -> Self:
        """Some texts, joined."""
        sizes = np.fromiter(map(len, texts), np.int64, len(texts))
        ends = np.cumsum(sizes)
        return cls(b"".join(texts), ends - sizes, ends, escaped)

    def __getitem__(self, number: int) -> bytes:
        start = int(self.starts[number])
        return b"" if start < 0 else self.data[start : self.ends[number]]


@dataclass(frozen=True, slots=True)
class Sketches:
    """What is kept of a chunk of texts.

    Attributes:
        counts: how many words each has, -1 where it is not UTF-8, or there is none.
        keys: two hashes of all its words in their order; equal in texts with the same words.
        samples: hashes of sampled shingles.
        owners: to which text each sample belongs.
        words: the high halves of the hashes of all words, those of text after text; their two
            lowest bits are marks instead: `DIGIT` and `NAME`.
    """

    counts: NDArray[np.int64]
    keys: NDArray[np.uint64]
    samples: NDArray[np.uint64]
    owners: NDArray[np.int64]
    words: NDArray[np.uint32]


def sketch(texts: Texts, *, sampled: bool = True) -> Sketches:
    """The sketches of some texts; their keys alone where they are not to be sampled."""
    if not native.there():
        return _sketch(texts, sampled=sampled)
    form = native.ESCAPED if texts.escaped else native.PLAIN
    quick = _native_sketch(texts, form, sampled=sampled)
    left = np.flatnonzero((quick.counts < 0) & (texts.starts >= 0))
    if not left.size:
        return quick
    folded = [fold_one(texts[number], escaped=texts.escaped) for number in left.tolist()]
    others = _native_sketch(
        Texts.of([text or b"" for text in folded]), native.FOLDED, sampled=sampled
    )
    others.counts[[text is None for text in folded]] = -1
    return _joined(quick, left, others)


def _native_sketch(texts: Texts, form: int, *, sampled: bool) -> Sketches:
    options = (form, SAMPLES, COARSEST if sampled else -1)
    return Sketches(*native.sketch(texts.data, (texts.starts, texts.ends), options, native_table()))


def _joined(quick: Sketches, left: NDArray[np.int64], others: Sketches) -> Sketches:
    """Sketches with those of the texts that were left out."""
    pieces = np.split(quick.words, np.cumsum(np.maximum(quick.counts, 0))[left])
    own = np.split(others.words, np.cumsum(np.maximum(others.counts, 0))[:-1])
    words = [piece for pair in zip(pieces, own, strict=False) for piece in pair]
    quick.counts[left], quick.keys[left] = others.counts, others.keys
    owners = np.concatenate([quick.owners, left[others.owners]])
    order = np.argsort(owners, kind="stable")
    samples = np.concatenate([quick.samples, others.samples])[order]
    return Sketches(
        quick.counts, quick.keys, samples, owners[order], np.concatenate([*words, pieces[-1]])
    )


def _sketch(texts: Texts, *, sampled: bool) -> Sketches:
    """The sketches of the texts, by NumPy."""
    words = hash_words(
        list(map(texts.__getitem__, range(texts.starts.size))), escaped=texts.escaped
    )
    shingles = hash_shingles(words.hashes, words.bounds)
    levels = level(words.counts) if sampled else np.full(texts.starts.size, _NEVER)
    counts = words.counts.copy()
    counts[list(words.broken)] = -1
    counts[texts.starts < 0] = -1
    tokens = (words.hashes >> _HALF).astype(np.uint32) & np.uint32(WORD) | words.marks
    return Sketches(counts, _keys(words, shingles), *_sample(words, shingles, levels), tokens)


def hash_words(texts: Sequence[bytes], *, escaped: bool = False) -> Words:
    """The hashes of the words of some texts in UTF-8."""
    folded = fold_all(texts, escaped=escaped)
    inside = folded.data > SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    edges += 1
    starts, ends = edges[0::2], edges[1::2]
    bounds = np.searchsorted(starts, folded.bounds)
    digit = _is_digit(folded.data[starts]) | _is_digit(folded.data[ends - 1])
    marks = digit * np.uint32(DIGIT) + (folded.data[starts - 1] == CAPITAL) * np.uint32(NAME)
    return Words(_hash(folded, starts, ends - starts), bounds, folded.broken, marks)


def _is_digit(letters: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return letters - np.uint8(ord("0")) < 10  # noqa: PLR2004 - the digits of ASCII


def hash_shingles(hashes: NDArray[np.uint64], bounds: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The hash of the shingle that begins at each word; 0 at the last four of each text."""
    padded = np.zeros(hashes.size + SHINGLE, np.uint64)
    padded[: hashes.size] = hashes
    two = padded[:-1] * STEP
    two += padded[1:]
    four = two[:-2] * _STEP_TWICE
    four += two[2:]
    five = four[: hashes.size] * STEP
    five += padded[SHINGLE - 1 : -1]
    five ^= five >> np.uint64(32)
    five *= _M2
    five ^= five >> np.uint64(32)
    for last in range(1, SHINGLE):
        five[(bounds[1:] - last)[np.diff(bounds) >= last]] = 0
    return five


def mix(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers of which each bit depends on all bits of those given."""
    mixed = hashes * _M1
    mixed ^= mixed >> _HALF
    mixed *= _M2
    mixed ^= mixed >> _HALF
    return mixed


def _hash(
    folded: Folded, starts: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """The hashes of words, eight bytes at a time."""
    blocks = np.ndarray(folded.data.size - 7, np.uint64, folded.data, 0, (1,))
    hashes: NDArray[np.uint64] = blocks[starts] & _MASKS[np.minimum(sizes, 8)]
    hashes *= _M1
    hashes ^= hashes >> np.uint64(32)
    more = np.flatnonzero(sizes > 8)  # noqa: PLR2004 - the bytes of a block
    more = more[sizes[more] <= LONGEST_WORD]
    for done in range(8, LONGEST_WORD, 8):
        block = blocks[starts[more] + done] & _MASKS[np.minimum(sizes[more] - done, 8)]
        mixed = (hashes[more] ^ block) * _M2
        hashes[more] = mixed ^ (mixed >> np.uint64(29))
        more = more[sizes[more] > done + 8]
        if not more.size:
            break
    for word in np.flatnonzero(sizes > LONGEST_WORD).tolist():
        hashes[word] = _hash_long(blocks[starts[word] :: 8], int(sizes[word]))
    return hashes


def _hash_long(blocks: NDArray[np.uint64], size: int) -> np.uint64:
    """The hash of a word of so many bytes: the sum of its blocks, each by a factor of its own."""
    count = -(-size // 8)
    held = blocks[:count].copy()
    held[-1] &= _MASKS[size - 8 * (count - 1)]
    factors = np.arange(count, dtype=np.uint64) * (STEP - np.uint64(1)) + _M1
    mixed = (held * factors).sum(keepdims=True)
    mixed ^= mixed >> np.uint64(32)
    mixed *= _M2
    mixed ^= mixed >> np.uint64(29)
    return np.uint64(mixed[0])


def _sample(
    words: Words, shingles: NDArray[np.uint64], levels: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The sampled shingles and the texts they are from: those whose hash ends in enough zeros."""
    levels = levels.copy()
    while True:
        wanted = (np.uint64(1) << levels) - np.uint64(1)
        masks = np.repeat(wanted, words.counts)
        masks &= shingles
        chosen = np.flatnonzero(masks == 0)
        chosen = chosen[shingles[chosen] != 0]
        owners = np.searchsorted(words.bounds, chosen, side="right") - 1
        sampled = np.bincount(owners, minlength=levels.size)
        few = (sampled < FEWEST) & (levels > 0) & (levels != _NEVER)
        if not few.any():
            return shingles[chosen], owners
        levels[few] -= np.uint64(1)


def level(words: NDArray[np.int64]) -> NDArray[np.uint64]:
    """How coarsely texts of so many words are sampled: one shingle in 2 ** level."""
    levels = np.zeros(words.shape, np.uint64)
    for coarse in range(1, COARSEST + 1):
        levels += words >= SAMPLES << coarse
    return levels


def _keys(words: Words, shingles: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Two hashes of the words of each text in their order, of shape (texts, 2)."""
    counts = words.counts
    keys = np.zeros((counts.size, 2), np.uint64)
    some = np.flatnonzero(counts)
    if some.size:
        place = np.arange(words.hashes.size) - np.repeat(words.bounds[:-1], counts)
        factors = place.astype(np.uint64)
        factors *= STEP - np.uint64(1)
        factors += _M1
        factors *= words.hashes
        keys[some, 0] = np.add.reduceat(factors, words.bounds[some])
        keys[some, 1] = np.add.reduceat(shingles, words.bounds[some])
    return keys
