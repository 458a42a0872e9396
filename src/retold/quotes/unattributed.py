"""Quotations that no cue tells of: words between marks, and the turns of a transcript."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from retold.model import Quotation, Span
from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading

BARE_WORDS = 5
"""Quotation marks around fewer words than this, without a cue, are scare quotes or titles; unless
a colon leads to them, they are a line of their own, or they go on with a line left open before."""
LED_WORDS = 2
"""Words from which marks behind a colon, or in a line of their own, hold what somebody said."""
TURNS, VOICES = 4, 2
"""Lines with a label, and labels that come again, from which on a text is a transcript."""

_NAME = r"[A-Z][\w.’'\-]*"
_LABEL = re.compile(
    rf"^[ \t]*(?P<who>(?:{_NAME}[ ]){{0,3}}{_NAME}(?:[ ]\d+)?)"
    r"(?:[ ]\([^)\n]{1,40}\))?(?P<cue>:)[ \t]+"
    r"(?P<said>\S[^\n]*[.!?…—”\"’)])[ \t]*$",
    re.MULTILINE,
)
_SIGNED = re.compile(r"[ \t]*\n?[ \t]*[–—\-]{1,2}[ \t]*(?P<who>[A-Z][^\n“”\"]{1,80})(?=\n|\Z)")
"""A dash and a name behind what was said, up to the end of the line."""
_STOPS = frozenset(".!?…")


def bare(
    text: str, reading: Reading, attributions: Iterable[Attribution], spoken: Iterable[Quotation]
) -> Iterator[Quotation]:
    """What stands between quotation marks, and neither a cue nor a turn accounts for.

    Signed, it has a speaker.
    """
    taken = np.zeros(len(reading), bool)
    for one in attributions:
        for start, end in (one.cue, *one.speaker, *one.content):
            taken[start:end] = True
    starts = np.array([span.start for span in reading.spans])
    for turn in spoken:
        for span in turn.content:
            taken[slice(*np.searchsorted(starts, (span.start, span.end)))] = True
    left_open = -1
    for first, last in _marked(reading):
        goes_on = left_open == first - 2 and reading.sentence[first - 1] < 0
        if not taken[first : last + 1].any() and (goes_on or _speaks(text, reading, first, last)):
            span = Span(reading.spans[first].start, reading.spans[last].end)
            signed = _SIGNED.match(text, span.end)
            who = (_trimmed(text, *signed.span("who")),) if signed else ()
            yield Quotation((span,), who, (), None, direct=True)
        left_open = -1 if reading.flags[last, 5] else last


def turns(text: str, reading: Reading) -> Iterator[Quotation]:
    """The turns of a transcript: lines that begin with who speaks ("MODERATOR: …", "Q: …").

    A turn ends as sentences do; what a list has behind its labels seldom does.
    """
    starts = {span.start for span in reading.spans}
    found = [match for match in _LABEL.finditer(text) if match.start("said") in starts]
    again = Counter(match["who"] for match in found)
    if len(found) < TURNS or sum(count > 1 for count in again.values()) < VOICES:
        return
    for match in found:
        who, cue, said = (_trimmed(text, *match.span(part)) for part in ("who", "cue", "said"))
        yield Quotation((said,), (who,), (cue,), None, direct=True)


def _speaks(text: str, reading: Reading, first: int, last: int) -> bool:
    """Whether words between marks are enough for what somebody said."""
    words = int((reading.shapes[first : last + 1] > 0).sum())
    if words >= BARE_WORDS:
        return True
    led = first > 0 and reading.spans[first - 1].of(text) == ":"
    alone = (
        (first == 0 or reading.sentence[first - 1] < 0)
        and (last + 1 == len(reading) or reading.sentence[last + 1] < 0)
        and last > first
        and reading.spans[last - 1].of(text)[-1:] in _STOPS
    )
    return words >= LED_WORDS and (led or alone)


def _marked(reading: Reading) -> Iterator[Range]:
    """First and last token of each stretch between marks; one left open ends with its line."""
    inside, opens, closes = reading.flags[:, 3], reading.flags[:, 4], reading.flags[:, 5]
    start = None
    for index in range(len(reading)):
        if start is not None and not inside[index]:
            yield start, index - 1
            start = None
        if opens[index]:
            if start is not None:
                yield start, index - 1
            start = index
        elif closes[index] and start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, len(reading) - 1


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its end."""
    return Span(start, start + len(text[start:end].rstrip()))
