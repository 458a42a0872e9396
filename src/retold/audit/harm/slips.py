"""How surely a word that stands for another is another sense of it, as slips of a dictionary are.

A slip (board → plank) puts a word where it fits its neighbours worse than the word it replaces, is
never said beside them, and means the same, if at all, in another sense only. How surely a
substitution is one depends on the text: where many are, a doubtful one is likely another; where the
others are a translator's choices, it is likely a choice too.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import exp, log1p
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.cues.saying import ascribes
from retold.audit.link.links import LinkedBead
from retold.audit.link.nearness import has_vector, nearness, vector, vectors
from retold.audit.link.notes import once_a_bead
from retold.audit.link.unit_ties import is_tied_whole, source_unit_at, target_unit_at
from retold.audit.recast import recast
from retold.lexicon.company import company, use
from retold.lexicon.wordnet import senses
from retold.model import Span
from retold.text.words import Word

WEIGHTS = {
    "alike": -0.71,
    "company": 0.1,
    "first sense": -3.4,
    "fits": -1.55,
    "fits worse": -0.12,
    "ground": 0.67,
    "grouped": -1.81,
    "near": -0.82,
    "new company": -0.25,
    "new use": -0.12,
    "no news": 0.44,
    "no synonym": -0.61,
    "no synonym, settled": 0.7,
    "same part": 0.3,
    "senses": -0.21,
    "stranger": 0.73,
    "two words": -0.66,
    "use": 0.19,
}
"""Logits that each feature adds, slips being as frequent as choices (tools/train_slips.py)."""
RATE, CLOSE_RATE, WEIGHT = 0.06, 0.28, 6.0
"""Share of a text's substitutions that are slips before any is weighed, the same where it follows
its source word by word, and how many substitutions that counts for. So one or two in a hundred
sentences of translators (newstest2021, one half) are told of, all as minor."""
HIGHEST = 0.31
"""Share above which it does not count: synonyms are chosen in the worst of texts too."""
CLOSE, CLOSE_PAIRS = 0.67, 2
"""Share of words in one order, over all beads, and number of beads, from which a text follows its
source word by word; a free translation replaces many words with good reason."""
ROUNDS = 8
"""Rounds after which the rate no longer moves."""

PARTICLES = frozenset(
    "about across after along apart around aside away back by down for forth forward in into off "
    "on out over round through together towards under up upon with without".split()
)
"""Small words that make another verb of a verb."""
AROUND = 4
"""Words on each side that say how settled a place is."""
NEIGHBOURS = 3
UNPLACED = 0.3
"""Nearness to neighbours where a word has no vector."""
BEGINNING = 4
"""Letters that words of one family share."""
APART = 3
"""Function words allowed on each side between a replaced word and its linked neighbours."""


class Substitution(NamedTuple):
    """A source word, the word or two for it, and how surely a slip, in logits."""

    pair: LinkedBead
    place: int
    others: range
    score: float


def found_in(pairs: Sequence[LinkedBead]) -> list[Substitution]:
    """The substitutions of a text, each weighed by itself."""
    return [
        Substitution(pair, index, others, score(pair, index, others))
        for pair in pairs
        for index, others in substitutions(pair)
        if index not in recast(pair)[0]
    ]


def share_of_slips(
    substituted: Sequence[Substitution], pairs: Sequence[LinkedBead], sure: int = 0
) -> float:
    """The share of slips among substitutions and some sure slips, by expectation maximisation.

    The same substitution made again says nothing new.
    """
    scores = {
        (
            substitution.pair.source[substitution.place].lemma,
            substitution.pair.target[substitution.others[-1]].lemma,
        ): substitution.score
        for substitution in substituted
    }
    prior = CLOSE_RATE if follows(pairs) else RATE
    rate = prior
    for _ in range(ROUNDS):
        slips = sure + sum(chance(scored, rate) for scored in scores.values())
        rate = (prior * WEIGHT + slips) / (WEIGHT + sure + len(scores))
    return min(HIGHEST, rate)


def follows(pairs: Sequence[LinkedBead]) -> bool:
    """Whether the target follows its source word by word."""
    size = sum(max(len(pair.source), len(pair.target)) for pair in pairs)
    kept = sum(pair.kept() * max(len(pair.source), len(pair.target)) for pair in pairs)
    return len(pairs) >= CLOSE_PAIRS and kept >= CLOSE * size


def chance(scored: float, rate: float) -> float:
    """The probability of a slip, of its logits and the share of slips in the text."""
    return 1 / (1 + exp(-scored) * (1 - rate) / rate)


def substitutions(pair: LinkedBead) -> Iterator[tuple[int, range]]:
    """Content words and the other words that stand for them, linked or in their place."""
    for index in range(len(pair.source)):
        place = replacing(pair, index)
        if place is not None:
            yield index, place


def replacing(pair: LinkedBead, index: int) -> range | None:
    """The common word, or two, that stand for a common word; None where none do."""
    word = pair.source[index]
    if not word.content or _is_in_compound(pair.texts[0], word.span) or _is_phrasal(pair, index):
        return None
    other_index = pair.to_target[index]
    place = (
        in_its_place(pair, index) if other_index is None else range(other_index, other_index + 1)
    )
    linked = other_index is not None and pair.bonds[index] in {"synonym", "near"}
    if place is None or not (linked or other_index is None):
        return None
    if _is_phrasal_now(pair, place) or (linked and is_tied_whole(pair, index)):
        return None
    if source_unit_at(pair, index) or any(target_unit_at(pair, to) for to in place):
        return None  # part of a verb of several words says nothing by itself
    if _is_written_apart(word, pair.target, place):
        return None
    return place if all(_may_slip(word, pair.target[index]) for index in place) else None


def _is_written_apart(word: Word, target: tuple[Word, ...], place: range) -> bool:
    """Whether two words of the target are one of the source: middle man, middleman."""
    around = target[max(0, place.start - 1) : place.stop + 1]
    return any(first.fold + second.fold == word.fold for first, second in pairwise(around))


def _is_phrasal(pair: LinkedBead, index: int) -> bool:
    """Whether a particle that is gone follows a word: held back says more than held."""
    after = index + 1
    return (
        after < len(pair.source)
        and pair.source[after].fold in PARTICLES
        and pair.to_target[after] is None
    )


def _is_phrasal_now(pair: LinkedBead, place: range) -> bool:
    """The same of a particle that is new behind the words of the target: hit out."""
    after = place.stop
    return (
        after < len(pair.target)
        and pair.target[after].fold in _ONLY_PARTICLES
        and pair.to_source[after] is None
    )


_ONLY_PARTICLES = frozenset({"away", "back", "down", "off", "out"})
"""Those of them that seldom begin a phrase of time or place, as *up until now* does."""


def _is_in_compound(text: str, span: Span) -> bool:
    """Whether a hyphen ties a word to another: alone it does not say what the compound says."""
    return (
        text[span.end : span.end + 1] in _HYPHENS or text[span.start - 1 : span.start] in _HYPHENS
    )


_HYPHENS = ("-", "‐", "‑")


def _may_slip(word: Word, target_word: Word) -> bool:
    """Whether both are common words, written alike, and the change is not told as another kind."""
    if word.capital != target_word.capital:
        return False
    return (
        _is_common_word(word)
        and _is_common_word(target_word)
        and not _is_other_change(word, target_word)
    )


def _is_common_word(word: Word) -> bool:
    if word.fold[0].isdigit() or not lexicon.is_known(word.fold):
        return False
    return not word.capital or (word.first and not lexicon.is_name(word.fold))


def _is_other_change(word: Word, other_word: Word) -> bool:
    """Whether the substitution is told as another kind, or is no other head: boat, speedboat."""
    return (
        lexicon.are_antonyms(word.fold, other_word.fold)
        or (_tells(word) and _tells(other_word))
        or lexicon.stem(word.fold) == lexicon.stem(other_word.fold)
        or not EXPLICIT.isdisjoint((word.lemma, other_word.lemma))
        or word.lemma.endswith(other_word.lemma)
        or other_word.lemma.endswith(word.lemma)
    )


def _tells(word: Word) -> bool:
    return lexicon.is_reporting(word.fold) or ascribes(word.lemma)


@once_a_bead
def score(pair: LinkedBead, index: int, others: range) -> float:
    """How surely one of some target words is a slip for a source word, in logits."""
    return min(
        sum(
            WEIGHTS[name] * value
            for name, value in features(pair, index, others, other_index).items()
        )
        for other_index in others
    )


def features(pair: LinkedBead, index: int, others: range, other_index: int) -> dict[str, float]:
    """What speaks for a slip and against one, of a source word, the words for it, one of these."""
    source_word, target_word = pair.source[index].fold, pair.target[other_index].fold
    fits, fitted, near, nearer = _fit(source_word, target_word, _around(pair))
    of_words = _of_words(source_word, target_word)
    return {
        "ground": 1.0,
        **of_words,
        "fits": fitted,
        "fits worse": fits - fitted,
        "stranger": near - nearer,
        "company": company_of(pair.texts[0], pair.source, range(index, index + 1)),
        "new company": company_of(pair.texts[1], pair.target, others),
        "no synonym, settled": pair.settled(index, AROUND) * of_words["no synonym"],
        "two words": len(others) - 1.0,
    }


def company_of(text: str, side: tuple[Word, ...], run: range) -> float:
    """How much more often than by chance words stand beside the one before and the one after."""
    total = 0.0
    if not run:
        return total
    first, last = run[0], run[-1]
    if first and _adjoin(text, side[first - 1], side[first]):
        total += company(side[first - 1].fold, side[first].fold)
    if last + 1 < len(side) and _adjoin(text, side[last], side[last + 1]):
        total += company(side[last].fold, side[last + 1].fold)
    return total


def _adjoin(text: str, word: Word, other_word: Word) -> bool:
    """Whether no mark stands between two words."""
    return text[word.span.end : other_word.span.start].isspace()


Around: TypeAlias = tuple[tuple[str, ...], NDArray[np.float32]]
"""The content words of a sentence that have a vector, and a row each."""


@once_a_bead
def _around(pair: LinkedBead) -> Around:
    placed = tuple(word.fold for word in pair.source if word.content and has_vector(word.fold))
    return placed, vectors(placed)


def _fit(word: str, other_word: str, around: Around) -> tuple[float, float, float, float]:
    """Nearness of each word to its nearest neighbours, and of each to all together."""
    placed, all_rows = around
    beside = all_rows[[fold not in {word, other_word} for fold in placed]]
    row, other_row = vector(word), vector(other_word)
    if row is None or other_row is None or not len(beside):
        return UNPLACED, UNPLACED, UNPLACED, UNPLACED
    centre = beside.sum(axis=0)
    centre /= np.linalg.norm(centre) + 1e-9
    closest = np.sort(beside @ np.stack((row, other_row)).T, axis=0)[-NEIGHBOURS:].mean(axis=0)
    return (
        float(closest[0]),
        float(closest[1]),
        float(row @ centre),
        float(other_row @ centre),
    )


@lru_cache(1 << 14)
def _of_words(word: str, other_word: str) -> Mapping[str, float]:
    """The features of the two words alone."""
    rank = lexicon.sense_distance(word, other_word)
    grouped = lexicon.are_grouped(word, other_word)
    by_form = rank is None and not grouped and lexicon.are_synonyms(word, other_word)
    return {
        "near": nearness(word, other_word),
        "no synonym": float(rank is None and not by_form and not grouped),
        "first sense": float(rank == 0),
        "grouped": float(grouped),
        "same part": float(lexicon.part_of_speech(word) == lexicon.part_of_speech(other_word)),
        "use": use(word),
        "new use": use(other_word),
        "no news": float(not has_vector(other_word)),
        "senses": log1p(_senses(word)),
        "alike": float(word[:BEGINNING] == other_word[:BEGINNING]),
    }


def _senses(word: str) -> int:
    """How many meanings the word's dictionary forms have."""
    return len({sense.synset for base in lexicon.lemmas(word) for sense in senses(base)})


def in_its_place(pair: LinkedBead, index: int) -> range | None:
    """The unlinked content word, or two, between the counterparts of a word's linked neighbours."""
    if not pair.source[index].content:
        return None
    before, after = _linked(pair, index, -1), _linked(pair, index, 1)
    if before is None or after is None or not 0 < after - before <= 2 * APART:
        return None
    between = [index for index in range(before + 1, after) if pair.target[index].content]
    if not between or any(pair.to_source[index] is not None for index in between):
        return None
    together = between[-1] - between[0] == len(between) - 1 <= 1
    return range(between[0], between[-1] + 1) if together else None


def _linked(pair: LinkedBead, index: int, step: int) -> int | None:
    """The counterpart of the nearest linked word, past function words only; the edges count."""
    for neighbour in range(index + step, index + step * (APART + 1), step):
        if neighbour < 0:
            return -1
        if neighbour >= len(pair.source):
            return len(pair.target)
        if pair.to_target[neighbour] is not None:
            return pair.to_target[neighbour]
        if pair.source[neighbour].content:
            return None
    return None
