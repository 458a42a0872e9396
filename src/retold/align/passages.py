"""Two documents -> passages: the stretches of the target that were made from the source."""

import re

from retold.align.evidence import Run
from retold.align.stretches import Stretch, matches, strength, stretches
from retold.align.vocabulary import Wording, Words, wording
from retold.model import Passage, SegmentedDocument, Span

EVIDENCE = 15.0
SHORTEST = 20
"""Evidence, in nats, and words of the target that a passage needs; no document pair without reuse
in the tuning half of PAN13 reaches both."""

_OPENING = re.compile(r"(?<=\s)\S+\Z|(?<!.)\S+\Z", re.DOTALL)
_CLOSING = re.compile(r"\S*")


def find_passages(source: SegmentedDocument, target: SegmentedDocument) -> tuple[Passage, ...]:
    """The reused stretches, in the order of the target, where they never overlap.

    Spans are code-point offsets into either document's text; furniture is left out.
    """
    words = wording(source, target)
    if not len(words.source) or not len(words.target):
        return ()
    found = [stretch for stretch in stretches(words) if _is_reuse(words, stretch)]
    return tuple(_passage(words, source, target, stretch) for stretch in found)


def _is_reuse(words: Wording, stretch: Stretch) -> bool:
    length = stretch.target[1] - stretch.target[0]
    return length >= SHORTEST and strength(words, stretch) >= EVIDENCE


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
