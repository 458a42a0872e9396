from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import FormatError
from retold.index.segments import BLOCK, merged, open_segment, write_segment


def written(path: Path, keys: np.ndarray, numbers: np.ndarray | None = None) -> Path:
    if numbers is None:
        numbers = np.arange(len(keys), dtype=np.uint32)
    order = np.argsort(keys, kind="stable")
    write_segment(path, [(keys[order].astype("<u8"), numbers[order].astype("<u4"))], len(keys))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "news" / "segments").mkdir(parents=True)
    return tmp_path / "news" / "segments" / "one.seg"


@settings(max_examples=40)
@given(
    st.lists(st.integers(0, 12), max_size=3 * BLOCK // 2).map(np.array),
    st.sets(st.integers(0, 14), max_size=8),
)
def test_lookup_agrees_with_a_search_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, keys: np.ndarray, asked: set[int]
) -> None:
    path = written(tmp_path_factory.mktemp("s") / "one.seg", keys.astype(np.uint64))
    sought = np.array(sorted(asked), dtype=np.uint64)
    left, right = open_segment(path).ranges(sought)
    held = np.sort(keys.astype(np.uint64))
    assert left.tolist() == np.searchsorted(held, sought, "left").tolist()
    assert right.tolist() == np.searchsorted(held, sought, "right").tolist()


def test_merging_keeps_every_entry_in_order(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("retold.index.segments.CHUNK", 1000)
    chance = np.random.default_rng(5)
    segments = []
    for number in range(3):
        keys = chance.integers(0, 1 << 64, 2500, dtype=np.uint64)
        segments.append(open_segment(written(tmp_path / f"{number}.seg", keys)))
    write_segment(tmp_path / "all.seg", merged(segments), 7500)
    joined = open_segment(tmp_path / "all.seg")
    assert joined.keys.tolist() == sorted(key for one in segments for key in one.keys.tolist())
    joined.check(np.arange(len(joined.firsts)))


def test_a_flipped_byte_is_found_and_named_with_the_cure(path: Path) -> None:
    written(path, np.arange(4 * BLOCK, dtype=np.uint64))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    segment = open_segment(path)
    with pytest.raises(FormatError, match=r"one\.seg.*checksum.*retold add .*news --rebuild"):
        segment.check(np.arange(4))


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_a_file_cut_short_is_refused(path: Path, cut: int) -> None:
    written(path, np.arange(100, dtype=np.uint64))
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(FormatError, match="--rebuild"):
        open_segment(path)


def test_a_missing_file_is_named(path: Path) -> None:
    with pytest.raises(FormatError, match=r"one\.seg"):
        open_segment(path)


def test_a_newer_version_is_refused_by_name(path: Path) -> None:
    written(path, np.arange(10, dtype=np.uint64))
    content = bytearray(path.read_bytes())
    content[8] = 9
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"version 9.*update retold"):
        open_segment(path)


def test_an_older_version_is_made_anew(path: Path) -> None:
    written(path, np.arange(10, dtype=np.uint64))
    content = bytearray(path.read_bytes())
    content[8] = 1
    path.write_bytes(content)
    with pytest.raises(FormatError, match=r"of an older retold.*--rebuild"):
        open_segment(path)


def test_an_empty_segment_finds_nothing(path: Path) -> None:
    written(path, np.zeros(0, dtype=np.uint64))
    left, right = open_segment(path).ranges(np.array([1, 2], dtype=np.uint64))
    assert left.tolist() == right.tolist() == [0, 0]


def test_what_fails_half_way_leaves_no_file(path: Path) -> None:
    def broken() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        yield np.zeros(10, "<u8"), np.zeros(10, "<u4")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        write_segment(path, broken(), 20)
    assert list(path.parent.iterdir()) == []
