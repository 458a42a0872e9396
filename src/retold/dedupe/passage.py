"""Two texts -> the longest passage that they share, word for word, with offsets into both."""

import re
from dataclasses import dataclass

from retold.dedupe.sketch import SHINGLE

WORD = re.compile(
    "[々〇\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff㐀-䶿一-鿿]|"
    "[^\\W_々〇\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff㐀-䶿一-鿿]+"
)
"""A word, or a character of a script that is written without spaces."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two texts share: half-open code-point offsets into the dropped, the kept."""

    start: int
    end: int
    kept_start: int
    kept_end: int


def longest_shared(dropped: str, kept: str) -> Shared | None:
    """The longest run of words in both; None where no five words in a row are."""
    one, other = _words(dropped), _words(kept)
    at: dict[tuple[str, ...], int] = {}
    for place, gram in enumerate(_grams(other[0])):
        at.setdefault(gram, place)
    best = run = 0
    begin = kept_begin = 0
    before = -2
    for place, gram in enumerate(_grams(one[0])):
        found = at.get(gram, -2)
        run = run + 1 if found >= 0 and found == before + 1 else int(found >= 0)
        before = found
        if run > best:
            best, begin, kept_begin = run, place - run + 1, found - run + 1
    if not best:
        return None
    last = best + SHINGLE - 2
    return Shared(
        one[1][begin][0],
        one[1][begin + last][1],
        other[1][kept_begin][0],
        other[1][kept_begin + last][1],
    )


def _words(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    found = list(WORD.finditer(text))
    return [word[0].lower() for word in found], [word.span() for word in found]


def _grams(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(SHINGLE)), strict=False))
