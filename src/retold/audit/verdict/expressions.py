"""The words of a side -> its expressions: what a reader takes as one and no span may cut.

A figure with its unit and with the words that limit it (at least 40 per cent), both ends of a range
(between 30 and 40 million), a date with all its parts, a name with its title and its particles (Dr.
Helena van der Berg), a fixed expression (because of).
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.audit.cues.naming import HONORIFICS, PARTICLES, TITLES, names
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.lexicon.fixed import fixed_in
from retold.model import Span
from retold.text.words import Word
from retold.values.quantities import quantities
from retold.values.quantity import DATES, Quantity, Sort

LONGEST = 80
"""Characters of an expression, at most: what is longer is no longer read as one."""
BESIDE = 4
"""Characters between two parts of one date at most: Friday, 14 Nov. 2024; 3 of May; May 3 to 5."""
PARTS: frozenset[Sort] = frozenset({"weekday", "day", "month", "year"})
"""The sorts of a date's parts, of each of which it has one, or two days of one month."""
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|and)\s", re.IGNORECASE)
_OPENS_RANGE = re.compile(r"(?:between|from)\b", re.IGNORECASE)
_BEFORE_NAMES = HONORIFICS | TITLES | frozenset({"st", "saint", "prof", "rev", "reverend", "dame"})
_PARTICLES = PARTICLES | frozenset(
    "der den ter zu zum zur vom du des dos das los las bint ben".split()
)
"""Small words inside names and before them; none is an English word (ten Boom, do Carmo)."""


_POSSESSIVE = ("'s", "’s")


@once_a_bead
def expressions(bead: LinkedBead, side: int) -> tuple[Span, ...]:
    """The expressions of the source, side 0, or of the target, 1, in text order.

    They may overlap.
    """
    words, text = (bead.source, bead.target)[side], bead.texts[side]
    spans = [
        *_figures(bead, side),
        *(_spanned(words, run) for run in fixed_in([word.fold for word in words])),
        *_names(words, text),
    ]
    return tuple(sorted(span for span in spans if span.end - span.start <= LONGEST))


def whole(span: Span, within: Sequence[Span]) -> Span:
    """The span with all of each expression that it cuts, or of which it is a part."""
    start, end = span.start, span.end
    cut = True
    while cut:
        cut = False
        for expression in within:
            touches = expression.start < end and start < expression.end
            if touches and (expression.start < start or end < expression.end):
                start, end = min(start, expression.start), max(end, expression.end)
                cut = True
    return Span(start, end)


def _quantities(bead: LinkedBead, side: int) -> tuple[Quantity, ...]:
    words = (bead.source, bead.target)[side]
    if not words:
        return ()
    return quantities(bead.texts[side], Span(words[0].span.start, words[-1].span.end))


def _figures(bead: LinkedBead, side: int) -> Iterator[Span]:
    """Figures with their units and limits, ranges as one, and dates."""
    text, values = bead.texts[side], _quantities(bead, side)
    figures = [each for each in values if each.sort not in DATES]
    for figure in figures:
        yield _limited(text, figure)
    for first, second in pairwise(figures):
        if _is_range(text, first, second):
            yield Span(_limited(text, first).start, _limited(text, second).end)
    yield from _dates(text, [each for each in values if each.sort in PARTS])


def _limited(text: str, figure: Quantity) -> Span:
    """A figure with its limit; a plus behind a space adds the next figure and limits none."""
    whole_span = figure.whole or figure.span
    is_sum = text[figure.span.end : whole_span.end] == " +"
    return figure.span if is_sum else whole_span


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two figures are the ends of one range: 30 to 40 million, between 3 and 5."""
    start = _limited(text, first)
    gap = text[start.end : _limited(text, second).start]
    measures = {(value.sort, value.unit) for value in (first, second)}
    if not _RANGE.fullmatch(gap) or len(measures - {("count", None)}) > 1:
        return False
    return gap.strip().lower() != "and" or bool(_OPENS_RANGE.match(text, start.start))


def _dates(text: str, parts: Sequence[Quantity]) -> Iterator[Span]:
    place = 0
    while place < len(parts):
        sorts, last = [parts[place].sort], place
        while last + 1 < len(parts) and _goes_on(text, parts[last : last + 2], sorts):
            last += 1
            sorts.append(parts[last].sort)
        if last > place:
            yield Span(parts[place].span.start, parts[last].span.end)
        place = last + 1


def _goes_on(text: str, pair: Sequence[Quantity], sorts: Sequence[Sort]) -> bool:
    """Whether two parts that stand side by side are of one date that has parts of these sorts."""
    gap = text[pair[0].span.end : pair[1].span.start]
    if len(gap) > BESIDE or "\n" in gap:
        return False
    if pair[0].sort == pair[1].sort == "day":
        return sorts.count("day") == 1
    return pair[0].sort != pair[1].sort and not {part.sort for part in pair} <= set(sorts)


def _names(words: tuple[Word, ...], text: str) -> Iterator[Span]:
    """The names, each with the titles before it and the particles in it and before it.

    A possessive ending is no part of a name.
    """
    last: range | None = None
    for name in names(words):
        first = name.words[0]
        while first and _belongs(words, text, first - 1):
            first -= 1
        run = range(first, name.words[-1] + 1)
        if last is not None and run.start <= last.stop and _is_close(words, text, run.start):
            run = range(last.start, run.stop)
        span, ending = _spanned(words, run), words[run.stop - 1].text[-2:]
        yield Span(span.start, span.end - 2) if ending in _POSSESSIVE else span
        last = run


def _belongs(words: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether a word is a particle or a title of the name right behind it."""
    word, is_title = words[index], words[index].fold.rstrip(".") in _BEFORE_NAMES
    if not _is_close(words, text, index + 1):
        return False
    return (word.fold in _PARTICLES and not word.first) or (is_title and word.capital)


def _is_close(words: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether nothing but a space, or the dot of a title, parts a word from the one before it."""
    before = words[index - 1]
    gap = text[before.span.end : words[index].span.start]
    is_short = before.fold.rstrip(".") in _BEFORE_NAMES
    return (gap == " " and before.text[-2:] not in _POSSESSIVE) or (gap == ". " and is_short)


def _spanned(words: tuple[Word, ...], run: range) -> Span:
    return Span(words[run.start].span.start, words[run.stop - 1].span.end)
