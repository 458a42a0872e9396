"""Whether two words mean the same or the reverse."""
# ruff: noqa: SIM905 - a list of words reads best as text

from functools import lru_cache
from typing import NamedTuple

from retold.lexicon.news import NUMBERS, REPORTING, REVERSALS, SYNONYMS
from retold.lexicon.spelling import ABBREVIATED, CACHED, fold
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
def are_synonyms(word: str, other_word: str) -> bool:
    """Whether two tokens may stand for each other: one word, one family, one synset, or next to it.

    Next to it: one is a kind of the other, or both belong to one cluster of adjectives. Antonyms
    are never synonyms.
    """
    if same_word(word, other_word):
        return True
    alike = (
        stem(word) == stem(other_word)
        or are_grouped(word, other_word)
        or _share_a_meaning(word, other_word)
    )
    return alike and not are_antonyms(word, other_word)


@lru_cache(CACHED)
def kinship(word: str) -> frozenset[str]:
    """Marks of which two words share one wherever `are_synonyms` or `is_short_for` is true of them.

    Most words share none: of a word and a whole text few pairs need be asked about.
    """
    forms, folded, reach = lemmas(word), fold(word), _reach(word)
    return frozenset(
        (
            *(folded, stem(word), *forms),
            *ABBREVIATED.get(folded.rstrip("."), ()),
            *(f"group {group}" for form in forms for group in SYNONYMS.get(form, ())),
            *reach.all,
            *reach.parents,
        )
    )


def _share_a_meaning(word: str, other_word: str) -> bool:
    """Whether both have a synset, or usual ones of theirs lie next to each other."""
    reach, other_reach = _reach(word), _reach(other_word)
    return not (
        reach.all.isdisjoint(other_reach.all)
        and reach.usual.isdisjoint(other_reach.parents)
        and other_reach.usual.isdisjoint(reach.parents)
        and reach.clusters.isdisjoint(other_reach.clusters)
    )


@lru_cache(CACHED)
def share_a_sense(word: str, other_word: str) -> bool:
    """Whether two tokens that are no contraries mean the same in some sense, however rare."""
    synsets, others = (
        {sense.synset for base in lemmas(each) for sense in senses(base)}
        for each in (word, other_word)
    )
    return not synsets.isdisjoint(others) and not are_antonyms(word, other_word)


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
def are_antonyms(word: str, other_word: str) -> bool:
    """Whether two tokens reverse each other: by hand-made groups, WordNet, or a negative prefix."""
    if same_word(word, other_word) or _is_number(word) or _is_number(other_word):
        return False
    return (
        _are_reversed(word, other_word)
        or _differ_by_prefix(word, other_word)
        or (_are_opposed(word, other_word) and not _share_a_synset(word, other_word))
        or _is_negated(word, other_word)
        or _is_negated(other_word, word)
        or _have_opposed_stems(word, other_word)
    )


@lru_cache(CACHED)
def are_indirect_antonyms(word: str, other_word: str) -> bool:
    """Whether a token reverses what a synonym of the other reverses: debacle, success.

    The synonyms are of the hand-made reversals; WordNet's antonyms count for their kinds too.
    """
    if _is_number(word) or _is_number(other_word) or are_synonyms(word, other_word):
        return False
    return (
        _reverses_a_synonym(word, other_word)
        or _reverses_a_synonym(other_word, word)
        or _are_kinds_opposed(word, other_word)
    )


def _reverses_a_synonym(first: str, second: str) -> bool:
    sides = {side ^ 1 for word in lemmas(second) for side in REVERSALS.get(word, ())}
    against = {word for side in sides for word in _WORDS_OF_SIDE.get(side, ())}
    return any(stem(first) == stem(word) or _share_a_synset(first, word) for word in against)


def _are_kinds_opposed(word: str, other_word: str) -> bool:
    """Whether one's usual sense is a kind of an antonym of the other."""
    return any(
        not set(first.parents).isdisjoint(second.antonyms)
        or not set(second.parents).isdisjoint(first.antonyms)
        for i, first in _meanings(word)
        for j, second in _meanings(other_word)
        if i < CLEAR_RANK and j < CLEAR_RANK
    )


_WORDS_OF_SIDE: dict[int, list[str]] = {}
for _word, _sides in REVERSALS.items():
    for _side in _sides:
        _WORDS_OF_SIDE.setdefault(_side, []).append(_word)


@lru_cache(CACHED)
def sense_distance(word: str, other_word: str) -> int | None:
    """How far down their lists of senses two tokens mean the same; None where they never do.

    0: the first sense of both. One more where one is a kind of the other, or both are of one
    cluster of adjectives.
    """
    return min(
        (
            i + j + (first.synset != second.synset)
            for i, first in _meanings(word)
            for j, second in _meanings(other_word)
            if first.synset == second.synset or _are_near(first, second)
        ),
        default=None,
    )


def _is_number(word: str) -> bool:
    return not NUMBERS.isdisjoint(lemmas(word))


def _are_opposed(word: str, other_word: str) -> bool:
    """Whether WordNet knows the two as antonyms, adjectives also by their clusters."""
    first, second = _opposites(word), _opposites(other_word)
    return not (
        first.against.isdisjoint(second.own)
        and second.against.isdisjoint(first.own)
        and first.against_adjectives.isdisjoint(second.parents)
    )


class _Opposites(NamedTuple):
    """The synsets of all senses of a word, their antonyms, those of adjectives, and the parents.

    What is an antonym of an adjective is one of its whole cluster too.
    """

    own: frozenset[str]
    against: frozenset[str]
    against_adjectives: frozenset[str]
    parents: frozenset[str]


@lru_cache(CACHED)
def _opposites(word: str) -> _Opposites:
    meanings = [sense for _, sense in _meanings(word)]
    return _Opposites(
        frozenset(sense.synset for sense in meanings),
        frozenset(synset for sense in meanings for synset in sense.antonyms),
        frozenset(synset for sense in meanings if sense.part == "a" for synset in sense.antonyms),
        frozenset(parent for sense in meanings for parent in sense.parents),
    )


SHORTEST_POSITIVE = 4
"""Letters that must follow a prefix for it to be one: in-side is none."""
NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "de-", "mis")
"""Prefixes that reverse a word, where what is left is a word too."""


NO_CONTRARIES = frozenset(
    "debone disclose discover discuss disease disgust dismay display dispose dispute "
    "dissever distemper distill distort distract distress distribute district imbue "
    "immigrate impart impassive import imported importer impose imposed imposing impress "
    "impressed impressive imprint improve inborn inbred incense incline income incoming "
    "increase indebted indent indifferent indoors inflame inflammable inform informant "
    "informed ingrained inhabit inhabitable inhabitant inhabited inland inmate innumerable "
    "inpatient inquest inroad inscribe inset inshore install instill institute instruct "
    "insurance insure insured insurer intense intensive intent intention intern internal "
    "invaluable invaluably invent invention invest investment inward misery mission unison "
    "united unloose unravel unthaw".split()
)
"""Words that begin as contraries do and are none of what is left: invaluable, import, intense."""


def are_grouped(first: str, second: str) -> bool:
    """Whether news use the two tokens for each other, by hand-made groups."""
    groups = {group for word in lemmas(first) for group in SYNONYMS.get(word, ())}
    return any(not groups.isdisjoint(SYNONYMS.get(word, ())) for word in lemmas(second))


def _are_reversed(first: str, second: str) -> bool:
    sides = {side for word in lemmas(first) for side in REVERSALS.get(word, ())}
    other_sides = {side for word in lemmas(second) for side in REVERSALS.get(word, ())}
    return any(side ^ 1 in other_sides for side in sides) and sides.isdisjoint(other_sides)


def _differ_by_prefix(word: str, other_word: str) -> bool:
    return any(
        longer.endswith(shorter)
        and longer.removesuffix(shorter) in NEGATIVE_PREFIXES
        and longer not in NO_CONTRARIES
        for first in lemmas(word)
        for second in lemmas(other_word)
        for longer, shorter in ((first, second), (second, first))
        if len(longer) > len(shorter) >= SHORTEST_POSITIVE
    )


def _is_negated(first: str, second: str) -> bool:
    """Whether the first is an adjective or adverb with a negative prefix, the second without."""
    return any(
        word not in NO_CONTRARIES
        and part_of_speech(word) in {"a", "r"}
        and _share_a_synset(word.removeprefix(prefix), second)
        for word in lemmas(first)
        for prefix in NEGATIVE_PREFIXES
        if word.startswith(prefix) and len(word) >= len(prefix) + SHORTEST_POSITIVE
    )


def _share_a_synset(word: str, other_word: str) -> bool:
    synsets = {sense.synset for rank, sense in _meanings(word) if rank < CLEAR_RANK}
    return any(
        sense.synset in synsets for rank, sense in _meanings(other_word) if rank < CLEAR_RANK
    )


def _have_opposed_stems(word: str, other_word: str) -> bool:
    """Whether two derived words of one part of speech come from antonyms: widely, narrowly."""
    stem_of_word, stem_of_other = stem(word), stem(other_word)
    if stem_of_word == stem_of_other or (stem_of_word, stem_of_other) == (
        lemma(word),
        lemma(other_word),
    ):
        return False
    if part_of_speech(word) != part_of_speech(other_word):
        return False
    return _are_reversed(stem_of_word, stem_of_other) or _are_opposed(stem_of_word, stem_of_other)


def _are_near(sense: Sense, other_sense: Sense) -> bool:
    if sense.synset in other_sense.parents or other_sense.synset in sense.parents:
        return True
    return sense.part == "a" and not set(sense.parents).isdisjoint(other_sense.parents)


@lru_cache(CACHED)
def _meanings(word: str) -> tuple[tuple[int, Sense], ...]:
    """The senses of every dictionary form of a word, each with its rank in its part of speech."""
    senses_found: list[tuple[int, Sense]] = []
    for base in sorted(lemmas(word)):
        ranks: dict[str, int] = {}
        for sense in senses(base):
            rank = ranks.get(sense.part, 0)
            ranks[sense.part] = rank + 1
            if rank < RANK:
                senses_found.append((rank, sense))
    return tuple(senses_found)
