"""A name of common words of which one became another is told where the text is careless."""

import pytest

from retold.compare import compare
from tests.audit.sides import found_among

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


def test_one_other_word_alone_is_told_as_that_word() -> None:
    assert names(CAREFUL) == [("Commerce", "Trade")]


NAME_DESCRIBED_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["They met the Chamber of Commerce there."],
        ["They met the Chamber of Trade there."],
        [("Chamber of Commerce", "Chamber of Trade")],
    ),
    (
        ["They met the Harbour Board there."],
        ["They met the Harbour Council there."],
        [("Harbour Board", "Harbour Council")],
    ),
    (["They met the Harbour Board there."], ["They met the Board there."], []),
    (["They met the Board there."], ["They met the Council there."], []),
    (["They met President Board there."], ["They met President Council there."], []),
    (
        ["They met the Harbour Board there.", "The Harbour Board wept."],
        ["They met the Harbour Council there.", "The Harbour Board wept."],
        [],
    ),
    (
        ["They met the Old Harbour Supply Fund Trust Board there."],
        ["They met the Old Harbour Supply Fund Trust Council there."],
        [],
    ),
    (
        ["They met the Big Old Harbour Supply Fund Trust Board there."],
        ["They met the Big Old Harbour Supply Fund Trust Council there."],
        [],
    ),
    (
        ["They met the Harbour Board and Fund Trust there."],
        ["They met the Harbour Council and Fund Trust there."],
        [("Harbour Board and Fund Trust", "Harbour Council and Fund Trust")],
    ),
    (
        ["They met the Bureau of Mines in Selk."],
        ["They met the Bureau of Boats in Selk."],
        [("Bureau of Mines in Selk", "Bureau of Boats in Selk")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), NAME_DESCRIBED_AMONG)
def test_name_described_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("name.described", source, target) == expected
