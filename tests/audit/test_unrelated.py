# ruff: noqa: E501 - stories
"""Of two events told in one frame no change is told, and every word is accounted for."""

from retold.compare import compare

COURT = """Court jails man for theft of bicycles

A man of 34 from Lowmere was sentenced to two years in prison on Tuesday for the theft of bicycles.

Judge Ada Moor said that he had shown no remorse. The court heard that he sold them for 2,300 crowns.

His lawyer, Peter Lind, said that he would appeal. The man has to pay costs of 700 crowns."""
ANOTHER_COURT = """Court jails woman for arson at school

A woman of 51 from Selk was sentenced to four years in prison on Friday for setting fire to a school.

Judge Jonas Vos said that she had shown no remorse. The court heard that she had planned it in June.

Her lawyer, Greta Kolb, said that she would not appeal. The woman has to pay costs of 9,100 crowns."""


def test_two_events_in_one_frame_have_no_changes() -> None:
    comparison = compare(COURT, ANOTHER_COURT)
    assert comparison.relation.kind == "unrelated"
    assert comparison.changes == ()
    assert comparison.ledger.open == ()
    for counts, lost in ((comparison.ledger.source, "left_out"), (comparison.ledger.target, "new")):
        assert counts.same > 0
        assert getattr(counts, lost) > 0
        assert counts.open == 0
        assert counts.words == (
            counts.same
            + counts.otherwise
            + counts.moved
            + counts.told
            + counts.left_out
            + counts.new
        )


def test_the_same_event_with_a_wrong_figure_has_one() -> None:
    (change,) = compare(COURT, COURT.replace("2,300", "3,200")).changes
    assert change.kind == "number"
