"""The documents of a story and their ties -> from which each was made, and how sure that is.

Each possible source of a document is weighed by what it explains: words that the document has, and
sentences that it lacks. Words that only one source explains are what that source changed, errors
first of all; that a document repeats them shows where it comes from. To this the evidence is added
that tells which of two texts came first, and what the text has in the middle that the source lacks:
who retells cuts, and seldom puts in. Apart from which source is the likeliest, the same evidence
tells whether the source is here at all.

The weights are logarithms of odds. They were chosen on one half of the lineages that
`benchmarks/quality/lineage.py` plants.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, log
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from retold.lineage.explained import Side
from retold.lineage.parents import best, chances, matrix
from retold.model import Certainty, RelationKind
from retold.stories.tying import TAKEN, Known, Tie

EXPLAINED, CHANGED, ALONE, ALONE_WORD = 0.5, 0.3, 0.5, 0.02
"""For a source, for each word that both texts have; against it, for each word of either that is not
the other's in the same sentence, for each stretch of either that the other lacks, and each word of
these. So they tell who is next to whom, and not who came first."""
ANEW: frozenset[RelationKind] = frozenset(("machine-rewritten", "rewritten"))
LACKING, ALIKE = 12, 1.0
"""Words of a third text that each of two has and the other lacks, from which what a machine made of
it is no sign that one is from the other; and by how much less likely that is than the third."""
INSIDE, OUTSIDE, MOST_GROWN = 1.5, 0.5, 6.0
"""Against a source, for each stretch of the target that it lacks, in the middle or at an end, up to
so much: who retells cuts, and seldom puts in."""
HALF = 0.5
"""Share of a text that its source must explain where it seems to have come first: who shares but a
passage with a later text has lent it."""
SURE = 0.98
"""The most that the evidence of which came first may claim: a date may be forged."""
REVISED = 4.0
"""For the version before of the same text, or an earlier text at the same address."""
BASE: Mapping[Certainty, float] = {"certain": 4.0, "likely": 3.0, "possible": 1.5}
"""For there being a source here at all, by how certain the relation is."""
CREDITED, SHORTEST = 2.0, 4
"""For a source whose outlet the target names, and letters of such a name: *AP* is in many words."""
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


class Edge(NamedTuple):
    """What speaks for a derivation: against other sources, and against there being none here."""

    which: float
    whether: float
    kind: RelationKind


def lineage(members: Sequence[Known], ties: Mapping[tuple[int, int], Tie | None]) -> Lineage:
    """The likeliest lineage of some documents; those of the same text stand for each other."""
    twins = _twins(members)
    first = {known.number: group[0] for group in twins for known in group}
    likeliest = _lineage([group[0] for group in twins], _among(ties, first))
    parents, unknown = list(likeliest.parents), list(likeliest.unknown)
    for group in twins:
        same, unsure = _of_twins(group, {parent.target for parent in parents})
        parents += same
        unknown += [unsure] if unsure else []
    return Lineage(tuple(parents), tuple(unknown))


def _twins(members: Sequence[Known]) -> list[list[Known]]:
    """The documents, those of one text together: the one published first before the others."""
    groups: dict[str, list[Known]] = {}
    for known in sorted(members, key=_order):
        groups.setdefault(known.document.text, []).append(known)
    return list(groups.values())


def _order(known: Known) -> tuple[bool, str, int]:
    return known.moment is None, known.moment.isoformat() if known.moment else "", known.number


def _among(ties: Mapping[tuple[int, int], Tie | None], first: Mapping[int, Known]) -> list[Tie]:
    """The ties of those that stand for their twins, of which one was measured."""
    ties_of_first: dict[tuple[int, int], Tie] = {}
    for tie in ties.values():
        if tie is None or not tie.is_derived or tie.source not in first or tie.target not in first:
            continue
        source, target = first[tie.source].number, first[tie.target].number
        if source != target:
            ties_of_first[source, target] = replace(tie, source=source, target=target)
    return list(ties_of_first.values())


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
    edges = weigh(members, place, ties)
    weights = matrix({pair: edge.which for pair, edge in edges.items()}, len(members))
    sources = best(weights)
    likelihoods = chances(weights, sources)
    parents = []
    unsure: dict[int, list[int]] = {}
    for target, source in enumerate(sources):
        if source is None:
            continue
        chance = likelihoods[target]
        is_there = chance.ahead / (1 + exp(-edges[source, target].whether))
        third = _has_from_elsewhere(members, edges, sources, target)
        if is_there < LEAST or chance.which < LEAST_WHICH or third:
            either = third or chance.ahead < 1 - EITHER
            unsure[target] = [
                index for index in (source, *third) if either and sources[index] is None
            ]
            continue
        parents.append(
            Parent(
                members[source].number,
                members[target].number,
                chance.which * is_there,
                chance.second * is_there,
            )
        )
    groups = _unsure(unsure)
    numbers = [tuple(sorted(members[index].number for index in group)) for group in groups]
    return Lineage(tuple(parents), tuple(sorted(numbers)))


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
    lacking = _runs(sorted(set(range(len(own))) - set(_common(own, members[source].words, 1))))
    return [
        index
        for index in kin
        if _is_enough(lacking, set(_common(own, members[index].words, IN_A_ROW)))
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


def _runs(places: Sequence[int]) -> list[range]:
    """The runs of places that follow one another."""
    runs: list[range] = []
    for position in places:
        if runs and runs[-1].stop == position:
            runs[-1] = range(runs[-1].start, position + 1)
        else:
            runs.append(range(position, position + 1))
    return runs


def _comes_from(sources: Sequence[int | None], document: int | None, target: int) -> bool:
    while document is not None and document != target:
        document = sources[document]
    return document is not None


def _common(words: Sequence[str], others: Sequence[str], in_a_row: int) -> Iterator[int]:
    """The places of the words that another text has in the same order, so many in a row."""
    for block in LCSseq.opcodes(words, others):
        if block.tag == "equal" and block.src_end - block.src_start >= in_a_row:
            yield from range(block.src_start, block.src_end)


def _unsure(unsure: Mapping[int, Sequence[int]]) -> list[set[int]]:
    """Documents of which no source can be told, with those that may as well be made from them."""
    groups: list[set[int]] = []
    for target, sources in unsure.items():
        group = {target, *sources}
        for before in [earlier for earlier in groups if earlier & group]:
            groups.remove(before)
            group |= before
        groups.append(group)
    return groups


def weigh(
    members: Sequence[Known], place: Mapping[int, int], ties: Sequence[Tie]
) -> dict[tuple[int, int], Edge]:
    """What speaks for each possible derivation, by the places of source and target."""
    near: dict[int, dict[int, Tie]] = {}
    for tie in ties:
        near.setdefault(tie.source, {})[tie.target] = tie
        near.setdefault(tie.target, {})[tie.source] = tie
    edges = {}
    for tie in ties:
        for source, target in ((tie.source, tie.target), (tie.target, tie.source)):
            seen = tie.seen_from(source)
            if seen.target.explained < TAKEN:
                continue
            order = _against(tie.first(source))
            if order < 0 and seen.target.explained < HALF:
                continue
            documents = members[place[source]], members[place[target]]
            way = _way(*documents, seen.target)
            nearness = _nearness(tie)
            third = _made_alike(source, target, near)
            if third is not None:
                nearness = min(nearness, _nearness(third) - ALIKE)
            # the order tells which of the two is the source, where either can be; else whether
            whether = way if seen.source.explained >= TAKEN else way + order
            edges[place[source], place[target]] = Edge(
                nearness + way + order, BASE[tie.certainty] + whether, tie.kind
            )
    return edges


def _made_alike(source: int, target: int, near: Mapping[int, Mapping[int, Tie]]) -> Tie | None:
    """What ties the target to a third text of which a machine made both; None of other pairs.

    What it makes of a sentence it makes again, so two texts may be alike that are not from each
    other. Then either has sentences of the third that the other left out.
    """
    own = near[source][target]
    if own.kind not in KEPT:
        return None
    seen = own.seen_from(source)
    made_alike = []
    for third, tie in near[target].items():
        beside = near[source].get(third)
        if beside is None or tie.kind not in ANEW or beside.kind not in ANEW:
            continue
        lacking = (
            seen.target.alone - tie.seen_from(third).target.alone,
            seen.source.alone - beside.seen_from(third).target.alone,
        )
        if min(lacking) >= LACKING:
            made_alike.append(tie)
    return max(made_alike, key=_nearness, default=None)


def _nearness(tie: Tie) -> float:
    """How near two documents are to each other, whichever came first."""
    source, target = tie.explained.source, tie.explained.target
    return EXPLAINED * target.same - _apart(source) - _apart(target)


def _way(source: Known, target: Known, side: Side) -> float:
    """What speaks for one text's being the source of the other, but for the order that they tell.

    side: of the target.
    """
    if is_revision(source, target):
        return REVISED
    if is_credited(source, target):
        return CREDITED
    grown = INSIDE * side.inside + OUTSIDE * (side.stretches - side.inside)
    return -min(MOST_GROWN, grown)


def _apart(side: Side) -> float:
    return CHANGED * side.changed + ALONE * side.stretches + ALONE_WORD * side.alone


def _against(first: float) -> float:
    """What tells against a source, by how likely it came first, 0…1: the logarithm of the odds.

    Nothing tells for one that came first: so did others, and of some no date is known.
    """
    likely = max(1 - SURE, first)
    return min(0.0, log(likely / (1 - likely))) if likely < 1 else 0.0


def is_credited(source: Known, target: Known) -> bool:
    """Whether the target names the outlet of the source, which does not name its own in turn."""
    own, named = target.document.outlet, source.document.outlet
    if not named or len(named) < SHORTEST or named == own:
        return False
    return _names(target, named) and not (own and _names(source, own))


def _names(known: Known, outlet: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", known.document.text) is not None


def certainty(score: float) -> Certainty:
    """How certain a source of that likelihood is."""
    return "certain" if score >= CERTAIN else "likely" if score >= LIKELY else "possible"


def is_revision(source: Known, target: Known) -> bool:
    """Whether the target is a later state of the same text: a version, or of one address."""
    if source.document.id == target.document.id:
        return source.version < target.version
    if not _is_earlier(source, target):
        return False
    address = _address(source), _address(target)
    return address[0] is not None and address[0] == address[1]


def _is_earlier(source: Known, target: Known) -> bool:
    """By their dates; without these the shorter is, since a text grows at its own address."""
    if source.moment is None or target.moment is None:
        return len(source.document.text) < len(target.document.text)
    return source.moment <= target.moment


def _address(known: Known) -> str | None:
    """The address without what a revision may change in it."""
    url = known.document.url
    return url.split("#")[0].split("?")[0].rstrip("/").casefold() if url else None
