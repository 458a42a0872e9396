"""How sure a claim is in a text told in other words: a learnt judge that weighs all at once.

Where a text keeps its source's words, what counts is which rule speaks (`certainty`). Told in other
words, no rule is right by itself: a figure beside another figure is an error or another figure. So
it is weighed which rule speaks, of which side, how the reader reads its words, how much of the bead
stayed, and whether the other text says elsewhere what is missed here. `reworded.json` holds what
each of these adds to the logits of being right; tools/calibrate_reader.py learnt it on stories for
settings and held-out rewordings of our own.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import log1p
from typing import NamedTuple

from retold.audit.link.links import LinkedBead
from retold.audit.link.surroundings import words_around
from retold.audit.logistic import CLEAREST, logit, probability
from retold.audit.readings import BeadReading, ContextReading
from retold.audit.verdict.overlaps import BY_WHOLE_TEXTS, overlap
from retold.audit.verdict.seconded import (
    of_both,
    of_context,
    share_marked,
    words_of,
)
from retold.bundled import beside
from retold.model import Change
from retold.values.strays import is_stray

WEIGHTS = beside(__name__, "reworded.json")
WORTH_TELLING, LIKELY_REWORDED = 0.3, 0.6
"""Shares of claims that are right, in the company of what else their text says (`company_kept`),
from which one is possible, and likely; by the stories for settings, each part judged by the others:
below .3 only 298 of 3,420 were right, and a reader who must look through them finds the others
less. From .6 on 1,218 of 1,342 were right, 11 of the false ones in 212 honest texts; from .5 to .6
73 of 132."""
FIGURES = frozenset({"number", "date"})
"""Kinds of claims about figures."""
OUTRIGHT = 10.0
"""What a rule that holds a claim against whole texts counts as, so that the judge is not too strict
to believe it; how the sentence reads adds nothing."""
BY_SIDE = (
    "read", "lower", "kept", "read, source", "read, target", "repeated, source",
    "repeated, target", "strange, source", "strange, target",
)  # fmt: skip
"""Features that weigh otherwise for each kind of claim, and for each side that it is of."""


class Suspicion(NamedTuple):
    """A claim of a rule, and where it stands.

    doubts: whether the rule doubts itself; place: as the circumstances of the claim have it; text:
    the kind of text; reading, context: None where the bead has none.
    """

    change: Change
    doubts: bool
    place: str
    text: str
    bead: LinkedBead
    reading: BeadReading | None
    context: ContextReading | None


def share_reworded(suspicion: Suspicion) -> float:
    """The share of such claims that are right, 0…1."""
    return probability(of_suspicion(suspicion), _weights())


def of_suspicion(suspicion: Suspicion) -> dict[str, float]:
    """The features of a claim."""
    change = suspicion.change
    if change.rule in BY_WHOLE_TEXTS:
        return {"ground": 1.0, f"rule {change.rule}": OUTRIGHT}
    kind = f"{change.rule.partition('.')[0]} {_side(change)}"
    measured = _measured(suspicion)
    by_text = {"ground": 1.0, kind: 1.0, **measured}
    values = {
        f"rule {change.rule}": 1.0,
        f"place {suspicion.place}": 1.0,
        "doubts": float(suspicion.doubts),
        "critical": float(change.severity == "critical"),
        **{f"{name}, {kind}": measured[name] for name in BY_SIDE},
    }
    return by_text | values | of_free_text(by_text, suspicion.text)


def of_free_text(values: Mapping[str, float], text: str) -> dict[str, float]:
    """The same features once more where a text is told freely, in which each counts otherwise.

    A brief counts as told anew, and for itself as well.
    """
    kinds = {"anew": ("anew",), "brief": ("anew", "brief")}.get(text, ())
    return {f"{name}, {kind}": value for kind in kinds for name, value in values.items()}


def _side(change: Change) -> str:
    if change.source and change.target:
        return "both"
    return "source" if change.source else "target"


def _measured(suspicion: Suspicion) -> dict[str, float]:
    """How its words are read, how near the sides of its bead are, what the search says."""
    bead, reading, change = suspicion.bead, suspicion.reading, suspicion.change
    source, target = words_of(change, bead)
    values = {
        "unread": float(reading is None),
        "kept": bead.kept(),
        "absent, source": absence(bead, source, of_source=True),
        "absent, target": absence(bead, target, of_source=False),
        **repeated(bead, source, of_source=True),
        **repeated(bead, target, of_source=False),
        **_strays(change, bead),
        "words, source": log1p(len(source)),
        "words, target": log1p(len(target)),
        "bead, source": log1p(len(bead.source)),
        "bead, target": log1p(len(bead.target)),
        **of_context(source, target, suspicion.context),
    }
    if reading is None:
        return values | dict.fromkeys(_READ, 0.0)
    return values | {
        "read": logit(reading.highest(change, bead)),
        **of_both(source, target, reading),
        "share marked": share_marked(reading),
        "read, source": _mean([reading.source[place] for place in source]),
        "read, target": _mean([reading.target[place] for place in target]),
    }


_READ = ("read", "lower", "linked", "share marked", "read, source", "read, target")
"""What is known of the words where they are read."""


def repeated(bead: LinkedBead, places: Sequence[int], *, of_source: bool) -> dict[str, float]:
    """Whether the other text has some words of a side: the share near by, and of names nowhere."""
    name, side = ("source", bead.source) if of_source else ("target", bead.target)
    near, far = words_around(bead, of_source=not of_source)
    words = [side[place] for place in places]
    names = [word for word in words if word.capital and not word.first]
    return {
        f"repeated, {name}": _mean([float(word.lemma in near) for word in words]),
        f"strange, {name}": _mean([float(word.lemma not in far) for word in names]),
    }


def _strays(change: Change, bead: LinkedBead) -> dict[str, float]:
    """Whether the figures of a claim stand nowhere in the whole other text, nor follow from it."""
    values = {"stray, source": 0.0, "stray, target": 0.0}
    if bead.search is None or change.kind not in FIGURES:
        return values
    source, target = bead.search.values
    for name, span, own, others in (
        ("source", change.source, source, target),
        ("target", change.target, target, source),
    ):
        figures = [value for value in own if span is not None and overlap(value.span, span)]
        values[f"stray, {name}"] = float(any(is_stray(value, others) for value in figures))
    return values


def absence(bead: LinkedBead, places: Sequence[int], *, of_source: bool) -> float:
    """Log odds that the other text says nowhere what some words of a side say; 0 of none."""
    if not places:
        return 0.0
    side = bead.source if of_source else bead.target
    odds = bead.absence(side[places[0] : places[-1] + 1], of_source=of_source)
    return max(-CLEAREST, min(CLEAREST, odds))


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else 0.0


@cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored
