"""Quotations that no cue tells of: words between marks."""

import re
from collections.abc import Iterable, Iterator

import numpy as np

from retold.model import Quotation, Span
from retold.quotes.beside import signature
from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading
from retold.quotes.tagged import begins_sentence

BARE_WORDS = 5
"""Quotation marks around fewer words than this, without a cue, are scare quotes or titles; unless
a colon leads to them, they are a line of their own, or they go on with a line left open before."""
LED_WORDS = 2
"""Words from which marks behind a colon, or in a line of their own, hold what somebody said."""
_STOPS = frozenset(".!?…。！？؟۔।")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
LETTERS = 2
"""Letters of a script without gaps between words that are about a word."""
_QUOTES = re.compile(r"と(?![いのはもで共同])|って(?!い)|(?:이)?(?:라고|라며|고|며)\s")
"""What stands behind something said in Japanese and Korean, not behind what is called so."""
_LED = re.compile(r"(?:[:：][\s\u00a0]?|[说說称稱道问問答喊])\Z")
_STOPPED = re.compile(r"[,!?…，！？،؟].(?=\s?[^\W\d_])|[.。].(?=\s|\Z)", re.DOTALL)
_TAG = re.compile(r"[,!?…，！？،؟].|..\s?(?:[,،]\s?[–—―]?|[–—―])\s?(?![A-ZÀ-Þ])[^\W\d_]", re.DOTALL)
"""A stop or comma before the closing mark; in the second also a comma or dash and a word behind."""


def bare(
    text: str,
    reading: Reading,
    attributions: Iterable[Attribution],
    spoken: Iterable[Quotation],
    *,
    english: bool = True,
) -> Iterator[Quotation]:
    """What stands between quotation marks, and nothing else accounts for.

    Signed, it has a speaker.
    """
    taken = np.zeros(len(reading), bool)
    for attribution in attributions:
        for start, end in (attribution.cue, *attribution.speaker, *attribution.content):
            taken[start:end] = True
    starts = np.array([span.start for span in reading.spans])
    for turn in spoken:
        for span in turn.content:
            taken[slice(*np.searchsorted(starts, (span.start, span.end)))] = True
    left_open = -1
    for first, last in _marked(reading):
        goes_on = left_open == first - 2 and reading.sentence[first - 1] < 0
        span = Span(reading.spans[first].start, reading.spans[last].end)
        several = last - first > LED_WORDS or not english
        tagged = several and _has_tag(text, span, english=english)
        speaks = goes_on or tagged or _speaks(text, reading, first, last)
        if speaks and not taken[first : last + 1].any():
            signed = signature(text, span.end)
            who = (signed,) if signed else ()
            yield Quotation((span,), who, (), None, direct=True)
        left_open = -1 if reading.flags[last, 5] else last


def _speaks(text: str, reading: Reading, first: int, last: int) -> bool:
    """Whether words between marks are enough for what somebody said."""
    span = Span(reading.spans[first].start, reading.spans[last].end)
    words = int((reading.shapes[first : last + 1] > 0).sum())
    dense = len(_DENSE.findall(span.of(text)))
    if words - dense + dense / LETTERS >= BARE_WORDS:
        return True
    if _QUOTES.match(text, span.end):
        return True
    led = _LED.search(text, max(0, span.start - 2), span.start) is not None
    stopped = last > first and reading.spans[last - 1].of(text)[-1:] in _STOPS
    alone = (
        (first == 0 or reading.sentence[first - 1] < 0)
        and (last + 1 == len(reading) or reading.sentence[last + 1] < 0)
        and stopped
    )
    return words >= LED_WORDS and (led or alone)


def _has_tag(text: str, span: Span, *, english: bool) -> bool:
    """Whether marks that begin a sentence are spoken: by what stands at their end, or behind.

    “It holds!” he shrugged; «Aguanta», añadió. English has its comma inside the marks, so that
    “Valve”, a film about boats, is no speech.
    """
    tag = _STOPPED if english else _TAG
    return begins_sentence(text, span.start) and tag.match(text, span.end - 2) is not None


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
