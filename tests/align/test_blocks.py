import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.align import blocks
from retold.align.blocks import _longest_rise, cut_into_blocks


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "AREA", 100)
    monkeypatch.setattr(blocks, "WHOLE", 100)


def _story(count: int) -> list[list[str]]:
    return [["the", f"name{at}", f"place{at}"] for at in range(count)]


def test_short_documents_are_one_block() -> None:
    assert cut_into_blocks(_story(10), _story(10)) == [(range(10), range(10))]
    assert cut_into_blocks([], _story(3)) == [(range(0), range(3))]


def test_blocks_cover_both_sides_in_order_and_stay_small() -> None:
    rng = random.Random(4)  # noqa: S311 - no secret
    source = _story(300)
    target = [words for words in source if rng.random() < 0.8] + [["the"]] * 40
    found = cut_into_blocks(source, target)
    assert [at for block in found for at in block.source] == list(range(len(source)))
    assert [at for block in found for at in block.target] == list(range(len(target)))
    assert max(len(block.source) * len(block.target) for block in found) <= 100


def test_anchors_keep_the_same_sentences_in_the_same_block() -> None:
    source = _story(60)
    target = [["something", "else"]] * 35 + source
    for block in cut_into_blocks(source, target):
        named = {word for at in block.source for word in source[at]} - {"the"}
        assert named <= {word for at in block.target for word in target[at]}


def test_without_anchors_the_diagonal_is_followed() -> None:
    found = cut_into_blocks([["the"]] * 50, [["a"]] * 20)
    assert [len(block.source) for block in found] == [12, 13, 12, 13]
    assert [len(block.target) for block in found] == [5, 5, 5, 5]


def test_words_said_twice_in_all_are_anchors_where_a_part_says_them_once() -> None:
    chapter = [["the", f"name{at}", f"place{at}"] for at in range(30)]
    story = [*chapter, *(["dawn", f"marker{at}", f"gate{at}"] for at in range(4)), *chapter]
    found = cut_into_blocks(story, story)
    assert all(block.source == block.target for block in found)
    assert max(len(block.source) for block in found) <= 10


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_the_chain_of_anchors_is_the_longest_that_rises_on_both_sides(
    pairs: set[tuple[int, int]],
) -> None:
    found = _longest_rise(sorted(pairs))
    assert set(found) <= pairs
    assert _rises(found)
    tried = (
        len(some)
        for size in range(len(pairs) + 1)
        for some in combinations(sorted(pairs), size)
        if _rises(some)
    )
    assert len(found) == max(tried)


def _rises(pairs: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> bool:
    return all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@pytest.mark.parametrize(("count", "whole"), [(10, True), (11, False)])
def test_documents_are_cut_from_a_size_on(count: int, *, whole: bool) -> None:
    assert (len(cut_into_blocks(_story(10), _story(count))) == 1) == whole


@pytest.mark.parametrize(("shared", "anchored"), [(1, False), (2, True)])
def test_one_word_said_once_in_both_is_no_anchor(shared: int, *, anchored: bool) -> None:
    """Behind forty sentences of other matter the same story begins."""
    source = [["the", *(f"name{at}x{number}" for number in range(shared))] for at in range(40)]
    found = cut_into_blocks(source, [["else"]] * 40 + source)
    together = all(
        {word for at in block.source for word in source[at]} - {"the"}
        <= {word for at in block.target if at >= 40 for word in source[at - 40]}
        for block in found
    )
    assert together == anchored
