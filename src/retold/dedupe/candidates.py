"""Sampled shingles -> pairs of documents worth comparing, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

_LOW = np.uint64((1 << PLACE_BITS) - 1)
_SHIFT = np.uint64(PLACE_BITS)


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
        pairs: receives `later << PLACE_BITS | earlier`, both by place.
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
    fresh = np.ones(entries.size, np.bool_)
    fresh[1:] = sample[1:] != sample[:-1]
    starts = np.flatnonzero(fresh)
    place = np.arange(entries.size) - np.repeat(starts, np.diff(np.append(starts, entries.size)))
    who = entries & _LOW
    for lag in range(1, NEIGHBOURS + 1):
        at = np.flatnonzero(place >= lag)
        yield (who[at] << _SHIFT) | who[at - lag]
    far = np.flatnonzero(place > NEIGHBOURS)
    for first in range(NEIGHBOURS):
        at = far[place[far] > first + NEIGHBOURS]
        yield (who[at] << _SHIFT) | who[at - place[at] + first]


def strong_pairs(
    pairs: Runs, sizes: NDArray[np.int64], resemblance: float, containment: float | None
) -> Iterator[Pairs]:
    """The pairs that share enough samples to be worth comparing, in slices.

    Args:
        pairs: as `find_pairs` leaves them.
        sizes: how many words the document at each place has.
        resemblance: the least resemblance that is asked for.
        containment: the least containment that is asked for; None where none is.
    """
    for part in pairs.slices(PLACE_BITS):
        new = np.ones(part.size, np.bool_)
        new[1:] = part[1:] != part[:-1]
        starts = np.flatnonzero(new)
        shared = np.diff(np.append(starts, part.size))
        later = (part[starts] >> _SHIFT).astype(np.int64)
        earlier = (part[starts] & _LOW).astype(np.int64)
        one, other = sizes[later], sizes[earlier]
        expected = resemblance / (1 + resemblance) * (one + other - 2 * SHINGLE + 2)
        if containment is not None:
            expected = np.minimum(expected, containment * np.minimum(one, other))
        expected /= 2.0 ** np.maximum(level(one), level(other)).astype(np.float64)
        strong = shared >= np.maximum(1, np.floor(SHARE * expected))
        yield Pairs(later[strong], earlier[strong], shared[strong])
