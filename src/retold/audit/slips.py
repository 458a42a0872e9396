"""Substitutions that look like another sense of the word come back from another language.

A slip of a dictionary (board → plank) puts a word where it fits its neighbours worse than the
word it replaces, is seldom used, and means the same, if at all, in another sense only. How surely
that is so depends on the text: where much else was rewritten, a doubtful word is a translator's
choice; where all else stayed and other words slipped too, it is a slip.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from math import log1p
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Indel

from retold import lexicon
from retold.audit.denials import EXPLICIT
from retold.audit.nearness import nearness, vectors
from retold.audit.wording import in_its_place
from retold.audit.words import Pair, Word, spanned
from retold.model import Change, Severity, Span

CLEAR = 3.0
"""Score from which a slip is told in any text: in one of a hundred sentences of translators
(newstest2021, one half)."""
CLOSE, CLOSE_PAIRS = 0.67, 2
"""Share of words in one order, over all beads, and number of beads, from which a text follows its
source word by word; a free translation replaces many words with good reason."""
DOUBTFUL = 1.5
"""Score from which a slip is told in such a text."""
SUSPECT = 1.15
"""The same where slips are many."""
KEPT = 0.5
"""Share of a bead's words in one order from which it counts as following word by word."""
MANY, MANY_SHARE = 3, 0.05
"""Beads with a clear or doubtful slip or a garbled word, and their share, that are many."""

ALIEN, ALIEN_OF_MANY = 1.0, 0.4
"""The same for a word that has nothing in common, in meaning or in company, with the other; in any
text, and where slips are many."""
FAR = 0.1
"""Nearness up to which two words have nothing in common."""
AROUND, ALIEN_KEPT = 4, 0.6
"""Words on each side of such a word, and the share of them that must have stayed as they were."""
ENDING = 5
"""Letters at the end that make two words alike."""

BIAS = 0.7
NEAR, FITS, FITS_WORSE, STRANGER = -2.55, -1.4, 1.46, 2.28
"""Nearness of both words; nearness of the new one to its three nearest neighbours, how much nearer
to theirs the old one was, and the same to all neighbours together."""
NO_SYNONYM, FIRST_SENSE, LATER_SENSE, BY_FORM, SAME_PART = 0.56, 0.22, 0.15, -1.15, -0.27
COMMON, NEW_COMMON, NO_NEWS, ALIKE = 0.81, -0.87, 0.95, -4.44
"""Weights of a logistic regression: substitutions between translations of one half of newstest2021
against words of the same sentences replaced by another English word for one of their German words.
Apart from what it was taught on it finds half of the latter at one in twenty of the former."""

NEIGHBOURS = 3
UNPLACED = 0.3
"""Nearness to neighbours where a word has no vector."""
BEGINNING = 4
"""Letters that words of one family share."""
FARTHEST = 5
LOOKALIKE = 0.74
"""Share of common letters from which a common word is another one misread: fund, find."""
UNLIKE = 0.4
"""Nearness below which it is not the same idea."""


class Substitution(NamedTuple):
    """A source word, the word or two for it, how surely a slip, and whether plainly one.

    alien: nothing in common, which among many slips is enough.
    """

    pair: Pair
    at: int
    others: range
    doubt: float
    plain: bool
    alien: bool


def changes(pairs: Sequence[Pair], garbled: Collection[int]) -> Iterator[Change]:
    """A change for each substitution that is surely a slip, given all of the document's.

    garbled: the beads with a word that is in no dictionary.
    """
    found = [_judged(pair, at, others) for pair in pairs for at, others in _substitutions(pair)]
    floor = DOUBTFUL if _is_close(pairs) else CLEAR
    severity: Severity = "minor"
    slipped = {one.pair.index for one in found if one.doubt > floor or one.plain} | set(garbled)
    if len(slipped) >= max(MANY, MANY_SHARE * len(pairs)) and floor < CLEAR:
        floor, severity = SUSPECT, "major"
    many = severity == "major"
    for pair, at, others, doubt, plain, alien in found:
        if plain or (many and alien) or doubt > (floor if pair.kept() >= KEPT else CLEAR):
            here, there = pair.source[at].span, spanned(pair.target, others[0], others[-1])
            note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
            yield Change("wording", severity, pair.index, here, there, note)


def _is_in_compound(text: str, span: Span) -> bool:
    """Whether a hyphen ties a word to another: alone it does not say what the compound says."""
    return (
        text[span.end : span.end + 1] in _HYPHENS or text[span.start - 1 : span.start] in _HYPHENS
    )


_HYPHENS = ("-", "‐", "‑")


def _judged(pair: Pair, at: int, others: range) -> Substitution:
    scores = [score(pair, at, other) for other in others]
    doubt = min(scores)
    alien = max(scores) > ALIEN_OF_MANY and _is_alien(pair, at, others)
    lookalike = len(others) == 1 and _is_lookalike(pair, at, others[0])
    plain = (alien and doubt > ALIEN) or lookalike
    return Substitution(pair, at, others, doubt if len(others) == 1 else 0.0, plain, alien)


def _is_alien(pair: Pair, at: int, others: range) -> bool:
    """Whether what stands in the very place of a word has nothing in common with it."""
    if pair.to_target[at] is not None or pair.settled(at, AROUND) < ALIEN_KEPT:
        return False
    one = pair.source[at].fold
    for other in (pair.target[here].fold for here in others):
        if {lexicon.part_of_speech(one), lexicon.part_of_speech(other)} - {"n", "v"}:
            return False
        if one[-ENDING:] == other[-ENDING:] or not len(vectors((one,))) * len(vectors((other,))):
            return False
        if one[:BEGINNING] == other[:BEGINNING] or nearness(one, other) >= FAR:
            return False
    return True


def _is_close(pairs: Sequence[Pair]) -> bool:
    """Whether the target follows its source word by word."""
    size = sum(max(len(pair.source), len(pair.target)) for pair in pairs)
    kept = sum(pair.kept() * max(len(pair.source), len(pair.target)) for pair in pairs)
    return len(pairs) >= CLOSE_PAIRS and kept >= CLOSE * size


def _substitutions(pair: Pair) -> Iterator[tuple[int, range]]:
    """Content words and the other words that stand for them, linked or in their place."""
    for at, word in enumerate(pair.source):
        if not word.content or (word.capital and not word.first) or word.fold[0].isdigit():
            continue
        if _is_in_compound(pair.texts[0], word.span):
            continue
        other = pair.to_target[at]
        place = in_its_place(pair, at) if other is None else range(other, other + 1)
        linked = other is not None and pair.bonds[at] in {"synonym", "near"}
        if place is None or not (linked or other is None):
            continue
        if all(_may_slip(word, pair.target[here]) for here in place):
            yield at, place


def _may_slip(word: Word, there: Word) -> bool:
    plain = there.first or not there.capital
    same = plain and there.capital == word.capital and not there.fold[0].isdigit()
    return same and not _is_other_change(word, there)


def _is_other_change(one: Word, other: Word) -> bool:
    """Whether the substitution is told as another kind: a contrary, a verb of saying."""
    return (
        lexicon.are_antonyms(one.fold, other.fold)
        or (lexicon.is_reporting(one.fold) and lexicon.is_reporting(other.fold))
        or not (lexicon.is_known(one.fold) and lexicon.is_known(other.fold))
        or lexicon.stem(one.fold) == lexicon.stem(other.fold)
        or lexicon.are_grouped(one.fold, other.fold)
        or not EXPLICIT.isdisjoint((one.lemma, other.lemma))
    )


def score(pair: Pair, at: int, other: int) -> float:
    """How surely a target word is a slip for a source word, in logits, slips as frequent as not."""
    one, two = pair.source[at].fold, pair.target[other].fold
    around = tuple(
        word.fold for word in pair.source if word.content and word.fold not in {one, two}
    )
    fits, fitted, near, nearer = _fit(one, two, around)
    return (
        _plain_score(one, two)
        + FITS * fitted
        + FITS_WORSE * (fits - fitted)
        + (STRANGER * (near - nearer))
    )


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
def _plain_score(one: str, two: str) -> float:
    """What the two words alone add."""
    rank = lexicon.sense_distance(one, two)
    by_form = rank is None and lexicon.are_synonyms(one, two)
    return (
        BIAS
        + NEAR * nearness(one, two)
        + NO_SYNONYM * (rank is None and not by_form)
        + FIRST_SENSE * (rank == 0)
        + LATER_SENSE * min(rank or 0, FARTHEST)
        + BY_FORM * by_form
        + SAME_PART * (lexicon.part_of_speech(one) == lexicon.part_of_speech(two))
        + COMMON * log1p(lexicon.frequency(one))
        + NEW_COMMON * log1p(lexicon.frequency(two))
        + NO_NEWS * (not len(vectors((two,))))
        + ALIKE * (one[:BEGINNING] == two[:BEGINNING])
    )


def _is_lookalike(pair: Pair, at: int, other: int) -> bool:
    """Whether an unlinked word is another common one of nearly the same letters."""
    one, two = pair.source[at].fold, pair.target[other].fold
    if pair.to_target[at] is not None or pair.kept() < CLOSE:
        return False
    return (
        lexicon.is_common(one)
        and lexicon.is_common(two)
        and Indel.normalized_similarity(one, two) >= LOOKALIKE
        and nearness(one, two) < UNLIKE
    )
