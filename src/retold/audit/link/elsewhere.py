"""Whether what one text says in a place stands anywhere in the other, in whatever words.

A bead ties a sentence to the sentences most like it; what was merged, split, moved or told
indirectly stands outside of its bead. So before words are called left out or new, the whole other
text is searched for them: every two sentences that follow each other are held against them by
words, names, values and, where these leave it open, by meaning. Words of the other text that
retell something else already are no evidence: a name that both tell of twice is in both, and what
was said of it the second time may still be gone.

Example: *If Rovers are promoted, the promise does not apply* has of *unless the club win promotion*
the condition and the rarest word, and neither retells anything else.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from itertools import compress, pairwise
from math import inf
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_side
from retold.audit.link.resemblance import CONDITIONS, NEGATIONS, Vocabulary
from retold.model import Alignment, SegmentedDocument, Span
from retold.text.words import Word, touched, words
from retold.values.equality import is_same_value
from retold.values.quantities import quantities
from retold.values.quantity import Quantity

Encode: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
"""Sentences -> unit rows that lie close where the sentences mean the same."""
Shares: TypeAlias = NDArray[np.float64]

RARE, USUAL = 1.3, 0.1
"""Weight of a word that no dictionary counts; what each step of its frequency takes off."""
NAMED = 1.5
"""How much more a name or a figure weighs: it cannot be told in other words."""
LOOKED_AT = 6
"""Places of the other text, those with most of the words, whose meaning is asked for."""
OPEN = -4.0
"""Log odds of being nowhere, by words, below which meaning is not asked for: it moves them by
four at most."""
FARTHEST, NEAREST = -0.25, 1.05
"""Cosines between which the nearest of the likeliest places is taken to lie: of 221 in our golden
stories the lowest was -0.01, and rows to the nearest step may give a little more than 1."""
DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.25}
"""Days of a length of time; two are one when they agree to a twentieth (14 days: a fortnight)."""
ABOUT = 0.05
MOST_SEARCHES, MOST_WORDS = 100, 100
"""Stretches of a pair of texts that are searched for, and words of each, so that cost grows as the
texts do; of the stretches beyond, a bead is all that is known."""
MOST_VALUES = 24
"""Values of what is sought up to which each is held against each of the other text; a stretch with
more is a table, and its figures are looked for as they are written."""


class Evidence(NamedTuple):
    """How much of some words the other text holds; shares of their weight in 0…1.

    pair: in the best two sentences in a row; free: the same in words that retell nothing else;
    meaning: cosine of the best place by the encoder, None where none was asked; size: words.
    """

    pair: float
    free: float
    meaning: float | None
    size: int


class Weights(NamedTuple):
    """Of log odds that words are nowhere: see `Evidence`; size is taken as its logarithm."""

    bias: float
    pair: float
    free: float
    size: float
    meaning: float = 0.0


WHOLE = Weights(2.33, 1.32, -12.06, 0.46), Weights(2.39, 2.15, -9.93, 0.92, -4.25)
PART = Weights(-1.54, 1.1, -7.17, 0.44), Weights(-2.13, 1.34, -5.2, 0.85, -1.29)
"""For whole sentences and for parts of them, by words alone and with meaning. Learnt by
tools/train_absence.py on one half of the news of newstest2021, two versions each, sentences merged,
split, moved, and some sentences and clauses left out."""


class SideText:
    """The words of a text that carry it, outside of furniture, sentence by sentence."""

    def __init__(self, document: SegmentedDocument) -> None:
        skipped = document.furniture_sentences()
        self.text = document.text
        self.sentences: list[Span] = []
        self.words: list[Word] = []
        self.starts: list[int] = []
        self.retold: dict[int, Span] = {}
        """The span of the other text that a word retells, by the word's index."""
        for index, sentence in enumerate(document.sentences):
            if index in skipped:
                continue
            side = words(document, range(index, index + 1))
            sought = [*compress(side, carrying(side))]
            if sought:
                self.starts.append(len(self.words))
                self.sentences.append(sentence.span)
                self.words += sought
        self.index = {(word.span.start, word.fold): i for i, word in enumerate(self.words)}

    @cached_property
    def _folds(self) -> tuple[Vocabulary, NDArray[np.intp]]:
        """The different words, and for each word which of them it is."""
        places: dict[str, int] = {}
        index = [places.setdefault(word.fold, len(places)) for word in self.words]
        return Vocabulary([*places]), np.array(index, dtype=np.intp)

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Whether each word is a name or a figure."""
        return np.array([_is_named(word) for word in self.words], dtype=np.bool_)

    @cached_property
    def quantities(self) -> tuple[tuple[Quantity, list[int]], ...]:
        """The quantities of the text, each with the indices of its words."""
        return tuple(
            (value, [start + index for index in touched(tuple(self.words[start:end]), value.span)])
            for span, (start, end) in zip(self.sentences, self._ranges(), strict=True)
            for value in quantities(self.text, span)
        )

    def _ranges(self) -> list[tuple[int, int]]:
        """Where the words of each sentence begin and end."""
        return list(pairwise((*self.starts, len(self.words))))

    @cached_property
    def retold_spans(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where what each word retells starts and ends; everywhere for one that retells nothing."""
        everywhere = Span(-1, sys.maxsize)
        spans = [self.retold.get(index, everywhere) for index in range(len(self.words))]
        starts = np.array([span.start for span in spans], dtype=np.int64)
        return starts, np.array([span.end for span in spans], dtype=np.int64)

    @cached_property
    def _sentences_with(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for start, end in self._ranges():
            for stem in {lexicon.stem(word.fold) for word in self.words[start:end]}:
                counts[stem] = counts.get(stem, 0) + 1
        return counts

    def weight(self, word: Word) -> float:
        """How much a word says: more the rarer it is in the language and in this text."""
        many = max(1, len(self.starts))
        holds = max(1, self._sentences_with.get(lexicon.stem(word.fold), 1))
        own = float(np.log1p(many / holds) / np.log1p(many))
        weight = (RARE - USUAL * lexicon.frequency(word.fold)) * (1 + own) / 2
        return weight * (NAMED if _is_named(word) else 1.0)

    def likeness(self, sought: Sequence[Word]) -> Shares:
        """How far each word of this text may say what each of the other does, 0…1; a row each."""
        vocabulary, index = self._folds
        rows = np.stack(vocabulary.likeness([word.fold for word in sought]))[:, index]
        names = np.array([_is_named(word) for word in sought], dtype=np.bool_)
        # A name or a figure is told by itself alone, and tells nothing but itself.
        rows[(names[:, None] | self.named) & (rows < 1.0)] = 0.0
        return rows


def carries(word: Word) -> bool:
    """Whether a word is one to look for: a content word, a condition or a negation."""
    return word.content or word.fold in CONDITIONS or word.fold in NEGATIONS


@once_a_side
def carrying(side: tuple[Word, ...]) -> tuple[bool, ...]:
    """Of each word of a side whether it is one to look for."""
    return tuple(map(carries, side))


def _is_named(word: Word) -> bool:
    return word.fold[0].isdigit() or (word.capital and not word.first)


class Elsewhere:
    """Both texts of an alignment, each to be searched for what the other says."""

    def __init__(
        self,
        alignment: Alignment,
        beads: Iterable[LinkedBead] = (),
        encode: Encode | None = None,
        *,
        brief: bool = False,
    ) -> None:
        self.brief = brief
        self._alignment, self._beads, self._encode = alignment, tuple(beads), encode
        self._searches = 0

    def absence(
        self,
        stretch: Sequence[Word],
        *,
        of_source: bool,
        whole: bool,
        levels: Collection[float] | None = None,
    ) -> float:
        """Log odds that the other text says nowhere what some words say; infinite, unsearched.

        Args:
            stretch: words of one side in text order.
            of_source: whose they are.
            whole: whether they are a sentence, not a part of one.
            levels: odds that make a difference to who asks. Meaning is asked for only where it may
                bring the odds over one of them; elsewhere they are right as to the levels alone.
        """
        self._searches += 1
        if self._searches > MOST_SEARCHES:
            return inf
        by_words, by_meaning = WHOLE if whole else PART
        evidence, places = self._held(stretch, of_source=of_source)
        odds = _log_odds(evidence, by_words)
        if self._encode is None or places is None or odds < OPEN:
            return odds
        if levels is not None:
            most, least = (
                _log_odds(evidence._replace(meaning=cosine), by_meaning)
                for cosine in (FARTHEST, NEAREST)
            )
            if not any(least <= level <= most for level in levels):
                return most
        meaning = self._meaning(stretch, places, of_source=of_source)
        return _log_odds(evidence._replace(meaning=meaning), by_meaning)

    @cached_property
    def values(self) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """The quantities of source and target."""
        source, target = (tuple(value for value, _ in side.quantities) for side in self._sides)
        return source, target

    def evidence(self, stretch: Sequence[Word], *, of_source: bool) -> Evidence:
        """How much of some words the other text holds, and means; `absence` says what follows."""
        evidence, places = self._held(stretch, of_source=of_source)
        if self._encode is None or places is None:
            return evidence
        meaning = self._meaning(stretch, places, of_source=of_source)
        return evidence._replace(meaning=meaning)

    def _held(self, stretch: Sequence[Word], *, of_source: bool) -> tuple[Evidence, Shares | None]:
        """The evidence of words alone, and how much of them each sentence of the other text has."""
        own, other_side = self._sides if of_source else self._sides[::-1]
        sought = [word for word in stretch if carries(word)][:MOST_WORDS]
        if not sought or not other_side.words:
            return Evidence(0.0, 0.0, None, len(sought)), None
        span = Span(stretch[0].span.start, stretch[-1].span.end)
        weight = np.array([own.weight(word) for word in sought])
        weight /= weight.sum()
        alike = _alike(sought, quantities(own.text, span), other_side)
        starts, ends = other_side.retold_spans
        free = (starts < span.end) & (span.start < ends)
        held = np.maximum.reduceat(alike, other_side.starts, axis=1)
        held_free = np.maximum.reduceat(alike * free, other_side.starts, axis=1)
        pair, pair_free = (float((weight @ _pairs(each)).max()) for each in (held, held_free))
        return Evidence(pair, pair_free, None, len(sought)), weight @ (held + held_free)

    def _meaning(
        self, stretch: Sequence[Word], likeness: Shares, *, of_source: bool
    ) -> float | None:
        """The cosine of words with that of the likeliest sentences that is nearest in meaning."""
        if self._encode is None:
            return None
        own, other_side = self._sides if of_source else self._sides[::-1]
        text = own.text[stretch[0].span.start : stretch[-1].span.end]
        likeliest = np.argsort(-likeness, kind="stable")[:LOOKED_AT]
        rows = self._encode(
            [text, *(other_side.sentences[k].of(other_side.text) for k in likeliest)]
        )
        return float((rows[1:] @ rows[0]).max())

    @cached_property
    def _sides(self) -> tuple[SideText, SideText]:
        source, target = SideText(self._alignment.source), SideText(self._alignment.target)
        for bead in self._beads:
            source_carries, target_carries = carrying(bead.source), carrying(bead.target)
            for i, j in enumerate(bead.to_target):
                if j is None:
                    continue
                if source_carries[i]:
                    _note(source, bead.source[i], bead.target[j])
                if target_carries[j]:
                    _note(target, bead.target[j], bead.source[i])
        return source, target


def _note(side: SideText, word: Word, retold: Word) -> None:
    index = side.index.get((word.span.start, word.fold))
    if index is not None:
        side.retold[index] = retold.span


def _alike(sought: Sequence[Word], values: Sequence[Quantity], other_side: SideText) -> Shares:
    """How far each word of the other side may say what each word sought does."""
    alike = other_side.likeness(sought)
    side = tuple(sought)
    for value in values if len(values) <= MOST_VALUES else ():
        rows = touched(side, value.span)
        for other_value, columns in other_side.quantities:
            if rows and columns and _is_same(value, other_value):
                alike[np.ix_(rows, columns)] = 1.0
    return alike


def _is_same(value: Quantity, other_quantity: Quantity) -> bool:
    if is_same_value(value, other_quantity):
        return True
    days, other_days = (
        DAYS.get(each.unit or "", 0.0) * each.value for each in (value, other_quantity)
    )
    return days > 0 and abs(days - other_days) <= ABOUT * days


def _pairs(by_sentence: Shares) -> Shares:
    """For every two sentences in a row what either has."""
    if by_sentence.shape[1] == 1:
        return by_sentence
    return np.maximum(by_sentence[:, 1:], by_sentence[:, :-1])


def _log_odds(evidence: Evidence, weights: Weights) -> float:
    return (
        weights.bias
        + weights.pair * evidence.pair
        + weights.free * evidence.free
        + weights.size * float(np.log(max(1, evidence.size)))
        + weights.meaning * (evidence.meaning or 0.0)
    )
