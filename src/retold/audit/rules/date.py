"""Days, months, years, weekdays and clock times that differ between the sides of a bead."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterable, Iterator

from retold.audit.link.links import LinkedBead
from retold.audit.rules.number_value import change
from retold.model import Change, Span
from retold.text.words import Word, spanned
from retold.values.quantity import DATES, Difference, Quantity
from retold.values.units import MONTHS, RELATIVE, SEASONS, WEEKDAYS

BESIDE = 4
"""Characters between the parts of one date: 3 of May, Nov. 5, 2024."""
REACH = 3
"""Words between a preposition and the time it bears on: until the end of March."""
ENDING = frozenset({"until", "till", "before", "by"})
"""Prepositions that say when something ends, or is done."""
STARTING = frozenset({"since", "from", "after"})
"""Prepositions that say when something begins."""
AMBIGUOUS = frozenset({"by", "from"})
"""Prepositions of time only before a time: from March, from the mayor."""
DEADLINES = ({"by", "until"}, {"by", "till"})
"""Prepositions of which one sets a deadline and the other says how long something lasts."""
TIMES = frozenset(
    "easter christmas ramadan passover thanksgiving lent eid diwali hanukkah pentecost whitsun "
    "midsummer dawn dusk noon midnight midday sunrise sunset morning afternoon evening night day "
    "week weekend month year decade century start end beginning mid-year birth childhood spring "
    "now then".split()
) | {*MONTHS, *WEEKDAYS, *SEASONS, *RELATIVE}
"""Words that name a time."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each difference between quantities that say when, the parts of a date as one."""
    for difference in _joined(
        one for one in pair.differences if (one.source or one.target or _NEVER).sort in DATES
    ):
        yield change("date", pair.index, difference, pair.texts)


def turned(pair: LinkedBead) -> Iterator[Change]:
    """A change where an end became a beginning, or a deadline: until March → since, by March."""
    for at, word in enumerate(pair.source):
        head = _head(pair.source, at) if word.fold in ENDING | STARTING else None
        there = pair.to_target[head] if head is not None else None
        other = _preposition(pair.target, there) if there is not None else None
        if head is None or there is None or other is None:
            continue
        if _preposition(pair.source, head) != at:
            continue
        new = pair.target[other].fold
        both = {word.fold, new}
        turned_round = (word.fold in ENDING) != (new in ENDING) and both != {"before", "after"}
        if not (turned_round or both in DEADLINES):
            continue
        if both & AMBIGUOUS and not _is_time(pair.source[head]):
            continue
        spans = spanned(pair.source, at, head), spanned(pair.target, other, there)
        note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        yield Change("date", "critical" if turned_round else "major", pair.index, *spans, note)


_NEVER = Quantity(Span(0, 0), "count", 0.0)


def _joined(found: Iterable[Difference]) -> Iterator[Difference]:
    """The differences, those that stand side by side on every side that they have as one."""
    last: Difference | None = None
    for one in sorted(found, key=_place):
        if last is not None and _goes_on(last, one):
            last = Difference(_over(last.source, one.source), _over(last.target, one.target))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _place(one: Difference) -> tuple[bool, bool, int]:
    either = one.source or one.target or _NEVER
    return one.source is None, one.target is None, either.span.start


def _goes_on(one: Difference, other: Difference) -> bool:
    sides = ((one.source, other.source), (one.target, other.target))
    return all(
        (mine is None) == (theirs is None)
        and (mine is None or theirs is None or _gap(mine.span, theirs.span) <= BESIDE)
        for mine, theirs in sides
    )


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _over(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    """A quantity over the span of two."""
    if one is None or other is None:
        return one or other
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    return Quantity(span, one.sort, one.value, one.unit)


def _head(side: tuple[Word, ...], at: int) -> int | None:
    """The time that a preposition bears on: the first content word or figure behind it."""
    for here in range(at + 1, min(len(side), at + 1 + REACH)):
        if side[here].content or side[here].fold[0].isdigit() or side[here].fold in TIMES:
            return here
    return None


def _preposition(side: tuple[Word, ...], at: int) -> int | None:
    """The preposition of time before a word, with no content word between."""
    for here in range(at - 1, max(-1, at - 1 - REACH), -1):
        if side[here].fold in ENDING | STARTING:
            return here
        if side[here].content:
            return None
    return None


def _is_time(word: Word) -> bool:
    return word.fold in TIMES or bool(re.fullmatch(r"(?:1\d|20)\d\d|[0-3]?\d", word.fold))
