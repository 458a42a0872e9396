"""Dates, taken apart: days, months, years, weekdays, seasons; two writings may state other parts.

5 March 2024, March 5, 05.03.2024, 2024-03-05, Tue. 5 Mar., MARCH 5-9, the 1990s, FY24, yesterday.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from retold.model import Span
from retold.values.quantity import Quantity
from retold.values.units import (
    MONTHS,
    ONES,
    ORDINALS,
    RELATIVE,
    SEASONS,
    SHORT_WEEKDAYS,
    TENS,
    WEEKDAYS,
)

_LONG_MONTHS = "|".join(name for name in MONTHS if len(name) > 4 or name in {"june", "july"})  # noqa: PLR2004
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!\w)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_RANGE = rf"(?:\s?(?:-|to|and)\s?(?P<last>{_DAY}))?"
_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH})\s(?:the\s)?(?P<first>{_DAY}){_RANGE}(?![\w:%]|[.,]\d)", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    rf"(?P<first>{_DAY}){_RANGE}\s(?:of\s)?(?P<month>{_MONTH})(?!\s?\d{{1,2}}\b(?!\d))",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>(?:1\d|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w-])")
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:1[5-9]|20)\d\d|\d\d)(?![\w./-]\w)"
)
_ALONE = re.compile(rf"(?:{_LONG_MONTHS})(?!\w)", re.IGNORECASE)
_SHORT_ALONE = re.compile(r"(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.|\b(?=\s\d{4}))|Sept\b")
_MAY = re.compile(r"may(?!\w)", re.IGNORECASE)
_BEFORE_MAY = re.compile(
    r"\b(?:in|of|last|next|since|until|early|late|by|this|from|to|and)\s$", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"(?P<day>{'|'.join(WEEKDAYS)})(?=s?\b)", re.IGNORECASE)
_SHORT_WEEKDAY = re.compile(
    rf"(?P<day>{'|'.join(SHORT_WEEKDAYS)})(?:\.|\b)(?=,?\s(?:{_DAY}\s{_MONTH}|{_MONTH}\s\d)|,?\s\d)",
    re.IGNORECASE,
)
_SHORT_WEEKDAY_ALONE = re.compile(
    rf"(?P<day>{'|'.join(SHORT_WEEKDAYS)})(?:\.|\b)(?!\w)", re.IGNORECASE
)
_BEFORE_WEEKDAY = re.compile(
    r"\b(?:on|by|until|till|since|from|last|next|this|every|early|late)\s$", re.IGNORECASE
)
_DECADE = re.compile(
    r"(?P<year>(?:1\d|20)\d0)'?s\b|(?:'|(?<=mid-)|(?<=early\s)|(?<=late\s)|(?<=\d0s\sand\s)|(?<=\d0s\sor\s))"
    r"(?P<short>\d0)s\b"
)
_APOSTROPHE_YEAR = re.compile(
    r"(?:(?<=\bof\s)|(?<=\bin\s)|(?<=since\s)|(?<=from\s))'(?P<short>\d\d)(?![\w%']|[.,]\d)"
)
_TENS = "|".join(word[:-1] for word in TENS)
_NINETIES = re.compile(
    rf"(?:(?P<century>eighteen|nineteen|twenty)[\s-])?(?P<tens>{_TENS})ies\b", re.IGNORECASE
)
_FISCAL = re.compile(
    r"(?:FY|(?i:(?:fiscal|financial)(?:\syear)?\s))\s?(?P<year>(?:1\d|20)\d\d|\d\d)\b"
)
_ERA = r"(?P<era>B\.?C\.?(?:E\b\.?)?|C\.?E\b\.?|A\.?D\b\.?)(?!\w)"
_OF_AN_ERA = re.compile(
    rf"(?P<year>\d{{1,4}}|\d{{1,2}},\d{{3}})\s?{_ERA}|A\.?D\.?\s(?P<before>\d{{1,4}})(?![\w%]|[.,]\d)"
)
_CENTURY = re.compile(
    rf"(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<tens>twenty-)?(?P<word>{'|'.join(ORDINALS)}))"
    rf"(?P<century>[\s-]century)(?:\s(?-i:{_ERA}))?",
    re.IGNORECASE,
)
_SEASON = re.compile(r"(?P<season>summer|winter|autumn|spring|fall)\b", re.IGNORECASE)
_BEFORE_SEASON = re.compile(r"\b(?:the|last|next|this|in)\s$", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?P<short>\d\d)(?![\w%°]|[.,]\d)")
_BEFORE_SHORT_YEAR = re.compile(r"(?<!\w)(?P<year>(?:1\d|20)\d\d)[-/]$")
"""1939-45, 2023/24: the year behind a year, by its last digits."""
_RELATIVE = re.compile(rf"(?P<day>{'|'.join(RELATIVE)})\b", re.IGNORECASE)
_ATTACKS = re.compile(r"9/11(?![\w/])")
_LOOK_BACK = 8
_MONTHS_OF_A_YEAR, _DAYS_OF_A_MONTH = 12, 31


def read_date(text: str, start: int) -> list[Quantity]:
    """The parts of the date that begins at a place; none where none does."""
    for reader in _READERS:
        quantities = list(reader(text, start))
        if quantities:
            return quantities
    return []


def _written(text: str, start: int) -> Iterator[Quantity]:
    """March 5, 5 March, 5-9 March."""
    match = _MONTH_DAY.match(text, start) or _DAY_MONTH.match(text, start)
    if match and _is_month(match["month"]):
        parts = [("month", match.span("month"), _month(match["month"]))]
        parts += [
            ("day", match.span(name), int(re.sub(r"\D", "", match[name])))
            for name in ("first", "last")
            if match[name]
        ]
        for sort, span, value in sorted(parts, key=lambda part: part[1]):
            yield Quantity(Span(*span), sort, value)  # type: ignore[arg-type]


def _is_month(written: str) -> bool:
    """Whether a word may name a month where it stands: not mar, may or dec in lower case."""
    return written[0].isupper() or len(written.rstrip(".")) > 3  # noqa: PLR2004


def _month(written: str) -> int:
    return MONTHS[written.lower().rstrip(".")]


def _iso(text: str, start: int) -> Iterator[Quantity]:
    match = _ISO.match(text, start)
    if match:
        for sort in ("year", "month", "day"):
            yield Quantity(Span(*match.span(sort)), sort, int(match[sort]))


def _numeric(text: str, start: int) -> Iterator[Quantity]:
    """25.03.2024, 25/03/2024; the order is open where both may be months, and then weakly told.

    With full stops the day is first, wherever dates are written so.
    """
    match = _NUMERIC.match(text, start)
    if match is None:
        return
    first, second = int(match["first"]), int(match["second"])
    names = ("day", "month") if second <= _MONTHS_OF_A_YEAR else ("month", "day")
    day, month = (first, second) if names[0] == "day" else (second, first)
    if not (1 <= month <= _MONTHS_OF_A_YEAR and 1 <= day <= _DAYS_OF_A_MONTH):
        return
    short = len(match["year"]) < 4  # noqa: PLR2004 - 24 for 2024
    if short and match["mark"] == "-":
        return
    may_be_either = first <= _MONTHS_OF_A_YEAR and second <= _MONTHS_OF_A_YEAR and first != second
    is_open = may_be_either and match["mark"] != "."
    unit = "open" if is_open else None
    for name, group in zip(names, ("first", "second"), strict=True):
        value = day if name == "day" else month
        yield Quantity(Span(*match.span(group)), name, value, unit, weak=is_open)  # type: ignore[arg-type]
    year = int(match["year"]) + (2000 if short else 0)
    yield Quantity(Span(*match.span("year")), "year", year)


def _month_alone(text: str, start: int) -> Iterator[Quantity]:
    match = _ALONE.match(text, start) or _SHORT_ALONE.match(text, start)
    if match is None:
        match = _MAY.match(text, start)
        before = text[max(0, start - _LOOK_BACK) : start]
        named = match and (
            _BEFORE_MAY.search(before) or re.match(r"\s(?:19|20)\d\d", text[match.end() :][:5])
        )
        if not named or text[start].islower():
            return
    if match and (text[start].isupper() or match[0].lower() != "march"):
        yield Quantity(Span(*match.span()), "month", _month(match[0]))


def _weekday(text: str, start: int) -> Iterator[Quantity]:
    match = _WEEKDAY.match(text, start)
    if match:
        yield Quantity(Span(*match.span()), "weekday", WEEKDAYS[match[0].lower()])
        return
    match = _SHORT_WEEKDAY.match(text, start)
    if match is None and _BEFORE_WEEKDAY.search(text[max(0, start - _LOOK_BACK) : start]):
        match = _SHORT_WEEKDAY_ALONE.match(text, start)
    if match and text[start].isupper():
        yield Quantity(Span(*match.span("day")), "weekday", SHORT_WEEKDAYS[match["day"].lower()])


def _years(text: str, start: int) -> Iterator[Quantity]:
    """Decades, financial years, the class of '98; other years are told by what stands around."""
    decade, nineties = _DECADE.match(text, start), _NINETIES.match(text, start)
    fiscal, apostrophe = _FISCAL.match(text, start), _APOSTROPHE_YEAR.match(text, start)
    if apostrophe:
        yield Quantity(Span(*apostrophe.span()), "year", int(apostrophe["short"]))
    elif decade:
        yield Quantity(
            Span(*decade.span()), "year", int(decade["year"] or decade["short"]), "decade"
        )
    elif nineties:
        century = 100 * {**ONES, **TENS}[(nineties["century"] or "zero").lower()]
        tens = TENS[nineties["tens"].lower() + "y"]
        yield Quantity(Span(*nineties.span()), "year", century + tens, "decade")
    elif fiscal:
        year = int(fiscal["year"])
        yield Quantity(Span(*fiscal.span()), "year", year + (2000 if year < 100 else 0))  # noqa: PLR2004


def _short_year(text: str, start: int) -> Iterator[Quantity]:
    """The later year of a range or a season, told by its last digits: 1939-45, 2023/24."""
    match = _SHORT_YEAR.match(text, start)
    before = match and _BEFORE_SHORT_YEAR.search(text[max(0, start - _LOOK_BACK) : start])
    if match and before:
        year, short = int(before["year"]), int(match["short"])
        if short > year % 100:
            yield Quantity(Span(*match.span()), "year", year - year % 100 + short)


def _eras(text: str, start: int) -> Iterator[Quantity]:
    """44 BC, AD 79, the fifth century BCE; years and centuries before Christ are below zero."""
    year = _OF_AN_ERA.match(text, start)
    if year:
        value = int((year["year"] or year["before"]).replace(",", ""))
        sign = -1 if (year["era"] or "").startswith("B") else 1
        yield Quantity(Span(*year.span()), "year", sign * value)
        return
    century = _CENTURY.match(text, start)
    if century:
        word = (century["word"] or "").lower()
        value = int(century["digits"] or ORDINALS[word]) + 20 * bool(century["tens"])
        sign = -1 if (century["era"] or "").startswith("B") else 1
        weak = not century["digits"]
        yield Quantity(Span(*century.span()), "ordinal", sign * value, "century", weak=weak)


_PART_OF_A_YEAR = re.compile(
    r"(?-i:(?P<letter>[QH])(?P<figure>[1-4])(?![\w-]))"
    r"|(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?P<part>quarter|half)(?!\w)"
    r"|(?P<some>(?P<end>first|opening|last|final|closing)[\s-](?:(?P<count>two|three|six|nine|[2369])"
    r"[\s-])?(?P<unit>months|quarters?|half))(?!\w)"
    r"(?P<of>\sof\s(?:(?:the|this|last|next)\s)?(?:(?:fiscal|financial)\s)?(?:year|\d{4})(?!\w))?",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"(?:(?<!\w)year|(?<!\d)\d{4})'s\s$", re.IGNORECASE)
_LONG_BACK = 7
"""Characters of *2024's* and a space."""
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6}
_PERIODS = {3: ("quarter", 4), 6: ("half", 2), 9: ("three quarters", 2)}
"""Parts of a year by their months, and which of its kind the last is: the second nine months, which
overlap the first."""


def _parts_of_a_year(text: str, start: int) -> Iterator[Quantity]:
    """Q3, the third quarter; H1, the first half; the final three months of the year."""
    match = _PART_OF_A_YEAR.match(text, start)
    if match and match["end"]:
        if match["of"] or _OF_A_YEAR.search(text[max(0, start - _LONG_BACK) : start]):
            yield from _at_an_end(match)
    elif match:
        word = match["word"] or match["figure"]
        number = int(word[0]) if word[0].isdigit() else ORDINALS[word.lower()]
        is_quarter = "q" in (match["letter"] or match["part"]).lower()
        part = "quarter" if is_quarter else "half"
        yield Quantity(Span(*match.span()), "ordinal", number, part, weak=True)


def _at_an_end(match: re.Match[str]) -> Iterator[Quantity]:
    """The part of a year that its first or last months are, or its first or last quarters."""
    count, unit = (match["count"] or "1").lower(), match["unit"].lower().rstrip("s")
    months = (int(count) if count.isdigit() else ONES[count]) * _MONTHS_OF[unit]
    if months in _PERIODS:
        period, last = _PERIODS[months]
        number = 1 if match["end"].lower() in {"first", "opening"} else last
        yield Quantity(Span(*match.span("some")), "ordinal", number, period, weak=True)


def day_comes_first(text: str) -> bool | None:
    """Whether the dates in figures of a text name the day first; None where none shows it."""
    orders = {
        int(match["first"]) > _MONTHS_OF_A_YEAR
        for match in _NUMERIC.finditer(text)
        if match["mark"] != "."
        and (int(match["first"]) > _MONTHS_OF_A_YEAR) != (int(match["second"]) > _MONTHS_OF_A_YEAR)
    }
    return orders.pop() if len(orders) == 1 else None


def in_order(quantity: Quantity, *, day_first: bool) -> Quantity:
    """A part of a date whose order was open, in the order of the other dates of its text."""
    if quantity.unit != "open":
        return quantity
    sort = quantity.sort if day_first else {"day": "month", "month": "day"}[quantity.sort]
    return replace(quantity, sort=sort, unit=None, weak=False)  # type: ignore[arg-type]


def _season(text: str, start: int) -> Iterator[Quantity]:
    match = _SEASON.match(text, start)
    if match is None:
        return
    word = match[0].lower().replace("fall", "autumn")
    sure = match[0].lower() in {"summer", "winter", "autumn"}
    if sure or _BEFORE_SEASON.search(text[max(0, start - _LOOK_BACK) : start]):
        yield Quantity(Span(*match.span()), "season", SEASONS[word], None, weak=True)


def _relative(text: str, start: int) -> Iterator[Quantity]:
    match = _RELATIVE.match(text, start)
    if match:
        yield Quantity(Span(*match.span()), "relative", RELATIVE[match[0].lower()], None, weak=True)


def _attacks(text: str, start: int) -> Iterator[Quantity]:
    """The one date that is told by its numbers alone: 11 September."""
    if _ATTACKS.match(text, start):
        yield Quantity(Span(start, start + 1), "month", 9)
        yield Quantity(Span(start + 2, start + 4), "day", 11)


_READERS = (
    _iso, _numeric, _attacks, _short_year, _eras, _parts_of_a_year, _written, _month_alone,
    _weekday, _years, _season, _relative,
)  # fmt: skip
