"""Parquet as a source: all rows and some, of every kind of text; what cannot be read is told."""

import sys
from pathlib import Path

import numpy as np
import pytest

from retold.dedupe.columns import ROWS, Table
from retold.dedupe.source import Columns
from retold.errors import FormatError, ReadError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
COLUMNS = Columns("body", "key", None)


def written(folder: Path, texts: object, rows_a_group: int = 1000, **more: object) -> Table:
    size = len(texts)  # type: ignore[arg-type]
    held = pa.table({"key": [f"k{row}" for row in range(size)], "body": texts, **more})
    path = folder / "news.parquet"
    pq.write_table(held, path, row_group_size=rows_a_group)
    return Table("news", path)


def read(parts: object) -> list[tuple[str | None, str]]:
    """The text of each row, None of a bad one, and its key."""
    rows: list[tuple[str | None, str]] = []
    for part in parts:  # type: ignore[attr-defined]
        batch = part()
        for place, other in enumerate(batch.others):
            bad = batch.texts.starts[place] < 0
            rows.append((None if bad else batch.texts[place].decode(), other["key"]))
            assert bad == (place in batch.faults)
    return rows


def spelled(count: int) -> list[str]:
    return [f"Story {row} of the day" for row in range(count)]


@pytest.mark.parametrize("count", [0, 1, ROWS - 1, ROWS, ROWS + 1, 3 * ROWS])
@pytest.mark.parametrize("rows_a_group", [7, 1000])
def test_all_rows_come_in_their_order(tmp_path: Path, count: int, rows_a_group: int) -> None:
    table = written(tmp_path, pa.array(spelled(count), pa.string()), rows_a_group)
    expected = [(text, f"k{row}") for row, text in enumerate(spelled(count))]
    assert read(table.parts(COLUMNS)) == expected
    assert table.count_rows() == count
    assert (table.first() or {}).get("key") == ("k0" if count else None)


@pytest.mark.parametrize(
    "chosen", [[], [0], [6, 7, 8], [ROWS - 1, ROWS], [0, 299, 300], [*range(0, 600, 50)]]
)
def test_some_rows_are_those_asked_for(tmp_path: Path, chosen: list[int]) -> None:
    table = written(tmp_path, spelled(601), 7)
    rows = np.array(chosen, np.int64)
    assert [key for _, key in read(table.pick(rows, COLUMNS))] == [f"k{row}" for row in chosen]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_a_text_may_be_held_in_any_way(tmp_path: Path, kind: str) -> None:
    texts = pa.array(["Fähre", None, "", "Fähre"])
    held = texts.dictionary_encode() if kind == "dictionary" else texts.cast(getattr(pa, kind)())
    table = written(tmp_path, held)
    assert [text for text, _ in read(table.parts(COLUMNS))] == ["Fähre", None, "", "Fähre"]
    (part,) = table.parts(COLUMNS)
    assert part().faults == {1: "its text is null"}


@pytest.mark.parametrize("texts", [[1, 2], [1.5, None], [True, False], [["a"], []]])
def test_a_column_of_something_else_is_no_text(tmp_path: Path, texts: list[object]) -> None:
    table = written(tmp_path, texts)
    with pytest.raises(FormatError, match=r"'body' holds no text but .*name another with --text"):
        read(table.parts(COLUMNS))


def test_groups_of_rows_are_counted_alone(tmp_path: Path) -> None:
    whole = written(tmp_path, spelled(25), 10)
    parts = [Table("news", whole.path, (first, first + 1)) for first in range(3)]
    assert [part.count_rows() for part in parts] == [10, 10, 5]
    assert [row for part in parts for row in read(part.parts(COLUMNS))] == read(
        whole.parts(COLUMNS)
    )
    assert sum(part.size() for part in parts) == whole.size() == sum(whole.group_sizes())
    assert len(whole.group_sizes()) == 3


@pytest.mark.parametrize("keep", [[], [0], [24], [0, 1, 2], [3, 5, 7, 24], [*range(25)]])
@pytest.mark.parametrize("tags", [False, True])
def test_kept_rows_are_written_with_all_their_columns(
    tmp_path: Path, keep: list[int], *, tags: bool
) -> None:
    more = {"tags": [[f"t{row}"] for row in range(25)]} if tags else {}
    table = written(tmp_path, spelled(25), 10, **more)
    out = tmp_path / "kept.parquet"
    with pq.ParquetWriter(out, table.schema()) as writer:
        table.copy(np.isin(np.arange(25), keep), writer)
    whole = pq.read_table(table.path)
    assert pq.read_table(out).equals(whole.take(pa.array(keep, pa.int64())))


@pytest.mark.parametrize(("size", "groups"), [(1 << 12, [250, 250, 100]), (1 << 25, [600])])
def test_kept_rows_are_gathered_to_groups_of_a_fair_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, groups: list[int]
) -> None:
    monkeypatch.setattr(sys.modules[Table.__module__], "GROUP_BYTES", size)
    table = written(tmp_path, spelled(600), 1)
    out = tmp_path / "kept.parquet"
    with pq.ParquetWriter(out, table.schema()) as writer:
        table.copy(np.ones(600, np.bool_), writer)
    data = pq.ParquetFile(out).metadata
    assert [data.row_group(each).num_rows for each in range(data.num_row_groups)] == groups


@pytest.mark.parametrize("cut", [0, 4, 100])
def test_what_is_no_parquet_is_told_by_its_name(tmp_path: Path, cut: int) -> None:
    table = written(tmp_path, spelled(25))
    data = table.path.read_bytes()
    table.path.write_bytes(data[:cut])
    with pytest.raises(ReadError, match="news: cannot be read as Parquet"):
        table.first()


def test_damage_within_is_told_too(tmp_path: Path) -> None:
    table = written(tmp_path, spelled(400), 10)
    data = bytearray(table.path.read_bytes())
    data[4:400] = b"\xff" * 396
    table.path.write_bytes(data)
    with pytest.raises(ReadError, match=r"^news: is damaged \(.+\); write it anew$"):
        read(table.parts(COLUMNS))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="gone: cannot be read as Parquet"):
        Table("gone", tmp_path / "gone.parquet").count_rows()
