"""Shares, parts of a measure and multiples in words have their values."""

import pytest

from tests.values.reading import differences, only, read

READ = [
    ("one in five", "percent", 20, "part"), ("one ferry in three", "percent", 100 / 3, "part"),
    ("one in 25 households", "percent", 4, "part"), ("two men in five", "percent", 40, "part"),
    ("9 out of 10", "percent", 90, "part"),
    ("two in every three", "percent", 200 / 3, "part"), ("1 in 100", "percent", 1, "part"),
    ("three in 4", "percent", 75, "part"), ("1/8 of", "percent", 12.5, "part"),
    ("⅔ of", "percent", 200 / 3, "part"), ("two thirds", "percent", 200 / 3, "part"),
    ("one third", "percent", 100 / 3, "part"), ("a fifth of", "percent", 20, "part"),
    ("three-quarters", "percent", 75, "part"), ("a hundredth of", "percent", 1, "part"),
    ("a thousandth of", "percent", 0.1, "part"), ("nine tenths", "percent", 90, "part"),
    ("half a million", "count", 5e5, None), ("half a dozen", "count", 6, None),
    ("a half million", "count", 5e5, None), ("half an hour", "count", 0.5, "hour"),
    ("half a percent", "percent", 0.5, "%"), ("half a per cent", "percent", 0.5, "%"),
    ("half a percentage point", "count", 0.5, "percentage point"),
    ("a quarter of a percentage point", "count", 0.25, "percentage point"),
    ("a quarter of a million", "count", 250_000, None),
    ("a tenth of a second", "count", 0.1, "second"),
    ("three-quarters of an hour", "count", 0.75, "hour"), ("¾ of an inch", "count", 0.75, "inch"),
    ("1/8 of a mile", "count", 0.125, "mile"), ("half a million euros", "money", 5e5, "euro"),
    ("half a euro", "money", 0.5, "euro"), ("an hour and a half", "count", 1.5, "hour"),
    ("two years and a quarter", "count", 2.25, "year"),
    ("3 miles and a half", "count", 3.5, "mile"),
    ("a million", "count", 1e6, None), ("a dozen", "count", 12, None),
    ("a hundred", "count", 100, None),
    ("a million dollars", "money", 1e6, "dollar"), ("a week", "count", 1, "week"),
    ("past month", "count", 1, "month"), ("a fortnight", "count", 1, "fortnight"),
    ("an hour and 20 minutes", "count", 4 / 3, "hour"), ("twenty-first", "ordinal", 21, None),
    ("third", "ordinal", 3, None), ("ninetieth", "ordinal", 90, None),
    ("hundredth", "ordinal", 100, None),
    ("twice", "count", 2, None), ("trebled", "count", 3, None), ("dozens", "vague", 12, None),
    ("millions", "vague", 1e6, None), ("weekly", "count", 1, None),
    ("a quarter", "count", 0.25, None),
    ("a third", "ordinal", 3, None), ("by a third", "percent", 100 / 3, "part"),
    ("by about a third", "percent", 100 / 3, "part"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sort", "value", "unit"), READ)
def test_a_part_has_its_value(text: str, sort: str, value: float, unit: str | None) -> None:
    found = only(text)
    assert (found.sort, found.value, found.unit) == (sort, pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("a week", True), ("an hour and 20 minutes", False), ("twice", True), ("weekly", True),
        ("third", True), ("a quarter", True), ("one third", False), ("half a million", False),
        ("one", True), ("1", False), ("two", False),
    ],
)  # fmt: skip
def test_a_word_that_only_colours_is_weak(text: str, *, weak: bool) -> None:
    assert only(text).weak == weak


@pytest.mark.parametrize(
    "text",
    [
        "one in 2019",
        "7 in 5",
        "two in 30 boats",
        "1 in 4 million",
        "5 out of 4",
        "one in 20 minutes",
    ],
)
def test_not_every_in_makes_a_share(text: str) -> None:
    assert [one for one in read(text) if one.unit == "part"] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("one in five boats", "20 percent of boats"), ("one in five boats", "a fifth of boats"),
        ("it fell a third", "it fell by a third"), ("a quarter-point", "25 basis points"),
        ("half of them", "50 percent of them"),
        ("in the first quarter", "from January to March"), ("April to June", "the second quarter"),
        ("in the second half", "between July and December"),
        ("Q1 of 2020", "the first three months of 2020"),
        ("in Q3", "in the third quarter"), ("the first half", "H1"),
        ("a three-quarter point", "0.75 percentage points"),
        ("⅔ voted", "two thirds voted"), ("half voted", "50 percent voted"),
        ("a hundredth of it", "1 percent of it"), ("two-thirds", "67 percent"),
        ("an hour and a half", "90 minutes"), ("half a year", "six months"),
        ("6ft 2in", "1.88 metres"),
        ("an hour and 20 minutes", "80 minutes"), ("7 lb 4 oz", "seven pounds four ounces"),
        ("6'2\" tall", "six feet two inches tall"), ("2 years and 3 months", "27 months"),
    ],
)  # fmt: skip
def test_the_same_part_is_no_difference(source: str, target: str) -> None:
    assert differences(source, target) == []
    assert differences(target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("one in five boats", "one in six boats"), ("a fifth of boats", "a sixth of boats"),
        ("a hundredth of it", "a thousandth of it"), ("two-thirds", "three-quarters"),
        ("half a million", "a quarter of a million"), ("6ft 2in", "6ft 3in"),
        ("7 lb 4 oz", "7 lb 5 oz"),
        ("an hour and 20 minutes", "an hour and 10 minutes"), ("it trebled", "it doubled"),
        ("it fell a third", "it fell a quarter"), ("a quarter-point", "a half-point"),
        ("in Q3", "in Q2"), ("in Q1", "in H1"),
        ("in the first half", "in the first three months of the year"),
        ("the first half", "the second half"),
        ("dozens of boats", "scores of boats"), ("the fourth boat", "the fifth boat"),
    ],
)  # fmt: skip
def test_another_part_is_a_difference(source: str, target: str) -> None:
    assert len(differences(source, target)) == 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2 hours and 59 minutes", [2 + 59 / 60]), ("2 hours and 60 minutes", [2, 60]),
        ("2 minutes and 3 hours", [2, 3]), ("5 km 3 hours", [5, 3]),
        ("two feet eleven inches", [35 / 12]),
        ("£5 and 50 pence", [5, 50]),
    ],
)  # fmt: skip
def test_a_smaller_unit_goes_on_with_the_larger_up_to_a_whole(
    text: str, values: list[float]
) -> None:
    assert [one.value for one in read(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    "below",
    "two three four five six seven eight nine ten twenty 3 4 5 6 7 8 9 10 20 100".split(),  # noqa: SIM905
)
def test_a_share_is_one_of_a_usual_number(below: str) -> None:
    assert only(f"one in {below} boats").unit == "part"


@pytest.mark.parametrize("of", ["one out of 30 boats", "one in every 30 boats"])
def test_a_share_of_any_number_is_said_in_full(of: str) -> None:
    assert only(of).value == pytest.approx(100 / 30)
