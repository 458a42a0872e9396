"""Page -> Document: the main text of a page and what it says about itself."""

import re
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from retold.errors import ExtractError
from retold.extract.metadata import Metadata, declared, names_and_headings
from retold.extract.quiet import quiet
from retold.extract.shown_date import shown_date
from retold.extract.story import story
from retold.extract.titles import bare_title
from retold.model import Document, Page
from retold.text.language import identify

UNCERTAIN = "?"
"""What ends a date that was found, not declared: ISO 8601-2 (extended date/time format)."""

_FILE = "file:"
_NO_DATE = {"max_date": "1900-01-01", "extensive_search": False}
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
MOST_ATTRIBUTES = 256
"""Attributes of a tag that are read; the parser compares each with all before it. Of 181 news pages
the fullest tag has 64, by a broken quotation mark."""
_ATTRIBUTE = r"""[\s/"'=]*+[^\s=>/"']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++)?+)?+"""
_OVERFULL = re.compile(
    r"<script\b(?:[^<]++|<(?!/script))*+|<style\b(?:[^<]++|<(?!/style))*+|<!--(?:[^-]++|-(?!->))*+"
    rf"|(<[A-Za-z][^\s>/]*+(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES}}})(?:{_ATTRIBUTE})++",
    re.IGNORECASE,
)
"""What holds no tags, passed over; or a tag with too many attributes, its first ones as group 1."""
MOST_ELEMENTS = 50_000
"""Elements of a page; the extractor's cost grows with their square, and these take four seconds. Of
181 news pages the largest has 1,596."""
MOST_CHILDREN = 500
"""Children of an element that are left together. The extractor joins the texts between them anew
for each; of 181 news pages the fullest has 258."""
MOST_HEADINGS = 2_000
"""Headings of a page; what has more has paragraphs in their place, which the extractor does not
count anew for each that it takes off the end."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTS = frozenset({"html", "head", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "select"})
"""Elements in which only certain others may stand; their items do not run together."""
_TEXTS = frozenset({"p", "pre", *_HEADINGS})
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def extract(page: Page) -> Document:
    """The article that a page holds.

    The text is that of `trafilatura` set to favour precision (Barbaresi 2021). Metadata is what the
    page declares, then what trafilatura finds; a date that is found but not declared ends in `?`.

    The id is the file's name for a page read from a file, else its canonical address, else one made
    of its content.

    Raises:
        ExtractError: the page holds no article.
    """
    tree = _parsed(page)
    url = None if (page.url or "").startswith(_FILE) else page.url
    metadata = declared(tree, url, page.fetched)
    if not (metadata.title and metadata.outlet and metadata.byline):
        metadata = metadata.or_else(_guessed(tree))
    title = _bare_title(tree, metadata, url)
    published = metadata.published or _shown_date(tree, url)
    text = story(tree, metadata.title)
    if not text:
        raise _no_article(page)
    return Document(
        id=_id(page, metadata),
        text=text,
        title=title,
        url=metadata.url or url,
        outlet=metadata.outlet,
        byline=metadata.byline,
        published=published,
        language=identify(text) or metadata.language,
    )


def _parsed(page: Page) -> Any:  # noqa: ANN401 - lxml has no types
    """The tree of the page; broken HTML is mended by the parser."""
    with quiet():
        from trafilatura.utils import load_html

        html = _NO_XML.sub(" ", _XML_DECLARATION.sub("", page.html, count=1))
        html = _OVERFULL.sub(lambda match: match[1] or match[0], html)
        try:
            tree = load_html(html)
        except Exception:  # noqa: BLE001 - whatever the parser trips over
            tree = None
    if tree is None:
        raise _no_article(page)
    elements = list(islice(tree.iter(), MOST_ELEMENTS + 1))
    if len(elements) > MOST_ELEMENTS:
        raise ExtractError(
            f"{_name(page)}: the page has more than {MOST_ELEMENTS:,} elements; "
            "give the address of one article, or its text"
        )
    for element in [element for element in elements if len(element) > MOST_CHILDREN]:
        _divide(element)
    for heading in list(tree.iter(*_HEADINGS))[MOST_HEADINGS:]:
        heading.tag = "p"
    return tree


def _divide(element: Any) -> None:  # noqa: ANN401
    """Divide the children of an element: a paragraph into several, all else into parts inside."""
    if element.tag in _LISTS or not isinstance(element.tag, str):
        return
    beside = element.tag in _TEXTS and element.getparent() is not None
    children = list(element)
    for start in range(MOST_CHILDREN if beside else 0, len(children), MOST_CHILDREN):
        part = element.makeelement(element.tag if beside else "div")
        part.extend(children[start : start + MOST_CHILDREN])
        if not beside:
            element.append(part)
            continue
        part.tail, element.tail = element.tail, None
        element.addnext(part)
        element = part


def _guessed(tree: Any) -> Metadata:  # noqa: ANN401
    """What trafilatura's metadata reader makes of the page; its dates are guesses, and left out."""
    with quiet():
        from trafilatura.metadata import extract_metadata

        try:
            found = extract_metadata(tree, date_config=_NO_DATE, extensive=False)
        except Exception:  # noqa: BLE001 - metadata are an extra; the text stands without them
            return Metadata()
    outlet = re.sub(r"\A\S+@(?=\S+\Z)", "", found.sitename or "") or None  # a host, not who logs in
    return Metadata(title=found.title, outlet=outlet, byline=found.author)


def _bare_title(tree: Any, metadata: Metadata, url: str | None) -> str | None:  # noqa: ANN401
    if metadata.title is None:
        return None
    names, headings = names_and_headings(tree)
    return bare_title(
        metadata.title,
        names=(metadata.outlet, *names),
        url=metadata.url or url,
        headings=headings,
    )


def _shown_date(tree: Any, url: str | None) -> str | None:  # noqa: ANN401
    shown = shown_date(tree, url)
    return f"{shown}{UNCERTAIN}" if shown else None


def _id(page: Page, metadata: Metadata) -> str:
    if (page.url or "").startswith(_FILE):
        return unquote(urlsplit(page.url or "").path.rsplit("/", 1)[-1])
    if metadata.url or page.url:
        return metadata.url or page.url or ""
    import hashlib

    return "page-" + hashlib.sha256(page.html.encode("utf-8", "replace")).hexdigest()[:12]


def _name(page: Page) -> str:
    return _id(page, Metadata()) if (page.url or "").startswith(_FILE) else page.url or "the page"


def _no_article(page: Page) -> ExtractError:
    return ExtractError(
        f"{_name(page)}: no article was found in it; give the address of one article, or its text"
    )
