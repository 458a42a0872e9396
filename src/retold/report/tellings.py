"""Comparison of two accounts -> what both tell, what one tells and what they dispute, in rows."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from retold.model import Comparison, Point, SegmentedDocument, Span, Told
from retold.report import clippings, phrasing
from retold.report.findings import Findings
from retold.report.marks import Side

AROUND = 40
"""Characters of context on either side of a figure: enough to say what it counts."""
LONGEST = 160
"""Characters of a quotation that are shown."""
DISPUTED = "Where they contradict each other"
PERHAPS = "Where they may contradict each other"
SIMILAR = "Sentences that may tell the same"
FIGURES = "Figures and quotations"
LONGEST_CLAIM = 300
"""Characters of a claim that are shown: two sentences of usual length."""


@dataclass(frozen=True, slots=True)
class Said:
    """How an account tells a point: its words with what stands around them.

    sentence: the index of the sentence in which the words begin; name: what the account is called.
    """

    side: Side
    name: str
    sentence: int
    excerpt: clippings.Excerpt


@dataclass(frozen=True, slots=True)
class Row:
    """A point: of what kind, who is quoted where that is known, and how each account tells it."""

    kind: str
    sides: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What both accounts tell, or one, or each differently: a heading, and a row for each point.

    sure: whether it is as the heading says, and not only possible.
    """

    told: Told
    heading: str
    rows: list[Row]
    sure: bool = True


def tellings(comparison: Comparison, shown: Findings, *, claims: bool = False) -> list[Telling]:
    """The figures and quotations of two accounts of one event, disputed ones first.

    That they contradict each other is said only where a change says so that the report lists and
    that is more than possible; else they may. The headline counts the same changes.

    claims: also the sentences that are tied to each other, apart: that they tell the same is less
    sure than of a figure. What one account alone claims is left to the texts.
    """
    first, second = (name.lower() for name in phrasing.sides(comparison))
    rows = partial(_rows, comparison)
    agreed = _of(comparison.points, "both")
    of_first, of_second = _of(comparison.points, "source"), _of(comparison.points, "target")
    sure, unsure = _disputed(comparison.points, shown)
    every = (
        Telling("contradiction", DISPUTED, rows(sure, claims=claims)),
        Telling("contradiction", PERHAPS, rows(unsure, claims=claims), sure=False),
        Telling("both", f"{FIGURES} in both texts", rows(agreed)),
        Telling("both", SIMILAR, rows(agreed, points=False, claims=claims)),
        Telling("source", f"{FIGURES} only in the {first}", rows(of_first)),
        Telling("target", f"{FIGURES} only in the {second}", rows(of_second)),
    )
    return [telling for telling in every if telling.rows]


def _of(points: Sequence[Point], agreement: Told) -> list[Point]:
    """The points of which accounts agree so."""
    return [point for point in points if point.told == agreement]


def _disputed(points: Sequence[Point], shown: Findings) -> tuple[list[Point], list[Point]]:
    """The points that the accounts dispute, as listed changes say, and those that they may."""
    spans = [change.target for change in shown.listed if change.certainty != "possible"]
    sure: list[Point] = []
    unsure: list[Point] = []
    for point in _of(points, "contradiction"):
        (sure if any(_meet(point.target, span) for span in spans) else unsure).append(point)
    return sure, unsure


def _meet(span: Span | None, changed: Span | None) -> bool:
    """Whether two spans share a character."""
    return bool(span and changed and span.start < changed.end and changed.start < span.end)


def _rows(
    comparison: Comparison, of: Sequence[Point], *, points: bool = True, claims: bool = False
) -> list[Row]:
    """A row for each of some points: figures and quotations, or claims, or all of these."""
    alignment = comparison.alignment
    first, second = phrasing.sides(comparison)
    rows: list[Row] = []
    for point in of:
        if not (claims if point.kind == "claim" else points):
            continue
        sides: list[Said] = []
        if point.source is not None:
            sides.append(_said(alignment.source, point, point.source, ("source", first)))
        if point.target is not None:
            sides.append(_said(alignment.target, point, point.target, ("target", second)))
        spoken = point.kind == "quotation" and point.note
        rows.append(Row(f"{point.kind}, {point.note}" if spoken else point.kind, tuple(sides)))
    return rows


def _said(document: SegmentedDocument, point: Point, span: Span, who: tuple[Side, str]) -> Said:
    """A quotation's or claim's words, or a figure with what stands around it."""
    starts = [sentence.span.start for sentence in document.sentences]
    index = max(0, bisect_right(starts, span.start) - 1)
    if point.kind in {"quotation", "claim"}:
        longest = LONGEST if point.kind == "quotation" else LONGEST_CLAIM
        text = phrasing.printable(span.of(document.text)).rstrip(" ,;")
        words = text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"
        return Said(*who, index, clippings.Excerpt("", words, ""))
    around = clippings.excerpt(document, range(index, index + 1), span, AROUND, 0.5)
    parts = (phrasing.printable(part) for part in (around.before, around.words, around.after))
    return Said(*who, index, clippings.Excerpt(*parts))
