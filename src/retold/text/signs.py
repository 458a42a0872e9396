"""The signs that stand at a figure and change what it says: −3, £30, 3 %, 20°, >5."""

import unicodedata
from bisect import bisect_right

from retold.model import SegmentedDocument, Span
from retold.text.words import Word, spanned

_BEHIND = frozenset("%‰°")
_BEFORE = frozenset("<>≤≥±×÷+=")
UNREAD = frozenset("<>≤≥×÷")
"""Signs of which no value is read, so that two figures may be equal and say different things."""
_DASHES = frozenset("-–—−‑")


def signs(text: str, figure: Span) -> str:
    """The signs at a figure, in one order whichever side they stand on; empty of a bare one."""
    whole = with_signs(text, figure)
    around = text[whole.start : figure.start] + text[figure.end : whole.end]
    drawn = ("-" if sign in _DASHES else sign for sign in around if not sign.isspace())
    return "".join(sorted(drawn))


def with_signs(text: str, figure: Span) -> Span:
    """The span with the signs of the figures at its ends; a space may part a currency or %."""
    if not (_is_figure(text, figure.start) or _is_figure(text, figure.end - 1)):
        return figure
    start = _start(text, figure.start) if _is_figure(text, figure.start) else figure.start
    end = _end(text, figure.end) if _is_figure(text, figure.end - 1) else figure.end
    return Span(start, end)


def drawn(span: Span, document: SegmentedDocument) -> Span:
    """The span with the signs of its figures, and the dot of an abbreviation in which it ends."""
    whole = with_signs(document.text, span)
    is_short = document.text[whole.end : whole.end + 1] == "." and _goes_on(whole.end, document)
    return Span(whole.start, whole.end + 1) if is_short else whole


def _goes_on(dot: int, document: SegmentedDocument) -> bool:
    """Whether a sentence goes on with words behind a dot, which then only shortens a word."""
    index = bisect_right(document.sentences, dot, key=lambda sentence: sentence.span.start) - 1
    end = document.sentences[index].span.end if index >= 0 else dot
    return any(map(str.isalnum, document.text[dot:end]))


def signed(text: str, side: tuple[Word, ...], run: range) -> Span | None:
    """The span of a run of words, with the signs of its figures; None of no words."""
    return with_signs(text, spanned(side, run[0], run[-1])) if run else None


def _start(text: str, start: int) -> int:
    while start:
        # A dash behind a word is a hyphen, one with a space behind it parts two phrases.
        spaced = start > 1 and text[start - 1].isspace()
        place = start - 2 if spaced else start - 1
        sign = text[place]
        is_dash = sign in _DASHES and not spaced and not text[max(0, place - 1) : place].isalnum()
        if not (is_dash or sign in _BEFORE or _is_currency(sign)):
            break
        start = place
    return start


def _end(text: str, end: int) -> int:
    place = end + 1 if text[end : end + 1].isspace() else end
    sign = text[place : place + 1]
    is_own = sign in _BEHIND or (sign and _is_currency(sign) and not _is_figure(text, place + 1))
    return place + 1 if sign and is_own else end


def _is_currency(sign: str) -> bool:
    return unicodedata.category(sign) == "Sc"


def _is_figure(text: str, place: int) -> bool:
    return text[place : place + 1].isdigit()
