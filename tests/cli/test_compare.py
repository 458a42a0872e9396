import importlib
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import retold
from retold.model import Certainty, Comparison, Severity
from tests.cli.conftest import TARGET
from tests.report.sample_comparison import sample


def test_a_report_tells_the_reversal(run, story: Path, retelling: Path) -> None:
    result = run("compare", story, retelling)
    assert result.exit_code == 0
    assert "critical" in result.stdout.lower()
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_data_has_the_agreed_form(run, story: Path, retelling: Path) -> None:
    result = run("compare", story, retelling, "--format", "json")
    data = json.loads(result.stdout)
    assert data["format"] == "retold.comparison/2"
    assert {"negation", "omission"} <= {change["kind"] for change in data["changes"]}


def test_one_side_may_be_standard_input(run, story: Path) -> None:
    result = run("compare", story, "-", "--format", "json", input=TARGET)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["target"]["characters"] == len(TARGET)


def test_both_sides_cannot_be_standard_input(run) -> None:
    assert run("compare", "-", "-").exit_code == 2


def test_a_page_is_written_whole(run, story: Path, retelling: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    result = run("compare", story, retelling, "--format", "html", "--out", out)
    assert result.exit_code == 0
    assert out.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize(("severity", "code"), [("critical", 3), ("major", 3), ("minor", 3)])
def test_fail_on_a_severity_or_worse(run, story, retelling, severity: str, code: int) -> None:
    assert run("compare", story, retelling, "--fail-on", severity).exit_code == code


COMPARE = importlib.import_module("retold.compare")
BARS = [
    (("major", "likely"), ("--fail-on", "major"), 3),
    (("critical", "likely"), ("--fail-on", "major"), 3),
    (("minor", "certain"), ("--fail-on", "major"), 0),
    (("major", "possible"), ("--fail-on", "major"), 0),
    (("major", "possible"), ("--fail-on", "major", "--certainty", "possible"), 3),
    (("major", "likely"), ("--fail-on", "major", "--certainty", "certain"), 0),
    (("major", "certain"), ("--fail-on", "minor", "--certainty", "certain"), 3),
    (("critical", "certain"), (), 0),
]
"""The severity and certainty of a change, the options, and the exit code."""


@pytest.mark.parametrize(("change", "options", "code"), BARS)
def test_fail_on_a_change_so_grave_and_so_sure(
    run, story, monkeypatch, change, options, code
) -> None:
    monkeypatch.setattr(COMPARE, "compare_documents", lambda *_, **__: with_one(*change))
    for form in ("text", "json", "html"):
        assert run("compare", story, story, "-f", form, *options).exit_code == code


def with_one(severity: Severity, certainty: Certainty) -> Comparison:
    """A comparison with one change."""
    change = replace(sample().changes[0], severity=severity, certainty=certainty)
    return replace(sample(), changes=(change,))


def test_what_is_not_sure_enough_is_counted_and_listed_when_asked(
    run, story, retelling, monkeypatch
) -> None:
    possible = with_one("major", "possible")
    monkeypatch.setattr(COMPARE, "compare_documents", lambda *_, **__: possible)
    told = run("compare", story, retelling).stdout
    assert "No certain or likely change; 1 is possible" in told
    assert "What may have changed" in told
    assert "possible): stop blocking → block" in told
    asked = run("compare", story, retelling, "--certainty", "possible").stdout
    assert "MAJOR turned round (possible): stop blocking → block" in asked


def test_each_change_names_its_rule_and_a_file_that_is_there(run, story, retelling) -> None:
    told = " ".join(run("compare", story, retelling, "--explain").stdout.split())
    named = re.findall(r"rule ([a-z]+\.[a-z]+) \((retold/audit/rules/[a-z_]+\.py)\)", told)
    assert len(named) == len(re.findall(r"\d+\. (?:CRITICAL|MAJOR|MINOR)", told)) > 0
    package = Path(retold.__file__).parent.parent
    assert all((package / file).is_file() for _, file in named)
    assert "rule " not in run("compare", story, retelling).stdout
    page = run("compare", story, retelling, "--explain", "-f", "html").stdout
    assert page.count('class="rule"') >= len(named)


def test_fail_on_nothing_found(run, story: Path) -> None:
    assert run("compare", story, story, "--fail-on", "minor").exit_code == 0


def test_a_missing_file_is_one_line_and_exit_one(run, story: Path, tmp_path: Path) -> None:
    result = run("compare", story, tmp_path / "nowhere.txt")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "nowhere.txt" in result.stderr


def test_an_unwritable_place_is_one_line(run, story: Path, retelling: Path) -> None:
    result = run("compare", story, retelling, "--out", "/nonexistent/folder/report.txt")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1


def test_too_few_words_is_a_usage_error(run, story: Path) -> None:
    assert run("compare", story).exit_code == 2
    assert run("compare", "--pairs", "pairs.txt", story).exit_code == 2
    assert run("compare", story, story, "--jobs", "2").exit_code == 2


def test_who_said_what_is_compared_where_it_is_asked(run, tmp_path: Path) -> None:
    story, retelling = tmp_path / "story.txt", tmp_path / "retelling.txt"
    rest = "The dam is being drained. Repairs will take until spring. Buses run on the hour."
    claim = "the north wall could fail in heavy rain."
    story.write_text(f"{rest} Engineer Mara Lind warned that {claim}", encoding="utf-8")
    retelling.write_text(f"{rest} {claim.capitalize()}", encoding="utf-8")
    result = run("compare", story, retelling, "--format", "json", "--quotations")
    assert [change["kind"] for change in json.loads(result.stdout)["changes"]] == ["attribution"]


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (("--out", "r.html"), "<!doctype html>"),
        (("-o", "r.HTM"), "<!doctype html>"),
        (("-o", "r.json"), "{"),
        (("-o", "r.xml"), "<document"),
        (("-o", "r.txt"), "An edited version"),
        (("-o", "r"), "An edited version"),
        (("-o", "r.log"), "An edited version"),
        (("-o", "r.2026-11-30"), "An edited version"),
        (("-o", "r.xyz", "-f", "json"), "{"),
        (("-o", "r.txt", "-f", "json"), "{"),
        (("-o", "r", "-f", "html"), "<!doctype html>"),
    ],
)
def test_the_ending_of_the_file_tells_the_form(
    run, story, retelling, tmp_path, words, starts
) -> None:
    words = [str(tmp_path / word) if word.startswith("r") else word for word in words]
    assert run("compare", story, retelling, *words).exit_code == 0
    written = next(path for path in tmp_path.iterdir() if path.stem == "r")
    assert written.read_text(encoding="utf-8").startswith(starts)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-f", "json", "-o", "r.html"), "--format json and --out r.html do not agree"),
        (("-f", "text", "-o", "r.json"), "do not agree"),
        (("-o", "r.graphml"), "this command writes no graphml"),
        (("-o", "r.pdf"), "no form has the ending .pdf; known are .html, .htm, .json, "),
        (("-o", "r.xyz"), "no form has the ending .xyz"),
        (("-o", "r.json.gz"), "no form has the ending .gz"),
    ],
)
def test_a_form_and_an_ending_that_do_not_agree_are_told(
    run, story, retelling, words, told
) -> None:
    result = run("compare", story, retelling, *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not Path(words[words.index("-o") + 1]).exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nosuch", "no such encoder; there are default"),
        ("defualt", "did you mean default?"),
        ("nome", "did you mean none?"),
        ("./nowhere", "no such folder"),
    ],
)
def test_an_unknown_encoder_is_told_with_those_there_are(run, story, retelling, name, told) -> None:
    result = run("compare", story, retelling, "--encoder", name)
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_report_goes_into_markdown_and_docx(run, story: Path, retelling: Path) -> None:
    pair = ("compare", story, retelling)
    text = run(*pair, "--format", "markdown").stdout
    assert text.startswith("# ")
    assert run(*pair, "--out", story.with_name("r.md")).exit_code == 0
    assert story.with_name("r.md").read_text(encoding="utf-8") == text
    assert run(*pair, "--out", story.with_name("r.docx")).exit_code == 0
    assert story.with_name("r.docx").read_bytes().startswith(b"PK")
    assert run(*pair, "--format", "docx").stdout_bytes.startswith(b"PK")
    assert run(*pair, "--format", "docx", "--out", story.with_name("r.md")).exit_code == 2
    assert run(*pair, "--format", "text", "--out", story.with_name("t.md")).exit_code == 0
    assert not story.with_name("t.md").read_text(encoding="utf-8").startswith("#")


def test_a_text_may_go_into_a_file_that_ends_in_md(run, story: Path) -> None:
    assert run("extract", story, "--out", story.with_name("e.md")).exit_code == 0
    assert run("extract", story, "--out", story.with_name("e.docx")).exit_code == 2


def test_without_its_library_docx_is_refused_before_the_work(
    run, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run("compare", story, story.with_name("gone.txt"), "--format", "docx")
    assert result.exit_code == 1
    assert "pip install 'retold[office]'" in result.stderr


def test_many_pairs_are_written_as_markdown_and_docx(run, story: Path, retelling: Path) -> None:
    listed = story.with_name("pairs.txt")
    listed.write_text(f"{story} {retelling}\n", encoding="utf-8")
    for form, ending in (("markdown", "md"), ("docx", "docx")):
        out = story.with_name(form)
        assert run("compare", "--pairs", listed, "--out", out, "--format", form).exit_code == 0
        assert [path.suffix for path in out.glob("retelling*")] == [f".{ending}"]


@pytest.mark.parametrize("verb", ["compare", "extract", "quotes"])
def test_bytes_that_cannot_be_decoded_are_warned_of(run, story, tmp_path, verb: str) -> None:
    whole = story.read_text(encoding="utf-8")
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe" + whole.encode() + b"caf\xc3")
    asked = (verb, story, broken) if verb == "compare" else (verb, broken)
    done = run(*asked)
    assert done.exit_code == 0
    warning = f"Warning: {broken}: 1 character could not be decoded (\ufffd)\n"
    assert done.stderr == warning
    assert run(verb, *[story] * (len(asked) - 1)).stderr == ""
