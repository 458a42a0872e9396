"""One change for each difference."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from retold.audit.verdict.weight import CERTAINTIES, SEVERITIES
from retold.model import Change, Kind, Span

SPECIFIC: tuple[Kind, ...] = (
    "role",
    "negation",
    "number",
    "date",
    "name",
    "quote",
    "modality",
    "attribution",
    "wording",
    "omission",
    "addition",
)
"""Kinds from the most to the least specific: of two that tell one difference the former stays."""


BY_WHOLE_TEXTS = frozenset({"number.unsupported", "date.unsupported"})
"""Rules that hold a claim against all of both texts: they tell for others of their kind, which look
at a sentence alone."""
HALF = 0.5
"""Share of a clause that a more specific change must cover to tell all of it."""
PART = 0.35
"""Share of a clause's characters up to which a change in it is told by the clause alone."""


def drop_overlaps(findings: Iterable[Change]) -> tuple[Change, ...]:
    """The changes without those that tell again what a more specific one tells, in order.

    What several claims tell is as sure as the surest of them, and a grave one stands for a minor.
    """
    kept_in_bead: defaultdict[int, list[Change]] = defaultdict(list)
    by_kind = sorted(findings, key=_specificity)
    clauses = [
        change
        for change in by_kind
        if change.kind in {"omission", "addition"}
        and change.severity != "minor"
        and change.certainty != "possible"
    ]
    speakers = [change for change in by_kind if change.kind == "attribution"]
    for change in by_kind:
        if _is_part(change, clauses) or _is_speaker(change, speakers):
            continue
        beside = kept_in_bead[change.bead]
        same = [place for place, kept in enumerate(beside) if _tells_the_same(change, kept)]
        for place in same:
            is_graver = beside[place].severity == "minor" != change.severity
            beside[place] = change if is_graver else _seconded(beside[place], change)
        if not same:
            beside.append(change)
    return tuple(sorted(chain.from_iterable(kept_in_bead.values()), key=_place))


def _specificity(change: Change) -> tuple[int, int, bool]:
    return (
        SPECIFIC.index(change.kind),
        SEVERITIES.index(change.severity),
        change.rule not in BY_WHOLE_TEXTS,
    )


def beside_marks(changes: Iterable[Change], marks: Iterable[Change]) -> tuple[Change, ...]:
    """The changes, and the reader's marks in places of which nothing graver is told, in order.

    A mark makes what is told of its place, and only possible, as sure as it is itself.
    """
    kept = list(changes)
    for mark in marks:
        same = [change for change in kept if _tells_the_same(mark, change)]
        if all(map(_is_faint, same)):
            kept = [*(change for change in kept if change not in same), mark]
        else:
            kept = [_seconded(change, mark) if change in same else change for change in kept]
    return tuple(sorted(kept, key=_place))


def _is_faint(change: Change) -> bool:
    return change.severity == "minor" and change.certainty == "possible"


def _seconded(change: Change, other_change: Change) -> Change:
    """A grave change that was only possible, as sure as what else tells its place gravely."""
    if change.severity == "minor" or change.certainty != "possible":
        return change
    if other_change.severity == "minor" or other_change.certainty == "possible":
        return change
    return replace(change, certainty="likely")


def _is_part(change: Change, clauses: list[Change]) -> bool:
    """Whether a one-sided change is but a small part of a clause that is lost or new as a whole."""
    if change.kind in {"omission", "addition"} or (change.source and change.target):
        return False
    return any(
        _covers(clause.source, change.source) or _covers(clause.target, change.target)
        for clause in clauses
        if clause.bead == change.bead
    )


def _is_speaker(change: Change, attributions: list[Change]) -> bool:
    """Whether a name or date lost or new is told with the cue that it belongs to."""
    if change.kind not in {"name", "date"} or (change.source and change.target):
        return False
    return any(
        source_span is not None
        and target_span is not None
        and target_span.start <= source_span.start
        and source_span.end <= target_span.end
        for attribution in attributions
        for source_span, target_span in (
            (change.source, attribution.source),
            (change.target, attribution.target),
        )
    )


def _covers(span: Span | None, other_span: Span | None) -> bool:
    if (
        span is None
        or other_span is None
        or other_span.end - other_span.start > PART * (span.end - span.start)
    ):
        return False
    return span.start <= other_span.start and other_span.end <= span.end


def _tells_the_same(change: Change, other_change: Change) -> bool:
    if change.bead != other_change.bead:
        return False
    if change.kind in {"omission", "addition"} and other_change.kind not in {
        "omission",
        "addition",
    }:
        span = change.source or change.target
        other_span = other_change.source if change.source else other_change.target
        return span is not None and other_span is not None and _share(span, other_span) > HALF
    return overlap(change.source, other_change.source) or overlap(
        change.target, other_change.target
    )


def overlap(span: Span | None, other_span: Span | None) -> bool:
    """Whether there are two spans and they share a character."""
    return (
        span is not None
        and other_span is not None
        and span.start < other_span.end
        and other_span.start < span.end
    )


def _share(span: Span, other_span: Span) -> float:
    """How much of the first the second covers, in characters."""
    common = min(span.end, other_span.end) - max(span.start, other_span.start)
    return common / max(1, span.end - span.start)


def _place(change: Change) -> tuple[int, ...]:
    return (
        SEVERITIES.index(change.severity),
        CERTAINTIES.index(change.certainty),
        change.bead,
        change.target.start if change.target else -1,
        change.source.start if change.source else -1,
        SPECIFIC.index(change.kind),
    )
