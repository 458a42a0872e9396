"""What was bound to what, bound crosswise: all words are there, and each belongs to another.

Three signs. A connection has its arms exchanged: cause and effect, what came first, what is more
than what, what was chosen, who acts for whom, who says what. Or of two clauses each has what was
the other's: *fell among women and rose among men* is not *rose among women and fell among men*. Or
*respectively* binds the members of two lists, and each has what was another's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import TypeAlias

from retold.audit.cues.attachments import Unit, units
from retold.audit.cues.bound import ties_of, turned
from retold.audit.cues.connections import Connection
from retold.audit.cues.listed import Members, lists, rows
from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import spanned

BOTH = 2
"""Clauses of the target that have what two of the source had."""
NEAR = 4
"""Clauses behind one among which another may have been given what is its."""


def crossed(bead: LinkedBead) -> Iterator[tuple[Change, frozenset[int]]]:
    """A change for each connection and each two clauses bound crosswise, with its source words."""
    settled: set[int] = set()
    for words, far in (*_turned(bead), *_exchanged(bead), *_listed(bead)):
        if settled.isdisjoint(words):
            settled |= words
            yield _change(bead, words, far), words


def _change(bead: LinkedBead, words: Collection[int], far: Collection[int]) -> Change:
    source = spanned(bead.source, min(words), max(words))
    target = spanned(bead.target, min(far), max(far))
    note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
    return Change("role", "critical", bead.index, source, target, note)


def _turned(bead: LinkedBead) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """The words of connections whose arms are exchanged, of source and target."""
    return ((_words(source), _words(target)) for source, target in turned(bead))


def _words(connection: Connection) -> frozenset[int]:
    return frozenset().union(*connection.arms, {connection.place})


def _exchanged(bead: LinkedBead) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """The words of two clauses that each have what was the other's, of source and target."""
    ties = ties_of(bead)
    targets = list(ties.values())
    if targets == sorted(targets):
        return
    source_units = units(bead.source, bead.texts[0])
    target_units = units(bead.target, bead.texts[1])
    cells: Cells = defaultdict(lambda: defaultdict(list))
    origins: dict[int, set[int]] = defaultdict(set)
    for i, unit in source_units.items():
        counterpart = target_units.get(ties.get(i, -1))
        if counterpart is not None and counterpart.sort == unit.sort:
            cells[unit.clause][counterpart.clause].append(i)
            origins[counterpart.clause].add(unit.clause)
    for clause in sorted(cells):
        for beside in range(clause + 1, clause + NEAR + 1):
            if cells[clause].keys() == cells.get(beside, {}).keys() and len(cells[clause]) == BOTH:
                is_closed = all(origins[place] == {clause, beside} for place in cells[clause])
                pairs = _pairs(source_units, cells[clause], cells[beside]) if is_closed else ()
                groups = _groups(cells[clause], cells[beside])
                for pair, bound in pairs:
                    if _tells(source_units, ties, pair, bound) and _parts(
                        ties, pair, bound, groups
                    ):
                        yield _both(pair, bound), frozenset(ties[i] for i in _both(pair, bound))
                        break


Cells: TypeAlias = defaultdict[int, defaultdict[int, list[int]]]
Two: TypeAlias = tuple[int, int]


def _both(pair: Two, bound: Two) -> frozenset[int]:
    return frozenset({*pair, *bound})


def _tells(units_of: dict[int, Unit], ties: dict[int, int], pair: Two, bound: Two) -> bool:
    """Whether two pairs of words bound crosswise are a deed and what it is said of, in a sentence.

    Figures and parties alone are told in many orders; figures that crossed, with the deeds where
    they were, `number.exchanged` tells.
    """
    sorts = {units_of[pair[0]].sort, units_of[bound[0]].sort}
    if "deed" not in sorts or len(sorts) == 1:
        return False
    deeds = pair if units_of[pair[0]].sort == "deed" else bound
    is_one = len({units_of[i].sentence for i in (*pair, *bound)}) == 1
    return is_one and (_is_crossed(ties, deeds) or "figure" not in sorts)


def _parts(
    ties: dict[int, int], pair: Two, bound: Two, groups: tuple[list[int], list[int]]
) -> bool:
    """Whether something that stayed stands between what moved, on either side.

    What stands before and behind all of it may belong to both: the coach thanked the cooks and
    scolded the guests at lunch; he did both, and both at lunch.
    """
    moved, stayed = (pair, groups[1]) if _is_crossed(ties, pair) else (bound, groups[0])
    places = sorted(moved), sorted(ties[i] for i in moved)
    return any(
        places[0][0] < i < places[0][1] or places[1][0] < ties[i] < places[1][1] for i in stayed
    )


def _is_crossed(ties: dict[int, int], two: Two) -> bool:
    return (two[0] < two[1]) != (ties[two[0]] < ties[two[1]])


def _groups(
    first: defaultdict[int, list[int]], second: defaultdict[int, list[int]]
) -> tuple[list[int], list[int]]:
    """The words of two clauses that came into one and the other, each clause's own first."""
    near, far = first
    return [*first[near], *second[far]], [*first[far], *second[near]]


def _pairs(
    units_of: dict[int, Unit],
    first: defaultdict[int, list[int]],
    second: defaultdict[int, list[int]],
) -> Iterator[tuple[Two, Two]]:
    """Each two words in each other's clause, of one sort, with two that stayed in theirs."""
    near, far = first
    yield from product(
        _alike(units_of, first[near], second[far]), _alike(units_of, first[far], second[near])
    )


def _alike(units_of: dict[int, Unit], first: Iterable[int], second: Iterable[int]) -> list[Two]:
    """For each sort that both have the first word of each."""
    by_sort: dict[str, int] = {}
    for k in second:
        by_sort.setdefault(units_of[k].sort, k)
    alike: dict[str, Two] = {}
    for k in first:
        sort = units_of[k].sort
        if sort in by_sort:
            alike.setdefault(sort, (k, by_sort[sort]))
    return list(alike.values())


def _listed(bead: LinkedBead) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """The words of two lists of which each member has another's, of source and target."""
    ties = ties_of(bead)
    for pair in lists(bead.source, bead.texts[0]):
        words, far = _in_other_rows(pair, ties)
        if words:
            yield words, far
    for pair in lists(bead.target, bead.texts[1]):
        far, words = _in_other_rows(pair, {j: i for i, j in ties.items()})
        if words:
            yield words, far


def _in_other_rows(
    pair: tuple[Members, Members], ties: dict[int, int]
) -> tuple[frozenset[int], frozenset[int]]:
    """The first words of the members, and what stands for them, if they are bound otherwise."""
    near = [[next((k for k in sorted(part) if k in ties), None) for part in half] for half in pair]
    of_source = [[k for k in half if k is not None] for half in near]
    if any(len(half) != len(part) for half, part in zip(of_source, pair, strict=True)):
        return frozenset(), frozenset()
    of_target = [[ties[k] for k in half] for half in of_source]
    bound = rows(*of_target)
    if all(bound[n] == n for n in bound):
        return frozenset(), frozenset()
    return frozenset().union(*of_source), frozenset().union(*of_target)
