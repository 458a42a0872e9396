import gzip
import json
from pathlib import Path

import pytest

from retold.corpus import expected as module
from retold.corpus.expected import expected
from tests.corpus.stories import story

LINES = b"".join(json.dumps({"id": n, "text": story(n)}).encode() + b"\n" for n in range(60))


def test_the_lines_of_a_file_are_told_from_its_beginning(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    assert expected([str(tmp_path / "a.jsonl")]) == 60
    monkeypatch.setattr(module, "SAMPLED", len(LINES) // 3)
    assert expected([str(tmp_path / "a.jsonl")]) == pytest.approx(60, abs=6)


def test_packed_files_of_several_members_are_told(tmp_path: Path) -> None:
    half = len(LINES) // 2
    packed = gzip.compress(LINES[:half]) + gzip.compress(LINES[half:])
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    assert expected([str(tmp_path / "a.jsonl.gz")]) == 60


def test_a_folder_counts_what_add_would_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1), encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(LINES)
    (tmp_path / "picture.png").write_bytes(b"\n\n\n")
    assert expected([str(tmp_path)]) == 61


@pytest.mark.parametrize("name", ["-", "https://news.example/feed", "gone.jsonl"])
def test_what_cannot_be_told_is_not_guessed(name: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert expected([name]) is None


def test_a_table_tells_its_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pytest.importorskip("pyarrow").table({"text": [story(n) for n in range(7)]})
    parquet.write_table(table, tmp_path / "a.parquet")
    assert expected([str(tmp_path / "a.parquet")]) == 7
    (tmp_path / "b.parquet").write_bytes(b"no table")
    assert expected([str(tmp_path / "b.parquet")]) is None
