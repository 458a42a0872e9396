"""RSS, Atom and JSON Feed -> records: each entry with its text, address, title and date."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from retold.errors import MissingExtra
from retold.read.fields import Bad
from retold.read.file_kinds import is_json_feed
from retold.read.jsonl import Placed

NAMES = (".rss", ".atom", ".xml")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>\s*")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr")
)
_SILENT = frozenset(("script", "style"))


def read_feed(text: str, name: str, base: str | None = None) -> Iterator[Placed | Bad]:
    """The entries of a feed as records, each with its place `NAME:ENTRY`.

    Args:
        text: the feed, decoded.
        name: what places call it.
        base: the address it came from, to which its links may be relative; None for a file.

    Raises:
        MissingExtra: feedparser is not installed, and the feed is not in JSON.
    """
    if is_json_feed(text):
        yield from _json_feed(text, name, base)
        return
    try:
        import feedparser
    except ImportError:
        raise MissingExtra("reading feeds", "feeds") from None
    # As a stream of UTF-8: feedparser would take bytes for the name of a file, if there is one,
    # and would decode them with whatever codec of Python they declare.
    content = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    feed = feedparser.parse(io.BytesIO(content))
    if not feed.entries:
        yield Bad(name, "it is no RSS or Atom feed, or it has no entry")
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield f"{name}:{number}", _record(entry, outlet, base)


def _json_feed(text: str, name: str, base: str | None) -> Iterator[Placed | Bad]:
    """The entries of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield Bad(name, f"it is no JSON ({error})")
        return
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        yield Bad(name, "it is a JSON Feed without an entry")
        return
    for number, item in enumerate(items, start=1):
        place = f"{name}:{number}"
        if isinstance(item, dict):
            yield place, _json_record(item, feed, base)
        else:
            yield Bad(place, f"it is no object but {type(item).__name__}")


def _json_record(
    item: Mapping[str, Any], feed: Mapping[str, Any], base: str | None
) -> dict[str, object]:
    link = _whole(item.get("url") or item.get("external_url"), base)
    authors = item.get("authors") or [item.get("author")]
    author = authors[0] if isinstance(authors, list) and authors else None
    html, text = item.get("content_html"), item.get("content_text") or item.get("summary")
    return {
        "text": plain(html) if isinstance(html, str) and html else text or "",
        "id": item.get("id") or link,
        "url": link,
        "date": item.get("date_published") or item.get("date_modified"),
        "title": item.get("title"),
        "byline": author.get("name") if isinstance(author, dict) else None,
        "outlet": feed.get("title"),
        "language": item.get("language") or feed.get("language"),
    }


def plain(html: str) -> str:
    """The text of a fragment of HTML, its blocks as paragraphs."""
    if "<" not in html and "&" not in html:
        return html.strip()
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    paragraphs = (" ".join(paragraph.split()) for paragraph in "".join(parser.parts).split("\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _record(entry: Any, outlet: str | None, base: str | None) -> dict[str, object]:  # noqa: ANN401
    link = _whole(entry.get("link"), base)
    contents = [part.value for part in entry.get("content", ()) if part.get("value")]
    text = max([*contents, entry.get("summary", "")], key=len)
    return {
        "text": plain(text),
        "id": entry.get("id") or link,
        "url": link,
        "date": entry.get("published") or entry.get("updated"),
        "title": plain(entry.get("title", "")),
        "byline": entry.get("author"),
        "outlet": outlet,
    }


def _whole(link: object, base: str | None) -> object:
    """A link that is relative to an address, as a whole one."""
    if base is None or not isinstance(link, str) or not link:
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return link


class _Paragraphs(HTMLParser):
    """Gathers text, with a line break where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS:
            self.parts.append("\n")
        self._silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
