"""A claim whose speaker was cut off in front: the union said it would cost, it will cost.

`attribution.cue` asks whether anything in a bead still says who speaks. Here the place itself shows
it: who says it and the verb are gone, nothing stands there instead, and what was said goes on.
"""

from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.saying import SAYING
from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import spanned

SUBJECT = 6
"""Words before the verb that may name who speaks: the head of the mission, Ada Moor, said."""
KEPT = 0.55
"""Share of words kept in order from which a place shows what was cut out."""
GOES_ON = 3
"""Words behind the cut of which most must stand in the target: what was said."""
VERBS = SAYING - {"prove", "write", "post", "tell"} | {"think", "deny", "fear", "suspect", "accuse"}
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i"])


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A subject and its verb of saying that are gone, with nothing in their place."""
    if pair.kept() < KEPT:
        return
    for verb, word in enumerate(pair.source):
        if word.lemma in VERBS and pair.to_target[verb] is None and _speaks(pair, verb):
            first, last = _cut(pair, verb)
            if _goes_on(pair, last) and _is_bare(pair, first, last):
                span = spanned(pair.source, first, verb)
                note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
                yield Change("attribution", "major", pair.index, span, None, note)


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
