"""Comparison -> the strip map: both texts as bars, what became of each sentence, and the ties."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.model import Change, Comparison, SegmentedDocument, Severity, Span
from retold.report import clippings
from retold.report.findings import SEVERITIES

WIDTH = 10_000
"""Units across: a sentence of a text of 5,000 is two of them."""
BAR = 16
HEIGHT = 100
"""Units down, the two bars included."""
TICK = 22
"""Units across of a change's tick: about three pixels on a page 1,400 pixels wide."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Paths of an SVG in WIDTH × HEIGHT units by their class, and where each sentence ends."""

    bars: dict[str, str]
    ties: dict[str, str]
    ticks: dict[Severity, str]
    source_ends: list[int]
    target_ends: list[int]


def strip(comparison: Comparison, changes: Sequence[Change]) -> Strip:
    """The strip map of a comparison, with a tick for each of the changes.

    Sentences are as long as their characters are many.
    """
    alignment = comparison.alignment
    source, target = _ends(alignment.source), _ends(alignment.target)
    bars: defaultdict[str, list[str]] = defaultdict(list)
    ties: defaultdict[str, list[str]] = defaultdict(list)
    for bead in alignment.beads:
        source_reach, target_reach = _reach(source, bead.source), _reach(target, bead.target)
        if source_reach:
            bars[bead.reuse].append(_box(source_reach, 0, BAR))
        if target_reach:
            bars[bead.reuse].append(_box(target_reach, HEIGHT - BAR, HEIGHT))
        if source_reach and target_reach:
            ties["moved" if bead.moved else bead.reuse].append(_ribbon(source_reach, target_reach))
    return Strip(
        bars={name: "".join(paths) for name, paths in bars.items()},
        ties={name: "".join(ties[name]) for name in sorted(ties, key="moved".__eq__)},
        ticks={
            name: "".join(paths) for name, paths in _ticks(comparison, changes, (source, target))
        },
        source_ends=source,
        target_ends=target,
    )


def _ends(document: SegmentedDocument) -> list[int]:
    """Where each sentence ends, in units from the left."""
    total = sum(sentence.span.end - sentence.span.start for sentence in document.sentences)
    ends, end = [], 0
    for sentence in document.sentences:
        end += sentence.span.end - sentence.span.start
        ends.append(round(end * WIDTH / total))
    return ends


def _reach(ends: Sequence[int], sentences: range) -> tuple[int, int] | None:
    if not sentences:
        return None
    return (ends[sentences.start - 1] if sentences.start else 0), ends[sentences.stop - 1]


def _box(reach: tuple[int, int], top: int, bottom: int) -> str:
    left, right = reach
    return f"M{left} {top}H{max(right, left + 1)}V{bottom}H{left}Z"


def _ribbon(source: tuple[int, int], target: tuple[int, int]) -> str:
    top, bottom, middle = BAR, HEIGHT - BAR, HEIGHT // 2
    (a, b), (c, d) = source, target
    return (
        f"M{a} {top}C{a} {middle} {c} {middle} {c} {bottom}"
        f"H{d}C{d} {middle} {b} {middle} {b} {top}Z"
    )


def _ticks(
    comparison: Comparison, changes: Sequence[Change], ends: tuple[Sequence[int], Sequence[int]]
) -> Iterator[tuple[Severity, list[str]]]:
    """For each severity, the mildest first so that the worst are drawn on top, its ticks."""
    alignment = comparison.alignment
    source, target = ends
    for severity in reversed(SEVERITIES):
        paths = []
        for change in changes:
            if change.severity != severity:
                continue
            bead = alignment.beads[change.bead]
            if change.target is not None:
                index = _place(alignment.target, target, bead.target, change.target)
                paths.append(_box((index, index + TICK), HEIGHT - BAR - 10, HEIGHT))
            elif change.source is not None:
                index = _place(alignment.source, source, bead.source, change.source)
                paths.append(_box((index, index + TICK), 0, BAR + 10))
        if paths:
            yield severity, paths


def _place(document: SegmentedDocument, ends: Sequence[int], sentences: range, span: Span) -> int:
    reach = _reach(ends, sentences) or (0, 0)
    left, right = reach
    return round(left + clippings.place_in(document, sentences, span) * (right - left))
