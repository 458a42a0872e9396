import csv
import json
from io import StringIO
from pathlib import Path

from retold.sample import path
from tests.cli.conftest import SOURCE


def test_a_list_tells_who_said_what(run, story: Path) -> None:
    result = run("quotes", story)
    assert result.exit_code == 0
    assert "Nadia Brook" in result.stdout
    assert "“We have no choice,”" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_data_has_the_agreed_form(run, story: Path) -> None:
    data = json.loads(run("quotes", story, "--format", "json").stdout)
    assert data["format"] == "retold.quotations/1"
    said = {one["said_by"]: one for one in data["quotations"]}["Nadia Brook"]
    assert said["direct"]
    assert said["content"][0]["text"] == "“We have no choice,”"


def test_the_guide_shows_what_is_printed(run) -> None:
    guide = Path(__file__).parents[2] / "docs/guide/quotes.md"
    example = guide.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    without_number = example.split(". ", 1)[1]
    assert without_number in run("quotes", path("source")).stdout


def test_a_document_may_be_standard_input(run) -> None:
    data = json.loads(run("quotes", "-", "--format", "json", input=SOURCE).stdout)
    assert data["document"]["characters"] == len(SOURCE)
    assert data["quotations"]


def test_a_table_has_a_row_a_quotation(run, story: Path) -> None:
    data = json.loads(run("quotes", story, "--format", "json").stdout)
    table = list(csv.DictReader(StringIO(run("quotes", story, "--format", "csv").stdout)))
    assert [row["said_by"] for row in table] == [one["said_by"] or "" for one in data["quotations"]]


def test_a_table_in_a_file_keeps_its_line_ends(run, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "quotes.csv"
    assert run("quotes", story, "--format", "csv", "--out", out).exit_code == 0
    assert out.read_bytes().count(b"\r\n") == out.read_bytes().count(b"\n") > 1


def test_a_page_is_written_whole(run, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "quotes.html"
    assert run("quotes", story, "--format", "html", "--out", out).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    assert not list(tmp_path.glob(".*.part"))


def test_a_list_in_a_file_is_the_one_on_standard_output(run, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "quotes.txt"
    run("quotes", story, "--out", out)
    assert out.read_text(encoding="utf-8") == run("quotes", story).stdout


def test_a_missing_file_is_one_line_and_exit_one(run, tmp_path: Path) -> None:
    result = run("quotes", tmp_path / "nowhere.txt")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "nowhere.txt" in result.stderr


def test_without_a_document_it_is_a_usage_error(run) -> None:
    assert run("quotes").exit_code == 2
