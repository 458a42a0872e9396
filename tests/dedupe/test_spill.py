"""Byte strings are found again by their numbers, however few are held in memory."""

from contextlib import closing

import numpy as np
import pytest
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


def test_what_is_looked_at_is_not_held_and_what_is_asked_for_is(tmp_path) -> None:
    file = tmp_path / "file"
    with closing(Store(file, 100)) as store:
        store.add_each([b"one", b"two"])
        store.seal()
        assert (store.peek(0), store.get(1)) == (b"one", b"two")
        file.write_bytes(b"ONETWO")  # what is held does not see it
        assert (store.peek(0), store.get(1), store.get(0)) == (b"ONE", b"two", b"ONE")


@pytest.mark.parametrize(
    ("limit", "held"), [(0, [3]), (2, [3]), (4, [2, 3]), (6, [1, 2, 3]), (8, [0, 1, 2, 3])]
)
def test_the_last_that_were_used_are_held_up_to_the_limit(tmp_path, limit, held) -> None:
    file = tmp_path / "file"
    with closing(Store(file, limit)) as store:
        store.add_each([b"aa", b"bb", b"cc", b"dd"])
        store.seal()
        for number in range(4):
            store.get(number)
        file.write_bytes(b"AABBCCDD")
        assert [number for number in range(4) if store._held.get(number)] == held  # noqa: SLF001
        assert all(store.get(number).islower() for number in held)


def test_what_is_used_again_stays_longer(tmp_path) -> None:
    with closing(Store(tmp_path / "file", 4)) as store:
        store.add_each([b"aa", b"bb", b"cc"])
        store.seal()
        for number in (0, 1, 0, 2):
            store.get(number)
        assert set(store._held) == {0, 2}  # noqa: SLF001
