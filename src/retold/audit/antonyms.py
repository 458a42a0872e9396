"""Claims turned into their contrary by a word: an antonym, or a form that denies."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold import lexicon
from retold.audit.denials import BEFORE, EXPLICIT, PREFIXES, contrary, cues, denies
from retold.audit.words import Pair, Word, slot
from retold.model import Change, Severity

OPPOSING = frozenset(
    "more less most least fewer before after above below over under all past first last next "
    "up down".split()
)
"""Function words that have an antonym."""
ASIDE = 4
"""Words beside its place in which the antonym of a word is sought: of those planted in DEMETR one
in twenty stands more than a word from it; one in two hundred faithful sentences has such words."""

BESIDE = 1
"""Words from its place up to which an antonym surely stands for the word."""


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each antonym in a word's place, and for each denying form that nothing asked."""
    yield from _antonyms(pair)
    yield from _unasked(pair)


def _antonyms(pair: Pair) -> Iterator[Change]:
    """Source words in whose place, or near it, the target has their antonym."""
    found = list(_opposed(pair))
    words = [pair.source[at].fold for at, _, _ in found]
    for at, other, near in found:
        if any(lexicon.are_antonyms(pair.source[at].fold, word) for word in words):
            continue
        here, there = pair.source[at].span, pair.target[other].span
        note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
        severity: Severity = "critical" if near else "minor"
        yield Change("negation", severity, pair.index, here, there, note)


def _opposed(pair: Pair) -> Iterator[tuple[int, int, bool]]:
    """Lost source words, new target words that are their antonyms, and whether in their place."""
    mine, theirs = cues(pair.source), cues(pair.target)
    free = [at for at in pair.gained() if _may_oppose(pair.target[at])]
    for at in pair.lost():
        word = pair.source[at]
        if not free or not _may_oppose(word):
            continue
        place = slot(pair, at)
        aside = ASIDE if word.content else 0
        near = range(place.start - aside, place.stop + aside)
        opposed = [to for to in free if to in near and _are_opposed(word, pair.target[to])]
        opposed = [to for to in opposed if _bears(mine, at) == _bears(theirs, to)]
        if opposed:
            other = min(opposed, key=lambda here: abs(here - (place.start + place.stop) // 2))
            free.remove(other)
            yield at, other, place.start - BESIDE <= other < place.stop + BESIDE


def _unasked(pair: Pair) -> Iterator[Change]:
    """Words that deny by their form where nothing in the source denies: unpopular, unavailable.

    Minor, for the source may deny in a way that no list has; in a sentence of two hundred it does.
    """
    lost = [pair.source[at] for at in pair.lost()]
    if any(denies(word) or word.lemma in EXPLICIT for word in lost):
        return
    for at in pair.gained():
        word = pair.target[at]
        if not _is_name(word) and _is_turned(word.fold):
            note = f"not in the source: {word.span.of(pair.texts[1])}"
            yield Change("negation", "minor", pair.index, None, word.span, note)


def _is_turned(folded: str) -> bool:
    """Whether a prefix makes an adjective the contrary of a commoner one."""
    return lexicon.part_of_speech(folded) == "a" and any(
        folded.startswith(prefix)
        and len(folded) > len(prefix) + 3
        and lexicon.are_antonyms(folded, folded[len(prefix) :])
        and lexicon.frequency(folded[len(prefix) :]) > lexicon.frequency(folded)
        for prefix in PREFIXES
    )


def _bears(cues: list[int], at: int) -> int:
    """How many negations bear on a word."""
    return sum(at - BEFORE <= cue < at for cue in cues)


def _may_oppose(word: Word) -> bool:
    return word.content or word.fold in OPPOSING


def _are_opposed(one: Word, other: Word) -> bool:
    """Whether two words are antonyms as the same part of speech."""
    if not contrary(one, other) or _is_name(one) != _is_name(other):
        return False
    parts = {lexicon.part_of_speech(one.fold), lexicon.part_of_speech(other.fold)}
    return parts not in _NEVER_OPPOSED


def _is_name(word: Word) -> bool:
    return word.capital and not word.first


_NEVER_OPPOSED = ({"n", "v"}, {"r", "n"})
