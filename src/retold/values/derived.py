"""Whether a figure follows from two others: 9 boats, 4 more than before: 5 before.

A retelling in other words works figures out: of 60 schools 17 are connected, so that 43 are not; a
fifth down to 48,000 is down from 60,000; three days from 2 December is 5 December; 9 of 12 is three
quarters. Such a figure stands nowhere in the source and is right.
"""

from collections.abc import Iterable
from itertools import permutations

from retold.values.quantity import DATES, Difference, Quantity

ROUNDED = 0.01
"""By how much a share, a multiple or a rate may be off: three in ten for 93 of 310 is not."""
EXACT = 1e-6
"""The same for sums and differences."""
LARGE = 100
"""From here a figure is hardly a multiple of another by chance: 3 times 4 is often 12."""
UNIT = 1.0
_SHARES = frozenset({"%", "part", "percentage point"})


def follows(
    value: Quantity, operands: Iterable[Quantity], replaced: Quantity | None = None
) -> bool:
    """Whether a value follows from two operands by a step of arithmetic.

    replaced: the quantity in whose stead the value stands; a share, a multiple or a rate must be
    made of it, for among several figures some such step often fits by chance.
    """
    return any(
        _is_sum(value, left, right)
        if replaced is None
        else replaced in {left, right}
        and (_is_sum(value, left, right) or _is_product(value, left, right))
        for left, right in permutations(filter(_is_operand, operands), 2)
    )


def is_derived(
    difference: Difference,
    source: Iterable[Quantity],
    target: Iterable[Quantity],
) -> bool:
    """Whether a quantity that differs follows from those of the other side, or stands for one."""
    lost, new = difference.source, difference.target
    if lost is not None and new is not None and _is_slip(lost, new):
        return False
    return (new is not None and follows(new, source, lost)) or (
        lost is not None and follows(lost, target, new)
    )


def _is_slip(lost: Quantity, new: Quantity) -> bool:
    """Whether the digits of a figure changed places in another: 312, 321."""
    return sorted(f"{lost.value:g}") == sorted(f"{new.value:g}")


def _is_operand(quantity: Quantity) -> bool:
    return quantity.value not in {0.0, UNIT} and quantity.sort not in {"label", "clock"}


def _is_sum(value: Quantity, left: Quantity, right: Quantity) -> bool:
    if value.unit not in {left.unit, right.unit, None} or not _are_of_one_calendar(
        value, left, right
    ):
        return False
    results = left.value + right.value, left.value - right.value
    return any(_equal(result, value.value, EXACT) for result in results)


def _are_of_one_calendar(value: Quantity, left: Quantity, right: Quantity) -> bool:
    """Whether a date is reckoned from a date by days or years; others have no part in it."""
    sorts = {value.sort, left.sort, right.sort} & DATES
    if not sorts:
        return True
    spans = {quantity.unit for quantity in (value, left, right) if quantity.sort not in DATES}
    return sorts in ({"day"}, {"year"}) and spans == sorts


def _is_product(value: Quantity, left: Quantity, right: Quantity) -> bool:
    """Whether a value is a share or a multiple of another, or what share one is of another."""
    if not DATES.isdisjoint({value.sort, left.sort, right.sort}):
        return False
    size, factor = _size(left), _size(right)
    if _is_share(right):
        kept, grown = UNIT - factor, UNIT + factor
        results = [size * factor, size * kept, size * grown, size / grown, size / (kept or UNIT)]
    elif _is_share(left):
        return False
    elif _is_share(value):
        results = [size / factor, UNIT - size / factor, size / factor - UNIT]
    else:
        large = max(value.value, left.value) >= LARGE
        return large and _equal(size * factor, value.value, EXACT)
    return any(_equal(result, _size(value), ROUNDED) for result in results)


def _is_share(quantity: Quantity) -> bool:
    return quantity.unit in _SHARES or 0 < quantity.value < UNIT


def _size(quantity: Quantity) -> float:
    """The value as a factor: a share of 1."""
    return quantity.value / 100 if quantity.unit in _SHARES else quantity.value


def _equal(left: float, right: float, close: float) -> bool:
    return abs(left - right) <= close * max(abs(left), abs(right), 1e-9)
