"""Whether two values of texts in two languages may be one: 15 and 3 p.m., two weeks and 14 Tage."""

from retold.values.translated import HALF_A_DAY, Written

TOLERANCE, ROUNDED = 0.006, 100
"""Share by which two values may differ and be one, rounded, from hundreds on."""
EXACT = 1e-9
CONVERTED = 0.03
"""Share by which a value in another unit may differ: 18 months are a year and a half."""
DAY = 86_400
SIZES: dict[str, tuple[str, float]] = {
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", DAY),
    "week": ("time", 7 * DAY), "month": ("time", 30.44 * DAY), "year": ("time", 365.25 * DAY),
    "millimeter": ("length", 0.001), "centimeter": ("length", 0.01), "meter": ("length", 1),
    "kilometer": ("length", 1000), "mile": ("length", 1609.34), "foot": ("length", 0.3048),
    "milligram": ("mass", 0.001), "gram": ("mass", 1), "kilogram": ("mass", 1000),
    "tonne": ("mass", 1_000_000),
}  # fmt: skip
"""Units by their dimension, in seconds, metres and grams."""
CENTURY, DECADE, YEARS = 100, 10, range(1900, 2100)


def is_same(written: Written, counterpart: Written) -> bool:
    """Whether two values may be one: also 15 and 3 (of a clock), 1990 and 90, May and 5."""
    if written.sort != counterpart.sort:
        figure = {(written.sort, written.digits), (counterpart.sort, counterpart.digits)}
        return figure == {("number", True), ("month", False)} and (
            written.readings == counterpart.readings
        )
    if is_other_unit(written, counterpart):
        return False
    if written.morning != counterpart.morning:
        morning, hours = (written, counterpart) if written.morning else (counterpart, written)
        return not {time for time in morning.readings if time < HALF_A_DAY}.isdisjoint(
            hours.readings
        )
    return _is_one_value(written, counterpart) or _is_converted(written, counterpart)


def _is_converted(written: Written, counterpart: Written) -> bool:
    """Whether two figures in two units are one: two weeks, 14 Tage."""
    dimension, size = SIZES.get(written.unit or "", ("", 0.0))
    other_dimension, other_size = SIZES.get(counterpart.unit or "", ("", 0.0))
    return (
        size > 0
        and dimension == other_dimension
        and any(
            abs(value * size - second * other_size) <= CONVERTED * value * size
            for value in written.readings
            for second in counterpart.readings
        )
    )


def is_other_unit(written: Written, counterpart: Written) -> bool:
    """Whether one figure is counted in two units: eleven days, elf Wochen."""
    units = written.unit, counterpart.unit
    return None not in units and units[0] != units[1] and _is_one_value(written, counterpart)


def _is_one_value(written: Written, counterpart: Written) -> bool:
    may_be_hours = written.unit is None and counterpart.unit is None
    return any(
        _is_equal(value, second)
        or _is_short_year(value, second, counterpart)
        or _is_short_year(second, value, written)
        or (
            may_be_hours
            and HALF_A_DAY in {value - second, second - value}
            and max(value, second) < 2 * HALF_A_DAY
        )
        for value in written.readings
        for second in counterpart.readings
    )


def _is_equal(value: float, second: float) -> bool:
    larger = max(abs(value), abs(second))
    are_years = value in YEARS and second in YEARS
    rounded = larger >= ROUNDED and not are_years
    return abs(value - second) <= (TOLERANCE if rounded else EXACT) * larger


def _is_short_year(year: float, value: float, written: Written) -> bool:
    """Whether a value as written is a year without its century: '98, the 90s; not eleven years."""
    if year not in YEARS or year % CENTURY != value or written.unit is not None:
        return False
    return written.digits or (value > DECADE and value % DECADE == 0)
