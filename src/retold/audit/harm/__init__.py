"""How likely it is that an edit harms: words replaced, left out or put in, that no rule has named.

A small learnt judge. `weights.json` holds what each feature adds to the logits of harm, learnt by
tools/train_edits.py on stories of our own in which errors and harmless edits were planted. In a
close copy, where who changed a word meant it, the features are weighed otherwise.
"""

import json
from collections.abc import Callable
from functools import cache, partial
from typing import TypedDict

from retold import lexicon
from retold.audit.harm.features import Edit, features
from retold.audit.harm.setting import Setting
from retold.audit.harm.slips import chance, score
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.audit.link.unit_ties import source_unit_at, target_unit_at
from retold.audit.logistic import probability
from retold.bundled import beside
from retold.model import Change, Span
from retold.text.words import Word, touched

JUDGED = frozenset({"wording.edit", "wording.slip"})
"""Rules that tell of words that differ, and cannot say whether the sense does."""
BANDS = (0.2, 0.4, 0.7)
"""Probabilities between which claims are counted together; from the last on, judged by the weights
of the other stories, four in five edits of the stories for settings harm."""

SLIP = 0.5
"""Chance from which a word that means the same in some sense is taken for another sense of it."""


class Weights(TypedDict):
    """What each feature adds to the logits of harm: in a close copy, and in any text."""

    close: dict[str, float]
    any: dict[str, float]


class _Stored(TypedDict):
    weights: Weights
    without: list[Weights]


WEIGHTS = beside(f"{__name__}.weights", "weights.json")


def harm(change: Change, bead: LinkedBead, setting: Setting) -> float:
    """The probability that the words of a change say something else, 0…1."""
    source, target = _run(bead.source, change.source), _run(bead.target, change.target)
    return chance_of(bead, source, target, setting)


@once_a_bead
def is_in_one_sense(bead: LinkedBead, source: range, target: range, slips: float) -> bool:
    """Whether one word, or verb of several words, became another that means the same in some sense.

    Whether it does so here depends on the text: where many words came back in another sense, so did
    this one.

    slips: share of the text's substitutions that are another sense.
    """
    lost = _verbs_and_words(bead.source, source, partial(source_unit_at, bead))
    gained = _verbs_and_words(bead.target, target, partial(target_unit_at, bead))
    if len(lost) != 1 or len(gained) != 1:
        return False
    ((word, place),), ((other_word, other_place),) = lost.items(), gained.items()
    if " " in word or " " in other_word:  # of which no dictionary takes the wrong sense
        return lexicon.share_a_sense(word, other_word) or bool(
            lexicon.interchange(word, other_word)
        )
    if not lexicon.share_a_sense(word, other_word):
        return False
    return chance(score(bead, place, range(other_place, other_place + 1)), slips) < SLIP


def _verbs_and_words(
    side: tuple[Word, ...], run: range, unit_at: Callable[[int], str | None]
) -> dict[str, int]:
    """The verbs of several words and other content words of a run, each with its first place."""
    places: dict[str, int] = {}
    for place in run:
        unit = unit_at(place)
        if unit or side[place].content:
            places.setdefault(unit or side[place].fold, place)
    return places


@once_a_bead
def chance_of(bead: LinkedBead, source: range, target: range, setting: Setting) -> float:
    """The same, of an edit of some words into others, by their indices."""
    weighed = weights()["close" if setting.is_close else "any"]
    return probability(features(Edit(bead, source, target), setting), weighed)


def band_of(change: Change, bead: LinkedBead, setting: Setting, *, was_meant: bool = False) -> int:
    """The band of a change, 0…3; the lowest where its words mean the same in some sense.

    was_meant: that they mean the same in some sense excuses nothing, for little else was changed.
    """
    source, target = _run(bead.source, change.source), _run(bead.target, change.target)
    if not was_meant and is_in_one_sense(bead, source, target, setting.slips):
        return 0
    return band(harm(change, bead, setting))


def band(chance: float) -> int:
    """The band of a probability, 0…3."""
    return sum(chance >= edge for edge in BANDS)


@cache
def weights() -> Weights:
    """The learnt weights by the names of the features."""
    return _stored()["weights"]


def weights_without(part: int) -> Weights:
    """The weights learnt without a part of the stories, by which that part can be judged."""
    return _stored()["without"][part]


@cache
def _stored() -> _Stored:
    stored: _Stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored


def _run(side: tuple[Word, ...], span: Span | None) -> range:
    inside = touched(side, span) if span else []
    return range(inside[0], inside[-1] + 1) if inside else range(0)
