"""What says when: clock times, days, months, years, weekdays, seasons, as quantities."""

import re
from collections.abc import Callable, Iterator

from retold.model import Span
from retold.values.numerals import value_of_words
from retold.values.quantity import Quantity
from retold.values.units import MONTHS, ONES, RELATIVE, SEASONS, TENS, WEEKDAYS


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
    if worded and worded[0] not in ONES:
        return
    if worded:
        hour, minute = ONES[worded[0]], 0
    else:
        hour, minute = (int(part) for part in [*re.findall(r"\d+", text), "0"][:2])
    yield _at(match, hour, minute, _half(text), known=hour > _NOON or text.startswith("0"))


def _spoken(match: re.Match[str], _: str) -> Iterator[Quantity]:
    """Half past nine, a quarter to six, twenty-five minutes to eight."""
    text = match["spoken"].lower()
    words = re.split(r"[\s-]+", re.sub(r"\s(?:in the|at) \w+$", "", text))
    hour = ONES[words[-1]] if words[-1] in ONES else int(words[-1])
    first = [word for word in words[:-2] if word not in {"a", "minutes"}]
    minutes = {"half": 30, "quarter": 15}.get(first[0]) or int(value_of_words(first))
    if words[-2] == "to":
        hour, minutes = (hour - 1) or _NOON, _HOUR - minutes
    yield _at(match, hour, minutes, _half(text), known=False)


def _half(text: str) -> str | None:
    """The half of the day that a clock time names."""
    if re.search(r"p\.?m\b|afternoon|evening|night", text):
        return "pm"
    return "am" if re.search(r"a\.?m\b|morning", text) else None


def _at(match: re.Match[str], hour: int, minute: int, half: str | None, *, known: bool) -> Quantity:
    if half and not known:
        hour = hour % _NOON + _NOON * (half == "pm")
    unit = None if known or half else "dial"
    return Quantity(Span(*match.span()), "clock", hour * _HOUR + minute, unit)


def _noon(match: re.Match[str], _: str) -> Iterator[Quantity]:
    minutes = 0 if "midnight" in match[0].lower() else _NOON * _HOUR
    yield Quantity(Span(*match.span()), "clock", minutes, None, weak=match[0][0].isalpha())


_HOUR = 60
_NOON = 12


def _day_and_month(match: re.Match[str], _: str) -> Iterator[Quantity]:
    text, start = match[0], match.start()
    for part in re.finditer(r"\d+(?:st|nd|rd|th)?|[A-Z][a-z]+", text):
        span = Span(start + part.start(), start + part.end())
        if part[0][0].isdigit():
            yield Quantity(span, "day", int(re.sub(r"\D", "", part[0])))
        else:
            yield Quantity(span, "month", MONTHS[part[0].lower()])


def _attacks(match: re.Match[str], _: str) -> Iterator[Quantity]:
    """The one date that is told by its numbers alone: 11 September."""
    yield Quantity(Span(match.start(), match.start() + 1), "month", 9)
    yield Quantity(Span(match.start() + 2, match.end()), "day", 11)


def _month(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "month", MONTHS[match[0].lower()])


def _weekday(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "weekday", WEEKDAYS[match[0].lower()])


def _nineties(match: re.Match[str], _: str) -> Iterator[Quantity]:
    tens = TENS[match[0].lower().removesuffix("ies") + "y"]
    yield Quantity(Span(*match.span()), "year", tens, "decade")


def _season(match: re.Match[str], _: str) -> Iterator[Quantity]:
    word = match[0].lower().replace("fall", "autumn")
    yield Quantity(Span(*match.span()), "season", SEASONS[word], None, weak=True)


def _relative(match: re.Match[str], _: str) -> Iterator[Quantity]:
    yield Quantity(Span(*match.span()), "relative", RELATIVE[match[0].lower()], None, weak=True)


READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "iso": _iso,
    "clock": _clock,
    "spoken": _spoken,
    "noon": _noon,
    "monthday": _day_and_month,
    "daymonth": _day_and_month,
    "attacks": _attacks,
    "month": _month,
    "weekday": _weekday,
    "nineties": _nineties,
    "season": _season,
    "relative": _relative,
}
"""What reads each group of the pattern that says when."""
