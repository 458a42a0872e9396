"""A corpus to which documents were added in stages is the one that adding them in turn makes."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from retold.cli import retold
from retold.corpus import Corpus, collection
from retold.corpus.additions import add_in_stages
from retold.corpus.collection import Outcome
from retold.corpus.input_splits import Reading
from retold.engines.finished import Work
from retold.engines.stage import Engine
from retold.errors import RetoldError
from retold.index import Archive
from retold.inputs import documents
from retold.read.fields import Fields
from tests.cli.test_add import warc_record
from tests.corpus.stories import story
from tests.engines.runners import Opening, local, on_sail, on_spark, processes

SPLIT = 4_000


def row(number: int, **about: str) -> str:
    return json.dumps({"id": f"d{number}", "text": story(number), **about}, ensure_ascii=False)


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Files of several kinds, bad records among them, ids that come again, a folder of pages."""
    place = tmp_path / "in"
    (place / "pages" / "below").mkdir(parents=True)
    (place / "none").mkdir()
    lines = [row(number, published=f"2026-03-{number + 1:02}") for number in range(12)]
    lines[3:3] = ["", '{"torn', "[1]", '{"id": "none"}']
    lines += [row(2), row(4).replace("the", "this")]
    (place / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    table = pa.table({"id": [f"p{n}" for n in range(9)], "body": [story(n) for n in range(9)]})
    pq.write_table(table, place / "rows.parquet", row_group_size=2)
    (place / "torn.parquet").write_bytes((place / "rows.parquet").read_bytes()[:900])
    for number in range(4):
        page = f"<html><head><title>Page {number}</title></head><body><article><p>{story(number)}"
        (place / "pages" / f"{number}.html").write_text(page, encoding="utf-8")
    (place / "pages" / "below" / "note.txt").write_text(story(40), encoding="utf-8")
    (place / "pages" / "more.jsonl").write_text(row(50) + "\n" + row(51), encoding="utf-8")
    (place / "pages" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (place / "crawl.warc").write_bytes(warc_record(1) + warc_record(2))
    names = (
        "news.jsonl",
        "none",
        "rows.parquet",
        "torn.parquet",
        "pages",
        "crawl.warc",
        "gone.txt",
    )
    return [str(place / name) for name in names]


def in_turn(folder: Path, inputs: Sequence[str]) -> list[Outcome]:
    with Corpus(folder) as corpus:
        return list(corpus.adding_each(documents(inputs, Fields(), follow=False)))


def in_stages(
    folder: Path,
    inputs: Sequence[str],
    engine: AbstractContextManager[Engine],
    work: Path,
    size: int = SPLIT,
) -> list[Outcome]:
    with Corpus(folder) as corpus, engine as opened:
        reading = Reading(tuple(inputs), Fields())
        return list(add_in_stages(corpus, reading, Work(work, opened), size))


def content(folder: Path) -> tuple[object, ...]:
    """All that is kept of the documents, and what each of them finds."""
    with closing(sqlite3.connect(folder / "documents.sqlite")) as connection, connection:
        tables = [
            connection.execute(f"SELECT * FROM {table} ORDER BY number").fetchall()  # noqa: S608
            for table in ("documents", "outlines", "checksums")
        ]
    archive = Archive(folder)
    pairs = [
        pair
        for segment in archive._segments()  # noqa: SLF001 - the entries on disk
        for pair in zip(segment.keys.tolist(), segment.numbers.tolist(), strict=True)
    ]
    archive.close()
    with Corpus(folder) as corpus:
        listed, total = corpus.listed(limit=100)
        answers = [
            [(match.document.id, match.score, match.passages) for match in corpus.find(story(n))]
            for n in range(3)
        ]
    return (*tables, sorted(pairs), listed, total, answers)


@pytest.mark.parametrize("size", [1, SPLIT, 1 << 30])
@pytest.mark.parametrize("partitions", [1, 3])
def test_stages_make_the_corpus_of_one_process(tmp_path, inputs, size, partitions) -> None:
    outcomes = in_turn(tmp_path / "turn", inputs)
    assert {"added", "revised", "unchanged", "bad"} == {each.state for each in outcomes}
    staged = in_stages(tmp_path / "staged", inputs, local(partitions), tmp_path / "work", size)
    assert bad(staged) == bad(outcomes)
    assert [each for each in staged if each.state != "bad"] == [
        each for each in outcomes if each.state != "bad"
    ]
    assert content(tmp_path / "staged") == content(tmp_path / "turn")


def bad(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.state == "bad"]


@pytest.mark.parametrize("opening", [processes, on_sail, on_spark])
def test_engines_make_the_same_corpus(tmp_path, inputs, opening: Opening) -> None:
    in_turn(tmp_path / "turn", inputs)
    in_stages(tmp_path / "staged", inputs, opening(3), tmp_path / "work")
    assert content(tmp_path / "staged") == content(tmp_path / "turn")


def test_what_is_there_is_left_alone_and_numbers_go_on(tmp_path, inputs) -> None:
    for name in ("turn", "staged"):
        with Corpus(tmp_path / name) as corpus:
            list(corpus.adding_each(islice(documents(inputs[:1], Fields(), follow=False), 5)))
    outcomes = in_turn(tmp_path / "turn", inputs)
    staged = in_stages(tmp_path / "staged", inputs, local(2), tmp_path / "work")
    assert sorted(map(str, staged)) == sorted(map(str, outcomes))
    assert content(tmp_path / "staged") == content(tmp_path / "turn")


def test_a_run_that_was_stopped_goes_on_to_the_same_corpus(tmp_path, inputs) -> None:
    in_turn(tmp_path / "turn", inputs)
    work, staged = tmp_path / "work", tmp_path / "staged"
    in_stages(staged, inputs, local(2), work)
    for stage in ("made", "lines", "splits"):
        shutil.rmtree(work / stage)
        (work / f"{stage}.part").mkdir()
        shutil.rmtree(staged)
        in_stages(staged, inputs, local(3), work)
        assert content(staged) == content(tmp_path / "turn")


@pytest.mark.parametrize("appended", range(1, 40, 6))
def test_a_run_that_stopped_while_it_appended_goes_on(
    tmp_path, inputs, monkeypatch, appended
) -> None:
    """Texts that come and go under one id make no more versions than in one go."""
    in_turn(tmp_path / "turn", inputs)
    monkeypatch.setattr(collection, "BATCH_DOCUMENTS", 1)
    with Corpus(tmp_path / "staged") as corpus, local(2) as engine:
        reading = Reading(tuple(inputs), Fields())
        adding = add_in_stages(corpus, reading, Work(tmp_path / "work", engine), SPLIT)
        for _ in range(appended):
            next(adding)
        adding.close()
    in_stages(tmp_path / "staged", inputs, local(2), tmp_path / "work")
    assert content(tmp_path / "staged") == content(tmp_path / "turn")


def test_who_added_in_between_is_told(tmp_path, inputs) -> None:
    in_stages(tmp_path / "staged", inputs, local(1), tmp_path / "work")
    shutil.rmtree(tmp_path / "staged")
    with Corpus(tmp_path / "staged") as corpus:
        corpus.add("A text of somebody else, that nobody has asked for in this run.")
    with pytest.raises(RetoldError, match="somebody else"):
        in_stages(tmp_path / "staged", inputs, local(1), tmp_path / "work")


def test_a_folder_of_another_run_is_refused(tmp_path, inputs) -> None:
    in_stages(tmp_path / "one", inputs, local(1), tmp_path / "work")
    with pytest.raises(RetoldError, match="holds another run"):
        in_stages(tmp_path / "two", inputs[:1], local(1), tmp_path / "work")
    with Path(inputs[0]).open("a", encoding="utf-8") as file:
        file.write("\n" + row(60))
    with pytest.raises(RetoldError, match="holds another run"):
        in_stages(tmp_path / "two", inputs, local(1), tmp_path / "work")


@pytest.mark.parametrize("lines", [1, 40])
def test_the_command_says_and_writes_the_same(tmp_path, inputs, lines: int) -> None:
    given = "\n".join(row(number) for number in range(100, 100 + lines))
    said = []
    for name, options in {"turn": (), "staged": ("--partitions", "3")}.items():
        errors = tmp_path / f"{name}.jsonl"
        told = ["add", str(tmp_path / name), *inputs, "-", "--errors", str(errors), *options]
        done = CliRunner().invoke(retold, told, input=given)
        assert done.exit_code == 0, done.output
        said.append((done.stderr.replace(str(tmp_path / name), ""), errors.read_bytes()))
    assert said[0] == said[1]
    assert content(tmp_path / "staged") == content(tmp_path / "turn")


def test_a_plan_is_explained_and_no_corpus_is_made(tmp_path, inputs) -> None:
    told = ["add", str(tmp_path / "news"), inputs[0], "--explain", "--engine", "sail"]
    done = CliRunner().invoke(retold, told)
    assert done.exit_code == 0, done.output
    assert "1 split, 0 MB, about 17 documents; engine sail" in done.stdout
    assert "core seconds" in done.stdout
    assert not (tmp_path / "news").exists()


def test_the_fingerprints_of_a_document_are_its_own_whatever_is_made_with_it() -> None:
    from retold.index import fingerprint
    from retold.model import Document

    made = [Document(f"d{number}", story(number), language="en") for number in range(5)]
    together = fingerprint(made)
    for alone, each in zip(made, together, strict=True):
        [own] = fingerprint([alone])
        assert own.row == each.row
        assert np.array_equal(own.keys, each.keys)
        assert np.array_equal(own.outline, each.outline)
