"""Whether both sides bind the same to the same, or have the arms of a connection exchanged."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Literal, TypeAlias

from retold import lexicon
from retold.audit.cues.attachments import units
from retold.audit.cues.connections import Connection, connections
from retold.audit.cues.other_end import MULTIPLES
from retold.audit.link.exchange import PERSONS
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.text.words import Word

Standing: TypeAlias = Literal["same", "turned", "unknown"]
Bound: TypeAlias = tuple[Connection, Connection]

MOST = 6
"""Connections of one sense on a side beyond which nobody can say which is which."""
HALF = 0.5
"""Share of the words of an arm that must be in the other one for the arms to be exchanged."""
CLAUSAL = frozenset({"cause", "condition", "time", "until", "since"})
"""Senses that bind what happened, which names and days alone do not tell."""
SURE = frozenset({"same", "moved", "value", "family", "synonym", "abbreviation"})
"""Bonds of words that surely stand for each other."""


@once_a_bead
def bound_alike(bead: LinkedBead) -> list[Bound]:
    """The connections that both sides have with their arms in one order."""
    return [pair for pair, standing in _standings(bead) if standing == "same"]


def turned(bead: LinkedBead) -> Iterator[Bound]:
    """The connections whose arms are exchanged, as source and target have them.

    Not where either side has the same connection with its arms in order as well.
    """
    kept = bound_alike(bead)
    settled = {pair[0] for pair in kept}, {pair[1] for pair in kept}
    for (source, target), standing in _standings(bead):
        if standing == "turned" and source not in settled[0] and target not in settled[1]:
            yield source, target


def go_with_their_clauses(bead: LinkedBead, first: int, second: int) -> bool:
    """Whether two source words of two clauses have beside them in the target what they had."""
    ties = ties_of(bead)
    of_source, of_target = units(bead.source, bead.texts[0]), units(bead.target, bead.texts[1])
    taken: set[int] = set()
    for place in (first, second):
        unit, counterpart = of_source.get(place), of_target.get(bead.to_target[place] or 0)
        if unit is None or counterpart is None:
            return False
        beside = [k for k in of_source if k != place and of_source[k].clause == unit.clause]
        clauses = {of_target[ties[k]].clause for k in beside if ties.get(k) in of_target}
        if clauses != {counterpart.clause} or unit.clause in taken:
            return False
        taken.add(unit.clause)
    return True


@once_a_bead
def _standings(bead: LinkedBead) -> list[tuple[Bound, Standing]]:
    """Each two connections of one sense, and how the arms of the one are in the other."""
    by_sense: dict[str, list[Connection]] = defaultdict(list)
    for target in connections(bead.target, bead.texts[1]):
        by_sense[target.sense].append(target)
    if not by_sense:
        return []
    ties = ties_of(bead)
    sources: dict[str, list[Connection]] = defaultdict(list)
    for source in connections(bead.source, bead.texts[0]):
        if source.sense in by_sense:
            sources[source.sense].append(source)
    return [
        ((source, target), _standing(bead, source, target, ties))
        for sense, alike in sources.items()
        if len(alike) <= MOST and len(by_sense[sense]) <= MOST
        if sense != "speech" or len(alike) == len(by_sense[sense])  # else another may say it too
        for source, target in product(alike, by_sense[sense])
    ]


def _standing(
    bead: LinkedBead, source: Connection, target: Connection, ties: dict[int, int]
) -> Standing:
    if source.by is not None and target.by is not None:
        turns = _turns(bead.source[source.by], bead.target[target.by])
        if turns is None:
            return "unknown"
        if turns:
            target = target._replace(arms=target.arms[::-1], tight=1 - target.tight)
    linked = [frozenset(ties[k] for k in arm if k in ties) for arm in source.arms]
    straight = [bool(linked[n] & target.arms[n]) for n in (0, 1)]
    across = [linked[n] & target.arms[1 - n] for n in (0, 1)]
    if straight[source.tight] and not across[source.tight]:
        return "same"
    if straight[source.tight] or straight[target.tight]:
        return "unknown"
    if source.sense == "behalf" and not (source.arms[1] and target.arms[1]):
        is_turned = _is_for_its_doer(bead, target, across)
    else:
        is_turned = all(across) and _are_whole(source, target, across)
    if is_turned and source.sense in CLAUSAL:
        is_turned = _has_deed_across(bead, source, ties, across)
    if is_turned and all(across) and _is_reworded(bead, source, target):
        is_turned = not _is_in_order(source, ties, across)  # or its contrary is told
    return "turned" if is_turned else "unknown"


def _has_deed_across(
    bead: LinkedBead, source: Connection, ties: dict[int, int], across: list[frozenset[int]]
) -> bool:
    """Whether a deed is in the other arm, not only who and when, if the arms tell any."""
    of_source = units(bead.source, bead.texts[0])
    deeds = {
        k for arm in source.arms for k in arm if k in of_source and of_source[k].sort == "deed"
    }
    return not deeds or any(ties.get(k) in across[0] | across[1] for k in deeds)


def _are_whole(source: Connection, target: Connection, across: list[frozenset[int]]) -> bool:
    """Whether most of the arms that surely end are in the other's arms."""
    sizes = len(source.arms[source.tight]), len(target.arms[target.tight])
    crossed = len(across[source.tight]), len(across[1 - target.tight])
    return all(count >= HALF * size for count, size in zip(crossed, sizes, strict=True))


def _is_reworded(bead: LinkedBead, source: Connection, target: Connection) -> bool:
    """Whether another word binds the arms, or may: for a measure it is not the *than*."""
    is_kept = bead.source[source.place].fold == bead.target[target.place].fold
    return source.by is not None or not is_kept


def _is_in_order(source: Connection, ties: dict[int, int], across: list[frozenset[int]]) -> bool:
    """Whether the arms stand in the target as they stand in the source."""
    first, second = (
        {k for k in arm if ties.get(k) in crossing}
        for arm, crossing in zip(source.arms, across, strict=True)
    )
    is_first = min(first) < min(second)
    return is_first == (min(ties[k] for k in first) < min(ties[k] for k in second))


def _is_for_its_doer(bead: LinkedBead, target: Connection, across: list[frozenset[int]]) -> bool:
    """Whether whom it was done for does it now, for a pronoun: for his brother, on his behalf."""
    first = bead.source[0]
    return bool(across[1]) and not target.arms[1] and first.fold in PERSONS


def _turns(word: Word, behind: Word) -> bool | None:
    """Whether two measures are contraries, so that more by one is less by the other."""
    if lexicon.lemma(word.fold) == lexicon.lemma(behind.fold):
        return False
    if {word.fold, behind.fold} <= {"more", "less", "fewer"}:
        return False
    if {word.fold, behind.fold} <= MULTIPLES:
        return False  # the half has less already
    roots = [lexicon.lemma(each.fold) for each in (word, behind)]
    forms = [{root, root.removesuffix("ly")} for root in roots]
    if any(lexicon.are_antonyms(*pair) for pair in product(*forms)):
        return True
    return False if lexicon.are_synonyms(word.fold, behind.fold) else None


@once_a_bead
def ties_of(bead: LinkedBead) -> dict[int, int]:
    """For each word that its side has once the target word that surely stands for it."""
    once = [_once(side) for side in (bead.source, bead.target)]
    return {
        i: j
        for i, j in enumerate(bead.to_target)
        if j is not None and i in once[0] and j in once[1] and bead.bonds.get(i) in SURE
    }


def _once(side: tuple[Word, ...]) -> set[int]:
    places: dict[str, list[int]] = defaultdict(list)
    for k, word in enumerate(side):
        places[lexicon.stem(word.fold)].append(k)
    return {ks[0] for ks in places.values() if len(ks) == 1}
