import json
import os
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
    assert run("xyzzy").exit_code == 2
    assert "there are compare, extract" in run("xyzzy").stderr
    assert "did you mean compare?" in run("compair").stderr
    assert "did you mean dedupe?" in run("DEDUP").stderr


def test_extract_prints_the_text_that_offsets_count_in(run, story: Path) -> None:
    data = json.loads(run("extract", story, "--format", "json").stdout)
    assert data["text"] == run("extract", story).stdout == story.read_text(encoding="utf-8")


def test_schema_prints_a_schema(run) -> None:
    assert "$schema" in json.loads(run("schema", "comparison").stdout)
    assert run("schema", "nothing").exit_code == 1


def test_short_flags_say_the_same(run, story: Path, tmp_path: Path) -> None:
    assert run("-V").stdout == run("--version").stdout
    assert run("extract", story, "-f", "json").stdout.startswith("{")
    assert run("extract", story, "-o", tmp_path / "a.json").exit_code == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("{")
    assert run("quotes", story, "-o", tmp_path / "q.csv").exit_code == 0
    assert (tmp_path / "q.csv").read_text(encoding="utf-8").startswith("document,number")
    assert run("quotes", story, "-o", tmp_path / "q.xml").exit_code == 2


def test_no_summary_of_a_verb_is_cut(run) -> None:
    listed = run("--help").stdout.split("Commands:")[1]
    assert "…" not in listed
    assert "..." not in listed


@pytest.mark.parametrize("words", [("--quiet", "add"), ("add", "-q"), ("add", "--quiet")])
def test_quiet_tells_only_what_went_wrong(run, story: Path, tmp_path: Path, words) -> None:
    good = run(*words, tmp_path / "news", story)
    assert (good.exit_code, good.stderr) == (0, "")
    bad = run(*words, tmp_path / "news", tmp_path / "gone.txt")
    assert bad.exit_code == 1
    assert "gone.txt" in bad.stderr
    assert "there already" in run("add", tmp_path / "news", story).stderr


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_can_be_quiet(run, verb: str) -> None:
    assert "-q, --quiet" in run(verb, "--help").stdout


def test_the_shell_completes_verbs_options_and_files(tmp_path: Path) -> None:
    def completed(line: str, at: int) -> list[str]:
        environment = {
            **os.environ,
            "_RETOLD_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(at),
        }
        command = [
            sys.executable,
            "-c",
            "from retold.cli import retold; retold(prog_name='retold')",
        ]
        done = subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        return done.stdout.splitlines()

    assert "plain,compare" in completed("retold com", 1)
    assert "plain,--fail-on" in completed("retold compare --fa", 2)
    assert "plain,critical" in completed("retold compare --fail-on cri", 3)
    assert completed("retold compare ", 2) == ["file,"]


def test_the_demo_leaves_nothing_where_it_runs(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("demo", "--retelling", "edited")
    page = Path(result.stderr.rsplit(": ", 1)[1].strip())
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == []
    page.unlink()
    page.parent.rmdir()


def test_the_demo_writes_the_files_of_the_examples_and_over_nothing(run, tmp_path: Path) -> None:
    assert "story.txt" in run("demo", "--files", tmp_path / "new").stderr
    assert run("demo", "--files", tmp_path / "new").exit_code == 0
    (tmp_path / "new" / "copy.txt").write_text("My own.", encoding="utf-8")
    refused = run("demo", "--files", tmp_path / "new")
    assert refused.exit_code == 1
    assert "copy.txt: it is there already" in refused.stderr
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "choose another folder" in run("demo", "--files", tmp_path / "file").stderr


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
