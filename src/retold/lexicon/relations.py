"""Whether two words mean the same or the reverse."""

from functools import lru_cache
from typing import NamedTuple

from retold.lexicon.news import NUMBERS, REPORTING, REVERSALS, SYNONYMS
from retold.lexicon.spelling import CACHED
from retold.lexicon.wordnet import Sense, lemma, lemmas, part_of_speech, same_word, senses, stem

RANK = 5
"""Senses of a word, in each part of speech, that may make it a synonym or an antonym. Of the
substitutions between translators of one sentence (newstest2021, one half) 12 find .41, and .009 of
unrelated pairs; 5 with `PARENT_RANK` find .36, and .004."""
PARENT_RANK = {"n": 1, "v": 2, "a": 2, "r": 2}
"""Senses that count one step further: kind of, cluster of adjectives. For nouns only the first,
for more make guides of leaders."""
CLEAR_RANK = 2
"""Senses in which a word is a synonym of the positive of a negated word."""


def is_reporting(word: str) -> bool:
    """Whether a form of the word introduces what someone said, wrote or thinks."""
    return not lemmas(word).isdisjoint(REPORTING)


@lru_cache(CACHED)
def are_synonyms(one: str, two: str) -> bool:
    """Whether two tokens may stand for each other: one word, one family, one synset, or next to it.

    Next to it: one is a kind of the other, or both belong to one cluster of adjectives. Antonyms
    are never synonyms.
    """
    if same_word(one, two):
        return True
    alike = stem(one) == stem(two) or are_grouped(one, two) or _share_a_meaning(one, two)
    return alike and not are_antonyms(one, two)


def _share_a_meaning(one: str, two: str) -> bool:
    """Whether both have a synset, or usual ones of theirs lie next to each other."""
    ours, theirs = _reach(one), _reach(two)
    return not (
        ours.all.isdisjoint(theirs.all)
        and ours.usual.isdisjoint(theirs.parents)
        and theirs.usual.isdisjoint(ours.parents)
        and ours.clusters.isdisjoint(theirs.clusters)
    )


class _Reach(NamedTuple):
    """The synsets of a word: all, the usual ones, the parents of these, of adjectives' alone."""

    all: frozenset[str]
    usual: frozenset[str]
    parents: frozenset[str]
    clusters: frozenset[str]


@lru_cache(CACHED)
def _reach(word: str) -> _Reach:
    meanings = _meanings(word)
    usual = [sense for rank, sense in meanings if rank < PARENT_RANK[sense.part]]
    return _Reach(
        frozenset(sense.synset for _, sense in meanings),
        frozenset(sense.synset for sense in usual),
        frozenset(parent for sense in usual for parent in sense.parents),
        frozenset(parent for sense in usual if sense.part == "a" for parent in sense.parents),
    )


@lru_cache(CACHED)
def are_antonyms(one: str, two: str) -> bool:
    """Whether two tokens reverse each other: by hand-made groups, WordNet, or a negative prefix."""
    if same_word(one, two) or _is_number(one) or _is_number(two):
        return False
    return (
        _are_reversed(one, two)
        or _differ_by_prefix(one, two)
        or (_are_opposed(one, two) and not _share_a_synset(one, two))
        or _is_negated(one, two)
        or _is_negated(two, one)
        or _have_opposed_stems(one, two)
    )


@lru_cache(CACHED)
def are_indirect_antonyms(one: str, two: str) -> bool:
    """Whether a token reverses what a synonym of the other reverses: debacle, success.

    The synonyms are of the hand-made reversals; WordNet's antonyms count for their kinds too.
    """
    if _is_number(one) or _is_number(two) or are_synonyms(one, two):
        return False
    return (
        _reverses_a_synonym(one, two)
        or _reverses_a_synonym(two, one)
        or _are_kinds_opposed(one, two)
    )


def _reverses_a_synonym(one: str, two: str) -> bool:
    sides = {side ^ 1 for word in lemmas(two) for side in REVERSALS.get(word, ())}
    against = {word for side in sides for word in _WORDS_OF_SIDE.get(side, ())}
    return any(stem(one) == stem(word) or _share_a_synset(one, word) for word in against)


def _are_kinds_opposed(one: str, two: str) -> bool:
    """Whether one's usual sense is a kind of an antonym of the other."""
    return any(
        not set(first.parents).isdisjoint(second.antonyms)
        or not set(second.parents).isdisjoint(first.antonyms)
        for i, first in _meanings(one)
        for j, second in _meanings(two)
        if i < CLEAR_RANK and j < CLEAR_RANK
    )


_WORDS_OF_SIDE: dict[int, list[str]] = {}
for _word, _sides in REVERSALS.items():
    for _side in _sides:
        _WORDS_OF_SIDE.setdefault(_side, []).append(_word)


@lru_cache(CACHED)
def sense_distance(one: str, two: str) -> int | None:
    """How far down their lists of senses two tokens mean the same; None where they never do.

    0: the first sense of both. One more where one is a kind of the other, or both are of one
    cluster of adjectives.
    """
    return min(
        (
            i + j + (first.synset != second.synset)
            for i, first in _meanings(one)
            for j, second in _meanings(two)
            if first.synset == second.synset or _are_near(first, second)
        ),
        default=None,
    )


def _is_number(word: str) -> bool:
    return not NUMBERS.isdisjoint(lemmas(word))


def _are_opposed(one: str, two: str) -> bool:
    """Whether WordNet knows the two as antonyms, adjectives also by their clusters."""
    return any(
        second.synset in first.antonyms
        or first.synset in second.antonyms
        or (first.part == "a" and _are_opposite_adjectives(first, second))
        for _, first in _meanings(one)
        for _, second in _meanings(two)
    )


SHORTEST_POSITIVE = 4
"""Letters that must follow a prefix for it to be one: in-side is none."""
NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "de-", "mis")
"""Prefixes that reverse a word, where what is left is a word too."""


def are_grouped(one: str, two: str) -> bool:
    """Whether news use the two tokens for each other, by hand-made groups."""
    ours = {group for word in lemmas(one) for group in SYNONYMS.get(word, ())}
    return any(not ours.isdisjoint(SYNONYMS.get(word, ())) for word in lemmas(two))


def _are_reversed(one: str, two: str) -> bool:
    ours = {side for word in lemmas(one) for side in REVERSALS.get(word, ())}
    theirs = {side for word in lemmas(two) for side in REVERSALS.get(word, ())}
    return any(side ^ 1 in theirs for side in ours) and ours.isdisjoint(theirs)


def _differ_by_prefix(one: str, two: str) -> bool:
    return any(
        longer == prefix + shorter
        for first in lemmas(one)
        for second in lemmas(two)
        for longer, shorter in ((first, second), (second, first))
        if len(shorter) >= SHORTEST_POSITIVE
        for prefix in NEGATIVE_PREFIXES
    )


def _is_negated(one: str, two: str) -> bool:
    """Whether one is an adjective or adverb with a negative prefix, and two means it without."""
    return any(
        part_of_speech(word) in {"a", "r"} and _share_a_synset(word.removeprefix(prefix), two)
        for word in lemmas(one)
        for prefix in NEGATIVE_PREFIXES
        if word.startswith(prefix) and len(word) >= len(prefix) + SHORTEST_POSITIVE
    )


def _share_a_synset(one: str, two: str) -> bool:
    ours = {sense.synset for rank, sense in _meanings(one) if rank < CLEAR_RANK}
    return any(sense.synset in ours for rank, sense in _meanings(two) if rank < CLEAR_RANK)


def _have_opposed_stems(one: str, two: str) -> bool:
    """Whether two derived words of one part of speech come from antonyms: widely, narrowly."""
    ours, theirs = stem(one), stem(two)
    if ours == theirs or (ours, theirs) == (lemma(one), lemma(two)):
        return False
    if part_of_speech(one) != part_of_speech(two):
        return False
    return _are_reversed(ours, theirs) or _are_opposed(ours, theirs)


def _are_near(one: Sense, two: Sense) -> bool:
    if one.synset in two.parents or two.synset in one.parents:
        return True
    return one.part == "a" and not set(one.parents).isdisjoint(two.parents)


def _are_opposite_adjectives(one: Sense, two: Sense) -> bool:
    """Whether one's cluster is opposed to the other's."""
    return not set(one.antonyms).isdisjoint((two.synset, *two.parents))


@lru_cache(CACHED)
def _meanings(word: str) -> tuple[tuple[int, Sense], ...]:
    """The senses of every dictionary form of a word, each with its rank in its part of speech."""
    found: list[tuple[int, Sense]] = []
    for base in sorted(lemmas(word)):
        ranks: dict[str, int] = {}
        for sense in senses(base):
            rank = ranks.get(sense.part, 0)
            ranks[sense.part] = rank + 1
            if rank < RANK:
                found.append((rank, sense))
    return tuple(found)
