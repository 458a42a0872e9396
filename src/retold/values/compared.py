"""What a text says that a figure compares: 12 more than in May, up 3, a majority of 20."""

import re
from typing import NamedTuple

from retold.model import Span


class Comparison(NamedTuple):
    """What a text says of a figure beside which it says that it compares two.

    sign: 1 where it says that there is more, -1 less, 0 where it does not say; is_than: whether
    what it is held against stands behind it: 6,000 fewer *than* in 1990; whole: with those words;
    part: the words that say how many of it are meant, where it is said to be a whole.
    """

    sign: int
    is_than: bool
    whole: Span
    part: Span | None = None


_MORE = "more|higher|later|older|longer|larger|bigger|above|ahead|up|extra|further|additional"
_LESS = "fewer|less|lower|earlier|younger|shorter|smaller|below|behind|short|down"
_AMOUNT = (
    r"(?:rise|fall|drop|gain|loss|increase|decrease|growth|cut|lead|margin|majority|gap|difference|"
    r"advantage|total|sum)"
)
_COMPARED = re.compile(
    r"(?:[\s-](?!(?:an?|the|and|in|on|at)\b)[\w%.]+){0,3}?\s"
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS})|apart|altogether|in (?:all|total)|difference)\b"
    r"(?P<than>(?:\s\w+)?\s(?:than|of)\b)?",
    re.IGNORECASE,
)
_ABOVE = frozenset({"above", "below", "ahead", "behind", "short"})
"""Words that are held against what stands behind them without *than*."""
_CHANGED = re.compile(
    r"\b(?:(?P<more>up|another|a further|an extra)|(?P<less>down)|by|"
    rf"{_AMOUNT}\s(?:of|was|is|by))\s"
    r"(?:(?:about|some|only|just|nearly|almost|a|an)\s)?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"[^.;:!?]{0,40}?(?P<part>(?:\b[\w.,-]+\s)?\bof (?:them|whom|which|these)\b(?:\s[\w.,-]+)?)",
    re.IGNORECASE,
)
_BEFORE = 28
"""Characters before a figure in which a word says that it is a change: a majority of about 20."""


def comparison(text: str, span: Span) -> Comparison | None:
    """What a figure is said to compare; None where no word says that it is of two others."""
    behind = _COMPARED.match(text, span.end)
    if behind:
        word = (behind["more"] or behind["less"] or "").casefold()
        sign = 1 if behind["more"] else -1 if behind["less"] else 0
        is_than = behind["than"] is not None or word in _ABOVE
        return Comparison(sign, is_than, Span(span.start, behind.end()))
    start = max(0, span.start - _BEFORE)
    before = _CHANGED.search(text[start : span.start])
    if before:
        sign = 1 if before["more"] else -1 if before["less"] else 0
        return Comparison(sign, is_than=False, whole=Span(start + before.start(), span.end))
    total = _TOTAL.match(text, span.end)
    if total is None:
        return None
    part = Span(total.start("part"), total.end("part"))
    return Comparison(0, is_than=False, whole=span, part=part)
