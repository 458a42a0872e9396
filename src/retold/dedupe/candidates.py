"""Sampled shingles -> pairs of documents worth comparing, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.likeness import Bounds
from retold.dedupe.runs import U64, Runs
from retold.dedupe.sketch import SHINGLE, level

PLACE_BITS = 28
"""Bits of a document's number, in pairs and beside a sample: 268 million documents at most."""

NEIGHBOURS = 8
"""A shingle that many share (a notice, a slogan) pairs each of its documents with so many before
it and so many of the first: the work grows with the documents, not with their square, and a large
cluster still meets the document that it keeps, which is among the first of all its shingles."""

SHARE = 1 / 3
"""Of the samples that a pair at the threshold shares on average, a pair must share so many. At ten
expected, a pair at the threshold has fewer three times in a thousand (Poisson)."""

RARE = 3
"""A shingle of so few documents is no turn of phrase: pairs that share it may be one text reworded.
In a corpus of news, pairs with two of these were an eighth of those with any two, and had 96 of 100
copies with two words in five changed."""

FEW = 2.0
"""Rare samples expected of reworded pairs: where more are, two must be shared, else one."""

_LOW = np.uint64((1 << PLACE_BITS) - 1)
_SHIFT = np.uint64(PLACE_BITS)
_ONE = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of documents by place, the later first; sorted by the later; `shared` samples."""

    later: NDArray[np.int64]
    earlier: NDArray[np.int64]
    shared: NDArray[np.int64]


def pack(samples: U64, documents: NDArray[np.int64]) -> U64:
    """A sample's high bits and its document in one number, so that sorting groups by sample."""
    return (samples & ~_LOW) | documents.astype(np.uint64)


def find_pairs(entries: Runs, pairs: Runs, places: NDArray[np.int64]) -> None:
    """Add to `pairs` all pairs of documents that share a sample, once for each.

    Args:
        entries: packed samples.
        pairs: receives later, earlier (both by place) and whether the sample is rare, packed.
        places: the place of each document in the order of keeping; -1 leaves it out.
    """
    for part in entries.slices(PLACE_BITS):
        place = places[(part & _LOW).astype(np.int64)]
        there = place >= 0
        ordered = (part[there] & ~_LOW) | place[there].astype(np.uint64)
        ordered.sort()
        for found in _meet(ordered):
            pairs.add(found)


def _meet(entries: U64) -> Iterator[U64]:
    """The pairs in groups of one sample, those far apart in large groups left out."""
    new = np.ones(entries.size, np.bool_)
    new[1:] = entries[1:] != entries[:-1]
    entries = entries[new]
    sample = entries >> _SHIFT
    fresh = np.ones(entries.size + 1, np.bool_)
    fresh[1:-1] = sample[1:] != sample[:-1]
    met = ~(fresh[1:] & fresh[:-1])
    entries, starts = entries[met], np.flatnonzero(fresh[:-1][met])
    sizes = np.diff(np.append(starts, entries.size))
    place = np.arange(entries.size) - np.repeat(starts, sizes)
    rare = np.repeat(sizes <= RARE, sizes).astype(np.uint64)
    who = entries & _LOW
    for lag in range(1, NEIGHBOURS + 1):
        at = np.flatnonzero(place >= lag)
        yield _pair(who[at], who[at - lag], rare[at])
    far = np.flatnonzero(place > NEIGHBOURS)
    for first in range(NEIGHBOURS if far.size else 0):
        at = far[place[far] > first + NEIGHBOURS]
        yield _pair(who[at], who[at - place[at] + first], rare[at])


def _pair(later: U64, earlier: U64, rare: U64) -> U64:
    return (((later << _SHIFT) | earlier) << _ONE) | rare


def strong_pairs(pairs: Runs, sizes: NDArray[np.int64], bounds: Bounds) -> Iterator[Pairs]:
    """The pairs that share enough samples to be worth comparing, in slices.

    Args:
        pairs: as `find_pairs` leaves them.
        sizes: how many words the document at each place has.
        bounds: what is asked for.
    """
    for part in pairs.slices(PLACE_BITS + 1):
        both = part >> _ONE
        new = np.ones(part.size, np.bool_)
        new[1:] = both[1:] != both[:-1]
        starts = np.flatnonzero(new)
        if not starts.size:
            continue
        shared = np.diff(np.append(starts, part.size))
        rare = np.add.reduceat((part & _ONE).astype(np.int64), starts)
        later = (both[starts] >> _SHIFT).astype(np.int64)
        earlier = (both[starts] & _LOW).astype(np.int64)
        one, other = sizes[later], sizes[earlier]
        strong = shared >= np.maximum(1, np.floor(SHARE * _expected(one, other, bounds)))
        if bounds.order is not None:
            strong |= _reworded(one, other, rare, bounds.order)
        yield Pairs(later[strong], earlier[strong], shared[strong])


def _expected(
    one: NDArray[np.int64], other: NDArray[np.int64], bounds: Bounds
) -> NDArray[np.float64]:
    """Samples that pairs of texts of so many words share, that are just as close as is asked."""
    wanted = bounds.resemblance / (1 + bounds.resemblance) * (one + other - 2 * SHINGLE + 2)
    if bounds.containment is not None:
        wanted = np.minimum(wanted, bounds.containment * np.minimum(one, other))
    return _sampled(np.asarray(wanted, np.float64), one, other)


def _reworded(
    one: NDArray[np.int64], other: NDArray[np.int64], rare: NDArray[np.int64], order: float
) -> NDArray[np.bool_]:
    """Whether pairs may have so much of their words in order: they share rare samples.

    Words changed evenly leave `order ** SHINGLE` of the shingles.
    """
    short, long = np.minimum(one, other), np.maximum(one, other)
    least = np.where(_sampled(order**SHINGLE * short, one, other) < FEW, 1, 2)
    return (short >= order * long) & (rare >= least)


def _sampled(
    shingles: NDArray[np.float64], one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Of so many shared shingles of two texts, how many are sampled in both."""
    return shingles / 2.0 ** np.maximum(level(one), level(other)).astype(np.float64)
