"""Shares, parts of a measure and multiples in words have their values."""
# ruff: noqa: SIM905 - lists of words read best as text

import pytest

from tests.values.reading import differences, only, read

PARTS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
BIG = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "lakh": 1e5, "crore": 1e7, "dozen": 12,
}  # fmt: skip
TIMES = "second minute hour day week fortnight month year decade century".split()
READ = [
    ("one in five", "percent", 20, "part"), ("one ferry in three", "percent", 100 / 3, "part"),
    ("one in 25 households", "percent", 4, "part"), ("two men in five", "percent", 40, "part"),
    ("9 out of 10", "percent", 90, "part"),
    ("two in every three", "percent", 200 / 3, "part"), ("1 in 100", "percent", 1, "part"),
    ("three in 4", "percent", 75, "part"), ("1/8 of", "percent", 12.5, "part"),
    ("⅔ of", "percent", 200 / 3, "part"), ("two thirds", "percent", 200 / 3, "part"),
    ("one third", "percent", 100 / 3, "part"),    ("three-quarters", "percent", 75, "part"),
    ("nine tenths", "percent", 90, "part"),
    ("a half million", "count", 5e5, None),    ("half a percent", "percent", 0.5, "%"),
    ("half a per cent", "percent", 0.5, "%"),
    ("half a percentage point", "count", 0.5, "percentage point"),
    ("a quarter of a percentage point", "count", 0.25, "percentage point"),
    ("a quarter of a million", "count", 250_000, None),
    ("a tenth of a second", "count", 0.1, "second"),
    ("three-quarters of an hour", "count", 0.75, "hour"), ("¾ of an inch", "count", 0.75, "inch"),
    ("1/8 of a mile", "count", 0.125, "mile"), ("half a million euros", "money", 5e5, "euro"),
    ("half a euro", "money", 0.5, "euro"), ("an hour and a half", "count", 1.5, "hour"),
    ("two years and a quarter", "count", 2.25, "year"),
    ("3 miles and a half", "count", 3.5, "mile"),
    ("a million dollars", "money", 1e6, "dollar"),    ("past month",
    "count", 1, "month"),    ("an hour and 20 minutes", "count", 4 / 3, "hour"),
    ("twenty-first", "ordinal", 21, None),
    ("third", "ordinal", 3, None), ("ninetieth", "ordinal", 90, None),
    ("hundredth", "ordinal", 100, None),
    ("twice", "count", 2, None), ("trebled", "count", 3, None), ("dozens", "vague", 12, None),
    ("millions", "vague", 1e6, None), ("weekly", "count", 1, None),
    ("a quarter", "count", 0.25, None),
    ("a third", "ordinal", 3, None), ("by a third", "percent", 100 / 3, "part"),
    ("by about a third", "percent", 100 / 3, "part"),
    *((f"{word} in ten", "percent", 10 * number, "part") for number, word in enumerate(
        "one two three four five six seven eight nine".split(), 1
    )),
    *((f"a {word} of", "percent", 100 / number, "part") for word, number in PARTS.items()),
    *((f"half a {word}", "count", value / 2, None) for word, value in BIG.items()),
    *((f"a {word}", "count", value, None) for word, value in BIG.items()),
    *((f"two {word}s of a mile", "count", 2 / number, "mile") for word, number in PARTS.items()),
    *((f"a {unit}", "count", 1, unit) for unit in TIMES),
    *((f"half a {unit}", "count", 0.5, unit) for unit in TIMES),
    ("one week", "count", 1, "week"), ("last week", "count", 1, "week"),
    ("5 out of 5", "percent", 100, "part"), ("0 in 10", "percent", 0, "part"),
    ("2 out of every 37", "percent", 200 / 37, "part"),
    ("two in every 37", "percent", 200 / 37, "part"),
    ("3/8 of", "percent", 37.5, "part"),
    ("a half-point", "count", 0.5, "percentage point"),
    ("a quarter-point", "count", 0.25, "percentage point"),
    ("a half percentage point", "count", 0.5, "percentage point"),
    ("half a basis point", "count", 0.5, "basis point"),
    ("¾ of a mile", "count", 0.75, "mile"), ("⅛ of a million", "count", 125_000, None),
    ("a quarter of a euro", "money", 0.25, "euro"),
    ("half a million euros a year", "money", 5e5, "euro"),
    ("once a week", "count", 1, None), ("thrice", "count", 3, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sort", "value", "unit"), READ)
def test_a_part_has_its_value(text: str, sort: str, value: float, unit: str | None) -> None:
    found = only(text)
    assert (found.sort, found.value, found.unit) == (sort, pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("a week", True), ("an hour and 20 minutes", False), ("twice", True), ("weekly", True),
        ("third", True), ("a third", True), ("a quarter", True), ("a dozen", False),
        ("a million", False), ("one week", False), ("last week", True), ("twenty-first", True),
        ("half", True), ("dozens", False), ("one third", False), ("half a million", False),
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
        "1 in 0",
        "0 out of 0",
        "one in 20%",
        "one in 3.5",
        "two in 12 boats",
        "11 seats out of 19",
        "two out of 37",
        "one in five-metre",
        "one in 20 minutes",
    ],
)
def test_not_every_in_makes_a_share(text: str) -> None:
    assert [one for one in read(text) if one.unit == "part"] == []


def test_what_is_counted_out_of_some_is_two_counts() -> None:
    assert [one.value for one in read("11 seats out of 19 in all")] == [11, 19]
    assert differences("11 of the 19 seats", "11 seats out of 19") == []


@pytest.mark.parametrize("text", ["fifty-fifty", "Fifty-fifty", "50:50", "50-50"])
def test_fifty_fifty_is_half(text: str) -> None:
    [part] = read(f"the chances are {text} now")
    assert (part.value, part.unit, part.weak) == (50, "part", True)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("one in five boats", "20 percent of boats"), ("one in five boats", "a fifth of boats"),
        ("it fell a third", "it fell by a third"), ("a quarter-point", "25 basis points"),
        ("down to a third.", "down to 33.3 percent"), ("to roughly a third.", "a third of it"),
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
        ("cut to a third.", "cut to a fifth."),
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
    "two three four five six seven eight nine ten twenty 3 4 5 6 7 8 9 10 20 100".split(),
)
def test_a_share_is_one_of_a_usual_number(below: str) -> None:
    assert only(f"one in {below} boats").unit == "part"
    assert only(f"two in {below} boats").unit == "part"


@pytest.mark.parametrize("of", ["one out of 30 boats", "one in every 30 boats"])
def test_a_share_of_any_number_is_said_in_full(of: str) -> None:
    assert only(of).value == pytest.approx(100 / 30)


CHANGES = (
    "by|than|by almost|by nearly|by over|by around|by roughly|by some|by only|by just|rose|risen"
    "|rising|fell|fallen|falling|grew|grown|growing|dropped|jumped|climbed|declined|increased"
    "|decreased|shrank|shrunk|slid|up|down"
)
NEXT = (
    "since|from|in|to|on|after|over|during|compared|last|this|and|or|as|between|within|more|less"
    "|when|while|because|if|for|at|under|through|by|per|a|the"
)


@pytest.mark.parametrize("change", CHANGES.split("|"))
def test_a_third_alone_is_a_share_behind_a_change(change: str) -> None:
    (found,) = read(f"it {change} a fifth.")
    assert (found.sort, found.value) == ("percent", 20)


@pytest.mark.parametrize("word", NEXT.split("|"))
def test_a_third_alone_is_a_share_where_nothing_follows_that_it_counts(word: str) -> None:
    text = f"it fell a fifth {word} it"
    assert [value.span.of(text) for value in read(text) if value.sort == "percent"] == ["a fifth"]
    assert [value.sort for value in read(f"it fell a fifth {word}x")] == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("⅔ of it", "⅔"), ("a third runner", "third"), ("3/8 of it", "3/8"),
        ("¾ of an inch", "¾ of an inch"), ("1/8 of a mile", "1/8 of a mile"),
        ("half a million euros", "half a million euros"), ("twice a week", "twice a week"),
        ("an hour and 20 minutes", "an hour and 20 minutes"), ("a week", "a week"),
        ("nine out of ten", "nine out of ten"), ("a quarter mile", "a quarter"),
    ],
)  # fmt: skip
def test_a_part_stands_where_its_words_stand(text: str, words: str) -> None:
    assert only(text).span.of(text) == words


@pytest.mark.parametrize("tens", "twenty thirty forty fifty sixty seventy eighty ninety".split())
def test_ordinals_of_two_words_are_one(tens: str) -> None:
    ones = "first second third fourth fifth sixth seventh eighth ninth".split()
    found = [only(f"the {tens}-{word} boat") for word in ones]
    base = only(f"the {tens} boats").value
    assert [value.value for value in found] == [base + number for number in range(1, 10)]
