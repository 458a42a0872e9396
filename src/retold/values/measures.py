"""What a number counts or measures: its unit or currency, and what a rate is for."""

import re
from typing import NamedTuple

from retold.values.units import LENGTHS, MONEY, UNITS

_SHORTEST = 3
"""Letters of the shortest unit that is written apart from its figure, as a word or a code."""
_WORDS = "|".join(
    unit.replace(" ", r"[\s-]")
    for unit in sorted(UNITS, key=len, reverse=True)
    if len(unit) >= _SHORTEST and re.fullmatch(r"[a-z -]+", unit)
)
_SHORT = (
    r"km/h|kmh|kph|mph|m/s|kms?|cm|mm|mg|mcg|[µμ]g|kgs?|ft|lbs?|oz|yds?|hrs?|yrs?|secs?|mins?"
    r"|[kmgt]wh|[kmg]w|[kmgt]b|[kmg]bps|[kmg]?hz|kv|kcal|kj|db|hpa|ml|cl|dl|ha|mi|pp|bps?"
    r"|(?-i:m|g|h|l|w|t)"
)
_RAISED = {
    "²": "square", "2": "square", "squared": "square", "³": "cubic", "3": "cubic", "cubed": "cubic",
}  # fmt: skip
_LENGTHS = "|".join(sorted(LENGTHS, key=len, reverse=True))
_NATION = (
    r"(?:(?P<nation>US|U\.S\.|American|Australian|Canadian|Hong\sKong|New\sZealand|Singapore)"
    r"\s(?=dollar))?"
)
_MEASURE = re.compile(
    r"(?P<percent>\s?%|[\s-]?per\s?cent\b(?!age)|[\s-]?pct\b)"
    r"|(?P<permille>\s?‰|\sper\smille?\b)"
    r"|(?P<points>[\s-]?(?:percentage|basis)[\s-]points?\b)"
    r"|(?P<speed>[\s-]?(?P<distance>kilomet(?:re|er)s?|kms?|miles?|met(?:re|er)s?|m)\s?"
    r"(?:per|an?|/)\s?(?P<time>hour|second|hr|h|sec|s)\b)"
    r"|(?P<degrees>\s?(?:°\s?|degrees?\s)(?P<scale>C|F|celsius|centigrade|fahrenheit)\b)"
    r"|(?P<letter>\s?(?P<degree>(?-i:[CF]))\b(?![\w-]))"
    rf"|[\s-](?:(?P<square>square|sq\.?)|cubic|cu\.?)[\s-](?P<length>{_LENGTHS})s?\b"
    rf"|\s?(?P<base>{_LENGTHS})(?P<raised>[²³]|[23]\b|\ssquared\b|\scubed\b)"
    rf"|[\s-](?:British\s)?{_NATION}(?P<word>{_WORDS})(?:e?s)?\b"
    r"|[\s-](?P<centuries>centuries)\b"
    rf"|[\s-]?(?P<short>{_SHORT})\b(?![/^²³])"
    r"|(?P<inches>in)\b(?!-)"
    r"|(?P<pence>(?-i:p|P(?=\W+[A-Z]{2})))\b(?!\.)|(?P<cents>¢)|\s?(?P<sign>[€£₽₺₩₪₴])",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:\s(?:an?|per|each|every)\s|\s?/\s?)"
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|person|head"
    r"|household|hectare|litre|liter|gallon|mile|kilomet(?:re|er)|km|kg|tonne|ton|barrel)\b"
    r"(?!\s(?:before|earlier|ago|later|after|previously)\b)",  # stood at $90 a week before
    re.IGNORECASE,
)
FREQUENCIES = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week",
    "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter", "yearly": "year",
    "annually": "year",
}  # fmt: skip
_OFTEN = re.compile(rf"\s(?P<often>{'|'.join(FREQUENCIES)})\b", re.IGNORECASE)
_OVER = re.compile(
    r"\s(?P<unit>year|month|quarter|week)[\s-](?:on|over)[\s-](?P=unit)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\s(?:(?:from|than|on|over|against|compared\s(?:with|to))\sa\s(?P<unit>year|month|quarter|week)"
    r"\s(?:earlier|ago|before)|(?:on|over)\sthe\s(?P<same>year|month|quarter|week))\b",
    re.IGNORECASE,
)
"""What a share is held against: 4 percent from a year earlier, up 4 percent on the year."""
CURRENCY = (
    r"(?:(?:US|A|AU|C|CA|NZ|HK|S)?\$|[€£¥₹₽₺₩₪₴]"
    r"|\b(?:USD|EUR|GBP|JPY|CHF|AUD|CAD|NZD|HKD|SGD|INR|CNY|RMB|SEK|NOK|DKK|ISK"
    r"|CZK|MXN|ARS|PHP|PLN|RUB|BRL|ZAR|Rs)"
    r"\.?\s?)"
)
"""A currency before its figure (an alternative of a regular expression)."""
_NATIONAL = {
    "us": "us$", "u.s.": "us$", "american": "us$", "australian": "a$", "canadian": "c$",
    "hong kong": "hk$", "new zealand": "nz$", "singapore": "s$",
}  # fmt: skip


class Measure(NamedTuple):
    """A unit (a key of `UNITS`; None for none), what a rate is for, and where both end."""

    unit: str | None
    per: str | None
    end: int


def read_measure(text: str, end: int, currency: str | None, *, plain: bool) -> Measure:
    """What stands behind a number that ends at a place, and the currency that stood before it.

    plain: the number has no scale, so that a letter behind it may be a unit.
    """
    unit = currency_unit(currency) if currency else None
    match = None if unit else _MEASURE.match(text, end)
    if match and not (match["letter"] and not plain):
        unit, end = _unit(match), match.end()
    per, end = read_rate(text, end)
    if per is None and unit in {"%", "percentage point"}:
        per, end = _earlier(text, end)
    return Measure(unit, per, end)


def currency_unit(written: str) -> str | None:
    """The unit of a currency written before its figure."""
    name = written.strip().rstrip(".").lower()
    return name if name in UNITS else None


def _unit(match: re.Match[str]) -> str | None:
    fixed = next((unit for group, unit in _FIXED.items() if match[group]), None)
    if fixed or match["length"] or match["raised"]:
        return fixed or _power(match)
    if match["points"]:
        return "percentage point" if "perc" in match["points"].lower() else "basis point"
    if match["speed"]:
        return _speed(match["distance"].lower(), match["time"].lower())
    if match["nation"]:
        return _NATIONAL.get(" ".join(match["nation"].lower().split()))
    names = ("scale", "degree", "word", "short", "pence", "cents", "sign")
    return _singular(next(match[name] for name in names if match[name]).lower())


_FIXED = {"percent": "%", "permille": "‰", "centuries": "century", "inches": "inch"}


def _power(match: re.Match[str]) -> str:
    """Square metres, sq ft, m², km2, cubic feet."""
    if match["raised"]:
        return f"{_RAISED[match['raised'].strip().lower()]} {match['base'].lower()}"
    return f"{'square' if match['square'] else 'cubic'} {match['length'].lower()}"


def _speed(distance: str, time: str) -> str:
    if distance.startswith("mi"):
        return "mph"
    return "km/h" if time.startswith("h") else "m/s"


def _singular(word: str) -> str | None:
    plain = re.sub(r"[\s-]", " ", word)
    for name in (plain, plain.removesuffix("s"), plain.removesuffix("es")):
        if name in UNITS:
            return name
    return None


def read_rate(text: str, end: int) -> tuple[str | None, int]:
    """What a number that ends at a place is for each of, None for nothing, and where that ends."""
    rate = _RATE.match(text, end)
    if rate:
        unit = rate["unit"].lower()
        return {"km": "kilometre", "kilometer": "kilometre", "liter": "litre"}.get(
            unit, unit
        ), rate.end()
    often = _OFTEN.match(text, end)
    if often:
        return FREQUENCIES[often["often"].lower()], often.end()
    over = _OVER.match(text, end)
    return (_on_itself(over["unit"]), over.end()) if over else (None, end)


def _earlier(text: str, end: int) -> tuple[str | None, int]:
    earlier = _EARLIER.match(text, end)
    if earlier is None:
        return None, end
    return _on_itself(earlier["unit"] or earlier["same"]), earlier.end()


def _on_itself(unit: str) -> str:
    return f"{unit.lower()} on {unit.lower()}"


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency."""
    return unit is not None and unit in UNITS and UNITS[unit][0] in MONEY
