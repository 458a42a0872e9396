"""Page -> the objects of its JSON-LD: what schema.org calls articles, best first."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from retold.extract.trees import Element

ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "WebPage", "VideoObject")
_MAX_JSON = 500_000  # characters of one script
_MAX_DEPTH = 6
_MAX_NODES = 2_000

Node = dict[str, Any]


def articles(tree: Element) -> list[Node]:
    """The objects of a page whose type is that of an article, the best types first."""
    nodes = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in objects(loaded(script.text or ""))
    ]
    return sorted((node for node in nodes if rank(node) is not None), key=lambda n: rank(n) or 0)


def loaded(script: str) -> Any:  # noqa: ANN401
    """The value of a script that may hold line breaks in strings, or comments around it."""
    start, end = script.find("{"), script.rfind("}")
    if start < 0 or len(script) > _MAX_JSON:
        return None
    array = script.find("[")
    if 0 <= array < start:
        start, end = array, script.rfind("]")
    value = script[start : end + 1]
    for text in (value, unescape(value)):  # some sites escape the whole script
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def objects(value: Any) -> Iterator[Node]:  # noqa: ANN401
    """The objects in a JSON value, outer ones first, within limits of depth and number."""
    level, count = [value], 0
    for _ in range(_MAX_DEPTH):
        below: list[Any] = []
        for item in level:
            count += 1
            if count > _MAX_NODES:
                return
            if isinstance(item, dict):
                yield item
                below += item.values()
            elif isinstance(item, list):
                below += item
        level = [item for item in below if isinstance(item, dict | list)]


def rank(node: Node) -> int | None:
    """How well an object's type speaks for the article, best 0; None where it is none."""
    kinds = node.get("@type")
    names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    ranks = [
        place for name in names for place, end in enumerate(ARTICLE_TYPES) if name.endswith(end)
    ]
    return min(ranks, default=None)
