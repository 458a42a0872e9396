"""What the later telling refers to and no longer introduces: it was cut, or condensed."""

import re
from collections.abc import Iterator
from itertools import pairwise

from retold.lexicon import is_function_word, is_person, is_reporting, sex_of
from retold.lineage.clues.clue import Clue, counted
from retold.lineage.orders import Order, Witness

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
    examples = [
        *_bare_names(order),
        *_definite(order),
        *_pronouns(order),
        *_counted_on(order),
        *_acronyms(order),
    ]
    shown = f"the {order.later.side} uses what only the {order.earlier.side} introduces"
    return counted(examples, shown)


def _bare_names(order: Order) -> Iterator[str]:
    """Surnames of people whose full names only the earlier telling has."""
    known, capitals = order.later.seen, order.earlier.capitals
    followed = {
        second for first, second in _capitalised(order.later) if first.casefold() not in _TITLES
    }
    introduced: set[str] = set()
    for i in order.earlier.story:
        words = order.earlier.words[i]
        for place, (first, last) in enumerate(pairwise(words)):
            if last not in capitals or first not in capitals or last in introduced:
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


def _capitalised(telling: Witness) -> Iterator[tuple[str, str]]:
    """The capitalised words that stand side by side in the story."""
    capitals = telling.capitals
    for i in telling.story:
        for first, second in pairwise(telling.words[i]):
            if first in capitals and second in capitals:
                yield first, second


def _definite(order: Order) -> Iterator[str]:
    """The nouns that follow *the* in a tie, where only the earlier telling has *a* before it."""
    introduced = order.earlier.first_articles
    ties = {i: tie for tie in order.ties for i in tie.later}
    for noun, (article, where) in order.later.first_articles.items():
        if article != "the" or where not in ties or is_function_word(noun):
            continue
        before, place = introduced.get(noun, ("", -1))
        tie = ties[where]
        if before != "a" or place in tie.earlier:
            continue
        sentences = [order.earlier.plain[i] for i in tie.earlier]
        if any("the" in words and noun in words for words in sentences):
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


def _opening(telling: Witness, index: int) -> str:
    return next((word.casefold() for word in telling.words[index] if word[0].isalnum()), "")


def _names_person(telling: Witness, index: int) -> bool:
    """Whether a name or a person stands in the sentences before a sentence."""
    return any(
        word in telling.capitals or is_person(word)
        for i in range(max(0, index - BEFORE), index)
        for word in telling.words[i]
        if word.isalpha()
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
    used = order.later.seen
    given = set(_ACRONYM.findall(order.later.text))
    for short in dict.fromkeys(_ACRONYM.findall(order.earlier.text)):
        if short in used and short not in given:
            yield short
