"""How much a place in a text looks as if a word had been cut out of it.

Words are taken as function words, marks, or classes by part of speech and ending; the classes on
both sides of a place say how much oftener such a place was left by a cut than by a writer. The
table (`gaps.npy`) was counted by tools/train_gaps.py on news from which nouns and verbs were cut.
"""

from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from retold import lexicon

SIZE = 1 << 15
"""Cells of each of the tables that are added up."""
SCALE = 16.0
"""Stored bytes a logit."""
SHAPES: tuple[tuple[int, int], ...] = ((1, 1), (2, 1), (1, 2), (2, 2))
"""Classes before and behind the place that each table is indexed by."""


@lru_cache(1 << 15)
def brokenness(before: tuple[str, str], behind: tuple[str, str]) -> float:
    """Logits for a cut between two pairs of words or marks, given in text order."""
    left = tuple(word_class(one) for one in before)
    right = tuple(word_class(one) for one in behind)
    return sum(int(_tables()[cell]) for cell in cells(left, right)) / (SCALE * len(SHAPES))


def cells(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[int, int]]:
    """The cell of each table for the classes on both sides."""
    return [
        (at, crc32("|".join((*left[-before:], "", *right[:behind])).encode()) % SIZE)
        for at, (before, behind) in enumerate(SHAPES)
    ]


@lru_cache(1 << 15)
def word_class(token: str) -> str:
    """The token itself where it is a mark or function word, else part of speech and ending."""
    if not token or not token[0].isalnum():
        return token[:1]
    folded = lexicon.fold(token)
    if token[0].isdigit():
        return "0"
    if lexicon.is_function_word(folded) or folded in {"not", "no", "never"}:
        return folded
    if token[0].isupper():
        return "Name" + ("s" if token.endswith(("'s", "’s", "s'")) else "")
    ending = next((end for end in ENDINGS if folded.endswith(end)), "")
    part = lexicon.part_of_speech(folded) or "x"
    return f"{part}:{ending}"


ENDINGS = ("ing", "ed", "ly", "s")
"""Endings that tell words of one part of speech apart."""


@cache
def _tables() -> NDArray[np.int8]:
    with Path(__file__).with_name("gaps.npy").open("rb") as stored:
        return np.asarray(np.load(stored), dtype=np.int8)
