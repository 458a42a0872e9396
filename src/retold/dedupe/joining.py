"""Clusters of documents whose words lie in a file: the compiled loops read and compare them there.

They do what `Clusters.join` does, which takes their place where they were not built.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native, native_joining
from retold.dedupe.ahead import ahead
from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.clusters import Clusters
from retold.dedupe.commonness import NONE
from retold.dedupe.likeness import ask
from retold.dedupe.native_joining import Partners
from retold.dedupe.spill import Store


@dataclass(frozen=True, slots=True)
class Filed:
    """The words of documents, by row, in a store that is sealed.

    Attributes:
        store: the words.
        order: the row at each place, in the order of keeping.
        sizes: how many words the document at each place has.
    """

    store: Store
    order: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def words(self, place: int) -> bytes:
        """The words of the document at a place."""
        return self.store.get(self.order.item(place))


def join_filed(clusters: Clusters, filed: Filed, pairs: Iterable[Pairs]) -> Iterator[int]:
    """Let documents join kept ones as `clusters.join(pairs)` does; tells how many each time were.

    Some thousand at a time are compared with the kept ones that they may join first, as far as
    these are known by then, while those before them are placed.

    Raises:
        MemoryError: there is too little for the words of two documents, or these are gone.
    """
    if not native.there():
        yield from clusters.join(pairs)
        return
    kept_by = np.arange(filed.sizes.size)
    ends = filed.store.ends()
    words = native_joining.WordsFile.of(filed.store.file_number(), ends, filed.order, filed.sizes)
    given = (words, _bounded(clusters.closeness), kept_by)

    def foreseen(part: Pairs) -> tuple[Partners, NDArray[np.void] | None]:
        columns = (part.later, part.earlier, part.shared)
        return columns, native_joining.foresee(columns, *given)

    for part, first in ahead(partial(foreseen, part) for part in pairs):
        found = None if first is None else native_joining.join(part, *given, first)
        if found is None:
            raise MemoryError("no room for the words of two documents, or the words are gone")
        joined, within = (map(_match, each.tolist()) for each in found)
        clusters.matches.update(joined)
        for document, match in within:
            clusters.within[document].append(match)
        yield int(np.count_nonzero(np.diff(part[0], prepend=-1)))


def _match(row: tuple[int, int, float, float, float, float, int]) -> tuple[int, Match]:
    document, kept, resemblance, containment, coverage, order, instances = row
    return document, Match(kept, resemblance, containment, coverage, order, bool(instances))


def _bounded(closeness: Closeness) -> native_joining.Bounded:
    common = closeness.common
    bounds = closeness.bounds
    grams = NONE if common is None else common
    return native_joining.Bounded.of(
        (*ask(bounds), bounds.containment or 0.0),
        (grams.grams, grams.starts, grams.framed),
        framing=common is not None,
    )
