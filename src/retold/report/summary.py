"""Comparison -> one row: how grave, what, between which two; for many pairs at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from retold.model import Certainty, Comparison, RelationKind, Severity
from retold.report import headlines, phrasing
from retold.report.findings import CERTAINTIES, SEVERITIES, findings, tally

LONGEST = 160
"""Characters of the worst change that a row shows."""

Tally = Mapping[Severity, Mapping[Certainty, int]]


@dataclass(frozen=True, slots=True)
class Summary:
    """A pair in one row: what the two are called, what was found, and the worst of it.

    worst: severity, certainty, kind and note of the first change that is certain or likely; empty
    where there is none. open: places where words differ and nothing says why. changes: how many of
    each severity and certainty. error: why there is no comparison.
    """

    name: str
    source: str
    target: str
    relation: RelationKind | None = None
    changes: Tally = field(default_factory=lambda: tally(()))
    open: int = 0
    worst: str = ""
    error: str | None = None

    @property
    def critical(self) -> int:
        """The critical changes that are certain or likely."""
        return self.count("critical")

    @property
    def major(self) -> int:
        """The major changes that are certain or likely."""
        return self.count("major")

    @property
    def minor(self) -> int:
        """The minor changes that are certain or likely."""
        return self.count("minor")

    @property
    def possible(self) -> int:
        """The changes that are only possible, of any severity."""
        return sum(counts["possible"] for counts in self.changes.values())

    def count(self, severity: Severity, certainty: Certainty = "likely") -> int:
        """How many changes of a severity are at least so sure."""
        surer = CERTAINTIES[: CERTAINTIES.index(certainty) + 1]
        return sum(self.changes[severity][each] for each in surer)

    def gravity(self) -> tuple[int, ...]:
        """What rows are sorted by: the greater, the graver."""
        return self.critical, self.major, self.minor, self.open, self.possible

    def has(self, severity: Severity, certainty: Certainty = "likely") -> bool:
        """Whether a change is at least so grave and at least so sure."""
        worse = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return any(self.count(each, certainty) for each in worse)


def summarize(comparison: Comparison, name: str) -> Summary:
    """The comparison in one row, under the name of its result."""
    source, target = comparison.source, comparison.target
    return Summary(
        name=name,
        source=_line(source.title or source.id),
        target=_line(target.title or target.id),
        relation=comparison.relation.kind,
        changes=tally(comparison.changes),
        open=len(findings(comparison).open),
        worst=_worst(comparison),
    )


def to_record(summary: Summary) -> dict[str, object]:
    """The row as plain values, what is counted first."""
    return {
        "name": summary.name,
        "source": summary.source,
        "target": summary.target,
        "relation": summary.relation,
        "critical": summary.critical,
        "major": summary.major,
        "minor": summary.minor,
        "possible": summary.possible,
        "open": summary.open,
        "worst": summary.worst,
        "changes": summary.changes,
        "error": summary.error,
    }


def from_record(record: dict[str, object]) -> Summary | None:
    """The row that plain values are; None where they are no row."""
    try:
        row = Summary(**{name: record[name] for name in _FIELDS})  # type: ignore[arg-type]
        row.gravity()
    except (KeyError, TypeError, AttributeError):
        return None
    return row


_FIELDS = ("name", "source", "target", "relation", "changes", "open", "worst", "error")


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
        if row.possible:
            counts += f"; {row.possible:,} more possible"
        if row.open:
            counts += f"; {phrasing.counted(row.open, 'open difference')}"
        yield f"{row.name}: {row.relation}; {counts}"
        if row.worst:
            yield f"    {row.worst}"


def _worst(comparison: Comparison) -> str:
    listed = findings(comparison).listed
    if not listed:
        return ""
    change = listed[0]
    kind = f"{change.severity} {headlines.kind_name(change)} ({change.certainty})"
    note = headlines.shortened(change.note, LONGEST - len(kind) - len(": "))
    return f"{kind}: {note}" if note else kind


def _line(text: str) -> str:
    return " ".join(phrasing.printable(text).split())
