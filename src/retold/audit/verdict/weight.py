"""Changes -> the same changes, worst first: the one order that every report shows.

Of changes that are as grave, those that are only possible come last. Among the others the first is
the one that an editor must know first. Three things count, and they add up: what is changed (who
did what, and whether it is so at all, before a figure that is slightly off), whether somebody is
quoted with it, and where it stands (a headline is read by all, the first sentence by most). So a
wrong figure in the headline comes before a denial turned round far down, and that before a wrong
figure beside it. Of what weighs the same the surer comes first, then what stands first in the text.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from retold.model import (
    Alignment,
    Certainty,
    Change,
    Kind,
    SegmentedDocument,
    Severity,
    Span,
)
from retold.text.quoted import insides_in
from retold.values.equality import is_turned
from retold.values.quantities import quantities
from retold.values.quantity import Quantity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

HEADLINE, LEAD = 2, 1
"""What a change gains in the headline and in the first sentence below it: in the headline a wrong
figure weighs more than what is turned round in the story, in the first sentence as much."""
QUOTED = 1
"""What it gains between quotation marks, where it is put into somebody's mouth."""
ANOTHER_CLAIM, ANOTHER_FACT, DETAIL = 2, 1, 0
"""What a change weighs by what it changes; each step is one that a place can make up for."""
KIND_WEIGHTS: dict[Kind, int] = {
    "negation": ANOTHER_CLAIM,
    "role": ANOTHER_CLAIM,
    "quote": ANOTHER_FACT,
    "attribution": ANOTHER_FACT,
    "name": ANOTHER_FACT,
    "number": ANOTHER_FACT,
    "date": ANOTHER_FACT,
    "modality": ANOTHER_FACT,
    "addition": ANOTHER_FACT,
    "wording": DETAIL,
    "omission": DETAIL,
}
SLIGHT = 0.1
"""Share of a figure by which another of the same unit differs slightly: it is told, behind what is
wrong by more. From there on a reader would have to change a sentence, not a digit."""
_CLOSING = "”\"’'»)] \t"
_STOPS = (".", "!", "?", "…", "。")


def worst_first(
    changes: Iterable[Change], alignment: Alignment, *, brief: bool = False
) -> tuple[Change, ...]:
    """The changes in the order in which they are told.

    Args:
        changes: what is to be told, each with its severity and certainty.
        alignment: the two documents, for what stands at the head of each.
        brief: the target sums the source up: what it says stands before what it leaves out.
    """
    heads = _head(alignment.source), _head(alignment.target)

    def place(change: Change) -> tuple[int, ...]:
        return (
            brief and change.target is None,
            SEVERITIES.index(change.severity),
            change.certainty == "possible",
            -_weight(change, alignment) - _prominence(change, alignment, heads),
            CERTAINTIES.index(change.certainty),
            change.bead,
            change.target.start if change.target else -1,
            change.source.start if change.source else -1,
        )

    return tuple(sorted(changes, key=place))


def _weight(change: Change, alignment: Alignment) -> int:
    if change.kind in {"omission", "addition"} and change.severity == "critical":
        return ANOTHER_CLAIM  # a condition, an exception or a warning; a cause made up
    return DETAIL if _is_slight(change, alignment) else KIND_WEIGHTS[change.kind]


def _is_slight(change: Change, alignment: Alignment) -> bool:
    """Whether a figure became one that lies near it, or only lost or got a limit."""
    if change.kind not in {"number", "negation"} or not (change.source and change.target):
        return False
    values = quantities(alignment.source.text, change.source)
    other_values = quantities(alignment.target.text, change.target)
    if len(values) != 1 or len(other_values) != 1:
        return False
    (value,), (other_value,) = values, other_values
    if is_turned(value, other_value) or _measure(value) != _measure(other_value):
        return False
    largest = max(abs(value.value), abs(other_value.value))
    return abs(value.value - other_value.value) <= SLIGHT * largest


def _measure(value: Quantity) -> tuple[str | None, ...]:
    return value.sort, value.unit, value.per


@dataclass(frozen=True, slots=True)
class _Head:
    """The sentences of a headline, and of the first sentence of the story; either may be empty."""

    headline: range
    lead: range


def _prominence(change: Change, alignment: Alignment, heads: tuple[_Head, _Head]) -> int:
    """What the more prominent of a change's two places gains."""
    sides = (alignment.source, change.source), (alignment.target, change.target)
    return max(
        _prominence_at(document, span, head)
        for (document, span), head in zip(sides, heads, strict=True)
    )


def _prominence_at(document: SegmentedDocument, span: Span | None, head: _Head) -> int:
    if span is None:
        return 0
    index = _sentence_at(document, span)
    place = HEADLINE * (index in head.headline) + LEAD * (index in head.lead)
    return place + QUOTED * any(
        inside.start <= span.start and span.end <= inside.end for inside in insides_in(document)
    )


def _sentence_at(document: SegmentedDocument, span: Span) -> int:
    return bisect_right(document.sentences, span.start, key=lambda each: each.span.start) - 1


def _head(document: SegmentedDocument) -> _Head:
    """Where the headline is, if the text has one, and where the story begins below it.

    A headline is the document's title, or a first line without a stop; lines without one that
    follow (a byline, a place) and furniture are passed over.
    """
    furniture = document.furniture_sentences()
    story = [index for index in range(len(document.sentences)) if index not in furniture]
    headline = range(0)
    if len(story) > 1 and _is_headline(document, story[0]):
        headline = range(story[0], story[0] + 1)
    below = (index for index in story if index not in headline and _has_stop(document, index))
    lead = next(below, None)
    return _Head(headline, range(0) if lead is None else range(lead, lead + 1))


def _is_headline(document: SegmentedDocument, index: int) -> bool:
    title = document.document.title or ""
    is_title = document.sentence_text(index).split() == title.split()
    return is_title or not _has_stop(document, index)


def _has_stop(document: SegmentedDocument, index: int) -> bool:
    return document.sentence_text(index).rstrip(_CLOSING).endswith(_STOPS)
