"""RSS and Atom -> records: each entry with its text, address, title and date."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from retold.errors import MissingExtra
from retold.read.fields import Bad
from retold.read.jsonl import Placed

NAMES = (".rss", ".atom", ".xml")
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr")
)
_SILENT = frozenset(("script", "style"))


def read_feed(content: bytes, name: str) -> Iterator[Placed | Bad]:
    """The entries of a feed as records, each with its place `NAME:ENTRY`.

    Raises:
        MissingExtra: feedparser is not installed.
    """
    try:
        import feedparser
    except ImportError:
        raise MissingExtra("reading feeds", "feeds") from None
    feed = feedparser.parse(content)
    if not feed.entries:
        yield Bad(name, "it is no RSS or Atom feed, or it has no entry")
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield f"{name}:{number}", _record(entry, outlet)


def plain(html: str) -> str:
    """The text of a fragment of HTML, its blocks as paragraphs."""
    if "<" not in html and "&" not in html:
        return html.strip()
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    paragraphs = (" ".join(paragraph.split()) for paragraph in "".join(parser.parts).split("\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _record(entry: Any, outlet: str | None) -> dict[str, object]:  # noqa: ANN401
    contents = [part.value for part in entry.get("content", ()) if part.get("value")]
    text = max([*contents, entry.get("summary", "")], key=len)
    return {
        "text": plain(text),
        "id": entry.get("id") or entry.get("link"),
        "url": entry.get("link"),
        "date": entry.get("published") or entry.get("updated"),
        "title": plain(entry.get("title", "")),
        "byline": entry.get("author"),
        "outlet": outlet,
    }


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
