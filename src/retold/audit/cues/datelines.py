"""What a text says about itself and not about its story: a dateline, a byline, a credit."""

import re
from itertools import islice

from retold.model import Change, Span

FIRST_LINES = 4
"""Lines of a text among which its dateline stands: below headline, summary and byline."""

_WRITTEN_LINE = re.compile(r"\S[^\n]*")
_PLACE = r"[A-Z][\w.'’-]*(?:,?\s(?:[A-Z0-9][\w.'’-]*|and|of|the|de|la)){0,7},?"
_DATELINE = re.compile(
    rf"[ \t]*(?:{_PLACE}\s?\([^()\n]{{2,40}}\)\s?[-–—:]{{1,2}}\s|"  # LORRIN, March 14 (NWP) -
    rf"[A-Z]{{3,}}[A-Z .'’-]*(?:,\s?{_PLACE})?\s?[-–—]{{1,2}}\s|"  # LORRIN, Velmara —
    rf"{_PLACE}\s[-–—]{{1,2}}\s(?=[A-Z“\"]))"  # Lorrin, March 14 -
)
_CREDIT = re.compile(
    r"[\s(\[]*(?:(?:additional |further )?(?:reporting|writing|editing|research|translation|"
    r"graphics?|compiled|translated|reported|written|edited|photographs?|photos?|pictures?|images?|"
    r"illustrations?)(?: and (?:reporting|writing|editing|research|photographs?))?"
    r"(?: by\b|: )|by (?-i:[A-Z])[\w.'’-]*(?: (?:(?-i:[A-Z])[\w.'’-]*|and|in|for|of|the))*\W*$)",
    re.IGNORECASE,
)
_CODE = r"[A-Z]{2,6}(?:[/.-][A-Za-z]{2,6})*|[a-z]{2,3}(?:/[a-z]{2,3})*"
_SIGNED = re.compile(
    rf"[ \t]*[(\[](?:{_CODE})[)\]][ \t]+(?=[A-Z“\"])|"  # (MPA) The ferry …
    rf"(?:(?<=[.!?”\"])[ \t]+|^[ \t]*)[(\[–—-]*[ \t]*(?:{_CODE})[)\]]?[ \t]*$",  # … ran. (MPA/jv)
    re.MULTILINE,
)
"""What signs a text: the code of an agency, or somebody's initials."""
_UNNAMED = re.compile(
    r"[\s(\[–—-]*(?:(?:by|from) )?(?:our|an?|the) (?:own |special |staff |foreign |local ){0,2}"
    r"(?:correspondents?|reporters?|staff)(?:,? (?:in|at) (?-i:[A-Z])[\w.’'-]*)?\W*$"
    r"|[\s(\[–—-]*with (?:files|material|reporting|information) from (?-i:[A-Z])"
    r"[\w.’'-]*(?:,? (?:and )?(?-i:[A-Z])[\w.’'-]*)*\W*$",
    re.IGNORECASE,
)
"""By our own correspondent; with material from an agency."""


def dateline(text: str, start: int) -> Span | None:
    """The dateline with which the line that holds an offset opens; None where it has none."""
    line = text.rfind("\n", 0, start) + 1
    before = islice(_WRITTEN_LINE.finditer(text, 0, line), FIRST_LINES)
    if sum(1 for _ in before) == FIRST_LINES:
        return None
    match = _DATELINE.match(text, line)
    return Span(*match.span()) if match else None


def is_in_dateline(change: Change, texts: tuple[str, str]) -> bool:
    """Whether a change tells of what stands in the dateline of one side alone, or signs it."""
    places = [
        _stands_in_dateline(text, span)
        for text, span in zip(texts, (change.source, change.target), strict=True)
        if span is not None
    ]
    return any(places) and not (len(places) > 1 and all(places))


def _stands_in_dateline(text: str, span: Span) -> bool:
    opening = dateline(text, span.start)
    if opening is not None and span.start < opening.end:
        return True
    line = text.rfind("\n", max(0, span.start - SIGN), span.start) + 1
    line_end = text.find("\n", span.start, span.end + SIGN)
    stop = line_end if line_end >= 0 else min(len(text), span.end + SIGN)
    is_cut = line_end < 0 and stop < len(text)  # where no line ends
    signs = _SIGNED.finditer(text, max(line, span.start - SIGN), stop)
    return any(
        sign.start() <= span.start
        and span.end <= sign.end()
        and not (is_cut and sign.end() == stop)
        for sign in signs
    )


SIGN = 60
"""Characters to either side of a word in which a sign that it is part of begins and ends."""


def is_credit(text: str) -> bool:
    """Whether a sentence only says who made the text: By Ana Holt; (Reporting by …); (MPA)."""
    return bool(_CREDIT.match(text) or _UNNAMED.match(text) or _SIGNED.fullmatch(text.strip()))
