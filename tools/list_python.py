# ruff: noqa: INP001
"""Write the reference of the Python names into docs/reference/python.md.

    python tools/list_python.py

The names are those of `retold.__all__`, and those of its modules that pages of the documentation
import. Signatures are read from the source, so that they are the same under every Python; what is
said of each is its docstring.
"""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from pages import write_blocks

import retold

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "python.md"
MODULES = {
    "retold.dedupe": ["Rules"],
    "retold.dedupe.outcome": ["Results"],
    "retold.dedupe.staged": ["dedupe_in_stages", "Running"],
    "retold.engines.local": ["local"],
    "retold.report": ["render", "schema", "schema_names", "Setting"],
    "retold.sample": ["names", "path", "write_files"],
    "retold.serve": ["create_app", "Settings"],
    "retold.site": ["Site"],
    "retold.stories": ["Survey"],
    "retold.stories.staged_survey": ["StagedSurvey", "Working"],
    "retold.verdicts": ["give", "given_on", "precision"],
    "retold.watch": ["Ours", "Watch"],
}
"""What is public besides `retold.__all__`, by where it is imported from."""
SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises):$")
FIELD = re.compile(r"^([a-z_]+): ")
"""How a docstring says what a field holds, on a line of its own."""
LINE = 100
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Entry(NamedTuple):
    """A line `name: what is said of it` of a section of a docstring."""

    name: str
    says: str


def reference() -> str:
    """The whole of the block."""
    groups = {
        "Verbs": [name for name in retold.__all__ if name[0].islower()],
        "Nouns": [name for name in retold.__all__ if name[0].isupper() and not _is_error(name)],
        "Errors": [name for name in retold.__all__ if _is_error(name)],
    }
    parts = []
    for title, group in groups.items():
        parts.append(f"## {title}\n")
        parts += [_told("retold", name, 3) for name in group]
    parts.append("## In modules\n")
    for module, names in MODULES.items():
        parts.append(f"### `{module}`\n")
        parts += [_told(module, name, 4) for name in names]
    return "\n".join(parts)


def _is_error(name: str) -> bool:
    value = getattr(retold, name)
    return isinstance(value, type) and issubclass(value, Exception)


def _told(module: str, name: str, depth: int) -> str:
    """What is said of one name: its signature, its docstring, and of a class its members."""
    value = getattr(import_module(module), name)
    title = f"{'#' * depth} {name}\n"
    if not (inspect.isclass(value) or inspect.isfunction(value)):
        return "\n".join([title, _fenced(f"{name} = {_alias(module, name)}")])
    node = _definition(value)
    lines = [title, _fenced(_signature(node)), _prose(ast.get_docstring(node) or "")]
    if isinstance(node, ast.ClassDef):
        lines += _members(node, depth + 1)
    return "\n".join(lines)


def _definition(value: object) -> Definition:
    """The definition of a class or function in its source."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(value)))  # type: ignore[arg-type]
    node = tree.body[0]
    if not isinstance(node, Definition):
        raise TypeError(f"{value}: no definition")
    return node


def _alias(module: str, name: str) -> str:
    """What a name of a type stands for, from where it is assigned."""
    home = retold._HOMES[name] if module == "retold" else module  # noqa: SLF001
    tree = ast.parse(inspect.getsource(import_module(home)))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.unparse(node.value)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name and node.value:
            return ast.unparse(node.value)
    raise LookupError(f"{name}: not assigned in {home}")


def _signature(node: Definition) -> str:
    """How it is called: on one line, or a line for each parameter."""
    if isinstance(node, ast.ClassDef):
        return _class_signature(node)
    gives = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    given = [part for part in _parameters(node.args) if part not in {"self", "cls"}]
    return _wrapped(node.name, given, gives)


def _class_signature(node: ast.ClassDef) -> str:
    made = next((each for each in _functions(node) if each.name == "__init__"), None)
    if made:
        given = [part for part in _parameters(made.args) if part != "self"]
        return f"class {_wrapped(node.name, given, '')}"
    bases = {ast.unparse(base) for base in node.bases}
    if bases & {"NamedTuple", "TypedDict"} or any(
        "dataclass" in ast.unparse(each) for each in node.decorator_list
    ):
        given = [ast.unparse(each) for each in node.body if isinstance(each, ast.AnnAssign)]
        return f"class {_wrapped(node.name, given, '')}"
    return f"class {node.name}({', '.join(sorted(bases))})"


def _parameters(given: ast.arguments) -> list[str]:
    """The parameters as they are written, with `*` before those that go by name alone."""
    placed = [*given.posonlyargs, *given.args]
    without = len(placed) - len(given.defaults)
    written = [
        _parameter(each, given.defaults[number - without] if number >= without else None)
        for number, each in enumerate(placed)
    ]
    if given.posonlyargs:
        written.insert(len(given.posonlyargs), "/")
    if given.vararg:
        written.append(f"*{_parameter(given.vararg, None)}")
    elif given.kwonlyargs:
        written.append("*")
    written += map(_parameter, given.kwonlyargs, given.kw_defaults)
    return [*written, *([f"**{_parameter(given.kwarg, None)}"] if given.kwarg else [])]


def _parameter(parameter: ast.arg, default: ast.expr | None) -> str:
    kind = f": {ast.unparse(parameter.annotation)}" if parameter.annotation else ""
    if default is None:
        return parameter.arg + kind
    return f"{parameter.arg}{kind}{' = ' if kind else '='}{ast.unparse(default)}"


def _wrapped(name: str, given: list[str], gives: str) -> str:
    whole = f"{name}({', '.join(given)}){gives}"
    if len(whole) <= LINE:
        return whole
    return "\n".join([f"{name}(", *(f"    {part}," for part in given), f"){gives}"])


def _members(node: ast.ClassDef, depth: int) -> Iterator[str]:
    """The public methods and properties of a class, each with what it gives."""
    for member in _functions(node):
        if member.name.startswith("_"):
            continue
        decorators = {ast.unparse(each) for each in member.decorator_list}
        is_property = bool(decorators & {"property", "cached_property"})
        signature = _signature(member)
        if is_property:
            signature = f"{member.name}: {ast.unparse(member.returns) if member.returns else ''}"
        yield f"{'#' * depth} {node.name}.{member.name}\n"
        yield _fenced(signature)
        yield _prose(ast.get_docstring(member) or "")


def _functions(node: ast.ClassDef) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [each for each in node.body if isinstance(each, kinds)]


def _fenced(code: str) -> str:
    return f"```python\n{code}\n```\n"


def _prose(docstring: str) -> str:
    """A docstring as Markdown: its sections are lists."""
    lines: list[str] = []
    section: list[str] = []
    heading = ""
    for line in [*docstring.splitlines(), "."]:
        if heading and not line.startswith(" ") and line:
            lines += _section(heading, section)
            heading, section = "", []
        if SECTION.match(line):
            heading = line[:-1]
        elif heading:
            section.append(line)
        elif FIELD.match(line):
            gap = [""] if lines and lines[-1] and not lines[-1].startswith("- ") else []
            lines += [*gap, FIELD.sub(r"- `\1`: ", line)]
        else:
            lines.append(line)
    return "\n".join(lines[:-1]).rstrip() + "\n"


def _section(heading: str, lines: list[str]) -> list[str]:
    if heading in {"Returns", "Yields"}:
        says = " ".join(line.strip() for line in lines)
        return [f"*{heading}* {says}".rstrip(), ""]
    entries = [f"- `{entry.name}`: {entry.says}" for entry in _entries(lines)]
    return [f"*{heading}*", "", *entries, ""]


def _entries(lines: list[str]) -> Iterator[Entry]:
    text = textwrap.dedent("\n".join(lines))
    for part in re.split(r"\n(?=\S)", text.strip()):
        name, _, says = part.partition(":")
        yield Entry(name, " ".join(says.split()))


def main() -> None:
    """Write the reference where the page has its block."""
    write_blocks(PAGE, {"python": reference()})


if __name__ == "__main__":
    main()
