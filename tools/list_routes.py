# ruff: noqa: INP001
"""Write the reference of the HTTP interface into docs/reference/http.md.

    python tools/list_routes.py

What stands there is the OpenAPI description that `retold serve` gives at /openapi.json.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from pages import write_blocks

from retold.serve import create_app
from retold.serve.documentation import TAGS, openapi

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "http.md"
METHODS = ("get", "post", "put", "delete")

Node = Mapping[str, Any]


def reference() -> str:
    """The whole of the block."""
    described = openapi(create_app())
    operations = list(_operations(described))
    shared = set.intersection(*(_errors(operation) for _, _, operation in operations))
    lines = ["## Errors", "", "Any operation may answer", ""]
    lines += [*_table(("status", "when"), sorted(shared)), ""]
    for tag, about in TAGS.items():
        lines += [f"## {tag}", "", about, ""]
        for method, path, operation in operations:
            if tag in operation["tags"]:
                lines += [f"### {method.upper()} {path}", "", *_told(described, operation, shared)]
    lines += ["## What bodies hold", ""]
    for name in _bodies(described):
        schema = described["components"]["schemas"][name]
        lines += [f"### {name}", "", *_paragraph(schema.get("description", ""))]
        lines += [*_fields(schema), ""]
    return "\n".join(lines)


def _operations(described: Node) -> Iterator[tuple[str, str, Node]]:
    for path, methods in described["paths"].items():
        for method in METHODS:
            if method in methods:
                yield method, path, methods[method]


def _told(described: Node, operation: Node, shared: set[tuple[str, str]]) -> list[str]:
    """What an operation does, takes and answers."""
    lines = [f"**{operation['summary']}.**", "", *_paragraph(operation.get("description", ""))]
    given = [
        (f"`{each['name']}`", each["in"], _kind(each["schema"]), each.get("description", ""))
        for each in operation.get("parameters", [])
    ]
    if given:
        lines += [*_table(("parameter", "in", "type", ""), given), ""]
    lines += _body(described, operation)
    answers = [
        (status, _answer(answer))
        for status, answer in sorted(operation["responses"].items())
        if (status, answer["description"]) not in shared
    ]
    return [*lines, *_table(("answer", ""), answers), ""]


def _body(described: Node, operation: Node) -> Iterator[str]:
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        link = f"[{name}](#{name.lower()})" if name in _bodies(described) else _kind(content)
        yield from (f"The body is `{media}`: {link}.", "")
        examples = described["components"]["schemas"].get(name, {}).get("examples", [])
        for example in examples[:1]:
            shown = json.dumps(example, indent=2, ensure_ascii=False)
            yield from ("```json", shown, "```", "")


def _answer(answer: Node) -> str:
    """What an answer means, and what it holds."""
    schemas = [each.get("schema", {}) for each in answer.get("content", {}).values()]
    names = {schema.get("$ref", "").rpartition("/")[2] for schema in schemas} - {"", "ProblemOut"}
    return " ".join([answer["description"], *(f"(`{name}`)" for name in sorted(names))])


def _errors(operation: Node) -> set[tuple[str, str]]:
    return {
        (status, answer["description"])
        for status, answer in operation["responses"].items()
        if status >= "4"
    }


def _bodies(described: Node) -> list[str]:
    """The schemas of requests and answers, but for those that the page of formats tells."""
    return [
        name
        for name in described["components"]["schemas"]
        if not name.startswith(("retold.", "Body"))
    ]


def _fields(schema: Node) -> list[str]:
    required = schema.get("required", [])
    rows = [
        (
            f"`{name}`",
            _kind(field),
            "yes" if name in required else "",
            field.get("description", ""),
        )
        for name, field in schema.get("properties", {}).items()
    ]
    return _table(("field", "type", "required", ""), rows)


def _kind(schema: Node) -> str:
    """The type of a value in words, with its bounds."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rpartition('/')[2]}`"
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return ", ".join(f"`{value}`" for value in values)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            kinds = [_kind(each) for each in schema[key]]
            return " or ".join(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    least, most = schema.get("minimum"), schema.get("maximum")
    bounds = f", {int(least)} to {int(most)}" if least is not None and most is not None else ""
    return f"{schema.get('type', 'anything')}{bounds}"


def _paragraph(text: str) -> list[str]:
    return [text.strip(), ""] if text.strip() else []


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return ["| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the reference where the page has its block."""
    write_blocks(PAGE, {"http": reference()})


if __name__ == "__main__":
    main()
