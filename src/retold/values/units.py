"""What the words and signs of quantities are worth: units, months, number words, scales."""
# ruff: noqa: SIM905 - lists of words read best as text

UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("millimetre", "millimeter", "mm"), ("length", 0.001)),
    **dict.fromkeys(("centimetre", "centimeter", "cm"), ("length", 0.01)),
    **dict.fromkeys(("metre", "meter", "m"), ("length", 1.0)),
    **dict.fromkeys(("kilometre", "kilometer", "km"), ("length", 1000.0)),
    **dict.fromkeys(("inch", "inches"), ("length", 0.0254)),
    **dict.fromkeys(("foot", "feet", "ft"), ("length", 0.3048)),
    **dict.fromkeys(("yard", "yd"), ("length", 0.9144)),
    **dict.fromkeys(("mile", "mi"), ("length", 1609.344)),
    **dict.fromkeys(("gram", "gramme", "g"), ("weight", 0.001)),
    **dict.fromkeys(("kilogram", "kilo", "kg"), ("weight", 1.0)),
    **dict.fromkeys(("tonne", "ton"), ("weight", 1000.0)),
    **dict.fromkeys(("pound", "lb"), ("weight", 0.45359)),
    **dict.fromkeys(("ounce", "oz"), ("weight", 0.02835)),
    **dict.fromkeys(("litre", "liter", "l"), ("volume", 1.0)),
    **dict.fromkeys(("gallon",), ("volume", 3.785)),
    **dict.fromkeys(("hectare", "ha"), ("area", 1.0)),
    **dict.fromkeys(("acre",), ("area", 0.4047)),
    **dict.fromkeys(("mph",), ("speed", 1.609344)),
    **dict.fromkeys(("kph", "kmh", "km/h"), ("speed", 1.0)),
    **dict.fromkeys(("m/s",), ("speed", 3.6)),
    **dict.fromkeys(("knot",), ("speed", 1.852)),
    **dict.fromkeys(("watt", "w"), ("power", 1.0)),
    **dict.fromkeys(("kilowatt", "kw"), ("power", 1e3)),
    **dict.fromkeys(("megawatt", "mw"), ("power", 1e6)),
    **dict.fromkeys(("gigawatt", "gw"), ("power", 1e9)),
    **dict.fromkeys(("second", "sec"), ("time", 1.0)),
    **dict.fromkeys(("minute", "min"), ("time", 60.0)),
    **dict.fromkeys(("hour", "hr", "h"), ("time", 3600.0)),
    **dict.fromkeys(("day",), ("time", 86400.0)),
    **dict.fromkeys(("night",), ("time", 86400.0)),
    **dict.fromkeys(("week",), ("time", 604800.0)),
    **dict.fromkeys(("month",), ("time", 2629800.0)),
    **dict.fromkeys(("year", "yr"), ("time", 31557600.0)),
    **dict.fromkeys(("decade",), ("time", 315576000.0)),
    **dict.fromkeys(("century",), ("time", 3155760000.0)),
    **dict.fromkeys(("$", "dollar", "us$", "usd"), ("$", 1.0)),
    **dict.fromkeys(("€", "euro", "eur"), ("€", 1.0)),
    **dict.fromkeys(("£", "gbp", "sterling"), ("£", 1.0)),
    **dict.fromkeys(("¥", "yen", "jpy"), ("¥", 1.0)),
    **dict.fromkeys(("rouble", "ruble", "rub"), ("₽", 1.0)),
    **dict.fromkeys(("yuan", "rmb", "renminbi", "cny"), ("yuan", 1.0)),
    **dict.fromkeys(("rupee", "inr", "₹"), ("₹", 1.0)),
    **dict.fromkeys(
        ("krona", "kronor", "krone", "kroner", "isk", "sek", "nok", "dkk"), ("kr", 1.0)
    ),
    **dict.fromkeys(("zloty", "pln"), ("zl", 1.0)),
    **dict.fromkeys(("franc", "chf"), ("fr", 1.0)),
    **dict.fromkeys(("cent", "penny", "pence"), ("cents", 1.0)),
}
"""Unit -> what it measures and how much of the dimension's base one of it is."""

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
    "lakh": 1e5, "crore": 1e7,
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
}
MULTIPLES = {
    "both": 2, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "couple": 2, "pair": 2,
    "twin": 2, "duo": 2, "once": 1, "triple": 3, "tripled": 3, "thrice": 3, "trio": 3,
    "quadruple": 4, "quadrupled": 4,
    "twofold": 2, "threefold": 3, "fourfold": 4, "tenfold": 10,
    "half": 0.5, "quarter": 0.25, "halved": 0.5, "dozen": 12,
    "single": 1, "score": 20,
}  # fmt: skip
VAGUE = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}
PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
          "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip

TYPOGRAPHY = str.maketrans(
    {"‐": "-", "‑": "-", "–": "-", "−": "-", "’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)
