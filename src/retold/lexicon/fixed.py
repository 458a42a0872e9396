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
    by_first_word = _by_first_word()
    behind = 0
    for place, word in enumerate(folded):
        if word not in by_first_word or place < behind:
            continue
        for expression in by_first_word[word]:
            if tuple(folded[place : place + len(expression)]) == expression:
                behind = place + len(expression)
                yield range(place, behind)
                break


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The expressions by their first word, the longest first."""
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for line in lists.lines("fixed.txt"):
        words = tuple(line.split())
        grouped.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in grouped.items()}
