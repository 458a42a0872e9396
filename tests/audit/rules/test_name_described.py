"""A name of common words of which one became another is told where the text is careless."""

from retold.compare import compare

SOURCE = """\
The Tolby Chamber of Commerce asked on Monday for a new bridge over the river Arn.
The bridge will not be built before the spring of 2031, an engineer said.
It would cost 14 million crowns, twice as much as the ferry.
The council denied that the ferry had been unsafe.
A clerk of the Castle Bank counted the notes twice.
The Ministry of Fisheries closed the harbour at night.
"""
CARELESS = """\
The Tolby Chamber of Trade asked on Monday for a new bridge over the river Arn.
The bridge will be built before the spring of 2031, an engineer said.
It would cost 41 million crowns, twice as much as the ferry.
The council admitted that the ferry had been unsafe.
A clerk of the Lock Bank counted the notes twice.
The Fisheries Ministry closed the harbour at night.
"""
CAREFUL = SOURCE.replace("Chamber of Commerce", "Chamber of Trade")


def names(target: str) -> list[tuple[str, str]]:
    found = compare(SOURCE, target, encoder="none").changes
    return [
        (change.source.of(SOURCE), change.target.of(target))
        for change in found
        if change.kind == "name" and change.source and change.target
    ]


def test_a_word_of_a_name_that_became_another_is_told_where_more_is_wrong() -> None:
    assert ("Tolby Chamber of Commerce", "Tolby Chamber of Trade") in names(CARELESS)
    assert any("Lock" in there for _, there in names(CARELESS))


def test_a_name_turned_round_is_no_change() -> None:
    assert not any("Fisheries" in there for _, there in names(CARELESS))


def test_one_other_word_alone_may_be_a_choice() -> None:
    assert names(CAREFUL) == []
