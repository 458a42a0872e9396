"""Whether two words are spellings of one: misspelt, in another alphabet's letters, transcribed."""
# ruff: noqa: SIM905 - lists of words read best as text

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
def near_spelling(one: str, other: str, *, names: bool) -> bool:
    """Whether two words may be spellings of one: they agree, and a dictionary lacks one."""
    mine, theirs = _plain(one), _plain(other)
    if mine == theirs:
        return True
    if lexicon.is_known(one) and lexicon.is_known(other):
        return False
    if one[:1].isdigit() or other[:1].isdigit():
        return False
    if names and _are_one_sound(mine, theirs):
        return True
    floor = NEAR_NAME if names else NEAR_SPELLING
    if mine[0] != theirs[0]:
        floor = NEAR_SPELLING
    ending = next((end for end in _ENDINGS if mine.endswith(end) and theirs.endswith(end)), "")
    if ending and names:
        mine, theirs = mine.removesuffix(ending), theirs.removesuffix(ending)
    return Indel.normalized_similarity(mine, theirs, score_cutoff=floor) >= floor


_ENDINGS = tuple(
    "field ville ford town burg berg burgh stadt ham wick hill land stan grad gorod".split()
)
"""What many names end in, so that it says nothing of two that share it: Springfield, Fairfield."""


def _are_one_sound(one: str, other: str) -> bool:
    """Whether two names may be transcriptions of one: Tsirkon, Zircon; Volodymyr, Vladimir."""
    mine, theirs = _sound(one), _sound(other)
    if sorted(one) == sorted(other) and len(one) >= NEAR_LETTERS:
        return True
    return (
        min(len(mine), len(theirs)) >= _HEARD
        and Indel.normalized_similarity(mine, theirs) >= NEAR_SPELLING
    )


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
def _plain(folded: str) -> str:
    """The word without accents, in English letters."""
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded.translate(_LETTERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter)) or folded


_LETTERS = str.maketrans({"ð": "d", "þ": "th", "æ": "ae", "ø": "o", "ł": "l", "œ": "oe", "đ": "d"})
