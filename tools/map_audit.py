# ruff: noqa: INP001
"""Write what the audit is made of into docs/concepts/audit.md: `python tools/map_audit.py`.

The tree of its files, each with the first line of its docstring, and how many modules, arrows and
call shapes there are. An arrow is a module of the audit that imports another; rooms are folders. A
call shape is what a rule is called with.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pages import write_blocks

from retold.audit.rules import RULES, STORY_RULES

ROOT = Path(__file__).parents[1]
AUDIT = ROOT / "src" / "retold" / "audit"
PAGE = ROOT / "docs" / "concepts" / "audit.md"
BEFORE = {
    "modules": 48,
    "rooms": 1,
    "arrows between modules": 123,
    "arrows between rooms": 0,
    "rules that import another rule": 5,
    "call shapes of a rule": 6,
}
"""Of the first edition, where all modules lay in one folder: counted in the same way, the last two
by hand."""


def main() -> None:
    """Write both blocks where the page has them."""
    write_blocks(PAGE, blocks())


def blocks() -> dict[str, str]:
    """Each generated block of the page by its name."""
    return {"audit-tree": tree(), "audit-counts": counts()}


def tree() -> str:
    """The files of the audit, rooms first, each with what it is."""
    lines = ["```text", "audit/"]
    lines += _lines(AUDIT, 1)
    return "\n".join([*lines, "```", ""])


def _lines(folder: Path, depth: int) -> Iterator[str]:
    rooms = sorted(path for path in folder.iterdir() if (path / "__init__.py").exists())
    for room in rooms:
        yield _line(f"{room.name}/", room / "__init__.py", depth)
        yield from _lines(room, depth + 1)
    for path in sorted(folder.glob("*.py")):
        if path.name != "__init__.py":
            yield _line(path.name, path, depth)


def _line(name: str, path: Path, depth: int) -> str:
    said = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
    return f"{'    ' * depth}{name + ' ':{34 - 4 * depth}}{said}".rstrip()


def counts() -> str:
    """The table of what was counted before and now."""
    now = counted()
    rows = [f"| {name} | {before} | {now[name]} |" for name, before in BEFORE.items()]
    return "\n".join(["| of the audit | before | now |", "| --- | ---: | ---: |", *rows, ""])


def counted() -> dict[str, int]:
    """How many modules, rooms, arrows and call shapes there are; empty modules do not count."""
    modules = {_name(path): path for path in AUDIT.rglob("*.py") if _does_something(path)}
    arrows = {
        (name, imported)
        for name, path in modules.items()
        for imported in _imported(path)
        if imported in modules and imported != name
    }
    rooms = {_room(name) for name in modules}
    return {
        "modules": len(modules),
        "rooms": len(rooms),
        "arrows between modules": len(arrows),
        "arrows between rooms": len(
            {(_room(a), _room(b)) for a, b in arrows if _room(a) != _room(b)}
        ),
        "rules that import another rule": len(
            {a for a, b in arrows if ".rules." in a and ".rules." in b}
        ),
        "call shapes of a rule": len({_shape(rule.find) for rule in (*RULES, *STORY_RULES)}),
    }


def _name(path: Path) -> str:
    parts = path.relative_to(AUDIT.parents[1]).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _room(name: str) -> str:
    """The folder of a module, from the audit on; a module beside the rooms is in none."""
    parts = name.split(".")[2:]
    return parts[0] if parts and (AUDIT / parts[0]).is_dir() else ""


def _does_something(path: Path) -> bool:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return any(not isinstance(node, ast.Expr) for node in body)


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _shape(find: object) -> tuple[str, ...]:
    """The types that a rule is called with."""
    hints = getattr(find, "__annotations__", {})
    return tuple(str(hint) for name, hint in hints.items() if name != "return")


if __name__ == "__main__":
    main()
