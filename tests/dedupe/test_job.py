"""A run keeps to its memory, and its first reading leaves what the others need."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from retold.dedupe.candidates import pack
from retold.dedupe.job import NUMBERS_SHARE, STORE_SHARE, Evidence, Job
from retold.dedupe.policy import Rules
from retold.dedupe.sketch import Texts, sketch
from retold.errors import RetoldError


def job(folder: Path, memory: int) -> Job:
    return Job([], Rules(memory=memory), folder, lambda _stage, _documents: None)


@pytest.mark.parametrize(
    ("memory", "held"),
    [(0, 1024), (1024 * NUMBERS_SHARE, 1024), (4096 * NUMBERS_SHARE, 4096)],
)
def test_numbers_are_held_by_the_memory_and_at_least_a_thousand(
    tmp_path: Path, memory: int, held: int
) -> None:
    runs = job(tmp_path, memory).runs("numbers")
    runs.add(np.arange(held, dtype=np.uint64))
    assert not [*tmp_path.iterdir()]
    runs.add(np.arange(1, dtype=np.uint64))
    assert [*tmp_path.iterdir()]
    assert sum(part.size for part in runs.slices(0)) == held + 1


def test_a_store_holds_a_share_of_the_memory(tmp_path: Path) -> None:
    with closing(job(tmp_path, 4 * STORE_SHARE).store("words")) as store:
        store.add_each([b"aa", b"bb", b"cc"])
        store.seal()
        assert [store.get(number) for number in range(3)] == [b"aa", b"bb", b"cc"]
        assert len(store._held) == 2  # noqa: SLF001
        assert (tmp_path / "words").stat().st_size == 6
    assert not (tmp_path / "words").exists()


def test_what_is_left_of_rows_is_numbered_on_from_the_first(tmp_path: Path) -> None:
    work = job(tmp_path, 1 << 20)
    texts = [" ".join(f"w{row}x{word}" for word in range(20)) for row in range(3)]
    found = sketch(Texts.of([text.encode() for text in texts]))
    with closing(work.store("words")) as words, closing(work.store("ids")) as ids:
        left = Evidence(work.runs("entries"), words, ids)
        left.add(0, found)
        left.add(3, found)
        words.seal()
        assert [len(each) for each in words] == [80] * 6
        assert words.get(0) == words.get(3) != words.get(4)
    entries = np.concatenate([*left.entries.slices(0)])
    expected = [pack(found.samples, found.owners + first) for first in (0, 3)]
    assert entries.tolist() == sorted(np.concatenate(expected).tolist())


@pytest.mark.parametrize("memory", [1 << 62, 1 << 80])
def test_more_memory_than_there_is_is_refused_in_one_line(tmp_path: Path, memory: int) -> None:
    with pytest.raises(RetoldError, match=rf"memory {memory:,} bytes: .* give less"):
        job(tmp_path, memory).runs("numbers")
