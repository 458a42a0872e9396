"""The end of one time and the beginning of the next are one moment; other moments are not."""

import pytest

from retold.model import Span
from retold.values.boundaries import told_otherwise
from retold.values.quantities import quantities
from tests.audit.sides import linked


def are_one(source: str, target: str) -> bool:
    pairs = told_otherwise(*((text, Span(0, len(text))) for text in (source, target)))
    return bool(list(pairs))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It must end by the end of 2028.", "It must end by the start of 2029."),
        ("It must end by the end of 2028.", "It must end before 2029."),
        ("It must end by the end of 2028.", "It must end by 31 December 2028."),
        ("It must end by the end of 2028.", "It must end no later than December 31, 2028."),
        ("It must end by the close of March.", "It must end before April."),
        ("It must end by end-March.", "It must end by 31 March."),
        ("It must end before 1 July.", "It must end by the end of June."),
        ("It must end before July.", "It must end by 30 June."),
        ("It must end before 30 June.", "It must end before July."),
        ("It must end before 31 December 2028.", "It must end before 2029."),
        ("It must end before 28 February.", "It must end before March."),
        ("It must end before 30 June.", "It must end by the end of June."),
        ("It must end before March.", "It must end by 28 February."),
        ("It must end before March.", "It must end by 29 February."),
        ("It must end by the end of the year.", "It must end by year-end."),
        ("It must end by the end of this year.", "It must end before next year."),
        ("It must end by the end of the second quarter of 2028.", "It must end before July 2028."),
        ("It must end by the end of Q2 2028.", "It must end before July 2028."),
        ("It must end by the end of the first half of 2028.", "It must end before July 2028."),
        ("It runs until the end of 2028.", "It runs till the start of 2029."),
        ("It runs through May 5.", "It runs until May 6."),
        ("It has run since the end of 2028.", "It has run since the beginning of 2029."),
        ("It has run since the end of December 2028.", "It has run from January 2029."),
        ("It runs from the start of 2029.", "It runs from 1 January 2029."),
        ("It runs after 31 March.", "It runs from 1 April."),
        ("The end of May 2028 is the deadline.", "The start of June 2028 is the deadline."),
    ],
)
def test_one_moment_told_otherwise_is_one(source: str, target: str) -> None:
    assert are_one(source, target)
    assert are_one(target, source)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It must end by the end of 2028.", "It must end by the end of 2029."),
        ("It must end by the end of 2028.", "It must end by the start of 2028."),
        ("It must end by the end of 2028.", "It must end by the start of 2030."),
        ("It must end by the end of March.", "It must end before March."),
        ("It must end by the end of March.", "It must end before May."),
        ("It must end before 1 July.", "It must end by the end of July."),
        ("It must end before 1 July.", "It must end by 29 June."),
        ("It must end by 31 December 2028.", "It must end by the end of 2029."),
        ("It must end by the end of the year.", "It must end before this year."),
        ("It must end by the end of 2028.", "It has run since the start of 2029."),
        ("It must end by the end of 2028.", "It runs until the start of 2029."),
        ("It must end before 29 June.", "It must end before July."),
        ("It must end before 30 June.", "It must end by 1 July."),
        ("It must end before 30 July.", "It must end before August."),
        ("It runs from 30 June.", "It runs from July."),
        ("It must end by 32 March.", "It must end by the end of March."),
    ],
)
def test_other_moments_are_two(source: str, target: str) -> None:
    assert not are_one(source, target)
    assert not are_one(target, source)


def test_a_moment_in_the_same_words_is_left_to_its_date() -> None:
    assert not are_one("It ends by the end of May.", "It ends by The End of May.")


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("It must end by the end of 2028.", "It must end by the start of 2029.", 0),
        ("It must end by the end of 2028.", "It must end by the start of 2028.", 0),
        ("It must end by the end of 2028.", "It must end by the end of 2029.", 1),
        ("It must end by the end of May, at 5 p.m.", "It must end before June, at 6 p.m.", 1),
    ],
)
def test_the_dates_of_one_moment_are_no_difference(source: str, target: str, left: int) -> None:
    assert len(linked(source, target).differences) == left
    assert quantities(source, Span(0, len(source)))
