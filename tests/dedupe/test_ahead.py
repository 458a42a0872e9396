"""What is done ahead comes back in its order, a few at a time, and an error where it belongs."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from retold.dedupe.ahead import THREADS, ahead


def slow_first(number: int) -> Callable[[], int]:
    def task() -> int:
        time.sleep(0.02 if number % 4 == 0 else 0)
        return number

    return task


@pytest.mark.parametrize("count", [0, 1, THREADS, THREADS + 1, 30])
def test_results_stand_in_the_order_of_the_tasks(count: int) -> None:
    assert list(ahead(slow_first(number) for number in range(count))) == [*range(count)]


def test_no_more_tasks_are_taken_than_are_under_way() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Callable[[], int]]:
        for number in range(40):
            taken.append(number)
            yield lambda number=number: number

    results = ahead(tasks())
    assert next(results) == 0
    assert len(taken) <= THREADS + 2
    assert next(results) == 1
    assert len(taken) <= THREADS + 3
    assert [*results] == [*range(2, 40)]


def test_tasks_run_in_threads_of_their_own() -> None:
    (name,) = ahead(iter([lambda: threading.current_thread().name]))
    assert name != threading.current_thread().name


def test_what_fails_is_raised_where_its_result_would_stand() -> None:
    def fail() -> int:
        raise ValueError("the third")

    results = ahead(iter([lambda: 1, lambda: 2, fail, lambda: 4]))
    assert (next(results), next(results)) == (1, 2)
    with pytest.raises(ValueError, match="the third"):
        next(results)
