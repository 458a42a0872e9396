"""Tables as CSV and Parquet hold what the data frame holds."""

import csv
import io

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from retold.cli import retold
from retold.report.rows import CHANGE_COLUMNS, of_changes, to_csv, to_parquet
from retold.report.story_graph import to_csv as to_stories_csv
from retold.report.story_graph import to_parquet as stories_to_parquet
from tests.report.sample_comparison import sample
from tests.report.test_stories import WRITTEN


def test_csv_and_parquet_have_a_row_for_each_change() -> None:
    rows, columns = of_changes(sample())
    assert len(rows) == len(sample().changes) > 3
    read = list(csv.reader(io.StringIO(to_csv(rows, columns))))
    assert tuple(read[0]) == CHANGE_COLUMNS
    assert read[1:] == [["" if cell is None else str(cell) for cell in row] for row in rows]
    table = pq.read_table(io.BytesIO(to_parquet(rows, columns)))
    assert [tuple(row.values()) for row in table.to_pylist()] == rows


def test_no_changes_are_a_table_with_the_same_columns() -> None:
    _, columns = of_changes(sample())
    full = pq.read_table(io.BytesIO(to_parquet(*of_changes(sample())))).schema
    assert pq.read_table(io.BytesIO(to_parquet([], columns))).schema == full
    assert to_csv([], columns) == ",".join(CHANGE_COLUMNS) + "\r\n"


@pytest.mark.parametrize("cell", ["=1+1", "-2", " @cmd", "\tx", "＝A1"])
def test_no_spreadsheet_runs_a_cell(cell: str) -> None:
    table = to_csv([(cell, -2, None)], ["word", "bead", "note"])
    assert list(csv.reader(io.StringIO(table, newline="")))[1] == [f"'{cell}", "-2", ""]


def test_stories_are_a_table_with_shares_as_numbers() -> None:
    table = pq.read_table(io.BytesIO(stories_to_parquet([WRITTEN])))
    read = list(csv.DictReader(io.StringIO(to_stories_csv([WRITTEN]), newline="")))
    assert table.column_names == [*read[0]]
    assert len(read) == len(WRITTEN.documents) > 0
    for row, cells in zip(table.to_pylist(), read, strict=True):
        told = {name: "" if value is None else str(value) for name, value in row.items()}
        assert told == cells
    assert {str(table.schema.field(name).type) for name in ("score", "kept")} == {"double"}


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("c.csv", b"severity,"),
        ("c.parquet", b"PAR1"),
        ("c.jsonld", b'{\n  "@context": "http://www'),
    ],
)
def test_the_ending_of_the_file_tells_the_form(tmp_path, name: str, start: bytes) -> None:
    source, target, out = (tmp_path / each for each in ("a.txt", "b.txt", name))
    source.write_text("The mill at Orrin burned for 14 days, the owner said on Monday.")
    target.write_text("The mill at Orrin burned for 41 days, the owner said on Monday.")
    done = CliRunner().invoke(retold, ["compare", *map(str, (source, target)), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(start)


def test_schema_org_goes_into_a_file_of_json(tmp_path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("The mill at Orrin burned for 14 days, the owner said on Monday.")
    for name in ("c.json", "c.jsonld"):
        out = tmp_path / name
        words = ["compare", str(source), str(source), "-f", "schema-org", "--out", str(out)]
        done = CliRunner().invoke(retold, words)
        assert done.exit_code == 0, done.output
        assert b'"@context": "https://schema.org"' in out.read_bytes()


@pytest.mark.parametrize(
    ("form", "ending"),
    [("annotation", "jsonld"), ("schema-org", "jsonld"), ("csv", "csv"), ("parquet", "parquet")],
)
def test_each_pair_of_many_has_a_file(tmp_path, form: str, ending: str) -> None:
    (tmp_path / "a.txt").write_text("The mill at Orrin burned for 14 days, the owner said.")
    (tmp_path / "b.txt").write_text("The mill at Orrin burned for 41 days, the owner said.")
    pairs = tmp_path / "pairs.txt"
    pairs.write_text(f"{tmp_path}/a.txt {tmp_path}/b.txt\n")
    words = ["compare", "--pairs", str(pairs), "-f", form, "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(retold, [*words, "--jobs", "1"])
    assert done.exit_code == 0, done.output
    assert len([*(tmp_path / "out").glob(f"*.{ending}")]) == 1
