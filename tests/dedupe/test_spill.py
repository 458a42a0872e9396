"""Byte strings are found again by their numbers, however few are held in memory."""

from contextlib import closing

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.spill import Store

SAME = settings(deadline=None, max_examples=40)


@SAME
@given(data=st.lists(st.binary(max_size=9), max_size=30), limit=st.integers(0, 40))
def test_what_was_kept_is_found_in_any_order(tmp_path_factory, data, limit) -> None:
    with closing(Store(tmp_path_factory.mktemp("store") / "file", limit)) as store:
        store.add_each(data[:10])
        store.add_each(data[10:])
        store.seal()
        assert list(store) == data
        for number in [*range(len(data)), *reversed(range(len(data)))]:
            assert store.get(number) == data[number]


def test_numbers_passed_over_have_nothing(tmp_path) -> None:
    with closing(Store(tmp_path / "file", 100)) as store:
        store.add(2, b"two")
        store.add(4, b"four")
        store.seal()
        assert list(store) == [b"", b"", b"two", b"", b"four"]
        assert store.get(4) == b"four"


def test_words_are_kept_by_their_counts(tmp_path) -> None:
    words = np.arange(5, dtype=np.uint32)
    with closing(Store(tmp_path / "file", 100)) as store:
        store.add_words(np.array([2, -1, 3]), words)
        store.seal()
        assert list(store) == [words[:2].tobytes(), b"", words[2:].tobytes()]
