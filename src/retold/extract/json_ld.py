"""Page -> the objects of its JSON-LD: what schema.org calls articles, best first."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from retold.extract.trees import Element, text_of

ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "WebPage", "VideoObject")
_MAX_JSON = 500_000  # characters of one script
_MAX_DEPTH = 6
_MAX_NODES = 2_000

Node = dict[str, Any]


def articles(tree: Element) -> list[Node]:
    """The objects of a page whose type is that of an article, the best types first.

    Among those of one type the one with a heading of the page goes first: others are of stories
    that the page leads to.
    """
    nodes = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in objects(loaded(script.text or ""))
    ]
    headings = _headings(tree)
    return sorted(
        (node for node in nodes if rank(node) is not None),
        key=lambda node: (rank(node) or 0, not is_titled(node, headings)),
    )


def is_titled(node: Node, headings: list[str]) -> bool:
    """Whether an article's headline is a heading of the page, or what its title begins with."""
    headline = node.get("headline")
    key = _key(headline) if isinstance(headline, str) else ""
    return bool(key) and any(heading.startswith(key) for heading in headings)


def _headings(tree: Element) -> list[str]:
    texts = [text_of(element) for element in tree.iter("h1", "title")]
    texts += [
        meta.get("content") or ""
        for meta in tree.iter("meta")
        if meta.get("property") == "og:title"
    ]
    return [_key(text) for text in texts]


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, unescape(text).casefold()))


def loaded(script: str) -> Any:  # noqa: ANN401
    """The value of a script that may hold line breaks in strings, or comments around it."""
    if len(script) > _MAX_JSON:
        return None
    starts = sorted((script.find(opening), closing) for opening, closing in ("{}", "[]"))
    values = [script[start : script.rfind(end) + 1] for start, end in starts if start >= 0]
    for text in (*values, *map(unescape, values)):  # some sites escape the whole script
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
