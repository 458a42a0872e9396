"""Moments told as the end of one time or as the beginning of the next: the end of 2028, 2029.

*By the end of June*, *by 30 June*, *before July* and *before 1 July* set one deadline; *after 2028*
and *from the start of 2029* is one beginning. Compared are moments, by the day that begins with
them, and what the preposition makes of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from retold.model import Span
from retold.text.lookalikes import unmasked
from retold.values.quantity import DATES, Quantity
from retold.values.units import MONTHS, ORDINALS, TYPOGRAPHY

Way: TypeAlias = Literal["deadline", "until", "since"]
"""What a preposition makes of a moment: done by it, going on until it, going on since it."""
Moment: TypeAlias = tuple[int | None, int, int]
"""The year, None where none is told, the month and the day that begins at a moment."""

_WAYS: dict[str, Way] = {
    **dict.fromkeys(("by", "before", "no later than"), "deadline"),
    **dict.fromkeys(("until", "till", "through", "up to"), "until"),
    **dict.fromkeys(("from", "since", "after", "as of", "starting"), "since"),
}
_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_OF_A_YEAR = r"(?:(?:the\s)?year\s)?(?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)"
_RELATIVE_YEAR = r"(?P<relative>the|this|next)\syear(?!\w)"
_PERIOD = (
    rf"(?:(?:(?P<month>{_NAME})\b\.?|(?:the\s)?(?P<which>first|second|third|fourth)\s"
    r"(?P<part>quarter|half)|Q(?P<quarter>[1-4])\b)(?:,?\s(?:of\s)?(?P<of>(?:19|20)\d\d)\b)?"
    rf"|{_OF_A_YEAR}|{_RELATIVE_YEAR})"
)
_NUMBER = r"\d{1,2})(?:st|nd|rd|th)?"
_DAY = (
    rf"(?:(?P<first>{_NUMBER}\s(?:of\s)?(?P<named>{_NAME})\b\.?"
    rf"|(?P<called>{_NAME})\b\.?\s(?P<second>{_NUMBER}\b)(?:,?\s(?P<when>(?:19|20)\d\d)\b)?"
)
_EDGE = r"(?:the\s)?(?:very\s)?(?P<edge>end|close|start|beginning)(?:\sof\s|-)"
_PREPOSITION = rf"(?:(?<!\w)(?P<way>{'|'.join(_WAYS)})\s)"
_AT_AN_EDGE = re.compile(rf"{_PREPOSITION}?(?<!\w){_EDGE}{_PERIOD}", re.IGNORECASE)
_AT_A_YEARS_END = re.compile(
    rf"{_PREPOSITION}?(?<!\w)(?:the\s)?year(?:[\s-]|'s\s)end(?:(?:\sof)?\s{_OF_A_YEAR})?(?!\w)",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(rf"{_PREPOSITION}{_DAY}", re.IGNORECASE)
_OF_A_PERIOD = re.compile(rf"{_PREPOSITION}{_PERIOD}", re.IGNORECASE)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST_MONTH, _LAST_OF_FEBRUARY = 12, 28
_MONTHS_OF = {"quarter": 3, "half": 6}


class Boundary(NamedTuple):
    """A moment as a text tells it: its place, what it may be, and what is made of it."""

    span: Span
    moments: frozenset[Moment]
    way: Way | None
    loosely: Moment | None = None
    """What a day may be beside a month or a year: done before 30 June is done before July."""
    is_day: bool = False


def told_otherwise(
    source: tuple[str, Span], target: tuple[str, Span]
) -> Iterator[tuple[Boundary, Boundary]]:
    """The moments that both passages tell, and in other words; each text with its passage."""
    free = list(boundaries(*target))
    for boundary in boundaries(*source):
        same = next((moment for moment in free if _are_one(boundary, moment)), None)
        if same is not None:
            free.remove(same)
            if boundary.span.of(source[0]).casefold() != same.span.of(target[0]).casefold():
                yield boundary, same


def _are_one(boundary: Boundary, other_boundary: Boundary) -> bool:
    ways = {boundary.way, other_boundary.way} - {None}
    return len(ways) <= 1 and any(
        first[1:] == second[1:] and (None in {first[0], second[0]} or first[0] == second[0])
        for first in _moments_beside(other_boundary, boundary)
        for second in _moments_beside(boundary, other_boundary)
    )


def _moments_beside(other_boundary: Boundary, boundary: Boundary) -> frozenset[Moment]:
    """What moments a boundary may be beside another: its loose one where that names no day."""
    if boundary.loosely is None or other_boundary.is_day:
        return boundary.moments
    return boundary.moments | {boundary.loosely}


def boundaries(text: str, span: Span) -> Iterator[Boundary]:
    """The boundaries of a passage, in its order."""
    passage = unmasked(span.of(text)).translate(TYPOGRAPHY)
    place = 0
    for match in sorted(_matches(passage), key=lambda match: (match.start(), -match.end())):
        moments = frozenset(_moments(match)) if match.start() >= place else frozenset()
        if moments:
            place = match.end()
            way = _WAYS[match["way"].casefold()] if match["way"] else None
            whole = Span(span.start + match.start(), span.start + match.end())
            is_day = match.re is _OF_A_DAY
            yield Boundary(whole, moments, way, _loosely(match) if is_day else None, is_day)


def _matches(passage: str) -> Iterator[re.Match[str]]:
    for pattern in (_AT_AN_EDGE, _AT_A_YEARS_END, _OF_A_DAY, _OF_A_PERIOD):
        yield from pattern.finditer(passage)


def _moments(match: re.Match[str]) -> Iterator[Moment]:
    """What moments a boundary may be; of a day *by* which something is done both its ends."""
    groups = match.groupdict()
    way = (groups["way"] or "").casefold()
    if groups.get("first") or groups.get("second"):
        first = _day(groups)
        if first is not None:
            if way not in {"through", "after"}:
                yield first
            if way in {"by", "no later than", "until", "till", "up to", "through", "after"}:
                yield _behind(first)
        return
    if match.re is _AT_A_YEARS_END:
        yield (int(groups["year"]) if groups["year"] else _THIS_YEAR) + 1, 1, 1
        return
    begin, end = _period(groups)
    edge = (groups.get("edge") or "").casefold()
    is_end = edge in {"end", "close"} if edge else way in {"through", "after"}
    yield end if is_end else begin


def _loosely(match: re.Match[str]) -> Moment | None:
    """The first of the month behind a last day before which something is done."""
    day = _day(match.groupdict()) if match["way"].casefold() == "before" else None
    behind = _behind(day) if day is not None else None
    return behind if behind is not None and behind[2] == 1 else None


def _day(groups: dict[str, str | None]) -> Moment | None:
    month = MONTHS[(groups["named"] or groups["called"] or "").casefold()]
    day = int(groups["first"] or groups["second"] or 0)
    year = groups["when"]
    return (int(year) if year else None, month, day) if 1 <= day <= _DAYS[month - 1] else None


def _behind(moment: Moment) -> Moment:
    """The day behind one; behind the 28th of February comes March, as in three years of four."""
    year, month, day = moment
    if day < _DAYS[month - 1] and (month, day) != (2, _LAST_OF_FEBRUARY):
        return year, month, day + 1
    return _month_behind(year, month)


def _month_behind(year: int | None, month: int) -> Moment:
    if month < _LAST_MONTH:
        return year, month + 1, 1
    return (year + 1 if year else None), 1, 1


def _period(groups: dict[str, str | None]) -> tuple[Moment, Moment]:
    """The moments at which a month, a part of a year or a year begins, and the next one does."""
    written = groups["of"] or groups["year"]
    year = int(written) if written else None
    if groups["month"]:
        first = last = MONTHS[groups["month"].casefold()]
    elif groups["part"] or groups["quarter"]:
        length = _MONTHS_OF[(groups["part"] or "quarter").casefold()]
        which = int(groups["quarter"] or ORDINALS[(groups["which"] or "").casefold()])
        first, last = which * length - length + 1, which * length
    else:
        first, last = 1, _LAST_MONTH
    if groups["relative"]:
        year = _THIS_YEAR + (groups["relative"].casefold() == "next")
    return (year, first, 1), _month_behind(year, last)


_THIS_YEAR = 10_000
"""What stands for the year of which a text speaks: it is no other by its number."""


def settle(
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    pairs: Sequence[tuple[Boundary, Boundary]],
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...], tuple[tuple[Quantity, Quantity], ...]]:
    """The quantities that are part of no moment told otherwise, and these moments as quantities.

    A moment that both sides tell by the same date is left to be compared by that.
    """
    rest_source, rest_target = list(source), list(target)
    equal = []
    for source_boundary, target_boundary in pairs:
        dates = [
            [value for value in side if value.sort in _PARTS and _lies_in(value.span, place.span)]
            for side, place in ((rest_source, source_boundary), (rest_target, target_boundary))
        ]
        source_parts, target_parts = (
            {(value.sort, value.value) for value in side} for side in dates
        )
        if source_parts != target_parts:
            rest_source = [value for value in rest_source if value not in dates[0]]
            rest_target = [value for value in rest_target if value not in dates[1]]
            equal.append(
                (
                    Quantity(source_boundary.span, "day", 1.0),
                    Quantity(target_boundary.span, "day", 1.0),
                )
            )
    return tuple(rest_source), tuple(rest_target), tuple(equal)


_PARTS = DATES | {"ordinal", "count"}
"""Sorts of what a moment is told by: the third quarter, 2029."""


def _lies_in(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end
