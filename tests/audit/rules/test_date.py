"""Dates are told whole, and a beginning is no end."""

import pytest

from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


def test_day_and_month_changed_places_are_told_as_one() -> None:
    assert told("The panel sits on Oct. 6.", "The panel sits on June 10.") == [
        ("date", "Oct. 6", "June 10")
    ]


def test_an_end_that_became_a_beginning_is_told() -> None:
    assert told("The bridge stays shut until Easter.", "The bridge stays shut since Easter.") == [
        ("date", "until Easter", "since Easter")
    ]
    assert told("The pool opens by March.", "The pool opens from March.") == [
        ("date", "by March", "from March")
    ]


def test_a_deadline_that_became_a_duration_is_told() -> None:
    assert told("All must leave by Friday evening.", "All must leave until Friday evening.") == [
        ("date", "by Friday", "until Friday")
    ]


def test_an_end_in_other_words_is_no_change() -> None:
    assert told("It was shut until after the war.", "It was shut till after the war.") == []
    assert told("The mill stood until 1951.", "The mill stood till 1951.") == []


DATE_VALUE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("It sank on 5 May 2024.", "It sank on 6 June 2023.", [("5 May 2024", "6 June 2023")]),
    ("It sank in May.", "It sank.", [("May", None)]),
    ("It sank.", "It sank in May.", [(None, "May")]),
    ("It sank on Monday, 5 May.", "It sank on Tuesday, 6 May.", [("Monday, 5", "Tuesday, 6")]),
    (
        "It sank in May and rose in June.",
        "It sank in July and rose in August.",
        [("May", "July"), ("June", "August")],
    ),
    ("It sank at 9 a.m.", "It sank at 9 p.m.", [("9 a.m.", "9 p.m.")]),
    ("It drew 40.", "It drew 50.", []),
    ("It sank on 5 March 2024.", "It sank on 6 April 2025.", [("5 March 2024", "6 April 2025")]),
    (
        "It sank on Monday at 9 a.m.",
        "It sank on Tuesday at 10 a.m.",
        [("Monday at 9 a.m.", "Tuesday at 10 a.m.")],
    ),
    (
        "It sank on Monday, they said, at 9 a.m.",
        "It sank on Tuesday, they said, at 10 a.m.",
        [("Monday", "Tuesday"), ("9 a.m.", "10 a.m.")],
    ),
    ("It sank in March.", "It sank.", [("March", None)]),
    ("It sank.", "It sank in March.", [(None, "March")]),
    ("It sank on 5 March.", "It sank in March.", [("5", None)]),
    ("It sank in the 1990s.", "It sank in the 1980s.", [("1990s", "1980s")]),
    ("It sank on 5 March with 40 men.", "It sank on 6 March with 41 men.", [("5", "6")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), DATE_VALUE)
def test_date_value_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("date.value", source, target) == expected


DATE_REVERSED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "Lorries are banned between 8 p.m. and 8 a.m. in Selk.",
        "Lorries are banned between 8 a.m. and 8 p.m. in Selk.",
        [("8 p.m. and 8 a.m.", "8 a.m. and 8 p.m.")],
    ),
    (
        "The lido is shut between October and March.",
        "The lido is shut between March and October.",
        [("October and March", "March and October")],
    ),
    ("The lido opens in October and May.", "The lido opens in May and October.", []),
    ("It fell between 1990 and 1995.", "It fell between 1995 and 1990.", []),
    ("It is shut until Easter.", "It is shut since Easter.", [("until Easter", "since Easter")]),
    ("It is shut until Easter.", "It is shut before Easter.", []),
    ("It is shut before Easter.", "It is shut after Easter.", []),
    ("All leave by Friday.", "All leave until Friday.", [("by Friday", "until Friday")]),
    ("All leave till Friday.", "All leave by Friday.", [("till Friday", "by Friday")]),
    ("It came from the mayor.", "It came by the mayor.", []),
    ("It came from March.", "It came by March.", [("from March", "by March")]),
    ("It ran from 1951.", "It ran until 1951.", [("from 1951", "until 1951")]),
    ("It ran from 99.", "It ran till 99.", []),
    (
        "It ran since the early spring.",
        "It ran until the early spring.",
        [("since the early", "until the early")],
    ),
    ("It ran since the very and the spring.", "It ran until the very and the spring.", []),
    ("Shut after lunch.", "Shut before lunch.", []),
    ("Shut from lunch.", "Shut by lunch.", []),
    ("Open since noon.", "Open till noon.", [("since noon", "till noon")]),
    ("It ran from 45.", "It ran until 45.", []),
    ("It ran from 31.", "It ran until 31.", [("from 31", "until 31")]),
    ("Answer within 72 hours.", "Answer after 72 hours.", [("within 72", "after 72")]),
    ("Answer within six days.", "Answer by 9 May.", []),
    ("It stayed within the club.", "It came from the club.", []),
    ("from the morning", "till the morning", [("from the morning", "till the morning")]),
    ("It ran until March.", "It ran since March.", [("until March", "since March")]),
    ("It ran till March.", "It ran after March.", [("till March", "after March")]),
    ("It ran before March.", "It ran after March.", []),
    ("It ran before March.", "It ran since March.", [("before March", "since March")]),
    ("It ran by March.", "It ran until March.", [("by March", "until March")]),
    ("It ran within March.", "It ran from March.", [("within March", "from March")]),
    ("It ran within an hour.", "It ran after an hour.", []),
    ("It ran until 2019.", "It ran since 2019.", [("until 2019", "since 2019")]),
    ("It ran by 2019.", "It ran from 2019.", [("by 2019", "from 2019")]),
    ("It ran by 1875.", "It ran from 1875.", [("by 1875", "from 1875")]),
    ("It ran by 3 weeks.", "It ran from 3 weeks.", [("by 3", "from 3")]),
    (
        "It ran until the very end of it.",
        "It ran since the very end of it.",
        [("until the very end", "since the very end")],
    ),
    (
        "It ran until the end of an old March.",
        "It ran since the end of an old March.",
        [("until the end", "since the end")],
    ),
    ("It ran by 30 crowns.", "It ran from 30 crowns.", []),
    ("It ran by 30.", "It ran from 30.", [("by 30", "from 30")]),
    ("It ran by 5 March.", "It ran from 5 March.", [("by 5", "from 5")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), DATE_REVERSED)
def test_date_reversed_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("date.reversed", source, target) == expected


DATE_VALUE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["They met at 9 a.m. on Monday."],
        ["They met at 10 a.m. on Tuesday."],
        [("9 a.m. on Monday", "10 a.m. on Tuesday")],
    ),
    (["It shut in spring 1951."], ["It shut in autumn 1952."], [("spring 1951", "autumn 1952")]),
    (["It shut on March 5-9."], ["It shut on March 5-8."], [("9", "8")]),
    (["It shut yesterday."], ["It shut today."], [("yesterday", "today")]),
    (
        ["In 1951 it shut. In 1960 it burned."],
        ["In 1952 it shut. In 1961 it burned."],
        [("1951", "1952"), ("1960", "1961")],
    ),
    (
        ["It shut on Monday, and in May it rose."],
        ["It shut on Tuesday, and in June it rose."],
        [("Monday", "Tuesday"), ("May", "June")],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), DATE_VALUE_AMONG)
def test_date_value_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("date.value", source, target) == expected
