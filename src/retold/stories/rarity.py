"""How rare names and figures are in a corpus: two reports of one event share the rare ones."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from retold.index.word_columns import words

Names: TypeAlias = npt.NDArray[np.uint64]
Counts: TypeAlias = npt.NDArray[np.int64]

USUAL = 1000
"""Documents that a corpus is taken to have besides its own, none with a name in question: in a
small one all names are as rare."""


def names_in(text: str) -> Names:
    """The hashes of the names and figures in a text, sorted, each once."""
    columns = words([text])
    return np.unique(columns.hash[columns.named & columns.says])


class Rarity:
    """How many documents have each name, in how many documents."""

    def __init__(self, names: Names, counts: Counts, documents: int) -> None:
        self.names, self.counts, self.documents = names, counts, documents
        self._waiting: list[Names] = []

    @classmethod
    def none(cls) -> "Rarity":
        """Of no document yet."""
        return cls(np.zeros(0, np.uint64), np.zeros(0, np.int64), 0)

    def add(self, names: Names) -> None:
        """Count the names of one more document."""
        self._waiting.append(names)
        self.documents += 1

    def settle(self) -> None:
        """Take in what was added since."""
        if self._waiting:
            whole = np.concatenate([self.names, *self._waiting])
            weights = np.concatenate(
                [self.counts, *(np.ones(len(names), np.int64) for names in self._waiting)]
            )
            self._waiting.clear()
            self.names, places = np.unique(whole, return_inverse=True)
            self.counts = np.bincount(places, weights).astype(np.int64)

    def weight(self, names: Names) -> float:
        """The weights of some names added up: logarithms of how rare each is."""
        if not len(names):
            return 0.0
        counts = np.zeros(len(names))
        if len(self.names):
            places = np.minimum(np.searchsorted(self.names, names), len(self.names) - 1)
            counts = np.where(self.names[places] == names, self.counts[places], 0)
        return float(np.log((self.documents + USUAL) / (counts + 1)).sum())

    def held(self, names: Names, others: Names) -> float:
        """The weight of the names that both texts have, as a share of the text of fewer, 0…1.

        Of a text without names, all.
        """
        fewer = min(self.weight(names), self.weight(others))
        both = np.intersect1d(names, others, assume_unique=True)
        return min(1.0, self.weight(both) / fewer) if fewer > 0 else 1.0

    def shared(self, names: Names, others: Names) -> float:
        """The weight of the names that both texts have, as a share of the mean of theirs, 0…1."""
        weights = self.weight(names), self.weight(others)
        both = np.intersect1d(names, others, assume_unique=True)
        mean = (weights[0] * weights[1]) ** 0.5
        return min(1.0, self.weight(both) / mean) if mean > 0 else 0.0
