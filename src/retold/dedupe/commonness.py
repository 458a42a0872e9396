"""How many documents of a run have each turn of phrase: what shows the frame that they share.

A frame is wording that many documents have without telling the same: a template, a footer. It is
counted in grams of three words, of those documents alone of which a good part is shared by several;
in a corpus of news these are few. The counts are exact, and sorted within the memory of the job.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import CROWD, PLACE_BITS, RARE, Crowds, pack_pairs
from retold.dedupe.job import Job
from retold.dedupe.likeness import bare
from retold.dedupe.runs import U64, Runs, distinct
from retold.dedupe.sketch import STEP, mix
from retold.dedupe.spill import Store

GRAM = 3
"""Words in a gram: in templates the words that are filled in stand but a few words apart, and
shingles of five often have one of them in each."""

FRAMED, LONG_FRAMED = 1 / 8, 1 / 3
"""Of the sampled shingles of a document so many are shared by a crowd where it may have a frame, of
a long one nearly three times as many: in templates that are filled in at every third word it is an
eighth, and these are short; in news one in a hundred has a third, and one in seven an eighth."""

LONG = 128
"""Words of a long document."""

SAMPLED_ENOUGH = 256
"""Words from which on a copy of a document in a frame shares sampled shingles outside of it."""

MOST = 1 << 20
"""Grams noted at most, eight megabytes: where more are shared, those that fewest share are not."""

TOGETHER = 32
"""Documents of which grams are hashed at once."""

BUCKETS = 1 << 12
"""By their first bits grams are looked up among those of one bucket."""

_LOW = np.uint64((1 << PLACE_BITS) - 1)
_SHIFT = np.uint64(PLACE_BITS)


@dataclass(frozen=True, slots=True)
class Common:
    """The grams that several documents of a run have.

    Attributes:
        grams: sorted; the upper bits of each, and below these how many documents have it.
        starts: where the grams of each bucket begin, and their end.
        framed: a byte for the document at each place, 1 where it may have a frame.
    """

    grams: U64
    starts: NDArray[np.int64]
    framed: bytes

    @classmethod
    def of(cls, grams: U64, framed: bytes = b"") -> Self:
        """Those of some sorted grams."""
        firsts = np.arange(BUCKETS, dtype=np.uint64) << np.uint64(64 - BUCKETS.bit_length() + 1)
        return cls(grams, np.append(np.searchsorted(grams, firsts), grams.size), framed)


NONE = Common.of(np.empty(0, np.uint64))
"""Of a run without a frame."""


@dataclass(frozen=True, slots=True)
class Read:
    """What the first reading left of documents.

    Attributes:
        words: their words, by row.
        order: the row at each place.
        sizes: how many words the document at each place has.
        crowds: how many of its sampled shingles it shares with a crowd.
    """

    words: Store
    order: NDArray[np.int64]
    sizes: NDArray[np.int64]
    crowds: Crowds


def count_common(job: Job, read: Read, pairs: Runs) -> Common:
    """The grams that several documents have; none are noted where no crowd shares wording.

    Documents that may have a frame and share a rare gram are added to `pairs`: of a copy of one few
    shingles are sampled outside of the frame.
    """
    framed = np.flatnonzero(may := may_have_frame(read.sizes, read.crowds))
    if framed.size < CROWD:
        return NONE
    grams = job.runs("grams")
    for start in range(0, framed.size, TOGETHER):
        places = framed[start : start + TOGETHER]
        grams.add(pack_grams([read.words.peek(row) for row in read.order[places].tolist()], places))
    noted, fewest = [NONE.grams], 2
    for part in grams.slices(PLACE_BITS):
        groups = group_grams(part)
        for found in rare_pairs(*groups, read.sizes):
            pairs.add(found)
        noted.append(shared_grams(*groups, fewest))
        if sum(held.size for held in noted) > 2 * MOST:
            most, fewest = most_common(np.concatenate(noted))
            noted = [most]
    return Common.of(most_common(np.concatenate(noted))[0], may.tobytes())


def may_have_frame(sizes: NDArray[np.int64], crowds: Crowds) -> NDArray[np.bool_]:
    """Whether documents of so many words share a good part of their samples with a crowd."""
    least = crowds.samples * np.where(sizes < LONG, FRAMED, LONG_FRAMED)
    return np.asarray(crowds.shared >= np.maximum(least, 1))


def pack_grams(documents: list[bytes], places: NDArray[np.int64]) -> U64:
    """The grams of some documents, each with its document in its lower bits."""
    sizes = np.array([len(words) // 4 for words in documents])
    hashes = hash_grams(bare(b"".join(documents)))
    whole = np.arange(hashes.size) + GRAM <= np.repeat(np.cumsum(sizes), sizes)[: hashes.size]
    owners = np.repeat(places, sizes)[: hashes.size].astype(np.uint64)
    return (hashes[whole] & ~_LOW) | owners[whole]


def group_grams(part: U64) -> tuple[U64, NDArray[np.int64], NDArray[np.int64]]:
    """Distinct packed grams of sorted ones, where groups of a gram begin, and their sizes."""
    packed = distinct(part)
    grams = packed >> _SHIFT
    new = np.ones(grams.size, np.bool_)
    new[1:] = grams[1:] != grams[:-1]
    starts = np.flatnonzero(new)
    return packed, starts, np.diff(np.append(starts, grams.size))


def rare_pairs(
    packed: U64, starts: NDArray[np.int64], sizes: NDArray[np.int64], words: NDArray[np.int64]
) -> Iterator[U64]:
    """The pairs of documents, so short that they have few samples, that share a rare gram."""
    rare = np.uint64(1)
    for size in range(2, RARE + 1):
        first = starts[sizes == size]
        for one, other in combinations(range(size), 2):
            later, earlier = packed[first + other] & _LOW, packed[first + one] & _LOW
            short = np.maximum(words[later], words[earlier]) < SAMPLED_ENOUGH
            yield pack_pairs(later[short], earlier[short], rare)


def shared_grams(
    packed: U64, starts: NDArray[np.int64], sizes: NDArray[np.int64], fewest: int
) -> U64:
    """The grams that so many documents have or more."""
    shared = sizes >= fewest
    return (packed[starts[shared]] & ~_LOW) | sizes[shared].astype(np.uint64)


def most_common(noted: U64) -> tuple[U64, int]:
    """The grams that most documents have, as many as are noted, and how many have each at least."""
    if noted.size <= MOST:
        return noted, 2
    counts = noted & _LOW
    fewest = int(np.partition(counts, -MOST - 1)[-MOST - 1]) + 1
    return noted[counts >= fewest], fewest


def count_holders(common: Common, words: bytes) -> list[int]:
    """How many documents have the gram that begins at each word of a document."""
    grams = hash_grams(bare(words)) & ~_LOW
    places = np.searchsorted(common.grams, grams)
    found = common.grams[np.minimum(places, common.grams.size - 1)]
    counts: list[int] = np.where((found ^ grams) >> _SHIFT == 0, found & _LOW, 1).tolist()
    return counts


def hash_grams(words: NDArray[np.uint32]) -> U64:
    """The hash of the gram that begins at each word but the last two."""
    hashes = words.astype(np.uint64)
    return mix(hashes[:-2] * STEP * STEP + hashes[1:-1] * STEP + hashes[2:])
