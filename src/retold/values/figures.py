"""Figures, in digits or words, with their sign, currency, unit and rate; and figures in names."""

import re
from collections.abc import Iterator

from retold.model import Span
from retold.values.measures import CURRENCY, currency_unit, is_money, read_measure, read_rate
from retold.values.numerals import CARDINAL, Numeral, read_digits, read_words
from retold.values.quantity import Quantity, Sort
from retold.values.units import SCALES, UNITS

_SIGNED = re.compile(
    rf"(?P<sign>[-+±]\s?|(?:minus|negative|plus)\s)?(?P<currency>{CURRENCY})?\s?(?P<inner>-)?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LABEL = re.compile(r"(?P<name>[A-Za-z]+)-?(?P<figure>\d+(?:\.\d+)?)(?![\w%]|[.,]\d)")
_OFFSET = re.compile(r"(?P<name>GMT|UTC)(?P<figure>[+-]\d{1,2})(?::(?P<minutes>\d\d))?\b")
_RANGE = re.compile(
    rf"\s?(?:to|-|or|and)\s?(?:(?:no|not) (?:more|less|fewer) than\s|at (?:most|least)\s|up to\s)?"
    rf"[$€£¥]?(?:\d[\d,.]*|(?:{CARDINAL}))[\s-]?"
    rf"(?:(?P<scale>{'|'.join(word for word in SCALES if len(word) > 1)})|(?P<letter>[kmb]))\b",
    re.IGNORECASE,
)
_MONEY_BEHIND = re.compile(r"\s(?P<word>[a-z]+)")
_BELOW = re.compile(
    r"\s(?:degrees?\s)?below\szero\b(?:\s(?P<scale>C|F|Celsius|Fahrenheit)\b)?", re.IGNORECASE
)
_SUBUNIT = re.compile(r"[\s-](?:and\s)?(?=\d|[a-z])|(?=\d)", re.IGNORECASE)
_FEET_AND_INCHES = re.compile(r"'\s?(?P<inches>\d\d?)\"")
_COMPOUND = frozenset({"length", "weight", "time"})
"""Dimensions in which a value is given in two units: 6ft 2in, two hours and ten minutes."""
_TIMES = re.compile(
    r"\stimes\b(?!\s(?:as|more|less|higher|lower|larger|smaller|bigger)\b)|-?fold\b"
)
_CONTINENTAL = re.compile(r"\d{1,3}\.\d{3}")
"""Thousands where a currency stands behind the figure, as on the continent: 5.000 €."""
_CELL = re.compile(r"(?:^|[:|\t\n])\s?\($")
_LOOK_BACK, _LOOK_AHEAD = 4, 40


def read_figure(text: str, start: int) -> Iterator[Quantity]:
    """The figure that begins at a place, with all that belongs to it."""
    lead = _SIGNED.match(text, start)
    assert lead is not None  # noqa: S101 - every part of the pattern is optional
    number = read_digits(text, lead.end(), money=lead["currency"] is not None)
    digits = number is not None
    number = number or read_words(text, lead.end())
    if number is None or (lead["currency"] and not digits):
        return
    if digits and (ordinal := _ORDINAL.match(text, number.end)) and not lead["currency"]:
        yield Quantity(Span(start, ordinal.end()), "ordinal", number.value)
        return
    glued = digits and text[number.end : number.end + 1].isalpha()
    if glued and not _may_have_unit(text, number) and not _TIMES.match(text, number.end):
        return
    yield _quantity(text, start, lead, number)


def _may_have_unit(text: str, number: Numeral) -> bool:
    """Whether the letters glued to a figure are a unit: 5km, 30C, 50p; not 3D or 7-eleven's."""
    return read_measure(text, number.end, None, plain=True).unit is not None


def _quantity(text: str, start: int, lead: re.Match[str], number: Numeral) -> Quantity:
    currency = lead["currency"]
    measure = read_measure(text, number.end, currency, plain=number.digits is not None)
    unit = measure.unit or (currency_unit(currency) if currency else None)
    unit = unit or _money_behind(text, number.end)
    scale = _shared_scale(text, number, currency) if measure.end == number.end else 1.0
    value = number.value * scale
    behind = is_money(unit) and not currency and not measure.per
    if behind and _CONTINENTAL.fullmatch(text, lead.end(), number.end):
        value *= SCALES["thousand"]
    if _is_negative(lead) or _is_accounting(text, start, measure.end, unit):
        value = -value
    end, per = max(number.end, measure.end), measure.per
    if times := _TIMES.match(text, measure.end) if unit is None else None:
        per, end = read_rate(text, times.end())
    elif below := _BELOW.match(text, end):
        value, end = -abs(value), below.end()
        unit = (below["scale"] or unit or "degree").lower()
    elif feet := _FEET_AND_INCHES.match(text, end) if unit is None else None:
        value, unit, end = value + int(feet["inches"]) / INCHES, "ft", feet.end()
    elif unit and not per:
        value, end = read_subunit(text, end, value, unit)
    weak = value == 1 and unit is None and number.digits is None
    sort, letter = _sort(number, unit, lead), None if unit else number.letter
    return Quantity(Span(start, end), sort, value, unit, weak, per=per, letter=letter)


INCHES = 12


def read_subunit(text: str, end: int, value: float, unit: str) -> tuple[float, int]:
    """A value with what is told of it in smaller units, and where that ends: 6ft 2in, 2 h 10 min.

    Two years and 30 months are two values: there is less of the smaller unit than makes the larger.
    So are 12.8 seconds and 0.07 seconds.
    """
    link = _SUBUNIT.match(text, end)
    dimension, size = UNITS.get(unit, ("", 0.0))
    if link is None or dimension not in _COMPOUND:
        return value, end
    number = read_digits(text, link.end()) or read_words(text, link.end())
    smaller = read_measure(text, number.end, None, plain=True) if number else None
    if number is None or smaller is None or smaller.unit is None or smaller.per:
        return value, end
    rest_dimension, rest_size = UNITS[smaller.unit]
    if rest_dimension != dimension or rest_size >= size or number.value * rest_size >= size:
        return value, end
    rest, end = read_subunit(text, smaller.end, number.value, smaller.unit)
    return value + rest * rest_size / size, end


def _is_negative(lead: re.Match[str]) -> bool:
    sign = (lead["sign"] or "").strip().lower()
    return sign in {"-", "minus", "negative"} or bool(lead["inner"])


def _is_accounting(text: str, start: int, end: int, unit: str | None) -> bool:
    """Whether a sum stands alone in brackets in a table, as losses do: Result: (£3.2m)."""
    if text[end : end + 1] != ")" or not (unit == "%" or is_money(unit)):
        return False
    return bool(_CELL.search(text[max(0, start - _LOOK_BACK) : start]))


def _sort(number: Numeral, unit: str | None, lead: re.Match[str]) -> Sort:
    if unit == "%":
        return "percent"
    if is_money(unit):
        return "money"
    signed = lead["sign"] or lead["inner"]
    if unit is None and number.digits and not signed and _is_year(number.digits):
        return "year"
    return "count"


def _is_year(digits: str) -> bool:
    return bool(re.fullmatch(r"1[0-9]\d\d|20\d\d", digits))


def _money_behind(text: str, end: int) -> str | None:
    """A currency that stands behind a scale: 3 million dollars is read with its unit already."""
    following = _MONEY_BEHIND.match(text, end)
    name = following["word"].removesuffix("s") if following else ""
    return name if name in UNITS and is_money(name) else None


def _shared_scale(text: str, number: Numeral, currency: str | None) -> float:
    """The scale that a figure shares with the one behind it: two to six billion, £5-7m.

    A letter is a scale only where the figure is a sum of money: 5-7m may be metres.
    """
    shared = _RANGE.match(text[: number.end + _LOOK_AHEAD], number.end)
    if shared is None or number.value >= SCALES["thousand"]:
        return 1.0
    if shared["letter"] and not currency:
        return 1.0
    return SCALES[(shared["scale"] or shared["letter"]).lower()]


def read_label(text: str, start: int) -> Iterator[Quantity]:
    """A figure that is part of a name: COVID-19, G20; the offset of a time zone."""
    offset = _OFFSET.match(text, start)
    if offset:
        hours = int(offset["figure"])
        minutes = int(offset["minutes"] or 0) / 60
        name = "gmt"
        yield Quantity(Span(*offset.span()), "label", hours + minutes, name)
        return
    match = _LABEL.match(text, start)
    if match and text[start - 1 : start] not in {"$", "€", "£"} and not _is_code(match["name"]):
        yield Quantity(Span(*match.span()), "label", float(match["figure"]), match["name"].lower())


def _is_code(name: str) -> bool:
    return currency_unit(name) is not None and len(name) > 1
