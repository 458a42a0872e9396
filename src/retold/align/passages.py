"""Two documents -> passages: the stretches of the target that were made from the source."""

import math
import re

import numpy as np

from retold.align.condensed import condensed
from retold.align.ends import anchors
from retold.align.evidence import Run
from retold.align.stretches import Stretch, matches, strength, stretches
from retold.align.vocabulary import Wording, Words, wording
from retold.model import Passage, SegmentedDocument, Span

BIAS = -12.971
BY_STRENGTH = 1.903
BY_CHARACTERS = 3.138
BY_ORDER = 0.875
BY_ANCHORS = 2.616
BY_WORDS = -2.141
"""Logistic regression on 6,509 stretches of the tuning half of PAN13, a quarter of them reused: the
logarithms of a stretch's evidence, its source characters, its anchors and the words of both
documents, and how well the anchors keep their order. Nine more features judged no better."""

ANCHORS = 4
"""Anchors that their order is judged by; fewer count as none."""

_OPENING = re.compile(r"(?<=\s)\S+\Z|(?<!.)\S+\Z", re.DOTALL)
_CLOSING = re.compile(r"\S*")


def find_passages(source: SegmentedDocument, target: SegmentedDocument) -> tuple[Passage, ...]:
    """The reused stretches, in the order of the target, where they never overlap.

    Spans are code-point offsets into either document's text; furniture is left out. A stretch
    that condenses the whole source is one passage with all of the source. The score is the
    estimated share of words carried over, on the side with less.
    """
    words = wording(source, target)
    if not len(words.source) or not len(words.target):
        return ()
    close = [stretch for stretch in stretches(words) if _is_reuse(words, stretch)]
    found = _with_summary(close, condensed(words, close))
    return tuple(_passage(words, source, target, stretch) for stretch in found)


def _is_reuse(words: Wording, stretch: Stretch) -> bool:
    """Whether the odds are that a stretch was reused rather than met by chance or by topic."""
    left, right = anchors(words, stretch.source, stretch.target)
    first, last = stretch.source[0], stretch.source[1] - 1
    characters = int(words.source.end[last] - words.source.start[first])
    odds = (
        BIAS
        + BY_STRENGTH * math.log(max(1.0, strength(words, stretch)))
        + BY_CHARACTERS * math.log(characters)
        + BY_ORDER * (float(np.corrcoef(left, right)[0, 1]) if len(left) >= ANCHORS else 0.0)
        + BY_ANCHORS * math.log1p(len(left))
        + BY_WORDS * math.log(len(words.source) + len(words.target))
    )
    return odds > 0


def _with_summary(close: list[Stretch], summary: Stretch | None) -> list[Stretch]:
    """The stretches in target order, those within a summary replaced by it."""
    if summary is None:
        return close
    start, end = summary.target
    outside = [one for one in close if one.target[1] <= start or one.target[0] >= end]
    return sorted([*outside, summary], key=lambda one: one.target)


def _passage(
    words: Wording, source: SegmentedDocument, target: SegmentedDocument, stretch: Stretch
) -> Passage:
    return Passage(
        _span(words.source, source, stretch.source),
        _span(words.target, target, stretch.target),
        min(side.alpha for side in matches(words, stretch)),
    )


def _span(words: Words, document: SegmentedDocument, run: Run) -> Span:
    """The characters of a run of words, with the marks that stand close to its ends."""
    text = document.text
    start, end = int(words.start[run[0]]), int(words.end[run[1] - 1])
    before = int(words.end[run[0] - 1]) if run[0] else 0
    behind = int(words.start[run[1]]) if run[1] < len(words) else len(text)
    opening = _OPENING.search(text, before, start)
    closing = _CLOSING.match(text, end, behind)
    return Span(opening.start() if opening else start, closing.end() if closing else end)
