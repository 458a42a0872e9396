"""Text -> the text without disguise: letters of other scripts that only look like Latin ones.

*Mаrch* with a Cyrillic а is read as March and found by no search. Such letters are read as the
Latin ones they look like, one for one, so that offsets stay; never for output. Words of another
script are left alone: a word is folded where all of it is Latin then, and some of it was before,
or where it is made of letters that look Latin as capitals and as small letters alike.
"""

import re
import unicodedata
from functools import cache

from retold.bundled import beside

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba-\u024f\u1e00-\u1eff]+")


def unmasked(text: str) -> str:
    """The text with look-alike letters as the Latin letters they stand for; as long as it was."""
    if text.isascii() or _letters().isdisjoint(text):
        return text
    return _WORD.sub(lambda match: _unmasked(match[0]), text)


def is_masked(word: str) -> bool:
    """Whether a word mixes Latin letters with letters of another script that look like them."""
    return not word.isascii() and any(map(_is_mixed, _WORD.findall(word)))


@cache
def lookalikes() -> dict[int, str]:
    """The Latin letter for each letter that looks like one, as `str.translate` takes them."""
    lines = beside(__name__, "lookalikes.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines if not line.startswith("#"))
    return {ord(letter): plain for plain, letters in pairs for letter in letters}


@cache
def steady() -> frozenset[str]:
    """The letters that look Latin in either case: а as а and А, but not н, whose capital does."""
    letters = {chr(code): plain for code, plain in lookalikes().items()}
    return frozenset(
        letter
        for letter, plain in letters.items()
        if _is_dressed(letter)
        or (
            letters.get(letter.lower(), "").lower()
            == letters.get(letter.upper(), "").lower()
            == plain.lower()
        )
    )


def _unmasked(word: str) -> str:
    plain = word.translate(lookalikes())
    if plain == word or not _LATIN.fullmatch(plain):
        return word
    return plain if _LATIN.search(word) or steady().issuperset(word) else word


def _is_mixed(word: str) -> bool:
    foreign = [letter for letter in word if ord(letter) in lookalikes()]
    return (
        bool(_LATIN.search(word)) and _unmasked(word) != word and not all(map(_is_dressed, foreign))
    )


def _is_dressed(letter: str) -> bool:
    """Whether it is a Latin letter, of full width or in a mathematical style."""
    return unicodedata.decomposition(letter).startswith(("<font>", "<wide>"))


@cache
def _letters() -> frozenset[str]:
    return frozenset(map(chr, lookalikes()))
