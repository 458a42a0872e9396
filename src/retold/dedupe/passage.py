"""Two texts -> the longest passage that they share, word for word, with offsets into both."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from retold.dedupe import native
from retold.dedupe.fold import native_table
from retold.dedupe.likeness import WIDTH, list_shingles
from retold.dedupe.sketch import SHINGLE
from retold.patterns import pattern

_SPACELESS = "々〇\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff㐀-䶿一-鿿"
_UNSEEN = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0100-\U000e01ef"
)
"""Soft hyphens, joiners, the choice of a glyph: no reader sees them, and no word ends at them."""

_LETTER = f"[^\\W_{_SPACELESS}]"
WORD = pattern(f"[{_SPACELESS}]|{_LETTER}+(?:[{_UNSEEN}]+{_LETTER}+)*")
"""A word, or a character of a script that is written without spaces."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text in UTF-8, and the hashes of its words, 32 bits each."""

    text: bytes
    words: bytes


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two texts share: half-open code-point offsets into the dropped, the kept."""

    start: int
    end: int
    kept_start: int
    kept_end: int


def longest_shared(dropped: Told, kept: Told) -> Shared | None:
    """The longest run of words in both; None where no five words in a row are.

    A run goes on where it can, and else begins where the kept text first has its words.
    """
    begin, kept_begin, shingles = run_of_words(dropped, kept)
    last = shingles + SHINGLE - 2
    if shingles:
        one = _locate(dropped, begin, begin + last)
        other = _locate(kept, kept_begin, kept_begin + last)
        if one is not None and other is not None:
            return Shared(*one, *other)
    return _shared_letters(
        *(told.text.decode("utf-8", "surrogatepass") for told in (dropped, kept))
    )


def run_of_words(dropped: Told, kept: Told) -> tuple[int, int, int]:
    """Where the longest run of shingles begins in each text, and how many they are."""
    pair = (dropped.words, kept.words)
    found = native.longest_run(pair) if native.there() else None
    return found or _longest_run(*map(list_shingles, pair))


def _locate(told: Told, first: int, last: int) -> tuple[int, int] | None:
    """Where some words of a text begin and end; None where its words are not those of `WORD`."""
    count = len(told.words) // WIDTH
    if native.there():
        found, start, end = native.place_words(told.text, native_table(), first, last)
        if found == count:
            return start, end
    spans = [word.span() for word in WORD.finditer(told.text.decode("utf-8", "surrogatepass"))]
    return (spans[first][0], spans[last][1]) if len(spans) == count else None


def _shared_letters(dropped: str, kept: str) -> Shared | None:
    """The same by the letters of words and the characters of scripts without spaces."""
    one, other = _words(dropped), _words(kept)
    begin, kept_begin, shingles = _longest_run(_grams(one[0]), _grams(other[0]))
    if not shingles:
        return None
    last = shingles + SHINGLE - 2
    return Shared(
        one[1][begin][0],
        one[1][begin + last][1],
        other[1][kept_begin][0],
        other[1][kept_begin + last][1],
    )


def _longest_run(one: Sequence[Hashable], other: Sequence[Hashable]) -> tuple[int, int, int]:
    """Where the longest run of shingles begins in each, and how many they are."""
    firsts: dict[Hashable, int] = {}
    for place, shingle in enumerate(other):
        firsts.setdefault(shingle, place)
    best = begin = kept_begin = run = 0
    before = -1
    for place, shingle in enumerate(one):
        if run and before + 1 < len(other) and other[before + 1] == shingle:
            run, before = run + 1, before + 1
        else:
            before = firsts.get(shingle, -1)
            run = int(before >= 0)
        if run > best:
            best, begin, kept_begin = run, place - run + 1, before - run + 1
    return begin, kept_begin, best


def _words(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    found = list(WORD.finditer(text))
    return [word[0].lower() for word in found], [word.span() for word in found]


def _grams(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
