"""A page's tree -> the text of its story: what the extractor finds, or what stands in its place.

The extractor is right wherever it finds much. Where it finds little or nothing the page is short,
unlike others, or holds its text as data; then the candidates are weighed against each other.
"""

import re
from typing import Any

from retold.extract.carried import carried_story
from retold.extract.embedded import declared_body
from retold.extract.json_ld import ARTICLE_TYPES, articles, rank
from retold.extract.prose import count_words, is_prose
from retold.extract.quiet import quiet
from retold.extract.region import lines_of
from retold.extract.tidy import tidy
from retold.extract.trees import Element, letters, text_of

FEW_WORDS = 150
"""Words of an extracted text below which it is held against what else the page has: nine of the 91
news pages that this was built on have fewer. In longer ones the extractor is right, and the rest of
the page is comments and teasers."""

MUCH_MORE = 2.0
"""How many times the letters of the extracted text another candidate has, to be taken instead: a
teaser is a small part of its story, and captions and notices beside one do not double it."""

ENOUGH_WORDS = 25
"""Words from which on any text that survives extraction is an article: a cookie wall or an error
page has fewer. A shorter one must be declared as an article, stand under a heading or have two
lines of prose, and say nothing that error pages say."""

_THINGS = "page|article|story|file|url|address|document|content|site|website|seite|página|pagina"
_GONE = (
    "not found|(?:could|can) ?not be found|not exist|no longer (?:available|exists?)|unavailable"
    "|nicht gefunden|introuvable|no encontrad[ao]|non trovat[ao]"
)
_ERROR_HEADING = re.compile(
    r"\W*(?:(?:error|http)\W*)?[45]\d\d(?:\W+\w+){0,3}\W*\Z|\W*(?:error|oops|fehler|erreur)\b"
    rf"|\W*(?:(?:sorry|oops|this|the|your|is|{_THINGS})\W+){{0,4}}"
    rf"(?:{_GONE}|access denied|forbidden|just a moment|attention required|coming soon"
    r"|(?:under )?maintenance)\W*(?:\Z|\s[|–—-]\s)",
    re.IGNORECASE,
)
"""How pages without an article are headed; asked of short pages only."""

_ERROR_TEXT = re.compile(
    rf"\b(?:{_THINGS})s?\b[^.!?]{{0,50}}\b(?:{_GONE})\b|\bpage (?:that )?you\b"
    r"|\bnothing (?:is |to see )?here\b|\baccess (?:is |has been )?denied\b"
    r"|\b(?:to|view|see|visit) this (?:page|site)\b"
    r"|\b(?:enable|turn on) (?:javascript|cookies|scripts)\b|\byour browser\b|\bnot a robot\b"
    r"|\b(?:you are|are you) (?:a )?(?:human|robot)\b|\bcaptcha\b|\b(?:log|sign) in to\b"
    r"|\bsubscribe to (?:read|continue|our)\b|\bto (?:read|continue reading) this\b"
    r"|\b(?:use|uses|accept|our) cookies\b|\ban (?:unexpected )?error\b|\btry again\b"
    r"|\bwill be redirected\b|\bunder (?:construction|maintenance)\b",
    re.IGNORECASE,
)
"""What pages without an article say; asked of short pages only."""


def story(tree: Element, title: str | None) -> str:
    """The text of a page's story in lines; empty where it holds none. The tree is changed.

    Args:
        tree: the root of the parsed page, untouched.
        title: the page's title.
    """
    is_declared = _is_declared_article(tree)
    body = declared_body(tree)
    tidy(tree)
    text = _extracted(tree, precise=True)
    if count_words(text) < FEW_WORDS:
        text = _larger(text, "\n".join(lines_of(tree, anywhere=not text)))
    text = _larger(text, body)
    if count_words(text) >= ENOUGH_WORDS:
        return text
    if _is_short_story(text, tree, title, is_declared=is_declared):
        return text
    carried = carried_story(tree)
    return carried if count_words(carried) >= ENOUGH_WORDS else ""


def _extracted(tree: Element, *, precise: bool) -> str:
    """What trafilatura makes of a tree."""
    with quiet():
        from trafilatura import bare_extraction

        try:
            extraction: Any = bare_extraction(
                tree,
                url=None,
                favor_precision=precise,
                include_comments=False,
                with_metadata=False,
            )
        except Exception:  # noqa: BLE001 - one page may not stop a run over many
            extraction = None
    lines = map(_line, (extraction.text or "").split("\n")) if extraction else ()
    return "\n".join(line for line in lines if line)


def _line(line: str) -> str:
    """A line without the white space around it; a list within a list stays indented."""
    return line.rstrip() if line.lstrip().startswith("- ") else line.strip()


def _larger(text: str, other_text: str) -> str:
    """The text, or the other one where that has much more."""
    return other_text if letters(other_text) >= MUCH_MORE * max(1, letters(text)) else text


def _is_declared_article(tree: Element) -> bool:
    """Whether a page says that it is one article, by its markup or its metadata."""
    page_rank = ARTICLE_TYPES.index("WebPage")
    if any((rank(node) or 0) < page_rank for node in articles(tree)):
        return True
    if any(
        (meta.get("property") or meta.get("name") or "").lower() == "og:type"
        and (meta.get("content") or "").lower() == "article"
        for meta in tree.iter("meta")
    ):
        return True
    return next(tree.iter("article"), None) is not None or any(
        element.get("itemprop") == "articleBody" for element in tree.iter("div", "section", "p")
    )


def _is_short_story(text: str, tree: Element, title: str | None, *, is_declared: bool) -> bool:
    """Whether a text of a few words is a news flash, and not what an empty page says."""
    lines = text.splitlines()
    sentences = sum(map(is_prose, lines))
    has_heading = next(tree.iter("h1", "h2"), None) is not None
    if not sentences or not (is_declared or has_heading or sentences > 1):
        return False
    headings = [title or "", *(text_of(element) for element in tree.iter("h1", "title"))]
    return not (any(map(_ERROR_HEADING.match, headings)) or any(map(_ERROR_TEXT.search, lines)))
