import csv
import io
import json
from pathlib import Path

import pytest

from retold.corpus import Corpus
from retold.model import Document
from tests.cli.conftest import SOURCE, TARGET


@pytest.fixture
def news(tmp_path: Path) -> Path:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([Document("dam", SOURCE), Document("spun", TARGET)])
    return tmp_path / "news"


def test_a_change_is_judged_listed_and_counted(run, news: Path) -> None:
    assert "No verdicts yet" in run("verdicts", news).stdout
    note = "=the dam was never inspected"
    judged = run("verdicts", news, "dam", "spun", "--change", 1, "--set", "right", "--note", note)
    assert judged.exit_code == 0
    assert judged.stderr.startswith("right: critical negation.")
    listed = run("verdicts", news).stdout
    assert "1 verdict: 1 right" in listed
    assert "1.00 (0.21 to 1.00)  1 of 1" in listed
    assert note in listed
    [record] = map(json.loads, run("verdicts", news, "-f", "json").stdout.splitlines())
    assert (record["source"], record["target"], record["verdict"]) == ("dam", "spun", "right")
    [row] = csv.DictReader(io.StringIO(run("verdicts", news, "-f", "csv").stdout))
    assert row["note"] == f"'{note}"  # no formula in a sheet
    assert row["change"] == record["change"]
    [group] = map(
        json.loads, run("verdicts", news, "--by", "kind", "-f", "json").stdout.splitlines()
    )
    assert (group["group"], group["judged"], group["precision"]) == ("negation", 1, 1.0)


def test_the_id_of_a_change_in_json_names_it_too_and_a_verdict_is_taken_back(
    run, news: Path, story: Path, retelling: Path
) -> None:
    data = json.loads(run("compare", story, retelling, "--format", "json").stdout)
    key = data["changes"][0]["id"]
    pair = ("verdicts", news, story, retelling, "--change")
    assert run(*pair, key, "--set", "wrong").exit_code == 0
    assert key in run("verdicts", news).stdout
    assert run(*pair, 1, "--set", "none").stderr == "taken back\n"
    assert "was not judged" in run(*pair, key, "--set", "none").stderr


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("dam",), 2, "a SOURCE and a TARGET"),
        (("dam", "spun"), 2, "--change and --set"),
        (("dam", "spun", "--change", "1"), 2, "--change and --set"),
        (("--change", "1", "--set", "right"), 2, "SOURCE, TARGET"),
        (("--note", "x"), 2, "--set"),
        (("dam", "spun", "--change", "1", "--set", "right", "--by", "rule"), 2, "a list"),
        (("dam", "spun", "--change", "99", "--set", "right"), 1, "99: no change"),
        (("dam", "gone.txt", "--change", "1", "--set", "right"), 1, "gone.txt"),
        (("dam", "a" * 5_000, "--change", "1", "--set", "right"), 1, "aaaa"),
        (("--out", "verdicts.html"), 2, "writes no html"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, news: Path, words, code: int, told: str) -> None:
    result = run("verdicts", news, *words)
    assert result.exit_code == code
    assert told in " ".join(result.stderr.split())


def test_a_folder_without_a_corpus_is_told(run, tmp_path: Path) -> None:
    result = run("verdicts", tmp_path)
    assert result.exit_code == 1
    assert "there is no corpus here" in result.stderr
