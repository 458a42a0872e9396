"""The decoding is exact, and reading in pieces keeps every offset."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Document
from retold.quotes import network
from retold.quotes.network import find_attributions, load_weights, viterbi, window_features
from retold.quotes.reading import read_tokens
from retold.text.segment import segment


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_viterbi_finds_the_best_of_all_sequences(seed: int, steps: int) -> None:
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(2, steps, 3)).astype(np.float32)
    transitions = random.normal(size=(3, 3)).astype(np.float32)
    start = random.normal(size=3).astype(np.float32)

    def total(row: int, tags: tuple[int, ...]) -> float:
        score = start[tags[0]] + sum(emissions[row, step, tag] for step, tag in enumerate(tags))
        return float(score + sum(transitions[a, b] for a, b in pairwise(tags)))

    found = viterbi(emissions, transitions, start)
    for row in range(2):
        best = max(product(range(3), repeat=steps), key=lambda tags: total(row, tags))
        assert total(row, tuple(found[row])) == pytest.approx(total(row, best), abs=1e-4)


@given(st.integers(0, 10_000), st.integers(1, 2), st.integers(1, 9), st.sampled_from([1, 2, 4]))
def test_a_layer_is_three_taps_over_normalised_states(
    seed: int, rows: int, tokens: int, dilation: int
) -> None:
    random = np.random.default_rng(seed)
    width = 8
    states, taps = random.normal(size=(rows, tokens, width)), random.normal(size=(3, width, width))
    bias, scale, shift = random.normal(size=(3, width))
    parts = {"taps": taps, "bias": bias, "norm.weight": scale, "norm.bias": shift}
    layer = network.folded({f"one.{name}": part for name, part in parts.items()}, "one", dilation)
    spread = np.sqrt(states.var(axis=2, keepdims=True) + network.EPSILON)
    normal = (states - states.mean(axis=2, keepdims=True)) / spread * scale + shift
    padded = np.pad(normal, ((0, 0), (dilation, dilation), (0, 0)))
    mixed = sum(padded[:, at * dilation :][:, :tokens] @ taps[at] for at in range(3)) + bias
    found = states.copy()
    network.convolve(layer, found)
    assert found == pytest.approx(states + np.maximum(mixed, 0), abs=1e-3)


def test_a_window_knows_where_its_cue_stands() -> None:
    sentence = np.array([-1, 0, 0, 0, 1, 1, -1, 2, 2], np.int32)
    windows = window_features(np.array([2]), sentence)
    at = network.BEFORE
    assert windows.index[0, at] == 2
    assert windows.distance[0, at] == network.DISTANCES
    assert windows.distance[0, at - 1] < network.DISTANCES < windows.distance[0, at + 1]
    assert windows.kind[0, at] == network.AT_CUE
    assert windows.apart[0, at + 2] == network.NEAR + 1
    assert windows.outside[0, 0]
    assert not windows.outside[0, at + 6]


def test_a_long_story_is_read_in_pieces_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "\n".join(
        ["The boat left.", "“It is late,” said Marit Holm, the director.", "Rain fell all day."]
        * 40
    )
    weights = load_weights()
    reading = read_tokens(segment(Document("d", text)), weights.vocabulary)
    whole = find_attributions(weights, reading)
    monkeypatch.setattr(network, "CHUNK", 200)
    pieces = find_attributions(weights, reading)
    assert len(whole) == 40
    same = {(one.cue, one.content) for one in whole} & {(one.cue, one.content) for one in pieces}
    assert len(same) >= 36


def test_the_weights_are_small() -> None:
    weights = load_weights()
    assert sum(array.nbytes for array in weights.arrays.values()) < 8_000_000
    assert len(weights.vocabulary) > 10_000
