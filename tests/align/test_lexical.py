import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.lexical import Bags, bags, neighbour_products, products

words = st.sampled_from(["quay", "quays", "toll", "the", "4.2", "ferry", "ferries", "é", "港"])
sentences = st.lists(st.lists(words, min_size=1, max_size=6), min_size=1, max_size=6)


@given(sentences, sentences)
@settings(max_examples=40, deadline=None)
def test_products_are_those_of_the_full_matrices(
    source: list[list[str]], target: list[list[str]]
) -> None:
    first, second = bags(source, target)
    width = 1 + max(first.feature.max(), second.feature.max())
    ours, theirs = _dense(first, width), _dense(second, width)
    assert np.array_equal(products(first, second), ours @ theirs.T)
    near = neighbour_products(first, 4)
    for row in range(len(source)):
        for step in range(4):
            expected = ours[row] @ ours[row + step] if row + step < len(source) else 0.0
            assert near[row, step] == expected


@given(sentences, sentences)
@settings(max_examples=40, deadline=None)
def test_swapping_the_sides_transposes_the_products_exactly(
    source: list[list[str]], target: list[list[str]]
) -> None:
    there, back = products(*bags(source, target)), products(*bags(target, source))
    assert np.array_equal(there, back.T)


def test_words_of_one_stem_meet_and_strangers_do_not() -> None:
    product = products(*bags([["warming"]], [["warm"], ["cannery"]]))
    assert product[0, 0] > 0
    assert product[0, 1] == 0


def _dense(some: Bags, width: int) -> np.ndarray:
    result = np.zeros((some.count, width))
    result[some.row, some.feature] = some.weight
    return result


@pytest.mark.parametrize(
    ("source", "target"), [([[]], [["quay"]]), ([["quay"]], [[]]), ([[]], [[]]), ([[], []], [[]])]
)
def test_sentences_without_words_share_nothing(
    source: list[list[str]], target: list[list[str]]
) -> None:
    assert products(*bags(source, target)).tolist() == [[0.0] * len(target)] * len(source)


def test_a_rare_word_says_more_than_a_common_one() -> None:
    source = [["the", "weir"], ["the", "gale"], ["the", "toll"]]
    product = products(*bags(source, [["the"], ["weir"]]))
    assert product[0, 1] > product[0, 0] > 0


def test_a_word_that_is_said_again_says_more_but_not_twice_as_much() -> None:
    once, twice = (products(*bags([words], [["weir"]]))[0, 0] for words in (["weir"], ["weir"] * 2))
    assert once < twice < 2 * once
