"""A figure has its sign, and a figure in a name is a label."""
# ruff: noqa: SIM905 - lists of words read best as text

import pytest

from tests.values.reading import differences, read

SIGNED = [
    ("-0.3%", -0.3), ("−0.3%", -0.3), ("–0.3%", -0.3), ("+0.3%", 0.3), ("minus 3 percent", -3),
    ("negative 3 percent", -3), ("plus 3 percent", 3), ("-£3.2m", -3.2e6), ("£-3.2m", -3.2e6),
    ("Result: (£3.2m)", -3.2e6), ("| (3%)", -3), ("Result (£3.2m)", 3.2e6),
    ("Result: (3 boats)", 3),
    ("5 degrees below zero", -5), ("5C below zero", -5), ("-5 degrees below zero", -5),
    ("two below zero Celsius", -2), ("9 below zero Fahrenheit", -9), ("(£3.2m)", -3.2e6),
    ("x: (£3.2m)", -3.2e6), ("| ($3)", -3), ("it (£3.2m)", 3.2e6), ("Result: (£3.2m", 3.2e6),
    ("Result: (£3.2m in all)", 3.2e6),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), SIGNED)
def test_a_figure_has_its_sign(text: str, value: float) -> None:
    (found,) = read(text)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3-5 %", [3, 5]), ("3%-5%", [3, 5]), ("3%–5%", [3, 5]), ("€5-€7", [5, 7]),
        ("$5-7 million", [5e6, 7e6]), ("two to six billion", [2e9, 6e9]),
        ("2 or 3 million", [2e6, 3e6]),
        ("1,000 to 2 million", [1000, 2e6]), ("999 to 2 million", [999e6, 2e6]),
        ("won 2-1", [2, 1]), ("£5-7m", [5e6, 7e6]), ("$5 to $7bn", [5e9, 7e9]),
        ("€400-500k", [4e5, 5e5]), ("5-7m", [5, 7e6]), ("5 to 7 m", [5, 7]),
        ("£5-7 metres", [5, 7]),
        ("two to no less than six billion", [2e9, 6e9]),
        ("two to no fewer than six billion", [2e9, 6e9]),
        ("two to not more than six billion", [2e9, 6e9]),
        ("two or at most six billion", [2e9, 6e9]), ("two to up to six billion", [2e9, 6e9]),
        ("two and six billion", [2e9, 6e9]), ("two cats, six billion", [2, 6e9]),
    ],
)  # fmt: skip
def test_a_range_has_two_values_and_shares_a_scale(text: str, values: list[float]) -> None:
    assert [one.value for one in read(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "sort", "value", "unit"),
    [
        ("COVID-19", "label", 19, "covid"), ("G20", "label", 20, "g"), ("GMT+2", "label", 2, "gmt"),
        ("UTC+5:30", "label", 5.5, "gmt"), ("GMT-3", "label", -3, "gmt"),
        ("5th", "ordinal", 5, None),
        ("22nd", "ordinal", 22, None), ("1st", "ordinal", 1, None), ("3rd", "ordinal", 3, None),
        ("1984", "year", 1984, None), ("-1984", "count", -1984, None),
        ("3 times", "count", 3, None), ("p5", "label", 5, "p"), ("M5", "label", 5, "m"),
        ("USD5", "money", 5, "usd"), ("2001", "year", 2001, None), ("2101", "count", 2101, None),
        ("$1984", "money", 1984, "$"), ("1984 km", "count", 1984, "km"),
        ("minus 1984", "count", -1984, None), ("5 million kronor", "money", 5e6, "kronor"),
        ("5 million crowds", "count", 5e6, None), ("G2.5", "label", 2.5, "g"),
        ("3 million dollars", "money", 3e6, "dollar"), ("3 million boats", "count", 3e6, None),
    ],
)  # fmt: skip
def test_a_figure_is_of_a_sort(text: str, sort: str, value: float, unit: str | None) -> None:
    (found,) = read(text)
    assert (found.sort, found.value, found.unit) == (sort, value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.000 €", 5000), ("5.000 euros", 5000), ("€5.000", 5), ("5.00 euros", 5),
        ("1.659 euros a litre", 1.659),
        ("5.000 km", 5), ("5.0000 euros", 5), ("1.250 million euros", 1.25e6), ("5-fold", 5),
        ("5fold", 5),
        ("3m-high", 3), ("3 km squared", 3), ("6'2\"", 6 + 1 / 6), ("6' 11\"", 6 + 11 / 12),
        ("2 hours and 15 minutes", 2.25),
    ],
)  # fmt: skip
def test_what_stands_behind_a_figure_is_part_of_its_value(text: str, value: float) -> None:
    (found,) = read(text)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["3D", "7xyz", "5abc"])
def test_letters_that_are_no_unit_make_a_figure_part_of_a_name(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("-0.3%", "0.3%"), ("minus 5 degrees", "5 degrees"), ("-£3m", "£3m"), ("GMT+2", "GMT-2"),
        ("GMT+5:30", "GMT+5:45"), ("COVID-19", "COVID-20"), ("the 5th", "the 6th"),
        ("3%-5%", "3%-6%"),
        ("$5-7 million", "$5-8 million"), ("two to six billion", "two to seven billion"),
    ],
)  # fmt: skip
def test_another_figure_is_a_difference(source: str, target: str) -> None:
    assert len(differences(source, target)) == 1


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("−5°C", "5 degrees below zero Celsius"), ("-5C", "minus 5 degrees"), ("GMT+2", "UTC+2"),
        ("GMT+2", "GMT+02:00"), ("3%-5%", "3 to 5 percent"), ("No. 5", "number five"),
        ("5th", "fifth"),
        ("$5-7 million", "$5 million to $7 million"), ("3 times", "three times"),
    ],
)  # fmt: skip
def test_the_same_figure_is_no_difference(source: str, target: str) -> None:
    assert differences(source, target) == []


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("one of them", True),
        ("1 of them", False),
        ("one mile away", False),
        ("one euro", False),
        ("two of them", False),
    ],
)
def test_only_a_bare_one_in_letters_may_be_no_figure_at_all(text: str, *, weak: bool) -> None:
    [quantity] = read(text)
    assert quantity.weak == weak


@pytest.mark.parametrize(
    "more",
    "as more less higher lower larger smaller bigger".split(),
)
def test_times_is_a_rate_only_where_it_says_how_often(more: str) -> None:
    (often,) = read("it came 3 times a week")
    assert (often.value, often.per, often.unit) == (3, "week", None)
    (found,) = [value for value in read(f"it was 3 times {more} it") if value.value == 3]
    assert (found.per, found.span.end) == (None, 8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it rose plus 3 percent", "plus 3 percent"), ("at minus 3 it", "minus 3"),
        ("at negative 3 it", "negative 3"), ("it cost -£3m then", "-£3m"),
        ("at 5 degrees below zero it", "5 degrees below zero"), ("of 6ft 2in it", "6ft 2in"),
        ("in the 5th of it", "5th"),
        ("it cost 3 million dollars a year", "3 million dollars a year"),
        ("of 3 times a day it", "3 times a day"), ("it rose 5-fold then", "5-fold"),
    ],
)  # fmt: skip
def test_a_figure_stands_where_all_its_words_stand(text: str, words: str) -> None:
    (found,) = read(text)
    assert found.span.of(text) == words


@pytest.mark.parametrize("text", ["eleven's", "5xyz of it", "7-eleven's 4d"])
def test_no_number_word_ends_inside_a_word(text: str) -> None:
    assert not [value for value in read(text) if value.value == 4]
    assert all(value.span.of(text)[0].isalnum() for value in read(text))
