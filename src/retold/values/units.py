"""What the words and signs of quantities are worth: units, currencies, scales, number words."""
# ruff: noqa: SIM905 - lists of words read best as text

_TABLE = """
length      0.001        millimetre millimeter mm
length      0.01         centimetre centimeter cm
length      1            metre meter m
length      1000         kilometre kilometer km
length      0.0254       inch inches
length      0.3048       foot feet ft
length      0.9144       yard yd
length      1609.344     mile mi
length      1852         nautical-mile
weight      1e-9         microgram mcg µg μg
weight      1e-6         milligram mg
weight      0.001        gram gramme g
weight      1            kilogram kilogramme kilo kg
weight      1000         tonne ton t
weight      0.45359      pound lb
weight      0.02835      ounce oz
weight      6.35029      stone
volume      0.001        millilitre milliliter ml
volume      0.01         centilitre centiliter cl
volume      0.1          decilitre deciliter dl
volume      1            litre liter l
volume      3.785        gallon
volume      158.987      barrel bbl
volume      0.568        pint
area        10000        hectare ha
area        4046.856     acre
speed       1.609344     mph
speed       1            kph kmh km/h
speed       3.6          m/s
speed       1.852        knot
power       1            watt w
power       1e3          kilowatt kw
power       1e6          megawatt mw
power       1e9          gigawatt gw
energy      1            kilowatt-hour kwh
energy      1e3          megawatt-hour mwh
energy      1e6          gigawatt-hour gwh
energy      1e9          terawatt-hour twh
energy      1.163e-6     calorie
energy      1.163e-3     kilocalorie kcal
energy      2.778e-7     joule
energy      2.778e-4     kilojoule kj
frequency   1            hertz hz
frequency   1e3          kilohertz khz
frequency   1e6          megahertz mhz
frequency   1e9          gigahertz ghz
voltage     1            volt
voltage     1e3          kilovolt kv
current     0.001        milliamp
current     1            amp ampere
sound       1            decibel db
pressure    1            millibar hectopascal hpa
pressure    1000         bar
data        0.001        kilobyte kb
data        1            megabyte mb
data        1e3          gigabyte gb
data        1e6          terabyte tb
data-rate   0.001        kbps
data-rate   1            mbps
data-rate   1e3          gbps
time        0.001        millisecond ms
time        1            second sec
time        60           minute min
time        3600         hour hr h
time        86400        day night
time        604800       week
time        1209600      fortnight
time        2629800      month
time        31557600     year yr
time        315576000    decade
time        3155760000   century
degree      1            degree °
celsius     1            celsius centigrade c °c
fahrenheit  1            fahrenheit f °f
%           1            %
%           0.1          ‰
point       1            percentage-point pp
point       0.01         basis-point bp bps
$           1            $ dollar
us$         1            us$ usd
a$          1            a$ au$ aud
c$          1            c$ ca$ cad
nz$         1            nz$ nzd
hk$         1            hk$ hkd
s$          1            s$ sgd
€           1            € euro eur
£           1            £ gbp sterling
£           0.01         penny pence p
¥           1            ¥ yen jpy
₽           1            rouble ruble rub ₽
yuan        1            yuan rmb renminbi cny
₹           1            rupee inr ₹ rs
kr          1            krona kronor krone kroner crown kr
sek         1            sek swedish-krona swedish-kronor swedish-crown
nok         1            nok norwegian-krone norwegian-kroner norwegian-crown
dkk         1            dkk danish-krone danish-kroner danish-crown
isk         1            isk icelandic-krona icelandic-kronur
czk         1            czk czech-crown czech-koruna
zl          1            zloty pln
fr          1            franc chf
peso        1            peso
mxn         1            mxn mexican-peso
ars         1            ars argentine-peso
php         1            php philippine-peso
rand        1            rand zar
lira        1            lira ₺
won         1            krw ₩
real        1            brl
shekel      1            shekel ils ₪
hryvnia     1            hryvnia uah ₴
cents       1            cent ¢
"""
UNITS: dict[str, tuple[str, float]] = {
    unit.replace("-", " "): (dimension, float(size))
    for dimension, size, *units in (line.split() for line in _TABLE.strip().split("\n"))
    for unit in units
}
"""Unit -> what it measures and how much of the dimension's base one of it is."""
LENGTHS = tuple(unit for unit, (dimension, _) in UNITS.items() if dimension == "length")
UNITS |= {f"square {unit}": ("area", UNITS[unit][1] ** 2) for unit in LENGTHS}
UNITS |= {f"cubic {unit}": ("volume", UNITS[unit][1] ** 3 * 1000) for unit in LENGTHS}
MONEY = frozenset(
    "$ us$ a$ c$ nz$ hk$ s$ € £ ¥ ₽ yuan ₹ kr sek nok dkk isk czk zl fr peso mxn ars php rand lira "
    "won real shekel hryvnia cents".split()
)
"""The dimensions that are currencies."""
DOLLARS = frozenset("us$ a$ c$ nz$ hk$ s$".split())
"""Dollars of one country; a dollar alone may be any of them."""
NATIONAL = {
    "$": DOLLARS,
    "kr": frozenset("sek nok dkk isk czk".split()),
    "peso": frozenset("mxn ars php".split()),
}
"""The dimension of a currency's name -> the currencies of one country that it may be."""

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
SHORT_WEEKDAYS: dict[str, int] = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}
RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: number
    for number, word in zip(
        range(20, 100, 10),
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        strict=True,
    )
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12,
    "trn": 1e12, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "dozen": 12,
}  # fmt: skip
ORDINALS = {
    **{
        word: number
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
            start=1,
        )
    },
    **{f"{word[:-1]}ieth": number for word, number in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
}
MULTIPLES = {
    "both": 2, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "couple": 2, "pair": 2,
    "twin": 2, "duo": 2, "once": 1, "triple": 3, "tripled": 3, "thrice": 3, "trio": 3,
    "quadruple": 4, "quadrupled": 4,
    "treble": 3, "trebled": 3, "trebling": 3, "tripling": 3, "quadrupling": 4, "halving": 0.5,
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7,
    "eightfold": 8, "ninefold": 9, "tenfold": 10,
    "half": 0.5, "quarter": 0.25, "halved": 0.5, "dozen": 12,
    "single": 1, "score": 20,
}  # fmt: skip
VAGUE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
    "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
          "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100,
          "thousandth": 1000}  # fmt: skip

TYPOGRAPHY = str.maketrans(
    {
        "‐": "-", "‑": "-", "–": "-", "−": "-", "’": "'", "ʼ": "'",
        "⁄": "/", "∕": "/", "′": "'", "″": '"', "”": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
    }
)  # fmt: skip
"""Characters that say the same in another shape."""
