"""Whether two words are spellings of one: misspelt, in another alphabet's letters, transcribed."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Indel

from retold import lexicon

NEAR_SPELLING = 0.8
"""Share of common letters from which an unknown word is a spelling of another: govenor."""
NEAR_NAME = 0.6
"""The same between two names of which one is in no dictionary: Netanjahu, Netanyahu; chosen on
DEMETR, where transliterations go down to .6 and planted names stay below .5."""


@lru_cache(1 << 14)
def near_spelling(word: str, other_word: str, *, names: bool) -> bool:
    """Whether two words may be spellings of one: they agree, and a dictionary lacks one."""
    plain, other_plain = unaccented(word), unaccented(other_word)
    if plain == other_plain:
        return True
    if lexicon.is_known(word) and lexicon.is_known(other_word):
        return False
    if word[:1].isdigit() or other_word[:1].isdigit():
        return False
    if names and _are_one_sound(plain, other_plain):
        return True
    floor = NEAR_NAME if names else NEAR_SPELLING
    if plain[0] != other_plain[0]:
        floor = NEAR_SPELLING
    ending = next(
        (end for end in _ENDINGS if plain.endswith(end) and other_plain.endswith(end)), ""
    )
    if ending and names:
        plain, other_plain = plain.removesuffix(ending), other_plain.removesuffix(ending)
    return Indel.normalized_similarity(plain, other_plain, score_cutoff=floor) >= floor


_ENDINGS = tuple(
    "field ville ford town burg berg burgh stadt ham wick hill land stan grad gorod".split()
)
"""What many names end in, so that it says nothing of two that share it: Springfield, Fairfield."""


def _are_one_sound(word: str, other_word: str) -> bool:
    """Whether two names may be transcriptions of one: Tsirkon, Zircon; Volodymyr, Vladimir."""
    sound, other_sound = _sound(word), _sound(other_word)
    if sorted(word) == sorted(other_word) and len(word) >= NEAR_LETTERS:
        return True
    return (
        min(len(sound), len(other_sound)) >= _HEARD
        and Indel.normalized_similarity(sound, other_sound) >= NEAR_SPELLING
    )


@lru_cache(1 << 14)
def is_one_name(name: str, other_name: str) -> bool:
    """Whether two spellings of a name sound the same: Netanjahu, Netanyahu; not Kemble, Kimball.

    Stricter than `near_spelling`, which only says where a name may stand in the other text.
    """
    plain, other_plain = unaccented(name), unaccented(other_name)
    if sorted(plain) == sorted(other_plain) and len(plain) >= NEAR_LETTERS:
        return True
    sound, other_sound = _sound(plain), _sound(other_plain)
    if sound.removesuffix("e") == other_sound.removesuffix("e"):
        return True
    if _VOWELS.sub("", sound) != _VOWELS.sub("", other_sound):
        return False
    is_short = max(len(sound), len(other_sound)) <= SHORT
    floor = ONE_SHORT_SOUND if is_short else ONE_SOUND
    return Indel.normalized_similarity(sound, other_sound) >= floor


_VOWELS = re.compile("[aeiou]")
ONE_SOUND = 0.7
"""Share of common sounds from which names of the same consonants are one: Mohammed, Muhammad, of
.71; Kemble and Kimball have .62."""
SHORT, ONE_SHORT_SOUND = 5, 0.8
"""Sounds of a short name, and the share of common ones for it: a vowel makes another of it (Selk,
Silk: .75); Kiev and Kyiv have .86."""
_HEARD = 5
NEAR_LETTERS = 4
"""Letters of a name that another with all of them in another order misspells: EUFA, UEFA."""


def _sound(plain: str) -> str:
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return "".join(
        letter for letter, last in zip(plain, " " + plain, strict=False) if letter != last
    )


_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("ts", "z"), ("tz", "z"), ("kh", "h"), ("zh", "j"),
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("ch", "c"), ("ce", "se"), ("ci", "si"), ("co", "ko"),
    ("ca", "ka"), ("cu", "ku"), ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("j", "i"),
)  # fmt: skip
"""Letters that transcriptions interchange."""


@lru_cache(1 << 14)
def unaccented(folded: str) -> str:
    """The word without accents, in English letters."""
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter)) or folded


_LETTERS = str.maketrans({"ð": "d", "þ": "th", "æ": "ae", "ø": "o", "ł": "l", "œ": "oe", "đ": "d"})
