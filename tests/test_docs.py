"""What the documentation shows is what the program does."""

import doctest
import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from retold.cli import VERBS, retold
from retold.report import schema

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
