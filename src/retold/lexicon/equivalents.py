"""Phrases that say the same: because of, due to; was unable to, could not; put off, postpone."""

from collections.abc import Iterator, Sequence
from functools import cache

from retold.lexicon.lists import lines
from retold.lexicon.thesaurus import are_one_phrase, is_phrase
from retold.lexicon.wordnet import lemma

Phrase = tuple[str, ...]


@cache
def _groups() -> dict[Phrase, frozenset[int]]:
    """The lines of the list that each phrase stands in."""
    groups: dict[Phrase, set[int]] = {}
    for number, line in enumerate(lines("equivalents.txt")):
        for phrase in line.split(" | "):
            groups.setdefault(tuple(phrase.split()), set()).add(number)
    return {phrase: frozenset(numbers) for phrase, numbers in groups.items()}


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
        for target_phrase, other_places in _found(target):
            if phrase == target_phrase or _groups()[phrase].isdisjoint(_groups()[target_phrase]):
                continue
            if set(places) <= set(source_left) and set(other_places) <= set(target_left):
                source_left = [i for i in source_left if i not in places]
                target_left = [j for j in target_left if j not in other_places]
                break
    return _without_phrases((source, source_left), (target, target_left))


LONGEST_PHRASE = 4
"""Words of the longest phrase of the thesaurus."""


def _without_phrases(
    source: tuple[Sequence[str], list[int]], target: tuple[Sequence[str], list[int]]
) -> tuple[list[int], list[int]]:
    """The indices that are left without phrases of the thesaurus, of those left so far."""
    lefts = [source[1], target[1]]
    if not all(lefts) or max(map(len, lefts)) == 1:
        return lefts[0], lefts[1]
    runs, others = (list(_runs(words, left)) for words, left in (source, target))
    for phrase, places in runs:
        for other_phrase, other_places in others:
            if len(phrase) == len(other_phrase) == 1 or not (
                is_phrase(phrase) or is_phrase(other_phrase)
            ):
                continue
            if not (set(places) <= set(lefts[0]) and set(other_places) <= set(lefts[1])):
                continue
            if are_one_phrase(phrase, other_phrase):
                lefts[0] = [i for i in lefts[0] if i not in places]
                lefts[1] = [j for j in lefts[1] if j not in other_places]
    return lefts[0], lefts[1]


def _runs(words: Sequence[str], left: Sequence[int]) -> Iterator[tuple[Phrase, range]]:
    """The words in a row of those left, as dictionary forms, with their places; long ones first."""
    forms = [lemma(word) for word in words]
    for size in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            places = range(start, start + size)
            if set(places) <= set(left):
                yield tuple(forms[start : start + size]), places


def _found(words: Sequence[str]) -> list[tuple[Phrase, tuple[int, ...]]]:
    """The phrases in some words with their places, the longest first; not … any also apart."""
    phrases = [
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
    return [*apart, *phrases]
