"""Tables in, tables of the same kind out: the rows that stay."""

import json
import random
import sys
from pathlib import Path

import pytest

import retold
from retold.errors import FormatError, MissingExtra


def story(seed: int) -> str:
    words = [first + last for first in ("bal", "fir", "kam", "lor", "mun") for last in "aeoiu"]
    return " ".join(random.Random(seed).choices(words, k=90))  # noqa: S311 - no secret


COLUMNS = {
    "key": [3, 1, 4, 1, 5],
    "body": [story(1), story(2), None, story(1) + " more", story(2)],
    "tags": [["x"], [], None, ["y"], ["z"]],
}


def table(library: str, columns: dict[str, list[object]]) -> object:
    made = pytest.importorskip(library)
    return made.table(columns) if library == "pyarrow" else made.DataFrame(columns)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_rows_that_stay_come_back_as_they_were(library, tmp_path) -> None:
    given = table(library, COLUMNS)
    kept = retold.dedupe(given, text="body", clusters=tmp_path / "clusters.jsonl")
    assert type(kept) is type(given)
    expected = table(library, {name: values[:3] for name, values in COLUMNS.items()})
    assert kept.equals(expected)
    told = [json.loads(line) for line in (tmp_path / "clusters.jsonl").read_text().splitlines()]
    assert [(row["row"], row["cluster"]) for row in told] == [(1, 0), (2, 1), (4, 0), (5, 1)]


def test_the_index_of_a_data_frame_stays() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": [story(1), story(1), story(2)]}, index=[7, 7, 9])
    assert retold.dedupe(frame).index.tolist() == [7, 9]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_options_are_those_of_the_rules(library) -> None:
    given = table(library, {"text": [story(1), story(1) + " more"], "score": [1.0, 2.0]})
    assert len(retold.dedupe(given, exact=True)) == 2
    kept = retold.dedupe(given, keep="score")
    values = kept["score"]
    assert (values.to_pylist() if library == "pyarrow" else values.to_list()) == [2.0]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_an_empty_table_stays_empty(library) -> None:
    assert len(retold.dedupe(table(library, {"text": []}))) == 0


def test_other_kinds_of_arrow_are_tables() -> None:
    pa = pytest.importorskip("pyarrow")
    given = pa.table({"text": pa.array([story(1), story(1), story(2)]).cast(pa.string_view())})
    assert len(retold.dedupe(given)) == 2
    assert len(retold.dedupe(given.to_reader())) == 2


def test_what_cannot_work_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"words": [story(1)]})
    with pytest.raises(FormatError, match="its columns are: words"):
        retold.dedupe(frame)
    with pytest.raises(FormatError, match="are returned"):
        retold.dedupe(frame, tmp_path / "out.jsonl", text="words")
    with pytest.raises(FormatError, match="collect"):
        retold.dedupe(frame.lazy(), text="words")
    with pytest.raises(FormatError, match="name a file"):
        retold.dedupe(tmp_path / "in.jsonl")

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            raise AssertionError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra):
        retold.dedupe(Stream())
