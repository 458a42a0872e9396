"""Comparison of two accounts -> what both tell, what one tells and what they dispute, as lines."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from retold.model import Comparison, Point, SegmentedDocument, Span, Told
from retold.report import phrasing

AROUND = 40
"""Characters of context on either side of a figure: enough to say what it counts."""
LONGEST = 160
"""Characters of a quotation that are shown."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told by both accounts, by one, or differently: a heading, and a row for each point.

    A row has the kind of point and, for each account that tells it, its name and its words.
    """

    told: Told
    heading: str
    rows: list[tuple[str, list[tuple[str, str]]]]


def tellings(comparison: Comparison) -> list[Telling]:
    """The figures and quotations of two accounts of one event, disputed ones first.

    Claims are left out: the two texts show them sentence by sentence.
    """
    first, second = (name.lower() for name in phrasing.sides(comparison))
    headings: dict[Told, str] = {
        "contradiction": "They contradict each other",
        "both": "Both tell",
        "source": f"Only the {first} tells",
        "target": f"Only the {second} tells",
    }
    by_agreement = (
        Telling(agreement, heading, list(_rows(comparison, agreement)))
        for agreement, heading in headings.items()
    )
    return [telling for telling in by_agreement if telling.rows]


def _rows(comparison: Comparison, agreement: Told) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    alignment = comparison.alignment
    first, second = phrasing.sides(comparison)
    for point in comparison.points:
        if point.told != agreement or point.kind == "claim":
            continue
        sides = ((first, alignment.source, point.source), (second, alignment.target, point.target))
        shown = [(name, _shown(document, point, span)) for name, document, span in sides if span]
        spoken = point.kind == "quotation" and point.note
        yield f"{point.kind}, {point.note}" if spoken else point.kind, shown


def _shown(document: SegmentedDocument, point: Point, span: Span) -> str:
    """A quotation's words, or a figure with what stands around it."""
    text = phrasing.printable(span.of(document.text))
    if point.kind == "quotation":
        return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
    starts = [sentence.span.start for sentence in document.sentences]
    index = bisect_right(starts, span.start) - 1
    excerpt = phrasing.excerpt(document, range(index, index + 1), span, AROUND, 0.5)
    return phrasing.printable(f"{excerpt.before}[{excerpt.words}]{excerpt.after}")
