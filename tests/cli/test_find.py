import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from retold import Corpus, Document, RetoldError
from retold.corpus.copied import OWN
from retold.report import schema
from tests.corpus.stories import story


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "news"
    with Corpus(path) as opened:
        opened.add(
            Document(f"s{n}", story(n), title=f"Story {n}", url=f"https://cawl.example/{n}")
            for n in range(30)
        )
    return path


@pytest.fixture
def doc(tmp_path: Path) -> Path:
    path = tmp_path / "doc.txt"
    path.write_text(story(4) + "\n\n" + story(99), encoding="utf-8")
    return path


def test_matches_are_listed_to_read(run, corpus: Path, doc: Path) -> None:
    result = run("find", doc, "--in", corpus)
    assert result.exit_code == 0
    assert "doc.txt: 1 match\n" in result.stdout
    assert "s4" in result.stdout
    assert "https://cawl.example/4" in result.stdout


def test_a_text_too_short_for_a_passage_is_told_so(run, corpus: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("nothing of this is there at all", encoding="utf-8")
    assert "give more of the text" in run("find", short, "--in", corpus).stdout
    short.write_text(" ".join(["nothing of this is there at all"] * OWN), encoding="utf-8")
    assert "give more of the text" not in run("find", short, "--in", corpus).stdout


def test_matches_are_data_with_offsets(run, corpus: Path, doc: Path) -> None:
    answer = json.loads(run("find", doc, "--in", corpus, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema("matches")).validate(answer)
    assert answer["format"] == "retold.matches/1"
    match = answer["matches"][0]
    assert (match["id"], match["version"], match["title"]) == ("s4", 1, "Story 4")
    assert match["containment"] > 0.9
    for passage in match["passages"]:
        start, end = passage["source"]["start"], passage["source"]["end"]
        assert story(4)[10:60] in doc.read_text(encoding="utf-8")[start:end]


def test_a_batch_answers_for_each_of_its_documents(run, corpus: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"q{n}", "text": story(n)}) for n in (3, 77)] + ["{"]
    (tmp_path / "q.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = run(
        "find", "--batch", tmp_path / "q.jsonl", "--in", corpus, "--format", "json", "--out", out
    )
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [[m["id"] for m in answer["matches"]] for answer in answers] == [["s3"], []]
    assert result.exit_code == 1
    assert "q.jsonl:3" in result.stderr


def test_a_place_without_a_corpus_is_told(run, doc: Path, tmp_path: Path) -> None:
    result = run("find", doc, "--in", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "no corpus here" in result.stderr
    assert not (tmp_path / "nowhere").exists()


def test_one_of_doc_and_batch_is_needed(run, corpus: Path, doc: Path) -> None:
    assert run("find", "--in", corpus).exit_code == 2
    assert run("find", doc, "--batch", doc, "--in", corpus).exit_code == 2


def test_languages_are_codes(run, corpus: Path, doc: Path) -> None:
    assert run("find", doc, "--in", corpus, "--languages", "de, FR").exit_code == 0
    refused = run("find", doc, "--in", corpus, "--languages", "german")
    assert refused.exit_code == 2
    assert "'german' is no code of a language that is known; did you mean de" in refused.stderr
    assert run("find", doc, "--in", corpus, "--languages", "xx").exit_code == 2
    with Corpus(corpus) as opened, pytest.raises(RetoldError, match="'xx' is no code"):
        opened.find(doc, languages=["xx"])


@pytest.mark.parametrize("name", ["noending", "dump.data"])
def test_a_batch_without_a_telling_name_is_known_by_its_first_line(
    run, corpus: Path, tmp_path: Path, name: str
) -> None:
    lines = [json.dumps({"id": f"q{n}", "text": story(n)}) for n in (3, 7)]
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    result = run("find", "--batch", tmp_path / name, "--in", corpus)
    assert "q3: 1 match" in result.stdout
    assert "q7: 1 match" in result.stdout
    (tmp_path / name).write_text(story(4), encoding="utf-8")
    assert f"{name}: 1 match" in run("find", "--batch", tmp_path / name, "--in", corpus).stdout


def test_a_batch_may_come_through_a_pipe(corpus: Path, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"q{n}", "text": story(n)}) for n in (3, 7)]
    (tmp_path / "q.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = f"{sys.executable} -m retold find --batch <(cat q.jsonl) --in {corpus} --format json"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["q3", "q7"]


def test_the_ending_of_the_file_tells_the_form(run, corpus: Path, doc: Path, tmp_path) -> None:
    assert run("find", doc, "--in", corpus, "-o", tmp_path / "m.jsonl").exit_code == 0
    assert json.loads((tmp_path / "m.jsonl").read_text(encoding="utf-8"))["matches"]
    assert run("find", doc, "--in", corpus, "-o", tmp_path / "m.html").exit_code == 2
