"""Weights of "this is from that" -> the likeliest lineage, and how likely each part of it is.

Every document has one source, which is another document or none that is here: the unknown source,
from which all descend. So a lineage is a spanning arborescence that grows from the unknown source,
and its weight the sum of its edges' (logarithms of odds). The heaviest is found as Chu and Liu
(1965) and Edmonds (1967) do. It may be hung up at any other of its documents, where the edges
between are turned round: which is the likeliest root is weighed by these edges, and by in how many
orders a tree that is hung up there can have grown (Shah and Zaman 2011: a text from which many were
made is likelier the first than one at the rim).

How likely a part of a lineage is `chances` tells from the lineages that differ in that part alone:
another source for one document, or another root.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Weights: TypeAlias = npt.NDArray[np.float64]
"""[source, target]: the logarithm of the odds that the target was made from the source; -inf where
it cannot be. The last row is the unknown source."""


FLAT = 30.0
"""Weights further apart than this are as good as certain."""


def matrix(edges: Mapping[tuple[int, int], float], count: int) -> Weights:
    """The weights of some edges between so many documents; the unknown source is the last resort.

    What it weighs is the same for all, so that any may be the root as its edges have it.
    """
    weights = np.full((count + 1, count), -np.inf)
    for (source, target), weight in edges.items():
        weights[source, target] = weight
    lightest = min(edges.values(), default=0.0)
    heaviest = max(edges.values(), default=0.0)
    weights[count] = lightest - (heaviest - lightest) * count - 1.0
    return weights


def best(weights: Weights) -> list[int | None]:
    """The source of each document in the likeliest lineage; None where it is the unknown source.

    Of equal sources the first counts.
    """
    count = weights.shape[1]
    square = np.full((count + 1, count + 1), -np.inf)
    square[:, :count] = weights
    np.fill_diagonal(square, -np.inf)
    found = _arborescence(square, count)
    sources: list[int | None] = [None if found[at] == count else found[at] for at in range(count)]
    return _hung_up(weights, sources)


def _hung_up(weights: Weights, sources: list[int | None]) -> list[int | None]:
    """The lineage with each of its trees hung up at its likeliest root."""
    roots = _as_roots(weights, sources, _below(sources))
    likeliest: dict[int, int] = {}
    for at in range(len(sources)):
        top = _top(sources, at)
        if roots[at] > roots[likeliest.get(top, top)]:
            likeliest[top] = at
    turned = list(sources)
    for at in likeliest.values():
        above: int | None = None
        here: int | None = at
        while here is not None:
            turned[here], above, here = above, here, sources[here]
    return turned


def _top(sources: Sequence[int | None], at: int) -> int:
    source = sources[at]
    while source is not None:
        at, source = source, sources[source]
    return at


class Chance(NamedTuple):
    """How likely a document's source is, 0…1: among all that could be, and the next of these.

    ahead: that it was the source of the document, and not the other way round.
    """

    which: float
    second: float
    ahead: float


def chances(weights: Weights, sources: Sequence[int | None]) -> list[Chance]:
    """How likely the source of each document is, given a lineage; 1 where there is none."""
    below = _below(sources)
    roots = _as_roots(weights, sources, below)
    found = []
    for target, source in enumerate(sources):
        if source is None:
            found.append(Chance(1.0, 0.0, 1.0))
            continue
        others = np.array([at for at in range(len(sources)) if at not in below[target]])
        odds = np.exp(weights[others, target] - weights[others, target].max())
        odds /= odds.sum()
        is_source = others == source
        second = float(odds[~is_source].max(initial=0.0))
        ahead = 1.0 - sum(roots[at] for at in below[target])
        ahead *= _stays(weights, sources[source], source, target)
        found.append(Chance(float(odds[is_source][0]), second, min(1.0, max(0.0, ahead))))
    return found


def _stays(weights: Weights, before: int | None, source: int, target: int) -> float:
    """How likely a source and its target have not changed places behind the source's own source."""
    if before is None:
        return 1.0
    turned = weights[before, target] + weights[target, source]
    gain = turned - weights[before, source] - weights[source, target]
    return float(1 / (1 + np.exp(np.minimum(gain, FLAT))))


def _below(sources: Sequence[int | None]) -> list[set[int]]:
    """Each document with all that were made from it."""
    below: list[set[int]] = [{at} for at in range(len(sources))]
    for at in range(len(sources)):
        source = sources[at]
        while source is not None:
            below[source].add(at)
            source = sources[source]
    return below


def _as_roots(
    weights: Weights, sources: Sequence[int | None], below: Sequence[set[int]]
) -> list[float]:
    """How likely each document is the root of its tree, where only the way there is turned round.

    A step from a document to one that was made from it multiplies the number of orders in which the
    tree can have grown by the size of the part below, over that of the rest.
    """
    gains = [0.0] * len(sources)
    found = [0.0] * len(sources)
    for root in (at for at, source in enumerate(sources) if source is None):
        for at in sorted(below[root], key=lambda at: -len(below[at])):
            source = sources[at]
            if source is not None:
                size = len(below[at])
                orders = log(size / (len(below[root]) - size))
                gains[at] = gains[source] + weights[at, source] - weights[source, at] + orders
        tree = sorted(below[root])
        odds = np.exp(np.array([gains[at] for at in tree]) - max(gains[at] for at in tree))
        for at, chance in zip(tree, (odds / odds.sum()).tolist(), strict=True):
            found[at] = chance
    return found


def _arborescence(weights: Weights, root: int) -> list[int]:
    """The source of each node but the root, whose own is itself, in the heaviest arborescence."""
    count = len(weights)
    source: list[int] = weights.argmax(axis=0).tolist()
    source[root] = root
    cycle = _cycle(source, root)
    if not cycle:
        return source
    inside = np.zeros(count, dtype=np.bool_)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    joined = len(outside)  # the cycle as one node
    smaller = np.full((joined + 1, joined + 1), -np.inf)
    smaller[:joined, :joined] = weights[outside][:, outside]
    kept = np.array([weights[source[at], at] for at in cycle])
    entering = weights[outside][:, cycle] - kept[None, :]
    leaving = weights[cycle][:, outside]
    smaller[:joined, joined] = entering.max(axis=1)
    smaller[joined, :joined] = leaving.max(axis=0)
    found = _arborescence(smaller, int(np.flatnonzero(outside == root)[0]))
    whole = list(source)
    for place, at in enumerate(outside.tolist()):
        if at != root:
            given = found[place]
            whole[at] = (
                cycle[int(leaving[:, place].argmax())] if given == joined else int(outside[given])
            )
    opened = cycle[int(entering[found[joined]].argmax())]
    whole[opened] = int(outside[found[joined]])
    return whole


def _cycle(source: Sequence[int], root: int) -> list[int]:
    """The nodes of a loop of sources; none where all lead to the root."""
    done = {root}
    for start in range(len(source)):
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = source[at]
        if at not in done:
            return path[path.index(at) :]
        done.update(path)
    return []
