"""Pairs worth comparing: all that share a sample, of a crowd its neighbours, and no weak ones."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.candidates import (
    CROWD,
    FEW,
    NEIGHBOURS,
    PLACE_BITS,
    RARE,
    RARER,
    REPEATED,
    SHARE,
    Crowds,
    are_strong,
    count_cut,
    find_pairs,
    meet,
    pack,
    pack_pairs,
    strong_pairs,
    telling,
    weigh,
)
from retold.dedupe.likeness import Bounds
from retold.dedupe.runs import Runs
from retold.dedupe.sketch import SHINGLE, level

STEP = 1 << PLACE_BITS
BOUNDS = Bounds(0.3, 0.8, 0.6)
GROUPS = st.lists(st.sets(st.integers(0, 30), min_size=1, max_size=30), max_size=6)


def entries(groups: list[set[int]]) -> np.ndarray:
    """A sample for each group of documents that have it, sorted as a run gives them."""
    packed = [
        pack(np.full(len(group), (number + 1) * STEP, np.uint64), np.array(sorted(group)))
        for number, group in enumerate(groups)
    ]
    return np.sort(np.concatenate([np.empty(0, np.uint64), *packed]))


def crowds(documents: int = 31) -> Crowds:
    return Crowds(np.zeros(documents, np.int64), np.zeros(documents, np.int64))


def unpacked(packed: np.ndarray) -> list[tuple[int, int, int]]:
    """Later, earlier, and whether what they share is rare."""
    return [
        (number >> (PLACE_BITS + 1), (number >> 1) % STEP, number & 1) for number in packed.tolist()
    ]


def met(groups: list[set[int]], counted: Crowds | None = None) -> list[tuple[int, int, int]]:
    found = meet(entries(groups), counted or crowds())
    return unpacked(np.concatenate([np.empty(0, np.uint64), *found]))


@given(GROUPS)
def test_each_two_of_a_small_group_meet_once(groups: list[set[int]]) -> None:
    small = [group for group in groups if len(group) <= 2 * NEIGHBOURS + 1]
    expected = [
        (later, earlier, int(len(group) <= RARE))
        for group in small
        for earlier, later in combinations(sorted(group), 2)
    ]
    assert sorted(met(small)) == sorted(expected)


@given(GROUPS)
def test_of_a_large_group_each_meets_those_before_it_and_the_first(groups: list[set[int]]) -> None:
    expected = set()
    for group in groups:
        documents = sorted(group)
        for place, later in enumerate(documents):
            near = documents[max(0, place - NEIGHBOURS) : place]
            first = documents[: min(place, NEIGHBOURS)]
            expected |= {(later, earlier) for earlier in {*near, *first}}
    counted = crowds()
    found = {(later, earlier) for later, earlier, _ in met(groups, counted)}
    assert found == expected
    whole = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    assert int(counted.cut[1]) == whole - len(met(groups))
    assert int(counted.cut[0]) == sum(len(group) > 2 * NEIGHBOURS + 1 for group in groups)


@given(GROUPS)
def test_samples_are_counted_and_those_that_a_crowd_shares(groups: list[set[int]]) -> None:
    counted = crowds()
    met(groups, counted)
    for document in range(31):
        having = [group for group in groups if document in group]
        assert counted.samples[document] == len(having)
        assert counted.shared[document] == sum(len(group) >= CROWD for group in having)


def test_a_sample_that_a_text_has_twice_counts_once() -> None:
    counted = crowds()
    twice = np.sort(np.concatenate([entries([{1, 2}]), entries([{1}])]))
    found = [pair for part in meet(twice, counted) for pair in unpacked(part)]
    assert found == [(2, 1, 1)]
    assert counted.samples[:3].tolist() == [0, 1, 1]


def test_documents_go_by_their_place_and_those_without_one_are_left_out(tmp_path: Path) -> None:
    samples, pairs = Runs(tmp_path, "samples", 1 << 20), Runs(tmp_path, "pairs", 1 << 20)
    samples.add(entries([{0, 1, 2}]))
    find_pairs(samples, pairs, np.array([2, -1, 0]))
    assert [pair for part in pairs.slices(0) for pair in unpacked(part)] == [(2, 0, 1)]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 8), st.integers(0, 1)), max_size=30))
def test_samples_that_a_pair_shares_are_added_up(shared: list[tuple[int, int, int]]) -> None:
    import tempfile

    real = [(later, min(later - 1, earlier), rare) for later, earlier, rare in shared]
    with tempfile.TemporaryDirectory() as folder:
        pairs = Runs(Path(folder), "pairs", 1 << 20)
        columns = np.array(real, np.uint64).reshape(-1, 3)
        pairs.add(pack_pairs(columns[:, 0], columns[:, 1], columns[:, 2]))
        many = np.full(10, 20)
        found = [*strong_pairs(pairs, many, many, BOUNDS)]
    told = {
        (later, earlier): weight
        for part in found
        for later, earlier, weight in zip(
            part.later.tolist(), part.earlier.tolist(), part.shared.tolist(), strict=True
        )
    }
    for pair in {(later, earlier) for later, earlier, _ in real}:
        own = [rare for later, earlier, rare in real if (later, earlier) == pair]
        if pair in told:
            assert told[pair] == len(own) + RARER * sum(own)


def sized(words: int, told: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    return np.array([words]), np.array([words if told is None else told])


def strong(words: tuple[int, int], shared: int, rare: int, bounds: Bounds) -> bool:
    pair = (np.array([shared]), np.array([rare]))
    return bool(are_strong(sized(words[0]), sized(words[1]), pair, bounds)[0])


def expected(words: tuple[int, int], bounds: Bounds) -> float:
    """Samples that a pair just at the bounds shares."""
    wanted = bounds.resemblance / (1 + bounds.resemblance) * (sum(words) - 2 * SHINGLE + 2)
    if bounds.containment is not None:
        wanted = min(wanted, bounds.containment * min(words))
    return wanted / 2 ** int(max(level(np.array(words))))


@pytest.mark.parametrize("words", [(60, 60), (200, 220), (400, 400), (2000, 2100), (60, 3000)])
@pytest.mark.parametrize("bounds", [Bounds(0.3, 0.8, None), Bounds(0.7, None, None)])
def test_a_pair_must_share_a_third_of_what_is_expected(
    words: tuple[int, int], bounds: Bounds
) -> None:
    least = max(1, int(SHARE * expected(words, bounds)))
    assert strong(words, least, 0, bounds)
    assert not strong(words, least - 1, 0, bounds)


@pytest.mark.parametrize(
    ("words", "rare", "bounds", "worth"),
    [
        ((400, 400), 2, BOUNDS, True),
        ((400, 400), 2, Bounds(0.3, 0.8, None), False),  # order does not count
        ((400, 800), 2, BOUNDS, False),  # half of the longer one's words at most
        ((480, 800), 2, BOUNDS, True),  # just enough
        ((479, 800), 2, BOUNDS, False),
        ((400, 400), 0, BOUNDS, False),
    ],
)
def test_a_reworded_pair_is_known_by_rare_samples(
    words: tuple[int, int], rare: int, bounds: Bounds, *, worth: bool
) -> None:
    """It shares too few samples to be alike."""
    assert strong(words, rare, rare, bounds) == worth


def test_of_many_rare_samples_expected_two_must_be_shared() -> None:
    order = BOUNDS.order
    assert order is not None
    lengths = range(60, 4000)
    sampled = [order**SHINGLE * size / 2 ** int(level(np.array([size]))[0]) for size in lengths]
    few = next(size for size, each in zip(lengths, sampled, strict=True) if each < FEW)
    many = next((size for size, each in zip(lengths, sampled, strict=True) if each >= FEW), None)
    assert strong((few, few), 1, 1, Bounds(0.9, None, order))
    if many is not None:
        assert not strong((many, many), 1, 1, Bounds(0.9, None, order))
        assert strong((many, many), 2, 2, Bounds(0.9, None, order))


@pytest.mark.parametrize(
    ("words", "samples", "told"),
    [
        (20, 16, 20),  # all words tell
        (20, 3, 2 * 3),  # a text of few shingles repeats itself
        (0, 0, 0),
    ],
)
def test_words_that_repeat_tell_less(words: int, samples: int, told: int) -> None:
    assert REPEATED == 2
    assert int(level(np.array([20]))[0]) == 0
    assert telling(np.array([words]), np.array([samples])).tolist() == [told]


def test_rare_samples_weigh_more_than_common_ones() -> None:
    assert weigh(np.array([12, 3]), np.array([0, 3])).tolist() == [12, 3 + 3 * RARER]
    assert weigh(np.array([3]), np.array([3]))[0] > 12


@pytest.mark.parametrize("size", [0, 1, 2, 2 * NEIGHBOURS, 2 * NEIGHBOURS + 1, 18, 19, 40, 200])
def test_the_pairs_that_are_left_out_are_counted(size: int) -> None:
    met = {
        (later, earlier)
        for later in range(size)
        for earlier in range(later)
        if later - earlier <= NEIGHBOURS or earlier < NEIGHBOURS
    }
    left_out = size * (size - 1) // 2 - len(met)
    assert count_cut(np.array([size, 3])) == (int(left_out > 0), left_out)
    assert count_cut(np.array([size, size])) == (2 * int(left_out > 0), 2 * left_out)
