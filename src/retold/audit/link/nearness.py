"""How near two words stand in meaning, by the company they keep in news: cosines of small vectors.

The vectors (`vectors.npy`, `vectors.txt`) were trained by tools/train_vectors.py on English news
articles. Nearness says that one word may stand for another in the same sentence; antonyms and
members of one class (doctor, nurse) are near too, so that it never clears a word by itself.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.bundled import array_beside, beside

UNKNOWN = 0.0
"""Nearness where a word has no vector."""


@lru_cache(1 << 16)
def nearness(word: str, other_word: str) -> float:
    """The cosine of two folded words' vectors, about -0.3…1; the best over their forms."""
    rows, other_rows = _rows(word), _rows(other_word)
    if not rows or not other_rows:
        return UNKNOWN
    vectors = _vectors()
    cosines = (
        vectors[list(rows)].astype(np.float32) @ vectors[list(other_rows)].astype(np.float32).T
    )
    return float(cosines.max()) / _LENGTH**2


_LENGTH = 254.0
"""Length of a stored vector."""


class Neighbourhood:
    """Folded words with the vectors of their forms, to be held against many words at once."""

    def __init__(self, words: Sequence[str]) -> None:
        self._places, self._vectors = _of_all(words)

    def within(self, words: Sequence[str], least: float) -> list[list[int]]:
        """For each of some words the indices of those that lie so near to it (`nearness`).

        The vectors are small integers: products are exact, in whatever order they are summed.
        """
        owners, vectors = _of_all(words)
        neighbours: list[list[int]] = [[] for _ in words]
        near = vectors @ self._vectors.T >= least * _LENGTH**2
        for row, column in zip(*near.nonzero(), strict=True):
            neighbours[owners[row]].append(self._places[column])
        return neighbours


def _of_all(words: Sequence[str]) -> tuple[list[int], NDArray[np.float32]]:
    """The vectors of all forms of some words, and for each which word's it is."""
    forms = [(index, row) for index, word in enumerate(words) for row in _rows(word)]
    rows = [row for _, row in forms]
    return [index for index, _ in forms], _vectors()[rows].astype(np.float32)


def vectors(words: tuple[str, ...]) -> NDArray[np.float32]:
    """The vectors of those words that have one, a row each, of about unit length."""
    rows = [indices[0] for indices in map(_rows, words) if indices]
    return _vectors()[rows].astype(np.float32) / np.float32(_LENGTH)


@lru_cache(1 << 14)
def vector(word: str) -> NDArray[np.float32] | None:
    """The same of one word, read-only; None where it has no vector."""
    rows = _rows(word)
    if not rows:
        return None
    row: NDArray[np.float32] = _vectors()[rows[0]].astype(np.float32) / np.float32(_LENGTH)
    row.flags.writeable = False
    return row


def has_vector(folded: str) -> bool:
    """Whether a form of the word has a vector."""
    return bool(_rows(folded))


def is_in_the_news(folded: str) -> bool:
    """Whether news use the word often enough for it to have a vector."""
    return folded in _index()


@lru_cache(1 << 16)
def _rows(word: str) -> tuple[int, ...]:
    index = _index()
    forms = (word, lexicon.lemma(word))
    return tuple(dict.fromkeys(index[form] for form in forms if form in index))


@cache
def _index() -> dict[str, int]:
    listed = beside(__name__, "vectors.txt").read_text(encoding="utf-8")
    return dict(zip(listed.split("\n"), count(), strict=False))


@cache
def _vectors() -> NDArray[np.int8]:
    return np.asarray(array_beside(__name__, "vectors.npy"), np.int8)
