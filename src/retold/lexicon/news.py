"""What news needs and WordNet lacks: reversals, synonyms, reporting verbs, countries.

All stand in text files beside this one, each headed by its source. All are written by hand, but for
the contraries that dictionaries name (`antonyms.txt`, made by tools/build_antonyms.py).
"""

from retold.lexicon.lists import lines, words


def _read_reversals() -> dict[str, list[int]]:
    sides: dict[str, list[int]] = {}
    for number, line in enumerate((*lines("reversals.txt"), *lines("antonyms.txt"))):
        for side, group in enumerate(line.split("|")):
            for word in group.split():
                sides.setdefault(word, []).append(2 * number + side)
    return sides


def _read_synonyms() -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for number, line in enumerate((*lines("synonyms.txt"), *lines("regions.txt"))):
        for word in line.split():
            groups.setdefault(word, []).append(number)
    return groups


REVERSALS = _read_reversals()
"""Words that reverse a claim: word -> its sides, twice the line, plus one behind the bar; the lines
written by hand first, then those from dictionaries."""

SYNONYMS = _read_synonyms()
"""Words that may stand for each other in news: word -> lines of the list."""

COUNTRY = {word: line.split()[0] for line in lines("countries.txt") for word in line.split()}
"""The country or continent that a name or a demonym, as a dictionary form, belongs to."""

REPORTING = words("reporting.txt")
"""Verbs (dictionary forms) that introduce what someone said, wrote or thinks."""

DENYING = words("denying.txt")
"""Words (dictionary forms) that deny without being a negation: refuse, lack, devoid."""

NUMBERS = words("numbers.txt")
"""Words for numbers: neither synonyms nor antonyms, their values are compared elsewhere."""
