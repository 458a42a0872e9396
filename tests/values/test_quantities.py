"""Quantities are read by value, whatever their writing."""
# ruff: noqa: SIM905 - lists of words read best as text

from dataclasses import fields, replace

import pytest

from retold.model import Span
from retold.values.quantities import quantities
from retold.values.quantity import Quantity


def read(text: str) -> list[tuple[str, str, float]]:
    found = quantities(text, Span(0, len(text)))
    return [(one.span.of(text), one.sort, one.value) for one in found]


@pytest.mark.parametrize(
    ("text", "sort", "value"),
    [
        ("$1.5 million", "money", 1_500_000),
        ("€5m", "money", 5_000_000),
        ("2½-hour", "count", 2.5),
        ("thirty-two", "count", 32),
        ("two hundred and fifty thousand", "count", 250_000),
        ("1,200", "count", 1200),
        ("20 per cent", "percent", 20),
        ("fifty percent", "percent", 50),
        ("two thirds", "percent", 200 / 3),
        ("3:40 a.m.", "clock", 220),
        ("seven o'clock", "clock", 420),
        ("the 1990s", "year", 1990),
        ("twenty-first", "ordinal", 21),
        ("a dozen", "count", 12),
        ("COVID-19", "label", 19),
        ("half past nine in the evening", "clock", 1290),
        ("a quarter to six", "clock", 345),
        ("twenty minutes to eight", "clock", 460),
        ("seven in the morning", "clock", 420),
        ("12 noon", "clock", 720),
        ("half a million", "count", 500_000),
        ("three-quarters of an hour", "count", 0.75),
        ("a tenth of a second", "count", 0.1),
        ("an hour and a half", "count", 1.5),
        ("two and a half million euros", "money", 2_500_000),
        ("one in five", "percent", 20),
        ("nine out of ten", "percent", 90),
        ("sixty miles an hour", "count", 60),
        ("90 kilometres per hour", "count", 90),
        ("11,000,", "count", 11_000),
        ("27,5 cm", "count", 27.5),
        ("1,5 million", "count", 1_500_000),
        ("one-third share", "percent", 100 / 3),
        ("the 1/8 final", "percent", 12.5),
        ("at 13: 50", "clock", 830),
        ("7: 20 p.m.", "clock", 1160),
        ("at 11 hours 28 minutes", "clock", 688),
        ("发现了14条裂缝", "count", 14),
        ("長さ3.5メートル", "count", 3.5),
    ],
)
def test_a_quantity_has_its_value(text: str, sort: str, value: float) -> None:
    ((_, found_sort, found_value),) = read(text)
    assert found_sort == sort
    assert found_value == pytest.approx(value)


def test_a_date_is_taken_apart() -> None:
    assert read("on March 18, 2025") == [
        ("March", "month", 3),
        ("18", "day", 18),
        ("2025", "year", 2025),
    ]
    assert [sort for _, sort, _ in read("2025-03-18")] == ["year", "month", "day"]


def test_may_is_a_month_only_where_it_can_be_one() -> None:
    assert read("He may go") == []
    assert [sort for _, sort, _ in read("in May 2014")] == ["month", "year"]


def test_a_range_shares_its_scale() -> None:
    assert [value for _, _, value in read("between two and three billion dollars")] == [2e9, 3e9]


def test_spans_count_from_the_whole_text() -> None:
    text = "Nothing here. He paid 40 crowns."
    (found,) = quantities(text, Span(14, len(text)))
    assert found.span.of(text) == "40 crowns"


def test_a_part_alone_is_a_share_only_where_something_changes_by_it() -> None:
    assert next(sort for _, sort, _ in read("fell by a fifth since May 2019")) == "percent"
    assert [sort for _, sort, _ in read("led by a third runner")] == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("up to £2 million", -1),
        ("no more than 40 boats", -1),
        ("nearly forty boats", -1),
        ("at least 40 boats", 1),
        ("no less than forty boats", 1),
        ("40 or more boats", 1),
        ("about 40 boats", 0),
    ],
)
def test_a_quantity_may_be_the_least_or_the_most(text: str, side: int) -> None:
    (found,) = quantities(text, Span(0, len(text)))
    assert found.bound == side


def test_a_value_in_brackets_is_an_aside() -> None:
    text = "100 yards (91 metres)"
    assert [one.aside for one in quantities(text, Span(0, len(text)))] == [False, True]


def test_a_value_moved_is_the_same_but_for_where_it_stands() -> None:
    whole = Quantity(Span(3, 5), "money", 4.0, "£", True, True, -1, Span(1, 5), "year", "m", True)  # noqa: FBT003
    moved = whole.moved(10)
    assert (moved.span, moved.whole) == (Span(13, 15), Span(11, 15))
    assert replace(moved, span=whole.span, whole=whole.whole) == whole
    assert all(getattr(whole, field.name) for field in fields(whole))  # none is left at nothing


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 boats came into it.", [5]),
        ("It ended.Two came.", [2]),
        ("in 2.0.1 of it", [2]),
        ("the 3.5.7 of it", [3.5]),
        (".5 km", [0.5]),
        ("·5 km", [0.5]),
        ("(.5 km)", [0.5]),
        ("1.", [1]),
        ("a .5 km", [0.5]),
    ],
)
def test_no_value_begins_inside_a_figure(text: str, values: list[float]) -> None:
    assert [value for _, _, value in read(text)] == values


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("(91 metres)", True), ("It is (in all) 91 metres (or so)", False), ("(91 metres", False),
        ("(91" + " " * 30 + "metres)", True), ("(" + "x" * 35 + " 91)", True),
        ("(" + "x" * 36 + " 91)", False), ("91 metres (or so)", False), ("x (91) y", True),
    ],
)  # fmt: skip
def test_an_aside_stands_in_one_short_bracket(text: str, *, aside: bool) -> None:
    assert [one.aside for one in quantities(text, Span(0, len(text)))][-1] == aside


@pytest.mark.parametrize("sign", ["$", "US$", "A$", "AU$", "C$", "CA$", "NZ$", "HK$", "S$", "€",
"£",
    "¥", "₹", "₽", "₺", "₩", "₪", "₴"])  # fmt: skip
def test_a_value_begins_at_the_sign_of_its_currency(sign: str) -> None:
    assert read(f"a sum of {sign}5 there") == [(f"{sign}5", "money", 5.0)]


@pytest.mark.parametrize("code",
"USD EUR GBP JPY CHF AUD CAD NZD HKD SGD INR CNY RMB SEK NOK DKK ISK "
    "CZK MXN ARS PHP PLN RUB BRL ZAR Rs".split())  # fmt: skip
def test_a_value_begins_at_the_code_of_its_currency(code: str) -> None:
    assert read(f"a sum of {code} 5 there") == [(f"{code} 5", "money", 5.0)]
