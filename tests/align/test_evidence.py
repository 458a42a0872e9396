"""A word speaks for reuse the more, the less likely it meets its like by chance."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.align.evidence import Matches, Side, best_run

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
