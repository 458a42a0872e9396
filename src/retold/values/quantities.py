"""Text -> Quantity…: what figures, number words, money, percentages, clock times and dates say.

A quantity is read from what is written and compared by value, so that thirty is 30, 2½ is 2.5 and
17:05 is 5:05 p.m. Dates are taken apart (day, month, year, weekday), for two writings of a date
may state different parts of it. Every place at which one may begin is looked at once, from left to
right; the first reader that knows it takes it, and what it took is not looked at again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from retold.model import Span
from retold.text.lookalikes import unmasked
from retold.values.bounds import bound, is_rough
from retold.values.clock import read_clock
from retold.values.days import day_comes_first, in_order, read_date
from retold.values.figures import read_figure, read_label
from retold.values.measures import FREQUENCIES
from retold.values.numerals import CARDINAL
from retold.values.parts import read_part, read_word
from retold.values.quantity import Quantity
from retold.values.units import (
    FRACTIONS,
    MONTHS,
    MULTIPLES,
    ORDINALS,
    RELATIVE,
    SEASONS,
    SHORT_WEEKDAYS,
    TENS,
    TYPOGRAPHY,
    VAGUE,
    WEEKDAYS,
)


def quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """The quantities in a span of a text, in text order, none inside another."""
    values = _read(span.of(text))
    if not values:
        return ()
    if any(quantity.unit == "open" for quantity in values):
        values = _ordered(values, text)
    return tuple([quantity.moved(span.start) for quantity in values])


def _ordered(values: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """The quantities with 05/03/2024 in the order that 25/03/2024 shows elsewhere in the text."""
    day_first = day_comes_first(text)
    if day_first is None:
        return values
    return tuple(in_order(quantity, day_first=day_first) for quantity in values)


_WORDS = "|".join(
    sorted(
        {
            *CARDINAL.split("|"), *MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *SEASONS, *RELATIVE,
            *ORDINALS, *MULTIPLES, *VAGUE, *(f"{word[:-1]}ies" for word in TENS), "fall", "noon",
            "midday", "midnight", "a", "an", "past", "last", "half", "three", "minus", "negative",
            "plus", "hundred", "thousand", "million", "billion", "usd", "eur", "gbp", "jpy", "chf",
            "aud", "cad", "nzd", "hkd", "sgd", "inr", "cny", "rmb", "sek", "nok", "dkk", "pln",
            "rub", "brl", "zar", "rs", "fy", "isk", "czk", "mxn", "ars", "php", "fiscal",
            "financial", "ad", "opening", "final", "closing", *FREQUENCIES,
        },
        key=len,
        reverse=True,
    )
)  # fmt: skip
_START = re.compile(
    rf"(?<!\w)(?:(?:US|A|AU|C|CA|NZ|HK|S)?\$|[€£¥₹₽₺₩₪₴]|[.·]?\d|(?<!%)[-+±](?=[.·]?\d|\s?[$€£¥₹])"
    rf"|[{''.join(FRACTIONS)}]|'\d0s|'(?=\d\d\b)|[A-Za-z]+-?(?=\d)|(?:GMT|UTC)[+-]\d"
    rf"|(?:{_WORDS})s?\b|FY\d)",
    re.IGNORECASE,
)
_UNSPACED = re.compile(r"[\u3040-\u9fff]")
"""Han and kana, which stand beside a figure as a space does."""


def _date(text: str, start: int) -> Iterable[Quantity]:
    return read_date(text, start)


def _clock(text: str, start: int) -> Iterable[Quantity]:
    quantity = read_clock(text, start)
    return (quantity,) if quantity else ()


_READERS: tuple[Callable[[str, int], Iterable[Quantity]], ...] = (
    _date, _clock, read_label, read_part, read_figure, read_word,
)  # fmt: skip


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Quantity, ...]:
    plain = _UNSPACED.sub("。", unmasked(text).translate(TYPOGRAPHY))
    values: list[Quantity] = []
    taken = 0
    for match in _START.finditer(plain):
        start = match.start()
        if start < taken or _is_inside(plain, start):
            continue
        for reader in _READERS:
            quantities_here = list(reader(plain, start))
            if quantities_here:
                taken = max(quantity.span.end for quantity in quantities_here)
                values += (_with_context(plain, quantity) for quantity in quantities_here)
                break
    return tuple(values)


def _is_inside(text: str, start: int) -> bool:
    """Whether a place is inside a longer figure or name: the 5 of 3.5, the 1 of v1.1."""
    before = text[max(0, start - 2) : start]
    return text[start].isdigit() and before[1:] in {".", "·"} and before[0].isalnum()


def _with_context(text: str, quantity: Quantity) -> Quantity:
    side, whole = bound(text, quantity.span)
    return replace(
        quantity,
        aside=_is_aside(text, quantity.span),
        bound=side,
        whole=whole,
        rough=is_rough(text, quantity.span),
    )


def _is_aside(text: str, span: Span) -> bool:
    """Whether a quantity stands in a short bracket: 100 yards (91 metres), the 3rd (Friday)."""
    opened = text.rfind("(", max(0, span.start - _BRACKET), span.start)
    if opened < 0 or ")" in text[opened : span.start]:
        return False
    return text.find(")", span.end, opened + _BRACKET) > 0


_BRACKET = 40
"""Characters of a bracket that may hold a value again in another unit."""
