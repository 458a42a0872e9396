"""Document -> furniture: the lines of a text that are not the story.

Share lines, promos, captions, forms, notices, by-lines and time stamps that a scraper left behind.
Each rule looks at whole lines. Precision comes first: what is marked is compared with nothing, so a
sentence of the story, a subheading or a quotation must never be.
"""

import re
from collections.abc import Sequence

from retold.extract.captions import find_captions
from retold.extract.dates import is_byline, is_date, is_time_stamp
from retold.extract.lines import Line, visible_lines
from retold.extract.notices import is_notice
from retold.extract.phrases import (
    BLOCK_HEADS,
    PAGE_ENDS,
    PROMO_STARTS,
    PROMO_VERBS,
    STRONG,
    WEAK,
)
from retold.model import Document, Span

TOP = 6
"""Lines from the top within which by-lines and dates stand."""

BOTTOM = 6
"""Lines from the bottom within which a weak phrase or a date is furniture."""

MAX_BLOCK = 12
"""Headlines that a list of other stories has at most."""

MIN_HEADLINE_WORDS = 5
"""Words of a headline of another story; subheadings within a story mostly have fewer."""

MAX_TAIL = 40
"""Lines behind the end of a page that are looked at: room for a comment form with all its links."""

TIMELINE = 3
"""Bare dates from which on a text is a timeline, and its dates are subheadings."""

_CAPITAL_PROMO = re.compile(
    r"(?:WATCH|LISTEN|READ|SEE|RELATED|VIDEO|PHOTOS?|PODCAST|GALLERY|IN PICTURES|IN PHOTOS"
    r"|MUST READ"
    r"|DON[’']T MISS|ALSO READ|READ ALSO|SEE ALSO|WATCH LIVE|UP NEXT|RECOMMENDED)"
    r"(?: (?:MORE|ALSO|NOW|NEXT|HERE|AGAIN|BELOW|ABOVE|VIDEO|STORY|STORIES|ARTICLES?|IT))?"
    r"\s*(?:[|:：>»›]|[–—-]+\s)\s*\S"
)
_BAR_PROMO = re.compile(
    r"(?:ANALYSIS|OPINION|EXPLAINER|LIVE|INTERACTIVE|MAP|QUIZ|FROM THE ARCHIVES?|MORE|TIMELINE"
    r"|Watch|Listen|Read|Video|Photos|Podcast|Analysis|Opinion|Explainer|Live)\s*\|\s*\S"
)
_MEDIA = frozenset({"video", "podcast", "photos", "gallery", "watch", "listen", "read"})
_COLON = re.compile(r"\s*[:：|»›]\s*(?=\S)")
_READ_MORE = re.compile(r"read (?:more|the full \w+) (?:about|on|from|at|in|here|of our)\b")
_MORE_FROM = ("more stories from ", "more news from ", "more from ")
_LEADS_ON = re.compile(r"[:：]\s*\Z")
_CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_STEM = 5


def find_furniture(document: Document) -> tuple[Span, ...]:
    """The spans of the lines that are not the story: whole lines, in order, without overlap.

    Linear in the length of the text; lines of more than 700 characters are never furniture.
    """
    lines = visible_lines(document.text)
    indices = _fixed_lines(lines) | find_captions(lines) | _edge_lines(lines)
    indices |= _promos(lines)
    indices |= _blocks(lines, indices)
    indices |= _weak_lines(lines, indices)
    indices |= _tail(lines, indices)
    if any(line.text and index not in indices for index, line in enumerate(lines) if index):
        indices -= _title(lines, document.title)
    return tuple(lines[index].span for index in sorted(indices))


def _fixed_lines(lines: Sequence[Line]) -> set[int]:
    """Lines that say what no story says."""
    return {
        index
        for index, line in enumerate(lines)
        if line.text and (line.key in STRONG or is_notice(line.bare) or is_time_stamp(line.bare))
    }


def _edge_lines(lines: Sequence[Line]) -> set[int]:
    """By-lines and dates near the top, dates near the bottom."""
    dates = {index for index, line in enumerate(lines) if line.text and is_date(line.bare)}
    edge = {*range(1, min(TOP, len(lines))), *range(max(1, len(lines) - BOTTOM), len(lines))}
    top = range(1, min(TOP, len(lines)))
    bylines = {index for index in top if lines[index].text and is_byline(lines[index].bare)}
    return bylines | (dates & edge if len(dates) < TIMELINE else set())


def _promos(lines: Sequence[Line]) -> set[int]:
    """Lines that send the reader elsewhere, with the headline that some of them announce."""
    indices: set[int] = set()
    for index, line in enumerate(lines):
        if not line.text or not _is_promo(line, first=index == 0):
            continue
        indices.add(index)
        if index + 1 < len(lines) and _is_announced(line, lines[index + 1]):
            indices.add(index + 1)
    return indices


def _is_promo(line: Line, *, first: bool) -> bool:
    """Whether a line is a promo; the first line of a text may be a headline written like one."""
    bare = line.bare
    if _CAPITAL_PROMO.match(bare) or _BAR_PROMO.match(bare):
        return not first or "|" in bare
    if first or not line.is_heading_like:
        return False
    lowered = bare.casefold()
    colon = _COLON.search(lowered)
    if colon and lowered[: colon.start()] in PROMO_STARTS:
        medium = lowered[: colon.start()] in _MEDIA
        return not medium or len(line.words) >= MIN_HEADLINE_WORDS
    return lowered.startswith(PROMO_VERBS) or _READ_MORE.match(lowered) is not None


def _is_announced(promo: Line, following: Line) -> bool:
    """Whether the line below a promo is the headline of what it promotes."""
    if not following.is_heading_like or _LEADS_ON.search(following.text):
        return False
    shared = len(_content(promo.text) & _content(following.text))
    announces = shared > 0 or _LEADS_ON.search(promo.text) is not None
    return shared > 1 or (announces and len(following.words) >= MIN_HEADLINE_WORDS)


def _content(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _CONTENT_WORD.findall(text)}


def _blocks(lines: Sequence[Line], indices: set[int]) -> set[int]:
    """The headlines listed below a line such as "Related stories"."""
    items: set[int] = set()
    for head in sorted(indices):
        if not (lines[head].key in BLOCK_HEADS or lines[head].key.startswith(_MORE_FROM)):
            continue
        for index in range(head + 1, min(head + 1 + MAX_BLOCK, len(lines))):
            line = lines[index]
            is_item = line.is_heading_like and len(line.words) >= MIN_HEADLINE_WORDS
            if index not in indices and not is_item:
                break
            items.add(index)
    return items


def _weak_lines(lines: Sequence[Line], indices: set[int]) -> set[int]:
    """Lines such as "Share" or "Source": at the edges of a text, or beside other furniture."""
    weak = {
        index
        for index, line in enumerate(lines)
        if line.key in WEAK
        or (line.key.endswith(" ago") and is_date(line.bare))
        or (line.key.startswith(_MORE_FROM) and line.is_heading_like)
    }
    bottom = len(lines) - BOTTOM
    kept: set[int] = set()
    for index in sorted(weak):
        if index - 1 in indices | kept or index >= max(1, bottom):
            kept.add(index)
    for index in sorted(weak - kept, reverse=True):
        if index + 1 in indices | kept:
            kept.add(index)
    return kept


def _tail(lines: Sequence[Line], indices: set[int]) -> set[int]:
    """The short lines behind what ends a page, where no sentence of a story follows."""
    start = end = len(lines)
    for index in range(end - 1, max(-1, end - 1 - MAX_TAIL), -1):
        if index in indices and lines[index].key in PAGE_ENDS:
            start = index
        elif index not in indices and not _is_short(lines[index]):
            break
    return set(range(start, end)) - indices


def _is_short(line: Line) -> bool:
    """Whether a line behind the end of a page is too short to be a sentence of the story."""
    few = 0 < len(line.words) <= MIN_HEADLINE_WORDS and line.text[0] not in '“„«"'
    return line.is_heading_like or few


def _title(lines: Sequence[Line], title: str | None) -> set[int]:
    """The first line where it is the title of a story, whatever it looks like."""
    return {0} if lines and title and lines[0].text == " ".join(title.split()) else set()
