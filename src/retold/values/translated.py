"""Numbers, days and months of a passage in any of 34 languages, as values that can be compared.

A translation says a figure as its language does: 1,3 Millionen, 1 300 000, quarante-sept, 130万.
What can be read in two ways (1.300, 3 p.m.) has both readings, and one that the other text has is
enough. How each language says them comes from the Unicode CLDR (`lexicon/languages.json`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance import Prefix

from retold.model import Span
from retold.patterns import pattern
from retold.values.tongues import JOINING, TEN, Tongue, tongue

Sort: TypeAlias = Literal["number", "day", "month"]


class Written(NamedTuple):
    """A value as a text has it.

    readings: what it may come to; firm: it can be nothing but this value, as an ordinal or a figure
    of miles, which is converted, is not; digits: whether it is a number in digits; unit: what it is
    counted in, where that is known; morning: whether it is an hour said to be before noon.
    """

    sort: Sort
    readings: frozenset[float]
    span: Span
    firm: bool = True
    digits: bool = False
    unit: str | None = None
    morning: bool = False


_SPACE = "\u0020\u00a0\u202f\u2009"
_TOKEN = pattern(
    rf"(?P<clock>(?<!\d)[0-2]?\d(?:[:：時]|\s?h\s?|\s?u\s?)[0-5]\d(?!\d|:))"
    rf"|(?P<digits>\d+(?:[{_SPACE}]\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'’·٫٬]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
)
_MERIDIEM = pattern(r"\s?[ap]\.?\s?m\b|\s?o[’']clock", re.IGNORECASE)
_MORNING = pattern(r"\s?a\.?\s?m\b", re.IGNORECASE)
_UNIT = pattern(r"[\s-]?(?P<first>[^\W\d_]+|%)(?:\s(?P<second>[^\W\d_]+))?")
_ROMAN = pattern(r"(?=[IVXLC]{2})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_CLOCK = pattern(r"([01]?\d|2[0-3])\.([0-5]\d)")
_GLUED = pattern(r"[\s-]?(?P<scale>[^\W\d_]+)(?:\s(?P<next>[^\W\d_]+))?")
_RANGE = pattern(r"\s?(?:[-–—]|[^\W\d_]{1,5})\s?\d[\d.,]*")
_FURTHER = pattern(r"\s?\d+(?:,\d{3})*")
_HAN = pattern(r"[〇零一二三四五六七八九十百千万萬億亿兆两兩]{2,}")
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_HAN_PLACES = {"十": 10, "百": 100, "千": 1000}
_HAN_SCALES = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
UNSPACED = frozenset({"ja", "zh", "th"})
"""Languages whose words are not set apart."""
HALF_A_DAY, HOUR = 12, 60
SMALL = 2
"""Number words up to this say other things too: one, a pair, both."""


def values(text: str, span: Span, language: str) -> list[Written]:
    """The values of a passage in their order; none in a language of which nothing is known."""
    spoken = tongue(language)
    if spoken is None:
        return []
    return sorted(_values(text, span, spoken), key=lambda written: written.span)


def _values(text: str, span: Span, spoken: Tongue) -> Iterator[Written]:
    passage = text[: span.end]
    place = span.start
    while match := _TOKEN.search(passage, place):
        place = match.end()
        if match["clock"]:
            morning = spoken.code == "en" and _MORNING.match(passage, match.end()) is not None
            span_of = Span(*match.span())
            yield Written("number", _times(match[0]), span_of, digits=True, morning=morning)
        elif match["digits"]:
            written = _figure(passage, match, spoken)
            place = written.span.end
            yield written
        elif spoken.code not in UNSPACED:
            found_values, place = _in_words(passage, match, spoken)
            yield from found_values
    if spoken.code in UNSPACED:
        yield from _unspaced(passage, span, spoken)


def _times(written: str) -> frozenset[float]:
    """Also the full hour: 17 часов 47 минут has its minutes as another number."""
    hours, minutes = map(int, re.findall(r"\d+", written))
    return _hours(hours + minutes / HOUR) | _hours(hours)


def _hours(time: float) -> frozenset[float]:
    """A time of the day, by both clocks."""
    return frozenset({time, (time + HALF_A_DAY) % (2 * HALF_A_DAY)})


def _figure(text: str, match: re.Match[str], spoken: Tongue) -> Written:
    """A number in digits, with the words for millions behind it."""
    readings, end = _readings(match["digits"]), match.end()
    if clock := _CLOCK.fullmatch(match["digits"]):  # 15.30 Uhr
        readings |= _hours(int(clock[1]) + int(clock[2]) / HOUR)
    if spoken.code == "en" and _MERIDIEM.match(text, end):
        readings |= frozenset(hour for time in readings for hour in _hours(time))
    scale, end = _scale(text, end, spoken)
    if scale > 1:
        readings = _readings(match["digits"])
        length = readings if text[match.end() : end] == "m" else frozenset()  # metres or millions
        readings = frozenset(reading * scale for reading in readings) | length
        further = _FURTHER.match(text, end) if spoken.code in UNSPACED | {"ko"} else None
        if further:  # 1億3000万
            rest, rest_end = _scale(text, further.end(), spoken)
            if rest < scale:
                added = int(further[0].replace(",", "")) * rest
                readings, end = frozenset(value + added for value in readings), rest_end
    elif further := _RANGE.match(text, end):  # 310 to 330 million
        shared, _ = _scale(text, further.end(), spoken)
        readings |= frozenset(reading * shared for reading in readings)
    firm = not _is_foreign_measure(text, end, spoken)
    return Written(
        "number",
        readings,
        Span(match.start(), end),
        firm,
        digits=True,
        unit=_unit(text, end, spoken),
        morning=spoken.code == "en" and _MORNING.match(text, end) is not None,
    )


def _scale(text: str, start: int, spoken: Tongue) -> tuple[int, int]:
    """The thousands or millions that stand behind a figure, and where they end."""
    if spoken.code in UNSPACED | {"ko"}:
        for length in (2, 1):
            sign = text[start : start + length]
            if (value := spoken.scales.get(sign) or _HAN_SCALES.get(sign)) and sign != "千":
                return value, start + len(sign)
        return 1, start
    product = 1
    while match := _GLUED.match(text, start):
        word = match["scale"].casefold()
        value = spoken.scales.get(f"{word} {(match['next'] or '').casefold()}")
        end = match.end("next") if value else match.end("scale")
        value = value or spoken.scales.get(word) or _inflected_scale(word, spoken)
        if value is None or (len(word) == 1 and match[0][0].isspace()) or value < product:
            break
        product, start = product * value, end
    return product, start


def _inflected_scale(word: str, spoken: Tongue) -> int | None:
    """The thousands or millions of which a word is a form: milljónum."""
    if spoken.code in UNINFLECTED:
        return None
    near = [
        (Prefix.similarity(word, name), value)
        for name, value in spoken.scales.items()
        if len(name) > SHORTEST and abs(len(word) - len(name)) <= LONGEST_ENDING
    ]
    length, value = max(near, default=(0, 0))
    return value if length > SHORTEST and length >= len(word) - LONGEST_ENDING else None


def _is_foreign_measure(text: str, end: int, spoken: Tongue) -> bool:
    """Whether a figure is of miles, pounds or another measure that translators convert."""
    following = text[end : end + 40].lstrip(" -\u00a0").casefold()
    return any(re.match(rf"{re.escape(word)}\b", following) for word in spoken.measures)


def _unit(text: str, end: int, spoken: Tongue) -> str | None:
    """What a figure is counted in: weeks, kilometres."""
    if spoken.code in UNSPACED:
        following = text[end : end + LONGEST_UNIT].lstrip()
        known = [word for word in spoken.units if following.startswith(word)]
        return spoken.units[max(known, key=len)] if known else None
    match = _UNIT.match(text, end)
    if match is None:
        return None
    first = match["first"].casefold()
    two = f"{first} {(match['second'] or '').casefold()}"
    return "percent" if first == "%" else spoken.units.get(two) or spoken.units.get(first)


LONGEST_UNIT = 8


def _readings(digits: str) -> frozenset[float]:
    """What a figure may come to: 1.300 is one and three tenths or thirteen hundred."""
    plain = re.sub(rf"[{_SPACE}'’٬]", "", digits).replace("·", ".").replace("٫", ".")
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return frozenset({float(plain)})
    *wholes, last = re.split(r"[.,]", plain)
    whole = "".join(wholes)
    grouped = len(last) == len("000") and all(len(part) in {2, 3} for part in wholes[1:])
    if len(set(marks)) > 1 or (len(marks) > 1 and not grouped):
        if len(set(marks)) == 1:  # 25.03.2024 is no number; its parts are
            return frozenset(map(float, [*wholes, last]))
        return frozenset({float(f"{whole}.{last}")})
    if len(marks) > 1:
        return frozenset({float(whole + last)})
    readings = {float(f"{whole}.{last}")}
    if len(last) == len("000"):
        readings.add(float(whole + last))
    return frozenset(readings)


def _in_words(text: str, match: re.Match[str], spoken: Tongue) -> tuple[list[Written], int]:
    """The value that begins with a word, if any, and where to read on."""
    dated = _dated(text, match, spoken)
    if dated:
        return dated, dated[0].span.end
    word = match[0].casefold()
    if roman := _ROMAN.fullmatch(match[0]):
        return [Written("number", _roman(roman), Span(*match.span()), firm=False)], match.end()
    words, spans = [word], [match.span()]
    while (following := _TOKEN.match(text, spans[-1][1] + 1)) and following["word"]:
        if text[spans[-1][1]] not in f"{_SPACE}-\u2010\u2011" or len(words) == LONGEST:
            break
        words.append(following[0].casefold())
        spans.append(following.span())
    for length in range(len(words), 0, -1):
        if words[length - 1] in JOINING.get(spoken.code, ()):
            continue
        value = spoken.value_of(words[:length])
        if value is not None and (length > 1 or len(words[0]) > 1):
            span, number = Span(spans[0][0], spans[length - 1][1]), float(value)
            readings = frozenset({number})
            if spoken.code == "en" and _MERIDIEM.match(text, span.end):
                readings = _hours(number)
            firm = value > SMALL and value not in spoken.scales.values() \
                and not _is_foreign_measure(text, span.end, spoken)  # fmt: skip
            unit = _unit(text, span.end, spoken)
            return [Written("number", readings, span, firm, unit=unit)], span.end
        ordinal = spoken.ordinals.get(" ".join(words[:length]))
        if ordinal is not None:
            span = Span(spans[0][0], spans[length - 1][1])
            return [Written("number", frozenset({float(ordinal)}), span, firm=False)], span.end
    return [], match.end()


LONGEST = 6
"""Words that may make one number."""


LONGEST_ENDING = 3
"""Letters of an ending."""
SHORTEST = 4
"""Letters of the name of a day or month; shorter forms are other words too: sat, mar, so, mai."""
CAPITAL = frozenset({"en", "de", "el"})
"""Languages that write days and months with a capital letter: march and may are other words."""
UNINFLECTED = frozenset({"en", "de", "nl", "fr", "es", "it", "pt", "vi"})
"""Languages whose days and months take no ending but an s."""
MAY = 5
"""The month whose whole name is short in many languages."""
OTHER_WORDS = frozenset({"среди", "серед"})
"""Words that look like a day or a month, or are something else as well."""
_ENDING = pattern(r"[aeiouyäöåąęáéíóúůýěăõаеиіоуыэюяёїєьα-ωά-ώ]{1,2}[^\W\d_]?|s|ns?")


def _dated(text: str, match: re.Match[str], spoken: Tongue) -> list[Written]:
    """The day or the month that a word names."""
    word, end = match[0].casefold(), match.end()
    is_may = spoken.months.get(word) == MAY
    if (len(word) < SHORTEST and not is_may) or (
        spoken.code in CAPITAL and not match[0][0].isupper()
    ):
        return []
    behind = _TOKEN.match(text, end + 1)
    if behind and behind["word"]:
        phrase = f"{word} {behind[0].casefold()}"
        if phrase in spoken.days:  # segunda-feira
            word, end = phrase, behind.end()
    written: list[Written] = []
    sorts: tuple[tuple[Sort, dict[str, int]], ...] = (
        ("day", spoken.days),
        ("month", spoken.months),
    )
    for sort, names in sorts:
        number = names.get(word) or _inflected(word, names, spoken)
        if number:
            firm = len(word) >= SHORTEST or _stands_by_a_figure(text, match)
            firm = firm and word not in OTHER_WORDS
            reading = frozenset({float(number)})
            written.append(Written(sort, reading, Span(match.start(), end), firm))
    return written


def _stands_by_a_figure(text: str, match: re.Match[str]) -> bool:
    """Whether a day or a year stands beside a short word, so that it is a month: 6 May 2024."""
    before, behind = text[max(0, match.start() - 4) : match.start()], text[match.end() :][:5]
    return any(sign.isdigit() for sign in before + behind)


def _inflected(word: str, names: dict[str, int], spoken: Tongue) -> int | None:
    """The day or month of which a word is a form: niedzielę, söndagen, Sundays."""
    if spoken.code in UNINFLECTED:
        singular = word.removesuffix("s")
        return names.get(singular) if len(singular) >= SHORTEST else None
    for name, number in names.items():
        if len(name) >= SHORTEST and word[: SHORTEST - 1] == name[: SHORTEST - 1]:
            for stem in _stems(name):
                ending = word.removeprefix(stem)
                if ending == word or word in OTHER_WORDS:
                    continue
                is_long = len(stem) > SHORTEST + 1 and len(ending) <= LONGEST_ENDING
                if is_long or _ENDING.fullmatch(ending):
                    return number
    return None


@cache
def _stems(name: str) -> tuple[str, ...]:
    """What endings are put to: niedziel-, piątek-, piątk-."""
    stem = re.sub(r"[aeiouyąęěіаеиоуыяьєї]{1,2}$", "", name)
    fleeting = re.sub(r"[aeoая](?=[kкcц]$)", "", name)
    return tuple(dict.fromkeys((stem, fleeting)))


def _roman(match: re.Match[str]) -> frozenset[float]:
    signs = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    numbers = [signs[sign] for sign in match[0]]
    total = 0
    for number, following in zip(numbers, [*numbers[1:], 0], strict=True):
        total += -number if number < following else number
    return frozenset({float(total)})


def _unspaced(text: str, span: Span, spoken: Tongue) -> Iterator[Written]:
    """Days, and numbers in signs, of a language that does not set words apart."""
    for match in _HAN.finditer(text, span.start):
        yield Written("number", frozenset({float(_han(match[0]))}), Span(*match.span()), firm=False)
    for name, number in spoken.days.items():
        if len(name) > 1:
            for match in re.finditer(re.escape(name), text[span.start :]):
                yield Written(
                    "day",
                    frozenset({float(number)}),
                    Span(span.start + match.start(), span.start + match.end()),
                )


def _han(signs: str) -> int:
    """A number in Chinese signs: 四十七, 二〇二四, 三千万."""
    if not any(sign in _HAN_PLACES or sign in _HAN_SCALES for sign in signs):
        return int("".join(str(_HAN_DIGITS[sign]) for sign in signs))
    total = section = current = 0
    for sign in signs:
        if sign in _HAN_DIGITS:
            current = current * TEN + _HAN_DIGITS[sign]
        elif sign in _HAN_PLACES:
            section, current = section + max(current, 1) * _HAN_PLACES[sign], 0
        else:
            total, section, current = total + max(section + current, 1) * _HAN_SCALES[sign], 0, 0
    return total + section + current
