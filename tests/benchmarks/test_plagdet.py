"""PlagDet on cases small enough to score by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plagdet import plagdet
from retold.model import Passage, Span


def passage(source: tuple[int, int], target: tuple[int, int]) -> Passage:
    return Passage(Span(*source), Span(*target), 1.0)


CASE = passage((0, 100), (500, 600))


def test_the_case_itself_scores_one() -> None:
    score = plagdet({"a": [CASE]}, {"a": [CASE]})
    assert (score.precision, score.recall, score.granularity, score.plagdet) == (1, 1, 1, 1)


def test_characters_of_both_sides_count_together() -> None:
    found = passage((0, 50), (500, 700))
    score = plagdet({"a": [CASE]}, {"a": [found]})
    assert score.precision == pytest.approx((50 + 100) / 250)
    assert score.recall == pytest.approx((50 + 100) / 200)


def test_a_detection_must_touch_the_case_on_both_sides() -> None:
    score = plagdet({"a": [CASE]}, {"a": [passage((100, 200), (500, 600))]})
    assert (score.precision, score.recall, score.plagdet) == (0, 0, 0)


def test_a_detection_in_another_pair_detects_nothing() -> None:
    score = plagdet({"a": [CASE]}, {"b": [CASE]})
    assert (score.precision, score.recall) == (0, 0)


def test_a_case_found_in_two_halves_costs_granularity_only() -> None:
    halves = [passage((0, 50), (500, 550)), passage((50, 100), (550, 600))]
    score = plagdet({"a": [CASE]}, {"a": halves})
    assert (score.precision, score.recall, score.granularity) == (1, 1, 2)
    assert score.plagdet == pytest.approx(1 / math.log2(3))


def test_characters_found_twice_count_once() -> None:
    score = plagdet({"a": [CASE]}, {"a": [passage((0, 60), (500, 560))] * 2})
    assert score.recall == pytest.approx(0.6)
    assert score.precision == 1


def test_every_case_and_detection_weighs_alike_whatever_its_length() -> None:
    long = passage((1000, 11000), (1000, 11000))
    false = passage((200, 300), (200, 300))
    score = plagdet({"a": [CASE], "b": [long]}, {"a": [CASE, false], "c": [false]})
    assert score.recall == pytest.approx(1 / 2)
    assert score.precision == pytest.approx(1 / 3)
    assert (score.cases, score.detections) == (2, 3)


def test_nothing_to_find_and_nothing_found() -> None:
    score = plagdet({"a": []}, {})
    assert (score.precision, score.recall, score.granularity, score.plagdet) == (0, 0, 1, 0)


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda at: Span(at[0], sum(at)))
PASSAGES = st.lists(st.builds(Passage, SPANS, SPANS, st.just(1.0)), max_size=4)


@given(PASSAGES, PASSAGES)
def test_the_score_is_that_of_the_definition_over_sets_of_characters(
    cases: list[Passage], found: list[Passage]
) -> None:
    def characters(one: Passage) -> set[tuple[str, int]]:
        source = {("source", at) for at in range(one.source.start, one.source.end)}
        return source | {("target", at) for at in range(one.target.start, one.target.end)}

    def detects(one: Passage, other: Passage) -> bool:
        return len({side for side, _ in characters(one) & characters(other)}) == 2

    def share(one: Passage, others: list[Passage]) -> float:
        held = set().union(*(characters(other) for other in others if detects(one, other)))
        return len(characters(one) & held) / len(characters(one))

    score = plagdet({"a": cases}, {"a": found})
    if cases:
        assert score.recall == pytest.approx(sum(share(one, found) for one in cases) / len(cases))
    if found:
        assert score.precision == pytest.approx(
            sum(share(one, cases) for one in found) / len(found)
        )
