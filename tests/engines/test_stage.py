"""A stage leaves the same rows whoever runs it, into however many parts they are spread."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.engines.finished import MANIFEST, Work
from retold.engines.local import owner
from retold.engines.spark import SQL_TYPES, Spark, as_sql
from retold.engines.stage import KEY, Records, Stage, Take, fitted
from retold.errors import RetoldError
from tests.engines.runners import Opening, local, on_sail, on_spark, processes

WORDS = pa.schema({KEY: pa.int64(), "word": pa.string(), "weight": pa.int64()})
COUNTS = pa.schema({"word": pa.string(), "weight": pa.int64()})


def by_length(rows: Records) -> Records:
    return rows.append_column(KEY, pc.utf8_length(rows.column("word")).cast(pa.int64()))


def without_weight(rows: Records) -> Records:
    return by_length(rows)


def count_words(rows: Records) -> Iterator[Records]:
    totals: Counter[str] = Counter()
    for row in rows.to_pylist():
        totals[row["word"]] += 1 if row["weight"] is None else row["weight"]
    yield pa.RecordBatch.from_pydict(
        {"word": [*totals], "weight": [*totals.values()]}, schema=COUNTS
    )


def fail(rows: Records) -> Iterator[Records]:
    raise RetoldError(f"a stage of {rows.num_rows} rows: it is bad; mend it")


def counting(gather=count_words) -> Stage:
    takes = (Take("heard", ("word", "weight"), by_length), Take("read", ("word",), without_weight))
    return Stage("counted", takes, gather, WORDS, COUNTS)


def begun(tmp_path: Path, engine: object) -> Work:
    work = Work(tmp_path / "run", engine)  # type: ignore[arg-type]
    work.begin({"of": "words"})
    work.keep("heard", pa.table({"word": ["a", "bb", "cc", "a"], "weight": [1, 2, 3, 4]}))
    work.keep("read", pa.table({"word": ["bb", "dddd"]}))
    return work


@pytest.mark.parametrize("opening", [local, processes, on_sail, on_spark])
@pytest.mark.parametrize("partitions", [1, 3])
def test_rows_of_a_key_are_gathered_together(tmp_path, opening: Opening, partitions: int) -> None:
    with opening(partitions) as engine:
        work = begun(tmp_path, engine)
        work.run(counting())
    found = sorted((row["word"], row["weight"]) for row in work.read("counted").to_pylist())
    assert found == [("a", 5), ("bb", 3), ("cc", 3), ("dddd", 1)]


def nothing(_rows: Records) -> Iterator[Records]:
    yield from ()


@pytest.mark.parametrize("opening", [local, on_sail, on_spark])
def test_no_rows_are_a_stage_too(tmp_path, opening: Opening) -> None:
    take = Take("counted", ("word", "weight"), by_length)
    after = Stage("after", (take, counting().takes[0]), count_words, WORDS, COUNTS)
    last = Stage("last", (take,), count_words, WORDS, COUNTS)
    with opening(2) as engine:
        work = begun(tmp_path, engine)
        for stage in (counting(nothing), after, last):
            work.run(stage)
    assert work.read("counted").num_rows == work.read("last").num_rows == 0
    assert work.read("after").num_rows == 3


@pytest.mark.parametrize("opening", [local, processes, on_sail, on_spark])
def test_an_error_of_a_stage_is_one_line_and_leaves_no_stage(tmp_path, opening: Opening) -> None:
    with opening(1) as engine:
        work = begun(tmp_path, engine)
        with pytest.raises(RetoldError, match=r"^a stage of 6 rows: it is bad; mend it$"):
            work.run(counting(fail))
    assert not work.path("counted").exists()


def test_a_finished_stage_is_not_run_again_and_an_unfinished_one_is(tmp_path) -> None:
    with local(2) as engine:
        begun(tmp_path, engine).run(counting())
        again = begun(tmp_path, engine)
        again.run(counting(fail))
        assert again.read("counted").num_rows == 4
        (again.path("counted") / MANIFEST).rename(tmp_path / "gone")
        again.path("counted").rename(again.path("counted.part"))
        again.run(counting())
        assert again.read("counted").num_rows == 4
        assert not again.path("counted.part").exists()


def test_a_folder_of_another_run_or_of_other_things_is_left_alone(tmp_path) -> None:
    with local(1) as engine:
        begun(tmp_path, engine)
        with pytest.raises(RetoldError, match="holds another run"):
            Work(tmp_path / "run", engine).begin({"of": "letters"})
        (tmp_path / "else").mkdir()
        (tmp_path / "else" / "photo.jpg").touch()
        with pytest.raises(RetoldError, match="is not empty, and holds no run"):
            Work(tmp_path / "else", engine).begin({"of": "words"})


def test_what_a_stage_did_is_said(tmp_path) -> None:
    with local(2) as engine:
        work = begun(tmp_path, engine)
        work.run(counting())
    done = work.done[-1]
    assert (done.stage, done.engine, done.rows) == ("counted", "local", 4)
    assert done.moved is not None
    assert done.moved > 0
    assert done.bytes > 0


@given(keys=st.lists(st.integers(-(2**63), 2**63 - 1)), partitions=st.integers(1, 40))
def test_equal_keys_have_one_owner(keys: list[int], partitions: int) -> None:
    owners = owner(np.array(keys + keys, np.int64), partitions)
    assert (owners[: len(keys)] == owners[len(keys) :]).all()
    assert ((owners >= 0) & (owners < partitions)).all()


def test_columns_that_are_missing_are_null_and_others_are_left_out() -> None:
    batch = pa.RecordBatch.from_pydict({"weight": [1], "more": [2]})
    assert fitted(batch, COUNTS).to_pylist() == [{"word": None, "weight": 1}]


def test_spark_has_a_type_for_each_of_ours() -> None:
    schema = pa.schema({f"c{number}": kind for number, kind in enumerate(SQL_TYPES)})
    assert as_sql(schema).count(",") == len(SQL_TYPES) - 1


def test_an_error_that_comes_up_while_ctrl_c_is_seen_to_is_ctrl_c(tmp_path) -> None:
    class Session:
        @property
        def read(self) -> object:
            try:
                raise KeyboardInterrupt
            finally:
                raise RuntimeError("no server to stop the work of")

    work = begun(tmp_path, Spark(Session(), 1))
    with pytest.raises(KeyboardInterrupt):
        work.run(counting())
    assert not work.path("counted").exists()
