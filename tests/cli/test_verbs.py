import json
import subprocess
import sys
from pathlib import Path

import pytest

from retold.cli import VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(run, verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"retold {verb}" in result.stdout.split("Usage:")[1].split("\n", 1)[1]


def test_an_unknown_verb_is_a_usage_error(run) -> None:
    assert run("compose").exit_code == 2


def test_extract_prints_the_text_that_offsets_count_in(run, story: Path) -> None:
    data = json.loads(run("extract", story, "--format", "json").stdout)
    assert data["text"] == run("extract", story).stdout == story.read_text(encoding="utf-8")


def test_schema_prints_a_schema(run) -> None:
    assert "$schema" in json.loads(run("schema", "comparison").stdout)
    assert run("schema", "nothing").exit_code == 1


def test_demo_writes_a_page(run, tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    result = run("demo", "--out", out)
    assert result.exit_code == 0
    assert out.stat().st_size > 10_000
    assert "The source told in other words" in result.stdout


def test_a_closed_pipe_ends_quietly(story: Path, retelling: Path) -> None:
    command = [sys.executable, "-m", "retold", "compare", str(story), str(retelling)]
    run = subprocess.run(
        ["sh", "-c", 'exec "$@" | head -n 1', "sh", *command], capture_output=True, check=False
    )
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("extract", "STORY", "--out", "STORY"),
        ("quotes", "STORY", "--out", "STORY"),
        ("compare", "STORY", "OTHER", "--out", "STORY"),
        ("compare", "OTHER", "STORY", "--format", "json", "--out", "STORY"),
        ("find", "STORY", "--in", "corpus", "--out", "STORY"),
        ("find", "--batch", "STORY", "--in", "corpus", "--out", "STORY"),
        ("add", "corpus", "STORY", "--errors", "STORY"),
        ("dedupe", "STORY", "--out", "STORY"),
    ],
)
def test_no_verb_writes_over_its_input(run, story: Path, retelling: Path, words) -> None:
    before = story.read_text(encoding="utf-8")
    names = {"STORY": story, "OTHER": retelling, "corpus": story.with_name("corpus")}
    result = run(*(names.get(word, word) for word in words))
    assert result.exit_code == 1
    assert "it is an input; write to another file" in result.stderr
    assert story.read_text(encoding="utf-8") == before
