"""Every word of the tables is worth what it says, in two spellings and against its neighbour."""
# ruff: noqa: SIM905 - lists of words read best as text

import pytest

from retold.values.units import (
    FRACTIONS,
    MONEY,
    MONTHS,
    MULTIPLES,
    NATIONAL,
    ORDINALS,
    PARTS,
    RELATIVE,
    SCALES,
    SEASONS,
    SHORT_WEEKDAYS,
    UNITS,
    VAGUE,
    WEEKDAYS,
)
from tests.values.reading import differences

BASE = {
    "length": "metre", "weight": "kilogram", "volume": "litre", "area": "square metre",
    "speed": "kph", "power": "watt", "energy": "kilowatt hour", "time": "second",
    "data": "megabyte",
    "frequency": "hertz", "voltage": "volt", "current": "amp", "pressure": "millibar",
    "data-rate": "mbps", "point": "percentage point", "%": "%",
}  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "dimension", "size"),
    [
        ("millimetre", "length", 0.001), ("centimetre", "length", 0.01), ("meter", "length", 1),
        ("km", "length", 1000), ("inch", "length", 0.0254), ("foot", "length", 0.3048),
        ("yard", "length", 0.9144), ("mile", "length", 1609.344), ("nautical mile", "length", 1852),
        ("microgram", "weight", 1e-9), ("mg", "weight", 1e-6), ("gram", "weight", 1e-3),
        ("kilo", "weight", 1), ("tonne", "weight", 1000), ("t", "weight", 1000),
        ("pound", "weight", 0.4536), ("ounce", "weight", 0.02835), ("stone", "weight", 6.35029),
        ("ml", "volume", 0.001), ("cl", "volume", 0.01), ("liter", "volume", 1),
        ("gallon", "volume", 3.785), ("barrel", "volume", 158.987), ("pint", "volume", 0.568),
        ("cubic metre", "volume", 1000), ("cubic foot", "volume", 28.3168),
        ("hectare", "area", 10_000), ("acre", "area", 4046.86), ("square mile", "area", 2_589_988),
        ("square km", "area", 1e6), ("sq", "", 0), ("mph", "speed", 1.609344),
        ("km/h", "speed", 1), ("m/s", "speed", 3.6), ("knot", "speed", 1.852),
        ("watt", "power", 1), ("kw", "power", 1e3), ("mw", "power", 1e6), ("gw", "power", 1e9),
        ("kwh", "energy", 1), ("mwh", "energy", 1e3), ("gwh", "energy", 1e6),
        ("twh", "energy", 1e9), ("kilojoule", "energy", 1 / 3600), ("calorie", "energy", 1.163e-6),
        ("joule", "energy", 1 / 3.6e6), ("kcal", "energy", 1.163e-3),
        ("kb", "data", 1e-3), ("mb", "data", 1), ("gb", "data", 1e3), ("tb", "data", 1e6),
        ("kbps", "data-rate", 1e-3), ("mbps", "data-rate", 1), ("gbps", "data-rate", 1e3),
        ("hertz", "frequency", 1), ("khz", "frequency", 1e3), ("mhz", "frequency", 1e6),
        ("ghz", "frequency", 1e9), ("volt", "voltage", 1), ("kv", "voltage", 1e3),
        ("milliamp", "current", 1e-3), ("ampere", "current", 1), ("decibel", "sound", 1),
        ("hpa", "pressure", 1), ("bar", "pressure", 1000),
        ("millisecond", "time", 0.001), ("second", "time", 1), ("minute", "time", 60),
        ("hour", "time", 3600), ("night", "time", 86_400), ("week", "time", 604_800),
        ("fortnight", "time", 1_209_600), ("month", "time", 2_629_800),
        ("year", "time", 31_557_600), ("decade", "time", 315_576_000),
        ("century", "time", 3_155_760_000),
        ("degree", "degree", 1), ("c", "celsius", 1), ("f", "fahrenheit", 1),
        ("%", "%", 1), ("‰", "%", 0.1), ("percentage point", "point", 1),
        ("basis point", "point", 0.01), ("penny", "£", 0.01), ("sterling", "£", 1),
    ],
)  # fmt: skip
def test_a_unit_measures_so_much_of_a_dimension(unit: str, dimension: str, size: float) -> None:
    if not dimension:
        assert unit not in UNITS
        return
    found_dimension, found_size = UNITS[unit]
    assert found_dimension == dimension
    assert found_size == pytest.approx(size, rel=1e-4)


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        ("dollar", "$"), ("usd", "us$"), ("aud", "a$"), ("cad", "c$"), ("nzd", "nz$"),
        ("hkd", "hk$"), ("sgd", "s$"), ("euro", "€"), ("gbp", "£"), ("yen", "¥"), ("rouble", "₽"),
        ("renminbi", "yuan"), ("rupee", "₹"), ("krona", "kr"), ("kroner", "kr"), ("sek", "sek"),
        ("norwegian krone", "nok"), ("danish krone", "dkk"), ("isk", "isk"), ("czech crown", "czk"),
        ("zloty", "zl"), ("franc", "fr"), ("peso", "peso"), ("mexican peso", "mxn"),
        ("argentine peso", "ars"), ("philippine peso", "php"), ("rand", "rand"), ("lira", "lira"),
        ("krw", "won"), ("brl", "real"), ("shekel", "shekel"), ("hryvnia", "hryvnia"),
        ("cent", "cents"),
    ],
)  # fmt: skip
def test_a_currency_is_money(unit: str, dimension: str) -> None:
    assert UNITS[unit] == (dimension, 1.0)
    assert dimension in MONEY


def test_a_currency_of_one_country_may_be_what_its_name_alone_says() -> None:
    assert {name: len(codes) for name, codes in NATIONAL.items()} == {"$": 6, "kr": 5, "peso": 3}
    assert all(codes <= MONEY for codes in NATIONAL.values())


def test_names_of_times_have_their_numbers() -> None:
    assert [MONTHS[name] for name in "jan feb mar apr may jun jul aug sep oct nov dec".split()] == [
        *range(1, 13)
    ]
    assert MONTHS["sept"] == MONTHS["september"] == 9
    names = "monday tuesday wednesday thursday friday saturday sunday".split()
    assert [WEEKDAYS[name] for name in names] == [*range(7)]
    assert all(WEEKDAYS[name] == SHORT_WEEKDAYS[name[:3]] for name in names)
    assert [SHORT_WEEKDAYS[name] for name in "tues weds thur thurs".split()] == [1, 2, 3, 3]
    assert [SEASONS[name] for name in "spring summer autumn winter".split()] == [1, 2, 3, 4]
    assert [RELATIVE[n] for n in "yesterday today tonight tomorrow".split()] == [-1, 0, 0, 1]


def test_number_words_have_their_values() -> None:
    names = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    assert [ORDINALS[name] for name in names.split()] == [*range(1, 13)]
    tens = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
    assert [ORDINALS[name] for name in tens.split()] == [*range(20, 100, 10)]
    assert (ORDINALS["hundredth"], ORDINALS["thousandth"]) == (100, 1000)
    assert [MULTIPLES[n] for n in "once twice thrice quadruple tenfold".split()] == [1, 2, 3, 4, 10]
    assert [MULTIPLES[n] for n in "both couple pair twin duo double doubled doubling".split()] == [
        2
    ] * 8
    assert [
        MULTIPLES[n] for n in "triple tripled tripling trio treble trebled trebling".split()
    ] == ([3] * 7)
    assert [MULTIPLES[n] for n in "quadrupled quadrupling halving dozen threefold".split()] == [
        4, 4, 0.5, 12, 3,
    ]  # fmt: skip
    assert [MULTIPLES[n] for n in "half quarter halved score single".split()] == [
        0.5, 0.25, 0.5, 20, 1,
    ]  # fmt: skip
    assert [MULTIPLES[f"{n}fold"] for n in "two four five six seven eight nine".split()] == [
        2, 4, 5, 6, 7, 8, 9,
    ]  # fmt: skip
    assert [VAGUE[n] for n in "dozens scores hundreds thousands".split()] == [12, 20, 100, 1000]
    assert [VAGUE[n] for n in "millions billions trillions".split()] == [1e6, 1e9, 1e12]
    assert PARTS["halve"] == 2
    assert [PARTS[n] for n in "half third quarter fourth fifth sixth".split()] == [2, 3, 4, 4, 5, 6]
    assert [PARTS[n] for n in "seventh eighth ninth tenth hundredth thousandth".split()] == [
        7, 8, 9, 10, 100, 1000,
    ]  # fmt: skip
    assert [SCALES[n] for n in "k m mn mln bn bln b tn trn".split()] == [
        1e3, 1e6, 1e6, 1e6, 1e9, 1e9, 1e9, 1e12, 1e12,
    ]  # fmt: skip
    assert [SCALES[n] for n in "lakh lakhs crore crores dozen".split()] == [1e5, 1e5, 1e7, 1e7, 12]


@pytest.mark.parametrize(
    ("signs", "above", "below"),
    [
        ("½", [1], 2), ("⅓⅔", [1, 2], 3), ("¼¾", [1, 3], 4), ("⅕⅖⅗⅘", [1, 2, 3, 4], 5),
        ("⅙⅚", [1, 5], 6), ("⅐", [1], 7), ("⅛⅜⅝⅞", [1, 3, 5, 7], 8), ("⅑", [1], 9), ("⅒", [1], 10),
    ],
)  # fmt: skip
def test_the_sign_of_a_fraction_has_its_value(signs: str, above: list[int], below: int) -> None:
    assert [FRACTIONS[sign] for sign in signs] == [number / below for number in above]


@pytest.mark.parametrize("unit", [unit for unit in UNITS if len(unit) > 3 and unit != "century"])
def test_a_unit_in_words_is_read_behind_its_figure(unit: str) -> None:
    assert differences(f"It came to 40 {unit}.", "It came to 41 things.") == [(f"40 {unit}", "41")]
