"""Single words of the source that the target dropped and left a hole where they stood.

A faithful rewording leaves many words without a counterpart. That one is missing shows where the
target has nothing new near its place, and reads as if a word of its kind had been cut out there.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.audit.cues.deletions import CUT, Cuts, cuts
from retold.audit.link.links import LinkedBead, slot
from retold.audit.link.nearness import nearness
from retold.audit.rules.omission_clause import HEADING
from retold.model import Change
from retold.text.words import Word, spanned
from retold.values.units import UNITS

MISSING = 0.75
"""Score from which a word is called missing: one in a hundred faithful rewordings (DEMETR,
translations of newstest2021; one half of each) have such a word."""

BIAS = -2.12
TOUCHING, PURE = 0.66, 0.9
"""Nothing stands between the counterparts of the nearest linked words; these are the words beside
it, and stayed the same: the word alone is gone."""
HELD = 0.18
"""The nearest linked words stayed the same."""
NEW_NEAR, NEW = -0.21, -0.25
"""Each new content word within three words of the place, and in the bead."""
LIKE_NEW = -0.73
"""Nearness to the nearest new word."""
SAME, LENGTH = 0.81, 1.07
"""The share of the bead's words that stayed; the target's words to one of the source."""
ADVERB, CAPITAL, FIRST = 1.06, 1.66, -1.09
"""A word in -ly; with a capital; that opens a sentence."""
KIND = {"noun": 0.65, "verb": 0.92, "name": -0.33, "pronoun": -0.08}
OF_ITS_KIND, AROUND, MOST = 0.38, 0.04, 0.49
"""Logit of a cut of its kind in its place; of any cut there or near; of the likeliest in the bead.

Weights of a noisy-or over the lost words of a pair of sentences, learnt on one half of DEMETR and
of newstest2021: sentences from which a noun, verb or subject was cut, by DEMETR or by us, against
faithful ones. With what other modules find, the other half of DEMETR has .61 of the nouns, .53 of
the verbs and .66 of the subjects. How well the lost word fits the place, asked of the network too,
told no more: it fits where it was said in other words as well."""

HOURS = frozenset("morning noon afternoon evening night midnight".split())
LENT = frozenset("be have do make get".split())
PERSONAL = frozenset("he she they it i we who you him her them".split())
"""Pronouns that a sentence needs as it needs a name."""

SUREST = 8.0
"""Logit beyond which, above or below nothing, the network is not followed."""
MOST_OF_CUTS = 2.0
"""Logits below the threshold from which the network is not asked: from 1.5 one found word in fifty
would be lost."""
_WINDOW = 3
_ASIDE = 2
"""Places on each side of a word's own in which a cut counts as near."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each run of words that is surely missing, but in headings, which drop words."""
    if _is_heading(pair):
        return
    lost = [
        index
        for index in pair.lost()
        if _may_be_missed(pair.source[index]) and not _is_lent(pair, index)
    ]
    new = [index for index in pair.gained() if pair.target[index].content]
    plain = {index: _plain(pair, index, new) for index in lost}
    if max(plain.values(), default=MISSING - MOST_OF_CUTS) <= MISSING - MOST_OF_CUTS:
        return
    start, end = pair.target[0].span.start, pair.target[-1].span.end + 1
    likely_cuts = cuts(pair.texts[1], start, min(end, len(pair.texts[1])))
    tokens = (
        np.searchsorted(likely_cuts.starts, [word.span.start for word in pair.target], "right") - 1
    )
    missing = [
        index for index in lost if plain[index] + _cut(pair, index, likely_cuts, tokens) > MISSING
    ]
    for run in _runs(missing):
        span = spanned(pair.source, run[0], run[-1])
        note = f"left out: {span.of(pair.texts[0])}"
        yield Change("omission", "minor", pair.index, span, None, note)


def _is_heading(pair: LinkedBead) -> bool:
    """Whether the target is short and ends without a mark."""
    end = pair.target[-1].span.end
    return len(pair.target) < HEADING and not pair.texts[1][end : end + 1].strip()


def _may_be_missed(word: Word) -> bool:
    """Whether a sentence needs the word, and it is no part of a quantity, compared by value."""
    if word.fold in PERSONAL:
        return True
    if not word.content or lexicon.part_of_speech(word.fold) in {"a", "r"}:
        return False
    return not (word.fold[0].isdigit() or word.lemma in UNITS or word.lemma in HOURS)


def _is_lent(pair: LinkedBead, index: int) -> bool:
    """Whether a verb of little meaning stands for the word: will stand, will be."""
    if pair.source[index].fold in PERSONAL:
        return False
    start, end = _between(pair, index)
    between = range(start + 1, end)
    return any(pair.to_source[to] is None and pair.target[to].lemma in LENT for to in between)


def _runs(indices: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _plain(pair: LinkedBead, index: int, new: list[int]) -> float:
    """How surely a lost source word is missing, by what stands on both sides, in logits."""
    word = pair.source[index]
    before, behind = _linked(pair, index, -1), _linked(pair, index, 1)
    start, end = _between(pair, index)
    place = slot(pair, index)
    near = sum(place.start - _WINDOW <= neighbour < place.stop + _WINDOW for neighbour in new)
    held = all(
        not 0 <= neighbour < len(pair.source) or pair.bonds.get(neighbour) == "same"
        for neighbour in (before, behind)
    )
    alone = (before, behind) == (index - 1, index + 1)
    alike = max(
        (nearness(word.fold, pair.target[neighbour].fold) for neighbour in new), default=0.0
    )
    same = pair.same() / len(pair.source)
    return (
        BIAS
        + TOUCHING * (end - start == 1)
        + PURE * (end - start == 1 and held and alone)
        + HELD * held
        + NEW_NEAR * min(near, 4)
        + NEW * min(len(new), 8)
        + LIKE_NEW * max(alike, 0.0)
        + SAME * same
        + LENGTH * len(pair.target) / len(pair.source)
        + ADVERB * word.fold.endswith("ly")
        + CAPITAL * word.capital
        + FIRST * word.first
        + KIND.get(_kind(word), 0.0)
    )


def _kind(word: Word) -> str:
    """What the word is in a sentence: a key of `KIND`, or nothing of these."""
    if word.fold in PERSONAL:
        return "pronoun"
    if word.capital and not word.first:
        return "name"
    return {"n": "noun", "v": "verb"}.get(lexicon.part_of_speech(word.fold) or "", "")


_COLUMN = {"verb": CUT.index("verb"), "name": CUT.index("name"), "pronoun": CUT.index("name")}


def _cut(pair: LinkedBead, index: int, likely_cuts: Cuts, tokens: NDArray[np.intp]) -> float:
    """What the network adds for a cut in the place of a source word.

    tokens: the number of each target word's token, which is the place before it.
    """
    start, end = _between(pair, index)
    first = int(tokens[start]) + 1 if start >= 0 else 0
    last = int(tokens[end]) if end < len(pair.target) else len(likely_cuts.any_kind) - 2
    first, last = min(first, last), max(first, last)
    column = _COLUMN.get(_kind(pair.source[index]), CUT.index("noun"))
    own = likely_cuts.by_kind[first : last + 1, column].max()
    around = likely_cuts.any_kind[max(0, first - _ASIDE) : last + 1 + _ASIDE].max()
    weights, logits = (OF_ITS_KIND, AROUND, MOST), (own, around, likely_cuts.any_kind.max())
    return float(np.dot(weights, np.clip(logits, -SUREST, SUREST)))


def _between(pair: LinkedBead, index: int) -> tuple[int, int]:
    """The counterparts of the nearest linked words before and behind; -1 and the size at edges."""
    before, behind = _linked(pair, index, -1), _linked(pair, index, 1)
    left = pair.to_target[before] if before >= 0 else None
    right = pair.to_target[behind] if behind < len(pair.source) else None
    return -1 if left is None else left, len(pair.target) if right is None else right


def _linked(pair: LinkedBead, index: int, step: int) -> int:
    """The nearest linked source word before or behind; one past the edge where there is none."""
    index += step
    while 0 <= index < len(pair.source) and pair.to_target[index] is None:
        index += step
    return index
