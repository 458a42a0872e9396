"""A unit, a currency and a rate belong to their figure; another is a difference."""

import pytest

from retold.values.measures import currency_unit, is_money
from retold.values.units import UNITS
from tests.values.reading import differences, only

READ = [
    ("5 km", "km", None), ("5km", "km", None), ("5-kilometre", "kilometre", None),
    ("5 kilometers", "kilometer", None), ("5 cm", "cm", None), ("5mm", "mm", None),
    ("5mg", "mg", None), ("5 mcg", "mcg", None), ("5µg", "µg", None), ("5 kgs", "kg", None),
    ("5ft", "ft", None), ("5 lbs", "lb", None), ("5oz", "oz", None), ("5 yds", "yd", None),
    ("5 hrs", "hr", None), ("5 yrs", "yr", None), ("5 secs", "sec", None), ("5 mins", "min", None),
    ("5 MWh", "mwh", None), ("5kW", "kw", None), ("5 GB", "gb", None), ("5ml", "ml", None),
    ("5 ha", "ha", None), ("5 pp", "pp", None), ("5bps", "bps", None), ("5 kHz", "khz", None),
    ("5 Mbps", "mbps", None), ("5 dB", "db", None), ("5 kV", "kv", None), ("5t", "t", None),
    ("5 inches", "inches", None), ("5in", "inch", None), ("5 miles", "mile", None),
    ("5%", "%", None), ("5 percent", "%", None), ("5 per cent", "%", None), ("5 pct", "%", None),
    ("5 percentage", None, None), ("5‰", "‰", None), ("5 per mille", "‰", None),
    ("5 percentage points", "percentage point", None), ("5 basis points", "basis point", None),
    ("5 basis-point", "basis point", None), ("90 km/h", "km/h", None), ("90 mph", "mph", None),
    ("90 kilometres an hour", "km/h", None), ("90 miles per hour", "mph", None),
    ("9 metres a second", "m/s", None), ("9 m/s", "m/s", None), ("20°C", "c", None),
    ("20 degrees Fahrenheit", "fahrenheit", None), ("20 degrees", "degree", None),
    ("20C", "c", None), ("68 F", "f", None), ("20 centuries", "century", None),
    ("500 m²", "square m", None), ("500 m2", "square m", None), ("500 km²", "square km", None),
    ("500 square metres", "square metre", None), ("500 sq ft", "square ft", None),
    ("40 cubic metres", "cubic metre", None), ("40 m³", "cubic m", None),
    ("40 cu. ft", "cubic ft", None), ("5 euros", "euro", None), ("5€", "€", None),
    ("50p", "p", None), ("50¢", "¢", None), ("5 US dollars", "us$", None),
    ("5 American dollars", "us$", None), ("5 Australian dollars", "a$", None),
    ("5 Canadian dollars", "c$", None), ("5 Hong Kong dollars", "hk$", None),
    ("5 New Zealand dollars", "nz$", None), ("5 Singapore dollars", "s$", None),
    ("5 Swedish kronor", "swedish kronor", None), ("5 British pounds", "pound", None),
    ("$5", "$", None), ("US$5", "us$", None), ("A$5", "a$", None), ("£5", "£", None),
    ("USD 5", "usd", None), ("Rs 5", "rs", None), ("Rs. 5", "rs", None), ("CHF 5", "chf", None),
    ("£40 a week", "£", "week"), ("£40 per week", "£", "week"), ("£40/week", "£", "week"),
    ("£40 weekly", "£", "week"), ("£40 each month", "£", "month"), ("£40 every day", "£", "day"),
    ("£40 monthly", "£", "month"), ("£40 yearly", "£", "year"), ("£40 annually", "£", "year"),
    ("£40 nightly", "£", "night"), ("£40 hourly", "£", "hour"), ("£40 quarterly", "£", "quarter"),
    ("£40 fortnightly", "£", "fortnight"), ("£40 daily", "£", "day"), ("£40 a head", "£", "head"),
    ("£40 per person", "£", "person"), ("£40 a barrel", "£", "barrel"),
    ("£4 per km", "£", "kilometre"),
    ("£4 a liter", "£", "litre"), ("4 percent year on year", "%", "year on year"),
    ("4 percent month-on-month", "%", "month on month"),
    ("4% quarter over quarter", "%", "quarter on quarter"),
    ("4 percent from a year earlier", "%", "year on year"),
    ("4 percent on the month", "%", "month on month"),
    ("4 percent over the week", "%", "week on week"),
    ("4 percent compared with a year ago", "%", "year on year"),
    ("twice a week", None, "week"), ("3 times a day", None, "day"), ("twice", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "per"), READ)
def test_a_number_has_its_unit_and_its_rate(text: str, unit: str | None, per: str | None) -> None:
    found = only(text)
    assert (found.unit, found.per) == (unit, per)
    assert unit is None or unit in UNITS
    assert found.span.of(text) == text or unit is None


@pytest.mark.parametrize("text", ["5 tonnes", "5 mice", "5 in all", "5 Is", "5 hats", "5 lemons"])
def test_a_word_behind_a_figure_is_a_unit_only_if_it_is_one(text: str) -> None:
    assert (only(text).unit is None) == (text != "5 tonnes")


@pytest.mark.parametrize(
    ("written", "unit"),
    [("$", "$"), ("US$", "us$"), ("Rs.", "rs"), ("EUR ", "eur"), ("XX", None), ("€", "€")],
)
def test_a_currency_before_its_figure_has_a_unit(written: str, unit: str | None) -> None:
    assert currency_unit(written) == unit


@pytest.mark.parametrize(
    ("unit", "money"), [("$", True), ("p", True), ("km", False), (None, False)]
)
def test_what_is_money_is_known(unit: str | None, *, money: bool) -> None:
    assert is_money(unit) == money


SAME = [
    ("500 m²", "500 square metres"), ("500 m2", "500 sq m"), ("12 sq km", "12 km²"),
    ("2 hectares", "20,000 square metres"), ("5 cubic metres", "5,000 litres"),
    ("$5", "5 dollars"), ("US$5", "$5"), ("USD 5", "5 US dollars"), ("EUR 5", "€5"),
    ("£5", "GBP 5"),
    ("50p", "50 pence"), ("50P FOR ALL", "50p for all"), ("£0.50", "50p"),
    ("$0.75", "75 cents"), ("€0.75", "75 cents"),
    ("SEK 5", "5 Swedish kronor"), ("5 kronor", "SEK 5"), ("MXN 20", "20 Mexican pesos"),
    ("£40 a week", "£40 weekly"), ("twice a week", "two times a week"), ("once a month", "monthly"),
    ("4% year on year", "4% from a year earlier"), ("20C", "20 degrees"), ("20°C", "68°F"),
    ("5 ‰", "0.5 percent"), ("50 kHz", "50,000 hertz"),
    ("half a percentage point", "50 basis points"),
    ("¾ of an inch", "three-quarters of an inch"), ("5 pounds", "£5"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_measure_in_another_spelling_is_no_difference(source: str, target: str) -> None:
    assert differences(source, target) == []
    assert differences(target, source) == []


OTHER = [
    ("500 m²", "500 m"), ("500 m²", "500 m³"), ("500 km²", "500 m²"),
    ("500 square metres", "500 cubic metres"), ("2 hectares", "2 acres"), ("5 mg", "5 g"),
    ("5 mg", "5 mcg"), ("5 ml", "5 cl"), ("5 percent", "5 percentage points"),
    ("5 percentage points", "5 basis points"), ("5 percent", "5 ‰"), ("20°C", "20°F"),
    ("20C", "20F"),
    ("US$5", "A$5"), ("€5", "£5"), ("SEK 5", "NOK 5"), ("5 Swedish kronor", "5 Danish kroner"),
    ("20 Mexican pesos", "20 Argentine pesos"), ("50p", "£50"), ("50 cents", "50 dollars"),
    ("£40 a week", "£40 a month"), ("£40 weekly", "£40 monthly"), ("twice a week", "twice a month"),
    ("once a week", "twice a week"), ("weekly", "monthly"),
    ("4% year on year", "4% month on month"),
    ("4% on the year", "4% on the month"), ("90 km/h", "90 mph"), ("90 km/h", "90 m/s"),
    ("5 MW", "5 GW"), ("5 MWh", "5 MW"), ("5 volts", "5 amps"), ("50 Hz", "50 kHz"),
    ("90 minutes", "90 seconds"), ("three days", "three weeks"), ("a fortnight", "a week"),
    ("£40 per person", "£40 per household"), ("3,000 feet", "3,000 metres"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), OTHER)
def test_another_unit_or_rate_is_a_difference(source: str, target: str) -> None:
    assert differences(source, target) == [(source, target)]
