"""How likely it is that an edit harms: words replaced, left out or put in, that no rule has named.

A small learnt judge. `weights.json` holds what each feature adds to the logits of harm, learnt by
tools/train_edits.py on stories of our own in which errors and harmless edits were planted. In a
close copy, where who changed a word meant it, the features are weighed otherwise.
"""

import json
from functools import cache
from typing import TypedDict

from retold.audit.harm.features import Edit, features
from retold.audit.harm.setting import Setting
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.audit.logistic import probability
from retold.bundled import beside
from retold.model import Change, Span
from retold.text.words import Word, touched

JUDGED = frozenset({"wording.edit", "wording.slip"})
"""Rules that tell of words that differ, and cannot say whether the sense does."""
BANDS = (0.2, 0.4, 0.7)
"""Probabilities between which claims are counted together; from the last on, judged by the weights
of the other stories, four in five edits of the stories for settings harm."""


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
def chance_of(bead: LinkedBead, source: range, target: range, setting: Setting) -> float:
    """The same, of an edit of some words into others, by their indices."""
    weighed = weights()["close" if setting.is_close else "any"]
    return probability(features(Edit(bead, source, target), setting), weighed)


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
