"""Sorting in bounded memory: the same numbers come back, sorted, kin together."""

import tempfile
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.runs import FILES, SLICE, Runs, distinct


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


@pytest.mark.parametrize("files", [1, FILES - 1, FILES, FILES + 1, 3 * FILES + 2])
def test_a_level_of_files_that_is_full_is_merged_into_one(tmp_path: Path, files: int) -> None:
    numbers = np.random.default_rng(files).integers(0, 1 << 40, 4 * files, np.uint64)
    runs = Runs(tmp_path, "numbers", 4)
    runs.add(numbers)
    assert len([*tmp_path.iterdir()]) <= FILES + files // FILES
    assert [number for part in runs.slices(0) for number in part.tolist()] == sorted(
        numbers.tolist()
    )
    assert not [*tmp_path.iterdir()]


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
