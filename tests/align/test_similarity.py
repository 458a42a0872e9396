"""How alike runs of sentences are, by their words and by the vectors of an encoder."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.similarity import (
    FEWEST_ANCHORS,
    LEAST_SPREAD,
    REACH,
    SAME,
    SHAPES,
    STRANGE,
    beside,
    blend,
    evened,
    length_ratio,
    sums_of_runs,
    vector_cosines,
    word_cosines,
)
from retold.models.encode import Vectors

WORDS = ("quay", "ferry", "strike", "tolls", "mayor", "gale")
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=5
)


class Counting:
    """Vectors that count words, not of unit length."""

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = [[text.split().count(word) for word in WORDS] for text in sentences]
        return np.array(rows, dtype=np.float32).reshape(len(sentences), len(WORDS))


@settings(deadline=None, max_examples=40)
@given(SENTENCES, SENTENCES)
def test_every_two_runs_of_a_shape_have_a_likeness_between_none_and_one(
    source: list[list[str]], target: list[list[str]]
) -> None:
    cosines = word_cosines(source, target)
    shapes = {(a, b) for a, b in SHAPES if a <= len(source) and b <= len(target)}
    assert cosines.keys() == shapes
    for (height, width), cosine in cosines.items():
        assert cosine.shape == (len(source) - height + 1, len(target) - width + 1)
        assert ((cosine >= 0) & (cosine <= 1 + 1e-9)).all()


@settings(deadline=None, max_examples=40)
@given(SENTENCES)
def test_a_run_is_quite_like_itself_and_like_its_words_in_any_order(
    sentences: list[list[str]],
) -> None:
    turned = [words[::-1] for words in sentences]
    for (height, width), cosine in word_cosines(sentences, turned).items():
        if height == width:
            assert np.diag(cosine) == pytest.approx(1.0)


@settings(deadline=None, max_examples=30)
@given(SENTENCES, SENTENCES)
def test_the_likeness_of_words_is_the_same_from_either_side(
    source: list[list[str]], target: list[list[str]]
) -> None:
    there, back = word_cosines(source, target), word_cosines(target, source)
    for (height, width), cosine in there.items():
        np.testing.assert_array_equal(cosine, back[width, height].T)


@settings(deadline=None, max_examples=30)
@given(SENTENCES, SENTENCES)
def test_a_run_is_encoded_as_one_text_and_compared_by_its_direction(
    source: list[list[str]], target: list[list[str]]
) -> None:
    texts = [[" ".join(words) for words in side] for side in (source, target)]
    for (height, width), cosine in vector_cosines(*texts, Counting()).items():
        for row, column in np.ndindex(cosine.shape):
            runs = (
                [*chain.from_iterable(source[row : row + height])],
                [*chain.from_iterable(target[column : column + width])],
            )
            first, second = (np.array([run.count(word) for word in WORDS]) for run in runs)
            expected = first @ second / (np.linalg.norm(first) * np.linalg.norm(second))
            assert cosine[row, column] == pytest.approx(expected, abs=1e-6)


def test_each_run_is_encoded_once_and_none_longer_than_the_reach() -> None:
    encoder = Counting()
    vector_cosines([*WORDS], ["quay"], encoder)
    assert len(encoder.asked) == sum(len(WORDS) - length for length in range(REACH)) + 1
    assert max(len(text.split()) for text in encoder.asked) == REACH


def test_a_sentence_that_the_encoder_sees_nothing_in_is_like_nothing() -> None:
    assert vector_cosines(["unknown"], ["quay"], Counting())[1, 1].tolist() == [[0.0]]


@given(st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=2), min_size=1, max_size=7))
def test_sums_of_runs_are_those_of_adding_up(rows: list[list[int]]) -> None:
    values = np.array(rows, dtype=np.float64)
    sums = sums_of_runs(values)
    assert [*sums] == [*range(1, min(REACH, len(rows)) + 1)]
    for length, held in sums.items():
        for start in range(len(rows) - length + 1):
            assert held[start].tolist() == values[start : start + length].sum(axis=0).tolist()


def test_a_blend_has_the_vectors_in_full_and_a_share_of_the_words() -> None:
    words, vectors = {(1, 1): np.array([[0.5, 0.2]])}, {(1, 1): np.array([[0.3, -0.1]])}
    assert blend(words, vectors, 0.4)[1, 1] == pytest.approx(np.array([[0.5, -0.02]]))


def test_beside_a_run_stand_the_sentences_before_it_and_behind_it_on_either_side() -> None:
    """Of three sentences a side; the liker neighbour counts, the mean of both sides."""
    single = np.array([[0.9, 0.4, 0.0], [0.2, 0.8, 0.6], [0.1, 0.0, 0.7]])
    found = beside({(1, 1): single})[1, 1]
    assert found[0, 0] == pytest.approx(0.5 * (0.4 + 0.2))  # only what is behind
    assert found[1, 1] == pytest.approx(0.5 * (0.6 + 0.4))
    assert found[2, 2] == pytest.approx(0.5 * (0.0 + 0.6))  # only what is before
    wide = {(1, 1): single, (1, 2): np.array([[0.5, 0.3], [0.6, 0.9], [0.2, 0.4]])}
    # Beside sentences 1 and 2 of the target stands 0; beside source 0 stands source 1.
    assert beside(wide)[1, 2][0, 1] == pytest.approx(0.5 * (0.9 + 0.9))


def spaced(strange: float, same: float) -> dict[tuple[int, int], np.ndarray]:
    """Five sentences that are translations in order, all others strange to each other."""
    single = np.full((5, 5), strange)
    np.fill_diagonal(single, same)
    return {(1, 1): single}


@pytest.mark.parametrize(("strange", "same"), [(0.0, 0.3), (0.4, 0.9), (-0.2, 1.0), (0.1, 0.31)])
def test_cosines_of_any_encoder_are_brought_to_one_scale(strange: float, same: float) -> None:
    single = evened(spaced(strange, same))[1, 1]
    assert single[0, 1] == pytest.approx(STRANGE)
    assert single[0, 0] == pytest.approx(SAME)


def test_where_all_is_noise_it_is_not_spread_further() -> None:
    for spread in (0.0, LEAST_SPREAD / 2, LEAST_SPREAD):
        single = evened(spaced(0.4, 0.4 + spread))[1, 1]
        expected = STRANGE + (SAME - STRANGE) * spread / LEAST_SPREAD
        assert single[0, 0] == pytest.approx(expected)


@pytest.mark.parametrize("sure", [FEWEST_ANCHORS - 1, FEWEST_ANCHORS])
def test_lengths_are_compared_over_sure_sentences_where_there_are_enough(sure: int) -> None:
    """The sure ones are twice as long in the target, the others as long as in the source."""
    single = np.zeros((6, 6))
    for place in range(sure):
        single[place, place] = 0.9 - place / 100
    single[sure:, 0] = 0.1  # whatever is left is likest a sentence that is taken
    source, target = np.full(6, 10.0), np.full(6, 10.0)
    target[:sure] = 20.0
    expected = 2.0 if sure == FEWEST_ANCHORS else target.sum() / source.sum()
    assert length_ratio(single, source, target) == pytest.approx(expected)


def test_of_many_the_surer_half_gives_the_ratio() -> None:
    single = np.diag(np.linspace(0.9, 0.2, 8))
    source, target = np.full(8, 10.0), np.array([30.0] * 4 + [10.0] * 4)
    assert length_ratio(single, source, target) == pytest.approx(3.0)
    assert length_ratio(single[::-1, ::-1], source, target) == pytest.approx(1.0)
