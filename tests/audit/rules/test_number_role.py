"""Figures whose part in a change is another, and the same part in other words."""

import pytest

from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "Herring landings fell 3.5 percent in March.",
            "Herring landings fell to 3.5 percent in March.",
            "fell 3.5 percent",
            "to 3.5 percent",
        ),
        (
            "The toll was raised by 5 crowns last year.",
            "The toll was raised to 5 crowns last year.",
            "by 5 crowns",
            "to 5 crowns",
        ),
        (
            "The harbour truce was extended by 72 hours.",
            "The harbour truce was extended to 72 hours.",
            "by 72 hours",
            "to 72 hours",
        ),
        (
            "The fleet grew from 30 to 50 boats.",
            "The fleet grew by 30 to 50 boats.",
            "from 30 to 50",
            "by 30 to 50",
        ),
    ],
)
def test_a_figure_in_another_role_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert ("number", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Landings fell 3.5 percent in March.",
            "Landings decreased by almost 3.5 percent in March.",
        ),
        (
            "The fleet grew from 30 to 50 boats.",
            "The fleet grew to 50 boats, from 30.",
        ),
        (
            "There was an increase of 12 percent.",
            "There was a 12 percent increase.",
        ),
        (
            "The lock handed out 400 tickets to 90 boats.",
            "The lock handed out 400 tickets to some 90 boats.",
        ),
    ],
)
def test_a_figure_in_the_same_role_is_no_change(source: str, target: str) -> None:
    assert told(source, target) == []


NUMBER_ROLE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("Rents fell 3 percent.", "Rents fell to 3 percent.", [("fell 3", "to 3")]),
    ("Rents fell by 3 percent.", "Rents fell to 3 percent.", [("by 3", "to 3")]),
    ("Rents fell by 3 percent.", "Rents fell 3 percent.", []),
    ("Rents rose from 3 percent.", "Rents rose to 3 percent.", [("from 3", "to 3")]),
    ("A rise of 3 percent came.", "A rise to 3 percent came.", [("of 3", "to 3")]),
    (
        "Rents rose by about 3 percent.",
        "Rents rose to about 3 percent.",
        [("by about 3", "to about 3")],
    ),
    (
        "Rents rose in the old town by 3 percent.",
        "Rents rose in the old town to 3 percent.",
        [("by 3", "to 3")],
    ),
    (
        "Rents rose in the very old town by 3 percent.",
        "Rents rose in the very old town to 3 percent.",
        [],
    ),
    (
        "Rents rose in the very very old town by 3 percent.",
        "Rents rose in the very very old town to 3 percent.",
        [],
    ),
    ("They sailed by 3 ships.", "They sailed to 3 ships.", []),
    ("A rise in May of 3 percent.", "A rise in May to 3 percent.", []),
    ("3 boats rose.", "3 boats rose.", []),
    ("Rents fell by 3 percent.", "Rents fell by 4 percent.", []),
    ("They cut it to 30 days.", "They cut it by 30 days.", [("to 30", "by 30")]),
    ("Rents went up 3 percent.", "Rents went up to 3 percent.", [("up 3", "to 3")]),
    ("They extended the ban by 5 days.", "They extended the ban to 5 days.", [("by 5", "to 5")]),
    ("Rents fell three percent", "Rents fell to three percent", [("fell three", "to three")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_ROLE)
def test_number_role_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.role", source, target) == expected


NUMBER_ROLE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (["By 3 rose it."], ["To 3 rose it."], []),
    (["Up by 3 it went."], ["Up to 3 it went."], [("by 3", "to 3")]),
    (["About 3 rose."], ["About 3 rose."], []),
    (
        ["Rents rose to another 3 percent."],
        ["Rents rose another 3 percent."],
        [("to another 3", "rose another 3")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_ROLE_AMONG)
def test_number_role_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("number.role", source, target) == expected
