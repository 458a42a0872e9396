"""A claim whose speaker was cut off: the union said it would cost, it will cost.

`attribution.cue` asks whether anything in a bead still says who speaks. Here the place itself shows
it: who says it and the verb are gone, nothing stands there instead, and what was said goes on. It
stands behind the speaker (*the union said it would*), before (*it will, the union said*) or on both
sides (*it will, according to the union, cost more*).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from retold import lexicon
from retold.audit.cues.saying import SAYING, is_said_behind
from retold.audit.link.links import LinkedBead
from retold.model import Change, Span
from retold.text.words import Word, spanned

SUBJECT = 6
"""Words before the verb that may name who speaks: the head of the mission, Ada Moor, said."""
KEPT = 0.55
"""Share of words kept in order from which a place shows what was cut out."""
GOES_ON = 3
"""Words behind the cut of which most must stand in the target: what was said."""
VERBS = SAYING - {"prove", "write", "post", "tell"} | {"think", "deny", "fear", "suspect", "accuse"}
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i"])


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A subject and its verb of saying, or *according to* it, gone with nothing in their place."""
    if pair.kept() < KEPT:
        return
    for verb, word in enumerate(pair.source):
        if is_said_behind(pair, verb):
            continue
        if _is_cue(word) and pair.to_target[verb] is None and _speaks(pair, verb):
            first, last = _cut(pair, verb)
            if _goes_on(pair, last) and _is_bare(pair, first, last):
                span = spanned(pair.source, first, verb)
                yield _gone(pair, span)
                continue
        if pair.to_target[verb] is None and not _is_told(pair):
            place = _apart(pair, verb)
            if place is not None and _is_kept_around(pair, place):
                yield _gone(pair, spanned(pair.source, place[0], place[-1]))


@lru_cache(1 << 12)
def _is_verb(folded: str) -> bool:
    return not VERBS.isdisjoint(lexicon.lemmas(folded))


def _is_cue(word: Word) -> bool:
    """Whether a word is a form of a verb of saying; *alleged* is an adjective's form too."""
    return word.content and _is_verb(word.fold)


def _gone(pair: LinkedBead, span: Span) -> Change:
    note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
    return Change("attribution", "major", pair.index, span, None, note)


def _apart(pair: LinkedBead, verb: int) -> range | None:
    """The words between marks that say who speaks, all gone: , inspectors said on Monday."""
    word, text = pair.source[verb], pair.texts[0]
    is_cue = word.fold == "according" or (
        _is_cue(word) and (_speaks(pair, verb) or _speaks_behind(pair, verb))
    )
    is_named = word.fold == "according" or pair.source[verb - 1].fold not in PRONOUNS
    if not (is_cue and (is_named or pair.is_near_copy())):
        return None  # whom a pronoun means, the sentence before may tell
    if pair.search is not None and pair.search.brief:
        return None
    if any(mark.start <= word.span.start < mark.end for mark in pair.quoted[0]):
        return None
    first = last = verb
    while first > 0 and not _MARK.search(text, *_gap(pair, first)):
        first -= 1
    while last + 1 < len(pair.source) and not _MARK.search(text, *_gap(pair, last + 1)):
        last += 1
    place = range(first, last + 1)
    lost = [pair.to_target[k] is None for k in place if pair.source[k].content]
    return place if len(place) <= LONGEST and sum(lost) * GONE >= len(lost) else None


LONGEST = 9
"""Words of a speaker with what is said of the speaking: a spokesman for the port said on Monday."""
GONE = 1.25
"""Content words of such a place to each of them that must be gone: four in five."""
_MARK = re.compile(r"[,.;:!?–—()“”\"\n]")


def _gap(pair: LinkedBead, k: int) -> tuple[int, int]:
    """Where the marks between a word and the one before it stand."""
    return pair.source[k - 1].span.end, pair.source[k].span.start


def _speaks_behind(pair: LinkedBead, verb: int) -> bool:
    """Whether a person or a body stands right behind a verb: said inspectors."""
    word = pair.source[verb + 1] if verb + 1 < len(pair.source) else None
    return (
        word is not None
        and word.content
        and (lexicon.is_person(word.fold) or lexicon.is_body(word.fold))
    )


def _is_told(pair: LinkedBead) -> bool:
    """Whether the target says in other words that somebody speaks, or who may."""
    return any(
        lexicon.is_reporting(word.fold)
        or word.fold == "according"
        or (word.content and (lexicon.is_person(word.fold) or lexicon.is_body(word.fold)))
        for word in (pair.target[to] for to in pair.gained())
    )


def _is_kept_around(pair: LinkedBead, place: range) -> bool:
    """Whether what is said before and behind stands in the target, most of it."""
    rest = [k for k, word in enumerate(pair.source) if k not in place and word.content]
    return sum(pair.to_target[k] is not None for k in rest) >= AROUND * len(rest) > 0


AROUND = 0.7
"""Share of the other content words that must stand in the target: of the claim itself."""


def _speaks(pair: LinkedBead, verb: int) -> bool:
    """Whether a person or a body that is gone too stands before a verb, outside of quotations."""
    if verb == 0 or pair.to_target[verb - 1] is not None:
        return False
    word = pair.source[verb - 1]
    if any(mark.start <= word.span.start < mark.end for mark in pair.quoted[0]):
        return False
    return word.fold in PRONOUNS or (
        word.content
        and (word.capital or lexicon.is_person(word.fold) or lexicon.is_body(word.fold))
    )


def _cut(pair: LinkedBead, verb: int) -> tuple[int, int]:
    """The first and the last of the words around a verb that are gone with it."""
    first = last = verb
    while first > 0 and pair.to_target[first - 1] is None and verb - first < SUBJECT:
        first -= 1
    while last + 1 < len(pair.source) and pair.source[last + 1].fold == "that":
        last += 1
    return first, last


def _goes_on(pair: LinkedBead, last: int) -> bool:
    """Whether what was said stands in the target."""
    behind = range(last + 1, min(len(pair.source), last + 1 + GOES_ON))
    return sum(pair.to_target[index] is not None for index in behind) * 2 > len(behind) > 0


def _is_bare(pair: LinkedBead, first: int, last: int) -> bool:
    """Whether nothing that says anything stands in the target in place of the words."""
    ahead = next((to for to in pair.to_target[:first][::-1] if to is not None), -1)
    behind = next((to for to in pair.to_target[last + 1 :] if to is not None), len(pair.target))
    if ahead >= behind:
        return False
    return not any(
        pair.target[index].content or lexicon.is_reporting(pair.target[index].fold)
        for index in range(ahead + 1, behind)
        if pair.to_source[index] is None
    )
