"""What a bead gains is what its likeness, its sizes and what stands beside it say, one by one."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.gains import (
    ACROSS,
    BY_BOTH,
    BY_LENGTH,
    BY_WORDS,
    GRAIN,
    MISFIT_VARIANCE,
    WORST_MISFIT,
    Weights,
    bead_gains,
)
from retold.align.similarity import SHAPES, beside

ALL = {"words": BY_WORDS, "both": BY_BOTH, "across": ACROSS, "length": BY_LENGTH}
SIZES = st.lists(st.floats(0.05, 4), min_size=1, max_size=5)


def drawn(rows: int, columns: int, seed: int) -> dict[tuple[int, int], np.ndarray]:
    """Some likeness for every run of so many sentences."""
    chance = np.random.default_rng(seed)
    return {
        (height, width): chance.random((rows - height + 1, columns - width + 1))
        for height, width in SHAPES
        if height <= rows and width <= columns
    }


@settings(deadline=None, max_examples=40)
@given(SIZES, SIZES, st.integers(0, 999), st.sampled_from([*ALL]))
def test_a_gain_is_the_sum_of_what_speaks_for_a_bead_and_against(
    source: list[float], target: list[float], seed: int, name: str
) -> None:
    weights, cosines = ALL[name], drawn(len(source), len(target), seed)
    gains = bead_gains(cosines, np.array(source), np.array(target), weights)
    next_to = beside(cosines)
    assert gains.keys() == cosines.keys()
    for (height, width), gain in gains.items():
        for row, column in np.ndindex(gain.shape):
            first = sum(source[row : row + height])
            second = sum(target[column : column + width])
            misfit = (first - second) ** 2 / ((first + second) * MISFIT_VARIANCE)
            size = weights.size * math.sqrt(first * second) + 1 - weights.size
            expected = (
                size * cosines[height, width][row, column]
                - weights.beside * next_to[height, width][row, column]
                - weights.floor
                - weights.floor_by_size * (first + second) / 2
                - weights.misfit * min(misfit, WORST_MISFIT)
                - weights.more * (height + width - 2)
                - weights.crossing * (min(height, width) - 1)
            )
            assert gain[row, column] == pytest.approx(expected * GRAIN, abs=2)
            assert gain[row, column] == round(gain[row, column])


def gain_of(
    weights: Weights, likeness: float, source: tuple[float, ...], target: tuple[float, ...]
) -> float:
    """What the bead of all sentences gains, where only these two runs are alike."""
    shapes = [
        (height, width)
        for height, width in SHAPES
        if height <= len(source) and width <= len(target)
    ]
    whole = len(source), len(target)
    cosines = {
        (height, width): np.zeros((len(source) - height + 1, len(target) - width + 1))
        for height, width in shapes
    }
    cosines[whole][0, 0] = likeness
    gains = bead_gains(cosines, np.array(source), np.array(target), weights)
    return float(gains[whole][0, 0])


@pytest.mark.parametrize(
    ("name", "source", "target", "least"),
    [
        ("words", (1.0,), (1.0,), 0.135),
        ("words", (1.0, 1.0), (1.0,), 0.258),
        ("words", (1.0, 1.0), (1.0, 1.0), 0.291),
        ("both", (1.0,), (1.0,), 0.43),
        ("both", (1.0, 1.0), (2.0,), 0.488),
        ("both", (1.0, 1.0), (1.0, 1.0), 0.584),
        ("across", (1.0,), (1.0,), 0.077),
        ("across", (1.0, 1.0), (2.0,), 0.175),
        ("length", (1.0,), (1.0,), -0.047),
        ("length", (1.0, 1.0), (1.0, 1.0), 0.031),
        ("length", (3.0,), (1.0,), 0.2413),
    ],
)
def test_a_bead_pays_from_a_likeness_on(
    name: str, source: tuple[float, ...], target: tuple[float, ...], least: float
) -> None:
    """The figures follow from the weights: who changes one by a tenth changes what is a bead."""
    assert gain_of(ALL[name], least - 0.002, source, target) < 0
    assert gain_of(ALL[name], least + 0.002, source, target) > 0


@pytest.mark.parametrize(
    ("name", "least"), [("words", 0.235), ("both", 0.56), ("across", 0.347), ("length", 0.033)]
)
def test_out_of_order_a_bead_must_be_more_alike_to_pay(name: str, least: float) -> None:
    weights = ALL[name]
    price = weights.moved * GRAIN
    assert gain_of(weights, least - 0.002, (1.0,), (1.0,)) < price
    assert gain_of(weights, least + 0.002, (1.0,), (1.0,)) > price > 0


def test_beyond_the_worst_misfit_lengths_make_no_bead_worse() -> None:
    """Of the same likeness: a source of eight times the length, and of eighty times."""
    even = Weights(
        words=1, power=1, size=0, beside=0, floor=0, floor_by_size=0,
        misfit=0.1, more=0, crossing=0, moved=0, least=0,
    )  # fmt: skip
    gains = [gain_of(even, 1.0, (length,), (1.0,)) / GRAIN for length in (1, 1.5, 2, 8, 80)]
    assert gains[0] == pytest.approx(1.0)
    assert gains[0] > gains[1] > gains[2] > gains[3] == gains[4]
    assert gains[4] == pytest.approx(1 - even.misfit * WORST_MISFIT)


def test_sentences_of_no_length_gain_a_number() -> None:
    gains = bead_gains({(1, 1): np.ones((1, 1))}, np.zeros(1), np.zeros(1), BY_WORDS)
    assert np.isfinite(gains[1, 1]).all()
