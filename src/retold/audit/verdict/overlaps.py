"""One change for each difference, worst and surest first."""

from collections.abc import Iterable

from retold.model import Certainty, Change, Kind, Severity, Span

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "likely", "possible")
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


HALF = 0.5
"""Share of a clause that a more specific change must cover to tell all of it."""
PART = 0.35
"""Share of a clause's characters up to which a change in it is told by the clause alone."""


def drop_overlaps(found: Iterable[Change]) -> tuple[Change, ...]:
    """The changes without those that tell again what a more specific one tells, in order."""
    kept: list[Change] = []
    told = sorted(found, key=lambda one: SPECIFIC.index(one.kind))
    clauses = [
        one
        for one in told
        if one.kind in {"omission", "addition"}
        and one.severity != "minor"
        and one.certainty != "possible"
    ]
    speakers = [one for one in told if one.kind == "attribution"]
    for change in told:
        if _is_part(change, clauses) or _is_speaker(change, speakers):
            continue
        if not any(_tells_the_same(change, other) for other in kept):
            kept.append(change)
    return tuple(sorted(kept, key=_place))


def _is_part(change: Change, clauses: list[Change]) -> bool:
    """Whether a one-sided change is but a small part of a clause that is lost or new as a whole."""
    if change.kind in {"omission", "addition"} or (change.source and change.target):
        return False
    return any(
        _covers(clause.source, change.source) or _covers(clause.target, change.target)
        for clause in clauses
        if clause.bead == change.bead
    )


def _is_speaker(change: Change, told: list[Change]) -> bool:
    """Whether a name or date lost or new is told with the cue that it belongs to."""
    if change.kind not in {"name", "date"} or (change.source and change.target):
        return False
    return any(
        mine is not None
        and theirs is not None
        and theirs.start <= mine.start
        and mine.end <= theirs.end
        for one in told
        for mine, theirs in ((change.source, one.source), (change.target, one.target))
    )


def _covers(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None or other.end - other.start > PART * (one.end - one.start):
        return False
    return one.start <= other.start and other.end <= one.end


def _tells_the_same(one: Change, other: Change) -> bool:
    if one.bead != other.bead:
        return False
    if one.kind in {"omission", "addition"} and other.kind not in {"omission", "addition"}:
        mine = one.source or one.target
        theirs = other.source if one.source else other.target
        return mine is not None and theirs is not None and _share(mine, theirs) > HALF
    return overlap(one.source, other.source) or overlap(one.target, other.target)


def overlap(one: Span | None, other: Span | None) -> bool:
    """Whether there are two spans and they share a character."""
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _share(one: Span, other: Span) -> float:
    """How much of the first the second covers, in characters."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(1, one.end - one.start)


def _place(change: Change) -> tuple[int, ...]:
    return (
        SEVERITIES.index(change.severity),
        CERTAINTIES.index(change.certainty),
        change.bead,
        change.target.start if change.target else -1,
        change.source.start if change.source else -1,
        SPECIFIC.index(change.kind),
    )
