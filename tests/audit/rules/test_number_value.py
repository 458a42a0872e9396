"""Values that differ are told once; the same value written otherwise is not."""

import pytest

from tests.audit.sides import found
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The pier cost £84 million.", "The pier cost 84 million pounds."),
        ("Half a million visitors came.", "500,000 visitors came."),
        ("Rents rose by a fifth in May.", "Rents rose by 20 percent in May."),
        ("One in four boats leaked.", "A quarter of boats leaked, 25 per cent."),
        ("The talk lasted three-quarters of an hour.", "The talk lasted 45 minutes."),
        ("She won by a tenth of a second.", "She won by 0.1 seconds."),
        ("It began at half past nine in the evening.", "It began at 9:30 p.m."),
        ("It began at seven in the morning.", "It began at 7 a.m."),
        ("Gusts reached 90 km/h.", "Gusts reached 90 kilometres per hour."),
        ("It took two and a half years.", "It took 30 months."),
        ("It drew at least 40 boats.", "It drew 40 boats or more."),
        ("They sailed 100 yards.", "They sailed 100 yards (91 metres)."),
        ("Some 640,000, nearly all, voted.", "Some 640 thousand, nearly all, voted."),
    ],
)
def test_a_value_written_otherwise_is_no_change(source: str, target: str) -> None:
    assert told(source, target) == []


def test_the_most_made_the_least_is_told_with_its_words() -> None:
    assert told(
        "The dredging will cost up to 3 million crowns.",
        "The dredging will cost at least 3 million crowns.",
    ) == [("number", "up to 3 million crowns", "at least 3 million crowns")]


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        ("At least four ferries sank.", "Four ferries sank.", "At least four", "Four"),
        (
            "Fines of up to 900 crowns are due.",
            "Fines of 900 crowns are due.",
            "up to 900 crowns",
            "900 crowns",
        ),
    ],
)
def test_a_limit_that_is_gone_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert told(source, target) == [("number", lost, gained)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("More than 40 boats sank.", "Over 40 boats sank."),
        ("Up to 40 boats sank.", "As many as 40 boats sank."),
        ("At least 40 boats sank.", "Some 40 boats sank."),
    ],
)
def test_a_limit_in_other_words_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "number"] == []


NUMBER_LIMIT: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("At least four ferries sank.", "Four ferries sank.", [("At least four", "Four")]),
    ("Four ferries sank.", "At least four ferries sank.", [("Four", "At least four")]),
    ("More than four ferries sank.", "Four ferries sank.", []),
    (
        "Ann Holt works 100 days a year in Selk.",
        "Ann Holt works 100 days in Selk.",
        [("100 days a year", "100 days")],
    ),
    (
        "Ann Holt works 100 days in Selk.",
        "Ann Holt works 100 days a year in Selk.",
        [("100 days", "100 days a year")],
    ),
    ("Her annual pay in Selk is 900 crowns a year.", "Her annual pay in Selk is 900 crowns.", []),
    ("The firm spent 900 crowns a week on lamps for goats.", "Goats got lamps for 900 crowns.", []),
    ("Up to 40 boats sank.", "40 boats sank.", [("Up to 40", "40")]),
    ("Up to 40 boats sank.", "About 40 boats sank.", []),
    ("As many as 40 boats sank.", "Some 40 boats sank.", []),
    ("No fewer than 40 boats sank.", "40 boats sank.", [("No fewer than 40", "40")]),
    ("A maximum of 40 boats sank.", "40 boats sank.", [("A maximum of 40", "40")]),
    ("It is capped at £6 a day.", "It is £6 a day.", [("capped at £6 a day", "£6 a day")]),
    ("It costs up to £6 a day.", "It is capped at £6 a day.", []),
    ("40 boats or more sank.", "40 boats sank.", []),
    ("At least 40 boats sank.", "Estimated 40 boats sank.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_LIMIT)
def test_number_limit_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.limit", source, target) == expected


NUMBER_VALUE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("It drew 40 boats.", "It drew 50 boats.", [("40", "50")]),
    ("It drew 40 boats.", "It drew boats.", [("40", None)]),
    ("It drew boats.", "It drew 40 boats.", [(None, "40")]),
    ("It drew dozens of boats.", "It drew boats.", [("dozens", None)]),
    ("It drew dozens of boats.", "It drew hundreds of boats.", [("dozens", "hundreds")]),
    ("It drew at least 40 boats.", "It drew at most 40 boats.", [("at least 40", "at most 40")]),
    ("At least 40 boats sank.", "40 boats sank.", []),
    ("It sank in 1951.", "It sank in 1952.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NUMBER_VALUE)
def test_number_value_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.value", source, target) == expected
