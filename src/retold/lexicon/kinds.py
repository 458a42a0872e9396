"""What kind of thing a noun or a name names, and whether a verb tells a deed.

`persons.txt`, `bodies.txt` and `deeds.txt` are written from WordNet by tools/build_kinds.py,
`women.txt` and `men.txt` from a census by tools/build_first_names.py.
"""

from functools import cache
from typing import Literal

from retold.lexicon import lists
from retold.lexicon.wordnet import lemma, lemmas


def is_person(word: str) -> bool:
    """Whether a noun mostly names a person, or persons: clerk, traders."""
    return not _words("persons.txt").isdisjoint({word.lower(), *lemmas(word)})


def is_body(word: str) -> bool:
    """Whether a noun mostly names a group of persons: council, police."""
    return not _words("bodies.txt").isdisjoint({word.lower(), *lemmas(word)})


def is_deed(word: str) -> bool:
    """Whether a verb tells what somebody did, not what they said or think: approved, hired."""
    deeds, form = _words("deeds.txt"), lemma(word)
    if form != word.lower():
        return form in deeds
    return not deeds.isdisjoint({form, *lemmas(word)})


def sex_of(first_name: str) -> Literal["female", "male"] | None:
    """Whose first name a name is; None where it is of both, or of none that is known."""
    word = first_name.lower()
    if word in _words("women.txt"):
        return "female"
    return "male" if word in _words("men.txt") else None


@cache
def _words(name: str) -> frozenset[str]:
    return lists.words(name)
