"""Quantities that differ between the sides of a bead: values, units, money, percentages, counts.

All quantities of the two sides are matched by value first, wherever they stand; only what is left
on both sides is compared. `dates.py` takes those that say when.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from retold.audit.quantity import DATES, Difference, Quantity
from retold.audit.units import UNITS
from retold.model import Change

CLOSE = 0.06
"""Two values in different units are one when they agree so well (a 6-mile and a 10-km run)."""
SHORT = 100
"""A year is shortened to its rest by this: 1990s, nineties."""
SMALL = 10
"""Whole numbers to here may be spelled out or told by the words around them (the two men: they):
their absence alone is no news."""

LIMITS = (
    "at least",
    "at most",
    "at the least",
    "at the most",
    "up to",
    "as many as",
    "as much as",
    "no more than",
    "no fewer than",
    "no less than",
    "not more than",
    "not less than",
    "a minimum of",
    "a maximum of",
)
"""Limits whose loss is told; more than, nearly and the like come and go with the wording."""
_ROUGHLY = re.compile(
    r"\b(?:about|around|some|roughly|approximately|estimated|nearly|almost|over|than|under)\s$",
    re.IGNORECASE,
)
_LONGEST = 16
"""Characters before a value in which a word says that it is roughly meant."""


def differences(
    source: tuple[Quantity, ...],
    target: tuple[Quantity, ...],
    near_source: Iterable[Quantity],
    near_target: Iterable[Quantity],
) -> tuple[Difference, ...]:
    """What is left when equal quantities are taken away, paired where one replaced another.

    near_source, near_target: the quantities of the beads around, where one may have moved to.
    """
    mine, theirs = list(source), list(target)
    found = [one for same in _SAME for one in _take_away(mine, theirs, same)]
    found += _turned(mine, theirs)
    found += _replaced(mine, theirs)
    around_source, around_target = [*source, *near_source], [*target, *near_target]
    found += [Difference(one, None) for one in mine if _is_missed(one, around_target)]
    found += [Difference(None, one) for one in theirs if _is_missed(one, around_source)]
    return tuple(found)


def changes(bead: int, found: Iterable[Difference], text: tuple[str, str]) -> Iterator[Change]:
    """A change for each difference that is not of a date."""
    for difference in found:
        either = difference.source or difference.target
        if either is None or either.sort in DATES:
            continue
        if not is_unbound(difference):
            yield change("number", bead, difference, text)
        elif _is_told_limit(difference, text):
            yield _limit(bead, difference, text)


def change(kind: str, bead: int, difference: Difference, text: tuple[str, str]) -> Change:
    """The difference told: 30 days → 20 days, 30 days → lost, nothing → 20 days."""
    source, target = difference.source, difference.target
    if source and target and _is_same_value(source, target) and is_turned(source, target):
        spans = (source.whole, target.whole)
        note = " → ".join(span.of(side) for span, side in zip(spans, text, strict=True) if span)
        return Change(kind, "critical", bead, *spans, note)  # type: ignore[arg-type]
    here = source.span.of(text[0]) if source else "nothing"
    there = target.span.of(text[1]) if target else "lost"
    spans = (source.span if source else None, target.span if target else None)
    note = f"{here} → {there}" if source else f"{there} is not in the source"
    either = source or target
    vague = either is not None and either.sort == "vague" and not (source and target)
    return Change(kind, "minor" if vague else "major", bead, *spans, note)  # type: ignore[arg-type]


def is_unbound(difference: Difference) -> bool:
    """Whether the value stayed and is the least or the most there is on one side only."""
    one, other = difference.source, difference.target
    if one is None or other is None or bool(one.bound) == bool(other.bound):
        return False
    return agree(one, other)


def _is_told_limit(difference: Difference, text: tuple[str, str]) -> bool:
    """Whether the side with the limit says so in plain words and the other names the bare value."""
    sides = (difference.source, text[0]), (difference.target, text[1])
    for one, whole in sides:
        if one is None or one.whole is None:
            return False
        before = whole[max(0, one.span.start - _LONGEST) : one.span.start]
        written = one.whole.of(whole).casefold()
        if one.bound and not written.startswith(LIMITS):
            return False
        if not one.bound and _ROUGHLY.search(before):
            return False
    return True


def _limit(bead: int, difference: Difference, text: tuple[str, str]) -> Change:
    """At least four → four; a limit that is new is minor."""
    source, target = difference.source, difference.target
    here = source.whole if source and source.bound else source.span if source else None
    there = target.whole if target and target.bound else target.span if target else None
    note = " → ".join(span.of(side) for span, side in zip((here, there), text, strict=True) if span)
    lost = source is not None and source.bound
    return Change("number", "major" if lost else "minor", bead, here, there, note)


def _take_away(
    mine: list[Quantity], theirs: list[Quantity], same: Callable[[Quantity, Quantity], bool]
) -> Iterator[Difference]:
    """Remove from both lists what matches, one for one; told is what matches but for its limit."""
    for one in list(mine):
        for other in theirs:
            if same(one, other) and not is_turned(one, other):
                mine.remove(one)
                theirs.remove(other)
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
            if _is_same_value(one, other) and is_turned(one, other):
                mine.remove(one)
                theirs.remove(other)
                yield Difference(one, other)
                break


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one value, in one unit or in two of one dimension."""
    return any(same(one, other) for same in _SAME) and not is_turned(one, other)


def _is_same(one: Quantity, other: Quantity) -> bool:
    return (one.sort, one.value, one.unit) == (other.sort, other.value, other.unit)


def _is_same_measure(one: Quantity, other: Quantity) -> bool:
    if not _equal(one.value, other.value) or _are_other_codes(one, other):
        return False
    return _measures(one) == _measures(other) or {one.unit, other.unit} == {"pound", "£"}


def _is_same_value(one: Quantity, other: Quantity) -> bool:
    """Equal values whose units, if both are named, do not contradict each other."""
    if {"clock"} == {one.sort, other.sort}:
        return _same_time(one, other)
    if not _equal(one.value, other.value):
        return _same_short_form(one, other)
    if _are_other_codes(one, other):
        return False
    mine, theirs = _measures(one), _measures(other)
    return mine is None or theirs is None or mine == theirs


_CLOSED = frozenset({"month", "weekday", "season", "relative", "vague"})
"""Sorts whose values are codes and no numbers."""


def _are_other_codes(one: Quantity, other: Quantity) -> bool:
    return one.sort != other.sort and not _CLOSED.isdisjoint({one.sort, other.sort})


def _same_time(one: Quantity, other: Quantity) -> bool:
    if "dial" in {one.unit, other.unit}:
        return one.value % 720 == other.value % 720
    return one.value == other.value


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
    if one.weak and other.weak:
        return False
    mine, theirs = _measures(one), _measures(other)
    if {one.unit, other.unit} == {"%", "part"}:
        return abs(one.value - other.value) <= CLOSE * max(one.value, other.value)
    if {one.sort, other.sort} == {"percent", "count"} and (one.weak or other.weak):
        return _equal(_share(one), _share(other))
    if mine is None or theirs is None or mine[0] != theirs[0] or mine[1] == theirs[1]:
        return False
    left, right = one.value * mine[1], other.value * theirs[1]
    return abs(left - right) <= CLOSE * max(left, right)


_SAME = (_is_same, _is_same_measure, _is_same_value, _is_worth_the_same)
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
    if (one.weak or other.weak) and one.sort != other.sort:
        return 0
    if (one.weak or other.weak) and one.unit != other.unit and one.unit and other.unit:
        return 0
    if one.weak and other.weak and one.sort == "count" and min(one.value, other.value) <= 1:
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
    return not any(_is_same_value(one, other) for other in around)
