"""How two quantities are one value: in one unit or two, rounded, shortened, by another clock."""

from dataclasses import replace

from retold.values.clock import HOUR, NOON, ZONES
from retold.values.quantity import DATES, Quantity
from retold.values.units import DOLLARS, MONEY, NATIONAL, SCALES, UNITS

CLOSE = 0.06
"""Two values in different units are one when they agree so well (a 6-mile and a 10-km run)."""
EXACT = 1e-6
"""The same for sums of money and points, which nobody rounds on the way to another unit."""
DEGREE = 1.0
"""Degrees of Fahrenheit by which a temperature may differ that was rounded to whole degrees."""
ROUNDED = 0.1
"""Share of a value by which what is rounded may differ: 22 years are more than two decades."""
PERIODS = {"quarter": 3, "half": 6, "three quarters": 9}
"""Months of the parts of a year: January to March is the first quarter."""
SHORT = 100
"""A year is shortened to its rest by this: 1990s, nineties."""


def is_turned(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether one is said to be the least and the other the most there is."""
    return quantity.bound * other_quantity.bound < 0 and not (quantity.weak or other_quantity.weak)


def agree(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether two quantities are one value, in one unit or in two of one dimension."""
    return any(same(quantity, other_quantity) for same in WAYS) and not is_turned(
        quantity, other_quantity
    )


def is_same_outright(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether two quantities say the same and as much: no unit or rate that only one has."""
    if quantity.per != other_quantity.per or not agree(quantity, other_quantity):
        return False
    if {quantity.sort, other_quantity.sort} == {"percent", "count"}:
        return _is_bare_part(quantity, other_quantity) and _equal(
            _share(quantity), _share(other_quantity)
        )
    return (quantity.unit is None) == (other_quantity.unit is None) or quantity.sort in DATES


def is_rounded(exact: Quantity, rounded: Quantity) -> bool:
    """Whether one is the other in fewer digits and says so: 62 percent, more than 60 percent.

    It must lie on the side of the exact value that its words say. The reverse is no rounding: who
    makes 62 percent of more than 60 knows more than was said.
    """
    if not rounded.rough or exact.bound or exact.rough:
        return False
    if rounded.sort in DATES or "label" in {exact.sort, rounded.sort}:
        return False
    sizes = _sizes(exact, rounded)
    if sizes is None or not _is_rounder(exact, rounded):
        return False
    size, rounded_size = sizes
    if (size - rounded_size) * rounded.bound < 0:
        return False
    return abs(size - rounded_size) <= ROUNDED * max(abs(size), abs(rounded_size))


def _sizes(quantity: Quantity, other_quantity: Quantity) -> tuple[float, float] | None:
    """Both values in one unit; None where they have none in common."""
    if _are_other_rates(quantity, other_quantity) or _are_other_codes(quantity, other_quantity):
        return None
    measure, other_measure = measure_of(quantity), measure_of(other_quantity)
    if measure is None and other_measure is None:
        return quantity.value, other_quantity.value
    if measure is None or other_measure is None or measure[0] != other_measure[0]:
        return None
    return quantity.value * measure[1], other_quantity.value * other_measure[1]


def _is_rounder(exact: Quantity, rounded: Quantity) -> bool:
    """Whether a value has fewer digits, or is a share in words, or in a larger unit."""
    if rounded.unit == "part" or (exact.unit != rounded.unit and measure_of(rounded) is not None):
        return True
    return _digits(rounded.value) < _digits(exact.value)


def _digits(value: float) -> int:
    """The digits of a value without the noughts on either end."""
    return len(f"{value:.10g}".replace(".", "").replace("-", "").strip("0"))


def _is_same(quantity: Quantity, other_quantity: Quantity) -> bool:
    return (quantity.sort, quantity.value, quantity.unit, quantity.per) == (
        other_quantity.sort,
        other_quantity.value,
        other_quantity.unit,
        other_quantity.per,
    )


def _is_same_measure(quantity: Quantity, other_quantity: Quantity) -> bool:
    if not _equal(quantity.value, other_quantity.value) or _are_other_codes(
        quantity, other_quantity
    ):
        return False
    return _are_one_unit(quantity, other_quantity) and not _are_other_rates(
        quantity, other_quantity
    )


def is_same_value(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Equal values whose units, if both are named, do not contradict each other."""
    if {"clock"} == {quantity.sort, other_quantity.sort}:
        return _same_time(quantity, other_quantity)
    if _is_open_date(quantity, other_quantity) or _is_dotted_time(quantity, other_quantity):
        return True
    if not _equal(quantity.value, other_quantity.value):
        return _same_short_form(quantity, other_quantity)
    if _are_other_codes(quantity, other_quantity):
        return False
    if _are_other_rates(quantity, other_quantity):
        return False
    return (
        measure_of(quantity) is None
        or measure_of(other_quantity) is None
        or _are_one_unit(quantity, other_quantity)
    )


def _are_one_unit(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether two units are one, or may be: a dollar of any country, degrees of any scale."""
    measure, other_measure = measure_of(quantity), measure_of(other_quantity)
    if measure == other_measure or {quantity.unit, other_quantity.unit} == {"pound", "£"}:
        return True
    dimensions = {measure[0] if measure else None, other_measure[0] if other_measure else None}
    if any(name in dimensions and codes & dimensions for name, codes in NATIONAL.items()):
        return True
    return dimensions in ({"degree", "celsius"}, {"degree", "fahrenheit"})


def _are_other_rates(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether both are rates, and for something else: a week, a month."""
    return (
        quantity.per is not None
        and other_quantity.per is not None
        and quantity.per != other_quantity.per
    )


_CLOSED = frozenset({"month", "weekday", "season", "relative", "vague"})
"""Sorts whose values are codes and no numbers."""


def _are_other_codes(quantity: Quantity, other_quantity: Quantity) -> bool:
    if are_other_periods(quantity, other_quantity):
        return True
    return quantity.sort != other_quantity.sort and not _CLOSED.isdisjoint(
        {quantity.sort, other_quantity.sort}
    )


def are_other_periods(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether one is a quarter of a year and the other a half."""
    units = {quantity.unit, other_quantity.unit}
    return len(units) > 1 and units <= PERIODS.keys()


def _same_time(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether two clock times are one, in Greenwich where both name a time zone."""
    left, right = quantity.value, other_quantity.value
    if quantity.per and other_quantity.per:
        left -= ZONES[quantity.per] * HOUR
        right -= ZONES[other_quantity.per] * HOUR
    dial = NOON * HOUR if "dial" in {quantity.unit, other_quantity.unit} else 2 * NOON * HOUR
    return left % dial == right % dial


def _is_dotted_time(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether a figure is a clock time whose point stands for a colon: at 14.15, at 2.15pm."""
    time, figure = (
        (quantity, other_quantity) if quantity.sort == "clock" else (other_quantity, quantity)
    )
    if (time.sort, figure.sort, figure.unit) != ("clock", "count", None):
        return False
    hour, minute = divmod(round(figure.value * 100), 100)
    if hour > 2 * NOON or minute >= HOUR:
        return False
    written = replace(time, value=hour * HOUR + minute, unit=None if hour > NOON else "dial")
    return _same_time(time, written)


def _is_open_date(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether a day may be a month, or a month a day: 05/03 where nothing tells the order."""
    return (
        "open" in {quantity.unit, other_quantity.unit}
        and {quantity.sort, other_quantity.sort} == {"day", "month"}
        and quantity.value == other_quantity.value
    )


def _same_short_form(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Years by their last digits (1990s, nineties; '98) and a century by its years."""
    either_way = (quantity, other_quantity), (other_quantity, quantity)
    return any(_is_short_for(right, left) for left, right in either_way)


def _is_short_for(short: Quantity, full: Quantity) -> bool:
    if full.unit == "century":
        return short.unit == "decade" and short.value // SHORT + 1 == full.value
    is_short = full.sort == short.sort == "year" and short.value < SHORT
    return is_short and full.value % SHORT == short.value


def measure_of(quantity: Quantity) -> tuple[str, float] | None:
    """What a quantity is counted in, by dimension and size; None where it is just a number."""
    if quantity.unit in {"%", "part"}:
        return ("%", 1.0)
    return UNITS.get(quantity.unit) if quantity.unit else None


def _is_worth_the_same(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Equal in another unit of the same dimension: 24 months and two years, 10 km and 6 miles."""
    if (quantity.weak and other_quantity.weak) or _are_other_rates(quantity, other_quantity):
        return False
    if {quantity.unit, other_quantity.unit} == {"%", "part"}:
        return abs(quantity.value - other_quantity.value) <= CLOSE * max(
            quantity.value, other_quantity.value
        )
    if {quantity.sort, other_quantity.sort} == {"percent", "count"} and _is_bare_part(
        quantity, other_quantity
    ):
        return _equal(_share(quantity), _share(other_quantity))
    measure, other_measure = measure_of(quantity), measure_of(other_quantity)
    return (
        measure is not None
        and other_measure is not None
        and _are_converted(quantity, other_quantity, measure, other_measure)
    )


def _is_bare_part(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether a count without a unit may be a share: half, ⅔."""
    count = quantity if quantity.sort == "count" else other_quantity
    return quantity.weak or other_quantity.weak or (count.unit is None and 0 < count.value < 1)


def _are_converted(
    quantity: Quantity,
    other_quantity: Quantity,
    measure: tuple[str, float],
    other_measure: tuple[str, float],
) -> bool:
    """Whether two values in two units are one, up to rounding."""
    dimensions = {measure[0], other_measure[0]}
    if dimensions == {"celsius", "fahrenheit"}:
        return _are_one_temperature(quantity, other_quantity)
    if "cents" in dimensions and dimensions & _OF_CENTS:
        return _equal(_in_cents(quantity), _in_cents(other_quantity))
    if len(dimensions) > 1 or measure[1] == other_measure[1]:
        return False
    left, right = quantity.value * measure[1], other_quantity.value * other_measure[1]
    close = EXACT if measure[0] in MONEY or measure[0] in {"point", "%"} else CLOSE
    return abs(left - right) <= close * max(abs(left), abs(right))


_OF_CENTS = DOLLARS | {"$", "€", "rand"}
"""Currencies of which a hundredth is called a cent."""


def _in_cents(quantity: Quantity) -> float:
    measures = measure_of(quantity)
    return quantity.value if measures and measures[0] == "cents" else quantity.value * 100


def _are_one_temperature(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether degrees of Celsius and of Fahrenheit are one temperature, to a degree."""
    measures = measure_of(quantity)
    is_celsius = measures is not None and measures[0] == "celsius"
    celsius, fahrenheit = (quantity, other_quantity) if is_celsius else (other_quantity, quantity)
    return abs(celsius.value * 9 / 5 + 32 - fahrenheit.value) <= DEGREE


def _is_unit_by_letter(quantity: Quantity, other_quantity: Quantity) -> bool:
    """Whether a letter taken for a scale is the first of the other's unit: 340m, 340 metres."""
    return any(
        short.letter is not None
        and full.unit is not None
        and full.unit.startswith(short.letter)
        and _equal(short.value, full.value * SCALES[short.letter])
        for short, full in ((quantity, other_quantity), (other_quantity, quantity))
    )


WAYS = (_is_same, _is_same_measure, is_same_value, _is_worth_the_same, _is_unit_by_letter)
"""Ways in which two quantities are one, from the surest."""


def _share(quantity: Quantity) -> float:
    return quantity.value / 100 if quantity.sort == "percent" else quantity.value


def _equal(value: float, other_value: float) -> bool:
    return abs(value - other_value) <= 1e-6 * max(abs(value), abs(other_value), 1e-9)
