"""Text -> folded bytes: words in lower case with nothing but spaces between them.

Two texts that differ only in case, punctuation, white space, soft hyphens or the form of their
Unicode fold to the same words. Letters, marks and numbers make words. A script that is written
without spaces has no words to cut at, so a run of it becomes its overlapping character n-grams.

English and its neighbours take a path over the bytes of many texts at once; a text with any other
letter is folded by itself, code point by code point. Both give the same words.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from retold.patterns import pattern

SPACE = 0x20

CAPITAL = 0x0B
"""Stands in folded bytes for the space before a word that began with a capital."""

HAN_GRAM = 2
"""Characters in a gram of Han or Kana: most words of Chinese are two long."""

INDIC_GRAM = 4
"""Characters in a gram of Thai, Lao, Burmese or Khmer: their words are about four to five long."""

_HAN = pattern("[々〇\u3040-\u30ff\u31f0-\u31ff㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]+")
_INDIC = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f]+")
_FIRST_SPACELESS = 0x0E00

_DROPPED = 0x110000
"""Stands for a code point that no reader sees: a soft hyphen, a joiner, the choice of a glyph."""

_BACKSLASH = ord("\\")
_OF_SIGNS = np.isin(np.arange(256), list(b'"/bfnrt'))
"""The characters that make an escape of a sign, by their bytes."""

SHORT = 100
"""Letters: up to so many are folded one by one, which is quicker than by NumPy."""

TOKENS_HELD = 4096
"""Folded tokens that are remembered: names of people in the news come again and again."""

_ALL_BITS = 0xFFFF
_TWO_BYTES = 0x800
"""The first code point that takes three bytes."""

_MARK = chr(CAPITAL)
_GLYPH_CHOICES = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Variation selectors: a run of them holds bytes, such as a manifest (C2PA), and no word."""

_ASCII = bytes(
    ord(chr(byte).lower()) if chr(byte).isalnum() or byte == CAPITAL else SPACE
    for byte in range(0x80)
) + bytes(range(0x80, 0x100))
_LETTERS = 26
_UPPER = 0x8000
"""In the table for the compiled loops: a capital, beside the code point of its lower case."""

_SPLIT = 0x4000
"""In that table: a fraction, beside its digits."""

_FRACTION = re.compile("([0-9])\u2044([0-9])")
_OTHERS = (range(0x2000, 0x3000), range(0xFE00, 0x10000), range(0x1F000, 0x1FB00))
"""Punctuation and symbols; forms and choices of glyphs; pictures: of these the signs are known."""

_C2, _C3, _E2 = 0xC2, 0xC3, 0xE2
"""First bytes of the signs of Latin-1, of its letters, and of typographic punctuation in UTF-8."""

MANY_OTHERS = 90
"""Bytes: a text with more of them in other letters is folded as a whole, which is quicker then."""

_CONTINUATIONS = 0x40
"""How many continuation bytes there are, from 0x80."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Many texts folded into one buffer: a space before, between and after them.

    `bounds[i]` is the first byte of text i, `bounds[i + 1] - 1` the space after it; `CAPITAL` is
    as good as a space. The buffer has eight or more spaces at its end. `broken` are the numbers of
    the texts that are not UTF-8; they have no words.
    """

    data: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    broken: frozenset[int]


def fold_all(texts: Sequence[bytes], *, escaped: bool = False) -> Folded:
    """The texts, given in UTF-8, folded into one buffer.

    Args:
        texts: the texts.
        escaped: they are the insides of JSON strings.
    """
    data, bounds = _join(texts)
    data[data == CAPITAL] = SPACE
    broken: set[int] = set()
    if escaped:
        data, bounds = _unescape(data, bounds, broken)
    signs = _find_signs(data)
    if signs.others.size:
        foreign = _fold_tokens(data, bounds, signs.others)
        data, bounds = _replace(data, bounds, _fold_foreign(foreign, broken))
        signs = _find_signs(data)
    capitals = _fold_latin(data, signs)
    folded = np.frombuffer(bytearray(data.tobytes().translate(_ASCII)), np.uint8)
    before = capitals - 1
    folded[before[folded[before] == SPACE]] = CAPITAL
    return Folded(folded, bounds, frozenset(broken))


def _fold_foreign(texts: dict[int, bytes], broken: set[int]) -> dict[int, bytes]:
    """Texts folded as a whole, by number; those that are not UTF-8 become empty and broken."""
    folded = {number: fold_one(text) for number, text in texts.items()}
    broken.update(number for number, text in folded.items() if text is None)
    return {number: text or b"" for number, text in folded.items()}


def fold_one(text: bytes, *, escaped: bool = False) -> bytes | None:
    """One text of any script, given in UTF-8, folded; None where it is broken.

    Args:
        text: the text.
        escaped: it is the inside of a JSON string.
    """
    whole = _unescaped(text) if escaped else text
    try:
        return None if whole is None else fold_text(whole.decode())
    except UnicodeDecodeError:
        return None


def fold_text(text: str) -> bytes:
    """One text of any script folded, in UTF-8, with a space or `CAPITAL` before its first word."""
    whole = " " + unicodedata.normalize("NFKC", text)
    if len(whole) <= SHORT:
        words = "".join(map(_fold_letter, whole))
        words = words.replace(f" {_MARK}", "\0").replace(_MARK, "").replace("\0", _MARK)
        highest = ord(max(words, default="\0"))
    else:
        codes, capital = _lower(whole)
        seen = codes != _DROPPED
        codes, capital = codes[seen], capital[seen]
        codes[:-1][capital[1:] & (codes[:-1] == SPACE)] = CAPITAL
        highest = int(codes.max(initial=0))
        words = codes.tobytes().decode("utf-32-le")
    if highest >= _FIRST_SPACELESS:
        words = _HAN.sub(lambda run: _grams(run[0], HAN_GRAM), words)
        words = _INDIC.sub(lambda run: _grams(run[0], INDIC_GRAM), words)
    return words.encode()


def _join(texts: Sequence[bytes]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The texts with a space around each, and so many at the end that no load runs over it."""
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    bounds = np.ones(len(texts) + 1, np.int64)
    bounds[1:] += np.cumsum(sizes + 1)
    whole = bytearray(b" ").join((b"", *texts, b" " * 16))
    return np.frombuffer(whole, np.uint8), bounds


def _unescape(
    data: NDArray[np.uint8], bounds: NDArray[np.int64], broken: set[int]
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The buffer without JSON's escapes; most of them stand for signs, and just make room."""
    places = np.flatnonzero(data == _BACKSLASH)
    strange = ~_OF_SIGNS[data[places + 1]]
    if strange.any():
        texts = {}
        owners = np.searchsorted(bounds, places[strange], side="right") - 1
        for number in sorted(set(owners.tolist())):
            text = _unescaped(data[bounds[number] : bounds[number + 1] - 1].tobytes())
            texts[number] = text or b""
            if text is None:
                broken.add(number)
        data, bounds = _replace(data, bounds, texts)
        places = np.flatnonzero(data == _BACKSLASH)
    data[places + 1] = SPACE
    return data, bounds


def _unescaped(inside: bytes) -> bytes | None:
    """The text that the inside of a JSON string stands for; None where it stands for none."""
    if _BACKSLASH not in inside:
        return inside
    try:
        text: str = json.loads(f'"{inside.decode()}"', strict=False)
    except ValueError:
        return None
    return text.replace("\\", " ").replace(_MARK, " ").encode("utf-8", "replace")


def _replace(
    data: NDArray[np.uint8], bounds: NDArray[np.int64], texts: dict[int, bytes]
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The buffer with some of its texts replaced."""
    if not texts:
        return data, bounds
    own = (data[start : end - 1].tobytes() for start, end in pairwise(bounds.tolist()))
    made, places = _join([texts.get(number, text) for number, text in enumerate(own)])
    made[places[:-1] - 1] = data[bounds[:-1] - 1]
    return made, places


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where in a buffer there is more than ASCII: the first bytes of what the quick path knows.

    `others` are the first bytes of other letters, and all that is not UTF-8 or not known.
    """

    doubles: NDArray[np.int64]
    letters: NDArray[np.int64]
    triples: NDArray[np.int64]
    others: NDArray[np.int64]


def _find_signs(data: NDArray[np.uint8]) -> _Signs:
    latin = _latin()
    high = np.flatnonzero(data.view(np.int8) < 0)
    first = data[high]
    second = data[high + 1] - np.uint8(0x80)
    third = data[high + 2] - np.uint8(0x80)
    follows = second < _CONTINUATIONS
    second %= _CONTINUATIONS
    pair = follows & (first == _C3)
    letters = pair & (latin.lower[second] > 0)
    doubles = (pair & ~letters) | (follows & (first == _C2) & latin.doubles[second])
    triples = follows & (first == _E2) & (third < _CONTINUATIONS)
    triples &= latin.triples[second, third % _CONTINUATIONS]
    known = doubles | letters | triples
    known[1:] |= known[:-1]
    known[2:] |= triples[:-2]
    return _Signs(high[doubles], high[letters], high[triples], high[~known])


def _fold_latin(data: NDArray[np.uint8], signs: _Signs) -> NDArray[np.int64]:
    """Fold what is not ASCII and on the quick path, in place; returns where capitals are."""
    for offset in range(3):
        data[signs.triples + offset] = SPACE
    for offset in range(2):
        data[signs.doubles + offset] = SPACE
    second = signs.letters + 1
    lower = _latin().lower[data[second] - 0x80]
    capitals = signs.letters[data[second] != lower]
    data[second] = lower
    return np.concatenate([capitals, np.flatnonzero(data - np.uint8(ord("A")) < _LETTERS)])


def _fold_tokens(
    data: NDArray[np.uint8], bounds: NDArray[np.int64], others: NDArray[np.int64]
) -> dict[int, bytes]:
    """Fold, in place, the tokens between spaces that hold other letters.

    Returns the texts, by number, that must be folded by themselves: they are in another script,
    or not UTF-8, or a token would need more room.
    """
    whole = data.tobytes()
    owners = np.searchsorted(bounds, others, side="right") - 1
    many = np.flatnonzero(np.bincount(owners) > MANY_OTHERS).tolist()
    left = {number: whole[bounds[number] : bounds[number + 1] - 1] for number in many}
    done = 0
    for place, number in zip(others.tolist(), owners.tolist(), strict=True):
        if place < done or number in left:
            continue
        start, done = whole.rfind(b" ", 0, place) + 1, whole.find(b" ", place)
        if not _fold_token(data, start, done):
            left[number] = whole[bounds[number] : bounds[number + 1] - 1]
    return left


def _fold_token(data: NDArray[np.uint8], start: int, end: int) -> bool:
    """Fold one token in place; False where it is not UTF-8, or needs more room."""
    folded = _folded_token(data[start:end].tobytes())
    if folded is None or len(folded) > end - start + 1:
        return False
    data[start - 1 : end] = np.frombuffer(folded.ljust(end - start + 1), np.uint8)
    return True


@lru_cache(TOKENS_HELD)
def _folded_token(token: bytes) -> bytes | None:
    try:
        return fold_text(token.decode())
    except UnicodeDecodeError:
        return None


@cache
def native_table() -> bytes:
    """What code points fold to by themselves: of two bytes in UTF-8, and of `_OTHERS`.

    16 bits for each: a code point, with the highest bit where a capital folds to it, a space for a
    sign, all bits for what falls away, two digits after the next bit for a fraction of them, 0 for
    what is none of these, or may join with its neighbours.
    """
    pairs = [_fold_alone(whole) for whole in _normalized(range(0x80, 0x800))]
    others = [_fold_alone(whole) for codes in _OTHERS for whole in _normalized(codes)]
    known = [code if code <= SPACE or code == _ALL_BITS else 0 for code in others]
    return np.array(pairs + known, np.uint16).tobytes()


def _normalized(codes: range) -> list[str]:
    """The form that each code point has by itself."""
    return unicodedata.normalize("NFKC", "\n".join(map(chr, codes))).split("\n")


def _fold_alone(whole: str) -> int:
    folded = [_fold_code(ord(letter)) for letter in whole]
    if all(code == SPACE for code in folded):
        return SPACE
    if fraction := _FRACTION.fullmatch(whole):
        return _SPLIT | int(fraction[1]) << 4 | int(fraction[2])
    if whole in _GLYPH_CHOICES:
        return _ALL_BITS
    if len(whole) != 1 or unicodedata.category(whole)[0] == "M":
        return 0
    if folded[0] == _DROPPED:
        return _ALL_BITS
    return folded[0] | _UPPER * (folded[0] != ord(whole)) if folded[0] < _TWO_BYTES else 0


@dataclass(frozen=True, slots=True)
class _Latin:
    """The signs that begin with C2 and E2, and what follows C3.

    Of that, `lower` has the second byte of the lower case, 0 where it is a sign.
    """

    doubles: NDArray[np.bool_]
    triples: NDArray[np.bool_]
    lower: NDArray[np.uint8]


@cache
def _latin() -> _Latin:
    letters = [_fold_code(code) for code in range(0xC0, 0x100)]
    return _Latin(
        np.array([_is_sign(code) for code in range(0x80, 0xC0)]),
        np.array([_is_sign(code) for code in range(0x2000, 0x3000)]).reshape(64, 64),
        np.array([0 if code == SPACE else code - 0x40 for code in letters], np.uint8),
    )


def _is_sign(code: int) -> bool:
    """Whether a code point folds to a space and to nothing else, alone or beside others."""
    whole = unicodedata.normalize("NFKC", chr(code))
    return all(_fold_code(ord(letter)) == SPACE for letter in whole)


def _lower(text: str) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """The folded code points of a text in NFKC, and which of them are of capitals."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    known = _table()
    folded = known[codes]
    if not folded.all():
        for code in set(codes[folded == 0].tolist()):
            known[code] = _fold_code(code)
        folded = known[codes]
    return folded, (folded != codes) & (folded != SPACE)


@cache
def _table() -> NDArray[np.uint32]:
    """What each code point folds to, filled in as they are met; 0 is not met yet."""
    return np.zeros(_DROPPED, np.uint32)


@cache
def _fold_letter(letter: str) -> str:
    code = _fold_code(ord("?") if "\ud800" <= letter <= "\udfff" else ord(letter))
    if code == _DROPPED:
        return ""
    return chr(code) if code in {SPACE, ord(letter)} else f"{_MARK}{chr(code)}"


def _fold_code(code: int) -> int:
    letter = chr(code)
    category = unicodedata.category(letter)
    if category == "Cf" or letter in _GLYPH_CHOICES:
        return _DROPPED
    return ord(letter.lower()[0]) if category[0] in "LMN" else SPACE


def _grams(run: str, size: int) -> str:
    """The overlapping grams of a run, as words; the run itself where it is shorter than one."""
    last = max(1, len(run) - size + 1)
    return f" {' '.join(run[start : start + size] for start in range(last))} "
