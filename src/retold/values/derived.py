"""Whether a figure follows from two others: 9 boats, 4 more than before: 5 before.

A retelling in other words works figures out: of 60 schools 17 are connected, so that 43 are not; a
fifth down to 48,000 is down from 60,000; three days from 2 December is 5 December; 9 of 12 is three
quarters. Such a figure stands nowhere in the source and is right.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from retold.model import Span
from retold.values.compared import comparison
from retold.values.quantity import DATES, Difference, Quantity

ROUNDED = 0.01
"""By how much a share, a multiple or a rate may be off: three in ten for 93 of 310 is not."""
EXACT = 1e-6
"""The same for sums and differences."""
MOST = 8
"""Differences of a passage, such as a table, beyond which some sum fits any of them."""
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
    if lost is not None and new is not None and is_slip(lost, new):
        return False
    return (new is not None and follows(new, source, lost)) or (
        lost is not None and follows(lost, target, new)
    )


def worked_out(
    differences: Sequence[Difference],
    equal: Sequence[tuple[Quantity, Quantity]],
    texts: tuple[str, str],
) -> tuple[Difference, ...]:
    """The differences in which a figure is said to compare two that the other side has, and does.

    Example: of *40 in May, 52 in June* the 12 in *52 in June, 12 more than in May*, not *12 fewer*.
    """
    if len(differences) > MOST:
        return ()
    source = [value for value, _ in equal]
    source += [difference.source for difference in differences if difference.source]
    target = [value for _, value in equal]
    target += [difference.target for difference in differences if difference.target]
    return tuple(
        difference
        for difference in differences
        if _is_worked_out(difference, texts, tuple(source), tuple(target))
    )


def _is_worked_out(
    difference: Difference,
    texts: tuple[str, str],
    source: tuple[Quantity, ...],
    target: tuple[Quantity, ...],
) -> bool:
    lost, new = difference.source, difference.target
    if lost is not None and new is not None and is_slip(lost, new):
        return False
    if lost and new and _around(texts[0], lost.span) == _around(texts[1], new.span):
        return False  # who works a figure out puts it otherwise
    return _is_compared(new, lost, texts[1], source, target) or _is_compared(
        lost, new, texts[0], target, source
    )


def _is_compared(
    value: Quantity | None,
    replaced: Quantity | None,
    text: str,
    operands: tuple[Quantity, ...],
    beside: tuple[Quantity, ...],
) -> bool:
    """Whether a value is said to compare two of some quantities, and does.

    replaced: the quantity in whose stead it stands, which is one of the two; beside: what its own
    side has, among it the part that a whole is said to have: seven people, *three of them* women.
    """
    said = comparison(text, value.span) if value is not None else None
    if said is not None and said.part is not None:
        parts = [each.value for each in beside if _touches(each.span, said.part)]
        operands = tuple(each for each in operands if each == replaced or each.value in parts)
    if value is None or said is None or not follows(value, operands, replaced):
        return False
    if not said.sign or replaced is None:
        return True
    held_against = [
        each for each in operands if each != replaced and follows(value, (each, replaced), replaced)
    ]
    sign = said.sign if said.is_than else -said.sign
    return any(sign * (each.value - replaced.value) > 0 for each in held_against)


def _around(text: str, span: Span) -> tuple[str, str]:
    """The word before a figure and the one behind it."""
    before = _LAST_WORD.search(text[max(0, span.start - _BESIDE) : span.start])
    behind = _FIRST_WORD.match(text, span.end)
    return before.group().casefold() if before else "", behind.group().casefold() if behind else ""


_BESIDE = 40
"""Characters before a figure among which the last word is sought."""
_LAST_WORD, _FIRST_WORD = re.compile(r"\w+\W*$"), re.compile(r"\W*\w+")


def _touches(span: Span, other_span: Span) -> bool:
    return span.start < other_span.end and other_span.start < span.end


def is_slip(lost: Quantity, new: Quantity) -> bool:
    """Whether the digits of a figure changed places in another of its sort: 312, 321."""
    return lost.sort == new.sort and sorted(f"{lost.value:g}") == sorted(f"{new.value:g}")


def _is_operand(quantity: Quantity) -> bool:
    return quantity.value not in {0.0, UNIT} and quantity.sort not in {"label", "clock"}


def _is_sum(value: Quantity, left: Quantity, right: Quantity) -> bool:
    if _is_time_between(value, left, right):
        return True
    if value.unit not in {left.unit, right.unit, None} or not _are_of_one_calendar(
        value, left, right
    ):
        return False
    results = left.value + right.value, left.value - right.value
    return any(_equal(result, value.value, EXACT) for result in results)


def _is_time_between(value: Quantity, left: Quantity, right: Quantity) -> bool:
    """Whether a time is what lies between two dates: three days, from 2 May to 5 May."""
    is_span = value.sort == "count" and left.sort == right.sort == value.unit
    return is_span and value.unit in DATES and _equal(left.value - right.value, value.value, EXACT)


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
