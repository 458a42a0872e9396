"""Whether nothing in another text explains a figure: it is nowhere, nor do others come to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.values.derived import ROUNDED, follows
from retold.values.equality import agree, is_rounded
from retold.values.quantity import DATES, Quantity
from retold.values.units import UNITS

MOST_FIGURES = 60
"""Figures of a text beyond which some two of them come to any other."""
TOGETHER = 3
"""Figures in a row of which two may be told by one: of *112 of 418* more than a quarter."""
FEW = 12
"""Bare numbers up to here are said of whatever there is: *the two*, *three to four times*."""
WHOLE, WHOLE_PERCENT = 100.0, 0.5
"""All of something in percent, and by how much a share in whole percent may be off."""
DECADE, CENTURY = 10, 100
WEEK = 7
DIALED = frozenset({"second", "minute", "hour"})
"""Units of what lies between two times of day, or is written as one: 16:12."""
SPANS = frozenset({"decade", "century", "millennium"})
"""Units in which a time is told that stands as a year: six decades, since 1961."""
CODES = frozenset({"vague", "label", "relative", "season", "weekday", "clock", "ordinal"})
"""Sorts of which a text has many writings that no value shows."""


def is_stray(value: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether none of another text's figures is a value, nor any two of them come to it.

    Of a word that often only colours a sentence, or among very many figures, nobody knows.
    """
    if value.weak or len(others) > MOST_FIGURES:
        return False
    return not (stands_in(value, others) or follows(value, others))


def stands_in(value: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether some of other quantities is the same, or the same rounded."""
    return any(
        agree(value, known) or is_rounded(value, known) or is_rounded(known, value)
        for known in others
    )


def is_unexplained(value: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a figure is stray, and no other telling of what stands in another text either.

    It is none of those that are told in many ways (a share in words, few of something, a part of a
    year); no share of two figures that stand together there, nor what they leave; nothing that lies
    between two times; and no date that is told by one near by: *before April*, *by the end of
    March*; *the nineties*, *1994*.
    """
    if _is_told_freely(value) or not is_stray(value, others):
        return False
    if value.sort in DATES:
        return not any(_is_near_date(value, known) for known in others)
    if _is_between(value, others) or any(
        _is_rest(value, known) or _is_rounder(known, value) for known in others
    ):
        return False
    return not any(
        _is_share_of(value, pair) or any(follows(value, pair, replaced) for replaced in pair)
        for pair in _together(others)
    )


def _is_told_freely(value: Quantity) -> bool:
    if value.sort in CODES or value.unit == "part":
        return True
    if value.unit is None and value.sort == "count":
        return value.value <= FEW or value.value in {100, 1000, 1e6}
    if value.sort == "count" and value.unit in SPANS:
        return True
    return value.value < 1 and value.unit in UNITS and UNITS[value.unit][0] == "time"


def _together(values: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of figures with at most one between them."""
    for start in range(len(values)):
        first, *rest = values[start : start + TOGETHER]
        yield from ((first, each) for each in rest)


def _is_share_of(value: Quantity, pair: tuple[Quantity, Quantity]) -> bool:
    """Whether a percentage is what one of two figures is of the other, or leaves of it."""
    part, whole = sorted(each.value for each in pair)
    if value.unit != "%" or part <= 0:
        return False
    share = WHOLE * part / whole
    return any(abs(value.value - each) <= WHOLE_PERCENT for each in (share, WHOLE - share))


def _is_rounder(known: Quantity, value: Quantity) -> bool:
    """Whether a figure that was roughly told already is rounded once more."""
    return is_rounded(replace(known, rough=False, bound=0), value)


def _is_rest(value: Quantity, known: Quantity) -> bool:
    """Whether a share is what another leaves of the whole, or is that one: 20 %, a fifth."""
    if value.unit != "%":
        return False
    size = known.value if known.unit in {"%", "part"} else known.value * WHOLE
    if known.sort == "ordinal" and known.value:
        size = WHOLE / known.value
    return any(abs(value.value - each) <= ROUNDED * WHOLE for each in (size, WHOLE - size))


def _is_between(value: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a time may be what lies between two times, or one of them written otherwise."""
    if value.unit in DIALED:
        return any(known.sort == "clock" for known in others)
    days = [known.value for known in others if known.sort == "day"]
    return value.unit == "week" and any(
        abs(day - each) == value.value * WEEK for day in days for each in days
    )


def _is_near_date(value: Quantity, known: Quantity) -> bool:
    """Whether a date is told by the one beside it, or by a year in it."""
    if value.sort != known.sort:
        return value.sort == "month" and known.unit in {"quarter", "half", "month"}
    if value.sort == "month":
        return abs(value.value - known.value) in {1, 11}
    if value.unit == "decade" and known.unit is None:
        return value.value % CENTURY == known.value % CENTURY // DECADE * DECADE
    return False
