"""When something is tried again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.watch.waits import FIRST_WAIT, JITTER, LONGEST_WAIT, Wait, after_failures, retry_after


def test_a_rest_is_over_after_its_seconds() -> None:
    wait = Wait(1_000.0, 60.0)
    assert not wait.is_over(1_059.9)
    assert wait.is_over(1_060.0)
    assert wait.left(1_030.0) == 30.0


def test_a_rest_that_began_in_the_future_is_over() -> None:
    assert Wait(1_000.0, 60.0).is_over(999.0)


@given(st.integers(-5, 10_000))
def test_waits_grow_and_are_bounded(failures: int) -> None:
    seconds = after_failures(failures)
    assert FIRST_WAIT <= seconds <= LONGEST_WAIT
    assert after_failures(failures + 40) >= min(seconds, LONGEST_WAIT / (1 + JITTER))


@given(st.text(max_size=60), st.floats(0, 4e9))
def test_no_header_asks_for_more_than_a_day(told: str, now: float) -> None:
    assert 0 <= retry_after({"retry-after": told}, now) <= LONGEST_WAIT


@pytest.mark.parametrize(("told", "seconds"), [("0", 0), ("17", 17), ("  17 ", 17), ("1.5", 0)])
def test_seconds_are_read(told: str, seconds: float) -> None:
    assert retry_after({"retry-after": told}, 0) == seconds


def test_no_header_asks_for_nothing() -> None:
    assert retry_after({}, 0) == 0
