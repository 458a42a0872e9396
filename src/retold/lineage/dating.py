"""Two documents -> what their dates say of their order: evidence, and no proof.

A date may be forged, stamped anew, guessed, or of another zone; and the text may tell of days that
were still to come on the day that it is dated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import log

from retold.lexicon import lemma, part_of_speech
from retold.lineage.orders import Order, Witness
from retold.published import is_plausible

DATED = log(0.9 / 0.1)
"""Log-odds of two declared dates that differ: one in ten is stamped anew, copied or forged, so that
plain signs in the text outweigh it."""
IN_DOUBT = log(0.73 / 0.27)
"""The same where the zone of one is unknown and the two lie closer than zones do."""
GUESSED = log(0.65 / 0.35)
"""The same where one was guessed."""
ZONES = timedelta(hours=14)
"""How far a clock may stand from Greenwich."""
AHEAD = timedelta(days=1)
"""How far a date of the past may lie behind the publication: it is tomorrow already elsewhere."""
STALE, FRESH = 5, 3
"""Days since the last weekday of that name: news names weekdays of the last days, so that a date
from which one of them lies STALE days or more back is doubted where the other date has all of them
FRESH days back at most."""

_DAY = len("2026-01-31")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = rf"(?P<month>{'|'.join(_MONTHS)})"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FULL = tuple(
    re.compile(rf"\b{day},? (?P<year>\d{{4}})\b", re.IGNORECASE)
    for day in (rf"{_NUMBER}(?: of)? {_NAMED}", rf"{_NAMED} {_NUMBER}")
)
"""13 March 2024; March 13, 2024."""
_AHEAD = {
    *("will", "shall", "would", "until", "due", "next", "expected", "scheduled", "plans"),
    *("planned", "may", "deadline", "starting", "before", "every"),
}
"""Words that make a sentence's day one to come, or any."""
_FORMS = ("s", "ing", "er", "est", "ly")
"""Endings of forms that are not of the past."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as far as it is known: its first and last moment, and what is doubtful of it."""

    first: datetime
    last: datetime
    has_zone: bool
    is_day: bool
    guessed: bool

    def bare(self) -> tuple[datetime, datetime]:
        """Its first and last moment without a zone: that of Greenwich, where one is known."""
        return _bare(self.first), _bare(self.last)


@dataclass(frozen=True, slots=True)
class Dating:
    """What dates say of an order: log-odds (above 0 for it), and why in words."""

    log_odds: float
    words: tuple[str, ...]


def date_order(order: Order) -> Dating:
    """What the dates say for the order, after what each text says against its own date."""
    earlier, later = order.earlier.document.published, order.later.document.published
    if not earlier or not later:
        return Dating(0.0, ())
    old, new = stated(earlier), stated(later)
    if old is None or new is None:
        return Dating(0.0, ())
    doubts = tuple(
        doubt
        for telling, counterpart in ((order.earlier, new), (order.later, old))
        if (doubt := _refuted(telling, counterpart))
    )
    weight = weigh_dates(old, new)
    if not weight:
        return Dating(0.0, doubts)
    sides = {order.earlier.side: earlier, order.later.side: later}
    said = f"published {sides['source']} (source) and {sides['target']} (target)"
    if doubts:
        return Dating(0.0, (f"{said}, but a date is wrong", *doubts))
    if abs(weight) < DATED:
        said = f"{said}, which is uncertain"
    return Dating(weight, (said,))


def weigh_dates(old: Stated, new: Stated) -> float:
    """Log-odds that the first was published before the second; 0 where the dates do not say."""
    size = DATED
    if old.is_day != new.is_day or old.is_day:
        # A day is compared with days: the clock and the zone of the other are set aside.
        if old.first.date() <= new.last.date() and new.first.date() <= old.last.date():
            return 0.0
        gap = max(new.first.date() - old.last.date(), old.first.date() - new.last.date())
        size = IN_DOUBT if old.is_day != new.is_day and gap <= AHEAD else DATED
        sign = 1 if old.last.date() < new.first.date() else -1
    else:
        if old.has_zone != new.has_zone:
            if abs(_bare(old.first) - _bare(new.first)) <= ZONES:
                size = IN_DOUBT
            left, right = _bare(old.first), _bare(new.first)
        else:
            left, right = old.first, new.first
        if left == right:
            return 0.0
        sign = 1 if left < right else -1
    return sign * (min(size, GUESSED) if old.guessed or new.guessed else size)


def stated(published: str) -> Stated | None:
    """The first and last moment of a date; None of one that cannot be."""
    text = published.rstrip("?").strip()
    guessed = text != published.strip()
    if not is_plausible(text):
        return None
    try:
        if len(text) < _DAY:
            first = datetime.fromisoformat(f"{text}-01")
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            return Stated(first, last, has_zone=False, is_day=True, guessed=guessed)
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Stated(moment, moment, moment.tzinfo is not None, len(text) == _DAY, guessed)


def _bare(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _refuted(telling: Witness, counterpart: Stated) -> str | None:
    """What the text says against its own date, in words; None where it says nothing."""
    published = telling.document.published or ""
    own = stated(published)
    if own is None or own.guessed:
        return None
    latest = max(_days_past(telling), default=None)
    if latest and latest > (own.last + AHEAD).date():
        side = telling.side
        return f"the {side} is dated {published}, and tells of {latest.isoformat()} as past"
    if own.first.date() != own.last.date() or counterpart.first.date() != counterpart.last.date():
        return None
    weekdays = _weekdays_past(telling)
    if not weekdays:
        return None
    ages = [(own.first.weekday() - day) % 7 for day in weekdays]
    others = [(counterpart.first.weekday() - day) % 7 for day in weekdays]
    if max(ages) < STALE or max(others) > FRESH:
        return None
    named = " and ".join(_WEEKDAYS[day].capitalize() for day in sorted(weekdays))
    return (
        f"the {telling.side} is dated {published}, a {_WEEKDAYS[own.first.weekday()].capitalize()},"
        f" and tells of {named} as just past"
    )


def _days_past(telling: Witness) -> Iterator[date]:
    """The full dates of sentences that tell of the past."""
    for i in telling.story:
        if not _is_past(telling.words[i]):
            continue
        sentence = telling.segmented.sentence_text(i)
        for match in (match for pattern in _FULL for match in pattern.finditer(sentence)):
            month = _MONTHS.index(match["month"].lower()) + 1
            try:
                yield date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue


def _weekdays_past(telling: Witness) -> set[int]:
    """The weekdays of sentences that tell of the past and of nothing to come."""
    return {
        _WEEKDAYS.index(word.casefold())
        for i in telling.story
        if _is_past(telling.words[i])
        for word in telling.words[i]
        if word[:1].isupper() and word.casefold() in _WEEKDAYS
    }


def _is_past(words: tuple[str, ...]) -> bool:
    """Whether a sentence tells what happened, and nothing that is to come."""
    plain = {word.casefold() for word in words}
    is_ahead = plain & _AHEAD or ("to" in plain and plain & {"is", "are"})
    return not is_ahead and any(map(_is_past_form, plain))


def _is_past_form(word: str) -> bool:
    """Whether a word is a verb's form of the past: was, opened, broke."""
    if word in {"was", "were", "had", "did"}:
        return True
    base = lemma(word)
    return base != word and not word.endswith(_FORMS) and part_of_speech(base) == "v"
