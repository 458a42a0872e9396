"""Whether a copy says whose it is: credit, link and byline, each present, absent, or not known."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypedDict
from urllib.parse import urljoin, urlsplit

from retold.model import Document, Span
from retold.read.addresses import is_web_address, without_credentials
from retold.report.wire import WordsDict, words_at
from retold.watch.feed_entries import untracked

MOST_LINKS = 1_000
"""Links of a page that are kept, the first ones; a news page has some two hundred."""
AROUND = 25
"""Characters on both sides of a name: with these, words that the original has too are told from
words that the copy added. Shorter ones (“told the Echo”) are the same by chance."""

_BY = re.compile(r"^\s*(?:by|von|par|por|di)\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_LEAST_NAME = 2  # words of a person's name: one alone is anybody's


class Links(NamedTuple):
    """Where a page leads: the address that it declares its own, and those of its links."""

    canonical: str | None
    addresses: tuple[str, ...]


class CreditDict(TypedDict):
    """Whether the copy names the outlet; `present` is null where the outlet is not known."""

    present: bool | None
    words: WordsDict | None


class LinkDict(TypedDict):
    """Whether the copy's page leads to the original, or at least to its site."""

    present: bool | None
    address: str | None
    to: str | None


class BylineDict(TypedDict):
    """Whether the copy names the original's author."""

    present: bool | None
    name: str | None


def links_of(html: str, base: str | None) -> Links:
    """Where a page leads."""
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(html)
    except (etree.LxmlError, ValueError, AssertionError):
        return Links(None, ())
    canonical = (
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    )
    declared = next(_whole(canonical, base), None)
    addresses = _whole((element.get("href") for element in tree.iter("a")), base)
    return Links(declared, tuple(dict.fromkeys(addresses))[:MOST_LINKS])


def credit(own: Document, copy: Document) -> CreditDict:
    """Whether a copy names the outlet of the original, in words that it has not from there."""
    names = [name for name in (own.outlet, host_of(own)) if name]
    if not names:
        return {"present": None, "words": None}
    for name in names:
        for match in _mentions(name, copy.text):
            around = copy.text[max(0, match.start() - AROUND) : match.end() + AROUND]
            if around not in own.text:
                return {"present": True, "words": words_at(Span(*match.span()), copy.text)}
    said = any(any(_mentions(name, copy.byline or "")) for name in names)
    return {"present": said, "words": None}


def link(own: Document, links: Links | None) -> LinkDict:
    """Whether a copy's page leads to the original: the article, declared or linked, or its site."""
    host = host_of(own)
    if links is None or not host:
        return {"present": None, "address": None, "to": None}
    article = _bare(own.url or "")
    if links.canonical is not None and _bare(links.canonical) == article:
        return {"present": True, "address": links.canonical, "to": "canonical"}
    for address in links.addresses:
        if _bare(address) == article:
            return {"present": True, "address": address, "to": "article"}
    for address in links.addresses:
        if _is_within(_host(address), host):
            return {"present": True, "address": address, "to": "site"}
    return {"present": False, "address": None, "to": None}


def byline(own: Document, copy: Document) -> BylineDict:
    """Whether a copy names the author of the original, or one of several."""
    names = [
        name
        for name in _BETWEEN_NAMES.split(_BY.sub("", own.byline or ""))
        if len(name.split()) >= _LEAST_NAME
    ]
    if not names:
        return {"present": None, "name": None}
    for name in names:
        if any(_mentions(name, copy.byline or "")) or any(_mentions(name, copy.text)):
            return {"present": True, "name": name}
    return {"present": False, "name": None}


def host_of(document: Document) -> str:
    """The host of a document's address, without www."""
    return _host(document.url or "")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _is_within(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")


def _bare(url: str) -> str:
    """An address without what does not tell pages apart."""
    plain = untracked(url).partition("://")[2]
    return plain.removeprefix("www.").rstrip("/")


def _mentions(name: str, text: str) -> Iterator[re.Match[str]]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)


def _whole(links: Iterable[str | None], base: str | None) -> Iterator[str]:
    for href in links:
        if not href:
            continue
        try:
            address = urljoin(base, href.strip()) if base else href.strip()
        except ValueError:
            continue
        if is_web_address(address):
            yield without_credentials(address)
