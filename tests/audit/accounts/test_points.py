"""What two reports of one event both tell, what only one, and where they contradict each other."""

import pytest

from retold.audit.accounts.points import accounts, disputed
from retold.compare import compare_documents
from retold.model import Change, Comparison, Document, Point, Span
from retold.prepare import prepare

FIRST = """\
Twelve people were killed and 34 injured when a boiler burst at the Halvorsen cannery in Tromvik \
on Tuesday morning, the fire brigade said.
The blast tore the roof off the packing hall and broke windows across the harbour.
“There was a bang and then the whole street was white with steam,” said Ingrid Moe, a baker.
About 60 workers were in the hall at the time. Most of them had just come on shift.
Police arrested two managers of the cannery on Wednesday and took away nine crates of papers.
The company was fined 400,000 kroner over the same boiler in 2019 after a complaint by the union.
Ships were sent to the next port, and the harbour will stay closed until the weekend.
“We shall rebuild it, stone by stone, for those who are left,” the mayor told a crowd of 2,000.
"""
SECOND = """\
A town in the far north is in mourning. At least 15 people are dead after an explosion at a fish \
factory, its largest employer, and rescuers still search the ruins.
Thirty-four people were hurt, said a doctor at the hospital, six of them badly.
Nils Aker was driving his bus down the hill. “There was a bang, and then the whole street was \
white with steam,” he said.
Relatives waited all night behind a rope. Some 57 workers had been in the hall, the owners think.
Unions had warned of the old machine for years: in 2019 the company was fined 250,000 kroner over \
that boiler after they complained.
Divers, dogs and a crane have come by train from the capital. The king is to visit on Friday.
“Nobody listened to us,” says the head of the union, Maren Tolv, who worked there for 21 years.
"""

Sides = set[tuple[str | None, str | None]]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    documents = prepare(Document("first", FIRST)), prepare(Document("second", SECOND))
    return compare_documents(*documents, quotations=True)


def points(comparison: Comparison, told: str, kind: str) -> Sides:
    """The words on both sides of the points of a kind."""
    return {
        (
            point.source.of(FIRST) if point.source else None,
            point.target.of(SECOND) if point.target else None,
        )
        for point in comparison.points
        if point.told == told and point.kind == kind
    }


def test_figures_of_one_thing_that_cannot_both_be_true_contradict_each_other(
    comparison: Comparison,
) -> None:
    assert comparison.relation.kind == "same-event"
    assert points(comparison, "contradiction", "number") == {
        ("Twelve", "15"),
        ("400,000 kroner", "250,000 kroner"),
    }


def test_equal_and_rounded_figures_are_told_by_both(comparison: Comparison) -> None:
    assert points(comparison, "both", "number") == {("34", "Thirty-four"), ("60", "57")}
    assert ("2019", "2019") in points(comparison, "both", "date")


def test_what_one_account_has_alone_is_told(comparison: Comparison) -> None:
    assert (None, "Friday") in points(comparison, "target", "date")
    assert {("nine", None), ("2,000", None)} <= points(comparison, "source", "number")


def test_a_quotation_given_to_two_people_is_a_contradiction(comparison: Comparison) -> None:
    ((first, second),) = points(comparison, "contradiction", "quotation")
    assert first is not None
    assert second is not None
    assert "white with steam" in first
    assert "white with steam" in second
    notes = {point.note for point in comparison.points if point.kind == "quotation"}
    assert "Ingrid Moe or Nils Aker?" in notes


def test_every_sentence_of_the_story_is_in_one_claim(comparison: Comparison) -> None:
    claims = [point for point in comparison.points if point.kind == "claim"]
    beads = [bead for bead in comparison.alignment.beads if bead.reuse != "furniture"]
    assert len(claims) == len(beads)


def test_contradictions_come_first_and_nothing_is_called_a_change_of_wording(
    comparison: Comparison,
) -> None:
    order = ["contradiction", "both", "source", "target"]
    told = [order.index(point.told) for point in comparison.points]
    assert told == sorted(told)
    assert {change.kind for change in comparison.changes} <= {"number", "date", "name", "quote"}


def test_one_document_never_contradicts_itself(comparison: Comparison) -> None:
    alone = compare_documents(comparison.alignment.source, comparison.alignment.source)
    assert {point.told for point in accounts(alone.alignment)} == {"both"}


def test_what_two_accounts_dispute_is_no_minor_matter() -> None:
    here, there, beside = Span(0, 4), Span(6, 10), Span(20, 24)
    points = [Point("number", "contradiction", here, there, "")]
    changes = [
        Change("name", "minor", 0, beside, beside, ""),
        Change("number", "minor", 0, here, Span(8, 12), ""),
    ]
    assert [change.severity for change in disputed(changes, points)] == ["major", "minor"]
