"""Components are the same joined in one place and by stars, and those of the graph."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.engines.components import IN_ONE_PLACE, components, label, large_star, small_star
from retold.engines.finished import Work
from retold.engines.local import owner
from retold.engines.stage import KEY, Stage
from tests.engines.runners import Opening, local, on_sail, on_spark, processes

Edges = list[tuple[int, int]]
numbers = st.one_of(st.integers(0, 12), st.integers(-(2**63), 2**63 - 1))
graphs = st.lists(st.tuples(numbers, numbers), max_size=40)


def expected(edges: Edges) -> dict[int, int]:
    """The least of the component of each document, but for the least themselves."""
    parts = nx.connected_components(nx.Graph(edges))
    return {number: min(part) for part in parts for number in part if number != min(part)}


def run(stage: Stage, rows: pa.RecordBatch, partitions: int) -> Iterator[pa.RecordBatch]:
    """What a stage makes of some rows, spread over so many places; without the files between."""
    for spread in stage.spread(0, [rows.select([*stage.takes[0].columns])]):
        owners = owner(spread.column(KEY).to_numpy(), partitions)
        for place in range(partitions):
            yield from stage.gathered([spread.filter(pa.array(owners == place))])


def by_stars(edges: Edges, partitions: int) -> tuple[dict[int, int], int]:
    """The components, and after how many rounds they were known."""
    left, right = zip(*edges, strict=True) if edges else ((), ())
    rows = pa.record_batch(
        {"document": pa.array(left, pa.int64()), "component": pa.array(right, pa.int64())}
    )
    before, rounds = None, 0
    while True:
        large = large_star("large", "edges", ("document", "component"))
        for stage in (large, small_star("small", "large")):
            made = pa.Table.from_batches(run(stage, rows, partitions), stage.result)
            rows = made.combine_chunks().to_batches()[0] if made.num_rows else rows.slice(0, 0)
        check = sum(
            value for value in rows.column(rows.num_columns - 1).to_pylist() if value is not None
        )
        rounds += 1
        if check == before:
            break
        before = check
    pairs = zip(*(rows.column(index).to_pylist() for index in range(2)), strict=True)
    return {own: least for own, least in pairs if own is not None}, rounds


@given(edges=graphs)
def test_union_find_has_the_components_of_a_graph(edges: Edges) -> None:
    own = np.array(edges, np.int64).reshape(-1, 2)
    documents, least = components(own[:, 0], own[:, 1])
    assert dict(zip(documents.tolist(), least.tolist(), strict=True)) == expected(edges)
    assert len(set(documents.tolist())) == documents.size


@settings(deadline=None)
@given(edges=graphs, partitions=st.integers(1, 4))
def test_stars_have_the_components_of_a_graph(edges: Edges, partitions: int) -> None:
    assert by_stars(edges, partitions)[0] == expected(edges)


@pytest.mark.parametrize("length", [2, 30, 300])
def test_a_long_chain_takes_few_rounds(length: int) -> None:
    order = np.random.default_rng(length).permutation(length).tolist()
    edges = list(pairwise(order))
    found, rounds = by_stars(edges, 3)
    assert found == expected(edges)
    assert rounds <= 3 + np.log2(length)


@pytest.mark.parametrize("opening", [local, processes, on_sail, on_spark])
@pytest.mark.parametrize("bound", [0, 5, 6])
def test_above_the_bound_stars_join_and_below_one_place(
    tmp_path: Path, opening: Opening, bound
) -> None:
    edges = [(7, 3), (3, 9), (9, 12), (5, 4), (12, 12), (8, 8)]
    with opening(2) as engine:
        work = Work(tmp_path / "run", engine)
        work.begin({"of": "edges"})
        work.keep(
            "pairs", pa.table({"later": [a for a, _ in edges], "earlier": [b for _, b in edges]})
        )
        stage = label(work, "pairs", ("later", "earlier"), bound)
        rows = work.read(stage, ["document", "component"]).to_pylist()
    found = {row["document"]: row["component"] for row in rows if row["document"] is not None}
    assert found == expected(edges)
    assert (stage == "components") == (bound >= len(edges))
    assert IN_ONE_PLACE == 10**8
