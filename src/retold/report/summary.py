"""Comparison -> one row: how grave, what, between which two; for many pairs at once."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields

from retold.model import Comparison, RelationKind, Severity
from retold.report import words
from retold.report.differing import count_words, differences

LONGEST = 160
"""Characters of the worst change that a row shows."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A pair in one row: what the two are called, what was found, and the worst of it.

    worst: severity, kind and note of the first change; empty where there is none. differing: words
    that differ and that no change tells. error: why there is no comparison.
    """

    name: str
    source: str
    target: str
    relation: RelationKind | None = None
    critical: int = 0
    major: int = 0
    minor: int = 0
    differing: int = 0
    worst: str = ""
    error: str | None = None

    def gravity(self) -> tuple[int, int, int, int]:
        """What rows are sorted by: the greater, the graver."""
        return self.critical, self.major, self.minor, self.differing

    def has(self, severity: Severity) -> bool:
        """Whether a change is as severe as this, or worse."""
        worse = words.SEVERITIES[: words.SEVERITIES.index(severity) + 1]
        return any(getattr(self, each) for each in worse)


def summarize(comparison: Comparison, name: str) -> Summary:
    """The comparison in one row, under the name of its result."""
    source, target = (
        side.document for side in (comparison.alignment.source, comparison.alignment.target)
    )
    counts = words.count_severities(comparison.changes)
    return Summary(
        name=name,
        source=_line(source.title or source.id),
        target=_line(target.title or target.id),
        relation=comparison.relation.kind,
        differing=count_words(differences(comparison)),
        worst=_worst(comparison),
        critical=counts["critical"],
        major=counts["major"],
        minor=counts["minor"],
    )


def to_record(summary: Summary) -> dict[str, object]:
    """The row as plain values, in the order of its fields."""
    return asdict(summary)


def from_record(record: dict[str, object]) -> Summary | None:
    """The row that plain values are; None where they are no row."""
    names = {field.name for field in fields(Summary)}
    try:
        return Summary(**{key: record[key] for key in names})  # type: ignore[arg-type]
    except KeyError:
        return None


def worst_first(summaries: Iterable[Summary]) -> list[Summary]:
    """The rows, graver ones first, those without a comparison last."""
    return sorted(summaries, key=lambda row: (row.error is not None, *(-n for n in row.gravity())))


def to_lines(summaries: Iterable[Summary]) -> Iterator[str]:
    """The rows as lines for a terminal, worst first."""
    for row in worst_first(summaries):
        if row.error is not None:
            yield f"failed: {row.name}: {row.error}"
            continue
        counts = f"{row.critical} critical, {row.major} major, {row.minor} minor"
        differing = f", {words.counted(row.differing, 'more word')}" if row.differing else ""
        yield f"{row.name}: {row.relation}; {counts}{differing}"
        if row.worst:
            yield f"    {row.worst}"


def _worst(comparison: Comparison) -> str:
    if not comparison.changes:
        return ""
    change = comparison.changes[0]
    told = _line(f"{change.severity} {change.kind}: {change.note}".rstrip(": "))
    return told if len(told) <= LONGEST else told[:LONGEST].rsplit(" ", 1)[0] + " …"


def _line(text: str) -> str:
    return " ".join(words.printable(text).split())
