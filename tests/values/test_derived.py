"""A figure that follows from two others of the other side is no difference; any other is."""

from dataclasses import replace

import pytest

from retold.model import Span
from retold.values.derived import EXACT, LARGE, MOST, ROUNDED, follows, is_derived, worked_out
from retold.values.matching import match
from retold.values.quantities import quantities
from retold.values.quantity import Difference, Quantity


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


def _value(words: str) -> Quantity:
    (found,) = _read(words)
    return found


@pytest.mark.parametrize(
    ("left", "right", "value", "another"),
    [
        ("200 boats", "a fifth of", "40 boats", "41 boats"),  # so many of them
        ("200 boats", "a fifth of", "160 boats", "163 boats"),  # fewer by so many
        ("200 boats", "a fifth of", "240 boats", "243 boats"),  # more by so many
        ("240 boats", "a fifth of", "200 boats", "203 boats"),  # before they were more
        ("160 boats", "a fifth of", "200 boats", "197 boats"),  # before they were fewer
        ("9 boats", "12 boats", "three-quarters", "70 percent"),
        ("50 boats", "200 boats", "75 percent", "74 percent"),  # so far down
        ("250 boats", "200 boats", "25 percent", "24 percent"),  # so far up
        ("5 billion", "4 boats", "20 billion", "21 billion"),
        ("40 boats", "12 boats", "52 boats", "53 boats"),
        ("40 boats", "12 boats", "28 boats", "27 boats"),
        ("200 boats", "half", "100 boats", "103 boats"),
        ("100 percent", "25 percent", "75 percent", "74 percent"),
    ],
)
def test_each_step_of_arithmetic_has_one_answer(
    left: str, right: str, value: str, another: str
) -> None:
    operands = _value(left), _value(right)
    for replaced in operands:
        assert follows(_value(value), operands, replaced)
        assert follows(_value(value), operands[::-1], replaced)
        assert not follows(_value(another), operands, replaced)


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [
        ("40 boats", "1 boat", "41 boats"),  # one more is what any text has
        ("40 boats", "0 boats", "40 boats"),
        ("40 boats", "COVID-19", "59 boats"),  # a figure of a name is no number
        ("9 a.m.", "40 boats", "580 boats"),  # nor is a time of day
        ("40 km", "12 kg", "52 litres"),  # lengths and weights have no sum in litres
        ("4 March", "3 weeks", "7 March"),
        ("in 1980", "12 boats", "in 1992"),  # what are boats to a year?
        ("in 1980", "half", "in 990"),
    ],
)  # fmt: skip
def test_what_no_sum_is_made_of_makes_none(left: str, right: str, value: str) -> None:
    operands = [*_read(left), *_read(right)]
    (result,) = _read(value) if len(_read(value)) == 1 else _read(value)[:1]
    assert not any(follows(result, operands, replaced) for replaced in (*operands, None))


@pytest.mark.parametrize(
    ("source", "target", "derived"),
    [
        ((), ("52 boats",), False), (("40 boats", "12 boats"), ("52 boats",), True),
        (("52 boats",), ("40 boats", "12 boats"), True), (("52 boats",), (), False),
    ],
)  # fmt: skip
def test_a_figure_on_one_side_only_follows_from_the_other_side(
    source: tuple[str, ...], target: tuple[str, ...], *, derived: bool
) -> None:
    values = [tuple(map(_value, side)) for side in (source, target)]
    if len(target) == 1:
        assert is_derived(Difference(None, values[1][0]), *values) is derived
    if len(source) == 1:
        assert is_derived(Difference(values[0][0], None), *values) is derived


@pytest.mark.parametrize(("days", "follow"), [(3, True), (4, False)])
def test_a_date_is_reckoned_by_days_or_years_alone(days: int, *, follow: bool) -> None:
    day, month = _read("2 December")
    length = _value(f"{days} days")
    assert follows(replace(day, value=5), [day, length]) is follow
    assert not follows(replace(month, value=5), [replace(month, value=2), length])
    assert not follows(replace(day, value=5), [day, replace(length, unit="week")])
    year, span = _value("in 1980"), _value("12 years")
    assert follows(_value("in 1992"), [year, span])
    assert not follows(_value("in 1992"), [year, replace(span, unit="day")])


def test_thresholds_are_what_the_cases_here_were_made_for() -> None:
    assert (ROUNDED, EXACT, LARGE) == (0.01, 1e-6, 100)


@pytest.mark.parametrize(("total", "is_exact"), [(500_000.4, True), (500_000.6, False)])
def test_a_sum_is_exact_up_to_what_figures_are_kept_to(total: float, *, is_exact: bool) -> None:
    operands = [Quantity(Span(0, 1), "count", 400_000.0), Quantity(Span(2, 3), "count", 100_000.0)]
    assert follows(Quantity(Span(0, 2), "count", total), operands) is is_exact


def _worked_out(source: str, target: str) -> bool:
    """Whether a figure that differs is said to compare two, and does."""
    matching = match(_read(source), _read(target), (), ())
    assert matching.differences
    return bool(worked_out(matching.differences, matching.equal, (source, target)))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("40 cars in May and 52 in June", "52 cars in June, 12 more than in May"),
        ("40 cars in May and 52 in June", "40 cars in May and 12 more in June"),
        ("40 cars in May and 52 in June", "40 cars in May, 12 fewer than in June"),
        ("it has 21,000 now, against 27,000 then", "it has 21,000 now, 6,000 fewer than then"),
        ("it has 48 points and she 44", "it has 48 points, four ahead of her"),
        ("from 20 to 25 crowns", "by 5 crowns to 25"),
        ("from 20 to 25 crowns", "by a quarter from 20 crowns"),
        ("310 for and 290 against", "310 for, a majority of 20"),
        ("on 2 May and on 5 May", "on 2 May and three days later"),
        ("four men and three women", "seven people, three of them women"),
        ("four men and ten women", "fourteen people, of whom ten were women"),
    ],
)
def test_a_figure_that_compares_two_is_worked_out(source: str, target: str) -> None:
    assert _worked_out(source, target)
    assert _worked_out(target, source)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("40 cars in May and 52 in June", "40 cars in May and 12 in June"),
        ("40 cars in May and 52 in June", "52 cars in June, 12 fewer than in May"),
        ("40 cars in May and 52 in June", "40 cars in May and 12 fewer in June"),
        ("40 cars in May and 52 in June", "52 cars in June, 14 more than in May"),
        ("it has 21,000 now, against 27,000 then", "it has 21,000 now, 6,000 more than then"),
        (
            "it has 21,000, against 27,000 a year earlier",
            "it has 21,000, 6,000 more than a year earlier",
        ),
        ("from 20 to 25 crowns", "by 15 crowns to 25"),
        ("from 20 to 25 crowns", "by a third from 20 crowns"),
        ("on 2 May and on 5 May", "on 2 May and four days later"),
        ("four men and three women", "eight people, three of them women"),
        ("312 men and 9 boys", "9 boys, 321 more than men"),
    ],
)
def test_a_figure_that_compares_wrongly_or_not_at_all_is_not(source: str, target: str) -> None:
    assert not _worked_out(source, target)


def test_in_a_table_nothing_is_worked_out() -> None:
    rows = " and ".join(f"{101 + 7 * row} in r{row}" for row in range(MOST - 1))
    changed = " and ".join(f"{5000 + 11 * row} in r{row}" for row in range(MOST - 1))
    assert _worked_out(
        f"40 in May and 52 in June and {rows}", f"52 in June, 12 more than in May and {changed}"
    )
    assert not _worked_out(
        f"40 in May and 52 in June and {rows} and 9000 in s",
        f"52 in June, 12 more than in May and {changed} and 8003 in s",
    )


def test_a_whole_is_worked_out_of_the_part_that_it_is_said_to_have_alone() -> None:
    source = "at least four people, one of them a child of about ten"
    assert not _worked_out(source, source.replace("four", "fourteen"))
