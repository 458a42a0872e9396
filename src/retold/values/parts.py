"""Shares, multiples and measures in words: two thirds, one in five, half a million, a week."""

# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from retold.model import Span
from retold.patterns import pattern
from retold.values.figures import read_subunit
from retold.values.measures import FREQUENCIES, is_money, read_measure, read_rate
from retold.values.numerals import CARDINAL, value_of_words
from retold.values.quantity import Quantity
from retold.values.units import (
    FRACTIONS,
    MULTIPLES,
    ONES,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
)

_FEW = "one|two|three|four|five|six|seven|eight|nine"
_PART_WORDS = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth"
_BIG = "hundred|thousand|million|billion|trillion|lakh|crore"
_TIME = "second|minute|hour|day|week|fortnight|month|year|decade|century"
_UNIT_WORDS = "|".join(
    sorted((unit for unit in UNITS if unit.isalpha() and len(unit) > 2), key=len, reverse=True)  # noqa: PLR2004
)
_POINTS = r"(?:percentage|basis)\spoint|per\s?cent"
_OUT_OF = pattern(
    rf"(?P<above>{_FEW}|\d\d?)\s(?:[a-z]+\s)?(?:(?:out\sof|in)(?:\severy)?)\s"
    rf"(?P<below>{CARDINAL}|\d\d?\d?)"
    rf"(?![\w-]|[.,:]\d|\s(?:{_UNIT_WORDS}|{_BIG})|%)",
    re.IGNORECASE,
)
_USUAL = frozenset(
    "two three four five six seven eight nine ten twenty 3 4 5 6 7 8 9 10 20 100".split()
)
"""What a share is usually of: two in five; one may be of any, if it is no year. Eleven out of 19
are two counts."""
_EVEN = pattern(r"fifty[\s-]fifty(?!\w)|50[-:/]50(?![\w:/-])", re.IGNORECASE)
_SLASHED = pattern(r"(?P<above>[1-9])/(?P<below>[2-9])(?![\w/])")
_HALVED = pattern(
    rf"(?:a\s)?half[\s-](?:an?\s)?(?P<half>{_BIG}|dozen|{_POINTS}|{_UNIT_WORDS})(?!\w)"
    rf"|(?P<times>a|{_FEW})[\s-](?P<part>half|{_PART_WORDS})s?\sof\san?\s"
    rf"(?P<whole>{_BIG}|{_POINTS}|{_UNIT_WORDS})(?!\w)",
    re.IGNORECASE,
)
_OF_A_UNIT = pattern(rf"\s?of\san?\s(?P<whole>{_BIG}|{_POINTS}|{_UNIT_WORDS})(?!\w)", re.IGNORECASE)
_POINT_PART = pattern(
    r"(?:an?\s)?(?P<part>half|quarter|three-quarter)[\s-](?:percentage[\s-])?point(?!\w)",
    re.IGNORECASE,
)
_UNIT_AND_HALF = pattern(
    rf"(?P<count>an?|{CARDINAL}|\d+)\s(?P<unit>{_UNIT_WORDS})s?\sand\sa\s(?P<part>half|quarter)(?!\w)",
    re.IGNORECASE,
)
_PART = pattern(
    rf"(?P<times>a|{_FEW})[\s-](?P<part>{_PART_WORDS})(?P<plural>s?)(?!\w)", re.IGNORECASE
)
_A_SCALE = pattern(rf"an?\s(?P<word>{_BIG}|dozen)(?!\w)", re.IGNORECASE)
_A_UNIT = pattern(rf"(?:an?|past|last|one)\s(?P<unit>{_TIME})(?!\w)", re.IGNORECASE)
_OFTEN = pattern(rf"(?:{'|'.join(FREQUENCIES)})(?!\w)", re.IGNORECASE)
_ORDINAL = pattern(
    rf"(?:{'|'.join(TENS)})-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?!\w)"
    rf"|(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_MULTIPLE = pattern(rf"(?:{'|'.join(MULTIPLES)})(?!\w)", re.IGNORECASE)
_VAGUE = pattern(rf"(?:{'|'.join(VAGUE)})(?!\w)", re.IGNORECASE)
_ALONE = pattern(
    r"\s*(?:$|[.,;:)\"'!?]|(?:since|from|in|to|on|after|over|during|compared|last|this|and|or|as"
    r"|between|within|more|less|when|while|because|if|for|at|under|through|by|per|a|the)\b)"
)
_OF = pattern(r"\s+of\b")
_BY = pattern(
    r"\b(?:by|than|(?:by|to) (?:about|almost|nearly|over|around|roughly|some|only|just|under)"
    r"|roughly|nearly|almost|approximately|around"
    r"|(?:cut|reduced|down|fell|fallen|dropped|shrunk|shrank) to"
    r"|rose|risen|rising"
    r"|fell|fallen|falling|grew|grown|growing|dropped|jumped|climbed|declined|increased|decreased|shrank"
    r"|shrunk|slid|up|down)\s$"
)
"""What a part behind it is a share for: fell by a third, fell a third, to roughly a third."""
_PERCENT = 100.0


def read_part(text: str, start: int) -> Iterable[Quantity]:
    """A share or a part of a measure, or an ordinal in words, that begins at a place."""
    for reader in (_out_of, _even, _slashed, _halved, _part, _ordinal):
        quantities = list(reader(text, start))
        if quantities:
            return quantities
    return ()


def _out_of(text: str, start: int) -> list[Quantity]:
    """One in five, 9 out of 10."""
    match = _OUT_OF.match(text, start)
    if match is None:
        return []
    is_one = match["above"].lower() in {"one", "1"}
    if not (is_one or "every" in match[0].lower() or match["below"].lower() in _USUAL):
        return []
    above, below = _amount(match["above"]), _amount(match["below"])
    if not below or above > below:
        return []
    return [Quantity(Span(*match.span()), "percent", _PERCENT * above / below, "part")]


def _even(text: str, start: int) -> list[Quantity]:
    """Fifty-fifty, which often only colours a sentence."""
    match = _EVEN.match(text, start)
    return [Quantity(Span(*match.span()), "percent", 50.0, "part", weak=True)] if match else []


def _amount(words: str) -> float:
    return (
        float(words) if words[0].isdigit() else value_of_words(re.split(r"[\s-]+", words.lower()))
    )


def _slashed(text: str, start: int) -> list[Quantity]:
    """1/8 of the field, the 1/8 final; ⅔ of the crowd; ¾ of an inch."""
    match = _SLASHED.match(text, start)
    sign = text[start]
    end = match.end() if match else start + 1
    if (match or sign in FRACTIONS) and (unit := _OF_A_UNIT.match(text, end)):
        part = int(match["above"]) / int(match["below"]) if match else FRACTIONS[sign]
        quantity = _of_unit(text, unit, part, unit["whole"].lower())
        return [replace(quantity, span=Span(start, quantity.span.end))]
    if match:
        share = _PERCENT * int(match["above"]) / int(match["below"])
        return [Quantity(Span(*match.span()), "percent", share, "part")]
    if sign in FRACTIONS and _OF.match(text, start + 1):
        return [Quantity(Span(start, start + 1), "percent", _PERCENT * FRACTIONS[sign], "part")]
    return []


def _halved(text: str, start: int) -> list[Quantity]:
    """Half a million, three-quarters of an hour, two years and a half."""
    match = _POINT_PART.match(text, start)
    if match:
        part = {"half": 0.5, "quarter": 0.25}.get(match["part"].lower(), 0.75)
        return [Quantity(Span(*match.span()), "count", part, "percentage point")]
    match = _HALVED.match(text, start)
    if match and match["half"]:
        return [_of_unit(text, match, 0.5, match["half"].lower())]
    if match:
        times = ONES.get(match["times"].lower(), 1)
        return [_of_unit(text, match, times / PARTS[match["part"].lower()], match["whole"].lower())]
    match = _UNIT_AND_HALF.match(text, start)
    if match:
        count = 1.0 if match["count"].lower() in {"a", "an"} else _amount(match["count"])
        part = 0.5 if match["part"].lower() == "half" else 0.25
        return [_of_unit(text, match, count + part, match["unit"].lower())]
    return []


def _of_unit(text: str, match: re.Match[str], value: float, word: str) -> Quantity:
    """A value of a scale (half a million) or of a unit (half an hour), with what is counted."""
    if word in SCALES:
        measure = read_measure(text, match.end(), None, plain=False)
        sort = "money" if is_money(measure.unit) else "count"
        span = Span(match.start(), max(match.end(), measure.end))
        return Quantity(span, sort, value * SCALES[word], measure.unit, per=measure.per)  # type: ignore[arg-type]
    if word.replace(" ", "") == "percent":
        return Quantity(Span(*match.span()), "percent", value, "%")
    money = is_money(word)
    return Quantity(Span(*match.span()), "money" if money else "count", value, word)


def read_word(text: str, start: int) -> Iterable[Quantity]:
    """A share, a measure or a multiple in one or two words that begins at a place."""
    for reader in (_a_scale, _a_unit, _multiple, _often, _vague):
        quantities = list(reader(text, start))
        if quantities:
            return quantities
    return ()


def _part(text: str, start: int) -> Iterator[Quantity]:
    """Two thirds, a fifth of; a third alone is an ordinal unless something is more by it."""
    match = _PART.match(text, start)
    if match is None:
        return
    times, word = match["times"].lower(), match["part"].lower()
    span, size = Span(*match.span()), PARTS[word]
    by = _BY.search(text[:start]) and _ALONE.match(text, span.end)
    if times == "one" or (times != "a" and match["plural"]):
        yield Quantity(span, "percent", _PERCENT * ONES[times] / size, "part")
    elif _OF.match(text, span.end) or (times == "a" and by):
        yield Quantity(span, "percent", _PERCENT / size, "part")
    elif word == "quarter":
        yield Quantity(span, "count", 1 / size, None, weak=True)
    else:
        yield Quantity(Span(span.end - len(word), span.end), "ordinal", size, None, weak=True)


def _a_scale(text: str, start: int) -> Iterator[Quantity]:
    match = _A_SCALE.match(text, start)
    if match:
        yield _of_unit(text, match, 1.0, match["word"].lower())


def _a_unit(text: str, start: int) -> Iterator[Quantity]:
    match = _A_UNIT.match(text, start)
    if match:
        unit = match["unit"].lower()
        value, end = read_subunit(text, match.end(), 1.0, unit)
        span = Span(match.start(), end)
        yield Quantity(span, "count", value, unit, weak=end == match.end())


def _ordinal(text: str, start: int) -> Iterator[Quantity]:
    match = _ORDINAL.match(text, start)
    if match:
        tens, _, ones = match[0].lower().partition("-")
        value = TENS[tens] + ORDINALS[ones] if ones else ORDINALS[tens]
        yield Quantity(Span(*match.span()), "ordinal", value, None, weak=True)


def _multiple(text: str, start: int) -> Iterator[Quantity]:
    match = _MULTIPLE.match(text, start)
    if match:
        value = MULTIPLES[match[0].lower()]
        per, end = read_rate(text, match.end()) if match[0].lower() in _OFTENS else (None, 0)
        span = Span(match.start(), max(end, match.end()))
        yield Quantity(span, "count", value, None, weak=True, per=per)


_OFTENS = frozenset({"once", "twice", "thrice"})


def _often(text: str, start: int) -> Iterator[Quantity]:
    """Weekly, daily: once for each."""
    match = _OFTEN.match(text, start)
    if match:
        per = FREQUENCIES[match[0].lower()]
        yield Quantity(Span(*match.span()), "count", 1.0, None, weak=True, per=per)


def _vague(text: str, start: int) -> Iterator[Quantity]:
    match = _VAGUE.match(text, start)
    if match:
        yield Quantity(Span(*match.span()), "vague", VAGUE[match[0].lower()])
