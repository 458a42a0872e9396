"""`retold dedupe` from the shell's side."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from retold.cli import retold


def lines(*texts: str) -> str:
    return "".join(
        json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts)
    )


def test_a_summary_goes_to_stderr_and_the_rows_to_the_file(tmp_path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(lines("The mill at Orrin burned.", "the MILL at Orrin burned", "It rained."))
    out, clusters = tmp_path / "out.jsonl", tmp_path / "clusters.jsonl"
    done = CliRunner().invoke(
        retold, ["dedupe", str(source), "--out", str(out), "--clusters", str(clusters)]
    )
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "3 documents: 2 kept, 1 exact duplicate" in done.stderr
    assert out.read_text().count("\n") == 2
    assert clusters.read_text().count("\n") == 3


def test_standard_input_is_read(tmp_path) -> None:
    out = tmp_path / "out.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "retold", "dedupe", "-", "--out", str(out)],
        input=lines("One thing.", "one thing", "Another thing.").encode() + b"{torn",
        capture_output=True,
        check=True,
    )
    assert out.read_text().count("\n") == 2
    assert b"1 row could not be read" in done.stderr


@pytest.mark.parametrize("size", ["12 parrots", "MB"])
def test_a_size_that_is_none_is_a_usage_error(size) -> None:
    done = CliRunner().invoke(retold, ["dedupe", "x", "--out", "y", "--memory", size])
    assert done.exit_code == 2
    assert "512MB" in done.stderr


def test_a_missing_file_is_one_line_and_exit_code_1(tmp_path) -> None:
    done = CliRunner().invoke(retold, ["dedupe", str(tmp_path / "no.jsonl"), "--out", "y"])
    assert done.exit_code == 1
    assert "is not there" in done.stderr


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_leaves_no_files(tmp_path: Path, sent) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    source = tmp_path / "corpus.jsonl"
    with source.open("w") as stream:
        for at in range(60_000):
            stream.write(
                json.dumps({"text": f"{at} words for the {at} test of {at} stops " * 5}) + "\n"
            )
    running = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "retold",
            "dedupe",
            str(source),
            "--out",
            str(tmp_path / "out.jsonl"),
        ],
        env=os.environ | {"TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
    )
    while not list(temporary.glob("retold-dedupe-*")):
        assert running.poll() is None
    running.send_signal(sent)
    running.communicate()
    assert running.returncode != 0
    assert not list(temporary.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.jsonl", "tmp"]


def test_the_defaults_are_those_of_the_library() -> None:
    from retold.cli.dedupe import dedupe
    from retold.dedupe import Rules

    defaults = {option.name: option.default for option in dedupe.params}
    assert defaults["resemblance"] == Rules().resemblance
    assert defaults["containment"] == Rules().containment
    assert defaults["keep"] == Rules().keep


@pytest.mark.parametrize("blocks", [60, 3000])
def test_a_full_disk_is_told_and_leaves_no_files(tmp_path: Path, blocks) -> None:
    """A limit on the size of files stands for the disk: temporary ones, then the result."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    source = tmp_path / "corpus.jsonl"
    with source.open("w") as stream:
        for at in range(12_000):
            words = " ".join(f"{word}of{at}" for word in range(30))
            stream.write(json.dumps({"text": words}) + "\n")
    command = f"ulimit -f {blocks}; exec {sys.executable} -m retold dedupe {source} --out out.jsonl"
    done = subprocess.run(
        ["bash", "-c", command],
        env=os.environ | {"TMPDIR": str(temporary)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(temporary.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.jsonl", "tmp"]


@pytest.mark.parametrize("option", ["--out", "--clusters", "--errors"])
def test_an_input_is_never_written_over(run, tmp_path: Path, option: str) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text('{"text": "The gate was shut."}\n' * 2, encoding="utf-8")
    others = () if option == "--out" else ("--out", tmp_path / "kept.jsonl")
    result = run("dedupe", news, *others, option, tmp_path / "." / "news.jsonl")
    assert result.exit_code == 1
    assert "it is an input; write to another file" in result.stderr
    assert news.read_text(encoding="utf-8").count("\n") == 2


def test_kept_rows_go_to_standard_output_and_nothing_else_does(run, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    rows = lines("The ferry to Sund is late.", "the ferry to SUND is late", "It snows in Orle.")
    news.write_text(rows, encoding="utf-8")
    result = run("dedupe", news, "--out", "-")
    first, _, third = rows.splitlines(keepends=True)
    assert result.stdout == first + third
    assert "3 documents: 2 kept" in result.stderr


def test_the_proof_may_go_to_standard_output_instead(run, tmp_path: Path) -> None:
    news, kept = tmp_path / "news.jsonl", tmp_path / "kept.jsonl"
    news.write_text(lines("The ferry is late.", "the ferry is LATE"), encoding="utf-8")
    result = run("dedupe", news, "--out", kept, "--clusters", "-")
    assert [json.loads(line)["kept"] for line in result.stdout.splitlines()] == [True, False]
    result = run("dedupe", news, "--out", "-", "--clusters", "-")
    assert result.exit_code == 1
    assert "one result alone can go to standard output" in result.stderr
    assert result.stdout == ""


def test_parquet_does_not_go_to_standard_output(run, tmp_path: Path) -> None:
    (tmp_path / "news.parquet").write_bytes(b"PAR1")
    result = run("dedupe", tmp_path / "news.parquet", "--out", "-")
    assert result.exit_code == 1
    assert "all be JSON Lines, or all be Parquet" in result.stderr


def test_who_reads_the_rows_may_go(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(lines(*(f"Boat {at} came in " * 40 for at in range(3000))), encoding="utf-8")
    command = f"{sys.executable} -m retold dedupe {news} --out - | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, text=True)
    assert "Traceback" not in done.stderr
    assert "free some space" not in done.stderr


def test_files_without_a_row_are_named_and_the_rest_goes_on(run, tmp_path: Path) -> None:
    notes, empty, news = (tmp_path / name for name in ("notes.jsonl", "empty.jsonl", "news.jsonl"))
    notes.write_text("milk\nbread\n", encoding="utf-8")
    empty.touch()
    news.write_text(lines("The ferry is late.", "the ferry is LATE"), encoding="utf-8")
    errors = tmp_path / "errors.jsonl"
    result = run("dedupe", notes, news, empty, "--out", "-", "--errors", errors)
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert f"{notes}: no row of it could be read" in result.stderr
    assert f"{empty}: no row of it could be read" in result.stderr
    named = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert [(one["file"], one["row"]) for one in named] == [(str(notes), None), (str(empty), None)]
    result = run("dedupe", notes, empty, "--out", "-")
    assert result.exit_code == 1
    assert f"{notes}: no row of it can be read" in result.stderr
