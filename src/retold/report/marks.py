"""Spans that overlap -> pieces that do not: what to mark in a sentence, and for which changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from retold.model import Change, OpenDifference, Rewording, SegmentedDocument, Span
from retold.report.findings import Findings

Side = Literal["source", "target"]
Shade: TypeAlias = Literal["", "open", "reworded"]
"""open: differs, and nothing says why; reworded: said otherwise, or at another place."""

_LINE_END = re.compile(r"[\r\n\u0085\u2028\u2029\v\f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that the same changes cover, worst first, or none.

    shade: what else is said of it where no change covers it; empty of words that are the same.
    """

    span: Span
    changes: tuple[int, ...]
    shade: Shade


def marks_by_bead(changes: Sequence[Change], side: Side) -> Mapping[int, list[tuple[Span, int]]]:
    """For each bead with changes, the spans to mark on one side and the changes' indices."""
    marks: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
    for index, change in enumerate(changes):
        span = change.source if side == "source" else change.target
        if span is not None and span.start < span.end:
            marks[change.bead].append((span, index))
    return marks


def shades_by_bead(shown: Findings, side: Side) -> Mapping[int, list[tuple[Span, Shade]]]:
    """For each bead, the words of one side that are open, then those that are said otherwise."""
    shades: defaultdict[int, list[tuple[Span, Shade]]] = defaultdict(list)
    places: Iterable[tuple[OpenDifference | Rewording, Shade]] = (
        *((difference, "open") for difference in shown.open),
        *((rewording, "reworded") for rewording in shown.reworded),
    )
    for place, shade in places:
        span = place.source if side == "source" else place.target
        if span is not None:
            shades[place.bead].append((span, shade))
    return shades


def cut(
    within: Span,
    marks: Sequence[tuple[Span, int]],
    shades: Sequence[tuple[Span, Shade]] = (),
) -> list[Piece]:
    """The span cut where marks or shades begin and end; together the pieces are the span again.

    Where two shades overlap the first counts.
    """
    open_marks, open_shades = _Sweep(within, marks), _Sweep(within, shades)
    bounds = sorted({within.start, within.end, *open_marks.bounds(), *open_shades.bounds()})
    pieces: list[Piece] = []
    for start, end in pairwise(bounds):
        covering = tuple(sorted(marks[place][1] for place in open_marks.open_at(start)))
        over = open_shades.open_at(start)
        shade: Shade = "" if covering or not over else shades[min(over)][1]
        if pieces and (pieces[-1].changes, pieces[-1].shade) == (covering, shade):
            start = pieces.pop().span.start  # noqa: PLW2901 - goes on
        pieces.append(Piece(Span(start, end), covering, shade))
    return pieces


class _Sweep:
    """Which of some spans cover a place, for places asked from left to right."""

    def __init__(self, within: Span, spans: Sequence[tuple[Span, object]]) -> None:
        self._starts: defaultdict[int, list[int]] = defaultdict(list)
        self._ends: defaultdict[int, list[int]] = defaultdict(list)
        for place, (span, _) in enumerate(spans):
            start, end = max(span.start, within.start), min(span.end, within.end)
            if start < end:
                self._starts[start].append(place)
                self._ends[end].append(place)
        self._covering: set[int] = set()

    def bounds(self) -> set[int]:
        """Where a span begins or ends."""
        return {*self._starts, *self._ends}

    def open_at(self, bound: int) -> set[int]:
        """The spans that cover what stands behind a bound, by their places in the list."""
        self._covering.difference_update(self._ends.get(bound, ()))
        self._covering.update(self._starts.get(bound, ()))
        return self._covering


def sentences_by_line(document: SegmentedDocument) -> list[list[int]]:
    """The indices of the sentences, those of a line of the text together."""
    grouped: list[list[int]] = []
    last = 0
    for index, sentence in enumerate(document.sentences):
        if not grouped or _LINE_END.search(document.text, last, sentence.span.start):
            grouped.append([])
        grouped[-1].append(index)
        last = sentence.span.end
    return grouped
