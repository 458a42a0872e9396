"""Text -> Quantity…: what figures, number words, money, percentages, clock times and dates say.

A quantity is read from what is written and compared by value, so that thirty is 30, 2½ is 2.5 and
17:05 is 5:05 p.m. Dates are taken apart (day, month, year, weekday), for two writings of a date
may state different parts of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from retold.audit.units import (
    FRACTIONS,
    MONTHS,
    MULTIPLES,
    ONES,
    ORDINALS,
    PARTS,
    RELATIVE,
    SCALES,
    SEASONS,
    TENS,
    TYPOGRAPHY,
    UNITS,
    VAGUE,
    WEEKDAYS,
)
from retold.model import Span

Sort: TypeAlias = Literal[
    "count",
    "ordinal",
    "percent",
    "money",
    "clock",
    "label",
    "vague",
    "day",
    "month",
    "year",
    "weekday",
    "season",
    "relative",
]
"""What a quantity is of. A label is a figure that is part of a name: COVID-19, Nord Stream 2."""

DATES: frozenset[str] = frozenset(
    {"clock", "day", "month", "year", "weekday", "season", "relative"}
)
"""The sorts that say when."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as written: `span` in the text, and how much the writing commits to it.

    weak: a word that often only colours the sentence (one, first, both, half): it may stand for
    another quantity, but its absence alone says nothing.
    """

    span: Span
    sort: Sort
    value: float
    unit: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Quantities left over on one side or both."""

    source: Quantity | None
    target: Quantity | None


def quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """The quantities in a span of a text, in text order, none inside another."""
    return tuple(
        Quantity(Span(one.span.start + span.start, one.span.end + span.start), *_rest(one))
        for one in _read(span.of(text))
    )


def _rest(one: Quantity) -> tuple[Sort, float, str | None, bool]:
    return one.sort, one.value, one.unit, one.weak


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Quantity, ...]:
    plain = text.translate(TYPOGRAPHY)
    found: list[Quantity] = []
    taken = 0
    for match in _ANY.finditer(plain):
        if match.start() < taken:
            continue
        for one in _READERS[_group(match)](match, plain):
            found.append(one)
            taken = max(taken, one.span.end)
    return tuple(found)


def _group(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


_CARDINAL = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_WORDED = (
    rf"(?:(?:{_CARDINAL}|hundred|thousand|million|billion|trillion)(?:-(?:{_CARDINAL}))?"
    rf"(?:[\s-](?:(?:(?<=hundred\s)|(?<=thousand\s)|(?<=million\s)|(?<=billion\s))and[\s-])?(?:(?:{_CARDINAL})(?:-(?:{_CARDINAL}))?|hundred|thousand|million|billion|trillion)(?![\w]))*)"
)
_SHORTEST = 2
_FIGURE = r"(?:\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:[.]\d+)?)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore|mn|mln|bn|bln|tn)"
_UNIT_WORDS = "|".join(
    sorted(
        (re.escape(unit) for unit in UNITS if unit.isalpha() and len(unit) > _SHORTEST),
        key=len,
        reverse=True,
    )
)
_SHORT_UNITS = "km/h|kmh|kph|mph|km|cm|mm|kg|ft|lb|oz|yd|hr|yr|kw|mw|gw|ha|mi|m|g|h|l|w"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
_MONTH_ALONE = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December)"
)
_AMPM = r"(?:\s?(?:[ap]\.m\.|[ap]\.?m\b))"

_ANY = re.compile(
    rf"""
    (?<!\w)(?:  # most places are inside a word: one look dismisses them
    (?P<iso>(?<![\w.])(?:1\d|20)\d\d-[01]\d-[0-3]\d(?![\w-]))
  | (?P<clock>(?<![\w.:])[012]?\d[:.][0-5]\d(?:{_AMPM}|(?=\s?(?:o'clock|hours|GMT|UTC|CET)))|(?<![\w.:])[012]?\d:[0-5]\d(?![\w:%])|(?<![\w.:])1?\d{_AMPM}|(?<![\w.])\d\d?\s?o'clock|(?<!\w)(?i:{_CARDINAL})\so'clock)
  | (?P<monthday>(?<!\w){_MONTH}\s(?:the\s)?[0-3]?\d(?:st|nd|rd|th)?(?![\w:%]|[.,]\d))
  | (?P<daymonth>(?<![\w.])[0-3]?\d(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH})
  | (?P<month>(?<!\w){_MONTH_ALONE}(?!\w)|(?:(?<=\b[Ii]n\s)|(?<=\b[Oo]f\s)|(?<=\b[Ll]ast\s)|(?<=\b[Nn]ext\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Ee]arly\s)|(?<=\b[Ll]ate\s)|(?<=\b[Bb]y\s)|(?<=\b[Tt]his\s))May(?!\w)|(?<!\w)May(?=\s(?:19|20)\d\d))
  | (?P<weekday>(?<!\w)(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?=s?\b))
  | (?P<label>(?<![\w$€£])[A-Za-z]+-?\d+(?:\.\d+)?(?![\w%]|[.,]\d))
  | (?P<figure>(?<![\w.])(?:(?P<currency>(?:US|C|A|NZ|HK)?[$]|[€£¥₹])\s?)?
      (?P<digits>{_FIGURE})?(?:\s?(?P<fraction>[½¼¾⅓⅔⅛⅕])|\s(?P<slash>[1-9]/[2-9])(?!\d))?(?<=[\d½¼¾⅓⅔⅛⅕])
      (?P<ordinal>(?:st|nd|rd|th)\b)?(?P<decade>'?s\b)?
      (?:[\s-]?(?P<scale>{_SCALE}\b|(?<=\d)(?:k|m|bn|b|tn)\b(?!\w)))?
      (?P<measure>\s?%|[\s-]?per\s?cent\b(?!age)|[\s-]?percentage\spoints?\b|[\s-](?:US\s|American\s|square\s|cubic\s|British\s)?(?:{_UNIT_WORDS})(?:e?s)?\b|[\s-]centuries\b|[\s-]?(?:{_SHORT_UNITS})\b)?)
  | (?P<aunit>(?<![\w-])(?i:an?|past|last|one)\s(?i:minute|hour|day|week|fortnight|month|year|decade|century)(?!\w))
  | (?P<ordinalword>(?<![\w])(?i:{"|".join(sorted(ORDINALS, key=len, reverse=True))}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))(?![\w]))
  | (?P<part>(?<![\w-])(?i:a|one|two|three|four|five|six|seven|eight|nine)[\s-](?i:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?(?=\s+of\b)|(?<![\w-])(?i:two|three|four|five)[\s-](?i:thirds|quarters|fourths|fifths|sixths|eighths|tenths)\b)
  | (?P<worded>(?<![\w'-])(?P<cardinal>(?i:{_WORDED}))(?![\w'])
      (?P<wordmeasure>[\s-](?:per\s?cent\b(?!age)|percentage\spoints?\b|(?:US\s|American\s|square\s|cubic\s|British\s)?(?:{_UNIT_WORDS})(?:e?s)?\b|centuries\b))?)
  | (?P<ascale>(?<![\w-])(?i:an?)\s(?i:hundred|thousand|million|billion|trillion|dozen)(?!\w))
  | (?P<multiple>(?<![\w-])(?i:{"|".join(MULTIPLES)})(?![\w]))
  | (?P<vague>(?<![\w-])(?i:{"|".join(VAGUE)})(?![\w]))
  | (?P<nineties>(?<!\w)(?i:{"|".join(word[:-1] for word in TENS)})ies(?!\w))
  | (?P<season>(?<!\w)(?i:summer|winter|autumn)(?!\w)|(?:(?<=\b[Tt]he\s)|(?<=\b[Ll]ast\s)|(?<=\b[Nn]ext\s)|(?<=\b[Tt]his\s)|(?<=\b[Ii]n\s))(?:spring|fall)(?!\w))
  | (?P<relative>(?<!\w)(?i:yesterday|today|tonight|tomorrow)(?![\w]))
    )
    """,  # noqa: E501
    re.VERBOSE,
)


def _iso(match: re.Match[str], _: str) -> Iterator[Quantity]:
    start = match.start()
    year, month, day = match["iso"].split("-")
    yield Quantity(Span(start, start + 4), "year", int(year))
    yield Quantity(Span(start + 5, start + 7), "month", int(month))
    yield Quantity(Span(start + 8, start + 10), "day", int(day))


def _clock(match: re.Match[str], _: str) -> Iterator[Quantity]:
    """Minutes since midnight, on a twelve-hour dial unless the half of the day is known."""
    text = match["clock"].lower()
    worded = re.match(r"[a-z]+", text)
    if worded:
        yield Quantity(Span(*match.span()), "clock", 60 * ONES[worded[0]], "dial")
        return
    hour, minute = (int(part) for part in [*re.findall(r"\d+", text), "0"][:2])
    half = "pm" if re.search(r"p\.?m", text) else "am" if re.search(r"a\.?m", text) else None
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    known = half is not None or hour > _NOON or text.startswith("0")
    yield Quantity(Span(*match.span()), "clock", hour * 60 + minute, None if known else "dial")


_NOON = 12


def _day_and_month(match: re.Match[str], _: str) -> Iterator[Quantity]:
    text, start = match[0], match.start()
    for part in re.finditer(r"\d+(?:st|nd|rd|th)?|[A-Z][a-z]+", text):
        span = Span(start + part.start(), start + part.end())
        if part[0][0].isdigit():
            yield Quantity(span, "day", int(re.sub(r"\D", "", part[0])))
        else:
            yield Quantity(span, "month", MONTHS[part[0].lower()])


def _month(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "month", MONTHS[match[0].lower()])


def _weekday(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "weekday", WEEKDAYS[match[0].lower()])


def _label(match: re.Match[str], _: str) -> Iterator[Quantity]:
    name = re.match(r"[A-Za-z]+", match[0])
    assert name is not None  # noqa: S101 - the pattern begins with letters
    value = float(match[0][name.end() :].lstrip("-"))
    yield Quantity(Span(*match.span()), "label", value, name[0].lower())


def _figure(match: re.Match[str], plain: str) -> Iterator[Quantity]:
    value = float(re.sub(r"[, ]", "", match["digits"])) if match["digits"] else 0.0
    if match["fraction"]:
        value += FRACTIONS[match["fraction"]]
    elif match["slash"]:
        value += int(match["slash"][0]) / int(match["slash"][2])
    span = Span(*match.span())
    after = plain[span.end : span.end + 40]
    unit = _unit(match["measure"], match["currency"], after)
    scale = match["scale"] or _shared_scale(after)
    if scale == "m" and not match["currency"] and _LENGTHS.match(after):
        unit = "m"
    elif scale:
        value *= SCALES[scale.lower()]
    if match["ordinal"]:
        yield Quantity(span, "ordinal", value, unit)
    elif unit == "%":
        yield Quantity(span, "percent", value, unit)
    elif unit and UNITS[unit][0] in _MONEY:
        yield Quantity(span, "money", value, unit)
    elif unit is None and _is_year(match):
        yield Quantity(span, "year", value, "decade" if match["decade"] else None)
    else:
        yield Quantity(span, "count", value, unit)


_MONEY = frozenset({"$", "€", "£", "¥", "₽", "yuan", "₹", "kr", "zl", "fr", "cents"})


_LENGTHS = re.compile(r"\s?(?:long|wide|high|tall|deep|away|from|above|below|race|sprint|final)\b")
_RANGE = re.compile(rf"\s?(?:to|-|or|and)\s?[$€£¥]?(?:{_FIGURE}|(?:{_CARDINAL}))[\s-]?({_SCALE})\b")


def _shared_scale(after: str) -> str | None:
    """The scale word that a figure shares with the one behind it: two to six billion."""
    shared = _RANGE.match(after)
    return shared[1] if shared else None


def _is_year(match: re.Match[str]) -> bool:
    digits = match["digits"] or ""
    plain = not (match["scale"] or match["fraction"] or match["slash"])
    return plain and bool(re.fullmatch(r"1[0-9]\d\d|20\d\d", digits))


def _unit(measure: str | None, currency: str | None, after: str) -> str | None:
    """The unit's name in `UNITS`, or % for a percentage."""
    if currency:
        return currency[-1]
    if not measure:
        following = re.match(r"\s([a-z]+)", after.lower())
        name = _singular(following[1]) if following else ""
        return name if name in UNITS and UNITS[name][0] in _MONEY else None
    word = measure.strip().lstrip("-").lower()
    if re.fullmatch(r"%|per\s?cent|percentage\spoints?", word):
        return "%"
    return _singular(word.split()[-1])


def _singular(word: str) -> str | None:
    if word == "centuries":
        return "century"
    for name in (word, word.removesuffix("s"), word.removesuffix("es")):
        if name in UNITS:
            return name
    return None


def _worded(match: re.Match[str], plain: str) -> Iterator[Quantity]:
    words = re.split(r"[\s-]+", match["cardinal"].lower())
    value = _value_of_words([word for word in words if word != "and"])
    unit = _unit(match["wordmeasure"], None, plain[match.end() : match.end() + 24])
    span = Span(*match.span())
    scale = _shared_scale(plain[span.end : span.end + 40])
    if scale and value < SCALES["hundred"]:
        value *= SCALES[scale.lower()]
    weak = value == 1 and unit is None
    sort: Sort = "percent" if unit == "%" else "count"
    yield Quantity(span, sort, value, unit, weak)


def _value_of_words(words: list[str]) -> float:
    total = current = 0.0
    for word in words:
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        else:
            total += (current or 1) * SCALES[word]
            current = 0.0
    return total + current


def _part(match: re.Match[str], _: str) -> Iterator[Quantity]:
    first, second = re.split(r"[\s-]+", match[0].lower())
    above = 1 if first == "a" else ONES[first]
    value = above / PARTS[second.removesuffix("s")]
    yield Quantity(Span(*match.span()), "percent", 100 * value, "part")


def _ascale(match: re.Match[str], _: str) -> Iterator[Quantity]:
    word = match[0].lower().split()[1]
    value = 12.0 if word == "dozen" else SCALES[word]
    yield Quantity(Span(*match.span()), "count", value)


def _aunit(match: re.Match[str], _: str) -> Iterator[Quantity]:
    unit = match[0].lower().split()[1]
    value, unit = (14.0, "day") if unit == "fortnight" else (1.0, unit)
    yield Quantity(Span(*match.span()), "count", value, unit, weak=True)


def _ordinal_word(match: re.Match[str], _: str) -> Iterator[Quantity]:
    word = match[0].lower()
    tens, _dash, ones = word.partition("-")
    value = TENS[tens] + ORDINALS[ones] if ones else ORDINALS[word]
    yield Quantity(Span(*match.span()), "ordinal", value, None, weak=True)


def _multiple(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "count", MULTIPLES[match[0].lower()], None, weak=True)


def _vague(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "vague", VAGUE[match[0].lower()])


def _nineties(match: re.Match[str], _: str) -> Iterator[Quantity]:
    tens = TENS[match[0].lower().removesuffix("ies") + "y"]
    yield Quantity(Span(*match.span()), "year", tens, "decade")


def _season(match: re.Match[str], _: str) -> Iterator[Quantity]:
    word = match[0].lower().replace("fall", "autumn")
    yield Quantity(Span(*match.span()), "season", SEASONS[word], None, weak=True)


def _relative(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "relative", RELATIVE[match[0].lower()], None, weak=True)


_READERS = {
    "iso": _iso,
    "clock": _clock,
    "monthday": _day_and_month,
    "daymonth": _day_and_month,
    "month": _month,
    "weekday": _weekday,
    "label": _label,
    "figure": _figure,
    "worded": _worded,
    "part": _part,
    "ascale": _ascale,
    "aunit": _aunit,
    "ordinalword": _ordinal_word,
    "multiple": _multiple,
    "vague": _vague,
    "nineties": _nineties,
    "season": _season,
    "relative": _relative,
}
