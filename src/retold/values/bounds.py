"""Which side of a value a quantity lies on: at least, up to, more than, nearly."""

import re

from retold.model import Span

FLOOR, CEILING = 1, -1
"""The value is the least there is, or the most."""

_LEADS = {
    FLOOR: (
        "at least|at the least|no less than|no fewer than|not less than|not fewer than|more than"
        "|greater than|over|above|upwards of|in excess of|exceeding|exceeded|a minimum of"
    ),
    CEILING: (
        "at most|at the most|no more than|not more than|no greater than|up to|as many as"
        "|as much as|less than|fewer than|under|below|almost|nearly|just short of|a maximum of"
    ),
}
_TAILS = {FLOOR: r"\+|or more|or over|or above|and over|and up", CEILING: "or less|or fewer"}
_LEAD = re.compile(
    rf"(?<!\w)(?:(?P<floor>{_LEADS[FLOOR]})|(?P<ceiling>{_LEADS[CEILING]}))"
    r"\s(?:(?:a|the|about|some|another)\s)?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:\s\w+(?=\s))?\s?"  # 40 or more, 40 boats or more
    rf"(?:(?P<floor>{_TAILS[FLOOR]})|(?P<ceiling>{_TAILS[CEILING]}))(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 26
"""Characters before a quantity in which its comparator stands."""


def bound(text: str, span: Span) -> tuple[int, Span]:
    """The side of a quantity in a text, 0 where none is said, and its span with the comparator."""
    start = max(0, span.start - _LONGEST)
    lead = _LEAD.search(text[start : span.start])
    if lead:
        return (FLOOR if lead["floor"] else CEILING), Span(start + lead.start(), span.end)
    tail = _TAIL.match(text, span.end)
    if tail:
        return (FLOOR if tail["floor"] else CEILING), Span(span.start, tail.end())
    return 0, span
