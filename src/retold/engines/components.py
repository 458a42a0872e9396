"""Edges between documents -> connected components, in one place or in many.

In one place they are joined by union-find. In many, by large-star and small-star, turn about:
Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected components in MapReduce and
beyond" (SoCC 2014). Each document sees its neighbours alone; the least number among these becomes
the centre of all of them, until every component is a star around its least document.

    1-2, 2-3, 3-4     edges
    2→1, 3→1, 4→2     large-star: each tells its larger neighbours the least number that it sees
    2→1, 3→1, 4→2     small-star: each tells its smaller ones, and itself, the least of these
    2→1, 3→1, 4→1     large-star again: 2 sees 1 and 4, and tells 4
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from retold.engines.finished import Work
from retold.engines.row_columns import column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take

IN_ONE_PLACE = 100_000_000
"""Edges that are joined in the process that is called: 3 GB, at 16 bytes each and what sorting them
takes. Beyond, they stay where they are."""

LABELS = pa.schema({"document": pa.int64(), "component": pa.int64()})
"""A document and the least of its component; the least itself has no row."""

_STARS = pa.schema({**{field.name: field.type for field in LABELS}, "check": pa.int64()})
_BETWEEN = keyed(pa.schema({"other": pa.int64()}))
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(31)

Sides = tuple[NDArray[np.int64], NDArray[np.int64]]


def label(work: Work, source: str, sides: tuple[str, str], bound: int = IN_ONE_PLACE) -> str:
    """The stage that says of which component each document of some edges is.

    Args:
        work: the run.
        source: a stage with a row for each edge.
        sides: the columns of the two documents.
        bound: the most edges that are joined in this process.
    """
    edges = work.rows(source)
    if edges <= bound:
        rows = work.read(source, [*sides])
        joined = components(*(rows.column(side).to_numpy() for side in sides))
        work.keep("components", pa.table([*map(pa.array, joined)], schema=LABELS))
        return "components"
    return _by_stars(work, source, sides)


def components(near: NDArray[np.int64], far: NDArray[np.int64]) -> Sides:
    """The documents of edges and the least of the component of each, but for the least themselves.

    Union-find over arrays: each round hangs the larger of two roots below the smaller, for all
    edges at once, and then every document below its root.
    """
    documents, places = np.unique(np.concatenate([near, far]), return_inverse=True)
    left, right = np.split(places, 2)
    roots = np.arange(documents.size)
    while left.size:
        left, right = roots[left], roots[right]
        apart = left != right
        left, right = left[apart], right[apart]
        np.minimum.at(roots, np.maximum(left, right), np.minimum(left, right))
        while not np.array_equal(above := roots[roots], roots):
            roots = above
    hung = roots != np.arange(documents.size)
    return documents[hung], documents[roots[hung]]


def _by_stars(work: Work, source: str, sides: tuple[str, str]) -> str:
    before, columns = None, sides
    for number in count():
        large, small = f"large-star-{number}", f"small-star-{number}"
        work.run(large_star(large, source, columns))
        work.run(small_star(small, large))
        source, columns = small, ("document", "component")
        checks = work.read(small, ["check"], pc.is_valid(pc.field("check"))).column("check")
        check = int(checks.to_numpy().sum())
        if check == before:
            return source
        before = check
    raise AssertionError


def large_star(name: str, source: str, sides: tuple[str, str]) -> Stage:
    """Each document tells its larger neighbours the least of its own number and theirs."""
    take = Take(source, sides, partial(_both_ways, sides))
    return Stage(name, (take,), partial(_starred, _largely), _BETWEEN, _STARS)


def small_star(name: str, source: str) -> Stage:
    """Each document tells its smaller neighbours, and itself, the least number among these."""
    take = Take(source, ("document", "component"), _to_larger)
    return Stage(name, (take,), partial(_starred, _slightly), _BETWEEN, _STARS)


def _both_ways(sides: tuple[str, str], rows: Records) -> Records:
    near, far = _edges(rows, sides)
    return table({KEY: np.concatenate([near, far]), "other": np.concatenate([far, near])})


def _to_larger(rows: Records) -> Records:
    near, far = _edges(rows, ("document", "component"))
    return table({KEY: np.maximum(near, far), "other": np.minimum(near, far)})


def _edges(rows: Records, sides: tuple[str, str]) -> Sides:
    """The edges in some rows, but for those of a document with itself."""
    near, far = (rows.column(side) for side in sides)
    kept = rows.filter(pc.fill_null(pc.not_equal(near, far), fill_value=False))
    return column(kept, sides[0]), column(kept, sides[1])


def _starred(star: Callable[[Sides], Sides], rows: Records) -> Iterator[Records]:
    own, others = _distinct(column(rows, KEY), column(rows, "other"))
    documents, centres = _distinct(*star((own, others)))
    yield table({"document": documents, "component": centres})
    mixed = (documents.view(np.uint64) * _MIX) ^ centres.view(np.uint64)
    mixed = (mixed ^ (mixed >> _SHIFT)) * _MIX
    yield table({"check": np.array([mixed.sum()], np.uint64).view(np.int64)})


def _largely(edges: Sides) -> Sides:
    own, others = edges
    least = np.minimum(own, _least(own, others))
    larger = others > own
    return others[larger], least[larger]


def _slightly(edges: Sides) -> Sides:
    own, others = edges
    least = _least(own, others)
    further = others != least
    return np.concatenate([others[further], own]), np.concatenate([least[further], least])


def _least(own: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """The least neighbour of the document of each edge; edges are sorted by both."""
    values: NDArray[np.int64] = others[np.searchsorted(own, own)]
    return values


def _distinct(near: NDArray[np.int64], far: NDArray[np.int64]) -> Sides:
    """Edges, sorted, each once."""
    order = np.lexsort((far, near))
    near, far = near[order], far[order]
    new = np.ones(near.size, np.bool_)
    new[1:] = (near[1:] != near[:-1]) | (far[1:] != far[:-1])
    return near[new], far[new]
