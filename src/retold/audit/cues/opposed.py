"""Turns of phrase that say the contrary of each other in any sentence: against, in favour of.

Lists of antonyms hold words. Where one side is a phrase, each of its words has a counterpart or
means nothing by itself, and no list sees that the sense is turned.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.text.words import Word

_PAIRS = (
    ("against|opposed to", "in favour|in favor"),
    ("exempt from", "subject to|liable to"),
    ("only one|just one", "more than one"),
    ("at the earliest", "at the latest"),
    ("ahead of schedule", "behind schedule"),
    ("on schedule", "behind schedule"),
    ("permanently|forever", "temporarily|for the time being"),
    ("in public|publicly|openly", "in private|privately|in secret|secretly|behind closed doors"),
    ("in full", "in part|partly|partially"),
    ("on purpose|deliberately|intentionally", "by accident|accidentally|by mistake"),
    ("free of charge|for free", "for a fee"),
    ("above average", "below average"),
    ("on the rise", "on the decline|in decline"),
    ("for the first time", "once again|once more|yet again"),
    ("voluntarily", "under duress|compulsorily|under compulsion"),
)
"""Two sides of each contrary; the ways to say a side, between strokes.

None says anything else anywhere, as *over* (not under way), *in order* (to) and *late* (May) do."""


class Phrase(NamedTuple):
    """A side of a contrary in some words: which contrary and side, and the words' indices."""

    contrary: int
    side: int
    words: range


def _phrases() -> dict[str, list[tuple[tuple[str, ...], int, int]]]:
    by_first: dict[str, list[tuple[tuple[str, ...], int, int]]] = {}
    for contrary, sides in enumerate(_PAIRS):
        for side, written in enumerate(sides):
            for phrase in written.split("|"):
                words = tuple(re.split(r"[ -]", phrase))
                by_first.setdefault(words[0], []).append((words, contrary, side))
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return by_first


_BY_FIRST = _phrases()


def opposed_phrases(words: Sequence[Word]) -> Iterator[Phrase]:
    """The phrases in some words that have a contrary, the longest at each place."""
    folded = [word.fold for word in words]
    for index, fold in enumerate(folded):
        for phrase, contrary, side in _BY_FIRST.get(fold, ()):
            if tuple(folded[index : index + len(phrase)]) == phrase:
                yield Phrase(contrary, side, range(index, index + len(phrase)))
                break
