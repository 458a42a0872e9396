"""Page -> Document: the main text of a page and what it says about itself."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from retold.errors import ExtractError
from retold.extract.metadata import Metadata, declared
from retold.language import identify
from retold.model import Document, Page, Span
from retold.segment import tokenize

UNCERTAIN = "?"
"""What ends a date that was found, not declared: ISO 8601-2 (extended date/time format)."""

MIN_TOKENS = 25
"""Words and marks below which a page holds no article: two sentences of a brief have more, a cookie
wall or an error page that survives extraction fewer."""

_TOKEN_SAMPLE = 2_000  # characters
_FILE = "file:"
_NO_DATE = {"max_date": "1900-01-01", "extensive_search": False}
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
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
    metadata = declared(tree, url)
    if not (metadata.title and metadata.outlet and metadata.byline):
        metadata = metadata.or_else(_guessed(tree))
    text = _main_text(page, tree)
    return Document(
        id=_id(page, metadata),
        text=text,
        title=metadata.title,
        url=metadata.url or url,
        outlet=metadata.outlet,
        byline=metadata.byline,
        published=metadata.published or _searched_date(tree, url),
        language=identify(text) or metadata.language,
    )


def _parsed(page: Page) -> Any:  # noqa: ANN401 - lxml has no types
    """The tree of the page; broken HTML is mended by the parser."""
    with _quiet():
        from trafilatura.utils import load_html

        html = _NO_XML.sub(" ", _XML_DECLARATION.sub("", page.html, count=1))
        try:
            tree = load_html(html)
        except Exception:  # noqa: BLE001 - whatever the parser trips over
            tree = None
    if tree is None:
        raise _no_article(page)
    return tree


def _main_text(page: Page, tree: Any) -> str:  # noqa: ANN401
    with _quiet():
        from trafilatura import bare_extraction

        try:
            found: Any = bare_extraction(
                tree,
                url=None,
                favor_precision=True,
                include_comments=False,
                with_metadata=False,
            )
        except Exception:  # noqa: BLE001 - one page may not stop a run over many
            found = None
    text = (found.text or "") if found else ""
    if len(tokenize(text, Span(0, min(len(text), _TOKEN_SAMPLE)))) < MIN_TOKENS:
        raise _no_article(page)
    return text


def _guessed(tree: Any) -> Metadata:  # noqa: ANN401
    """What trafilatura's metadata reader makes of the page; its dates are guesses, and left out."""
    with _quiet():
        from trafilatura.metadata import extract_metadata

        try:
            found = extract_metadata(tree, date_config=_NO_DATE, extensive=False)
        except Exception:  # noqa: BLE001 - metadata are an extra; the text stands without them
            return Metadata()
    outlet = re.sub(r"\A\S+@(?=\S+\Z)", "", found.sitename or "") or None  # a host, not who logs in
    return Metadata(title=found.title, outlet=outlet, byline=found.author)


def _searched_date(tree: Any, url: str | None) -> str | None:  # noqa: ANN401
    """A date that the page shows but does not declare, marked as uncertain."""
    with _quiet():
        from htmldate import find_date

        try:
            found = find_date(tree, original_date=True, extensive_search=False, url=url)
        except Exception:  # noqa: BLE001 - whatever it trips over, the date is unknown
            return None
    return f"{found}{UNCERTAIN}" if found else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence for the extractor's own messages, which name no input and help nobody."""
    import logging

    loggers = [
        logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan", "justext")
    ]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _id(page: Page, metadata: Metadata) -> str:
    if (page.url or "").startswith(_FILE):
        return unquote(urlsplit(page.url or "").path.rsplit("/", 1)[-1])
    if metadata.url or page.url:
        return metadata.url or page.url or ""
    import hashlib

    return "page-" + hashlib.sha256(page.html.encode("utf-8", "replace")).hexdigest()[:12]


def _no_article(page: Page) -> ExtractError:
    name = _id(page, Metadata()) if (page.url or "").startswith(_FILE) else page.url or "the page"
    return ExtractError(
        f"{name}: no article was found in it; give the address of one article, or its text"
    )
