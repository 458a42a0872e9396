"""Quantities of two texts matched by value, wherever they stand, and what is left on both sides."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from retold.values.equality import (
    PERIODS,
    WAYS,
    agree,
    are_other_periods,
    is_rounded,
    is_same_value,
    is_turned,
    measure_of,
)
from retold.values.quantity import DATES, Difference, Quantity

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
    source_quantities, target_quantities = list(source), list(target)
    equal: list[tuple[Quantity, Quantity]] = []
    _take_periods_away(source_quantities, target_quantities, equal)
    differences = [
        difference
        for same in (*WAYS, is_rounded)
        for difference in _take_away(source_quantities, target_quantities, same, equal)
    ]
    differences += _turned(source_quantities, target_quantities)
    differences += _replaced(source_quantities, target_quantities)
    around_source, around_target = [*source, *near_source], [*target, *near_target]
    differences += [
        Difference(quantity, None)
        for quantity in source_quantities
        if _is_missed(quantity, around_target)
    ]
    differences += [
        Difference(None, quantity)
        for quantity in target_quantities
        if _is_missed(quantity, around_source)
    ]
    return Matching(tuple(equal), tuple(differences))


def is_unbound(difference: Difference) -> bool:
    """Whether the value stayed and is the least or the most there is on one side only."""
    quantity, other_quantity = difference.source, difference.target
    if (
        quantity is None
        or other_quantity is None
        or bool(quantity.bound) == bool(other_quantity.bound)
    ):
        return False
    return agree(quantity, other_quantity)


def _take_periods_away(
    source: list[Quantity], target: list[Quantity], equal: list[tuple[Quantity, Quantity]]
) -> None:
    """Move a quarter or half of a year and the months it goes from and to, to `equal`."""
    for side, beside, turned in ((source, target, False), (target, source, True)):
        for period in [value for value in side if value.unit in PERIODS]:
            length = PERIODS[period.unit or ""]
            ends = {period.value * length - length + 1, period.value * length}
            months = [value for value in beside if value.sort == "month" and value.value in ends]
            if {month.value for month in months} == ends and len(months) == len(ends):
                side.remove(period)
                for month in months:
                    beside.remove(month)
                    equal.append((month, period) if turned else (period, month))


def _take_away(
    source_quantities: list[Quantity],
    target_quantities: list[Quantity],
    same: Callable[[Quantity, Quantity], bool],
    equal: list[tuple[Quantity, Quantity]],
) -> Iterator[Difference]:
    """Move what matches to `equal`, one for one; told is what matches but for its limit.

    Of several of one value each goes with one of its own limit: at least 40 of the 40 is no news.
    """
    for of_one_bound in (True, False):
        for quantity in list(source_quantities):
            for other_quantity in target_quantities:
                if of_one_bound and quantity.bound != other_quantity.bound:
                    continue
                if same(quantity, other_quantity) and not is_turned(quantity, other_quantity):
                    source_quantities.remove(quantity)
                    target_quantities.remove(other_quantity)
                    equal.append((quantity, other_quantity))
                    if not (quantity.weak or other_quantity.weak or quantity.sort in DATES):
                        yield from filter(is_unbound, [Difference(quantity, other_quantity)])
                    break


def _turned(
    source_quantities: list[Quantity], target_quantities: list[Quantity]
) -> Iterator[Difference]:
    """Pairs of one value of which one is the least and the other the most; both are taken away."""
    for quantity in list(source_quantities):
        for other_quantity in target_quantities:
            if is_same_value(quantity, other_quantity) and is_turned(quantity, other_quantity):
                source_quantities.remove(quantity)
                target_quantities.remove(other_quantity)
                yield Difference(quantity, other_quantity)
                break


def _replaced(
    source_quantities: list[Quantity], target_quantities: list[Quantity]
) -> Iterator[Difference]:
    """Pairs of left-over quantities of one family, most alike first; both are taken away."""
    scored = [
        (likeness, index, place)
        for index, quantity in enumerate(source_quantities)
        for place, other_quantity in enumerate(target_quantities)
        if (likeness := _likeness(quantity, other_quantity)) > 0
    ]
    scored.sort(key=lambda entry: -entry[0])  # the order of the text among those of one likeness
    left, right = dict(enumerate(source_quantities)), dict(enumerate(target_quantities))
    for _, index, place in scored:
        if index in left and place in right:
            yield Difference(left.pop(index), right.pop(place))
    source_quantities[:], target_quantities[:] = left.values(), right.values()


_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"count", "percent", "money", "year", "day", "vague"}),
    frozenset({"count", "ordinal", "day"}),
    frozenset({"month"}),
    frozenset({"weekday"}),
    frozenset({"clock"}),
    frozenset({"season"}),
    frozenset({"relative"}),
)


def _likeness(quantity: Quantity, other_quantity: Quantity) -> int:
    """How well one can have replaced the other; 0 when it cannot have."""
    if quantity.sort == "label" or other_quantity.sort == "label":
        return 3 * (quantity.sort == other_quantity.sort and quantity.unit == other_quantity.unit)
    is_century = quantity.unit != other_quantity.unit and "century" in {
        quantity.unit,
        other_quantity.unit,
    }
    if is_century or (
        (quantity.weak or other_quantity.weak) and quantity.sort != other_quantity.sort
    ):
        return 0
    times = {(measure_of(quantity) or ("",))[0], (measure_of(other_quantity) or ("",))[0]} == {
        "time"
    }
    both_weak = quantity.weak and other_quantity.weak
    if (
        (quantity.weak or other_quantity.weak)
        and quantity.unit != other_quantity.unit
        and quantity.unit
        and other_quantity.unit
    ):
        return int(are_other_periods(quantity, other_quantity) or (times and both_weak))
    is_small = min(quantity.value, other_quantity.value) <= 1 and not (
        quantity.per and other_quantity.per
    )
    is_idle = both_weak and quantity.sort == "count" and is_small
    if is_idle or not any({quantity.sort, other_quantity.sort} <= family for family in _FAMILIES):
        return 0
    return (
        1
        + 2 * (quantity.sort == other_quantity.sort)
        + 2 * (quantity.unit == other_quantity.unit)
        - quantity.weak
        - other_quantity.weak
    )


def _is_missed(quantity: Quantity, around: list[Quantity]) -> bool:
    """Whether its absence on the other side says something: not weak, and not in a bead near by."""
    if quantity.weak or quantity.aside or quantity.sort in {"label", "relative", "season"}:
        return False
    if (
        quantity.sort in {"count", "ordinal", "vague"}
        and quantity.unit is None
        and quantity.value <= SMALL
    ):
        return False
    return not any(is_same_value(quantity, other_quantity) for other_quantity in around)
