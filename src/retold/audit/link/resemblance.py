"""How far one word may say what another does, of two words and of a word against a whole text.

Most pairs of words are not alike. Held against a text, a word is therefore asked about only with
the words that share a mark with it (`lexicon.kinship`, a beginning, a kind of small word) or lie
near it in meaning; of all others the answer is 0.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.audit.link.nearness import Neighbourhood, nearness

CONDITIONS = frozenset(
    {"if", "unless", "provided", "providing", "once", "until", "till", "only", "except"}
)
"""Small words that make a condition or a limit: one may stand for another."""
NEGATIONS = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"}
)
"""Small words that deny: they stand for each other, and for the verbs that deny."""
OF_ITS_KIND = 0.8
"""What a synonym counts of a word (WordNet's hold in some sense), or one condition of another."""
OF_ITS_FAMILY, ROOT, FAMILY = 0.7, 5, 0.6
"""What a word counts that begins alike, with so many letters and so large a share of the longer."""
NEAR = 0.45
"""Nearness from which a word of like company counts, by its cosine; as in `links`."""


class Vocabulary:
    """The different folded words of a text, each to be held against the words of another."""

    def __init__(self, folds: Sequence[str]) -> None:
        self.folds = folds
        self._rows: dict[str, NDArray[np.float64]] = {}

    def likeness(self, words: Collection[str]) -> list[NDArray[np.float64]]:
        """How far each word of the text may say what each folded word does, 0…1; a row a word.

        Figures are alike as they are written.
        """
        asked = [word for word in dict.fromkeys(words) if word not in self._rows]
        alike = self._alike(asked)
        for word, near in zip(asked, self._neighbourhood.within(asked, NEAR), strict=True):
            self._rows[word] = self._row(word, near, alike)
        return [self._rows[word] for word in words]

    def _row(
        self, word: str, near: Sequence[int], alike: Mapping[str, Sequence[int]]
    ) -> NDArray[np.float64]:
        candidates = {*near}.union(*(alike.get(mark, ()) for mark in _marks(word)))
        row = np.zeros(len(self.folds))
        for index in candidates:
            row[index] = word_likeness(word, self.folds[index])
        return row

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(self.folds)

    def _alike(self, words: Iterable[str]) -> dict[str, list[int]]:
        """The indices of the words that have a mark of some words, by the mark."""
        asked = frozenset[str]().union(*map(_marks, words))
        places: dict[str, list[int]] = defaultdict(list)
        for index, marks in enumerate(self._marked):
            if not asked.isdisjoint(marks):
                for mark in asked & marks:
                    places[mark].append(index)
        return places

    @cached_property
    def _marked(self) -> list[frozenset[str]]:
        return [*map(_marks, self.folds)]


@lru_cache(1 << 14)
def _marks(word: str) -> frozenset[str]:
    """What a word shares with each word that it is like, but for those near it in meaning."""
    if word[0].isdigit():
        return frozenset((word,))
    marks = {word, *lexicon.kinship(word)}
    if len(word) >= ROOT:
        marks.add(word[:ROOT])
    if word in CONDITIONS:
        marks |= CONDITIONS
    if word in NEGATIONS or lexicon.lemma(word) in lexicon.DENYING:
        marks |= NEGATIONS
    return frozenset(marks)


@lru_cache(1 << 16)
def word_likeness(word: str, other_word: str) -> float:
    """How far a folded word may say what another does, 0…1."""
    if word == other_word:
        return 1.0
    if word[0].isdigit() or other_word[0].isdigit():
        return 0.0
    if lexicon.stem(word) == lexicon.stem(other_word):
        return 1.0
    if word in CONDITIONS or other_word in CONDITIONS:
        return OF_ITS_KIND if word in CONDITIONS and other_word in CONDITIONS else 0.0
    if word in NEGATIONS or other_word in NEGATIONS:
        denies = all(
            each in NEGATIONS or lexicon.lemma(each) in lexicon.DENYING
            for each in (word, other_word)
        )
        return OF_ITS_KIND if denies else 0.0
    likeness = _unless_antonyms(word, other_word)
    # Most words are not alike: to ask whether they are antonyms takes longest, and comes last.
    return 0.0 if likeness and lexicon.are_antonyms(word, other_word) else likeness


def _unless_antonyms(word: str, other_word: str) -> float:
    if (
        lexicon.are_synonyms(word, other_word)
        or lexicon.is_short_for(word, other_word)
        or lexicon.is_short_for(other_word, word)
    ):
        return OF_ITS_KIND
    near = nearness(word, other_word)
    family = OF_ITS_FAMILY if _begin_alike(word, other_word) else 0.0
    return max(family, near if near >= NEAR else 0.0)


def _begin_alike(word: str, other_word: str) -> bool:
    """Whether two words begin with the same letters for the most part: anonymous, anonymity."""
    shared = next(
        (i for i, (letter, its) in enumerate(zip(word, other_word, strict=False)) if letter != its),
        min(len(word), len(other_word)),
    )
    return shared >= max(ROOT, FAMILY * max(len(word), len(other_word)))
