"""How well a lineage goes with the dates of its documents, and what it says of them."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.lineage.growth import (
    FORGED,
    GUESSED,
    MOST_PLACES,
    PLACES,
    Beliefs,
    Growth,
    apart,
    beliefs,
)

FEW = 5
"""Places in time of the laws, so that all can be gone through."""


def later(source: int, target: int) -> float:
    return 1.0 if target > source else 0.5 if target == source else 0.0


def by_counting(own: Beliefs, sources: list[int | None]) -> float:
    """What `Growth` works out along the edges, by going through all moments."""
    total = 0.0
    for places in itertools.product(range(own.shape[1]), repeat=len(sources)):
        part = math.prod(own[node, place] for node, place in enumerate(places))
        for target, source in enumerate(sources):
            if source is not None:
                part *= later(places[source], places[target])
        total += part
    return total


@st.composite
def trees(draw: st.DrawFn) -> tuple[Beliefs, list[int | None]]:
    """A tree whose root is the first document, and when each may have come."""
    count = draw(st.integers(2, 5))
    sources: list[int | None] = [None]
    sources += [draw(st.integers(0, node - 1)) for node in range(1, count)]
    shares = st.lists(st.integers(1, 20), min_size=FEW, max_size=FEW)
    own = np.array([draw(shares) for _ in range(count)], dtype=float)
    return own / own.sum(axis=1, keepdims=True), sources


def hung_up(sources: list[int | None], root: int) -> list[int | None]:
    turned = list(sources)
    above: int | None = None
    below: int | None = root
    while below is not None:
        turned[below], above, below = above, below, sources[below]
    return turned


@settings(deadline=None, max_examples=30)
@given(trees())
def test_each_root_is_as_likely_as_by_counting(tree: tuple[Beliefs, list[int | None]]) -> None:
    own, sources = tree
    growth = Growth(own, sources)
    for node in range(len(sources)):
        counted = by_counting(own, hung_up(sources, node))
        assert math.exp(growth.as_root(node)) == pytest.approx(counted)


@settings(deadline=None, max_examples=30)
@given(trees())
def test_two_that_change_places_are_as_likely_as_by_counting(
    tree: tuple[Beliefs, list[int | None]],
) -> None:
    own, sources = tree
    growth = Growth(own, sources)
    for target, source in enumerate(sources):
        if source is None or sources[source] is None:
            continue
        turned = list(sources)
        turned[target], turned[source] = sources[source], target
        share = by_counting(own, turned) / by_counting(own, sources)
        assert math.exp(growth.turned(target)) == pytest.approx(share)


@settings(deadline=None, max_examples=30)
@given(trees())
def test_the_source_of_a_leaf_is_as_likely_as_by_counting(
    tree: tuple[Beliefs, list[int | None]],
) -> None:
    own, sources = tree
    leaf = len(sources) - 1  # nothing can have been made from the last
    source = sources[leaf]
    assert source is not None
    counted = by_counting(own, sources) / by_counting(own[:leaf], sources[:leaf])
    likely = Growth(own, sources).sourced()[source, leaf]
    assert likely * _later(own[leaf]).max() == pytest.approx(counted)


def _later(row: Beliefs) -> Beliefs:
    later_places: Beliefs = np.cumsum(row[::-1])[::-1] - row / 2
    return later_places


def test_without_dates_a_root_is_the_likelier_the_more_orders_there_are() -> None:
    star: list[int | None] = [None, 0, 0, 0]
    growth = Growth(beliefs([None] * 4), star)
    # of a star of four: 3! orders from the middle, 2! from the rim
    assert growth.as_root(0) - growth.as_root(1) == pytest.approx(math.log(3), abs=0.05)
    assert math.exp(growth.as_root(0)) == pytest.approx(1 / 4, abs=0.01)


def test_dates_tell_an_order_also_by_way_of_a_text_without_one() -> None:
    dates = ["2026-04-14T17:00", None, "2026-04-14T08:00"]
    chain = Growth(beliefs(dates), [None, 0, 1])
    assert chain.as_root(0) < chain.as_root(1)
    assert chain.as_root(0) < chain.as_root(2)


def test_a_forged_date_is_paid_for_once() -> None:
    dates = ["2026-04-14", "2026-04-10", "2026-04-15", "2026-04-16", "2026-04-17"]
    one = Growth(beliefs(dates), [None, 0, 1, 0, 0]).as_root(0)
    three = Growth(beliefs(dates), [None, 0, 1, 1, 1]).as_root(0)
    honest = Growth(beliefs(dates), [1, None, 1, 1, 1]).as_root(1)
    assert one == pytest.approx(three, abs=0.7)
    assert honest - three > 1.5


@pytest.mark.parametrize(
    ("first", "second", "doubt"),
    [
        ("2026-04-14", "2026-04-15", FORGED),
        ("2026-04-14T08:00", "2026-04-14T09:00", FORGED),
        ("2026-04-14?", "2026-04-15", GUESSED),
    ],
)
def test_two_dates_that_differ_have_the_order_right_as_a_rule(
    first: str, second: str, doubt: float
) -> None:
    order = apart(beliefs([first, second]))
    assert order[0, 1] > 1 - doubt > order[1, 0]
    assert order[0, 1] + order[1, 0] == pytest.approx(1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-04-14", "2026-04-14"),
        ("2026-04-14", "2026-04-14T10:00"),
        (None, "2026-04-14"),
        ("0000-00-00", "2026-04-14"),
        ("2026-04-14T10:00", "2026-04-14T08:00Z"),
    ],
)
def test_dates_that_cannot_be_told_apart_tell_little(first: str | None, second: str) -> None:
    order = apart(beliefs([first, second]))
    assert order[0, 1] == pytest.approx(0.5, abs=0.3)


def test_more_dates_are_told_apart_than_there_are_places() -> None:
    dates = [f"2026-04-14T{hour:02}:{minute:02}" for hour in range(10) for minute in range(10)]
    own = beliefs(dates)
    assert own.shape[1] > PLACES
    order = apart(own)
    assert all(order[node, node + 1] > 0.5 for node in range(len(dates) - 1))


def test_of_very_many_dates_neighbours_may_be_of_one_time() -> None:
    dates = [
        f"2026-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}T{day // 336:02}:00" for day in range(600)
    ]
    own = beliefs(dates)
    assert own.shape[1] == MOST_PLACES
    assert apart(own)[0, 300] > 1 - FORGED


def test_a_thousand_documents_stay_numbers() -> None:
    chain: list[int | None] = [None, *range(999)]
    growth = Growth(beliefs([None] * 1000), chain)
    assert np.isfinite([growth.as_root(node) for node in (0, 500, 999)]).all()
    assert np.isfinite(growth.sourced()).all()
