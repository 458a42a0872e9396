"""Page -> the article that it carries as data: the body that its JSON-LD declares."""

import re
from html import unescape
from typing import Any

from retold.extract.json_ld import Node, articles, listed_values
from retold.extract.region import lines_of
from retold.extract.tidy import tidy
from retold.extract.trees import Element

_BODIES = ("articleBody", "reviewBody", "text")
_UPDATES = "liveBlogUpdate"
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|table)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(
    rf"{_BLOCK.pattern}|</?(?:span|em|strong|b|i|u|a|sup|sub|s|del|ins|strike|q)\b[^<>]*>",
    re.IGNORECASE,
)
_ESCAPED = 2  # times that a body may have been escaped: as JSON in HTML in JSON
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def declared_body(tree: Element) -> str:
    """The body of the article that a page's JSON-LD declares, in lines; empty where it has none.

    Where several articles have bodies it is that of the best type, with the page's title before
    others. HTML within the body is read as a page is.
    """
    bodies = (body for node in articles(tree) if (body := _body(node)))
    meta = (element.get("content") for element in tree.iter("meta") if _is_body(element))
    return rendered(next(bodies, None) or next(meta, None) or "")


def rendered(body: str) -> str:
    """The lines of a body that may hold HTML, escaped or not."""
    for _ in range(_ESCAPED):
        if "&" not in body:
            break
        body = unescape(body)
    body = _NO_XML.sub(" ", body)
    if not _MARKUP.search(body):
        return "\n".join(line for part in body.splitlines() if (line := " ".join(part.split())))
    if not _BLOCK.search(body):  # paragraphs of plain text with marked words in them
        body = "<br><br>".join(filter(None, body.splitlines()))
    from lxml import etree, html

    try:
        tree = html.document_fromstring(f"<html><body><article>{body}</article></body></html>")
    except (etree.LxmlError, ValueError):
        return ""
    tidy(tree)
    return "\n".join(lines_of(tree, anywhere=True))


def _body(node: Node) -> str:
    """The text of an article's object, with the updates of a live blog behind it."""
    parts = [_text(node.get(name)) for name in _BODIES]
    body = next((part for part in parts if part), "")
    updates = node.get(_UPDATES)
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            body += "\n\n" + _body({name: update.get(name) for name in ("headline", *_BODIES)})
    return body.strip()


def _text(value: Any) -> str:  # noqa: ANN401
    texts = (
        item.get("@value") if isinstance(item, dict) else item for item in listed_values(value)
    )
    return "\n\n".join(text for text in texts if text and isinstance(text, str))


def _is_body(meta: Element) -> bool:
    return bool(meta.get("itemprop") == _BODIES[0])
