"""Verbs that are several words: turn down, get out of, do away with, hold the money back.

What such a verb means its first word does not: who is told to *get out* does not get anything. What
is asked of the sense of a verb is asked of the whole.
"""

from collections.abc import Iterator
from typing import NamedTuple

from retold import lexicon
from retold.audit.link.notes import once_a_side
from retold.lexicon.grammar import PREPOSITIONS
from retold.text.words import Word

LONGEST = 3
"""Words behind the first that such a verb may have: look down on someone."""
APART = 4
"""Words from a verb up to which its particle may stand behind what is done to: hold the money back.
"""
PARTICLES = frozenset({"up", "down", "off", "out", "back", "away", "over", "apart", "aside"})
"""Particles that may stand behind what is done to."""
UNRELATED = 2
"""How far down its list of senses such a verb may say the same as another, and do so surely: they
have few, and what they are done to stands beside both."""


class VerbUnit(NamedTuple):
    """A verb of several words: as a dictionary has it, and where its words stand."""

    name: str
    places: tuple[int, ...]


@once_a_side
def verb_units(side: tuple[Word, ...]) -> dict[int, VerbUnit]:
    """The verbs of several words in a side, by the place of each of their words."""
    by_place: dict[int, VerbUnit] = {}
    for unit in sorted(_units(side), key=_is_parted):  # up belongs to the verb before it
        if by_place.keys().isdisjoint(unit.places):
            by_place.update(dict.fromkeys(unit.places, unit))
    return by_place


def _is_parted(unit: VerbUnit) -> bool:
    return unit.places[-1] - unit.places[0] >= len(unit.places)


def _units(side: tuple[Word, ...]) -> Iterator[VerbUnit]:
    for i, word in enumerate(side):
        if not word.content or (word.capital and not word.first):
            continue
        behind = tuple(word.fold for word in _adjoining(side, i))
        name = lexicon.phrasal_verb(word.fold, behind) if behind else None
        if name is not None:
            yield VerbUnit(name, tuple(range(i, i + name.count(" ") + 1)))
            continue
        for k in range(i + 2, min(len(side), i + 1 + APART)):
            name = _parted(side, i, k)
            if name is not None:
                yield VerbUnit(name, (i, k))
                break


def _adjoining(side: tuple[Word, ...], i: int) -> tuple[Word, ...]:
    """The words behind one that no mark parts from it."""
    last = i
    while last + 1 < len(side) and last < i + LONGEST and _adjoin(side[last], side[last + 1]):
        last += 1
    return side[i + 1 : last + 1]


def _adjoin(word: Word, next_word: Word) -> bool:
    return next_word.span.start - word.span.end == 1


def _parted(side: tuple[Word, ...], i: int, k: int) -> str | None:
    """The verb that a word is with a particle behind its object, and with nothing behind that."""
    if side[k].fold not in PARTICLES or not all(
        _adjoin(side[place], side[place + 1]) for place in range(i, k)
    ):
        return None
    between = {word.fold for word in side[i + 1 : k]}
    is_free = k + 1 == len(side) or not _adjoin(side[k], side[k + 1]) or not side[k + 1].content
    if not is_free or not between.isdisjoint(PREPOSITIONS):
        return None
    return lexicon.phrasal_verb(side[i].fold, (side[k].fold,))


def say_the_same(name: str, other_name: str) -> bool:
    """Whether two verbs, of which one is several words, mean one thing."""
    if lexicon.interchange(name, other_name) == "sure":
        return True
    distance = lexicon.sense_distance(name, other_name)
    return distance is not None and distance <= UNRELATED
