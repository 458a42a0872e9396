"""Sampled shingles -> pairs of documents worth comparing, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.likeness import Bounds
from retold.dedupe.runs import U64, Runs
from retold.dedupe.sketch import COARSEST, SAMPLES, SHINGLE, level

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

CROWD = 4
"""Documents that share wording, from which on it may be of a frame: of three copies of a text two
have what the third has changed, which is too little to tell which is the usual wording."""

REPEATED = 2
"""Words for each that the distinct samples of a document stand for: of so few more is expected of a
document that repeats itself. Of others so few are sampled once in ten thousand times."""

RARER = 4
"""A copy in a frame of thousands shares all rare samples, but not all common ones: those pair it
with neighbours, which share a dozen at most."""

FEW = 2.0
"""Rare samples expected of reworded pairs: where more are, two must be shared, else one."""

OFTEN = 8
"""Documents for each of some places to count, below which counting at all places is quicker."""

_LOW = np.uint64((1 << PLACE_BITS) - 1)
_SHIFT = np.uint64(PLACE_BITS)
_ONE = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of documents by place, the later first; sorted by the later.

    `shared` samples, rare ones counted `RARER` times more: copies come before what has one frame.
    """

    later: NDArray[np.int64]
    earlier: NDArray[np.int64]
    shared: NDArray[np.int64]


def pack(samples: U64, documents: NDArray[np.int64]) -> U64:
    """A sample's high bits and its document in one number, so that sorting groups by sample."""
    return (samples & ~_LOW) | documents.astype(np.uint64)


@dataclass(frozen=True, slots=True)
class Crowds:
    """How many distinct samples the document at each place has, and shares with a crowd.

    `cut`: of how many hot samples pairs are left out, and how many pairs.
    """

    samples: NDArray[np.int64]
    shared: NDArray[np.int64]
    cut: NDArray[np.int64] = field(default_factory=lambda: np.zeros(2, np.int64))


def find_pairs(entries: Runs, pairs: Runs, places: NDArray[np.int64]) -> Crowds:
    """Add to `pairs` all pairs of documents that share a sample, once for each.

    Args:
        entries: packed samples.
        pairs: receives later, earlier (both by place) and whether the sample is rare, packed.
        places: the place of each document in the order of keeping; -1 leaves it out.
    """
    crowds = Crowds(np.zeros(places.size, np.int64), np.zeros(places.size, np.int64))
    for part in entries.slices(PLACE_BITS):
        if native.there():
            counts = (crowds.samples, crowds.shared, crowds.cut)
            pairs.add(native.meet(part, places, counts, 2 * NEIGHBOURS))
            continue
        place = places[(part & _LOW).astype(np.int64)]
        there = place >= 0
        ordered = (part[there] & ~_LOW) | place[there].astype(np.uint64)
        ordered.sort()
        for found in meet(ordered, crowds):
            pairs.add(found)
    return crowds


def meet(entries: U64, crowds: Crowds) -> Iterator[U64]:
    """The pairs in groups of one sample, those far apart in large groups left out."""
    new = np.ones(entries.size, np.bool_)
    new[1:] = entries[1:] != entries[:-1]
    entries = entries[new]
    _count(crowds.samples, entries & _LOW)
    sample = entries >> _SHIFT
    fresh = np.ones(entries.size + 1, np.bool_)
    fresh[1:-1] = sample[1:] != sample[:-1]
    met = ~(fresh[1:] & fresh[:-1])
    entries, starts = entries[met], np.flatnonzero(fresh[:-1][met])
    sizes = np.diff(np.append(starts, entries.size))
    crowds.cut[:] += count_cut(sizes)
    place = np.arange(entries.size) - np.repeat(starts, sizes)
    rare = np.repeat(sizes <= RARE, sizes).astype(np.uint64)
    who = entries & _LOW
    _count(crowds.shared, who[np.repeat(sizes >= CROWD, sizes)])
    for lag in range(1, NEIGHBOURS + 1):
        at = np.flatnonzero(place >= lag)
        yield pack_pairs(who[at], who[at - lag], rare[at])
    far = np.flatnonzero(place > NEIGHBOURS)
    for first in range(NEIGHBOURS if far.size else 0):
        at = far[place[far] > first + NEIGHBOURS]
        yield pack_pairs(who[at], who[at - place[at] + first], rare[at])


def count_cut(sizes: NDArray[np.int64]) -> tuple[int, int]:
    """How many of some groups are so large that pairs are left out, and how many pairs.

    Of the documents of a group each pairs with `NEIGHBOURS` before it and with as many of the
    first, where these are others.
    """
    hot = sizes[sizes > 2 * NEIGHBOURS + 1]
    rest = hot - 2 * NEIGHBOURS - 1  # each of these leaves out a pair more than the one before it
    return int(hot.size), int((rest * (rest + 1) // 2).sum())


def _count(counts: NDArray[np.int64], places: U64) -> None:
    """Add 1 at each of some places, the quicker way."""
    if counts.size < OFTEN * places.size:
        counts += np.bincount(places.view(np.int64), minlength=counts.size)
    else:
        np.add.at(counts, places, 1)


def pack_pairs(later: U64, earlier: U64, rare: U64 | np.uint64) -> U64:
    """Pairs of documents in one number each, and whether what they share is rare."""
    return (((later << _SHIFT) | earlier) << _ONE) | rare


def strong_pairs(
    pairs: Runs, sizes: NDArray[np.int64], samples: NDArray[np.int64], bounds: Bounds
) -> Iterator[Pairs]:
    """The pairs that share enough samples to be worth comparing, in slices.

    Args:
        pairs: as `find_pairs` leaves them.
        sizes: how many words the document at each place has.
        samples: how many distinct samples it has.
        bounds: what is asked for.
    """
    told = telling(sizes, samples)
    for part in pairs.slices(PLACE_BITS + 1):
        if native.there():
            yield Pairs(*native.strong(part, (sizes, told), _strength(bounds), RARER))
            continue
        later, earlier, shared, rare = gather(part)
        one, other = (sizes[later], told[later]), (sizes[earlier], told[earlier])
        strong = are_strong(one, other, (shared, rare), bounds)
        yield Pairs(later[strong], earlier[strong], weigh(shared, rare)[strong])


def gather(pairs: U64) -> NDArray[np.int64]:
    """Of sorted packed pairs the distinct ones, of shape (4, pairs).

    These are the later and the earlier document, and how many samples they share, and rare ones.
    """
    both = pairs >> _ONE
    new = np.ones(pairs.size, np.bool_)
    new[1:] = both[1:] != both[:-1]
    starts = np.flatnonzero(new)
    shared = np.diff(np.append(starts, pairs.size))
    rare = np.zeros(starts.size, np.int64)
    np.add.at(rare, np.cumsum(new) - 1, (pairs & _ONE).astype(np.int64))
    documents = np.stack([both[starts] >> _SHIFT, both[starts] & _LOW]).astype(np.int64)
    return np.concatenate([documents, shared[np.newaxis], rare[np.newaxis]])


Sized = tuple[NDArray[np.int64], NDArray[np.int64]]
"""How many words some documents have, and how many of them tell something."""


def telling(sizes: NDArray[np.int64], samples: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of how many words of documents so many distinct samples tell: fewer where it repeats."""
    told = np.minimum(sizes, (REPEATED * samples) << level(sizes).astype(np.int64))
    return np.asarray(told, np.int64)


def weigh(shared: NDArray[np.int64], rare: NDArray[np.int64]) -> NDArray[np.int64]:
    """What orders the partners of a document, given the samples shared, and the rare of them."""
    return shared + RARER * rare


def are_strong(
    later: Sized, earlier: Sized, met: tuple[NDArray[np.int64], NDArray[np.int64]], bounds: Bounds
) -> NDArray[np.bool_]:
    """Whether pairs share enough samples to be worth comparing.

    Args:
        later: the words of the later document of each pair, and the telling of these.
        earlier: the same of the earlier ones.
        met: how many samples each pair shares, and how many rare ones.
        bounds: what is asked for.
    """
    shared, rare = met
    one, other = later[0], earlier[0]
    every = np.exp2(np.maximum(level(one), level(other)).astype(np.float64))
    expected = _wanted(later[1], earlier[1], bounds) / every
    strong = shared >= np.maximum(1, np.floor(SHARE * expected))
    if bounds.order is not None:
        strong |= _reworded(one, other, rare, every, bounds.order)
    return strong


def _strength(bounds: Bounds) -> native.Strength:
    """What is asked of pairs, for the compiled loops."""
    order = bounds.order or 0.0
    least = (_shared_by(bounds.resemblance), bounds.containment or 0.0, order)
    return native.Strength(*least, order**SHINGLE, SHARE, FEW, SAMPLES, COARSEST)


def _shared_by(resemblance: float) -> float:
    """Of the shingles of two documents together, counted twice where both have them, the share."""
    return resemblance / (1 + resemblance)


def _wanted(
    one: NDArray[np.int64], other: NDArray[np.int64], bounds: Bounds
) -> NDArray[np.float64]:
    """Shingles that pairs of texts of so many words share, that are just as close as is asked."""
    wanted = _shared_by(bounds.resemblance) * (one + other - 2 * SHINGLE + 2)
    if bounds.containment is not None:
        wanted = np.minimum(wanted, bounds.containment * np.minimum(one, other))
    return np.asarray(wanted, np.float64)


def _reworded(
    one: NDArray[np.int64],
    other: NDArray[np.int64],
    rare: NDArray[np.int64],
    every: NDArray[np.float64],
    order: float,
) -> NDArray[np.bool_]:
    """Whether pairs may have so much of their words in order: they share rare samples.

    Words changed evenly leave `order ** SHINGLE` of the shingles, of which one in `every` is
    sampled in both texts.
    """
    short, long = np.minimum(one, other), np.maximum(one, other)
    least = np.where(order**SHINGLE * short / every < FEW, 1, 2)
    return (short >= order * long) & (rare >= least)
