"""Words that say the same in a sentence of another build: a deed told from its other end, a sum.

Such words have no counterparts, or others than their like: *sold to*, *bought from*; *52, against
40*, *52, 12 more*. What they come to is the same.
"""

from collections.abc import Iterator

from retold.audit.cues.complements import complement
from retold.audit.cues.denials import (
    REACH,
    contrary,
    cues,
    head_of,
    taken_back,
    taking_back,
)
from retold.audit.cues.denied_sayings import denied_sayings
from retold.audit.cues.negations import head_in_clause, partners, sides_of, unmatched
from retold.audit.cues.other_end import turned_comparisons
from retold.audit.cues.parties import retold
from retold.audit.cues.polarity import came_about, undone_at
from retold.audit.cues.quantified import claims_of_both
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.lexicon.grammar import AUXILIARIES
from retold.text.words import Word, touched
from retold.values.compared import comparison
from retold.values.quantity import Quantity

BESIDE = 1
"""Words on either side of a figure that bind it to what it is held against: *against* 40."""


@once_a_bead
def recast(bead: LinkedBead) -> tuple[frozenset[int], frozenset[int]]:
    """The words of source and target, by index, that say what the other side says otherwise."""
    if not bead.is_english:
        return frozenset(), frozenset()
    words = [*_of_deeds(bead), *_of_figures(bead), *_of_the_rest(bead), *_of_denials(bead)]
    words += [*_of_likelihood(bead), *_of_comparisons(bead), *_of_the_undone(bead), *_of_lack(bead)]
    words += [*_of_quantities(bead), *_of_denied_sayings(bead), *_of_denials_taken_back(bead)]
    source, target = (frozenset(k for side, k in words if side == number) for number in (0, 1))
    return source, target


def _of_deeds(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """The words of deeds that both sides tell of the same parties, from two ends or by a noun.

    A word for another deed says it no otherwise, whoever its parties are: the mayor's visit to the
    yard is not her letter to it.
    """
    for deed in retold(bead):
        is_by_noun = deed.source.is_noun or deed.target.is_noun
        if deed.source.deed == deed.target.deed and (deed.is_from_the_other_end or is_by_noun):
            for number, frame in enumerate((deed.source, deed.target)):
                yield from ((number, k) for k in {frame.place, *frame.ties})


def _of_figures(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """The words of figures that follow from those of the other side."""
    for difference in bead.worked_out:
        for number, value in enumerate((difference.source, difference.target)):
            if value is not None:
                yield from ((number, k) for k in _words_of(bead, number, value))


def _of_the_rest(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """The words of a part and of the rest, and what denies of one what is said of the other."""
    rest = complement(bead)
    if rest is None:
        return
    denials = unmatched(bead, *sides_of(bead))
    for number, value in enumerate((rest.source, rest.target)):
        if value is not None:
            yield from ((number, k) for k in (*_words_of(bead, number, value), *denials[number]))


def _of_denials(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What both sides deny, and what one denies and the other says by its contrary: undamaged."""
    for source_cue, target_cue in partners(bead).items() if cues(bead.source) else ():
        lemmas = {bead.source[source_cue].lemma, bead.target[target_cue].lemma}
        if len(lemmas) == 1 or lemmas == {"not", "yet"} or lemmas <= PLAIN:
            yield from ((0, source_cue), (1, target_cue))
    for number in (0, 1):
        side, other_side = (bead.source, bead.target)[:: 1 - 2 * number]
        links = (bead.to_target, bead.to_source)[number]
        if len(cues(side)) <= len(cues(other_side)):
            continue
        for cue in cues(side):
            head = head_of(side, cue)
            if head is None or (side[cue].fold, side[head].fold) == ("no", "longer"):
                continue
            contraries = [
                k
                for k, word in enumerate(other_side)
                if links[head] in {None, k} and word.content and contrary(side[head], word)
            ]
            if len(contraries) == 1 and contraries[0] not in _denied(other_side):
                yield from ((number, k) for k in range(_first_of(side, cue), head + 1))
                yield 1 - number, contraries[0]


PLAIN = frozenset({"not", "no", "neither", "nor"})
"""Negations that deny one thing each and nothing more; so does *yet* to: has yet to reply."""


def _of_likelihood(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What one side calls unlikely and the other says will probably not be."""
    for number in (0, 1):
        side, other_side = (bead.source, bead.target)[:: 1 - 2 * number]
        unlikely = [k for k, word in enumerate(side) if word.fold in {"unlikely", "improbable"}]
        likely = [
            (adverb, cue)
            for cue in (cues(other_side) if unlikely else ())
            for adverb in range(max(0, cue - BEFORE_CUE), cue)
            if other_side[adverb].fold in {"likely", "probably"}
        ]
        if len(unlikely) == len(likely) == 1:
            yield number, unlikely[0]
            adverb, cue = likely[0]
            is_helped = adverb > 0 and other_side[adverb - 1].fold in AUXILIARIES
            yield from ((1 - number, k) for k in range(adverb - is_helped, cue + 1))


def _of_comparisons(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """The words of comparisons that are told from their other end: longer than, shorter than."""
    for i, j in turned_comparisons(bead).items():
        yield from ((0, i), (1, j))
        for number, side, k in ((0, bead.source, i), (1, bead.target, j)):
            yield from (
                (number, than)
                for than in range(k + 1, min(len(side), k + 1 + THAN))
                if side[than].fold in {"than", "as"}
            )


THAN = 6
"""Words behind a comparing word in which what it is held against begins."""


def _of_the_undone(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What one side denies and the other says by a word for what was not done: unbeaten."""
    sides = sides_of(bead)
    for number in (0, 1):
        side, other_side = sides[:: 1 - 2 * number]
        for cue in side.cues:
            head = head_in_clause(side, cue)
            undone = undone_at(side, head, other_side) if head is not None else None
            if head is not None and undone is not None and side.links[head] in {None, undone}:
                yield from ((number, k) for k in range(_first_of(side.words, cue), head + 1))
                yield 1 - number, undone


def _of_quantities(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What is said of all and denied of none, and of one alone: only he, no one but he."""
    for claims in claims_of_both(bead):
        if claims.is_same:
            for number, claim in enumerate(claims.sides):
                yield from ((number, k) for k in claim.words)
                if claims.is_turned:
                    yield number, claim.predicate


def _of_denied_sayings(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What somebody says is not so, and what he denies."""
    for denied in denied_sayings(bead):
        side = (bead.target, bead.source)[denied.number]
        yield denied.number, denied.deny
        yield 1 - denied.number, denied.saying
        yield from (
            (1 - denied.number, k) for k in range(_first_of(side, denied.cue), denied.cue + 1)
        )


def _of_denials_taken_back(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What is denied twice, and so is: not until noon, only at noon; not kept from it, did it."""
    sides = sides_of(bead)
    for number in (0, 1):
        side, other_side = sides[:: 1 - 2 * number]
        for pair in taken_back(side.words, other_side.words):
            yield from ((number, k) for k in pair)
            back = taking_back(side.words[pair[1]], other_side.words)
            yield from ((1 - number, k) for k in back)
        for cue in side.cues:
            head = head_in_clause(side, cue)
            done = came_about(side, head, other_side) if head is not None else None
            if head is not None and done is not None and side.links[head] is None:
                yield from ((number, k) for k in range(_first_of(side.words, cue), head + 1))


def _of_lack(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """What one side lacks and the other has not: lacks a door, has no door, is without one."""
    for number in (0, 1):
        side, other_side = (bead.source, bead.target)[:: 1 - 2 * number]
        links = (bead.to_target, bead.to_source)[number]
        for cue in cues(side):
            head = head_of(side, cue) if side[cue].fold in {"no", "without"} else None
            to = links[head] if head is not None else None
            before = range(max(0, (to or 0) - BEFORE_LACKED), to or 0)
            lacking = [k for k in before if other_side[k].lemma == "lack"]
            if lacking:
                yield from ((number, cue), (1 - number, lacking[-1]))


BEFORE_LACKED = 3
"""Words before what is lacked in which the verb stands."""

BEFORE_CUE = 2
"""Words before a negation among which stands how likely it is: probably will not."""


def _first_of(side: tuple[Word, ...], cue: int) -> int:
    """The auxiliary before a negation, which it brings with it: did not."""
    return cue - 1 if cue and side[cue - 1].fold in AUXILIARIES else cue


def _denied(side: tuple[Word, ...]) -> set[int]:
    """The words that a negation may bear on."""
    return {k for cue in cues(side) for k in range(cue, cue + 1 + REACH)}


def _words_of(bead: LinkedBead, number: int, value: Quantity) -> Iterator[int]:
    """The words of a figure, with those that say what it compares, or that bind it to that."""
    side, links = (bead.source, bead.to_target) if number == 0 else (bead.target, bead.to_source)
    said = comparison(bead.texts[number], value.span)
    inside = touched(side, said.whole if said else value.whole or value.span)
    yield from inside
    around = (
        *range(inside[0] - BESIDE, inside[0]),
        *range(inside[-1] + 1, inside[-1] + 1 + BESIDE),
    )
    yield from (k for k in around if 0 <= k < len(side) and links[k] is None and _is_small(side[k]))


def _is_small(word: Word) -> bool:
    return not word.content
