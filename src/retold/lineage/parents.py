"""Weights of "this is from that", and dates -> the likeliest lineage, and how likely each part is.

Every document has one source, which is another document or none that is here: the unknown source,
from which all descend. So a lineage is a spanning arborescence that grows from the unknown source,
and its weight the sum of its edges' (logarithms of odds), and of how well it goes with the dates of
all documents together (`growth`). The heaviest by its edges, with the dates of each two, is found
as Chu and Liu (1965) and Edmonds (1967) do; then by what that lineage says of when its documents
came, as long as it gets better. It may be hung up at any other of its documents, where the edges
between are turned round: which is the likeliest root is weighed by these edges, and by how well it
goes with the dates; without these, by in how many orders a tree that is hung up there can have
grown (Shah and Zaman 2011: a text from which many were made is likelier the first than one at the
rim).

How likely a part of a lineage is `chances` tells from the lineages that differ in that part alone:
another source for one document, or another root.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from retold.lineage.growth import Beliefs, Growth, apart

Weights: TypeAlias = npt.NDArray[np.float64]
"""[source, target]: the logarithm of the odds that the target was made from the source; -inf where
it cannot be. The last row is the unknown source."""


FLAT = 30.0
"""Weights further apart than this are as good as certain."""
ROUNDS = 4
"""How often what a lineage says of its documents' moments is heard, at most: twice is the rule."""
LEAST = 1e-12
"""How likely any order is, at least."""


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


def best(weights: Weights, dated: Beliefs) -> list[int | None]:
    """The source of each document in the likeliest lineage; None where it is the unknown source.

    dated: when each may have come. Of equal sources the first counts.
    """
    likeliest: list[int | None] = []
    heaviest = -np.inf
    before = apart(dated)
    for _ in range(ROUNDS):
        sources = _hung_up(weights, _spanning(_with_dates(weights, before)), dated)
        growth = Growth(dated, sources)
        weight = _weight(weights, sources, growth)
        if weight <= heaviest:
            break
        likeliest, heaviest = sources, weight
        before = _as_grown(before, growth, sources)
    return likeliest


def _spanning(weights: Weights) -> list[int | None]:
    """The sources in the heaviest lineage by its edges alone."""
    count = weights.shape[1]
    square = np.full((count + 1, count + 1), -np.inf)
    square[:, :count] = weights
    np.fill_diagonal(square, -np.inf)
    heaviest = arborescence(square, count)
    return [None if heaviest[node] == count else heaviest[node] for node in range(count)]


def _with_dates(weights: Weights, before: Beliefs) -> Weights:
    """The weights, less where a source hardly came before; nothing for the one that did most."""
    count = weights.shape[1]
    likely = np.log(np.maximum(before, LEAST))
    likely -= likely.max(axis=0, initial=-np.inf, where=np.isfinite(weights[:count]))
    dated: Weights = weights.copy()
    dated[:count] += np.where(np.isfinite(weights[:count]), likely, 0.0)
    return dated


def _weight(weights: Weights, sources: Sequence[int | None], growth: Growth) -> float:
    """The weight of a lineage: of its edges, and of how well it goes with the dates."""
    unknown = weights.shape[1]
    return sum(
        float(weights[unknown if source is None else source, target])
        + (growth.as_root(target) if source is None else 0.0)
        for target, source in enumerate(sources)
    )


def _as_grown(before: Beliefs, growth: Growth, sources: Sequence[int | None]) -> Beliefs:
    """How likely each document came before each other, by what the lineage says of their moments.

    Of one that was made from the other only what their dates say.
    """
    grown = growth.sourced()
    for node, below in enumerate(_below(sources)):
        made = list(below)
        grown[made, node] = before[made, node]
    return grown


def _hung_up(weights: Weights, sources: list[int | None], dated: Beliefs) -> list[int | None]:
    """The lineage with each of its trees hung up at its likeliest root."""
    roots = _as_roots(weights, sources, Growth(dated, sources))
    likeliest: dict[int, int] = {}
    for node in range(len(sources)):
        top = _top(sources, node)
        if roots[node] > roots[likeliest.get(top, top)]:
            likeliest[top] = node
    turned = list(sources)
    for node in likeliest.values():
        above: int | None = None
        below: int | None = node
        while below is not None:
            turned[below], above, below = above, below, sources[below]
    return turned


def _top(sources: Sequence[int | None], node: int) -> int:
    source = sources[node]
    while source is not None:
        node, source = source, sources[source]
    return node


class Chance(NamedTuple):
    """How likely a document's source is, 0…1: among all that could be, and the next of these.

    ahead: that it was the source of the document, and not the other way round.
    """

    which: float
    second: float
    ahead: float


def chances(weights: Weights, sources: Sequence[int | None], dated: Beliefs) -> list[Chance]:
    """How likely the source of each document is, given a lineage; 1 where there is none.

    dated: when each may have come.
    """
    below = _below(sources)
    growth = Growth(dated, sources)
    roots = _as_roots(weights, sources, growth)
    before = growth.sourced()
    likely = []
    for target, source in enumerate(sources):
        if source is None:
            likely.append(Chance(1.0, 0.0, 1.0))
            continue
        others = np.array([node for node in range(len(sources)) if node not in below[target]])
        logs = weights[others, target] + np.log(np.maximum(before[others, target], LEAST))
        odds = np.exp(logs - logs.max())
        odds /= odds.sum()
        is_source = others == source
        second = float(odds[~is_source].max(initial=0.0))
        ahead = 1.0 - sum(roots[node] for node in below[target])
        ahead *= _stays(weights, growth, sources, target)
        likely.append(Chance(float(odds[is_source][0]), second, min(1.0, max(0.0, ahead))))
    return likely


def _stays(weights: Weights, growth: Growth, sources: Sequence[int | None], target: int) -> float:
    """How likely a document and its source have not changed places below the source's own."""
    source = sources[target]
    before = sources[source] if source is not None else None
    if source is None or before is None:
        return 1.0
    turned = weights[before, target] + weights[target, source]
    gain = turned - weights[before, source] - weights[source, target]
    if not np.isfinite(gain):
        return 1.0
    gain += growth.turned(target)
    return float(1 / (1 + np.exp(np.minimum(gain, FLAT))))


def _below(sources: Sequence[int | None]) -> list[set[int]]:
    """Each document with all that were made from it."""
    below: list[set[int]] = [{node} for node in range(len(sources))]
    for node in range(len(sources)):
        source = sources[node]
        while source is not None:
            below[source].add(node)
            source = sources[source]
    return below


def _as_roots(weights: Weights, sources: Sequence[int | None], growth: Growth) -> list[float]:
    """How likely each document is its tree's root, where only the way there is turned round."""
    gains = [0.0] * len(sources)
    likely = [0.0] * len(sources)
    below = _below(sources)
    for root in (node for node, source in enumerate(sources) if source is None):
        for node in sorted(below[root], key=lambda node: -len(below[node])):
            source = sources[node]
            if source is not None:
                gains[node] = gains[source] + weights[node, source] - weights[source, node]
        tree = sorted(below[root])
        weighed = np.array([gains[node] + growth.as_root(node) for node in tree])
        odds = np.exp(weighed - weighed.max())
        for node, chance in zip(tree, (odds / odds.sum()).tolist(), strict=True):
            likely[node] = chance
    return likely


def arborescence(weights: Weights, root: int) -> list[int]:
    """The source of each node but the root, whose own is itself, in the heaviest arborescence.

    Where the heaviest edges into all nodes make circles, each circle becomes one node, which an
    edge enters at its gain over the circle's own edge there; all circles at once: few rounds do.
    """
    sources: list[int] = weights.argmax(axis=0).tolist()
    sources[root] = root
    groups = _groups(sources, root)
    if len(groups) == len(sources):
        return sources
    group_of = np.empty(len(sources), dtype=np.int64)
    gains = weights.copy()
    for number, group in enumerate(groups):
        group_of[group] = number
        if len(group) > 1:
            gains[:, group] -= weights[[sources[node] for node in group], group]
    smaller = _heaviest(gains, groups)
    chosen = arborescence(smaller, int(group_of[root]))
    whole = list(sources)
    for number, group in enumerate(groups):
        if number != group_of[root]:
            part = gains[np.ix_(groups[chosen[number]], group)]
            place = int(part.argmax())
            source, target = divmod(place, len(group))
            whole[group[target]] = groups[chosen[number]][source]
    return whole


def _heaviest(gains: Weights, groups: Sequence[list[int]]) -> Weights:
    """The heaviest edge from each group of nodes to each other."""
    order = [node for group in groups for node in group]
    starts = np.cumsum([0, *map(len, groups)])[:-1]
    sorted_gains = gains[order][:, order]
    rows = np.maximum.reduceat(sorted_gains, starts, axis=0)
    heaviest: Weights = np.maximum.reduceat(rows, starts, axis=1)
    np.fill_diagonal(heaviest, -np.inf)
    return heaviest


def _groups(sources: Sequence[int], root: int) -> list[list[int]]:
    """The nodes, those of a circle of sources together."""
    state = [0] * len(sources)  # 1: on the way from the present start, 2: done
    state[root] = 2
    groups = [[root]]
    for start in range(len(sources)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = sources[node]
        circle = path[path.index(node) :] if state[node] == 1 else []
        groups += [circle] if circle else []
        groups += [[each] for each in path[: len(path) - len(circle)]]
        for each in path:
            state[each] = 2
    return groups
