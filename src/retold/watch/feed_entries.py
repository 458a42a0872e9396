"""What an address answered -> its entries: RSS, Atom, JSON Feed, sitemap, index of sitemaps."""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from retold.errors import ReadError
from retold.published import published
from retold.read import decode
from retold.read.addresses import is_web_address, without_credentials
from retold.read.decode import NotText
from retold.read.feeds import read_feed
from retold.read.fields import Bad
from retold.read.file_kinds import is_feed
from retold.read.packed import DAMAGED, TooLarge, is_packed, unpacked
from retold.read.web import MAX_PAGE_BYTES, Answer

MOST_ENTRIES = 50_000
"""Entries of one feed or sitemap that are looked at: the most that a sitemap may have."""
MOST_SITEMAPS = 20
"""Sitemaps of an index that are looked at, the latest first: older ones gain nothing new."""
MOST_RECORD = 50_000
"""Characters of an entry's own text that are kept: ten times a long article."""

_TRACKING = ("utm_", "at_")
_TRACKERS = frozenset(("fbclid", "gclid", "ocid", "cmpid", "mc_cid", "mc_eid", "ref_src", "smid"))
"""What is put behind an address to tell whence a reader came: no other page because of it."""
_SITEMAP_ROOTS = frozenset(("urlset", "sitemapindex"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that a feed or a sitemap tells of, or a text that stands in a feed alone.

    Attributes:
        key: what it is known by: its address without what tracks readers, else its id.
        url: its address; None where the feed gives none.
        stamp: changes when the entry does.
        date: when it was published or changed, ISO 8601; None where that is not told or believed.
        record: what the feed tells of it, its text too.
    """

    key: str
    url: str | None
    stamp: str
    date: str | None = None
    record: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """What an address lists: entries, and sitemaps that list more."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[str, ...] = ()


def listing(answer: Answer) -> Listing:
    """What a feed or sitemap lists, each entry once, in its order.

    Raises:
        ReadError: it is neither, or lists nothing.
        MissingExtra: feedparser is not installed.
    """
    content = _unpacked(answer.content, answer.url)
    root = _root(content)
    if root in _SITEMAP_ROOTS:
        contents = _sitemap(content, answer.url, root)
    else:
        contents = Listing(tuple(_feed(_decoded(content, answer), answer.url)))
    entries = {entry.key: entry for entry in reversed(contents.entries[:MOST_ENTRIES])}
    if not entries and not contents.sitemaps:
        raise ReadError(f"{answer.url}: it lists nothing")
    return Listing(tuple(reversed(entries.values())), contents.sitemaps)


def untracked(url: str) -> str:
    """An address without its fragment and without what tracks readers."""
    try:
        parts = urlsplit(without_credentials(url))
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    kept = [(name, value) for name, value in query if not _tracks(name.lower())]
    same = len(kept) == len(query)
    return urlunsplit(parts._replace(query=parts.query if same else urlencode(kept), fragment=""))


def _tracks(name: str) -> bool:
    return name.startswith(_TRACKING) or name in _TRACKERS


def _feed(text: str, base: str) -> Iterator[Entry]:
    if not is_feed(text):
        raise ReadError(f"{base}: it is no feed and no sitemap; check the address in a browser")
    for item in read_feed(text, base, base):
        if isinstance(item, Bad):
            continue
        _, record = item
        entry = _entry(record)
        if entry is not None:
            yield entry


def _entry(record: Mapping[str, object]) -> Entry | None:
    """The entry that a record of a feed holds; None where it has neither address nor text."""
    link, own = record.get("url"), record.get("id")
    url = link if isinstance(link, str) and is_web_address(link) else None
    text = record.get("text")
    if url is None and not (isinstance(text, str) and text.strip()):
        return None
    kept = {
        name: value[:MOST_RECORD]
        for name, value in record.items()
        if isinstance(value, str) and value.strip()
    }
    stamp = _hash(json.dumps([kept.get(name) for name in ("date", "title", "text")]))
    key = untracked(url) if url else (own if isinstance(own, str) else stamp)
    return Entry(key, url, stamp, published(record.get("date")), kept)


def _sitemap(content: bytes, base: str, root: str) -> Listing:
    rows = list(_rows(content, "sitemap" if root == "sitemapindex" else "url"))
    if root == "sitemapindex":
        latest = sorted(rows, key=lambda row: published(row.get("lastmod")) or "", reverse=True)
        addresses = (urljoin(base, row["loc"]) for row in latest if row.get("loc"))
        return Listing(sitemaps=tuple(filter(is_web_address, addresses))[:MOST_SITEMAPS])
    return Listing(tuple(entry for row in rows if (entry := _of_row(row, base)) is not None))


def _of_row(row: Mapping[str, str], base: str) -> Entry | None:
    """The entry of a sitemap's row; None where its address is none."""
    try:
        url = urljoin(base, row.get("loc", ""))
    except ValueError:
        return None
    if not row.get("loc") or not is_web_address(url):
        return None
    date = published(row.get("publication_date") or row.get("lastmod"))
    record = {"url": url}
    if row.get("title"):
        record["title"] = row["title"]
    if date:
        record["date"] = date
    return Entry(untracked(url), url, row.get("lastmod") or "", date, record)


def _rows(content: bytes, name: str) -> Iterator[dict[str, str]]:
    """The rows of a sitemap, as far as it is whole: what they hold by the names of their parts."""
    from lxml import etree

    parser = etree.iterparse(
        io.BytesIO(content),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    count = 0
    try:
        for _, element in parser:
            if _local(element.tag) != name:
                continue
            news = (part for child in element if _local(child.tag) == "news" for part in child)
            yield {_local(part.tag): (part.text or "").strip() for part in (*news, *element)}
            element.clear()
            count += 1
            if count >= MOST_ENTRIES:
                return
    except (etree.XMLSyntaxError, ValueError):
        return


def _root(content: bytes) -> str | None:
    """The name of the first element of some XML, without its namespace's prefix."""
    from lxml import etree

    if b"<" not in content[:1_000]:
        return None
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        parser.feed(content[:20_000].lstrip())
        return next((_local(element.tag) for _, element in parser.read_events()), None)
    except etree.XMLSyntaxError:
        return None


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _unpacked(content: bytes, url: str) -> bytes:
    if not is_packed(content):
        return content
    try:
        return unpacked(content, MAX_PAGE_BYTES)
    except TooLarge:
        limit = MAX_PAGE_BYTES // 1_000_000
        raise ReadError(f"{url}: unpacked, it is larger than {limit} MB") from None
    except DAMAGED as error:
        raise ReadError(f"{url}: it is packed, and breaks off or is damaged ({error})") from None


def _decoded(content: bytes, answer: Answer) -> str:
    try:
        return decode(content, answer.charset)
    except NotText as error:
        raise ReadError(f"{answer.url}: {error}") from None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
