import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from retold.cli import retold
from retold.corpus import Corpus
from retold.report import schema
from tests.stories.bridge import COPY, ELSEWHERE, HEIR, INDEPENDENT, LINEAGE


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("corpus") / "news"
    with Corpus(folder) as corpus:
        corpus.add([*LINEAGE, INDEPENDENT, ELSEWHERE])
    return folder


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(retold, [str(each) for each in arguments])
    assert result.exit_code == code, result.output
    return result


def test_stories_are_told_as_trees_and_counted_on_standard_error(news: Path) -> None:
    result = run("stories", news)
    assert "└─ copy" in result.stdout
    assert "elsewhere" not in result.stdout
    assert "1 story of several documents: 1 told anew" in result.stderr
    assert run("stories", news, "--quiet").stderr == ""


def test_stories_of_one_document_are_shown_where_they_are_asked_for(news: Path) -> None:
    assert "elsewhere" in run("stories", news, "--least", 1).stdout


def test_json_is_of_the_schema_and_has_all_stories(news: Path) -> None:
    answer = json.loads(run("stories", news, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema("stories")).validate(answer)
    assert len(answer["stories"]) == 2
    traced = json.loads(run("trace", "heir", "--in", news, "--format", "json", "--all").stdout)
    jsonschema.Draft202012Validator(schema("stories")).validate(traced)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.html", "<!doctype html>"),
        ("out.json", "{"),
        ("out.graphml", "<?xml"),
        ("out.csv", "story,id"),
        ("out.txt", "Bridge shut"),
    ],
)
def test_the_ending_of_out_tells_the_form(
    news: Path, tmp_path: Path, name: str, begins: str
) -> None:
    run("stories", news, "--out", tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("words", [("stories",), ("trace", "heir"), ("origins", "heir")])
def test_text_begins_with_its_first_heading(
    words: tuple[str, ...], news: Path, tmp_path: Path
) -> None:
    verb, *asked = words
    where = ("--in", news) if asked else (news,)
    assert run(verb, *asked, *where).stdout.startswith("Bridge shut ─")
    run(verb, *asked, *where, "--format", "text", "--out", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("Bridge shut ─")


def test_prov_may_be_written_to_a_json_file(news: Path, tmp_path: Path) -> None:
    run("trace", "heir", "--in", news, "--format", "prov", "--out", tmp_path / "out.json")
    assert "wasDerivedFrom" in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    run("stories", news, "--format", "csv", "--out", tmp_path / "out.json", code=2)


def test_a_document_is_traced_by_its_id_its_file_or_its_text(news: Path, tmp_path: Path) -> None:
    story = tmp_path / "asked.txt"
    story.write_text(HEIR.text.replace("nearly two", "almost two"), encoding="utf-8")
    assert "heir" in run("trace", "heir", "--in", news).stdout
    assert "asked.txt" in run("trace", story, "--in", news).stdout
    text = CliRunner().invoke(retold, ["trace", "-", "--in", str(news)], input=HEIR.text)
    assert (text.exit_code, "copy" in text.stdout) == (0, True)


def test_origins_are_counted_with_what_each_alone_tells(news: Path, tmp_path: Path) -> None:
    assert "2 independent origins" in run("origins", "heir", "--in", news).stdout
    families = tmp_path / "owners.csv"
    families.write_text("Valley Echo,One\nRadio Wexcombe,One\n", encoding="utf-8")
    arguments = ("origins", "heir", "--in", news, "--families", families, "--format", "json")
    answer = json.loads(run(*arguments).stdout)
    jsonschema.Draft202012Validator(schema("origins")).validate(answer)
    assert (answer["least"], answer["most"]) == (1, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("stories", "nowhere"),
        ("trace", "nothing.txt", "--in", "nowhere"),
        ("origins", "nothing.txt", "--in", "nowhere"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, code=1)
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Error: nowhere: there is no corpus here")


@pytest.mark.parametrize("verb", ["trace", "origins"])
@pytest.mark.parametrize("name", ["nothing.txt", "article-4711", "no/such/file", "a" * 5_000])
def test_a_name_of_nothing_is_neither_an_id_nor_a_file(news: Path, verb: str, name: str) -> None:
    result = run(verb, name, "--in", news, code=1)
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"Error: {name[:100]}")
    assert f"neither the id of a document in {news} nor a file" in result.stderr


@pytest.mark.parametrize("verb", ["trace", "origins"])
def test_an_address_or_a_folder_that_cannot_be_read_is_told_as_such(news: Path, verb: str) -> None:
    for name, reason in (("ftp://desk.example/story", "ftp"), (news, "folder"), ("", "empty")):
        stderr = run(verb, name, "--in", news, code=1).stderr
        assert reason in stderr
        assert "neither" not in stderr


@pytest.mark.parametrize("verb", ["trace", "origins"])
def test_a_file_with_the_text_of_a_document_is_told_as_that_document(
    news: Path, tmp_path: Path, verb: str
) -> None:
    story = tmp_path / "copy.txt"
    story.write_text(f"{COPY.text}\n", encoding="utf-8")
    by_file, by_id = (run(verb, name, "--in", news) for name in (story, "copy"))
    assert by_file.stdout == by_id.stdout
    assert by_file.stderr == f"{story}: this is the text of copy\n"
    assert by_id.stderr == ""
    assert run("--quiet", verb, story, "--in", news).stderr == ""


def test_an_empty_corpus_says_that_there_are_no_stories(tmp_path: Path) -> None:
    with Corpus(tmp_path / "news") as corpus:
        corpus.add([])
    assert "No story" in run("stories", tmp_path / "news").stdout
