"""Sorting in bounded memory: the same numbers come back, sorted, kin together."""

import tempfile
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.runs import BUCKETS, SLICE, Runs, distinct, part_numbers


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 2**20), max_size=20)), st.integers(1, 30))
def test_slices_are_all_numbers_sorted_and_never_split_a_group(parts, limit) -> None:
    shift = 6
    with tempfile.TemporaryDirectory() as name:
        runs = Runs(Path(name), "numbers", limit)
        for part in parts:
            runs.add(np.array(part, np.uint64))
        slices = [part.tolist() for part in runs.slices(shift)]
        assert not list(Path(name).iterdir())
    assert [number for part in slices for number in part] == sorted(chain.from_iterable(parts))
    groups = [{number >> shift for number in part} for part in slices]
    assert sum(map(len, groups)) == len(set().union(*groups))


def read_back(folder: Path, numbers: np.ndarray, limit: int, shift: int = 0) -> list[list[int]]:
    runs = Runs(folder, "numbers", limit)
    for part in np.array_split(numbers, 7):
        runs.add(part)
    return [part.tolist() for part in runs.slices(shift)]


@pytest.mark.parametrize(
    ("least", "width"), [(0, 1), (0, 1 << 40), (1 << 63, 1 << 20), (0, 1 << 63)]
)
def test_a_bucket_of_too_many_is_parted_anew(tmp_path: Path, least: int, width: int) -> None:
    chance = np.random.default_rng(3)
    numbers = np.concatenate(
        [chance.integers(least, least + width, 900, np.uint64), np.full(300, least, np.uint64)]
    )
    runs = Runs(tmp_path, "numbers", 16)
    runs.add(numbers)
    assert len([*tmp_path.iterdir()]) == 1
    assert [number for part in runs.slices(0) for number in part.tolist()] == sorted(
        numbers.tolist()
    )
    assert not [*tmp_path.iterdir()]


def test_numbers_beyond_those_that_came_first_are_in_the_last_bucket(tmp_path: Path) -> None:
    runs = Runs(tmp_path, "numbers", 8)
    numbers = [*range(8), *(1 << bits for bits in range(64)), 3]
    runs.add(np.array(numbers, np.uint64))
    assert [number for part in runs.slices(2) for number in part.tolist()] == sorted(numbers)


@pytest.mark.parametrize("numbers", [[], [7], [0, 63, 64, 65, 127, 128, 129, 9000]])
def test_a_bucket_has_the_numbers_of_its_first_bits(numbers: list[int]) -> None:
    parted, starts = part_numbers(np.array(numbers, np.uint64), 0, 1)
    assert sorted(parted.tolist()) == sorted(numbers)
    for bucket, (start, end) in enumerate(pairwise(starts.tolist())):
        assert {min(number >> 1, BUCKETS - 1) for number in parted[start:end].tolist()} <= {bucket}


@pytest.mark.parametrize("size", [0, 1, SLICE - 1, SLICE, SLICE + 1, 3 * SLICE])
@pytest.mark.parametrize("limit", [1 << 12, 1 << 20])
def test_slices_are_of_fair_size(tmp_path: Path, size: int, limit: int) -> None:
    parts = read_back(tmp_path, np.arange(size, dtype=np.uint64), limit)
    assert [number for part in parts for number in part] == [*range(size)]
    assert all(len(part) <= SLICE for part in parts)


def test_a_group_larger_than_a_slice_is_given_whole(tmp_path: Path) -> None:
    numbers = np.arange(2 * SLICE, dtype=np.uint64)
    assert [len(part) for part in read_back(tmp_path, numbers, 1 << 20, shift=40)] == [2 * SLICE]


@pytest.mark.parametrize("kind", [np.uint64, np.int64, np.uint32])
@pytest.mark.parametrize("given_", [[], [3], [3, 3], [5, 1, 3, 1, 5], [*range(9)]])
def test_distinct_numbers_are_those_of_a_set(given_: list[int], kind: type) -> None:
    assert distinct(np.array(given_, kind)).tolist() == sorted(set(given_))
    assert distinct(np.array(given_, kind)).dtype == kind
