"""Numerals, in digits and in words: 1,250,000 and 1'250'000, 15 lakh, 2½, .5, 10⁶, two dozen."""

import re
from typing import NamedTuple

from retold.patterns import pattern
from retold.values.units import FRACTIONS, ONES, PARTS, SCALES, TENS


class Numeral(NamedTuple):
    """A number as written, from some place in a text to `end`.

    digits: the digits where it is nothing but these, as a year is; None for any other.
    letter: what it is scaled by, where that may be a unit as well: 5m is five million or metres.
    """

    end: int
    value: float
    digits: str | None = None
    letter: str | None = None


_DIGITS = pattern(
    r"(?P<indian>\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?)"
    r"|(?P<grouped>\d{1,3}(?:(?P<mark>[,' ])\d{3})(?:(?P=mark)\d{3})*(?:\.\d+)?(?![\d]|,\d))"
    r"|(?P<european>\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d\d?)(?!\d)"
    r"|(?P<comma>\d{1,3},\d\d?)(?!\d)"
    r"|(?P<plain>\d+(?:[.·]\d+)?|[.·]\d+)"
)
_POWER = pattern(r"(?:\s?[×x*]\s?10)?(?:\^(?P<caret>-?\d+)|(?P<raised>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_FRACTION = pattern(rf"\s?(?P<sign>[{''.join(FRACTIONS)}])|\s(?P<slash>[1-9]/[2-9])(?![\d/])")
_SCALE_WORDS = "lakh\\scrores?|" + "|".join(
    sorted((word for word in SCALES if len(word) > 1), key=len, reverse=True)
)
_SCALE = pattern(rf"[\s-]?(?P<word>{_SCALE_WORDS})\b|(?P<letter>[kmb])\b(?![/²³])", re.IGNORECASE)
_MEASURED = pattern(
    rf"\s?(?:%|per\s?cent|degrees|°|{_SCALE_WORDS}|[ckm]?m\b|kg\b|[€$£])", re.IGNORECASE
)
"""What may stand behind a decimal comma; behind any other comma of two digits a list goes on."""
TEN = 10.0


def read_digits(text: str, start: int, *, money: bool = False) -> Numeral | None:
    """The number in digits that begins at a place: its digits, fraction, power and scale.

    money: whether a currency stands before it, so that an m behind it is millions.
    """
    match = _DIGITS.match(text, start)
    if match is None:
        return _bare_fraction(text, start)
    if match["comma"] and not _MEASURED.match(text, match.end()):
        match = re.compile(r"(?P<plain>\d+)").match(text, start) or match
    value, end = _digits_value(match), match.end()
    digits = match[0] if match[0].isdigit() else None
    fraction = _FRACTION.match(text, end)
    power = _POWER.match(text, end)
    if fraction:
        value, end, digits = value + _fraction_value(fraction), fraction.end(), None
    elif power and (value == TEN or "10" in power[0]):
        exponent = int(power["caret"] or power["raised"].translate(_RAISED))
        value = TEN**exponent if value == TEN and "10" not in power[0] else value * TEN**exponent
        end, digits = power.end(), None
    return _scaled(text, end, value, digits, money=money)


def _bare_fraction(text: str, start: int) -> Numeral | None:
    sign = text[start : start + 1]
    return _scaled(text, start + 1, FRACTIONS[sign], None) if sign in FRACTIONS else None


def _digits_value(match: re.Match[str]) -> float:
    written = match[0]
    groups = match.groupdict()
    if groups.get("european"):
        return float(written.replace(".", "").replace(",", "."))
    if groups.get("comma"):
        return float(written.replace(",", "."))
    return float(re.sub(r"[,' ]", "", written).replace("·", "."))


def _fraction_value(match: re.Match[str]) -> float:
    if match["sign"]:
        return FRACTIONS[match["sign"]]
    above, below = match["slash"].split("/")
    return int(above) / int(below)


def _scaled(
    text: str, end: int, value: float, digits: str | None, *, money: bool = False
) -> Numeral:
    """The numeral with the scale behind it: 3 million, 5m, 20K, 2 lakh crore."""
    scale, letter = _SCALE.match(text, end), None
    while scale:
        word = (scale["word"] or scale["letter"]).lower()
        if word == "m" and not money and _is_length(text, scale.end()):
            break
        value *= _scale_value(word)
        end, digits, letter = scale.end(), None, scale["letter"]
        scale = _SCALE.match(text, end) if scale["word"] else None
    return Numeral(end, value, digits, letter.lower() if letter else None)


def _scale_value(word: str) -> float:
    product = 1.0
    for part in word.split():
        product *= SCALES[part]
    return product


_LENGTH = pattern(r"[\s-]?(?:long|wide|high|tall|deep|away|from|above|below|race|sprint|final)\b")


def _is_length(text: str, end: int) -> bool:
    """Whether an m behind a figure is metres: a 5m wall has no sign of it, 5m high has."""
    return bool(_LENGTH.match(text, end))


CARDINAL = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
"""Number words below a hundred (an alternative of a regular expression)."""
_ALONE = pattern(rf"(?:{CARDINAL})(?:-(?:{CARDINAL}))?", re.IGNORECASE)
_BIG = "hundred|thousand|million|billion|trillion|lakh|crore|dozen|score"
_WORDED = pattern(
    rf"(?:(?:{CARDINAL})(?:-(?:{CARDINAL}))?|(?:hundred|thousand|million|billion|trillion)\b)"
    rf"(?:[\s-](?:(?:(?<=hundred\s)|(?<=thousand\s)|(?<=million\s)|(?<=billion\s))and[\s-])?"
    rf"(?:(?:{CARDINAL})(?:-(?:{CARDINAL}))?|{_BIG})\b)*"
    r"(?:\spoint(?P<point>(?:[\s-](?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)"
    r"\b)+))?"
    rf"(?P<half>[\s-]and[\s-](?:a|one)[\s-](?:half|quarter|third)|[\s-]and[\s-]three[\s-]quarters)?"
    rf"(?P<scale>[\s-](?:hundred|thousand|million|billion|trillion)\b)?(?!\w|-(?:{CARDINAL}))",
    re.IGNORECASE,
)
_YEAR_WORDS = pattern(
    r"(?P<century>seventeen|eighteen|nineteen|twenty)[\s-]"
    r"(?:(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?P<ones>\w+))?"
    r"|(?P<teens>ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"|(?:oh|hundred\sand)[\s-](?P<oh>\w+))\b(?![\s-](?:thousand|million|percent|per\scent))",
    re.IGNORECASE,
)


def read_words(text: str, start: int) -> Numeral | None:
    """The number in words that begins at a place: twenty-one, two hundred and fifty thousand."""
    year = _year_in_words(text, start)
    if year:
        return year
    match = _WORDED.match(text, start)
    if match is None:
        return None
    words = re.split(r"[\s-]+", match[0].lower())
    body = words[: _body_length(match, words)]
    value = value_of_words([word for word in body if word != "and"])
    if match["point"]:
        value = float(f"{value:.0f}.{_point_digits(match['point'])}")
    if match["half"]:
        value += _half(match["half"].lower())
    if match["scale"] and (match["half"] or match["point"]):
        value *= SCALES[match["scale"].strip(" -").lower()]
    return Numeral(match.end(), value)


def _body_length(match: re.Match[str], words: list[str]) -> int:
    """How many words stand before the point or the half."""
    tails = [match[name] for name in ("point", "half") if match[name]]
    if not tails:
        return len(words)
    head = match.string[match.start() : match.string.index(tails[0], match.start())]
    head = re.sub(r"\spoint$", "", head, flags=re.IGNORECASE)
    return len(re.split(r"[\s-]+", head.strip(" -")))


def _point_digits(words: str) -> str:
    zeros = {"zero", "oh", "nought"}
    parts = re.split(r"[\s-]+", words.strip(" -").lower())
    return "".join("0" if part in zeros else str(ONES[part]) for part in parts)


def _half(words: str) -> float:
    if "quarters" in words:
        return 0.75
    part = next(part for part in ("half", "quarter", "third") if part in words)
    return 1 / PARTS[part]


def _year_in_words(text: str, start: int) -> Numeral | None:
    """Nineteen twenty, nineteen eighty-four, twenty nineteen."""
    match = _YEAR_WORDS.match(text, start)
    if match is None:
        return None
    century = {**ONES, **TENS}[match["century"].lower()] * 100
    ones = (match["ones"] or match["oh"] or "zero").lower()
    if ones not in ONES or ONES[ones] >= TEN:
        return None
    tens = {**TENS, **ONES}[(match["tens"] or match["teens"] or "zero").lower()]
    year = century + tens + ONES[ones]
    return Numeral(match.end(), float(year), str(year))


def value_of_words(words: list[str]) -> float:
    """What number words come to: two hundred thousand; two dozen; three score."""
    total = current = 0.0
    for word in words:
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in {"hundred", "dozen", "score"}:
            current = (current or 1) * {"hundred": 100, "dozen": 12, "score": 20}[word]
        else:
            total += (current or 1) * SCALES[word]
            current = 0.0
    return total + current


def is_number(word: str) -> bool:
    """Whether a word says how many, and nothing else: 68, Sixty-eight."""
    return word.isdigit() or _ALONE.fullmatch(word) is not None
