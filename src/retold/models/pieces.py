"""The words that the reader reads, and the pieces of its vocabulary that they are made of."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from retold.bundled import beside
from retold.model import Span

WORD = re.compile(r"\d[\d,.:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?|\w|[^\w\s]")
"""Figures with their marks, letters with an apostrophe inside, or a single mark."""
LONGEST_WORD = 40
"""Letters of a word that is looked up; a longer one is unknown."""
UNKNOWN, START, END = 1, 2, 3
"""Numbers of the pieces for what is unknown, and for the ends of a text."""


class ReadWord(NamedTuple):
    """A word or mark and where it stands."""

    text: str
    span: Span


def words(text: str) -> list[ReadWord]:
    """The words and marks of a text, in order."""
    return [ReadWord(match.group(), Span(*match.span())) for match in WORD.finditer(text)]


@lru_cache(50_000)
def pieces(word: str) -> tuple[int, ...]:
    """The numbers of the pieces of a word, at least one."""
    plain = _plain(word)
    numbers: list[int] = []
    for part in re.findall(r"\w+|[^\w\s]|_", plain):
        numbers += _cut(part)
    return tuple(numbers) or (UNKNOWN,)


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    parted = unicodedata.normalize("NFD", word)
    return "".join(char for char in parted if unicodedata.category(char) != "Mn").lower()


def _cut(part: str) -> list[int]:
    """The longest pieces from the left; unknown where none fits."""
    known = _vocabulary()
    numbers: list[int] = []
    start = 0
    if len(part) > LONGEST_WORD:
        return [UNKNOWN]
    while start < len(part):
        for end in range(len(part), start, -1):
            piece = known.get(("##" if start else "") + part[start:end])
            if piece is not None:
                numbers.append(piece)
                start = end
                break
        else:
            return [UNKNOWN]
    return numbers


@cache
def _vocabulary() -> dict[str, int]:
    listed = beside(__name__, "reader.txt").read_text(encoding="utf-8").splitlines()
    return dict(zip(listed, range(len(listed)), strict=True))
