"""Pages made by tools are fresh, the site leads to every page, the tutorial is true."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

import retold

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def tool(name: str) -> dict[str, object]:
    return runpy.run_path(str(ROOT / "tools" / f"{name}.py"))


@pytest.mark.parametrize(("page", "name"), [("python", "list_python"), ("http", "list_routes")])
def test_a_page_of_reference_is_fresh(page: str, name: str) -> None:
    made = tool(name)["reference"]
    assert callable(made)
    text = (DOCS / "reference" / f"{page}.md").read_text(encoding="utf-8")
    assert f"<!-- {page} -->\n{made()}<!-- /{page} -->" in text, f"stale: python tools/{name}.py"


def test_the_page_of_where_things_are_is_fresh() -> None:
    blocks = tool("map_architecture")["blocks"]
    assert callable(blocks)
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    for name, block in blocks().items():
        whole = f"<!-- {name} -->\n{block}<!-- /{name} -->"
        assert whole in text, "stale: python tools/map_architecture.py"


def test_the_page_of_where_things_are_names_files_that_are_there() -> None:
    seen = tool("map_architecture")["SEEN"]
    assert isinstance(seen, dict)
    named = [file for files in seen.values() for file in files]
    assert [file for file in named if not (ROOT / "src" / "retold" / file).is_file()] == []


@pytest.mark.parametrize("word", ["date", "caption", "speaker"])
def test_a_newcomer_finds_where_a_thing_is_mended(word: str) -> None:
    seen = tool("map_architecture")["SEEN"]
    assert isinstance(seen, dict)
    assert any(word in sight for sight in seen)


def test_the_python_page_has_every_public_name() -> None:
    text = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    assert [name for name in retold.__all__ if f"\n### {name}\n" not in text] == []


def test_the_python_page_has_every_name_that_a_page_imports() -> None:
    text = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    missing = {
        f"{page.stem}: {module}.{name}"
        for page in PAGES
        for module, names in re.findall(
            r"^(?:>>> )?from (retold[\w.]*) import ([\w, ]+)", page.read_text("utf-8"), re.MULTILINE
        )
        for name in names.split("#")[0].replace(" ", "").split(",")
        if not re.search(rf"^#+ {name}$", text, re.MULTILINE)
    }
    assert missing == set()


def test_the_site_leads_to_every_page_once() -> None:
    nav = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["nav"]
    linked = re.findall(r"'([\w/]+\.md)'", str(nav))
    assert sorted(linked) == sorted(page.relative_to(DOCS).as_posix() for page in PAGES)


def test_the_glossary_tells_each_word_once() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"\*\*([^*]+)\*\*", "\n".join(re.findall(r"^\*\*.*$", text, re.MULTILINE)))
    assert sorted(words) == sorted(set(words))


def test_what_the_tutorial_shows_is_what_is_printed() -> None:
    """Word by word, of the lines that it tells a reader to type."""
    shown = tool("show_tutorial")
    blocks, commands = shown["blocks"], shown["COMMANDS"]
    assert callable(blocks)
    assert isinstance(commands, tuple)
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    for name, block in blocks().items():
        whole = f"<!-- {name} -->\n{block}<!-- /{name} -->"
        assert whole in text, "stale: python tools/show_tutorial.py"
    assert [command for command in commands if f"$ retold {command}\n" not in text] == []
