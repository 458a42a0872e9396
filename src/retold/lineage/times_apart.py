"""Two accounts of an event -> whether their dates let them be of one, where both have a date."""

from dataclasses import replace
from datetime import timedelta

from retold.model import Document, Relation
from retold.published import moment_of

EVENT = timedelta(days=7)
"""Two independent reports further apart than this tell of two events, or of what became of one."""
LONG_AFTER = timedelta(days=60)
"""Further apart than this they tell of two: the same ship may burn again, in the same words."""


def by_their_dates(relation: Relation, source: Document, target: Document) -> Relation:
    """The relation of two accounts, held to when they were published; any other as it is."""
    if relation.kind != "same-event":
        return relation
    moments = moment_of(source.published), moment_of(target.published)
    if moments[0] is None or moments[1] is None or abs(moments[0] - moments[1]) <= EVENT:
        return relation
    days = abs(moments[0] - moments[1]).days
    evidence = (*relation.evidence, f"published {days:,} days apart")
    if abs(moments[0] - moments[1]) <= LONG_AFTER:
        return replace(relation, evidence=evidence, certainty="possible")
    return Relation("unrelated", evidence, "likely")
