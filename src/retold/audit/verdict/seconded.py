"""The reader's word on a claim: how it moves what claims of the kind were worth.

A rule sees what it knows by name; the reader sees whether the other text bears a word out, and is
wrong in other places. So a claim whose words it marks is surer, and one whose words it reads as
kept is less sure. Words that it marks alone, where no rule speaks, are judged by more: whether
another place of the other text has them, whether anything stands for them, how far the text moves.
`reader.json` holds what each feature adds to the logits of being right; tools/calibrate_reader.py
learnt it on stories for settings and held-out rewordings of our own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp, isinf, log
from typing import Literal, TypeAlias

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.link.nearness import nearness
from retold.audit.readings import BeadReading
from retold.audit.verdict.overlaps import overlap
from retold.model import Change
from retold.text.words import Word, touched

Judge: TypeAlias = Literal["claims", "marks"]

WEIGHTS = files("retold.audit.verdict").joinpath("reader.json")
CLEAREST = 4.0
"""Logit beyond which a score or a share says no more."""
ODDS = 6.0
"""Log odds of being nowhere that count as one."""
LIKELY_SECONDED, LIKELY_MARK, POSSIBLE_MARK = 0.85, 0.85, 0.5
"""Probabilities from which a claim that the reader has seconded is likely, and from which words
that it marks alone are likely, or possible. By stories for settings and held-out rewordings: from
.8 on, 5 grave flags are false in 30 honest texts, from .85 on 4, as without a reader; of marks
between .4 and .5 in the golden stories, judged by the others, 14 of 39 were right."""
MOST = 6
"""Words of a stretch that are counted."""


def share_seconded(
    share: float, change: Change, bead: LinkedBead, reading: BeadReading, *, anew: bool
) -> float:
    """The share of claims that are right, given that of the rule's and what the reader says."""
    return probability("claims", of_claim(share, change, bead, reading, anew=anew))


def probability(judge: Judge, values: Mapping[str, float]) -> float:
    """The probability of being right, of the values of the features."""
    weighed = _weights()[judge]
    return 1 / (1 + exp(-sum(weighed[name] * value for name, value in values.items())))


def of_claim(
    share: float, change: Change, bead: LinkedBead, reading: BeadReading, *, anew: bool
) -> dict[str, float]:
    """The features of a rule's claim: what its rule is worth, and how its words are read."""
    source, target = _words(change, bead)
    read = logit(reading.highest(change, bead))
    return {
        "ground": 1.0,
        "rule": logit(share),
        "read": read,
        "read, anew": read * anew,
        "read, one-sided": read * (not source or not target),
        **_of_both(source, target, reading),
        "share marked": _marked(reading),
    }


def of_mark(
    change: Change, bead: LinkedBead, reading: BeadReading, *, anew: bool
) -> dict[str, float]:
    """The features of words that the reader marks and no rule tells of."""
    source, target = _words(change, bead)
    lost, gained = [bead.source[i] for i in source], [bead.target[j] for j in target]
    scores = [
        *(reading.source[i] for i in source if bead.source[i].content),
        *(reading.target[j] for j in target if bead.target[j].content),
    ]
    words = [*lost, *gained]
    return {
        "ground": 1.0,
        "read": logit(reading.highest(change, bead)),
        "read, mean": logit(sum(scores) / len(scores)) if scores else 0.0,
        "anew": float(anew),
        "kept": bead.kept(),
        "lost alone": float(not gained),
        "gained alone": float(not lost),
        "nowhere": _nowhere(bead, lost, gained),
        "words": min(MOST, len(words)) / MOST,
        "small": float(not any(word.content for word in words)),
        "named": float(any(word.capital and not word.first for word in words)),
        "figures": float(any(word.fold[0].isdigit() for word in words)),
        "known": _known(lost, gained),
        **_of_both(source, target, reading),
        "share marked": _marked(reading),
    }


def _words(change: Change, bead: LinkedBead) -> tuple[list[int], list[int]]:
    """The words of a change by their indices in either side."""
    return (
        touched(bead.source, change.source) if change.source else [],
        touched(bead.target, change.target) if change.target else [],
    )


def _of_both(
    source: Sequence[int], target: Sequence[int], reading: BeadReading
) -> dict[str, float]:
    """Of words with counterparts: how the less marked side is read, and whether they are linked."""
    if not source or not target:
        return {"lower": 0.0, "linked": 0.0}
    sides = ((reading.source, source), (reading.target, target))
    return {
        "lower": logit(min(max(scores[i] for i in places) for scores, places in sides)),
        "linked": max(reading.links[i][j] for i in source for j in target),
    }


def _nowhere(bead: LinkedBead, lost: Sequence[Word], gained: Sequence[Word]) -> float:
    """How surely what stands on one side alone is nowhere on the other; 0 where both have words."""
    if bool(lost) == bool(gained):
        return 0.0
    odds = bead.absence(lost or gained, of_source=bool(lost))
    return 1.0 if isinf(odds) else max(-1.0, min(1.0, odds / ODDS))


def _known(lost: Sequence[Word], gained: Sequence[Word]) -> float:
    """How near the likest two words of both sides are; 0 where one side has none."""
    return max(
        (
            1.0 if lexicon.are_synonyms(word.fold, gain.fold) else nearness(word.fold, gain.fold)
            for word in lost
            for gain in gained
            if word.content and gain.content
        ),
        default=0.0,
    )


def _marked(reading: BeadReading) -> float:
    """The share of a bead's words that are read as changed: high where it is tied wrong."""
    scores = [*reading.source, *reading.target]
    return sum(scores) / max(1, len(scores))


def logit(share: float) -> float:
    """The logit of a share, as far as it says something."""
    if share <= 0:
        return -CLEAREST
    if share >= 1:
        return CLEAREST
    return max(-CLEAREST, min(CLEAREST, log(share / (1 - share))))


@cache
def _weights() -> dict[Judge, dict[str, float]]:
    stored: dict[Judge, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return stored


def judge_marks(
    marks: Iterable[Change],
    bead: LinkedBead,
    reading: BeadReading,
    beside: Iterable[Change],
    *,
    anew: bool,
) -> Iterator[Change]:
    """The marks that are likely, or possible, and lie apart from what is told in the bead."""
    others = list(beside)
    for mark in marks:
        if meets(mark, others):
            continue
        share = probability("marks", of_mark(mark, bead, reading, anew=anew))
        if share >= LIKELY_MARK:
            yield replace(mark, certainty="likely")
        elif share >= POSSIBLE_MARK:
            yield replace(mark, certainty="possible")


def meets(change: Change, others: Iterable[Change]) -> bool:
    """Whether a change touches words, of either side, that others tell of."""
    return any(
        overlap(change.source, claim.source) or overlap(change.target, claim.target)
        for claim in others
    )
