"""Fixed expressions: several words that do the work of one, such as *more than* and *because of*.

They stand in `fixed.txt`, written by hand.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from retold.lexicon import lists


def fixed_in(folded: Sequence[str]) -> Iterator[range]:
    """Where fixed expressions stand among folded words, the longest at each place, none in another.

    Example: of *it costs no more than ten* the words two to four.
    """
    place = 0
    while place < len(folded):
        length = _length(folded, place)
        if length:
            yield range(place, place + length)
        place += max(1, length)


def _length(folded: Sequence[str], place: int) -> int:
    """The words of the longest expression that begins at a place; 0 where none does."""
    for expression in _by_first_word().get(folded[place], ()):
        if tuple(folded[place : place + len(expression)]) == expression:
            return len(expression)
    return 0


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The expressions by their first word, the longest first."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for line in lists.lines("fixed.txt"):
        words = tuple(line.split())
        grouped.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in grouped.items()}
