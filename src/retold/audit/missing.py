"""Single words of the source that the target dropped and left a hole where they stood.

A faithful rewording leaves many words without a counterpart. That one is missing shows where the
target has nothing new near its place, and reads as if a word of its kind had been cut out there.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retold import lexicon
from retold.audit.gaps import CUT, gaps
from retold.audit.nearness import nearness
from retold.audit.units import UNITS
from retold.audit.words import Pair, Word, slot, spanned
from retold.model import Change

MISSING = 0.4
"""Score from which a word is called missing: two in a hundred faithful rewordings (DEMETR, second
translations of newstest2021; one half of each) have such a word."""

BIAS = -0.84
TOUCHING = 1.05
"""Nothing stands between the counterparts of the neighbours."""
NEW_NEAR, NEW = -0.28, -0.41
"""Each new content word within three words of the place, and in the bead."""
LIKE_NEW = -0.9
"""Nearness to the nearest new word."""
ADVERB, SAME, HELD, CAPITAL = -0.96, 2.7, 0.46, 0.83
"""A word in -ly; the share of the bead's words that stayed; both neighbours stayed; a capital."""
OF_ITS_KIND, AROUND, WORST = 0.55, 0.52, -0.69
"""Logit of a cut of its kind in its place; of any cut there or near; none in the bead is likelier
than the one in its place."""
KIND = {"verb": 1.18, "noun": 0.79, "name": -1.0}
"""Weights of a noisy-or over the lost words of a pair of sentences, learnt on one half of DEMETR
and of newstest2021: sentences from which a noun, verb or subject was cut against faithful ones. On
the other half, at two false alarms in a hundred, it finds .59 of the nouns, .51 of the verbs and
.46 of the subjects; before a network read the sentence (a table of the classes on both sides) it
was .37, .09 and .34."""

HOURS = frozenset("morning noon afternoon evening night midnight".split())
LENT = frozenset("be have do make get".split())

LEAST = -6.0
"""Logit below which a cut is as unlikely as can be."""
MOST_OF_CUTS = 4.0
"""Logits below the threshold from which the network is not asked: it seldom adds more."""
_TOKEN = re.compile(r"[\w’'-]+|[^\w\s]")
_WINDOW = 3
_ASIDE = 2
"""Places on each side of a word's own in which a cut counts as near."""


class Cuts(NamedTuple):
    """Logits of a cut at each place of the target, and between which places each word stands."""

    by_kind: NDArray[np.float32]
    any_kind: NDArray[np.float32]
    tokens: list[int]
    """The number of each word's token, which is the place before it."""


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each run of words that is surely missing."""
    lost = [at for at in pair.lost() if _may_be_missed(pair.source[at]) and not _is_lent(pair, at)]
    new = [at for at in pair.gained() if pair.target[at].content]
    plain = {at: _plain(pair, at, new) for at in lost}
    if max(plain.values(), default=MISSING - MOST_OF_CUTS) <= MISSING - MOST_OF_CUTS:
        return
    cuts = _cuts(pair)
    missing = [at for at in lost if plain[at] + _cut(pair, at, cuts) > MISSING]
    for run in _runs(missing):
        span = spanned(pair.source, run[0], run[-1])
        note = f"left out: {span.of(pair.texts[0])}"
        yield Change("omission", "minor", pair.index, span, None, note)


def _may_be_missed(word: Word) -> bool:
    """Whether a sentence needs the word, and it is no part of a quantity, compared by value."""
    if not word.content or lexicon.part_of_speech(word.fold) in {"a", "r"}:
        return False
    return not (word.fold[0].isdigit() or word.lemma in UNITS or word.lemma in HOURS)


def _is_lent(pair: Pair, at: int) -> bool:
    """Whether a verb of little meaning stands for the word: will stand, will be."""
    start, end = _between(pair, at)
    between = range(start + 1, end)
    return any(pair.to_source[to] is None and pair.target[to].lemma in LENT for to in between)


def _runs(found: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in found:
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _plain(pair: Pair, at: int, new: list[int]) -> float:
    """How surely a lost source word is missing, by what stands on both sides, in logits."""
    word = pair.source[at]
    before, behind = _linked(pair, at, -1), _linked(pair, at, 1)
    start, end = _between(pair, at)
    place = slot(pair, at)
    near = sum(place.start - _WINDOW <= one < place.stop + _WINDOW for one in new)
    held = all(
        not 0 <= one < len(pair.source) or pair.bonds.get(one) == "same" for one in (before, behind)
    )
    alike = max((nearness(word.fold, pair.target[one].fold) for one in new), default=0.0)
    same = sum(bond == "same" for bond in pair.bonds.values()) / len(pair.source)
    return (
        BIAS
        + TOUCHING * (end - start == 1)
        + NEW_NEAR * min(near, 4)
        + NEW * min(len(new), 8)
        + LIKE_NEW * max(alike, 0.0)
        + ADVERB * word.fold.endswith("ly")
        + SAME * same
        + HELD * held
        + CAPITAL * word.capital
        + _by_kind(word)
    )


def _by_kind(word: Word) -> float:
    part = lexicon.part_of_speech(word.fold)
    told = KIND["noun"] * (part == "n") + KIND["verb"] * (part == "v")
    return told + KIND["name"] * (word.capital and not word.first)


def _cut(pair: Pair, at: int, cuts: Cuts) -> float:
    """What the network adds for a cut in the place of a source word."""
    word = pair.source[at]
    start, end = _between(pair, at)
    first = cuts.tokens[start] + 1 if start >= 0 else 0
    last = cuts.tokens[end] if end < len(pair.target) else len(cuts.any_kind) - 2
    first, last = min(first, last), max(first, last)
    kind = {"v": "verb"}.get(lexicon.part_of_speech(word.fold) or "", "noun")
    column = CUT.index("name" if word.capital and not word.first else kind)
    own = float(cuts.by_kind[first : last + 1, column].max())
    here = max(LEAST, float(cuts.any_kind[first : last + 1].max()))
    around = float(cuts.any_kind[max(0, first - _ASIDE) : last + 1 + _ASIDE].max())
    worst = here >= float(cuts.any_kind.max())
    return OF_ITS_KIND * max(LEAST, own) + AROUND * max(LEAST, around) + WORST * worst


def _between(pair: Pair, at: int) -> tuple[int, int]:
    """The counterparts of the nearest linked words before and behind; -1 and the size at edges."""
    before, behind = _linked(pair, at, -1), _linked(pair, at, 1)
    left = pair.to_target[before] if before >= 0 else None
    right = pair.to_target[behind] if behind < len(pair.source) else None
    return -1 if left is None else left, len(pair.target) if right is None else right


def _linked(pair: Pair, at: int, step: int) -> int:
    """The nearest linked source word before or behind; one past the edge where there is none."""
    at += step
    while 0 <= at < len(pair.source) and pair.to_target[at] is None:
        at += step
    return at


def _cuts(pair: Pair) -> Cuts:
    """What the network says of the target."""
    start, end = pair.target[0].span.start, pair.target[-1].span.end + 1
    tokens = list(_TOKEN.finditer(pair.texts[1], start, min(end, len(pair.texts[1]))))
    by_kind = gaps(tuple(one[0] for one in tokens))
    starts = [one.start() for one in tokens]
    places = np.searchsorted(starts, [word.span.start for word in pair.target], "right") - 1
    return Cuts(by_kind, np.log(np.exp(by_kind).sum(axis=1)), places.tolist())
