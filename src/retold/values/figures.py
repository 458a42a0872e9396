"""Figures, in digits or words, with their sign, currency, unit and rate; and figures in names."""

import re
from collections.abc import Iterator

from retold.model import Span
from retold.values.measures import CURRENCY, currency_unit, is_money, read_measure
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
    rf"\s?(?:to|-|or|and)\s?[$€£¥]?(?:\d[\d,.]*|(?:{CARDINAL}))[\s-]?"
    rf"(?P<scale>{'|'.join(word for word in SCALES if len(word) > 1)})\b",
    re.IGNORECASE,
)
_MONEY_BEHIND = re.compile(r"\s(?P<word>[a-z]+)")
_TIMES = re.compile(r"\stimes\b(?!\s(?:as|more|less|higher|lower|larger|smaller|bigger)\b)")
_CELL = re.compile(r"(?:^|[:|\t\n])\s?\($")
_LOOK_BACK, _LOOK_AHEAD = 4, 40


def read_figure(text: str, start: int) -> Iterator[Quantity]:
    """The figure that begins at a place, with all that belongs to it."""
    lead = _SIGNED.match(text, start)
    assert lead is not None  # noqa: S101 - every part of the pattern is optional
    number = read_digits(text, lead.end())
    digits = number is not None
    number = number or read_words(text, lead.end())
    if number is None or (lead["currency"] and not digits):
        return
    if digits and (ordinal := _ORDINAL.match(text, number.end)) and not lead["currency"]:
        yield Quantity(Span(start, ordinal.end()), "ordinal", number.value)
        return
    if digits and text[number.end : number.end + 1].isalpha() and not _may_have_unit(text, number):
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
    value = number.value * _shared_scale(text, measure.end, number)
    if _is_negative(lead) or _is_accounting(text, start, measure.end, unit):
        value = -value
    times = _TIMES.match(text, measure.end) if unit is None else None
    span = Span(start, times.end() if times else max(number.end, measure.end))
    weak = value == 1 and unit is None and number.digits is None
    return Quantity(span, _sort(number, unit, lead), value, unit, weak, per=measure.per)


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


def _shared_scale(text: str, end: int, number: Numeral) -> float:
    """The scale that a figure shares with the one behind it: two to six billion."""
    shared = _RANGE.match(text[: end + _LOOK_AHEAD], end)
    if shared is None or number.value >= SCALES["thousand"]:
        return 1.0
    return SCALES[shared["scale"].lower()]


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
