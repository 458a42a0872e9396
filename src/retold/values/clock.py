"""Clock times -> minutes since midnight: 3:40 p.m., 0900, 14h15, half past seven, noon.

And what the clock of a race shows, in minutes or hours: 1:42.3, 26:41.8, 2:05:12.
"""

import re
from dataclasses import replace

from retold.model import Span
from retold.patterns import pattern
from retold.values.numerals import CARDINAL, value_of_words
from retold.values.quantity import Quantity
from retold.values.units import ONES

HOUR, NOON = 60, 12
DAWN = 5
"""The hour to which *at night* is before morning: three at night, but nine at night."""
_AMPM = r"(?:\s?(?:[ap]\.m\.|[ap]\.?m\b))"
_DAY_PART = r"(?:\s(?:in\sthe\s(?:morning|afternoon|evening|small\shours)|at\snight)\b)"
_ZONE = (
    r"(?:\s?(?:o'clock|hours|hrs|GMT|UTC|BST|CES?T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|JST|AE[SD]T|HKT"
    r"|local\stime))"
)
_HOURS = "|".join(list(ONES)[1:13])
_MINUTES = rf"(?:\d\d?|(?:{CARDINAL})(?:-(?:{CARDINAL}))?)"
_PAST = rf"(?:half|(?:a\s)?quarter|{_MINUTES}(?:\sminutes)?)[\s-]past"
_TO = rf"(?:(?:a\s)?quarter|{_MINUTES}\sminutes)\sto"
_HOUR = rf"\s(?:{_HOURS}|1[0-2]|[1-9])(?![\w:%])(?:{_DAY_PART}|{_AMPM})?"
_SPOKEN = pattern(rf"(?:{_PAST}|{_TO}){_HOUR}", re.IGNORECASE)
_SPOKEN_AT = pattern(rf"(?:half|{_MINUTES}\sto){_HOUR}", re.IGNORECASE)
"""What says a time only behind *at*: at half seven, at ten to six; from ten to six are hours."""
_BEHIND_TIME = pattern(
    r"\s?(?:\Z|[,.;:!?)\"”'’–—-]|(?:on|in|this|that|yesterday|today|tonight|tomorrow|when|after|before"
    r"|as|and|but|while|for|to|with|local|sharp)\b|[A-Z])"
)
"""What may follow a time of the day told so shortly; a noun makes it a range: 10 to 12 boats."""
_JUST_AT = pattern(r"\bat\s$", re.IGNORECASE)
ZONES = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "aest": 10, "aedt": 11, "hkt": 8,
}  # fmt: skip
"""Time zones whose letters name one offset, and the hours that they are ahead of Greenwich."""
_NAMED_ZONE = pattern(rf"\s?\(?(?P<zone>{'|'.join(ZONES)})\b(?![+-]\d)\)?", re.IGNORECASE)
_CLOCK = pattern(
    rf"(?P<dotted>[012]?\d[:.]\s?[0-5]\d(?::[0-5]\d)?(?:{_AMPM}|{_DAY_PART}|(?={_ZONE}\b)))"
    r"|(?P<colon>[012]?\d:\s?[0-5]\d(?::[0-5]\d)?(?![\w:%]))"
    r"|(?P<french>[012]?\dh(?:[0-5]\d)?\b)"
    rf"|(?P<hour>1?\d(?:{_AMPM}|\s?o'clock{_DAY_PART}?|{_DAY_PART}))"
    rf"|(?P<four>[012]\d[0-5]\d(?={_ZONE}\b))"
    rf"|(?P<spelled>(?:{CARDINAL})\so'clock{_DAY_PART}?|(?!one\b)(?:{_HOURS})(?:{_DAY_PART}|{_AMPM}))",
    re.IGNORECASE,
)
_RACE = pattern(
    r"(?:(?P<hours>\d?\d):(?=\d\d:))?(?P<minutes>\d?\d):(?P<seconds>[0-5]\d)"
    r"(?P<rest>\.\d{1,3}(?!\d))?(?![\w:%])"
)
_OF_CLOCK = pattern(rf"{_AMPM}|{_ZONE}")
_AT = pattern(r"\b(?:at|from|until|till)\s$", re.IGNORECASE)
_AFTER_AT = pattern(
    r"(?P<loose>[012]?\d(?::\s|\shours?\s(?:and\s)?)[0-5]?\d(?:\sminutes?)?(?![\w:%.]))"
    r"|(?P<military>(?:0\d|1\d|2[0-3])[0-5]\d(?=[,;.)]?(?:\s(?:on|and|to|until|for|when|with|the)\b|\s?$|[,;.)])))"
)
_NOON = pattern(
    r"(?:(?:12|twelve)\s(?:o'clock\s)?)?(?P<word>noon|midday|midnight)\b", re.IGNORECASE
)
_BEFORE = 8


def read_clock(text: str, start: int) -> Quantity | None:
    """The clock time that begins at a place, with its time zone in `per`; or the time of a race."""
    race = _read_race(text, start)
    if race is not None:
        return race
    time = _read_time(text, start)
    zone = _NAMED_ZONE.match(text, time.span.end) if time else None
    if time is None or zone is None:
        return time
    return replace(time, span=Span(start, zone.end()), per=zone["zone"].lower())


def _read_race(text: str, start: int) -> Quantity | None:
    """The time of a race: with tenths of a second, or with hours and seconds, not behind *at*."""
    match = _RACE.match(text, start)
    if match is None or not (match["rest"] or match["hours"]):
        return None
    is_clock = _AT.search(text[max(0, start - _BEFORE) : start]) or _OF_CLOCK.match(
        text, match.end()
    )
    if not match["rest"] and is_clock:
        return None
    hours, minutes, seconds = (int(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    total = hours * HOUR + minutes + (seconds + float(match["rest"] or 0)) / HOUR
    value, unit = (total / HOUR, "hour") if match["hours"] else (total, "minute")
    return Quantity(Span(*match.span()), "count", value, unit)


def _read_time(text: str, start: int) -> Quantity | None:
    noon = _NOON.match(text, start)
    if noon:
        minutes = 0 if noon["word"].lower() == "midnight" else NOON * HOUR
        return Quantity(Span(start, noon.end()), "clock", minutes, weak=text[start].isalpha())
    spoken = _SPOKEN.match(text, start)
    if spoken is None and _JUST_AT.search(text[max(0, start - _BEFORE) : start]):
        spoken = _SPOKEN_AT.match(text, start)
        spoken = spoken if spoken and _is_spoken_alone(spoken) else None
    if spoken:
        return _spoken(spoken)
    match = _CLOCK.match(text, start)
    if match is None and _AT.search(text[max(0, start - _BEFORE) : start]):
        match = _AFTER_AT.match(text, start)
        if match and match.lastgroup == "military" and not _may_be_time(match[0]):
            return None
    return _clock(match) if match else None


def _is_spoken_alone(spoken: re.Match[str]) -> bool:
    """Whether *ten to six* behind *at* is a time, and not how many there are: at six to nine."""
    minutes = _spoken(spoken).value % HOUR
    return minutes % FIVE == 0 and _BEHIND_TIME.match(spoken.string, spoken.end()) is not None


FIVE = 5
"""Minutes in which people tell the time."""


def _may_be_time(digits: str) -> bool:
    """Whether four digits behind *at* say an hour and no year: 0900, 1745, not 1984 or 2024."""
    return digits[0] == "0" or not (1800 <= int(digits) <= 2100)  # noqa: PLR2004 - years


def _clock(match: re.Match[str]) -> Quantity | None:
    text = match[0].lower()
    word = re.match(r"[a-z]+", text)
    if word:
        if word[0] not in ONES:
            return None
        hour, minute = ONES[word[0]], 0
    else:
        hour, minute = _hour_and_minute(text)
    if hour > 2 * NOON:
        return None
    known = hour > NOON or text.startswith("0") or match.lastgroup in {"four", "french", "military"}
    return _at(match, hour, minute, _half(text), known=known)


def _hour_and_minute(text: str) -> tuple[int, int]:
    figures = re.findall(r"\d+", text)
    if len(figures) == 1 and len(figures[0]) == 4:  # noqa: PLR2004 - 0900
        return int(figures[0][:2]), int(figures[0][2:])
    hour, minute = (int(figure) for figure in [*figures, "0"][:2])
    return hour, minute


def _spoken(match: re.Match[str]) -> Quantity:
    """Half past nine, a quarter to six, twenty-five minutes to eight."""
    text = match[0].lower()
    words = re.split(r"[\s-]+", re.sub(rf"(?:{_DAY_PART}|{_AMPM})$", "", text))
    hour = ONES[words[-1]] if words[-1] in ONES else int(words[-1])
    first = [word for word in words[:-1] if word not in {"a", "minutes", "past", "to"}]
    minutes = {"half": 30, "quarter": 15}.get(first[0]) or _minutes(first)
    if words[-2] == "to":
        hour, minutes = (hour - 1) or NOON, HOUR - minutes
    return _at(match, hour, minutes, _half(text), known=False)


def _minutes(words: list[str]) -> int:
    return int(words[0]) if words[0].isdigit() else int(value_of_words(words))


def _half(text: str) -> str | None:
    """The half of the day that a clock time names."""
    if re.search(r"p\.?m\b|afternoon|evening|night", text):
        return "pm"
    return "am" if re.search(r"a\.?m\b|morning|small", text) else None


def _at(match: re.Match[str], hour: int, minute: int, half: str | None, *, known: bool) -> Quantity:
    if half and not known:
        late = half == "pm" and not (match[0].lower().endswith("night") and hour % NOON < DAWN)
        hour = hour % NOON + NOON * late
    unit = None if known or half else "dial"
    return Quantity(Span(*match.span()), "clock", hour * HOUR + minute, unit)
