"""Spans that overlap -> pieces that do not: what to mark in a sentence, and for which changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from retold.model import Comparison, SegmentedDocument, Span

Side = Literal["source", "target"]

_LINE_END = re.compile(r"[\r\n\u0085\u2028\u2029\v\f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that the same changes cover, worst first, or none."""

    span: Span
    changes: tuple[int, ...]
    edited: bool


def marks_by_bead(comparison: Comparison, side: Side) -> Mapping[int, list[tuple[Span, int]]]:
    """For each bead with changes, the spans to mark on one side and the changes' indices."""
    found: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
    for index, change in enumerate(comparison.changes):
        span = change.source if side == "source" else change.target
        if span is not None and span.start < span.end:
            found[change.bead].append((span, index))
    return found


def cut(within: Span, marks: Sequence[tuple[Span, int]], edits: Iterable[Span] = ()) -> list[Piece]:
    """The span cut where marks or edits begin and end; together the pieces are the span again."""
    edits = list(edits)
    bounds = {within.start, within.end}
    for span in [*(span for span, _ in marks), *edits]:
        bounds.update(at for at in (span.start, span.end) if within.start < at < within.end)
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(bounds)):
        covering = sorted(index for span, index in marks if span.start <= start and end <= span.end)
        edited = not covering and any(edit.start <= start and end <= edit.end for edit in edits)
        if pieces and (pieces[-1].changes, pieces[-1].edited) == (tuple(covering), edited):
            start = pieces.pop().span.start  # noqa: PLW2901 - goes on
        pieces.append(Piece(Span(start, end), tuple(covering), edited))
    return pieces


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
