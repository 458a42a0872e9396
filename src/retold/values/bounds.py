"""Which side of a value a quantity lies on (at least, up to, nearly), and whether it is rough."""

import re

from retold.model import Span
from retold.values.numerals import CARDINAL
from retold.values.units import MONTHS

_MONTH_NAMES = "|".join(MONTHS)
FLOOR, CEILING = 1, -1
"""The value is the least there is, or the most."""

_LEADS = {
    FLOOR: (
        "at (?:the )?(?:very )?least|no less than|no fewer than|not less than|not fewer than"
        "|no lower than|more than|greater than|over|above|upwards of|in excess of|exceeding"
        "|exceeded|(?:a |the )?minimum of"
    ),
    CEILING: (
        "at (?:the )?(?:very )?most|no more than|not more than|no greater than|no higher than"
        "|not exceeding|up to|as many as|as much as|less than|fewer than|under|below|almost|nearly"
        "|just short of|(?:a |the )?maximum of|a (?:ceiling|cap|limit) of|capped at"
        "|(?:limited|restricted) to"
    ),
}
_TAILS = {FLOOR: r"\+|-plus|or more|or over|or above|and over|and up", CEILING: "or less|or fewer"}
_BE = "(?:is|are|was|were)"
_ALLOWED = r"(?=\s(?:that|an?|any|anyone|he|she|they|it|we|you|the)\b|\W*\Z|[.,;:])"
_LIMITS = {
    FLOOR: rf"at (?:the )?(?:very )?least|at a minimum|{_BE} the (?:minimum|least{_ALLOWED})",
    CEILING: (
        rf"at (?:the )?(?:very )?most|at a maximum|{_BE} the (?:maximum|limit|cap|most{_ALLOWED})"
    ),
}
"""What may stand some words behind a figure: ten per cent of his shares at most."""
_LEAD = re.compile(
    rf"(?<!\w)(?:(?P<floor>{_LEADS[FLOOR]})|(?P<ceiling>{_LEADS[CEILING]}))"
    r"\s(?:(?:a|the|about|some|another)\s)?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:\s\w+(?=\s)){{0,3}}\s?"  # 40 or more, 40 boats or more, 40 grams of salt or more
    rf"(?:(?P<floor>{_TAILS[FLOOR]})|(?P<ceiling>{_TAILS[CEILING]}))(?!\w)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    rf"(?:\s[^\W\d]+)*?,?\s"
    rf"(?:(?P<floor>{_LIMITS[FLOOR]})|(?P<ceiling>{_LIMITS[CEILING]}))"
    r"(?!\w|\s(?:until|since|for|as|in|on|at|to|from|by|with|part|some|when|while|if|once)\b)"
    rf"(?!\s(?:an?\s|the\s)?[$€£¥]?(?:\d|(?:{CARDINAL})\b))",
    re.IGNORECASE,
)
_FARTHEST = 60
"""Characters behind a quantity in which its limit stands."""
_LONGEST = 26
"""Characters before a quantity in which its comparator stands."""


_ROUGH_LEAD = re.compile(
    r"\b(?:about|around|some|roughly|approximately|circa|an estimated|close to|nearly|almost"
    r"|just short of|(?<!no )(?<!not )(?:more|less|fewer) than|over|above|under|below|upwards of"
    r"|in excess of)\s(?:(?:a|the)\s)?$",
    re.IGNORECASE,
)
_ROUGH_TAIL = re.compile(r"(?:\s\w+)?\s(?:or so|or thereabouts)(?!\w)", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"\b(?:between|from)\s$", re.IGNORECASE)
_RANGE_TAIL = re.compile(
    rf"(?:\s[\w.]+)?(?:\s?-\s?|\s(?:to|and)\s)[-+$€£¥]?(?:\d|(?:{CARDINAL})\b|(?:{_MONTH_NAMES})\b)",
    re.IGNORECASE,
)
_LONGEST_LEAD = 8


def bound(text: str, span: Span) -> tuple[int, Span]:
    """The side of a quantity in a text, 0 where none is said, and its span with the comparator.

    The span of the first value of a range begins with the word that opens it: between 3 and 5.
    """
    start = max(0, span.start - _LONGEST)
    lead = _LEAD.search(text[start : span.start])
    if lead:
        return (FLOOR if lead["floor"] else CEILING), Span(start + lead.start(), span.end)
    tail = _TAIL.match(text, span.end) or _LIMIT.match(text, span.end, span.end + _FARTHEST)
    if tail:
        return (FLOOR if tail["floor"] else CEILING), Span(span.start, tail.end())
    lead = _RANGE_LEAD.search(text[max(0, span.start - _LONGEST_LEAD) : span.start])
    if lead and _RANGE_TAIL.match(text, span.end):
        return 0, Span(span.start - len(lead[0]), span.end)
    return 0, span


def is_rough(text: str, span: Span) -> bool:
    """Whether a quantity in a text is said to be no exact value: about 60, more than 60.

    A limit (at least 60, no more than 60) is none: it says what may be, not what is.
    """
    lead = text[max(0, span.start - _LONGEST) : span.start]
    return bool(_ROUGH_LEAD.search(lead) or _ROUGH_TAIL.match(text, span.end))
