"""Days, months, years, weekdays and clock times that differ between the sides of a bead."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from retold.audit.link.links import LinkedBead
from retold.audit.rules.number_value import change, open_differences
from retold.model import Change, Span
from retold.text.words import Word, spanned
from retold.values.quantity import DATES, Difference, Quantity
from retold.values.units import MONTHS, RELATIVE, SEASONS, UNITS, WEEKDAYS

BESIDE = 4
"""Characters between the parts of one date: 3 of May, Nov. 5, 2024."""
REACH = 3
"""Words between a preposition and the time it bears on: until the end of March."""
ENDING = frozenset({"until", "till", "before", "by", "within"})
"""Prepositions that say when something ends, or is done."""
STARTING = frozenset({"since", "from", "after"})
"""Prepositions that say when something begins."""
AMBIGUOUS = frozenset({"by", "from", "within"})
"""Prepositions of time only before a time: from March, from the mayor; within an hour, the town."""
DEADLINES = ({"by", "until"}, {"by", "till"})
"""Prepositions of which one sets a deadline and the other says how long something lasts."""
TIMES = frozenset(
    "easter christmas ramadan passover thanksgiving lent eid diwali hanukkah pentecost whitsun "
    "midsummer dawn dusk noon midnight midday sunrise sunset morning afternoon evening night day "
    "week weekend month year decade century start end beginning mid-year birth childhood spring "
    "now then".split()
) | {*MONTHS, *WEEKDAYS, *SEASONS, *RELATIVE}
"""Words that name a time."""
COMING_ROUND = frozenset({"clock", "weekday", "month"})
"""Sorts of times of which the one is before the other and behind it."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each difference between quantities that say when, the parts of a date as one."""
    for difference in _joined(
        difference
        for difference in open_differences(pair)
        if (difference.source or difference.target or _NEVER).sort in DATES
    ):
        yield change("date", pair.index, difference, pair.texts)


def turned(pair: LinkedBead) -> Iterator[Change]:
    """A change where an end became a beginning, or a deadline: until March → since, by March."""
    yield from _turned_spans(pair)
    for index, word in enumerate(pair.source):
        head = _head(pair.source, index) if word.fold in ENDING | STARTING else None
        target_index = pair.to_target[head] if head is not None else None
        target_preposition = (
            _preposition(pair.target, target_index) if target_index is not None else None
        )
        if head is None or target_index is None or target_preposition is None:
            continue
        if _preposition(pair.source, head) != index:
            continue
        new = pair.target[target_preposition].fold
        both = {word.fold, new}
        turned_round = (word.fold in ENDING) != (new in ENDING) and both != {"before", "after"}
        if not (turned_round or both in DEADLINES):
            continue
        if both & AMBIGUOUS and not _is_time(pair.source, head):
            continue
        spans = (
            spanned(pair.source, index, head),
            spanned(pair.target, target_preposition, target_index),
        )
        note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        yield Change("date", "critical" if turned_round else "major", pair.index, *spans, note)


def _turned_spans(pair: LinkedBead) -> Iterator[Change]:
    """A change for each two times between which something is, told from the second to the first.

    What comes round again, a time of day, a weekday or a month, lies on one side of noon or on the
    other: between 8 p.m. and 8 a.m., between 8 a.m. and 8 p.m.
    """
    times = sorted(
        (source.span, target.span)
        for source, target in pair.equal_values
        if source.sort in COMING_ROUND
    )
    for (source_first, target_first), (source_second, target_second) in pairwise(times):
        if target_second.end > target_first.start:
            continue
        source = Span(source_first.start, source_second.end)
        target = Span(target_second.start, target_first.end)
        if _is_between(pair.texts[0], source) and _is_between(pair.texts[1], target):
            note = f"{source.of(pair.texts[0])} → {target.of(pair.texts[1])}"
            yield Change("date", "critical", pair.index, source, target, note)


def _is_between(text: str, span: Span) -> bool:
    """Whether two times are the ends of what lies between them: between Friday and Monday."""
    before = text[max(0, span.start - len("between ")) : span.start].casefold()
    return before == "between " and " and " in span.of(text)


_NEVER = Quantity(Span(0, 0), "count", 0.0)


def _joined(differences: Iterable[Difference]) -> Iterator[Difference]:
    """The differences, those that stand side by side on every side that they have as one."""
    last: Difference | None = None
    for difference in sorted(differences, key=_place):
        if last is not None and _goes_on(last, difference):
            last = Difference(
                _over(last.source, difference.source), _over(last.target, difference.target)
            )
            continue
        if last is not None:
            yield last
        last = difference
    if last is not None:
        yield last


def _place(difference: Difference) -> tuple[bool, bool, int]:
    either = difference.source or difference.target or _NEVER
    return difference.source is None, difference.target is None, either.span.start


def _goes_on(difference: Difference, other_difference: Difference) -> bool:
    sides = (
        (difference.source, other_difference.source),
        (difference.target, other_difference.target),
    )
    return all(
        (source_quantity is None) == (target_quantity is None)
        and (
            source_quantity is None
            or target_quantity is None
            or _gap(source_quantity.span, target_quantity.span) <= BESIDE
        )
        for source_quantity, target_quantity in sides
    )


def _gap(span: Span, other_span: Span) -> int:
    return max(span.start, other_span.start) - min(span.end, other_span.end)


def _over(quantity: Quantity | None, other_quantity: Quantity | None) -> Quantity | None:
    """A quantity over the span of two."""
    if quantity is None or other_quantity is None:
        return quantity or other_quantity
    span = Span(
        min(quantity.span.start, other_quantity.span.start),
        max(quantity.span.end, other_quantity.span.end),
    )
    return Quantity(span, quantity.sort, quantity.value, quantity.unit)


def _head(side: tuple[Word, ...], index: int) -> int | None:
    """The time that a preposition bears on: the first content word or figure behind it."""
    for behind in range(index + 1, min(len(side), index + 1 + REACH)):
        if side[behind].content or side[behind].fold[0].isdigit() or side[behind].fold in TIMES:
            return behind
    return None


def _preposition(side: tuple[Word, ...], index: int) -> int | None:
    """The preposition of time before a word, with no content word between."""
    for before in range(index - 1, max(-1, index - 1 - REACH), -1):
        if side[before].fold in ENDING | STARTING:
            return before
        if side[before].content:
            return None
    return None


def _is_time(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word names a time, or counts one: Friday, 2019, six months; not 30 crowns."""
    word, behind = side[index], side[index + 1 : index + 2]
    if any((UNITS.get(unit.lemma) or ("",))[0] == "time" for unit in behind):
        return True
    if word.fold in TIMES or re.fullmatch(r"(?:1\d|20)\d\d", word.fold):
        return True
    counts = any(noun.content and noun.fold not in TIMES for noun in behind)
    return bool(re.fullmatch(r"[0-3]?\d", word.fold)) and not counts
