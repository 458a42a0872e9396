"""Raised and lowered text -> the characters that say the same on one line.

10<sup>6</sup> is 10⁶ and not 106, £4<sup>99</sup> is £4.99, H<sub>2</sub>O is H₂O, a note's mark is
no part of the story. What a small figure means is told by what stands before and behind it.
"""

import re
from fractions import Fraction

LONGEST_ENDING = 4
"""Letters of the longest ending that is written raised: Mlle, ième. What is longer is a phrase."""

SHORTEST_WORD = 3
"""Letters from which on a small figure behind a word is a note's mark: symbols of units, of
variables and of elements mostly have one or two."""

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_SLASHES = "/⁄∕"
_SLASH = f"[{_SLASHES}]"

_SIGN = r"[$£€¥₩₹₽₺₴₪฿₫₦₱¢]"
_CODE = r"(?:USD|EUR|GBP|CAD|AUD|CHF|INR|JPY|NZD|US\$|A\$|C\$)"
_WHOLE = r"\d{1,3}(?:[., '’\u00a0\u202f]\d{3})+|\d+"
_SUM = re.compile(rf"(?:{_SIGN}|\b{_CODE})\s?(?:{_WHOLE})\Z")
_BARE_SUM = re.compile(rf"(?<![\d.,])(?:{_WHOLE})\Z")
_SIGN_BEHIND = re.compile(
    rf"\s?(?P<sign>{_SIGN}|(?:EUR|Euros?|euros?|CHF|zł|kr|Kč|Ft|lei|лв|руб)\b)"
)
_WORD_BEHIND = re.compile(r"\s?(?:dollars?|pounds?|USD|GBP|CAD|AUD)\b")
_CENTS = re.compile(r"(?P<point>[.,]?)(?P<cents>\d\d)(?P<sign>\s?(?:[$£€¥]|EUR|CHF))?")

_CLOCK_HOUR = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-4])\Z")
_CLOCK_MINUTES = re.compile(r"[0-5]\d")
_CLOCK_BEHIND = re.compile(r"\s?(?:[ap]\.?\s?m\b|Uhr\b|hrs?\b|hours\b|o[’']clock\b)", re.IGNORECASE)

_SUM_IN_LETTERS = re.compile(rf"{_SIGN}\s?[\d.,]+\s?(?:m|bn|tn|k|M|B|K)\Z")  # £5m, no power
_DECADE = re.compile(r"\d0[’']?s\Z")
_SIGNS = frozenset("+-−–")
_NOTE = re.compile(
    r"[\[(〔【].{1,30}[\])〕】]|[*†‡§¶#]+|\d{1,3}(?:\s?[,;–-]\s?\d{1,3})+|(?:note|nb|fn)\.?\s?\d{1,3}",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[+\-−–]?\d{1,3}|[+\-−–]?[ni]|\d{0,2}[+\-−–]")
_INDEX = re.compile(r"[\d+\-−–=()]{1,6}")
_DECIMAL = re.compile(r"\d+[.,]\d+")  # PM2.5
_DIGITS = re.compile(r"\d{1,3}")
_MIXED = re.compile(rf"(\d{{1,3}}){_SLASH}(\d{{1,3}})")
_FRACTION_BEHIND = re.compile(rf"\s?{_SLASH}\s?\d")
_DEGREE_BEHIND = re.compile(r"\s?[CFKNSEW]\b")
_LETTERS_BEFORE = re.compile(r"[^\W\d_⁰¹²³⁴-₟]+\Z")
_ELEMENT = re.compile(r"(?:[HBCNOFPSKUVWY]|[A-Z][a-z])(?![^\W\d_])")
_NOTE_TARGET = re.compile(r"[^\W\d_]")
_MARKS = {"tm": "™", "sm": "℠", "r": "®", "(r)": "®", "mc": "ᴹᶜ", "(tm)": "™"}
_ORDINAL_SIGNS = {"o": "º", "a": "ª"}
_UNIT_NAMES = (
    "metre metres meter meters mètre mètres metro metros metri mile miles foot feet inch inches "
    "yard yards km cm mm dm nm ft sq yd mi"
)
_UNITS = frozenset(_UNIT_NAMES.split())
_VULGAR = {
    Fraction(above, below): mark
    for mark, above, below in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5),
        ("⅗", 3, 5), ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8),
        ("⅞", 7, 8),
    )
}  # fmt: skip


def raised(inner: str, before: str, after: str, *, note: bool = False) -> str:
    """What stands for superscript text, with the space it needs around it.

    Args:
        inner: the superscript text.
        before: what stands before it in its paragraph, at least the last word.
        after: what stands behind it.
        note: it is known for the mark of a note, which links to it or begins it.
    """
    text = " ".join(inner.split())
    if not text or note:
        return ""
    answers = (reading(text, before, after) for reading in _READINGS)
    return next((answer for answer in answers if answer is not None), "")


def lowered(inner: str, before: str, after: str, *, note: bool = False) -> str:
    """What stands for subscript text; the arguments are those of `raised`."""
    text = " ".join(inner.split())
    if not text or note:
        return ""
    price = _cents(text, before, after)
    if price is not None:
        return price
    if before.rstrip()[-1:] in {*_SLASHES} or not before.strip() or before[-1:].isspace():
        return text
    if _DECIMAL.fullmatch(text) and before[-1:].isalpha():
        return text
    is_index = _INDEX.fullmatch(text) or len(text) <= LONGEST_ENDING
    return text.translate(_LOWERED) if is_index else _apart(text, before, after)


def fraction(above: str, below: str, before: str) -> str:
    """A built fraction on one line: ½ behind a whole number, else 3/7 apart from it."""
    is_mixed = before.rstrip()[-1:].isdigit()
    if int(below) and (int(above), int(below)) != (0, 0):
        value = Fraction(int(above), int(below))
        if value in _VULGAR and value.denominator == int(below):
            return _VULGAR[value]
    return f" {above}/{below}" if is_mixed and not before[-1:].isspace() else f"{above}/{below}"


def is_base(before: str) -> bool:
    """Whether what stands before raised digits is ten, whose powers are written so."""
    return re.search(r"(?<![\d.,])10\Z", before) is not None


def _cents(text: str, before: str, after: str) -> str | None:
    """The pence behind a whole sum of money; None where there is no price."""
    match = _CENTS.fullmatch(text)
    if match is None:
        return None
    sign = match["sign"] or ""
    if _SUM.search(before):
        return f"{match['point'] or '.'}{match['cents']}{sign}"
    if not _BARE_SUM.search(before):
        return None
    if sign or _SIGN_BEHIND.match(after):
        return f"{match['point'] or ','}{match['cents']}{sign}"
    is_word = _WORD_BEHIND.match(after) is not None and not is_base(before)
    return f"{match['point'] or '.'}{match['cents']}" if is_word else None


def _mixed(text: str, before: str, after: str) -> str | None:
    """A raised fraction, or the raised numerator of one."""
    match = _MIXED.fullmatch(text)
    if match:
        return fraction(match[1], match[2], before)
    if text.isdigit() and _FRACTION_BEHIND.match(after):
        return f" {text}" if before[-1:].isdigit() else text
    return None


def _letters(text: str, before: str, after: str) -> str | None:
    return _ending(text, before, after) if text.isalpha() or text.casefold() in _MARKS else None


def _minutes(text: str, before: str, after: str) -> str | None:
    is_clock = _CLOCK_HOUR.search(before) and _CLOCK_BEHIND.match(after)
    return f":{text}" if is_clock and _CLOCK_MINUTES.fullmatch(text) else None


def _degree(text: str, before: str, after: str) -> str | None:
    is_degree = text in {"0", "°"} and before[-1:].isdigit() and _DEGREE_BEHIND.match(after)
    return "°" if is_degree else None


def _note(text: str, before: str, after: str) -> str | None:  # noqa: ARG001 - as all readings
    return "" if _NOTE.fullmatch(text) else None


def _ending(text: str, before: str, after: str) -> str:
    """Raised letters: the end of an ordinal or of a shortened word, a mark of trade, a note's."""
    letters = _LETTERS_BEFORE.search(before)
    is_word = letters is not None and len(letters[0]) >= SHORTEST_WORD
    if is_word and text.casefold() in _MARKS and text.isupper() | (not text.isalpha()):
        return _MARKS[text.casefold()]
    if is_word and len(text) == 1 and text.islower() and not after[:1].isalpha():
        return ""
    if before[-1:].isdigit() and text.casefold() == "o" and _DEGREE_BEHIND.match(after):
        return "°"
    if text in _ORDINAL_SIGNS and (before[-1:].isdigit() or (letters and letters[0] in "nN")):
        return _ORDINAL_SIGNS[text]
    if text in {"n", "i"} and before[-1:].isalnum() and not is_word and not after[:1].isalpha():
        return text.translate(_RAISED)
    return text if len(text) <= LONGEST_ENDING else _apart(text, before, after)


def _figures(text: str, before: str, after: str) -> str | None:
    """Raised digits: a power, the mass of an isotope, or the mark of a note."""
    if not _FIGURES.fullmatch(text):
        return None
    if not before.strip() or before[-1:].isspace():
        if _DIGITS.fullmatch(text) and _ELEMENT.match(after):
            return text.translate(_RAISED)
        return "" if not before.strip() and _NOTE_TARGET.match(after.lstrip()) else text
    if text in _SIGNS and before[-1:].isdigit():
        return text
    letters = _LETTERS_BEFORE.search(before)
    word = letters[0] if letters else ""
    if word and not _is_symbol(word, before):
        return ""
    closed = before[-1:] in ".,;:!?”\"’'»…"
    return "" if closed else text.translate(_RAISED)


def _is_symbol(word: str, before: str) -> bool:
    """Whether letters stand for a unit, a variable or an element, which have powers and charges."""
    if _SUM_IN_LETTERS.search(before) or _DECADE.search(before):
        return False
    return len(word) < SHORTEST_WORD or word.casefold() in _UNITS or before.endswith(f"={word}")


def _apart(text: str, before: str, after: str) -> str:
    """The text with a space where a word would run into it."""
    front = " " if before[-1:].isalnum() and text[:1].isalnum() else ""
    back = " " if after[:1].isalnum() and text[-1:].isalnum() else ""
    return f"{front}{text}{back}"


_READINGS = (_cents, _mixed, _letters, _minutes, _degree, _note, _figures, _apart)
"""What raised text can be, in the order in which it is tried; the last one is always an answer."""
