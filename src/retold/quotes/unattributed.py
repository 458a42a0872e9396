"""Quotations that no cue tells of: words between marks."""

from collections.abc import Iterable, Iterator

import numpy as np

from retold.model import Quotation, Span
from retold.quotes.beside import signature
from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading

BARE_WORDS = 5
"""Quotation marks around fewer words than this, without a cue, are scare quotes or titles; unless
a colon leads to them, they are a line of their own, or they go on with a line left open before."""
LED_WORDS = 2
"""Words from which marks behind a colon, or in a line of their own, hold what somebody said."""
_STOPS = frozenset(".!?…")


def bare(
    text: str, reading: Reading, attributions: Iterable[Attribution], spoken: Iterable[Quotation]
) -> Iterator[Quotation]:
    """What stands between quotation marks, and nothing else accounts for.

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
            signed = signature(text, span.end)
            who = (signed,) if signed else ()
            yield Quotation((span,), who, (), None, direct=True)
        left_open = -1 if reading.flags[last, 5] else last


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
