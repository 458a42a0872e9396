"""Page -> the objects of its JSON-LD: what schema.org calls articles, best first."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from retold.extract.trees import Element, text_of

ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "WebPage", "VideoObject")
_MAX_JSON = 500_000  # characters of one script
_MAX_DEPTH = 7
_MAX_FAILURES = 4  # openings that are tried: "//<![CDATA[" has two before the value
_MAX_NODES = 2_000

_OPENING = re.compile(r"[{\[]")
_COMMA_AT_END = re.compile(r",\s*([}\]])")
_DECODER = json.JSONDecoder(strict=False)

Node = dict[str, Any]


def articles(tree: Element) -> list[Node]:
    """The objects of a page whose type is that of an article, the best types first.

    Among those of one type the one with a heading of the page goes first: others are of stories
    that the page leads to.
    """
    nodes = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
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


def loaded(script: str) -> list[Any]:
    """The values of a script that may hold several, line breaks in strings, marks around them."""
    if len(script) > _MAX_JSON:
        return []
    for text in (script, unescape(script), _COMMA_AT_END.sub(r"\1", script)):
        if values := _values(text):
            return values
    return []


def _values(text: str) -> list[Any]:
    values: list[Any] = []
    start, failures = _OPENING.search(text), 0
    while start and failures < _MAX_FAILURES:
        try:
            value, end = _DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            failures, end = failures + 1, start.end()
            start = None if values else _OPENING.search(text, end)
            continue
        values.append(value)
        start = _OPENING.search(text, end)
    return values


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


def listed_values(value: Any) -> Iterator[Any]:  # noqa: ANN401
    """The values in a list and the lists in it, in their order, or a value that is no list.

    Without recursion: newer Pythons read JSON that is deeper than they can call.
    """
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        else:
            yield item


def rank(node: Node) -> int | None:
    """How well an object's type speaks for the article, best 0; None where it is none."""
    kinds = node.get("@type")
    names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    ranks = [
        place for name in names for place, end in enumerate(ARTICLE_TYPES) if name.endswith(end)
    ]
    return min(ranks, default=None)
