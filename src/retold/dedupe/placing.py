"""Compared pairs -> clusters, where no words are at hand: what is not known yet is asked for.

Documents are placed as in a run of one process, by the same functions. Where one would have to be
compared with a kept document that it was not compared with yet, the pair is asked for and taken for
unlike, and the placing goes on, so that most of what will be needed is asked for at once. All asked
pairs are compared together, and the placing begins anew, until nothing is asked for: then every
answer was the true one, and the clusters are those of a run in one process.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.clusters import Clusters, together


@dataclass(slots=True)
class Placement(Clusters):
    """Clusters made of pairs that were compared before; `asked` are those that were not."""

    asked: set[tuple[int, int]] = field(default_factory=set)

    def place_all(self, pairs: Iterable[Pairs], known: dict[tuple[int, int], Match]) -> bool:
        """Place all documents of some pairs, and fold what is contained; whether all was known."""
        self._ready = dict(known)
        for documents in together(pairs):
            for document, group in documents:
                self._place(document, self._kept_of(group))
        self.fold_contained()
        return not self.asked

    def _compare(self, places: list[tuple[int, int]]) -> None:
        unknown = [pair for pair in places if pair not in self._ready]
        self.asked.update(unknown)
        self._ready.update((pair, Match(pair[1], 0.0, 0.0, 0.0)) for pair in unknown)


@dataclass(frozen=True, slots=True)
class Strong:
    """The pairs worth comparing, by place in the order of keeping.

    Attributes:
        documents: the document at each place.
        sizes: how many words it has.
        pairs: the pairs, sorted by the later document.
    """

    documents: NDArray[np.int64]
    sizes: NDArray[np.int64]
    pairs: Pairs

    @classmethod
    def of(cls, columns: dict[str, NDArray[np.int64]]) -> "Strong":
        """Those of the columns that a stage leaves."""
        sides = ("later", "earlier")
        whole, words, ranks = (
            np.concatenate([columns[f"{side}{name}"] for side in sides])
            for name in ("", "_words", "_rank")
        )
        distinct, firsts, inverse = np.unique(whole, return_index=True, return_inverse=True)
        order = np.lexsort((distinct, ranks[firsts]))
        place = np.empty(order.size, np.int64)
        place[order] = np.arange(order.size)
        later, earlier = np.split(place[inverse], 2)
        by_later = np.lexsort((earlier, later))
        pairs = Pairs(later[by_later], earlier[by_later], columns["shared"][by_later])
        return cls(distinct[order], words[firsts][order], pairs)

    def places(self, documents: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of some documents."""
        order = np.argsort(self.documents)
        return np.asarray(order[np.searchsorted(self.documents, documents, sorter=order)])

    def begin(self, closeness: Closeness) -> Placement:
        """A placing of them."""
        return Placement(closeness, self.sizes, lambda _place: b"")
