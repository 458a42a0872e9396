"""What kind of thing a noun names, and whether a verb tells a deed: lists made from WordNet.

`persons.txt`, `bodies.txt` and `deeds.txt` are written by tools/build_kinds.py.
"""

from functools import cache

from retold.lexicon import lists
from retold.lexicon.words import lemmas


def is_person(word: str) -> bool:
    """Whether a noun mostly names a person, or persons: clerk, traders."""
    return not _words("persons.txt").isdisjoint({word.lower(), *lemmas(word)})


def is_body(word: str) -> bool:
    """Whether a noun mostly names a group of persons: council, police."""
    return not _words("bodies.txt").isdisjoint({word.lower(), *lemmas(word)})


def is_deed(word: str) -> bool:
    """Whether a verb tells what somebody did, not what they said or think: approved, hired."""
    return not _words("deeds.txt").isdisjoint({word.lower(), *lemmas(word)})


@cache
def _words(name: str) -> frozenset[str]:
    return lists.words(name)
