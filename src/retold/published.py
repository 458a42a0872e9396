"""A stated date -> ISO 8601, or None where it says no day or none that can be believed.

Dates are stated as ISO, as mail and JavaScript write them, in English words, as seconds since 1970.
Programs that know no date state one all the same: the first day of a calendar, or one to come.
"""

import re
from datetime import UTC, date, datetime, timedelta

from retold.patterns import pattern

EARLIEST = date(1605, 1, 1)
"""The first newspaper was printed in this year; what is dated earlier has a date made up."""

AHEAD = timedelta(days=1)
"""How far in the future a date may be: it is tomorrow already in the farthest time zone."""

WRITTEN = datetime(2026, 11, 29, tzinfo=UTC)
"""When this was written: a clock that stands before is wrong, and no date is held against it."""

PLACEHOLDERS = frozenset(
    date.fromisoformat(day)
    for day in (
        "1753-01-01",  # the first day of SQL Server
        "1899-12-30",  # of spreadsheets
        "1899-12-31",
        "1900-01-01",
        "1904-01-01",  # of old Macs
        "1969-12-31",  # of Unix, west of Greenwich
        "1970-01-01",
        "1980-01-01",  # of DOS
    )
)
"""Days with which programs count from the beginning; they stand where no date is known."""

_ISO = pattern(
    r"(?P<day>\d{4}(?P<mark>[-/])\d{1,2}(?:(?P=mark)\d{1,2})?)(?!\d)"
    r"(?:[T ,]{1,2}(?P<rest>\d.*))?",
    re.IGNORECASE,
)
_COMPACT = pattern(
    r"(?P<day>(?:1[6-9]|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)"
    r"(?:T?(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?(?P<zone>Z|[+-]\d{4})?)?"
)
_EPOCH = pattern(r"(?:/Date\()?(?P<number>-?\d{1,16})(?:\.\d+)?(?:[+-]\d{4})?(?:\)/)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_WEEKDAY = r"(?:[a-z]{2,9}\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = rf"(?P<date>\d{{1,2}}){_ORDINAL}"
_ON = r"(?P<year>\d{4})\b(?P<rest>.*)"
_DAY_FIRST = rf"{_WEEKDAY}{_DATE}[\s-]+{_MONTH}[\s,-]+{_ON}"  # 5 March 2024, mail
_MONTH_FIRST = rf"{_WEEKDAY}{_MONTH}\s+{_DATE},?\s+{_ON}"  # March 5, 2024, JavaScript
_YEAR_LAST = (  # Tue Mar  5 10:00:00 UTC 2024, as C and Unix write it
    rf"{_WEEKDAY}{_MONTH}\s+{_DATE}\s+(?P<rest>\d\d:\d\d:\d\d)(?:\s+[A-Z]+)?\s+(?P<year>\d{{4}})\b"
)
_DOTTED = rf"(?P<date>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_ON}"
_IN_WORDS = tuple(
    pattern(written, re.IGNORECASE) for written in (_DAY_FIRST, _MONTH_FIRST, _YEAR_LAST, _DOTTED)
)
_CLOCK = pattern(
    r"(?:\D*?\s)?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:[.,]\d+)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?P<zone>.*)",
    re.IGNORECASE,
)
_ZONE = pattern(
    r"(?:GMT|UTC)?\s*(?P<sign>[+\-−–])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d)|(?P<utc>Z|GMT|UTC|UT)\b"
    r"|(?P<name>E[SD]T|C[SD]T|M[SD]T|P[SD]T)\b",
    re.IGNORECASE,
)
_NAMED = {
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_SECONDS = 100_000_000_000  # numbers from which on an epoch counts thousandths, then millionths
_THOUSAND = 1_000
_FEWEST_DIGITS = 9  # of seconds since 1970 that are no year, no page number: from 1973 on
_NOON = 12
_LAST_OFFSET = 14  # hours from Greenwich
_DAY_LENGTH = len("2024-03-05")


def published(stated: object, now: datetime | None = None) -> str | None:
    """The ISO 8601 date that a page or a record states, as precise as it is stated.

    Args:
        stated: a text, a number of seconds since 1970, or nothing.
        now: when it was read; a date more than a day later is not believed. The time of the call
            when not given.

    A zone that no clock has is left out, so that the day and the hour are kept. None where the
    value is no date, or is one that programs put where they know none: year 1, 1970-01-01, the
    future.
    """
    date_stated = _read(stated)
    if date_stated is None or not is_plausible(date_stated, now):
        return None
    return date_stated


def is_plausible(stated: str, now: datetime | None = None) -> bool:
    """Whether an ISO 8601 date can be that of a publication."""
    try:
        moment = datetime.fromisoformat(stated if len(stated) >= _DAY_LENGTH else f"{stated}-01")
    except ValueError:
        return False
    if moment.date() < EARLIEST or moment.date() in PLACEHOLDERS:
        return False
    return _in_zone(moment) <= max(WRITTEN, _in_zone(now or datetime.now(UTC))) + AHEAD


def _in_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read(stated: object) -> str | None:
    """The date in a value, whether it can be believed or not."""
    if isinstance(stated, bool) or not isinstance(stated, str | int | float):
        return None
    text = " ".join(str(stated).split()).removeprefix("+")
    match = _ISO.match(text)
    if match:
        return _of_iso(match)
    compact = _COMPACT.fullmatch(text)
    if compact:
        return _of_compact(compact)
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return _of_epoch(int(epoch["number"]))
    for written in _IN_WORDS:
        match = written.match(text)
        if match:
            month = match["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            day = f"{int(match['year']):04}-{number:02}-{int(match['date']):02}"
            return _joined(day, match["rest"])
    return None


def _of_iso(match: re.Match[str]) -> str | None:
    parts = match["day"].split(match["mark"])
    day = "-".join(part.zfill(2) for part in parts)
    if len(parts) > 2:  # noqa: PLR2004 - year, month, day
        return _joined(day, match["rest"])
    return day if _is_real(f"{day}-01") else None


def _of_compact(match: re.Match[str]) -> str | None:
    digits = match["day"]
    clock = f"{match['hour']}:{match['minute']}" if match["hour"] else ""
    if match["second"]:
        clock += f":{match['second']}"
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return _joined(day, f"{clock} {match['zone'] or ''}" if clock else None)


def _of_epoch(number: int) -> str | None:
    if len(str(abs(number))) < _FEWEST_DIGITS:
        return None
    seconds = float(number)
    while abs(seconds) >= _SECONDS:
        seconds /= _THOUSAND
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _joined(day: str, rest: str | None) -> str | None:
    """A day with the clock and the zone behind it, as far as they are of this world."""
    if not _is_real(day):
        return None
    clock = _CLOCK.match(rest or "")
    if clock is None:
        return day
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % _NOON + (_NOON if clock["half"][0] in "pP" else 0)
    time = f"{hour:02}:{clock['minute']}" + (f":{clock['second']}" if clock["second"] else "")
    if not _is_real(f"{day}T{time}"):
        return day
    return f"{day}T{time}{_zone(clock['zone'])}"


def _zone(text: str) -> str:
    match = _ZONE.match(text)
    if match is None:
        return ""
    if match["name"]:
        return _NAMED[match["name"].upper()]
    if match["utc"]:
        return "Z" if match["utc"] in "zZ" else "+00:00"
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if hours > _LAST_OFFSET or minutes > 59:  # noqa: PLR2004 - minutes of an hour
        return ""
    return f"{'+' if match['sign'] == '+' else '-'}{hours:02}:{minutes:02}"


def _is_real(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True


def moment_of(published: str | None) -> datetime | None:
    """When a document was published, in Greenwich and without a zone; None where not known."""
    if not published or not is_plausible(published):
        return None
    try:
        stated = datetime.fromisoformat(published)
    except ValueError:
        return None
    offset = stated.utcoffset()
    return (stated - offset if offset else stated).replace(tzinfo=None)
