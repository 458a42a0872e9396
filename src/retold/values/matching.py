"""Quantities of two texts matched by value, wherever they stand, and what is left on both sides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from retold.values.clock import HOUR, NOON, ZONES
from retold.values.quantity import DATES, Difference, Quantity
from retold.values.units import DOLLARS, MONEY, NATIONAL, SCALES, UNITS

CLOSE = 0.06
"""Two values in different units are one when they agree so well (a 6-mile and a 10-km run)."""
EXACT = 1e-6
"""The same for sums of money and points, which nobody rounds on the way to another unit."""
DEGREE = 1.0
"""Degrees of Fahrenheit by which a temperature may differ that was rounded to whole degrees."""
SHORT = 100
"""A year is shortened to its rest by this: 1990s, nineties."""
SMALL = 10
"""Whole numbers to here may be spelled out or told by the words around them (the two men: they):
their absence alone is no news."""


class Matching(NamedTuple):
    """Quantities of two texts: those of one value, and what is left on one side or both."""

    equal: tuple[tuple[Quantity, Quantity], ...]
    differences: tuple[Difference, ...]


def match(
    source: tuple[Quantity, ...],
    target: tuple[Quantity, ...],
    near_source: Iterable[Quantity],
    near_target: Iterable[Quantity],
) -> Matching:
    """The quantities of equal value, and what is left, paired where one replaced another.

    near_source, near_target: the quantities of the beads around, where one may have moved to.
    """
    mine, theirs = list(source), list(target)
    equal: list[tuple[Quantity, Quantity]] = []
    found = [one for same in _SAME for one in _take_away(mine, theirs, same, equal)]
    found += _turned(mine, theirs)
    found += _replaced(mine, theirs)
    around_source, around_target = [*source, *near_source], [*target, *near_target]
    found += [Difference(one, None) for one in mine if _is_missed(one, around_target)]
    found += [Difference(None, one) for one in theirs if _is_missed(one, around_source)]
    return Matching(tuple(equal), tuple(found))


def is_unbound(difference: Difference) -> bool:
    """Whether the value stayed and is the least or the most there is on one side only."""
    one, other = difference.source, difference.target
    if one is None or other is None or bool(one.bound) == bool(other.bound):
        return False
    return agree(one, other)


def _take_away(
    mine: list[Quantity],
    theirs: list[Quantity],
    same: Callable[[Quantity, Quantity], bool],
    equal: list[tuple[Quantity, Quantity]],
) -> Iterator[Difference]:
    """Move what matches to `equal`, one for one; told is what matches but for its limit."""
    for one in list(mine):
        for other in theirs:
            if same(one, other) and not is_turned(one, other):
                mine.remove(one)
                theirs.remove(other)
                equal.append((one, other))
                if not (one.weak or other.weak or one.sort in DATES):
                    yield from filter(is_unbound, [Difference(one, other)])
                break


def is_turned(one: Quantity, other: Quantity) -> bool:
    """Whether one is said to be the least and the other the most there is."""
    return one.bound * other.bound < 0 and not (one.weak or other.weak)


def _turned(mine: list[Quantity], theirs: list[Quantity]) -> Iterator[Difference]:
    """Pairs of one value of which one is the least and the other the most; both are taken away."""
    for one in list(mine):
        for other in theirs:
            if is_same_value(one, other) and is_turned(one, other):
                mine.remove(one)
                theirs.remove(other)
                yield Difference(one, other)
                break


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one value, in one unit or in two of one dimension."""
    return any(same(one, other) for same in _SAME) and not is_turned(one, other)


def is_same_outright(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same and as much: no unit or rate that only one has."""
    if one.per != other.per or not agree(one, other):
        return False
    if {one.sort, other.sort} == {"percent", "count"}:
        return _is_bare_part(one, other) and _equal(_share(one), _share(other))
    return (one.unit is None) == (other.unit is None) or one.sort in DATES


def _is_same(one: Quantity, other: Quantity) -> bool:
    return (one.sort, one.value, one.unit, one.per) == (
        other.sort,
        other.value,
        other.unit,
        other.per,
    )


def _is_same_measure(one: Quantity, other: Quantity) -> bool:
    if not _equal(one.value, other.value) or _are_other_codes(one, other):
        return False
    return _are_one_unit(one, other) and not _are_other_rates(one, other)


def is_same_value(one: Quantity, other: Quantity) -> bool:
    """Equal values whose units, if both are named, do not contradict each other."""
    if {"clock"} == {one.sort, other.sort}:
        return _same_time(one, other)
    if _is_open_date(one, other) or _is_dotted_time(one, other):
        return True
    if not _equal(one.value, other.value):
        return _same_short_form(one, other)
    if _are_other_codes(one, other):
        return False
    if _are_other_rates(one, other):
        return False
    return _measures(one) is None or _measures(other) is None or _are_one_unit(one, other)


def _are_one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two units are one, or may be: a dollar of any country, degrees of any scale."""
    mine, theirs = _measures(one), _measures(other)
    if mine == theirs or {one.unit, other.unit} == {"pound", "£"}:
        return True
    dimensions = {mine[0] if mine else None, theirs[0] if theirs else None}
    if any(name in dimensions and codes & dimensions for name, codes in NATIONAL.items()):
        return True
    return dimensions in ({"degree", "celsius"}, {"degree", "fahrenheit"})


def _are_other_rates(one: Quantity, other: Quantity) -> bool:
    """Whether both are rates, and for something else: a week, a month."""
    return one.per is not None and other.per is not None and one.per != other.per


_CLOSED = frozenset({"month", "weekday", "season", "relative", "vague"})
"""Sorts whose values are codes and no numbers."""


def _are_other_codes(one: Quantity, other: Quantity) -> bool:
    return one.sort != other.sort and not _CLOSED.isdisjoint({one.sort, other.sort})


def _same_time(one: Quantity, other: Quantity) -> bool:
    """Whether two clock times are one, in Greenwich where both name a time zone."""
    left, right = one.value, other.value
    if one.per and other.per:
        left -= ZONES[one.per] * HOUR
        right -= ZONES[other.per] * HOUR
    dial = NOON * HOUR if "dial" in {one.unit, other.unit} else 2 * NOON * HOUR
    return left % dial == right % dial


def _is_dotted_time(one: Quantity, other: Quantity) -> bool:
    """Whether a figure is a clock time whose point stands for a colon: at 14.15, at 2.15pm."""
    time, figure = (one, other) if one.sort == "clock" else (other, one)
    if (time.sort, figure.sort, figure.unit) != ("clock", "count", None):
        return False
    hour, minute = divmod(round(figure.value * 100), 100)
    if hour > 2 * NOON or minute >= HOUR:
        return False
    written = replace(time, value=hour * HOUR + minute, unit=None if hour > NOON else "dial")
    return _same_time(time, written)


def _is_open_date(one: Quantity, other: Quantity) -> bool:
    """Whether a day may be a month, or a month a day: 05/03 where nothing tells the order."""
    return (
        "open" in {one.unit, other.unit}
        and {one.sort, other.sort} == {"day", "month"}
        and one.value == other.value
    )


def _same_short_form(one: Quantity, other: Quantity) -> bool:
    """Years by their last digits (1990s, nineties; 1939–45) and a century by its years."""
    for left, right in ((one, other), (other, one)):
        if left.sort == "year" and right.value < SHORT and left.value % SHORT == right.value:
            return right.sort in {"year", "count"} and right.unit in {None, "decade"}
        if left.unit == "century" and right.unit == "decade":
            return right.value // SHORT + 1 == left.value
    return False


def _measures(one: Quantity) -> tuple[str, float] | None:
    """What a quantity is counted in, by dimension and size; None where it is just a number."""
    if one.unit in {"%", "part"}:
        return ("%", 1.0)
    return UNITS.get(one.unit) if one.unit else None


def _is_worth_the_same(one: Quantity, other: Quantity) -> bool:
    """Equal in another unit of the same dimension: 24 months and two years, 10 km and 6 miles."""
    if (one.weak and other.weak) or _are_other_rates(one, other):
        return False
    if {one.unit, other.unit} == {"%", "part"}:
        return abs(one.value - other.value) <= CLOSE * max(one.value, other.value)
    if {one.sort, other.sort} == {"percent", "count"} and _is_bare_part(one, other):
        return _equal(_share(one), _share(other))
    mine, theirs = _measures(one), _measures(other)
    return mine is not None and theirs is not None and _are_converted(one, other, mine, theirs)


def _is_bare_part(one: Quantity, other: Quantity) -> bool:
    """Whether a count without a unit may be a share: half, ⅔."""
    count = one if one.sort == "count" else other
    return one.weak or other.weak or (count.unit is None and 0 < count.value < 1)


def _are_converted(
    one: Quantity, other: Quantity, mine: tuple[str, float], theirs: tuple[str, float]
) -> bool:
    """Whether two values in two units are one, up to rounding."""
    dimensions = {mine[0], theirs[0]}
    if dimensions == {"celsius", "fahrenheit"}:
        return _are_one_temperature(one, other)
    if "cents" in dimensions and dimensions & _OF_CENTS:
        return _equal(_in_cents(one), _in_cents(other))
    if len(dimensions) > 1 or mine[1] == theirs[1]:
        return False
    left, right = one.value * mine[1], other.value * theirs[1]
    close = EXACT if mine[0] in MONEY or mine[0] in {"point", "%"} else CLOSE
    return abs(left - right) <= close * max(abs(left), abs(right))


_OF_CENTS = DOLLARS | {"$", "€", "rand"}
"""Currencies of which a hundredth is called a cent."""


def _in_cents(one: Quantity) -> float:
    measures = _measures(one)
    return one.value if measures and measures[0] == "cents" else one.value * 100


def _are_one_temperature(one: Quantity, other: Quantity) -> bool:
    """Whether degrees of Celsius and of Fahrenheit are one temperature, to a degree."""
    measures = _measures(one)
    is_celsius = measures is not None and measures[0] == "celsius"
    celsius, fahrenheit = (one, other) if is_celsius else (other, one)
    return abs(celsius.value * 9 / 5 + 32 - fahrenheit.value) <= DEGREE


def _is_unit_by_letter(one: Quantity, other: Quantity) -> bool:
    """Whether a letter taken for a scale is the first of the other's unit: 340m, 340 metres."""
    return any(
        short.letter is not None
        and full.unit is not None
        and full.unit.startswith(short.letter)
        and _equal(short.value, full.value * SCALES[short.letter])
        for short, full in ((one, other), (other, one))
    )


_SAME = (_is_same, _is_same_measure, is_same_value, _is_worth_the_same, _is_unit_by_letter)
"""Ways in which two quantities are one, from the surest."""


def _share(one: Quantity) -> float:
    return one.value / 100 if one.sort == "percent" else one.value


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-9)


def _replaced(mine: list[Quantity], theirs: list[Quantity]) -> Iterator[Difference]:
    """Pairs of left-over quantities of one family, most alike first; both are taken away."""
    scored = [
        (likeness, at, place)
        for at, one in enumerate(mine)
        for place, other in enumerate(theirs)
        if (likeness := _likeness(one, other)) > 0
    ]
    scored.sort(key=lambda entry: -entry[0])  # the order of the text among those of one likeness
    left, right = dict(enumerate(mine)), dict(enumerate(theirs))
    for _, at, place in scored:
        if at in left and place in right:
            yield Difference(left.pop(at), right.pop(place))
    mine[:], theirs[:] = left.values(), right.values()


_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"count", "percent", "money", "year", "day", "vague"}),
    frozenset({"count", "ordinal", "day"}),
    frozenset({"month"}),
    frozenset({"weekday"}),
    frozenset({"clock"}),
    frozenset({"season"}),
    frozenset({"relative"}),
)


def _likeness(one: Quantity, other: Quantity) -> int:
    """How well one can have replaced the other; 0 when it cannot have."""
    if one.sort == "label" or other.sort == "label":
        return 3 * (one.sort == other.sort and one.unit == other.unit)
    is_century = one.unit != other.unit and "century" in {one.unit, other.unit}
    if is_century or ((one.weak or other.weak) and one.sort != other.sort):
        return 0
    times = {(_measures(one) or ("",))[0], (_measures(other) or ("",))[0]} == {"time"}
    if (one.weak or other.weak) and one.unit != other.unit and one.unit and other.unit:
        return int(times and one.weak and other.weak)
    is_small = min(one.value, other.value) <= 1 and not (one.per and other.per)
    if one.weak and other.weak and one.sort == "count" and is_small:
        return 0
    if not any({one.sort, other.sort} <= family for family in _FAMILIES):
        return 0
    return 1 + 2 * (one.sort == other.sort) + 2 * (one.unit == other.unit) - one.weak - other.weak


def _is_missed(one: Quantity, around: list[Quantity]) -> bool:
    """Whether its absence on the other side says something: not weak, and not in a bead near by."""
    if one.weak or one.aside or one.sort in {"label", "relative", "season"}:
        return False
    if one.sort in {"count", "ordinal", "vague"} and one.unit is None and one.value <= SMALL:
        return False
    return not any(is_same_value(one, other) for other in around)
