"""Two accounts that were published too far apart are not of one event."""

from datetime import UTC, datetime, timedelta

import pytest

from retold.lineage.times_apart import EVENT, LONG_AFTER, by_their_dates
from retold.model import Document, Relation, RelationKind

FIRST = datetime(2026, 3, 1, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def of(after: timedelta | None, kind: RelationKind = "same-event") -> Relation:
    published = (FIRST + after).isoformat() if after is not None else None
    documents = (
        Document("a", "A.", published=FIRST.isoformat()),
        Document("b", "B.", published=published),
    )
    there, back = (
        by_their_dates(Relation(kind, ("names",), "likely"), *pair)
        for pair in (documents, documents[::-1])
    )
    assert there == back
    return there


@pytest.mark.parametrize(
    ("after", "kind", "certainty"),
    [
        (None, "same-event", "likely"),
        (EVENT, "same-event", "likely"),
        (EVENT + MINUTE, "same-event", "possible"),
        (LONG_AFTER, "same-event", "possible"),
        (LONG_AFTER + MINUTE, "unrelated", "likely"),
    ],
)
def test_accounts_are_held_to_their_dates(
    after: timedelta | None, kind: str, certainty: str
) -> None:
    relation = of(after)
    assert (relation.kind, relation.certainty) == (kind, certainty)
    assert (relation.evidence == ("names",)) == (after in {None, EVENT})


def test_what_was_made_from_another_may_be_of_any_time() -> None:
    assert of(timedelta(days=900), "rewritten") == Relation("rewritten", ("names",), "likely")


def test_the_bounds_are_what_the_cases_were_made_for() -> None:
    assert (EVENT.days, LONG_AFTER.days) == (7, 60)
