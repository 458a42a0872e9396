"""Comparison -> what a report lists: changes that are sure enough, and all the rest.

What is counted in a headline, listed, folded away and asked for by `--fail-on` is decided here and
nowhere else, so that no two reports disagree.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from retold.model import (
    Certainty,
    Change,
    Comparison,
    Kind,
    OpenDifference,
    RelationKind,
    Rewording,
    Ruling,
    Severity,
)

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)

TOLD_ANEW: frozenset[RelationKind] = frozenset({"same-event", "translation", "unrelated"})
"""Of two texts told independently, or in two languages, every word would be another word."""


@dataclass(frozen=True, slots=True)
class View:
    """How a report is to be made.

    certainty: the least at which a change is listed and counted; those less sure are folded.
    rules: the file of each rule by its name, where each change is to say who found it.
    rulings: readers' verdicts by the ids of changes (`change_ids`), to be shown beside them.
    """

    certainty: Certainty = "likely"
    rules: Mapping[str, str] = field(default_factory=dict)
    rulings: Mapping[str, Ruling] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a report shows of a comparison, in the order in which it numbers it.

    listed: the changes that are sure enough, in the order that the audit gave them. unsure: the
    others. open, reworded: words that differ without
    a known reason, those first that the reader takes for changed, and for a known one; none of
    texts that are not held word against word.
    """

    listed: tuple[Change, ...]
    unsure: tuple[Change, ...]
    open: tuple[OpenDifference, ...]
    reworded: tuple[Rewording, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, those listed first."""
        return self.listed + self.unsure


def findings(comparison: Comparison, certainty: Certainty = "likely") -> Findings:
    """What a report shows, given how sure a change must be to be listed."""
    changes = comparison.changes
    ledger = comparison.ledger
    relation = comparison.relation
    held = relation.kind not in TOLD_ANEW and not relation.is_summed_up
    return Findings(
        tuple(change for change in changes if change.reaches("minor", certainty)),
        tuple(change for change in changes if not change.reaches("minor", certainty)),
        tuple(sorted(ledger.open, key=lambda each: -each.suspicion)) if held else (),
        ledger.reworded if held else (),
    )


def tally(changes: Iterable[Change]) -> dict[Severity, dict[Certainty, int]]:
    """How many changes of each severity and certainty, zeros included."""
    counts = Counter((change.severity, change.certainty) for change in changes)
    return {
        severity: {certainty: counts[severity, certainty] for certainty in CERTAINTIES}
        for severity in SEVERITIES
    }


def count_severities(changes: Iterable[Change]) -> dict[Severity, int]:
    """How many changes of each severity, worst first, zeros included."""
    counts = Counter(change.severity for change in changes)
    return {severity: counts[severity] for severity in SEVERITIES}


def count_kinds(changes: Iterable[Change]) -> dict[Kind, int]:
    """How many changes of each kind that occurs, most first."""
    return dict(Counter(change.kind for change in changes).most_common())
