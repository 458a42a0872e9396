"""The description of the interface: OpenAPI with the wire formats in it, and a page of it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from retold.report import schema
from retold.serve.answers import FORMATS
from retold.serve.shell import page

PAGES = APIRouter()
METHODS = ("get", "post", "put", "delete")
TAGS = {
    "compare": "Two documents: what the second made of the first.",
    "verdicts": "What readers said of changes: right, wrong or harmless.",
    "quotes": "Who said what in a document.",
    "find": "Which documents of the corpus share a passage with one.",
    "documents": "The documents of the corpus.",
    "stories": "Who was made from whom, and where facts changed.",
    "batch": "Many pairs at once.",
    "watch": "Copies of documents of ours that `retold watch` found.",
    "jobs": "What is under way.",
}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 description of an application, made once."""
    if app.openapi_schema is None:
        described = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=app.description,
            routes=app.routes,
            tags=[{"name": name, "description": about} for name, about in TAGS.items()],
        )
        components = described.setdefault("components", {})
        components.setdefault("schemas", {}).update(_formats())
        components["securitySchemes"] = {
            "bearer": {"type": "http", "scheme": "bearer"},
            "password": {"type": "http", "scheme": "basic"},
        }
        described["security"] = [{}, {"bearer": []}, {"password": []}]
        app.openapi_schema = described
    return app.openapi_schema


def _formats() -> dict[str, Any]:
    """The schemas of the wire formats as components, their own parts beside them."""
    schemas: dict[str, Any] = {}
    for name, component in FORMATS.items():
        whole = schema(name)
        parts = whole.pop("$defs", {})
        for key in ("$schema", "$id"):
            whole.pop(key, None)
        schemas[component] = _placed(whole, component)
        for part, described in parts.items():
            schemas[f"{component}.{part}"] = _placed(described, component)
    return schemas


def _placed(value: Any, component: str) -> Any:
    """A schema whose references lead to where its parts lie now."""
    if isinstance(value, list):
        return [_placed(each, component) for each in value]
    if not isinstance(value, dict):
        return value
    placed = {key: _placed(each, component) for key, each in value.items()}
    reference = placed.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/$defs/"):
        own = reference.removeprefix("#/$defs/")
        placed["$ref"] = f"#/components/schemas/{component}.{own}"
    return placed


@PAGES.get("/docs")
async def documentation_page(request: Request) -> Response:
    """The operations, each with what it takes, gives, and an example."""
    described = openapi(request.app)
    tags = [(name, about, list(_operations(described, name))) for name, about in TAGS.items()]
    return page(request, "docs", data="/openapi.json", described=described, tags=tags)


def _operations(described: Mapping[str, Any], tag: str) -> Iterator[dict[str, Any]]:
    for path, methods in described["paths"].items():
        for method in METHODS:
            operation = methods.get(method)
            if operation is not None and tag in operation.get("tags", ()):
                yield {
                    "method": method.upper(),
                    "path": path,
                    "id": operation["operationId"],
                    "summary": operation["summary"],
                    "about": operation.get("description", ""),
                    "parameters": operation.get("parameters", []),
                    "example": _example(described, operation),
                    "answers": _answers(operation),
                }


def _example(described: Mapping[str, Any], operation: Mapping[str, Any]) -> str:
    """The example of an operation's body, as JSON; empty where it has none."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    examples = described["components"]["schemas"].get(name, {}).get("examples", [])
    return json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else ""


def _answers(operation: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (status, answer["description"]) for status, answer in sorted(operation["responses"].items())
    ]
