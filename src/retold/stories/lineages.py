"""The documents of a story and their ties -> from which each was made, and how sure that is.

What speaks for each possible source (`weighing`) is put together into the likeliest lineage
(`retold.lineage.parents`); a source is told where it is likely enough to be it, and to be here.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product
from math import exp
from operator import attrgetter
from typing import NamedTuple

from retold.lineage.explained import Explained, Side
from retold.lineage.growth import apart, beliefs
from retold.lineage.parents import Chance, best, chances, matrix
from retold.model import Certainty, RelationKind
from retold.stories.shared_words import runs, shared_places
from retold.stories.tying import Known, Tie
from retold.stories.weighing import SURE, Edge, weigh

UNDATED = 0.7
"""How likely a text without a date comes from the first that has one, where both are the same."""
LEAST, LEAST_WHICH = 0.5, 0.34
"""How likely there must be a source here, and this document must be it, for it to be told."""
PLACES, ELSEWHERE = 4, 12
"""Places, or words, that a text shares with its source's kin and not with its source, from which
they all come from a text that is not here. At a place or two both may have changed the same."""
IN_A_ROW, AROUND, KIN = 4, 1, 6
"""How many words in a row are shared, at least; how many of them on either side of such a place;
and how many of the kin are looked at."""
KEPT: frozenset[RelationKind] = frozenset(("identical", "copy", "edited", "excerpt"))
EITHER = 0.2
"""How likely it must be that the target came first for either of two texts to be the other's
source: then neither is told to be."""
CERTAIN, LIKELY = 0.95, 0.75
"""How likely a source must be to be certain, or likely."""


class Parent(NamedTuple):
    """The likeliest source of a document, and how likely it is, 0…1."""

    source: int
    target: int
    score: float
    second: float  # how likely the next source is


class Lineage(NamedTuple):
    """Parents, and documents of which none can be told though others have their wording."""

    parents: tuple[Parent, ...]
    unknown: tuple[tuple[int, ...], ...]


def lineage(members: Sequence[Known], ties: Mapping[tuple[int, int], Tie | None]) -> Lineage:
    """The likeliest lineage of some documents; those of the same text stand for each other."""
    twins = _twins(members)
    standing = [_standing(group) for group in twins]
    standing_for = {
        known.number: chosen
        for group, chosen in zip(twins, standing, strict=True)
        for known in group
    }
    likeliest = _lineage(
        [known for chosen in standing for known in chosen],
        [*_among(ties, standing_for), *_of_one_text(standing)],
    )
    parents, unknown = list(likeliest.parents), list(likeliest.unknown)
    for group, chosen in zip(twins, standing, strict=True):
        others = [known for known in group if known not in chosen[1:]]
        same, unsure = _of_twins(others, {parent.target for parent in parents})
        parents += same
        unknown += [unsure] if unsure else []
    place = {
        known.number: index for index, known in enumerate(sorted(members, key=attrgetter("order")))
    }
    groups = [sorted(group, key=place.__getitem__) for group in _joined(unknown)]
    groups.sort(key=lambda group: place[group[0]])
    return Lineage(tuple(parents), tuple(map(tuple, groups)))


def _twins(members: Sequence[Known]) -> list[list[Known]]:
    """The documents, those of one text together: the one published first before the others."""
    groups: dict[str, list[Known]] = {}
    for known in sorted(members, key=attrgetter("order")):
        groups.setdefault(known.document.text, []).append(known)
    return list(groups.values())


def _standing(group: Sequence[Known]) -> list[Known]:
    """Those of a text that stand for all: the one published first, and one without a date.

    Which of these two came first, and from which others were made, the lineage tells as of any two.
    """
    undated = next((known for known in group[1:] if known.moment is None), None)
    return [group[0]] if undated is None or group[0].moment is None else [group[0], undated]


def _among(
    ties: Mapping[tuple[int, int], Tie | None], standing: Mapping[int, Sequence[Known]]
) -> list[Tie]:
    """The ties of those that stand for their twins: their own, or that of a twin."""
    ties_of: dict[tuple[int, int], Tie] = {}
    for tie in ties.values():
        if tie is None or not tie.is_derived or {tie.source, tie.target} - set(standing):
            continue
        source_twins, target_twins = standing[tie.source], standing[tie.target]
        if source_twins is target_twins:
            continue
        for source, target in product(source_twins, target_twins):
            source_number, target_number = source.number, target.number
            pair = min(source_number, target_number), max(source_number, target_number)
            is_own = (source_number, target_number) == (tie.source, tie.target)
            if is_own or pair not in ties_of:
                ties_of[pair] = replace(tie, source=source_number, target=target_number)
    return list(ties_of.values())


def _of_one_text(standing: Iterable[Sequence[Known]]) -> list[Tie]:
    """The ties of two that stand for one text."""
    ties = []
    for group in standing:
        for source, target in pairwise(group):
            words = len(source.words)
            whole = Side(words, words, 0, 0, 0, 0)
            ties.append(
                Tie(
                    source=source.number,
                    target=target.number,
                    kind="identical",
                    certainty="certain",
                    explained=Explained(whole, whole),
                    source_first=0.5,
                )
            )
    return ties


def _of_twins(
    group: Sequence[Known], known: Container[int]
) -> tuple[list[Parent], tuple[int, ...]]:
    """Which of documents of one text come from the first of them, and of which none can be told."""
    first, *others = group
    if not others:
        return [], ()
    second = others[0].moment
    is_first = first.moment is not None and (second is None or first.moment < second)
    if not is_first:
        unsure = [each.number for each in others]
        return [], tuple(unsure if first.number in known else [first.number, *unsure])
    return [
        Parent(first.number, each.number, SURE if each.moment else UNDATED, 0.0) for each in others
    ], ()


def _lineage(members: Sequence[Known], ties: Sequence[Tie]) -> Lineage:
    """The likeliest lineage of documents of which no two are the same."""
    place = {known.number: index for index, known in enumerate(members)}
    dated = beliefs([known.document.published for known in members])
    edges = weigh(members, place, ties, apart(dated))
    weights = matrix({pair: edge.which for pair, edge in edges.items()}, len(members))
    sources = best(weights, dated)
    likelihoods = chances(weights, sources, dated)
    tops = _tops(sources)
    first = _first(sources, likelihoods)
    parents = []
    unsure: dict[int, list[int]] = {}
    for target, source in enumerate(sources):
        if source is None:
            continue
        chance = likelihoods[target]
        is_here = 1 / (1 + exp(-edges[source, target].whether))
        is_there = chance.ahead * is_here
        third = _has_from_elsewhere(members, edges, sources, target)
        if third or is_there < LEAST:
            either = third or chance.ahead < 1 - EITHER
            unsure[target] = [
                index for index in (source, *third) if either and sources[index] is None
            ]
            continue
        if chance.which < LEAST_WHICH and first[tops[target]] < 1 - EITHER:
            unsure[target] = [tops[target]]
            continue
        parents.append(
            Parent(
                members[source].number,
                members[target].number,
                chance.which * is_there,
                chance.second * is_there,
            )
        )
    groups = _joined([target, *others] for target, others in unsure.items())
    numbers = [tuple(members[index].number for index in group) for group in groups]
    return Lineage(tuple(parents), tuple(numbers))


def _tops(sources: Sequence[int | None]) -> list[int]:
    """What each document comes from in the end: itself where it has no source."""
    tops = []
    for document in range(len(sources)):
        top = document
        while (source := sources[top]) is not None:
            top = source
        tops.append(top)
    return tops


def _first(sources: Sequence[int | None], likelihoods: Sequence[Chance]) -> list[float]:
    """How likely each document without a source is the first of all that come from it, 0…1."""
    first = [1.0] * len(sources)
    for source, chance in zip(sources, likelihoods, strict=True):
        if source is not None and sources[source] is None:
            first[source] -= 1 - chance.ahead
    return first


def _has_from_elsewhere(
    members: Sequence[Known],
    edges: Mapping[tuple[int, int], Edge],
    sources: Sequence[int | None],
    target: int,
) -> list[int]:
    """The documents that share wording with a target which its source lacks.

    If the source were the source, they could have it only from the target. Where they are of the
    source's kin, and were not made from the target, all of them are from a text that is not here.
    """
    source = sources[target]
    if source is None or not _is_kept(edges, source, target):
        return []
    kin = [
        index
        for index in range(len(members))
        if index not in {source, target}
        and _is_kept(edges, index, target)
        and _is_kept(edges, index, source)
        and not _comes_from(sources, index, target)
    ]
    kin = sorted(kin, key=lambda index: -edges[index, target].which)[:KIN]
    if not kin:
        return []
    own = members[target].words
    explained = set(shared_places(own, members[source].all_words, 1))
    lacking = runs(sorted(set(range(len(own))) - explained))
    return [
        index
        for index in kin
        if _is_enough(lacking, set(shared_places(own, members[index].words, IN_A_ROW)))
    ]


def _is_kept(edges: Mapping[tuple[int, int], Edge], source: int, target: int) -> bool:
    """Whether one text was made from the other in the same words: others may meet by chance."""
    return (source, target) in edges and edges[source, target].kind in KEPT


def _is_enough(lacking: Sequence[range], common: Container[int]) -> bool:
    """Whether so much that the source lacks is in common with another text, with what is around."""
    shared = [
        run
        for run in lacking
        if all(
            position in common for position in range(max(0, run.start - AROUND), run.stop + AROUND)
        )
    ]
    return len(shared) >= PLACES or sum(map(len, shared)) >= ELSEWHERE


def _comes_from(sources: Sequence[int | None], document: int | None, target: int) -> bool:
    while document is not None and document != target:
        document = sources[document]
    return document is not None


def _joined(groups: Iterable[Iterable[int]]) -> list[set[int]]:
    """Documents of which no source can be told; groups that share one are of one unknown source.

    So each document has at most one.
    """
    joined: list[set[int]] = []
    for group in groups:
        whole = set(group)
        for before in [earlier for earlier in joined if earlier & whole]:
            joined.remove(before)
            whole |= before
        joined.append(whole)
    return joined


def certainty(score: float) -> Certainty:
    """How certain a source of that likelihood is."""
    return "certain" if score >= CERTAIN else "likely" if score >= LIKELY else "possible"
