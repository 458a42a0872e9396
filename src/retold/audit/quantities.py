"""Text -> Quantity…: what figures, number words, money, percentages, clock times and dates say.

A quantity is read from what is written and compared by value, so that thirty is 30, 2½ is 2.5 and
17:05 is 5:05 p.m. Dates are taken apart (day, month, year, weekday), for two writings of a date
may state different parts of it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from retold.audit import times
from retold.audit.bounds import bound
from retold.audit.numerals import value_of_words
from retold.audit.patterns import ANY, CARDINAL, FIGURE, SCALE
from retold.audit.quantity import Quantity, Sort
from retold.audit.units import (
    FRACTIONS,
    MULTIPLES,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    TYPOGRAPHY,
    UNITS,
    VAGUE,
)
from retold.lookalikes import unmasked
from retold.model import Span


def quantities(text: str, span: Span) -> tuple[Quantity, ...]:
    """The quantities in a span of a text, in text order, none inside another."""
    return tuple(
        replace(
            one,
            span=_moved(one.span, span.start),
            whole=_moved(one.whole, span.start) if one.whole else None,
        )
        for one in _read(span.of(text))
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Quantity, ...]:
    plain = _UNSPACED.sub("。", unmasked(text).translate(TYPOGRAPHY))
    found: list[Quantity] = []
    taken = 0
    for match in ANY.finditer(plain):
        if match.start() < taken:
            continue
        for one in _READERS[_group(match)](match, plain):
            side, whole = bound(plain, one.span)
            aside = _is_aside(plain, one.span)
            found.append(replace(one, aside=aside, bound=side, whole=whole))
            taken = max(taken, one.span.end)
    return tuple(found)


_UNSPACED = re.compile(r"[\u3040-\u9fff]")
"""Han and kana, which stand beside a figure as a space does."""


def _is_aside(text: str, span: Span) -> bool:
    """Whether a quantity stands in a short bracket: 100 yards (91 metres), the 3rd (Friday)."""
    opened = text.rfind("(", max(0, span.start - _BRACKET), span.start)
    if opened < 0 or ")" in text[opened : span.start]:
        return False
    return text.find(")", span.end, opened + _BRACKET) > 0


_BRACKET = 40
"""Characters of a bracket that may hold a value again in another unit."""


def _group(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


def _label(match: re.Match[str], _: str) -> Iterator[Quantity]:
    name = re.match(r"[A-Za-z]+", match[0])
    assert name is not None  # noqa: S101 - the pattern begins with letters
    value = float(match[0][name.end() :].lstrip("-"))
    yield Quantity(Span(*match.span()), "label", value, name[0].lower())


def _figure(match: re.Match[str], plain: str) -> Iterator[Quantity]:
    value = _digits(match["digits"]) if match["digits"] else 0.0
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


def _digits(written: str) -> float:
    """The value of digits; one comma before one or two of them is the decimal comma of Europe."""
    if re.fullmatch(r"\d{1,3},\d\d?", written):
        return float(written.replace(",", "."))
    return float(re.sub(r"[, ]", "", written))


def _slashed(match: re.Match[str], _: str) -> Iterator[Quantity]:
    """1/8 of the field, the 1/8 final."""
    above, below = match[0].split("/")
    yield Quantity(Span(*match.span()), "percent", 100 * int(above) / int(below), "part")


_MONEY = frozenset({"$", "€", "£", "¥", "₽", "yuan", "₹", "kr", "zl", "fr", "cents"})


_LENGTHS = re.compile(r"\s?(?:long|wide|high|tall|deep|away|from|above|below|race|sprint|final)\b")
_RANGE = re.compile(rf"\s?(?:to|-|or|and)\s?[$€£¥]?(?:{FIGURE}|(?:{CARDINAL}))[\s-]?({SCALE})\b")


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
    speed = re.fullmatch(r"(k|m)\w*\s?(?:per|an?|/)\s?(h|s)\w*", word)
    if speed:
        mile = word.startswith("mi")
        return "mph" if mile else {"kh": "km/h", "ms": "m/s"}.get(speed[1] + speed[2])
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
    value = value_of_words([word for word in words if word != "and"])
    unit = _unit(match["wordmeasure"], None, plain[match.end() : match.end() + 24])
    span = Span(*match.span())
    scale = _shared_scale(plain[span.end : span.end + 40])
    if scale and value < SCALES["hundred"]:
        value *= SCALES[scale.lower()]
    weak = value == 1 and unit is None
    sort: Sort = "percent" if unit == "%" else "count"
    yield Quantity(span, sort, value, unit, weak)


def _part(match: re.Match[str], plain: str) -> Iterator[Quantity]:
    """Two thirds, a fifth of; a third alone is an ordinal unless something is more by it."""
    first, second = re.split(r"[\s-]+", match[0].lower())
    span = Span(*match.span())
    size = PARTS[second.removesuffix("s")]
    if first == "one" or (first != "a" and second.endswith("s")):
        yield Quantity(span, "percent", 100 * ONES[first] / size, "part")
    elif _OF.match(plain, span.end) or (
        first == "a" and _BY.search(plain[: span.start]) and _ALONE.match(plain, span.end)
    ):
        yield Quantity(span, "percent", 100 / size, "part")
    elif second == "quarter":
        yield Quantity(span, "count", 1 / size, None, weak=True)
    elif second in ORDINALS:
        yield Quantity(Span(span.end - len(second), span.end), "ordinal", size, None, weak=True)


_ALONE = re.compile(
    r"\s*(?:$|[.,;:)\"'!?]|(?:since|from|in|to|on|after|over|during|compared|last|this|and|or|as"
    r"|between|within|more|less|when|while|because|if|for|at|under|through|by|per|a|the)\b)"
)
_OF = re.compile(r"\s+of\b")
_BY = re.compile(r"\b(?:by|than|by (?:about|almost|nearly|over|around|roughly|some|only|just))\s$")


def _out_of(match: re.Match[str], _: str) -> Iterator[Quantity]:
    """One in five, nine out of ten."""
    above, below = re.split(r"\s(?:in|out of(?: every)?)\s", match[0].lower())
    share = _amount(above) / max(1.0, _amount(below))
    if share <= 1:
        yield Quantity(Span(*match.span()), "percent", 100 * share, "part")


def _amount(words: str) -> float:
    return float(words) if words[0].isdigit() else value_of_words(re.split(r"[\s-]+", words))


def _halved(match: re.Match[str], plain: str) -> Iterator[Quantity]:
    """Half a million, half an hour, three-quarters of an hour, a tenth of a second."""
    words = [word for word in re.split(r"[\s-]+", match[0].lower()) if word not in {"an", "of"}]
    times = next((ONES[word] for word in words if word in ONES), 1)
    part = next(word for word in words if word.removesuffix("s") in PARTS)
    yield _scaled(match, plain, times / PARTS[part.removesuffix("s")], words[-1])


def _and_half(match: re.Match[str], plain: str) -> Iterator[Quantity]:
    """Two and a half years, an hour and a half, one and a half million."""
    words = re.split(r"[\s-]+", match[0].lower())
    above = 1.0 if words[0] in {"a", "an"} else _amount(words[0])
    part = 0.5 if "half" in words else 0.75 if "quarters" in words else 0.25
    behind = [word for word in words[1:] if word in SCALES or _singular(word) in UNITS]
    last = [word for word in behind if word not in PARTS]
    yield _scaled(match, plain, above + part, *last)


def _scaled(match: re.Match[str], plain: str, value: float, *words: str) -> Quantity:
    """The value with what follows it: scale words, a unit, a currency."""
    unit = None
    for word in words:
        if word == "dozen" or word in SCALES:
            value *= SCALES.get(word, 12)
        else:
            unit = _singular(word)
    if unit is None:
        unit = _unit(None, None, plain[match.end() : match.end() + 24])
    money = unit is not None and UNITS[unit][0] in _MONEY
    return Quantity(Span(*match.span()), "money" if money else "count", value, unit)


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


_READERS = {
    **times.READERS,
    "label": _label,
    "outof": _out_of,
    "slashed": _slashed,
    "halved": _halved,
    "andhalf": _and_half,
    "figure": _figure,
    "worded": _worded,
    "part": _part,
    "ascale": _ascale,
    "aunit": _aunit,
    "ordinalword": _ordinal_word,
    "multiple": _multiple,
    "vague": _vague,
}
