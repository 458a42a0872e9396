"""A batch looked for in a stage has the answers of one process, byte for byte, in its order."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold import Corpus, Document
from retold.cli import retold
from tests.corpus.stories import story

DOCUMENTS = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document(f"d{number}", story(number)) for number in range(DOCUMENTS)])
    rows = [{"id": f"q{number}", "text": story(number)} for number in range(DOCUMENTS + 3)]
    lines = [json.dumps(row) for row in rows]
    lines[5:5] = ['{"torn']
    (tmp_path / "asked.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def answers(folder: Path, name: str, *words: str) -> bytes:
    out = folder / name
    command = ["find", "--batch", str(folder / "asked.jsonl"), "--in", str(folder / "news")]
    done = CliRunner().invoke(retold, [*command, "--out", str(out), *words])
    assert done.exit_code == 1, done.output  # a line is torn, and named
    assert "bad: " in done.stderr
    return out.read_bytes()


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize(
    "engine",
    [("--partitions", "3"), ("--workers", "2"), ("--engine", "sail", "--partitions", "2")],
    ids=" ".join,
)
def test_engines_give_the_answers_of_one_process(folder, form: str, engine) -> None:
    if "sail" in engine:
        pytest.importorskip("pysail", reason="pip install 'retold[sail]'")
    whole = answers(folder, "whole", "--format", form)
    assert whole.count(b"d7") >= 1
    assert answers(folder, "staged", "--format", form, *engine) == whole


def test_a_search_is_taken_up_again_and_another_is_refused(folder) -> None:
    words = ("--format", "json", "--work", str(folder / "work"))
    first = answers(folder, "first", *words)
    assert answers(folder, "again", *words) == first
    with Corpus(folder / "news") as corpus:
        corpus.add([Document("new", story(DOCUMENTS + 1))])
    command = ["find", "--batch", str(folder / "asked.jsonl"), "--in", str(folder / "news")]
    done = CliRunner().invoke(retold, [*command, *words])
    assert done.exit_code == 1
    assert "holds another run" in done.stderr


def test_engines_are_for_batches(folder) -> None:
    (folder / "one.txt").write_text(story(1), encoding="utf-8")
    command = ["find", str(folder / "one.txt"), "--in", str(folder / "news"), "--workers", "2"]
    done = CliRunner().invoke(retold, command)
    assert done.exit_code == 2
    assert "--batch" in done.stderr
