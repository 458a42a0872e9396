"""Whether both sides of a bead tell a deed with the same parties, or with them turned about."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.audit.cues.deeds import ENDS, NOUNS, Frame, frames
from retold.audit.link.exchange import PERSONS
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead

Roles: TypeAlias = Literal["same", "turned", "unknown"]


class Deed(NamedTuple):
    """A deed that both sides tell, and what became of its parties."""

    source: Frame
    target: Frame
    roles: Roles

    @property
    def is_from_the_other_end(self) -> bool:
        """Whether the sides tell it by words of two ends: sold, bought."""
        return self.source.is_doers != self.target.is_doers


AROUND = 0.5
"""Share of words kept in order from which a party told by a noun may be one that is named."""
MOST_ALIKE = 8
"""Times that a side may tell a deed: of more nobody can say which is which."""
NEAR = 12
"""Deeds before and behind one among which the one is sought that has its doer."""
_DEEDS = frozenset(end.deed for ends in (*ENDS.values(), *NOUNS.values()) for end in ends)
"""Deeds that are told from two ends: another word for one may have its parties otherwise."""


@once_a_bead
def deeds(bead: LinkedBead) -> list[Deed]:
    """The deeds that both sides tell.

    Where one of several with the same name has its parties as on the other side, none is turned:
    the union accused the board, and the board the union.
    """
    pairs = [
        Deed(source, target, _roles(bead, source, target)) for source, target in _one_deeds(bead)
    ]
    same = [deed for deed in pairs if deed.roles == "same"]
    settled = {deed.source for deed in same}, {deed.target for deed in same}
    return [
        deed
        for deed in pairs
        if deed.roles == "same" or not (deed.source in settled[0] or deed.target in settled[1])
    ]


def turned(bead: LinkedBead) -> Iterator[Deed]:
    """The deeds whose doer became whom it is done to, and the reverse."""
    return (deed for deed in deeds(bead) if deed.roles == "turned")


def exchanged(bead: LinkedBead) -> Iterator[Deed]:
    """The deeds that have the doer of another, which has theirs; so of whom they are done to.

    The board backs it and the union opposes it: the union backs it and the board opposes it. Only
    where the other party of both is as it was: whom a pronoun stands for may be another there.
    """
    pairs = deeds(bead)
    for k, deed in enumerate(pairs):
        for beside in pairs[max(0, k - NEAR) : k + NEAR + 1]:
            if deed.source != beside.source and deed.target != beside.target:
                parties = [
                    (
                        (each.source.doer, each.target.doer),
                        (each.source.done_to, each.target.done_to),
                    )
                    for each in (deed, beside)
                ]
                for moved, stayed in ((0, 1), (1, 0)):
                    places = parties[0][moved], parties[1][moved]
                    rest = parties[0][stayed], parties[1][stayed]
                    kept = all(_is_kept(bead, *pair) for pair in rest)
                    if kept and _are_exchanged(bead, *places):
                        yield deed


Party: TypeAlias = tuple[frozenset[int], frozenset[int]]


def _are_exchanged(bead: LinkedBead, first: Party, second: Party) -> bool:
    """Whether two parties, each as source and target have it, are each other's."""
    crossed = are_one(bead, first[0], second[1]) and are_one(bead, second[0], first[1])
    return crossed and not (are_one(bead, *first) or are_one(bead, *second))


def _is_kept(bead: LinkedBead, source: frozenset[int], target: frozenset[int]) -> bool:
    return are_one(bead, source, target) or not (source or target)


def retold(bead: LinkedBead) -> Iterator[Deed]:
    """The deeds of which both sides name the same two parties."""
    for deed in deeds(bead):
        both = (deed.source.doer, deed.target.doer), (deed.source.done_to, deed.target.done_to)
        if deed.roles == "same" and all(are_one(bead, *party) for party in both):
            yield deed


def _one_deeds(bead: LinkedBead) -> Iterator[tuple[Frame, Frame]]:
    """The frames of both sides that tell one deed, in the order of the source."""
    by_deed: dict[str, list[Frame]] = {}
    by_place: dict[int, Frame] = {}
    for target in frames(bead.target, bead.texts[1]):
        by_deed.setdefault(target.deed, []).append(target)
        by_place[target.place] = target
    for source in frames(bead.source, bead.texts[0]):
        alike = by_deed.get(source.deed, [])
        linked = by_place.get(tied) if (tied := bead.to_target[source.place]) is not None else None
        if len(alike) > MOST_ALIKE:
            alike = []
        elif linked is not None and linked not in alike and _may_be_another_word(source, linked):
            alike = sorted([*alike, linked], key=attrgetter("place"))
        yield from ((source, target) for target in alike if _have_parties(source, target))


def _may_be_another_word(source: Frame, target: Frame) -> bool:
    """Whether linked words of two names may tell one deed."""
    return not _DEEDS & {source.deed, target.deed}


def _have_parties(source: Frame, target: Frame) -> bool:
    """Whether two frames can be held to each other: two nouns only where both have both parties."""
    return not (source.is_noun and target.is_noun) or bool(source.done_to and target.done_to)


def _roles(bead: LinkedBead, source: Frame, target: Frame) -> Roles:
    parties = (source.doer, target.doer), (source.done_to, target.done_to)
    crossed = (
        are_one(bead, source.doer, target.done_to),
        are_one(bead, source.done_to, target.doer),
    )
    same = [are_one(bead, *party) for party in parties]
    if any(same):
        is_other = any(
            not kept and _are_named(bead, *party) for kept, party in zip(same, parties, strict=True)
        )
        return "unknown" if any(crossed) or is_other else "same"
    is_turned = all(crossed) or (any(crossed) and _may_be_one(bead, source, target, crossed))
    return "turned" if is_turned else "unknown"


def _may_be_one(bead: LinkedBead, source: Frame, target: Frame, crossed: tuple[bool, bool]) -> bool:
    """Whether the party that is not seen to be turned is named on one side, on the other told.

    The firm bought it from Holm, Holm bought it from Ann; where the words around stayed.
    """
    source_party, target_party = (
        (source.doer, target.done_to) if crossed[1] else (source.done_to, target.doer)
    )
    named = [
        bool(party) and all(side[k].capital and not side[k].first for k in party)
        for side, party in ((bead.source, source_party), (bead.target, target_party))
    ]
    return bool(source_party and target_party) and named[0] != named[1] and bead.kept() >= AROUND


def _are_named(bead: LinkedBead, source: frozenset[int], target: frozenset[int]) -> bool:
    """Whether both sides have a party, and say more of it than a pronoun does."""
    return all(
        any(side[k].fold not in PERSONS for k in party)
        for side, party in ((bead.source, source), (bead.target, target))
    )


def are_one(bead: LinkedBead, source: frozenset[int], target: frozenset[int]) -> bool:
    """Whether words of both sides name the same; nobody knows it of two pronouns."""
    named = [j for j in target if bead.target[j].fold not in PERSONS]
    return any(
        bead.source[i].lemma == bead.target[j].lemma
        or bead.to_target[i] == j
        or lexicon.stem(bead.source[i].fold) == lexicon.stem(bead.target[j].fold)
        for i in source
        if named and bead.source[i].fold not in PERSONS
        for j in named
    )
