"""How surely a word that stands for another is another sense of it, as slips of a dictionary are.

A slip (board → plank) puts a word where it fits its neighbours worse than the word it replaces, is
never said beside them, and means the same, if at all, in another sense only. How surely a
substitution is one depends on the text: where many are, a doubtful one is likely another; where the
others are a translator's choices, it is likely a choice too.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp, log1p
from typing import NamedTuple

import numpy as np

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.links import LinkedBead
from retold.audit.link.nearness import nearness, vectors
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
    at: int
    others: range
    score: float


def found_in(pairs: Sequence[LinkedBead]) -> list[Substitution]:
    """The substitutions of a text, each weighed by itself."""
    return [
        Substitution(pair, at, others, score(pair, at, others))
        for pair in pairs
        for at, others in substitutions(pair)
    ]


def share_of_slips(
    found: Sequence[Substitution], pairs: Sequence[LinkedBead], sure: int = 0
) -> float:
    """The share of slips among substitutions and some sure slips, by expectation maximisation.

    The same substitution made again says nothing new.
    """
    scores = {
        (one.pair.source[one.at].lemma, one.pair.target[one.others[-1]].lemma): one.score
        for one in found
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
    for at in range(len(pair.source)):
        place = replacing(pair, at)
        if place is not None:
            yield at, place


def replacing(pair: LinkedBead, at: int) -> range | None:
    """The common word, or two, that stand for a common word; None where none do."""
    word = pair.source[at]
    if not word.content or _is_in_compound(pair.texts[0], word.span) or _is_phrasal(pair, at):
        return None
    other = pair.to_target[at]
    place = in_its_place(pair, at) if other is None else range(other, other + 1)
    linked = other is not None and pair.bonds[at] in {"synonym", "near"}
    if place is None or not (linked or other is None):
        return None
    return place if all(_may_slip(word, pair.target[here]) for here in place) else None


def _is_phrasal(pair: LinkedBead, at: int) -> bool:
    """Whether a particle that is gone follows a word: held back says more than held."""
    after = at + 1
    return (
        after < len(pair.source)
        and pair.source[after].fold in PARTICLES
        and pair.to_target[after] is None
    )


def _is_in_compound(text: str, span: Span) -> bool:
    """Whether a hyphen ties a word to another: alone it does not say what the compound says."""
    return (
        text[span.end : span.end + 1] in _HYPHENS or text[span.start - 1 : span.start] in _HYPHENS
    )


_HYPHENS = ("-", "‐", "‑")


def _may_slip(word: Word, there: Word) -> bool:
    """Whether both are common words, written alike, and the change is not told as another kind."""
    if word.capital != there.capital:
        return False
    return _is_common_word(word) and _is_common_word(there) and not _is_other_change(word, there)


def _is_common_word(word: Word) -> bool:
    if word.fold[0].isdigit() or not lexicon.is_known(word.fold):
        return False
    return not word.capital or (word.first and not lexicon.is_name(word.fold))


def _is_other_change(one: Word, other: Word) -> bool:
    """Whether the substitution is told as another kind, or is no other head: boat, speedboat."""
    return (
        lexicon.are_antonyms(one.fold, other.fold)
        or (lexicon.is_reporting(one.fold) and lexicon.is_reporting(other.fold))
        or lexicon.stem(one.fold) == lexicon.stem(other.fold)
        or not EXPLICIT.isdisjoint((one.lemma, other.lemma))
        or one.lemma.endswith(other.lemma)
        or other.lemma.endswith(one.lemma)
    )


def score(pair: LinkedBead, at: int, others: range) -> float:
    """How surely one of some target words is a slip for a source word, in logits."""
    return min(
        sum(WEIGHTS[name] * value for name, value in features(pair, at, others, other).items())
        for other in others
    )


def features(pair: LinkedBead, at: int, others: range, other: int) -> dict[str, float]:
    """What speaks for a slip and against one, of a source word, the words for it, one of these."""
    one, two = pair.source[at].fold, pair.target[other].fold
    around = tuple(
        word.fold for word in pair.source if word.content and word.fold not in {one, two}
    )
    fits, fitted, near, nearer = _fit(one, two, around)
    of_words = _of_words(one, two)
    return {
        "ground": 1.0,
        **of_words,
        "fits": fitted,
        "fits worse": fits - fitted,
        "stranger": near - nearer,
        "company": company_of(pair.texts[0], pair.source, range(at, at + 1)),
        "new company": company_of(pair.texts[1], pair.target, others),
        "no synonym, settled": pair.settled(at, AROUND) * of_words["no synonym"],
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


def _adjoin(text: str, one: Word, other: Word) -> bool:
    """Whether no mark stands between two words."""
    return text[one.span.end : other.span.start].isspace()


def _fit(one: str, two: str, around: tuple[str, ...]) -> tuple[float, float, float, float]:
    """Nearness of each word to its nearest neighbours, and of each to all together."""
    mine, theirs, beside = vectors((one,)), vectors((two,)), vectors(around)
    if not len(mine) or not len(theirs) or not len(beside):
        return UNPLACED, UNPLACED, UNPLACED, UNPLACED
    centre = beside.sum(axis=0)
    centre /= np.linalg.norm(centre) + 1e-9
    closest = np.sort(beside @ np.stack((mine[0], theirs[0])).T, axis=0)[-NEIGHBOURS:].mean(axis=0)
    return float(closest[0]), float(closest[1]), float(mine[0] @ centre), float(theirs[0] @ centre)


@lru_cache(1 << 14)
def _of_words(one: str, two: str) -> Mapping[str, float]:
    """The features of the two words alone."""
    rank = lexicon.sense_distance(one, two)
    grouped = lexicon.are_grouped(one, two)
    by_form = rank is None and not grouped and lexicon.are_synonyms(one, two)
    return {
        "near": nearness(one, two),
        "no synonym": float(rank is None and not by_form and not grouped),
        "first sense": float(rank == 0),
        "grouped": float(grouped),
        "same part": float(lexicon.part_of_speech(one) == lexicon.part_of_speech(two)),
        "use": use(one),
        "new use": use(two),
        "no news": float(not len(vectors((two,)))),
        "senses": log1p(_senses(one)),
        "alike": float(one[:BEGINNING] == two[:BEGINNING]),
    }


def _senses(word: str) -> int:
    """How many meanings the word's dictionary forms have."""
    return len({sense.synset for base in lexicon.lemmas(word) for sense in senses(base)})


def in_its_place(pair: LinkedBead, at: int) -> range | None:
    """The unlinked content word, or two, between the counterparts of a word's linked neighbours."""
    if not pair.source[at].content:
        return None
    before, after = _linked(pair, at, -1), _linked(pair, at, 1)
    if before is None or after is None or not 0 < after - before <= 2 * APART:
        return None
    between = [here for here in range(before + 1, after) if pair.target[here].content]
    if not between or any(pair.to_source[here] is not None for here in between):
        return None
    together = between[-1] - between[0] == len(between) - 1 <= 1
    return range(between[0], between[-1] + 1) if together else None


def _linked(pair: LinkedBead, at: int, step: int) -> int | None:
    """The counterpart of the nearest linked word, past function words only; the edges count."""
    for here in range(at + step, at + step * (APART + 1), step):
        if here < 0:
            return -1
        if here >= len(pair.source):
            return len(pair.target)
        if pair.to_target[here] is not None:
            return pair.to_target[here]
        if pair.source[here].content:
            return None
    return None
