# ruff: noqa: INP001
"""Write what docs/architecture.md says of the tree: `python tools/map_architecture.py`.

The floors are those of the import contract in pyproject.toml, which `lint-imports` holds the code
to; what each room is for is the first line of its docstring. What a change of each kind is found
by comes from the table of rules. Where other things that a reader sees are made is listed here, by
file, and each file says itself what it does.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pages import write_blocks

from retold.audit.rules import RULES, STORY_RULES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "architecture.md"
SEEN = {
    "a date, a title or a by-line other than the page’s": [
        "extract/metadata.py",
        "extract/shown_date.py",
        "extract/titles.py",
        "published.py",
    ],
    "a caption taken for the story, or the story for a caption": [
        "extract/captions.py",
        "extract/credits.py",
        "extract/furniture.py",
    ],
    "a menu, a newsletter line, a cookie notice in the text": [
        "extract/furniture.py",
        "extract/notices.py",
        "extract/phrases.py",
        "extract/wordings.py",
    ],
    "a paragraph, a list, a table that is missing": [
        "extract/story.py",
        "extract/layout.py",
        "extract/region.py",
    ],
    "a sentence that ends too early or too late": ["text/segment.py"],
    "quotation marks that are paired wrongly": ["text/quoted.py"],
    "a speaker who did not say it": [
        "quotes/speakers.py",
        "quotes/people.py",
        "quotes/beside.py",
        "quotes/turns.py",
        "quotes/network.py",
    ],
    "a quotation that is not found": ["quotes/recognition.py", "quotes/unattributed.py"],
    "a number, a unit, a date that is read as another value": [
        "values/numerals.py",
        "values/quantities.py",
        "values/units.py",
        "values/days.py",
        "values/clock.py",
    ],
    "the same value, told as changed": ["values/equality.py", "values/matching.py"],
    "a sentence tied to another than it retells": ["align/similarity.py", "align/beads.py"],
    "a reused passage that is cut short, or none": ["align/passages.py", "align/stretches.py"],
    "a word tied to another than its counterpart": ["audit/link/links.py"],
    "a change of the wrong severity or certainty": [
        "audit/verdict/certainty.py",
        "audit/verdict/overlaps.py",
        "audit/harm/__init__.py",
    ],
    "edited, rewritten, summary: the wrong relation": [
        "lineage/relation.py",
        "lineage/traits.py",
        "lineage/machine.py",
    ],
    "the wrong one of two texts came first": ["lineage/direction.py", "lineage/dating.py"],
    "the wrong source in a tree, two stories in one": [
        "lineage/parents.py",
        "stories/weighing.py",
        "stories/grouping.py",
    ],
    "where a wrong fact entered": ["lineage/drift.py"],
    "a copy that is not found in a corpus": [
        "index/outline.py",
        "index/screen.py",
        "corpus/matches.py",
    ],
    "a document dropped that should have been kept": ["dedupe/verified.py", "dedupe/likeness.py"],
    "the wording of a report": ["report/phrasing.py", "report/headlines.py"],
}
"""What a reader sees -> the files where it is made, those to look at first before the others."""


def main() -> None:
    """Write each block where the page has it."""
    write_blocks(PAGE, blocks())


def blocks() -> dict[str, str]:
    """Each generated block of the page by its name."""
    return {"floors": floors(), "kinds": kinds(), "seen": seen()}


def floors() -> str:
    """The table of the rooms from the top floor down."""
    rows = []
    layers = _layers()
    for number, floor in zip(range(len(layers) - 1, -1, -1), layers, strict=True):
        for room in floor:
            path = _file(room.removeprefix("retold.").replace(".", "/"))
            rows.append(f"| {number} | {_linked(path)} | {_says(path)} |")
    return _table(("floor", "room", "what it does"), rows)


def _layers() -> list[list[str]]:
    """The floors of the first contract, each the modules on it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def kinds() -> str:
    """The table of the files that find changes of each kind."""
    files: dict[str, list[str]] = {}
    for rule in (*RULES, *STORY_RULES):
        named = files.setdefault(rule.name.partition(".")[0], [])
        file = Path(rule.file).name
        if file not in named:
            named.append(file)
    rows = [f"| `{kind}` | {_list(named)} |" for kind, named in sorted(files.items())]
    return _table(("a change of the kind", "is found in `audit/rules/`"), rows)


def seen() -> str:
    """The table of where to look for what a reader sees."""
    rows = []
    for sight, files in SEEN.items():
        first = SOURCE / "retold" / files[0]
        rows.append(f"| {sight} | {_list(files)} | {_says(first)} |")
    return _table(("a reader sees", "look in", "the first of these is"), rows)


def _list(files: list[str]) -> str:
    return ", ".join(f"`{file}`" for file in files)


def _file(name: str) -> Path:
    """The file of a room: its own, or that which begins its folder."""
    folder = SOURCE / "retold" / name
    return folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")


def _linked(path: Path) -> str:
    name = path.relative_to(SOURCE / "retold").as_posix().removesuffix("__init__.py")
    return f"`{name}`"


def _says(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n")[0].replace("|", "\\|")


def _table(head: tuple[str, ...], rows: list[str]) -> str:
    lines = _rows(head)
    return "\n".join([*lines, *rows, ""])


def _rows(head: tuple[str, ...]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"


if __name__ == "__main__":
    main()
