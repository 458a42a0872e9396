"""How much two words are alike, from their dictionary forms and sorts."""

from functools import lru_cache

from rapidfuzz.distance import Prefix

from retold.edits.atoms import CACHED
from retold.lexicon import are_antonyms, are_synonyms, part_of_speech

EQUAL_CONTENT, EQUAL_FUNCTION, EQUAL_MARK = 1.0, 0.5, 0.3
SYNONYMS, ANTONYMS, NUMBERS, NAMES = 0.9, 0.8, 0.7, 0.5
OTHER_CONTENT, OTHER_FUNCTION, OTHER_MARK = 0.2, 0.15, 0.1
SAME_PART, SAME_BEGINNING = 0.1, 0.3
"""Likeness, 0…1: set by hand so that meaning beats form and form beats place."""
SHORTEST_BEGINNING = 3
"""Letters that two words must share at the start for it to tell anything."""


@lru_cache(CACHED)
def likeness(one: str, sort: str, two: str, other: str) -> float:
    """How much two words are alike, 0…1; 0 for words that cannot stand for each other."""
    if one == two:
        return {"f": EQUAL_FUNCTION, "p": EQUAL_MARK}.get(sort, EQUAL_CONTENT)
    if "p" in (sort, other):
        return OTHER_MARK if sort == other else 0.0
    if sort == other == "n":
        return NUMBERS
    if sort in "fx" or other in "fx":
        return _grammar_likeness(one, sort, two, other)
    return _content_likeness(one, two, are_names=sort == other == "N")


def _content_likeness(one: str, two: str, *, are_names: bool) -> float:
    if are_synonyms(one, two):
        return SYNONYMS
    if are_antonyms(one, two):
        return ANTONYMS
    value = NAMES if are_names else OTHER_CONTENT
    if part_of_speech(one) == part_of_speech(two):
        value += SAME_PART
    common = Prefix.similarity(one, two)
    if common >= SHORTEST_BEGINNING:
        value += SAME_BEGINNING * 2 * common / (len(one) + len(two))
    return value


def _grammar_likeness(one: str, sort: str, two: str, other: str) -> float:
    """Function words stand for each other, and negations but `not` for determiners too."""
    if are_antonyms(one, two):
        return ANTONYMS
    if sort == other or ({sort, other} == {"f", "x"} and "not" not in {one, two}):
        return OTHER_FUNCTION
    return 0.0
