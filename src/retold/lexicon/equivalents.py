"""Phrases of small words that say the same: because of, due to; could not, was unable to."""

from collections.abc import Sequence
from functools import cache

from retold.lexicon.lists import lines

Phrase = tuple[str, ...]


@cache
def _groups() -> dict[Phrase, frozenset[int]]:
    """The lines of the list that each phrase stands in."""
    found: dict[Phrase, set[int]] = {}
    for number, line in enumerate(lines("equivalents.txt")):
        for phrase in line.split(" | "):
            found.setdefault(tuple(phrase.split()), set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in found.items()}


@cache
def _longest() -> int:
    return max(map(len, _groups()))


def without_equivalents(
    source: Sequence[str], target: Sequence[str]
) -> tuple[list[int], list[int]]:
    """The indices of the words that are left when phrases that say the same are taken away.

    source, target: folded words of two stretches that stand for each other.
    """
    source_left, target_left = list(range(len(source))), list(range(len(target)))
    for phrase, places in _found(source):
        for other, other_places in _found(target):
            if phrase == other or _groups()[phrase].isdisjoint(_groups()[other]):
                continue
            if set(places) <= set(source_left) and set(other_places) <= set(target_left):
                source_left = [i for i in source_left if i not in places]
                target_left = [j for j in target_left if j not in other_places]
                break
    return source_left, target_left


def _found(words: Sequence[str]) -> list[tuple[Phrase, tuple[int, ...]]]:
    """The phrases in some words with their places, the longest first; not … any also apart."""
    found = [
        (phrase, tuple(range(i, i + size)))
        for size in range(min(_longest(), len(words)), 0, -1)
        for i in range(len(words) - size + 1)
        if (phrase := tuple(words[i : i + size])) in _groups()
    ]
    apart = [
        (("not", "any"), (i, j))
        for i, word in enumerate(words)
        for j in range(i + 2, len(words))
        if word == "not" and words[j] == "any"
    ]
    return [*apart, *found]
