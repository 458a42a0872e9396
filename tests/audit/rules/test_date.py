"""Dates are told whole, and a beginning is no end."""

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
