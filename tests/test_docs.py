"""What the documentation shows is what the program does."""

import csv
import doctest
import json
import os
import re
import runpy
import signal
import subprocess
import sys
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner

from retold import add
from retold.audit.rules import RULES, STORY_RULES, rule_files
from retold.cli import VERBS, retold
from retold.model import Kind
from retold.report import schema, schema_names
from retold.report.story_forms import to_text
from retold.sample import write_files
from retold.stories import stories
from tests.cli.test_add import warc_record
from tests.stories.bridge import INDEPENDENT, LINEAGE

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
WIDTH = 80


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_the_python_on_a_page_runs_as_shown(page: Path) -> None:
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_the_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).is_file()] == []


ROOT = DOCS.parent
GUIDES = [
    ROOT / "README.md",
    *(DOCS / "guide").glob("*.md"),
    DOCS / "tutorial.md",
    DOCS / "index.md",
    DOCS / "architecture.md",
]
ELSEWHERE = ("python3 -m venv", "git clone")
"""Lines that install what is installed here."""
GIVEN = {"SOURCE": "story.txt", "TARGET": "retelling.txt", "DOC": "story.txt"}
"""What stands in a pattern of a command."""
ADDRESS = "https://news.example/story"


def blocks_of(page: Path, language: str) -> list[str]:
    """The blocks of code of a page that are in a language."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    """The command lines that a page shows, without their comments."""
    blocks = re.findall(
        r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    lines = [
        line[2:].split("  #")[0]
        for block in blocks
        for line in block.splitlines()
        if line[:2] == "$ "
    ]
    return [line for line in lines if not line.startswith(ELSEWHERE)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples speak of: the demo's files, and those that a reader has."""
    write_files(tmp_path)
    for name in ("stories", "pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "stories" / "one.txt").write_bytes((tmp_path / "story.txt").read_bytes())
    (tmp_path / "pages" / "one.html").write_bytes((tmp_path / "page.html").read_bytes())
    (tmp_path / "stories.jsonl").write_bytes((tmp_path / "articles.jsonl").read_bytes())
    text = (tmp_path / "copy.txt").read_text(encoding="utf-8")
    row = {"prose": text, "article_no": 7, "address": "https://news.example/7", "day": "2026-03-01"}
    with (tmp_path / "dump.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    (tmp_path / "crawl.warc.gz").write_bytes(warc_record(1))
    add(tmp_path / "news", tmp_path / "articles.jsonl")
    shim = tmp_path / "bin" / "retold"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec {sys.executable} -m retold "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "bin"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_the_commands_on_a_page_run_as_they_stand(page: Path, folder: Path) -> None:
    for line in commands(page):
        for name, value in {**GIVEN, ADDRESS: "page.html"}.items():
            line = re.sub(rf"(?<![\w./]){re.escape(name)}(?![\w./])", value, line)  # noqa: PLW2901
        if "retold serve" in line:
            assert serves(line, folder), line
            continue
        done = subprocess.run(
            ["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False
        )
        expected = {0, 3} if "--fail-on" in line else {0}
        assert done.returncode in expected, (line, done.stderr)


def serves(line: str, folder: Path) -> bool:
    """Whether a command starts a server, which Ctrl-C ends."""
    command = f"exec {line} --port 0" if line.startswith("retold") else f"{line} --port 0"
    with subprocess.Popen(
        ["bash", "-c", command], cwd=folder, stderr=subprocess.PIPE, text=True, process_group=0
    ) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        os.killpg(server.pid, signal.SIGINT)
        server.communicate(timeout=30)
    return said.startswith("retold serves http") and server.returncode in {0, 130}


def test_the_tree_on_the_page_of_stories_is_what_is_printed(tmp_path: Path) -> None:
    """Of the documents by which stories are tried."""
    add(tmp_path / "news", [*LINEAGE, INDEPENDENT])
    tree = blocks_of(DOCS / "guide" / "stories.md", "text")[0]
    assert tree in to_text(stories(tmp_path / "news"))


def test_the_quotation_on_the_page_of_quotes_is_what_is_printed(tmp_path: Path) -> None:
    write_files(tmp_path)
    page = (DOCS / "guide" / "quotes.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    printed = CliRunner().invoke(retold, ["quotes", str(tmp_path / "story.txt")]).stdout
    assert shown in printed


def test_the_help_of_schema_names_every_schema() -> None:
    listed = re.search(r"NAME is (.*?)\.\n", help_of("schema"), re.DOTALL)
    assert listed is not None
    named = set(re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", listed[1], flags=re.DOTALL)))
    assert named - {"or"} == set(schema_names())


def test_the_python_of_the_readme_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (folder / "story.txt").is_file()
    blocks = blocks_of(ROOT / "README.md", "python")
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert "critical" in capsys.readouterr().out


def test_every_command_on_a_page_is_one() -> None:
    shown = {
        verb
        for page in PAGES
        for verb in re.findall(r"^\$ retold (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert shown <= set(VERBS)


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_the_commands_page_shows_the_help_of_every_command(verb: str) -> None:
    page = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    command = f"$ retold {verb} --help".replace("  ", " ")
    assert f"```console\n{command}\n{help_of(verb)}```\n" in page


def help_of(verb: str) -> str:
    """The help of a command as a terminal of 80 columns shows it."""
    arguments = [verb, "--help"] if verb else ["--help"]
    shown = CliRunner().invoke(retold, arguments, prog_name="retold", terminal_width=WIDTH)
    assert shown.exit_code == 0
    return click.unstyle(shown.output)


def test_the_formats_page_names_every_field() -> None:
    page = (DOCS / "reference" / "formats.md").read_text(encoding="utf-8")
    fields = re.findall(r'"([a-z_]+)":', json.dumps(_properties(schema("comparison"))))
    assert [field for field in fields if f"`{field}`" not in page] == []


def test_the_pages_name_every_kind_relation_and_severity() -> None:
    audit = (DOCS / "concepts" / "audit.md").read_text(encoding="utf-8")
    reuse = (DOCS / "concepts" / "reuse.md").read_text(encoding="utf-8")
    shipped = schema("comparison")
    change = shipped["$defs"]["change"]["properties"]
    relations = shipped["$defs"]["relation"]["properties"]["kind"]["enum"]
    assert [kind for kind in change["kind"]["enum"] if f"| `{kind}` |" not in audit] == []
    assert [one for one in relations if f"| `{one}` |" not in reuse] == []
    assert [one for one in change["severity"]["enum"] if f"**{one.title()}**" not in audit] == []


def _properties(node: object) -> dict[str, object]:
    """Every `properties` object in a schema, merged, their own fields left out."""
    if isinstance(node, list):
        return {name: 0 for item in node for name in _properties(item)}
    if not isinstance(node, dict):
        return {}
    own = dict.fromkeys(node.get("properties", {}), 0)
    below = [*node.get("properties", {}).values()] if "properties" in node else []
    below += [value for name, value in node.items() if name != "properties"]
    return own | {name: 0 for item in below for name in _properties(item)}


def test_the_page_of_rules_lists_those_there_are() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "list_rules.py"))
    page = (DOCS / "concepts" / "rules.md").read_text(encoding="utf-8")
    assert tool["table"]() in page, "stale: python tools/list_rules.py"


def test_the_page_of_the_audit_shows_its_tree_and_what_was_counted() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "map_audit.py"))
    page = (DOCS / "concepts" / "audit.md").read_text(encoding="utf-8")
    assert all(block in page for block in tool["blocks"]().values()), "python tools/map_audit.py"


def test_every_rule_has_a_name_of_a_kind_and_a_file() -> None:
    files = rule_files()
    assert len(files) == len(RULES) + len(STORY_RULES)
    assert {name.partition(".")[0] for name in files} <= set(get_args(Kind))
    assert [file for file in files.values() if not (ROOT / "src" / file).is_file()] == []
    assert all(rule.tells.endswith(".") for rule in (*RULES, *STORY_RULES))
