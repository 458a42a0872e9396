"""Values match up to the thresholds and no further, and what is left is paired with its like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Span
from retold.values.equality import CLOSE, DEGREE, EXACT, ROUNDED, SHORT, agree
from retold.values.matching import SMALL, match
from retold.values.quantity import Quantity, Sort
from tests.values.reading import differences, read


def quantity(value: float, unit: str | None = None, sort: Sort = "count") -> Quantity:
    return Quantity(Span(0, 1), sort, value, unit)


def test_thresholds_are_what_the_cases_beside_them_were_made_for() -> None:
    assert (CLOSE, EXACT, DEGREE, SHORT, SMALL) == (0.06, 1e-6, 1.0, 100, 10)
    assert ROUNDED == 0.1


@pytest.mark.parametrize(
    ("miles", "same"), [(6.21, True), (6.6, True), (6.62, False), (5.85, True), (5.83, False)]
)
def test_values_in_two_units_are_one_up_to_close(miles: float, *, same: bool) -> None:
    assert agree(quantity(10, "kilometre"), quantity(miles, "mile")) == same
    assert agree(quantity(miles, "mile"), quantity(10, "kilometre")) == same


@pytest.mark.parametrize(
    ("km", "same"), [(10, True), (10.00001, True), (10.0001, False), (10.5, False)]
)
def test_values_in_one_unit_are_one_only_if_equal(km: float, *, same: bool) -> None:
    assert agree(quantity(10, "kilometre"), quantity(km, "kilometre")) == same
    assert agree(quantity(10, "km"), quantity(km, "kilometre")) == same


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit", "same"),
    [
        (1.2, "£", 120, "p", True), (1.2, "£", 120.0001, "p", True), (1.2, "£", 121, "p", False),
        (0.5, "percentage point", 50, "basis point", True),
        (0.5, "percentage point", 51, "basis point", False),
        (0.75, "$", 75, "cent", True), (0.75, "$", 76, "cent", False),
        (0.75, "€", 75, "cent", True),
        (0.75, "rand", 75, "cent", True), (0.75, "£", 75, "cent", False),
        (0.75, "us$", 75, "¢", True),
        (5, "‰", 0.5, "%", True), (5, "‰", 0.51, "%", False),
    ],
)  # fmt: skip
def test_sums_and_points_are_one_only_if_exact(
    value: float,
    unit: str,
    other: float,
    other_unit: str,
    *,
    same: bool,
) -> None:
    assert agree(quantity(value, unit), quantity(other, other_unit)) == same


@pytest.mark.parametrize(
    ("fahrenheit", "same"), [(68, True), (69, True), (69.1, False), (67, True), (66.9, False)]
)
def test_a_temperature_may_be_rounded_to_a_degree(fahrenheit: float, *, same: bool) -> None:
    assert agree(quantity(20, "celsius"), quantity(fahrenheit, "f")) == same
    assert agree(quantity(fahrenheit, "f"), quantity(20, "c")) == same


@pytest.mark.parametrize(
    ("share", "percent", "same"),
    [
        (100 / 3, 33, True),
        (100 / 3, 35, True),
        (100 / 3, 36, False),
        (50, 47, True),
        (50, 46.9, False),
    ],
)
def test_a_share_in_words_may_be_rounded(share: float, percent: float, *, same: bool) -> None:
    assert agree(quantity(share, "part", "percent"), quantity(percent, "%", "percent")) == same


@pytest.mark.parametrize(
    ("year", "short", "same"),
    [(1990, 90, True), (1990, 91, False), (2099, 99, True), (2100, 100, False), (1905, 5, True)],
)
def test_a_year_may_be_shortened_to_two_digits(year: int, short: int, *, same: bool) -> None:
    assert agree(quantity(year, None, "year"), quantity(short, None, "year")) == same
    assert agree(quantity(short, "decade", "year"), quantity(year, "decade", "year")) == same
    assert not agree(quantity(year, None, "year"), quantity(short, None, "count")) or year == short


@pytest.mark.parametrize(
    ("text", "missed"),
    [("10 boats", False), ("11 boats", True), ("10 km", True), ("10 percent", True)],
)
def test_a_small_number_may_be_left_out(text: str, *, missed: bool) -> None:
    assert bool(differences(text, "boats")) == missed
    assert bool(differences("boats", text)) == missed


@pytest.mark.parametrize(
    "text", ["100 yards (91 metres)", "yesterday", "in summer", "COVID-19", "both", "a week"]
)
def test_what_only_colours_may_be_left_out(text: str) -> None:
    left = [source for source, _ in differences(text, "it")]
    assert left == (["100 yards"] if "yards" in text else [])


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("40 boats, 50 crews", "50 crews, 41 boats", [("40", "41")]),
        ("£40, 50 km", "50 miles, £41", [("£40", "£41"), ("50 km", "50 miles")]),
        ("in March", "in 1990", [("March", None), (None, "1990")]),
        ("on Monday", "at 9 a.m.", [("Monday", None), (None, "9 a.m.")]),
        ("40 boats", "on Monday", [("40", None), (None, "Monday")]),
        ("the 40th boat", "41 boats", [("40th", "41")]),
        ("dozens of boats", "40 boats", [("dozens", "40")]),
        ("one boat", "40 boats", [("one", "40")]),
        ("one boat", "a single boat", []), ("both boats", "two boats", []),
        ("both boats", "one boat", []),
        ("COVID-19", "COVID-20", [("COVID-19", "COVID-20")]), ("COVID-19", "G20", []),
        ("an eighteenth-century mill", "a mill of 52 rooms", [(None, "52")]),
        ("a week", "a month", [("a week", "a month")]), ("a week", "a gallon", []),
        ("first boat", "second boat", [("first", "second")]),
        ("at least 40 boats", "at most 40 boats", [("40", "40")]),
        ("at least 40 boats", "40 boats", [("40", "40")]),
        ("at least one boat", "at most one boat", []),
        ("40 boats", "40 boats", []), ("40 boats 40", "40 boats", []),
        ("50 boats 50", "50 crews 51", [("50", "51")]),
    ],
)  # fmt: skip
def test_what_is_left_is_paired_with_its_like(
    source: str, target: str, told: list[tuple[str | None, str | None]]
) -> None:
    assert differences(source, target) == told


def test_a_value_near_by_has_only_moved() -> None:
    source, target = read("50 boats"), read("boats")
    assert match(source, target, (), read("some 50 boats")).differences == ()
    assert match(target, source, read("some 50 boats"), ()).differences == ()
    assert len(match(source, target, read("some 50 boats"), ()).differences) == 1


def test_each_value_matches_once() -> None:
    found = match(read("40 boats, 40 crews"), read("40 boats, 40 crews"), (), ())
    assert [(one.span.start, other.span.start) for one, other in found.equal] == [(0, 0), (10, 10)]


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        ("62 percent stayed", "more than 60 percent stayed", True),
        ("62 percent stayed", "nearly two-thirds stayed", True),
        ("62 percent stayed", "nearly 60 percent stayed", False),  # it lies on the other side
        ("62 percent stayed", "60 percent stayed", False),  # and does not say that it is rough
        ("62 percent stayed", "at least 60 percent stayed", False),  # a limit
        ("more than 60 percent stayed", "62 percent stayed", False),  # who told that?
        ("it took 22 years", "it took more than two decades", True),
        ("it took 23 years", "it took more than two decades", False),
        ("it drew 1,111 boats", "it drew about 1,000 boats", True),
        ("it drew 1,112 boats", "it drew about 1,000 boats", False),
        ("it drew 47 boats", "it drew more than 46 boats", False),  # as many digits
        ("81.5 percent of trains", "fewer than 82 percent of trains", True),
        ("it cost 4,900 crowns", "it cost just under 5,000 dollars", False),
        ("it was born in 1982", "it was born in about 1980", False),
    ],
)
def test_what_is_rounded_and_says_so_is_the_same(source: str, target: str, *, same: bool) -> None:
    assert (differences(source, target) == []) == same


@pytest.mark.parametrize(
    ("source", "target", "equal"),
    [
        ("in Q1", "from January to March", [("Q1", "January"), ("Q1", "March")]),
        ("from January to March", "in Q1", [("January", "Q1"), ("March", "Q1")]),
        ("from July to December", "in H2", [("July", "H2"), ("December", "H2")]),
        ("in Q1", "in January", []), ("in Q1", "from January to April", []),
        ("in Q1", "from January to March and March", []),
        ("in H1", "from January to March", []),
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_its_first_and_last_month(
    source: str, target: str, equal: list[tuple[str, str]]
) -> None:
    found = match(read(source), read(target), (), ()).equal
    assert [(one.span.of(source), other.span.of(target)) for one, other in found] == equal


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        # of several that may have been replaced, the likest: sort, then unit, then what is not weak
        ("£40, 40 km", "41 km, £41", [("£40", "£41"), ("40 km", "41 km")]),
        ("40 km, 50 boats", "60 boats, 70 km", [("40 km", "70 km"), ("50", "60")]),
        ("a dozen and half", "40 boats", [("a dozen", "40")]),
        ("12%, 13 km", "14 km, 15%", [("12%", "15%"), ("13 km", "14 km")]),
        ("in 1980 in 40 towns", "in 41 towns in 1981", [("1980", "1981"), ("40", "41")]),
        ("on 5 March", "the fifth of 40", [("March", None), (None, "40")]),
        ("on 15 March", "the 16th boat", [("15", "16th"), ("March", None)]),
        ("on 15 March", "the 15th boat", [("March", None)]),
        ("COVID-19 40", "G20 41", [("40", "41")]),
        ("COVID-19", "COVID-20", [("COVID-19", "COVID-20")]),
        ("COVID-19", "40 boats", [(None, "40")]),
        ("twice a week", "three times a week", [("twice a week", "three times a week")]),
        ("once a week", "twice a week", [("once a week", "twice a week")]),
        ("once", "twice", []), ("both", "three", [("both", "three")]),
        ("a week", "40 km", [(None, "40 km")]),
        ("in the first quarter", "in the first half", [("first quarter", "first half")]),
        ("the fifth century", "the sixth boat", []), ("a day", "a week", [("a day", "a week")]),
        ("the fifth century", "the sixth century", [("fifth century", "sixth century")]),
        ("at least 40 boats, 50 crews", "40 crews, at most 50 boats", [("40", "40"), ("50", "50")]),
        ("at most one of 40", "at least one of 40", []),
        ("at least one of 40", "one of 40", []),
        ("dozens", "", [("dozens", None)]), ("the 40th", "", [("40th", None)]),
        ("millions", "9 boats", [("millions", "9")]), ("the 9th", "", []), ("9", "", []),
        ("yesterday", "tomorrow", [("yesterday", "tomorrow")]),
        ("in summer", "in winter", [("summer", "winter")]),
        ("on Monday", "on Tuesday", [("Monday", "Tuesday")]),
    ],
)  # fmt: skip
def test_what_differs_is_told_beside_the_likest_of_the_other_side(
    source: str, target: str, told: list[tuple[str | None, str | None]]
) -> None:
    assert differences(source, target) == told
    assert sorted(differences(target, source), key=str) == sorted(
        ((new, old) for old, new in told), key=str
    )


@given(st.lists(st.sampled_from(
    ("40 boats", "£5m", "two-thirds", "in May", "at 9 a.m.", "a week", "twice", "in 1980", "12%",
     "dozens", "the 5th", "at least 40", "Q1", "January to March", "6 miles", "10 km", "COVID-19")
), max_size=5))  # fmt: skip
def test_the_values_of_a_text_match_in_any_order(parts: list[str]) -> None:
    assert differences(", ".join(parts), ", ".join(parts[::-1])) == []


@given(
    st.lists(st.integers(11, 999), min_size=1, max_size=6, unique=True),
    st.integers(1000, 1499),
    st.data(),
)
def test_one_figure_that_changed_is_told_alone_among_all_that_stayed(
    figures: list[int], changed: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(figures) - 1))
    others = [*figures[:place], changed, *figures[place + 1 :]]
    source, target = (", ".join(f"{figure} boats" for figure in side) for side in (figures, others))
    assert differences(source, target) == [(str(figures[place]), str(changed))]
