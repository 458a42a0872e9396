"""A figure that follows from two others of the other side is no difference; any other is."""

import pytest

from retold.model import Span
from retold.values.derived import follows, is_derived
from retold.values.matching import match
from retold.values.quantities import quantities
from retold.values.quantity import Quantity


def _read(text: str) -> tuple[Quantity, ...]:
    return quantities(text, Span(0, len(text)))


def _all_derived(source: str, target: str) -> bool:
    """Whether all that differs between two sentences is worked out."""
    source_values, target_values = _read(source), _read(target)
    differences = match(source_values, target_values, (), ()).differences
    assert differences
    return all(is_derived(found, source_values, target_values) for found in differences)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("17 of the 60 schools are connected", "43 of the 60 schools are not"),
        ("worked 13 hours, three hours too long", "worked 13 hours where 10 hours are allowed"),
        ("fell by a fifth to 48,000 tickets", "fell to 48,000 tickets from 60,000"),
        ("bids came to four times the 5 billion", "bids came to 20 billion for the 5 billion"),
        ("from 200,000 crowns to 50,000 crowns", "by three quarters from 200,000 crowns"),
        ("mould in 9 of the 12 rooms", "mould in three-quarters of the 12 rooms"),
        ("it began on 2 December and took three days", "from the 2nd to 5 December"),
        ("seven of the ten places", "70 percent of the ten places"),
    ],
)
def test_a_figure_that_was_worked_out_follows(source: str, target: str) -> None:
    assert _all_derived(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("17 of the 60 schools are connected", "42 of the 60 schools are not"),
        ("17 of the 60 schools are connected", "19 of the 60 schools are"),
        ("fell by a fifth to 48,000 tickets", "fell to 48,000 tickets from 62,000"),
        ("bids came to four times the 5 billion", "bids came to 25 billion for the 5 billion"),
        ("mould in 9 of the 12 rooms", "mould in two thirds of the 12 rooms"),
        ("it began on 2 December and took three days", "from the 2nd to 6 December"),
        ("3 boats with 4 men", "12 boats with 4 men"),  # below LARGE a product is chance
        ("312 men and 9 boys", "321 men and 9 boys"),
        ("on Monday 3 men", "on Wednesday 5 men"),
    ],
)
def test_another_figure_does_not_follow(source: str, target: str) -> None:
    assert not _all_derived(source, target)


@pytest.mark.parametrize(("product", "is_large"), [(99.0, False), (100.0, True)])
def test_a_multiple_counts_from_a_hundred(product: float, *, is_large: bool) -> None:
    factor = Quantity(Span(0, 1), "count", 9.0)
    base = Quantity(Span(2, 3), "count", product / 9)
    value = Quantity(Span(0, 2), "count", product)
    assert follows(value, [factor, base], factor) is is_large


@pytest.mark.parametrize(("share", "is_near"), [(30.2, True), (30.5, False)])
def test_a_share_may_be_rounded(share: float, *, is_near: bool) -> None:
    part, whole = Quantity(Span(0, 1), "count", 30.0), Quantity(Span(2, 3), "count", 100.0)
    value = Quantity(Span(0, 2), "percent", share, "%")
    assert follows(value, [part, whole], part) is is_near


def test_a_figure_that_stands_for_none_must_be_a_sum() -> None:
    whole, part = Quantity(Span(0, 1), "count", 400.0), Quantity(Span(2, 3), "count", 5.0)
    assert follows(Quantity(Span(0, 2), "count", 395.0), [whole, part])
    assert not follows(Quantity(Span(0, 2), "count", 2000.0), [whole, part])
