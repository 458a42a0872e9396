"""The reader's word on a claim in a text near its source: how it moves what such claims are worth.

A rule sees what it knows by name; the reader sees whether the other text bears a word out, and is
wrong in other places. So a claim whose words it marks is surer, and one whose words it reads as
kept is less sure. `reader.json` holds what each feature adds to the logits of being right;
tools/calibrate_reader.py learnt it on stories for settings and held-out rewordings of our own.
"""

import json
from collections.abc import Sequence
from functools import cache

from retold.audit.link.links import LinkedBead
from retold.audit.logistic import logit, probability
from retold.audit.readings import BeadReading, ContextReading
from retold.bundled import beside
from retold.model import Change
from retold.text.words import touched

WEIGHTS = beside(__name__, "reader.json")
LIKELY_SECONDED, STILL_LIKELY = 0.9, 0.8
"""Shares from which a claim that was only possible is likely, and down to which a likely one stays
so. By the stories for settings, each part judged by the others, 1,900 of 1,942 were right from .9
on and 269 of 321 from .8. Of 700 summaries for settings 9 in 100 of those that were edited without
harm were told with these when they were chosen, and 13 with .85 and .7."""


def share_seconded(share: float, change: Change, bead: LinkedBead, reading: BeadReading) -> float:
    """The share of claims that are right, given that of the rule's and what the reader says."""
    return probability(of_claim(share, change, bead, reading), _weights())


def of_claim(
    share: float, change: Change, bead: LinkedBead, reading: BeadReading
) -> dict[str, float]:
    """The features of a rule's claim: what its rule is worth, and how its words are read."""
    source, target = words_of(change, bead)
    read = logit(reading.highest(change, bead))
    return {
        "ground": 1.0,
        "rule": logit(share),
        "read": read,
        "read, one-sided": read * (not source or not target),
        **of_both(source, target, reading),
        "share marked": share_marked(reading),
    }


def words_of(change: Change, bead: LinkedBead) -> tuple[list[int], list[int]]:
    """The words of a change by their indices in either side."""
    return (
        touched(bead.source, change.source) if change.source else [],
        touched(bead.target, change.target) if change.target else [],
    )


def of_both(source: Sequence[int], target: Sequence[int], reading: BeadReading) -> dict[str, float]:
    """Of words with counterparts: how the less marked side is read, and whether they are linked."""
    if not source or not target:
        return {"lower": 0.0, "linked": 0.0}
    sides = ((reading.source, source), (reading.target, target))
    return {
        "lower": logit(min(max(scores[i] for i in places) for scores, places in sides)),
        "linked": max(reading.links[i][j] for i in source for j in target),
    }


def of_context(
    source: Sequence[int], target: Sequence[int], context: ContextReading | None
) -> dict[str, float]:
    """How some words of both sides are read against more of the other text; 0 where none is."""
    sides = (
        [context.source[i] for i in source] if context else [],
        [context.target[j] for j in target] if context else [],
    )
    highest = [logit(max(scores)) for scores in sides if scores]
    values = {
        "in context": max(highest, default=0.0),
        "in context, lower": min(highest, default=0.0),
    }
    for name, scores in zip(("source", "target"), sides, strict=True):
        values[f"in context, {name}"] = logit(max(scores)) if scores else 0.0
        values[f"mean in context, {name}"] = logit(sum(scores) / len(scores)) if scores else 0.0
    return values


def share_marked(reading: BeadReading) -> float:
    """The share of a bead's words that are read as changed: high where it is tied wrong."""
    scores = [*reading.source, *reading.target]
    return sum(scores) / max(1, len(scores))


@cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored
