"""A number has one value in every spelling, and its neighbours have another."""

import pytest

from retold.values.numerals import read_digits, read_words
from tests.values.reading import differences

DIGITS = [
    ("0", 0), ("7", 7), ("1,250,000", 1_250_000), ("1'250'000", 1_250_000),
    ("1 250 000", 1_250_000), ("1.250.000", 1_250_000), ("1.250.000,50", 1_250_000.5),
    ("1.250,50", 1250.5), ("12,50,000", 1_250_000), ("2,50,000.5", 250_000.5), ("1,250", 1250),
    ("1,250.75", 1250.75), ("3.5", 3.5), ("0·5", 0.5), (".5", 0.5), ("·5", 0.5), ("27,5 cm", 27.5),
    ("27,5 %", 27.5), ("1,5 million", 1.5e6), ("3,5 degrees", 3.5), ("2,5 lakh", 250_000),
    ("12,5 kg", 12.5), ("12,50 €", 12.5), ("12, 5", 12), ("5,12", 5), ("2½", 2.5), ("2 ½", 2.5),
    ("2 3/7", 2 + 3 / 7), ("2 1/2", 2.5), ("2 1/10", 2), ("½", 0.5), ("¾", 0.75), ("⅔", 2 / 3),
    ("10⁶", 1e6), ("10⁹", 1e9), ("10^6", 1e6), ("10^-3", 1e-3), ("10⁻⁶", 1e-6),
    ("2 × 10⁶", 2e6), ("2x10^9", 2e9), ("2*10^3", 2000), ("3⁵", 3), ("11⁶", 11), ("5m", 5e6),
    ("5k", 5000), ("5b", 5e9), ("5 million", 5e6), ("5-million", 5e6), ("5m²", 5),
    ("20K", 20_000), ("15 lakh", 1.5e6), ("2 lakh crore", 2e12), ("2 crore", 2e7),
    ("1.5bn", 1.5e9), ("4 trillion", 4e12), ("3 hundred thousand", 300_000), ("6 dozen", 72),
    ("1,2345", 1), ("1234567", 1_234_567), ("10 × 10⁶", 1e7), ("1,250,12", 1), ("1,234,56", 1),
    ("½ million", 5e5), ("5 mln", 5e6), ("5 mn", 5e6), ("5 bln", 5e9), ("5 trn", 5e12),
    *((f"5m {word}", 5) for word in (
        "long", "wide", "high", "tall", "deep", "away", "from", "above", "below", "race", "sprint",
        "final",
    )), ("5m-long", 5), ("5m longer", 5e6), ("5 m/s", 5),
    *((f"2,5{behind}", 2.5) for behind in (
        " %", "%", " per cent", " percent", " degrees", "°", " cm", " km", " kg",
        "€", " $", " £",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), DIGITS)
def test_a_number_in_digits_has_its_value(text: str, value: float) -> None:
    found = read_digits(text, 0)
    assert found is not None
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1984", "1984"),
        ("1,984", None),
        ("1984.5", None),
        ("2 ½", None),
        ("10⁶", None),
        ("5k", None),
    ],
)
def test_only_bare_digits_may_be_a_year(text: str, digits: str | None) -> None:
    found = read_digits(text, 0)
    assert found is not None
    assert found.digits == digits


def test_no_number_begins_at_a_letter() -> None:
    assert read_digits("x5", 0) is None
    assert read_words("many", 0) is None


WORDS = [
    ("hundred", 100), ("thousand", 1000), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12),
    ("hundred and five", 105), ("two dozen thousand", 24_000), ("three score thousand", 60_000),
    ("two point zero five", 2.05), ("two point nought five", 2.05),
    *((f"zero point {word}", digit / 10) for digit, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )),
    ("five hundred million", 5e8),
    ("zero", 0), ("nineteen", 19), ("twenty-one", 21), ("ninety nine", 99), ("one hundred", 100),
    ("two hundred and fifty", 250), ("two hundred and fifty thousand", 250_000),
    ("three million four hundred thousand", 3_400_000), ("twelve hundred", 1200),
    ("one thousand and one", 1001), ("two dozen", 24), ("three score", 60), ("five lakh", 500_000),
    ("two crore", 2e7), ("one trillion", 1e12), ("six billion", 6e9), ("two point five", 2.5),
    ("two point oh five", 2.05), ("one point two million", 1.2e6), ("two and a half", 2.5),
    ("two and a half million", 2.5e6), ("six and a quarter", 6.25), ("six and a third", 6 + 1 / 3),
    ("six and three quarters", 6.75), ("seventeen eighty-nine", 1789),
    ("nineteen eighty-four", 1984), ("twenty nineteen", 2019),
    ("nineteen oh five", 1905), ("nineteen hundred and five", 1905), ("twenty twenty-four", 2024),
    ("eighteen twelve", 1812), ("twenty thousand", 20_000), ("nineteen thousand", 19_000),
    *((f"nineteen {word}", 1910 + year) for year, word in enumerate(
        ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
         "eighteen", "nineteen")
    )),
    *((f"eighteen {word}", 1800 + 10 * tens) for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_a_number_in_words_has_its_value(text: str, value: float) -> None:
    found = read_words(text, 0)
    assert found is not None
    assert (found.value, found.end) == (pytest.approx(value), len(text))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("nineteen twenty", "1920"),
        ("nineteen oh", None),
        ("twenty-one", None),
        ("two thousand", None),
    ],
)
def test_a_year_in_words_is_a_year(text: str, digits: str | None) -> None:
    found = read_words(text, 0)
    assert found is not None
    assert found.digits == digits


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("10⁶ spores", "a million spores"), ("2 × 10⁶ spores", "two million spores"),
        ("15 lakh voters", "1.5 million voters"), ("12,50,000 voters", "1,250,000 voters"),
        ("1'250'000 voters", "1 250 000 voters"), ("two dozen eggs", "24 eggs"),
        ("three score eggs", "60 eggs"), ("2 3⁄7 turns", "2 3/7 turns"),
        (".5 percent", "0·5 percent"), ("340 metres", "340m"), ("5 miles", "5m"),
        ("5 minutes", "5m"), ("5 kilometers", "5k"), ("5 million voters", "5m voters"),
    ],
)  # fmt: skip
def test_the_same_number_in_another_spelling_is_no_difference(source: str, target: str) -> None:
    assert differences(source, target) == []
    assert differences(target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("10⁶ spores", "10⁹ spores"), ("2 × 10⁶ spores", "2 × 10⁷ spores"),
        ("15 lakh voters", "15 crore voters"), ("12,50,000 voters", "1,25,000 voters"),
        ("1'250 voters", "1'250'000 voters"), ("two dozen eggs", "two score eggs"),
        ("2 3⁄7 turns", "2 4⁄7 turns"), (".5 percent", ".05 percent"), ("0·5 percent", "5 percent"),
        ("5 metres", "6m"), ("5 metres", "5k"), ("5 metres", "5 million"), ("£5m", "5 metres"),
        ("5.05 percent", "5.5 percent"), ("£5m", "£5bn"), ("1.250 pounds", "1.250.000 pounds"),
    ],
)  # fmt: skip
def test_another_number_is_a_difference(source: str, target: str) -> None:
    assert len(differences(source, target)) == 1


@pytest.mark.parametrize("text", ["twenty oh ten", "twenty oh many", "nineteen hundred and twelve"])
def test_a_year_in_words_ends_in_one_figure(text: str) -> None:
    found = read_words(text, 0)
    assert found is not None
    assert found.digits is None
