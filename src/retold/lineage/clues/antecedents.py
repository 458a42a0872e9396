"""What the later telling refers to and no longer introduces: it was cut, or condensed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.lexicon import is_function_word, is_person, is_reporting, sex_of
from retold.lineage.clues.clue import Clue, counted
from retold.lineage.orders import Order, Telling

_PRONOUNS = {"he", "she", "his", "her"}
_BACKWARD = {"it", "they", "their", "this", "these", "that", "those", "such", "both"}
"""What may not begin a text; as a sentence's first word it points back."""
_TITLES = {"mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr."}
_COUNTED_ON = {"second", "third", "fourth", "latter"}
"""Members of a series, which need those before them."""
_COUNTED = {"first", "one", "two", "three", "four", "both", "former", "initial", "earlier"}
BEFORE = 2
"""Sentences before a pronoun in which the person that it means is looked for."""

_ACRONYM = re.compile(r"\(([A-Z]{2,6}s?)\)")


def unintroduced(order: Order) -> Clue | None:
    """Names, nouns, pronouns and short forms that only the earlier telling introduces."""
    found = [
        *_bare_names(order),
        *_definite(order),
        *_pronouns(order),
        *_counted_on(order),
        *_acronyms(order),
    ]
    told = f"the {order.later.side} uses what only the {order.earlier.side} introduces"
    return counted(found, told)


def _bare_names(order: Order) -> Iterator[str]:
    """Surnames of people whose full names only the earlier telling has."""
    known = order.later.seen
    followed = {
        words[place + 1]
        for words, place in _capitalised(order.later)
        if words[place].casefold() not in _TITLES
    }
    introduced: set[str] = set()
    for words, place in _capitalised(order.earlier):
        first, last = words[place], words[place + 1]
        if last in introduced:
            continue
        before = words[place - 1] if place else ""
        behind = words[place + 2] if place + 2 < len(words) else ""
        person = (
            sex_of(first) is not None
            or (before.islower() and is_person(before))
            or (behind.islower() and is_reporting(behind))
        )
        introduced.add(last)
        if person and last in known and last not in followed and first not in known:
            yield last


def _capitalised(telling: Telling) -> Iterator[tuple[Sequence[str], int]]:
    """Where two capitalised words stand side by side: the words of a sentence, and the first."""
    for i in telling.story:
        capitals = telling.capitals[i]
        yield from ((telling.words[i], place) for place in capitals if place + 1 in capitals)


def _definite(order: Order) -> Iterator[str]:
    """The nouns that follow *the* in a tie, where only the earlier telling has *a* before it."""
    introduced = order.earlier.first_articles
    ties = {i: tie for tie in order.ties for i in tie.later}
    for noun, (article, where) in order.later.first_articles.items():
        before, place = introduced.get(noun, ("", -1))
        if article != "the" or before != "a" or where not in ties or is_function_word(noun):
            continue
        tied = ties[where].earlier
        if place not in tied and any({"the", noun} <= {*order.earlier.plain[i]} for i in tied):
            yield f"the {noun}"


def _pronouns(order: Order) -> Iterator[str]:
    """Pronouns that begin a sentence in both, and mean who only the earlier telling names there."""
    first = order.later.story[0] if order.later.story else -1
    for tie in order.ties:
        old, new = tie.earlier[0], tie.later[0]
        word = _opening(order.later, new)
        if word != _opening(order.earlier, old):
            continue
        if new == first and old != min(order.earlier.story, default=-1):
            if word in _PRONOUNS | _BACKWARD:
                yield order.later.segmented.sentence_text(new)
            continue
        is_lost = word in _PRONOUNS and not _names_person(order.later, new)
        if is_lost and _names_person(order.earlier, old):
            yield order.later.segmented.sentence_text(new)


def _opening(telling: Telling, index: int) -> str:
    return next((word.casefold() for word in telling.words[index] if word[0].isalnum()), "")


def _names_person(telling: Telling, index: int) -> bool:
    """Whether a name or a person stands in the sentences before a sentence."""
    return any(
        word.isalpha() and (place in telling.capitals[i] or is_person(word))
        for i in range(max(0, index - BEFORE), index)
        for place, word in enumerate(telling.words[i])
    )


def _counted_on(order: Order) -> Iterator[str]:
    """The second of a series whose first only the earlier telling has."""
    if _COUNTED & order.later.vocabulary:
        return
    if not _COUNTED & order.earlier.vocabulary:
        return
    for i in order.later.story:
        words = order.later.words[i]
        for article, word in pairwise(words):
            if article.casefold() == "the" and word in _COUNTED_ON:
                yield order.later.segmented.sentence_text(i)


def _acronyms(order: Order) -> Iterator[str]:
    """Short forms whose long form only the earlier telling gives."""
    given = set(_ACRONYM.findall(order.later.text))
    for short in dict.fromkeys(_ACRONYM.findall(order.earlier.text)):
        if short in order.later.seen and short not in given:
            yield short
