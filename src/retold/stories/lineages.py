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
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from math import exp, log
from typing import NamedTuple

from retold.lineage.explained import Side
from retold.lineage.parents import best, chances, matrix
from retold.model import Certainty
from retold.stories.pairs import Known, Tie

EXPLAINED, LEFT, LEFT_WORD = 0.5, 0.5, 0.02
"""For a source, for each word of the target that it explains; against it, for each stretch of its
own that the target lacks, and each word of these."""
INSIDE, MOST_INSIDE = 0.8, 4
"""Against a source, for each stretch in the middle of the target that it lacks, up to so many."""
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
LEAST = 0.5
"""How likely a source must be for it to be told; less is a guess, and the source is unknown."""
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
    first = {known.number: group[0] for group in twins for known in group}
    found = _lineage([group[0] for group in twins], _among(ties, first))
    parents, unknown = list(found.parents), list(found.unknown)
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
    found: dict[tuple[int, int], Tie] = {}
    for tie in ties.values():
        if tie is None or not tie.is_derived or tie.source not in first or tie.target not in first:
            continue
        source, target = first[tie.source].number, first[tie.target].number
        if source != target:
            found[source, target] = replace(tie, source=source, target=target)
    return list(found.values())


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
    place = {known.number: at for at, known in enumerate(members)}
    edges = weigh(members, place, ties)
    weights = matrix({pair: edge.which for pair, edge in edges.items()}, len(members))
    sources = best(weights)
    found = chances(weights, sources)
    parents = []
    unsure: dict[int, list[int]] = {}
    for target, source in enumerate(sources):
        if source is None:
            continue
        is_there = 1 / (1 + exp(-edges[source, target].whether))
        chance = found[target]
        score = chance.which * chance.ahead * is_there
        if score < LEAST:
            either = chance.ahead < 1 - EITHER and sources[source] is None
            unsure[target] = [source] if either else []
            continue
        second = chance.second * is_there
        parents.append(Parent(members[source].number, members[target].number, score, second))
    groups = _unsure(unsure)
    numbers = [tuple(sorted(members[at].number for at in group)) for group in groups]
    return Lineage(tuple(parents), tuple(sorted(numbers)))


def _unsure(unsure: Mapping[int, Sequence[int]]) -> list[set[int]]:
    """Documents of which no source can be told, with those that may as well be made from them."""
    groups: list[set[int]] = []
    for target, sources in unsure.items():
        group = {target, *sources}
        for before in [found for found in groups if found & group]:
            groups.remove(before)
            group |= before
        groups.append(group)
    return groups


class Edge(NamedTuple):
    """What speaks for a derivation: against other sources, and against there being none here."""

    which: float
    whether: float


def weigh(
    members: Sequence[Known], place: Mapping[int, int], ties: Sequence[Tie]
) -> dict[tuple[int, int], Edge]:
    """What speaks for each possible derivation, by the places of source and target."""
    edges = {}
    for tie in ties:
        for source, target in ((tie.source, tie.target), (tie.target, tie.source)):
            seen = tie.seen_from(source)
            one, other = members[place[source]], members[place[target]]
            way = _way(one, other, tie, seen.target)
            explained = EXPLAINED * seen.target.same
            left = LEFT * seen.source.stretches + LEFT_WORD * seen.source.alone
            edges[place[source], place[target]] = Edge(
                explained - left + way, BASE[tie.certainty] + way
            )
    return edges


def _way(source: Known, target: Known, tie: Tie, side: Side) -> float:
    """What speaks for one text's being the source of the other, and not the other way round."""
    order = _against(tie.first(source.number))
    if is_revision(source, target):
        return order + REVISED
    if is_credited(source, target):
        return order + CREDITED
    return order - INSIDE * min(MOST_INSIDE, side.inside)


def _against(confidence: float) -> float:
    """What tells against a source that came second; confidence that it came first in -1…1.

    Nothing tells for one that came first: so did others, and of some no date is known.
    """
    return log(1 - min(SURE, -confidence)) if confidence < 0 else 0.0


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
    if source.moment is None or target.moment is None:
        return True
    return source.moment <= target.moment


def _address(known: Known) -> str | None:
    """The address without what a revision may change in it."""
    url = known.document.url
    return url.split("#")[0].split("?")[0].rstrip("/").casefold() if url else None
