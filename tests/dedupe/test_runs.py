"""Sorting in bounded memory: the same numbers come back, sorted, kin together."""

import tempfile
from itertools import chain
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.runs import Runs


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
