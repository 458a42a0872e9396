"""A word speaks for reuse the more, the less likely it meets its like by chance."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.align.evidence import (
    ALPHA_LEAST,
    ALPHA_MOST,
    CHANCE_LEAST,
    CHANCE_MOST,
    Matches,
    Side,
    best_run,
    clipped,
)

CHANCES = st.lists(st.tuples(st.booleans(), st.floats(0.002, 0.999)), min_size=1, max_size=40)


@given(CHANCES, st.floats(0.3, 0.92))
def test_found_words_speak_for_reuse_and_missing_ones_against(
    words: list[tuple[bool, float]], alpha: float
) -> None:
    found, chance = (np.array(column) for column in zip(*words, strict=True))
    evidence = Matches(found, chance).evidence(alpha)
    assert ((evidence > 0) == found).all()


@given(CHANCES)
def test_the_share_carried_over_is_a_share(words: list[tuple[bool, float]]) -> None:
    found, chance = (np.array(column) for column in zip(*words, strict=True))
    assert 0.3 <= Matches(found, chance).alpha <= 0.92


def test_a_rarer_word_is_less_likely_to_meet_its_like_and_a_longer_run_more() -> None:
    rare, common = Side.chance(np.array([0.001, 0.05]), 60)
    assert rare < common
    assert Side.chance(np.array([0.001]), 600)[0] > rare


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=25), st.data())
def test_the_best_run_is_that_of_trying_every_run(values: list[int], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(values) - 1))
    last = data.draw(st.integers(first + 1, len(values)))
    sums = np.concatenate(([0.0], np.cumsum(values)))
    start, end = best_run(sums, (first, last))
    tried = [
        sums[b] - sums[a]
        for a in range(len(values))
        for b in range(a + 1, len(values) + 1)
        if a < last and b > first
    ]
    assert start < last
    assert end > first
    assert sums[end] - sums[start] == max(tried)


@given(st.lists(st.sampled_from([-0.43, 0.1, 1.7, 2.3]), min_size=1, max_size=25), st.data())
def test_of_equally_good_runs_the_best_is_that_of_the_first_word(
    values: list[float], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(values) - 1))
    last = data.draw(st.integers(first + 1, len(values)))
    sums = np.concatenate(([0.0], np.cumsum(values)))
    gained = [sums[at + 1 :].max() - sums[: at + 1].min() for at in range(first, last)]
    pivot = first + gained.index(max(gained))
    start, end = best_run(sums, (first, last))
    assert start == sums[: pivot + 1].argmin()
    assert end == pivot + 1 + sums[pivot + 1 :].argmax()


@given(CHANCES)
def test_the_share_carried_over_is_of_the_words_that_surprise(
    words: list[tuple[bool, float]],
) -> None:
    found, chance = (np.array(column) for column in zip(*words, strict=True))
    surprise = [1 - each for each in chance]
    carried = sum(each for each, is_found in zip(surprise, found, strict=True) if is_found)
    share = (carried + 2) / (sum(surprise) + 4)
    expected = min(max(share, ALPHA_LEAST), ALPHA_MOST)
    assert Matches(found, chance).alpha == pytest.approx(expected)


@given(CHANCES, st.floats(0.3, 0.92))
def test_evidence_is_the_logarithm_of_the_ratio_of_two_chances(
    words: list[tuple[bool, float]], alpha: float
) -> None:
    found, chance = (np.array(column) for column in zip(*words, strict=True))
    for nats, is_found, by_chance in zip(
        Matches(found, chance).evidence(alpha), found, chance, strict=True
    ):
        if is_found:
            assert nats == pytest.approx(math.log((alpha + (1 - alpha) * by_chance) / by_chance))
        else:
            assert nats == pytest.approx(math.log((1 - alpha) * (1 - by_chance) / (1 - by_chance)))


@given(st.floats(0, 1), st.integers(0, 100_000))
def test_a_chance_is_that_of_one_word_or_more_among_many_and_never_quite_sure(
    rate: float, length: int
) -> None:
    chance = float(Side.chance(np.array([rate]), length)[0])
    assert CHANCE_LEAST <= chance <= CHANCE_MOST
    expected = CHANCE_LEAST + 1 - math.exp(-rate * length)
    assert chance == pytest.approx(min(expected, CHANCE_MOST))


@pytest.mark.parametrize(
    ("run", "bounds", "part"),
    [
        ((2, 5), (0, 9), (2, 5)),
        ((-3, 5), (0, 9), (0, 5)),
        ((2, 12), (0, 9), (2, 9)),
        ((2, 5), (2, 5), (2, 5)),
    ],
)
def test_a_run_is_clipped_to_its_bounds(
    run: tuple[int, int], bounds: tuple[int, int], part: tuple[int, int]
) -> None:
    assert clipped(run, bounds) == part
