import itertools
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.lineage.growth import beliefs
from retold.lineage.parents import Weights, arborescence, best, chances, matrix


def undated(weights: Weights) -> list[int | None]:
    """The likeliest lineage of documents without dates."""
    return best(weights, beliefs([None] * weights.shape[1]))


def lineages(count: int) -> list[tuple[int | None, ...]]:
    """All ways in which so many documents can come from each other, with one root."""
    found = []
    for sources in itertools.product([None, *range(count)], repeat=count):
        if sources.count(None) != 1:
            continue
        for at in range(count):
            seen: set[int] = set()
            here: int | None = at
            while here is not None and here not in seen:
                seen.add(here)
                here = sources[here]
            if here is not None:
                break
        else:
            found.append(sources)
    return found


@st.composite
def edges(draw: st.DrawFn) -> dict[tuple[int, int], float]:
    count = draw(st.integers(2, 6))
    weight = st.integers(-40, 40).map(float)
    pairs = [(one, other) for one in range(count) for other in range(count) if one != other]
    return {pair: draw(weight) for pair in pairs if draw(st.booleans())}


@given(edges())
@settings(deadline=None, max_examples=200)
def test_an_arborescence_is_as_heavy_as_that_of_networkx(
    weights: dict[tuple[int, int], float],
) -> None:
    count = 1 + max((node for pair in weights for node in pair), default=0)
    table = matrix(weights, count)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count + 1))
    square = np.full((count + 1, count + 1), -np.inf)
    square[:, :count] = table
    for source in range(count + 1):
        for target in range(count):
            if source != target and table[source, target] > -np.inf:
                graph.add_edge(source, target, weight=float(table[source, target]))
    sources = arborescence(square, count)
    ours = sum(square[sources[node], node] for node in range(count))
    assert ours == pytest.approx(nx.maximum_spanning_arborescence(graph).size("weight"))


def test_a_thousand_documents_in_pairs_need_no_deep_recursion() -> None:
    ring = {(node, (node + 1) % 1000): 2.0 + node % 2 for node in range(1000)}
    weights = ring | {(target, source): weight for (source, target), weight in ring.items()}
    assert undated(matrix(weights, 1000)).count(None) == 1


@given(edges())
@settings(deadline=None, max_examples=100)
def test_no_document_comes_from_itself_however_far_up(
    weights: dict[tuple[int, int], float],
) -> None:
    count = 1 + max((at for pair in weights for at in pair), default=0)
    sources = undated(matrix(weights, count))
    for at in range(count):
        seen = set()
        here: int | None = at
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = sources[here]


def test_a_chain_is_found_where_each_explains_the_next_best() -> None:
    weights = {(0, 1): 9.0, (1, 2): 9.0, (0, 2): 5.0, (1, 0): 4.0, (2, 1): 4.0, (2, 0): 0.0}
    assert undated(matrix(weights, 3)) == [None, 0, 1]


def test_no_tie_is_no_source() -> None:
    assert undated(matrix({}, 2)) == [None, None]


def test_of_two_that_explain_each_other_alike_neither_is_surely_first() -> None:
    table = matrix({(0, 1): 3.0, (1, 0): 3.0}, 2)
    sources = undated(table)
    likely = chances(table, sources, beliefs([None] * 2))
    [told] = [chance for chance, source in zip(likely, sources, strict=True) if source is not None]
    assert told.ahead == pytest.approx(0.5)


def test_a_text_from_which_many_were_made_is_likelier_the_first() -> None:
    star = {(0, at): 3.0 for at in range(1, 6)} | {(at, 0): 3.0 for at in range(1, 6)}
    assert undated(matrix(star, 6)) == [None, 0, 0, 0, 0, 0]


def test_the_rim_is_the_first_where_that_is_sure_enough() -> None:
    star = {(0, at): 3.0 for at in range(1, 4)} | {(at, 0): 3.0 for at in range(1, 4)}
    star[1, 0] = 3.0 + 2.5
    assert undated(matrix(star, 4)) == [1, None, 0, 0]


def test_how_likely_a_source_is_falls_with_the_next() -> None:
    near = {(0, 2): 5.0, (1, 2): 4.0, (0, 1): 5.0}
    far = {(0, 2): 5.0, (1, 2): -5.0, (0, 1): 5.0}
    dated = beliefs(["2026-04-14", "2026-04-15", "2026-04-16"])
    unsure, sure = (
        chances(matrix(each, 3), best(matrix(each, 3), dated), dated)[2] for each in (near, far)
    )
    assert unsure.which == pytest.approx(1 / (1 + math.exp(-1)), abs=0.03)
    assert unsure.second == pytest.approx(1 - unsure.which)
    assert sure.which > 0.99


def test_every_lineage_of_a_few_is_one_root_and_no_circle() -> None:
    assert len(lineages(3)) == 9  # Cayley: n to the n-1
    weights = {(0, 1): 2.0, (1, 0): 1.0, (1, 2): 3.0, (2, 1): 0.5, (0, 2): 1.0, (2, 0): 0.0}
    assert tuple(undated(matrix(weights, 3))) in lineages(3)
