"""When two quantities are one value, and when they only look it. Read from words, not made."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Span
from retold.values.equality import (
    CLOSE,
    ROUNDED,
    agree,
    are_other_periods,
    is_rounded,
    is_same_outright,
    is_same_value,
    is_turned,
    measure_of,
)
from retold.values.quantity import Quantity, Sort
from retold.values.units import UNITS
from tests.values.reading import only


def quantity(value: float, unit: str | None = None, sort: Sort = "count", **more: Any) -> Quantity:
    return Quantity(Span(0, 1), sort, value, unit, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two years", "24 months"),
        ("a fortnight", "14 days"),
        ("three hours", "180 minutes"),
        ("6 miles", "10 km"),
        ("20 °C", "68 °F"),
        ("£1.20", "120p"),
        ("half", "50 per cent"),
        ("⅔", "two-thirds"),
        ("1,500", "1.5 thousand"),
        ("the 1990s", "the nineties"),
        ("14:15", "2.15pm"),
        ("10:00 GMT", "11:00 BST"),
        ("noon", "12:00"),
        ("15 per cent", "15%"),
        ("$5m", "5 million dollars"),
    ],
)
def test_these_are_one_value_either_way_round(one: str, other: str) -> None:
    assert agree(only(one), only(other))
    assert agree(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two years", "22 months"),
        ("6 miles", "12 km"),
        ("20 °C", "72 °F"),
        ("£1.20", "$1.20"),
        ("half", "40 per cent"),
        ("1,500", "1,600"),
        ("the 1990s", "the eighties"),
        ("14:15", "2.15am"),
        ("10:00 GMT", "10:00 BST"),
        ("15 per cent", "15 percentage points"),
        ("at least four", "at most four"),
        ("5 metres", "5 kilograms"),
        ("£5 a week", "£5 a month"),
    ],
)
def test_these_are_two_either_way_round(one: str, other: str) -> None:
    assert not agree(only(one), only(other))
    assert not agree(only(other), only(one))


@pytest.mark.parametrize(
    ("one", "other", "turned"),
    [
        (quantity(4, bound=1), quantity(4, bound=-1), True),
        (quantity(4, bound=1), quantity(9, bound=-1), True),
        (quantity(4, bound=1), quantity(4, bound=1), False),
        (quantity(4, bound=1), quantity(4), False),
        (quantity(4, bound=1, weak=True), quantity(4, bound=-1), False),
        (quantity(4, bound=1), quantity(4, bound=-1, weak=True), False),
    ],
)
def test_the_least_and_the_most_are_turned_round(
    one: Quantity, other: Quantity, *, turned: bool
) -> None:
    assert is_turned(one, other) == turned
    assert is_turned(other, one) == turned


@pytest.mark.parametrize(
    ("one", "other", "outright"),
    [
        (quantity(4), quantity(4), True),
        (quantity(4), quantity(5), False),
        (quantity(4, "metre"), quantity(4), False),  # only one has a unit
        (quantity(4, per="week"), quantity(4), False),  # only one is a rate
        (quantity(4, per="week"), quantity(4, per="week"), True),
        (quantity(24, "month"), quantity(2, "year"), True),
        (quantity(2031, None, "year"), quantity(2031, "decade", "year"), True),  # dates
        (quantity(0.5, weak=True), quantity(50, "%", "percent"), True),
        (quantity(0.5), quantity(51, "%", "percent"), False),
        (quantity(50), quantity(50, "%", "percent"), False),  # 50 is no share
        (quantity(0.5, "mile"), quantity(50, "%", "percent"), False),  # nor is half a mile
        (quantity(50, weak=True), quantity(50, "%", "percent"), False),
        (quantity(1, weak=True), quantity(100, "%", "percent"), True),
    ],
)
def test_what_is_the_same_outright_says_as_much(
    one: Quantity, other: Quantity, *, outright: bool
) -> None:
    assert is_same_outright(one, other) == outright
    assert is_same_outright(other, one) == outright


SIXTY_TWO = quantity(62, "%", "percent")


def about(value: float, bound: int = 0, unit: str | None = "%") -> Quantity:
    return quantity(value, unit, "percent" if unit == "%" else "count", bound=bound, rough=True)


@pytest.mark.parametrize(
    ("exact", "rounded", "same"),
    [
        (SIXTY_TWO, about(60, 1), True),  # more than 60
        (SIXTY_TWO, about(60, -1), False),  # less than 60
        (SIXTY_TWO, about(60), True),
        (SIXTY_TWO, quantity(60, "%", "percent"), False),  # does not say that it is rounded
        (quantity(62, "%", "percent", rough=True), about(60), False),  # nothing exact to round
        (quantity(62, "%", "percent", bound=1), about(60), False),
        (quantity(60, "%", "percent"), about(62), False),  # more digits are no rounding
        (quantity(55.7, "%", "percent"), about(62), False),
        (SIXTY_TWO, quantity(60, "metre", rough=True), False),
        (quantity(62, None, "label"), quantity(60, None, "count", rough=True), False),
        (quantity(2031, None, "year"), quantity(2030, None, "year", rough=True), False),
        (quantity(62, "£", per="week"), quantity(60, "£", rough=True, per="week"), True),
        (quantity(62, "£", per="week"), quantity(60, "£", rough=True, per="month"), False),
        (quantity(62, "£", per="week"), quantity(60, "£", rough=True), True),
        (quantity(62), quantity(60, "metre", rough=True), False),  # 62 of what?
        (quantity(62, "metre"), quantity(60, rough=True), False),
        (quantity(22, "year"), quantity(2, "decade", rough=True), True),
        (quantity(2.2, "decade"), quantity(22, "year", rough=True), True),  # in another unit
        (quantity(66, "%", "percent"), quantity(200 / 3, "part", "percent", rough=True), True),
        (quantity(66, "%", "percent"), quantity(66.6, "%", "percent", rough=True), False),
        (quantity(66), quantity(60, "no unit", rough=True), True),
        (quantity(60), quantity(66, "no unit", rough=True), False),  # which has more digits
    ],
)
def test_what_is_rounded_must_say_so_and_lie_on_the_side_it_says(
    exact: Quantity, rounded: Quantity, *, same: bool
) -> None:
    assert is_rounded(exact, rounded) == same


@pytest.mark.parametrize(
    ("value", "same"), [(66.6, True), (66.7, False), (54.0, True), (53.9, False)]
)
def test_a_rounded_value_is_off_by_a_tenth_at_most(value: float, *, same: bool) -> None:
    assert ROUNDED == 0.1
    assert is_rounded(quantity(value, "%", "percent"), about(60)) == same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (quantity(855, "dial", "clock"), quantity(135, None, "clock"), True),  # 2:15 and 14:15
        (quantity(855, None, "clock"), quantity(135, None, "clock"), False),
        (quantity(14.15), quantity(855, None, "clock"), True),  # 14.15
        (quantity(14.75), quantity(915, None, "clock"), False),  # no minute 75
        (quantity(25.15), quantity(75, None, "clock"), False),  # no hour 25
        (quantity(5, "open", "day"), quantity(5, None, "month"), True),  # 05/03, 03/05
        (quantity(5, None, "day"), quantity(5, None, "month"), False),
        (quantity(1990, "decade", "year"), quantity(90, "decade", "year"), True),
        (quantity(1939, None, "year"), quantity(39, None, "count"), False),
        (quantity(1939, None, "year"), quantity(39, "metre", "count"), False),
        (quantity(20, "century", "year"), quantity(1990, "decade", "year"), True),
        (quantity(19, "century", "year"), quantity(1990, "decade", "year"), False),
        (quantity(3, None, "weekday"), quantity(3, None, "month"), False),  # codes, no numbers
        (quantity(3, None, "month"), quantity(3), False),
        (quantity(3, None, "weekday"), quantity(3), False),
        (quantity(3, None, "season"), quantity(3), False),
        (quantity(1, None, "relative"), quantity(1), False),
        (quantity(12, None, "vague"), quantity(12), False),  # dozens are no dozen
        (quantity(5, "open", "day"), quantity(6, None, "month"), False),
        (quantity(5, "open", "day"), quantity(5, None, "weekday"), False),
        (quantity(1990, None, "count"), quantity(90, None, "count"), False),
        (quantity(1990, None, "year"), quantity(90, None, "ordinal"), False),
        (quantity(2000, None, "year"), quantity(100, None, "count"), False),
        (quantity(100, None, "year"), quantity(100, "metre", "count"), True),
        (quantity(600, None, "clock", per="gmt"), quantity(600, None, "clock", per="bst"), False),
        (quantity(600, None, "clock", per="gmt"), quantity(660, None, "clock", per="bst"), True),
        (quantity(600, None, "clock", per="bst"), quantity(600, None, "clock"), True),
        (quantity(24.15), quantity(15, None, "clock"), True),  # 24.15 is a quarter past midnight
        (quantity(14.15, "km"), quantity(855, None, "clock"), False),
        (quantity(5, "£"), quantity(5), True),  # only one names a unit
        (quantity(5, "£"), quantity(5, "pound"), True),
        (quantity(5, "$"), quantity(5, "us$"), True),
        (quantity(5, "us$"), quantity(5, "c$"), False),
        (quantity(20, "degree"), quantity(20, "celsius"), True),
        (quantity(5, per="week"), quantity(5, per="month"), False),
        (quantity(5, per="week"), quantity(5), True),
    ],
)
def test_equal_values_are_one_unless_their_units_contradict(
    one: Quantity, other: Quantity, *, same: bool
) -> None:
    known = {one.unit, other.unit} - {None, "dial", "open", "decade", "century"}
    if not known <= UNITS.keys():
        pytest.skip(f"{known} are no units")
    assert is_same_value(one, other) == same
    assert is_same_value(other, one) == same


@pytest.mark.parametrize(
    ("one", "other", "are_other"),
    [
        ("quarter", "half", True),
        ("half", "three quarters", True),
        ("quarter", "quarter", False),
        ("half", None, False),
    ],
)
def test_a_quarter_of_a_year_is_no_half(one: str, other: str | None, *, are_other: bool) -> None:
    periods = quantity(1, one, "month"), quantity(1, other, "month")
    assert are_other_periods(*periods) == are_other
    assert are_other_periods(*periods[::-1]) == are_other


@pytest.mark.parametrize(
    ("unit", "dimension"), [("%", "%"), ("part", "%"), (None, None), ("no unit", None)]
)
def test_a_share_in_words_is_measured_as_one_in_figures(
    unit: str | None, dimension: str | None
) -> None:
    measure = measure_of(quantity(1, unit))
    assert (measure and measure[0]) == dimension


VALUES = st.floats(0.01, 1e6)
KNOWN = st.sampled_from([None, "%", *sorted(UNITS)])


@given(VALUES, KNOWN, VALUES, KNOWN)
def test_agreeing_does_not_depend_on_the_order(
    value: float, unit: str | None, other_value: float, other_unit: str | None
) -> None:
    one, other = quantity(value, unit), quantity(other_value, other_unit)
    assert agree(one, one)
    assert agree(one, other) == agree(other, one)
    assert is_same_outright(one, other) == is_same_outright(other, one)


@given(VALUES, st.sampled_from(sorted(UNITS)), st.floats(1 + 2 * CLOSE, 9))
def test_in_one_unit_other_values_are_never_one(value: float, unit: str, factor: float) -> None:
    assert not agree(quantity(value, unit), quantity(value * factor, unit))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (quantity(24, "month"), quantity(2, "year"), True),
        (quantity(24, "month", weak=True), quantity(2, "year"), True),
        (quantity(24, "month", weak=True), quantity(2, "year", weak=True), False),  # both idle
        (quantity(24, "month", per="week"), quantity(2, "year", per="day"), False),
        (quantity(50, "part", "percent"), quantity(47, "%", "percent"), True),
        (quantity(50, "%", "percent"), quantity(47, "%", "percent"), False),
        (quantity(0.5), quantity(50, "%", "percent"), True),
        (quantity(0.5, "mile"), quantity(50, "%", "percent"), False),
        (quantity(1.0), quantity(100, "%", "percent"), False),  # 1 of what?
        (quantity(120, "second"), quantity(2, "minute"), True),
        (quantity(5, "no unit"), quantity(6, "mile"), False),
        (quantity(340e6, letter="m"), quantity(340, "metre"), True),
        (quantity(340e6, letter="m"), quantity(341, "metre"), False),
        (quantity(340e6, letter="m"), quantity(340, "kilometre"), False),
        (quantity(340e6), quantity(340, "metre"), False),
        (quantity(20, "celsius"), quantity(68, "fahrenheit"), True),
        (quantity(68, "celsius"), quantity(20, "fahrenheit"), False),
    ],
)
def test_values_agree_across_units_only_where_they_measure_one_thing(
    one: Quantity, other: Quantity, *, same: bool
) -> None:
    assert agree(one, other) == same
    assert agree(other, one) == same
