"""Results appear when they are whole: kept rows and records, in the form that the name says."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from retold.dedupe.columns import Table
from retold.dedupe.json_lines import Lines
from retold.dedupe.sinks import (
    RECORDS,
    check_parquet,
    check_place,
    is_csv,
    is_parquet,
    whole,
    write_kept,
    write_records,
)
from retold.errors import FormatError, MissingExtra, RetoldError

KEPT = np.array([True, False, True])


@pytest.mark.parametrize(
    ("name", "csv", "parquet"),
    [
        ("a.csv", True, False),
        ("a.TSV", True, False),
        ("a.csv.gz", True, False),
        ("a.parquet", False, True),
        ("a.pq", False, True),
        ("a.jsonl", False, False),
        ("csv", False, False),
        ("parquet", False, False),
        ("a.parquet.gz", False, False),
    ],
)
def test_a_form_is_told_by_the_name(name: str, *, csv: bool, parquet: bool) -> None:
    assert is_csv(Path(name)) == csv
    assert is_parquet(Path(name)) == parquet


def spooled(tmp_path: Path, name: str, rows: list[dict[str, object]]) -> Lines:
    """Rows of a table as they lie once it was read."""
    path = tmp_path / f"{name}.spooled"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Lines(name, path, packed=False, columns=tuple(rows[0]))


ROWS: list[dict[str, object]] = [
    {"id": "a", "text": 'He said "no", twice'},
    {"id": "b", "text": "dropped"},
    {"id": "c", "text": "two\nlines; é"},
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("out.csv", 'id,text\r\na,"He said ""no"", twice"\r\nc,"two\nlines; é"\r\n'),
        ("out.tsv", 'id\ttext\r\na\t"He said ""no"", twice"\r\nc\t"two\nlines; é"\r\n'),
    ],
)
def test_a_table_goes_out_as_it_came_with_its_header_once(
    tmp_path: Path, name: str, expected: str
) -> None:
    sources = [spooled(tmp_path, "in.csv", ROWS), spooled(tmp_path, "more.csv", ROWS[1:2])]
    write_kept(sources, [KEPT, np.array([False])], tmp_path / name)
    assert (tmp_path / name).read_bytes().decode() == expected
    write_kept(sources, [KEPT, np.array([False])], tmp_path / f"{name}.gz")
    assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()).decode() == expected


def test_tables_of_other_columns_are_not_put_together(tmp_path: Path) -> None:
    sources = [spooled(tmp_path, "a.csv", ROWS), spooled(tmp_path, "b.csv", [{"body": "x"}])]
    with pytest.raises(FormatError, match=r"b\.csv: its columns differ from those of a\.csv"):
        write_kept(sources, [KEPT, np.array([True])], tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_packed_result_is_the_same_each_time(tmp_path: Path) -> None:
    source = spooled(tmp_path, "in.jsonl", ROWS)
    for name in ("one.jsonl.gz", "two.jsonl.gz"):
        write_kept([source], [KEPT], tmp_path / name)
    first, second = ((tmp_path / name).read_bytes() for name in ("one.jsonl.gz", "two.jsonl.gz"))
    assert first == second
    assert len(gzip.decompress(first).splitlines()) == 2


def test_parquet_keeps_its_columns_and_what_is_said_of_them(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow.parquet import read_table, write_table

    schema = pa.schema(
        [pa.field("text", pa.string()), pa.field("n", pa.int16(), metadata={"unit": "m"})],
        metadata={"made by": "a test"},
    )
    table = pa.table({"text": ["a", "b", "c"], "n": [1, None, 3]}, schema=schema)
    write_table(table, tmp_path / "in.parquet")
    source = Table("in.parquet", tmp_path / "in.parquet")
    write_kept([source, source], [KEPT, ~KEPT], tmp_path / "out.parquet")
    found = read_table(tmp_path / "out.parquet")
    assert found.to_pydict() == {"text": ["a", "c", "b"], "n": [1, 3, None]}
    assert found.schema.field("n").metadata == {b"unit": b"m"}
    assert found.schema.metadata[b"made by"] == b"a test"


RECORD = {
    "file": "a",
    "row": 2,
    "id": "é",
    "cluster": 0,
    "kept": False,
    "match": {
        "file": "a",
        "row": 1,
        "id": None,
        "reason": "order",
        "resemblance": 0.25,
        "containment": 0.5,
        "order": None,
        "passage": None,
    },
}


def test_records_are_json_lines_or_parquet_by_the_name(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow.parquet import ParquetFile

    records = [{**RECORD, "row": number} for number in range(RECORDS + 1)]
    for name in ("r.jsonl", "r.parquet"):
        write_records(records, tmp_path / name)
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == records
    assert "é" in lines[0]
    file = ParquetFile(tmp_path / "r.parquet")
    assert file.num_row_groups == 2
    assert file.read().to_pylist() == records


def test_no_records_are_an_empty_file(tmp_path: Path) -> None:
    write_records([], tmp_path / "r.jsonl")
    assert (tmp_path / "r.jsonl").read_bytes() == b""


def test_a_half_surrogate_of_an_id_can_be_written(tmp_path: Path) -> None:
    write_records([{"id": "\ud800"}], tmp_path / "r.jsonl")
    assert (tmp_path / "r.jsonl").read_bytes() == b'{"id": "?"}\n'


def test_what_fails_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    place = tmp_path / "r.jsonl"
    place.write_text("before", encoding="utf-8")

    def failing() -> Iterator[dict[str, object]]:
        yield {"row": 1}
        raise KeyError

    with pytest.raises(KeyError):
        write_records(failing(), place)
    assert place.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RetoldError, match=r"r\.jsonl: cannot be written \(No such file"):
        write_records([], tmp_path / "none" / "r.jsonl")


def test_a_result_may_be_read_by_whom_the_mask_lets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole(tmp_path / "r") as part:
            part.write_text("x", encoding="utf-8")
    finally:
        os.umask(before)
    assert (tmp_path / "r").stat().st_mode & 0o777 == 0o640


def test_parquet_without_its_library_is_told_before_the_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from retold.dedupe import sinks

    monkeypatch.setattr(sinks, "find_spec", lambda _name: None)
    check_parquet([Path("a.jsonl")])
    with pytest.raises(MissingExtra, match=r"retold\[parquet\]"):
        check_parquet([Path("a.jsonl"), Path("b.parquet")])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("folder", "Is a directory"),
        ("absent/out.jsonl", "No such file or directory"),
        ("file/out.jsonl", "No such file or directory"),
    ],
)
def test_a_place_that_cannot_be_is_told_before_the_work(
    tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(RetoldError, match=rf"{name}: cannot be written \({message}\)"):
        check_place(tmp_path / name)


def test_a_result_has_a_name() -> None:
    with pytest.raises(RetoldError, match="a result has no name; name a file for it"):
        check_place("")


@pytest.mark.parametrize("name", ["new.jsonl", "file", "folder/new.jsonl", "folder/", "parts/"])
def test_a_place_that_can_be_is_taken_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("before", encoding="utf-8")
    check_place(f"{tmp_path}/{name}")
    check_place("-")
    check_place("s3://bucket/absent/out.jsonl")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "before"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_records([{"id": "a"}], pipe)
        assert os.read(end, 100) == b'{"id": "a"}\n'
    finally:
        os.close(end)
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
