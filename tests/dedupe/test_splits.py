"""Inputs cut into splits: whole rows, each once, and numbers that say where a document is."""

import gzip
import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.columns import Table
from retold.dedupe.estimate import CORE_BYTES, DRIVER, LEFT, MOVED, STAGES, estimate, explain
from retold.dedupe.job import Job
from retold.dedupe.json_lines import Lines
from retold.dedupe.policy import Rules
from retold.dedupe.source import as_text
from retold.dedupe.splits import ROW_BITS, Plan, Rows, describe, number_documents, plan_splits


def job(tmp_path: Path, *files: tuple[str, list[str]], told: bool = False) -> Job:
    """Files of texts: JSON Lines, packed or not, or Parquet, by their names."""
    sources: list[Lines | Table] = []
    for name, texts in files:
        path = tmp_path / name
        data = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
        if name.endswith(".parquet"):
            pa = pytest.importorskip("pyarrow")
            from pyarrow.parquet import write_table

            write_table(pa.table({"text": texts}), path, row_group_size=2)
            sources.append(Table(name, path))
            continue
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        sources.append(Lines(name, path, packed=name.endswith(".gz")))
    return Job(sources, Rules(), tmp_path, lambda _stage, _rows: None, told=told)


def texts_of(plan: Plan, number: int) -> list[str]:
    return [
        as_text(batch.texts[row], escaped=batch.texts.escaped)
        for part in plan.parts(number)
        for batch in [part()]
        for row in range(batch.texts.starts.size)
    ]


TEXTS = [f"text {'x' * (number % 7)} {number}" for number in range(23)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet"])
@pytest.mark.parametrize("size", [1, 30, 100, 1 << 20])
def test_each_row_is_in_one_split_and_in_its_order(tmp_path: Path, name: str, size: int) -> None:
    plan = plan_splits(job(tmp_path, (name, TEXTS)), size)
    rows = [text for number in range(len(plan.splits)) for text in texts_of(plan, number)]
    assert rows == TEXTS
    if name == "a.jsonl.gz":
        assert len(plan.splits) == 1
    elif size == 1:
        assert len(plan.splits) == (len(TEXTS) if name == "a.jsonl" else 12)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text("ab\n", max_size=12), max_size=8), st.integers(1, 60))
def test_a_split_never_cuts_a_line(
    tmp_path_factory: pytest.TempPathFactory, rows: list[str], size: int
) -> None:
    tmp_path = tmp_path_factory.mktemp("splits")
    path = tmp_path / "a.jsonl"
    data = "".join(json.dumps({"text": row}) + "\n" for row in ["first", *rows]).encode()
    path.write_bytes(data[:-1])
    source = Lines("a.jsonl", path, packed=False)
    plan = plan_splits(Job([source], Rules(), tmp_path, lambda *_: None), size)
    spans = [split.source.span for split in plan.splits if isinstance(split.source, Lines)]
    assert spans[0] is not None
    assert spans[0][0] == 0
    for before, after in pairwise(spans):
        assert before is not None
        assert after is not None
        assert before[1] == after[0]
        assert data[before[1] - 1 : before[1]] == b"\n"
    assert spans[-1] is not None
    assert spans[-1][1] == len(data) - 1


def test_numbers_of_documents_say_their_split_and_row() -> None:
    assert number_documents(0, 0, 3).tolist() == [0, 1, 2]
    assert number_documents(2, 5, 2).tolist() == [(2 << ROW_BITS) + 5, (2 << ROW_BITS) + 6]
    rising = np.concatenate([number_documents(split, 0, 4) for split in range(3)])
    assert (np.diff(rising) > 0).all()


def test_rows_and_documents_turn_into_each_other(tmp_path: Path) -> None:
    given_job = job(tmp_path, ("a.jsonl", TEXTS[:5]), ("b.jsonl", TEXTS[5:8]))
    plan = plan_splits(given_job, 40)
    counts = [len(texts_of(plan, number)) for number in range(len(plan.splits))]
    assert len(counts) > 2
    assert sum(counts) == 8
    rows = Rows.of(plan, counts)
    documents = np.concatenate(
        [number_documents(split, 0, count) for split, count in enumerate(counts)]
    )
    assert rows.numbers(documents).tolist() == [*range(8)]
    assert rows.documents(np.arange(8)).tolist() == documents.tolist()
    assert [rows.place(row) for row in (0, 4, 5, 7)] == [
        {"file": "a.jsonl", "row": 1},
        {"file": "a.jsonl", "row": 5},
        {"file": "b.jsonl", "row": 1},
        {"file": "b.jsonl", "row": 3},
    ]


@pytest.mark.parametrize("chosen", [[], [0], [3, 4], [0, 2, 5, 7]])
def test_some_documents_are_read_by_their_numbers(tmp_path: Path, chosen: list[int]) -> None:
    plan = plan_splits(job(tmp_path, ("a.jsonl", TEXTS[:5]), ("b.jsonl", TEXTS[5:8])), 40)
    counts = [len(texts_of(plan, number)) for number in range(len(plan.splits))]
    documents = Rows.of(plan, counts).documents(np.array(chosen, np.int64))
    found = {
        int(number): as_text(batch.texts[row], escaped=True)
        for numbers, batch in plan.pick(documents)
        for row, number in enumerate(numbers.tolist())
    }
    assert found == {int(number): TEXTS[row] for number, row in zip(documents, chosen, strict=True)}


def test_a_run_is_told_from_others_by_its_rules_its_inputs_and_its_splits(tmp_path: Path) -> None:
    given_job = job(tmp_path, ("a.jsonl", TEXTS))
    spool = tmp_path / "spool"
    plain = describe(plan_splits(given_job, 100), spool, None)
    assert describe(plan_splits(given_job, 100), spool, None) == plain
    assert describe(plan_splits(given_job, 200), spool, None) != plain
    assert describe(plan_splits(given_job, 100), spool, "out/") != plain
    stricter = Job(given_job.sources, Rules(resemblance=0.9), tmp_path, given_job.tell)
    assert describe(plan_splits(stricter, 100), spool, None) != plain
    roomier = Job(given_job.sources, Rules(memory=1 << 30), tmp_path, given_job.tell)
    assert describe(plan_splits(roomier, 100), spool, None) == plain
    path = tmp_path / "a.jsonl"
    path.write_bytes(path.read_bytes() + b'{"text": "more"}\n')
    assert describe(plan_splits(given_job, 100), spool, None) != plain


def test_an_input_that_was_written_anew_is_told_by_its_bytes(tmp_path: Path) -> None:
    """Its date is another each time."""
    given_job = job(tmp_path, ("a.jsonl", TEXTS))
    before = describe(plan_splits(given_job), tmp_path, None)
    path = tmp_path / "a.jsonl"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    assert describe(plan_splits(given_job), tmp_path, None) == before
    path.write_bytes(data.replace(b" 22", b" 23"))
    assert describe(plan_splits(given_job), tmp_path, None) != before


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_an_estimate_counts_documents_by_the_length_of_the_first(tmp_path: Path, name: str) -> None:
    plan = plan_splits(job(tmp_path, (name, ["one and the same text"] * 40)))
    expected = estimate(plan)
    assert expected.documents == 40
    assert expected.read == sum(split.source.size() for split in plan.splits)
    assert (expected.moved, expected.left, expected.held) == (40 * MOVED, 40 * LEFT, 40 * DRIVER)
    assert expected.core_seconds == expected.read / CORE_BYTES


def test_a_plan_names_every_stage_and_what_it_takes(tmp_path: Path) -> None:
    lines = explain(plan_splits(job(tmp_path, ("a.jsonl", TEXTS))), "local").splitlines()
    assert lines[0] == "1 split, 0 MB, about 23 documents; engine local"
    assert [line.split("  ")[1] for line in lines[1:-1]] == [name for name, _ in STAGES]
    assert lines[-1].startswith("about 0 core seconds, 0 MB moved")
