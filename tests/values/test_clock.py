"""A time of day has one value in every spelling; half of the day and zone are part of it."""

import pytest

from retold.values.clock import HOUR, ZONES, read_clock
from tests.values.reading import differences, read

TIMES = [
    ("three at night", 180, None), ("five at night", 1020, None), ("twelve at night", 0, None),
    ("two in the small hours", 120, None), ("noon", 720, None),
    ("three in the afternoon", 900, None), ("3 in the afternoon", 900, None),
    ("three in the morning", 180, None), ("nine at night", 1260, None),
    ("midday", 720, None), ("12 noon", 720, None), ("midnight", 0, None),
    ("twelve midnight", 0, None), ("half past seven", 450, "dial"),
    ("half-past seven", 450, "dial"),
    ("half past seven in the evening", 1170, None), ("a quarter past six", 375, "dial"),
    ("quarter past 6", 375, "dial"), ("a quarter to six", 345, "dial"),
    ("quarter to one", 765, "dial"),
    ("ten past six", 370, "dial"), ("10 past six", 370, "dial"),
    ("twenty-five past six", 385, "dial"),
    ("twenty minutes to eight", 460, "dial"), ("ten minutes past eight at night", 1210, None),
    ("half past seven a.m.", 450, None), ("half past twelve p.m.", 750, None),
    ("3:40 a.m.", 220, None), ("3.40pm", 940, None), ("3:40", 220, "dial"), ("03:40", 220, None),
    ("15:40", 940, None), ("12:30 a.m.", 30, None), ("12:30 p.m.", 750, None),
    ("24:00", 1440, None),
    ("14h15", 855, None), ("9h", 540, None), ("9 a.m.", 540, None), ("9 pm", 1260, None),
    ("9am", 540, None), ("9 o'clock", 540, "dial"), ("9 o'clock in the morning", 540, None),
    ("9 in the evening", 1260, None), ("0900 hours", 540, None), ("1745 GMT", 1065, None),
    ("seven o'clock", 420, "dial"), ("seven in the morning", 420, None), ("seven p.m.", 1140, None),
    ("9.30 local time", 570, "dial"), ("7: 20 p.m.", 1160, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "minutes", "unit"), TIMES)
def test_a_time_has_its_minutes(text: str, minutes: int, unit: str | None) -> None:
    found = read_clock(text, 0)
    assert found is not None
    assert (found.value, found.unit) == (minutes, unit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1:42.3", "1 minute 42.3 seconds"), ("26:41.8", "26 minutes and 41.8 seconds"),
        ("2:05:12", "2 hours 5 minutes 12 seconds"), ("0:30.0", "half a minute"),
    ],
)  # fmt: skip
def test_the_time_of_a_race_is_how_long_it_took(text: str, words: str) -> None:
    [race] = read(f"won in {text} for the title")
    assert race.sort == "count"
    assert differences(f"won in {text}", f"won in {words}") == []


def test_a_tenth_of_a_second_is_another_race() -> None:
    assert differences("won in 1:42.3", "won in 1 minute 42.4 seconds") != []
    assert differences("won in 2:05:12", "won in 2:05:13") != []


@pytest.mark.parametrize("text", ["at 2:05:12", "at 2:05:12 GMT", "until 2:05:12 p.m."])
def test_behind_at_hours_and_seconds_are_a_time_of_day(text: str) -> None:
    assert [value.sort for value in read(text)] == ["clock"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 0900", 540), ("at 1745", 1065), ("until 0630 on Friday", 390), ("at 7: 5", 425),
        ("at half seven", 450), ("at ten to six", 350), ("at 10 to six", 350),
        ("at 13 hours 28 minutes", 808),
        ("from 0900, they", 540), ("till 2359", 1439),
    ],
)  # fmt: skip
def test_behind_at_figures_may_be_a_time(text: str, value: int) -> None:
    assert [one.value for one in read(text) if one.sort == "clock"] == [value]


@pytest.mark.parametrize(
    "text",
    ["half past zero", "at 1984", "at 2024", "at 1800", "at 2100", "from ten to six",
    "half seven", "in 0900",
     "25:00", "3:60", "eleven boats", "at 3000"],
)  # fmt: skip
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert [one for one in read(text) if one.sort == "clock"] == []


def test_the_years_that_behind_at_are_no_times_begin_in_1800_and_end_in_2100() -> None:
    found = {
        text: [one.sort for one in read(f"at {text}")] for text in ("1759", "1800", "2100", "2101")
    }
    assert found == {"1759": ["clock"], "1800": ["year"], "2100": ["count"], "2101": ["clock"]}


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        ("GMT", 0), ("UTC", 0), ("BST", 1), ("CET", 1), ("CEST", 2), ("EST", -5), ("EDT", -4),
        ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("JST", 9),
        ("AEST", 10), ("AEDT", 11), ("HKT", 8),
    ],
)  # fmt: skip
def test_a_zone_is_so_many_hours_ahead_of_greenwich(zone: str, hours: int) -> None:
    assert ZONES[zone.lower()] == hours
    there = f"{(12 + hours) % 24:02}:00 {zone}"
    assert differences(there, "12:00 GMT") == []
    assert differences(there, "12:00 (GMT)") == []
    assert len(differences(f"{(13 + hours) % 24:02}:00 {zone}", "12:00 GMT")) == 1


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("at 0900", "at 9 a.m."), ("at 14h15", "at 2:15 p.m."), ("at 14.15", "at 2.15pm"),
        ("at half past seven", "at 7:30"), ("at half seven", "at 7:30 p.m."),
        ("at 19:30", "at 7:30"),
        ("at ten to six", "at 5:50"), ("at noon", "at 12 p.m."), ("at 10:00 GMT", "at 11:00 BST"),
        ("at 10 a.m. EST", "at 3 p.m. GMT"), ("at 10:00 GMT", "at 10:00"),
        ("at 23:30 EST", "at 04:30 GMT"),
    ],
)  # fmt: skip
def test_the_same_time_is_no_difference(source: str, target: str) -> None:
    assert differences(source, target) == []
    assert differences(target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("at 0900", "at 0930"), ("at 0900", "at 9 p.m."), ("at 1130", "at 11:30 p.m."),
        ("at 14h15", "at 15h15"),
        ("at 9 a.m.", "at 9 p.m."), ("at noon", "at midnight"), ("at 7:30", "at 8:30"),
        ("at 10:00 GMT", "at 10:00 BST"), ("at 10 a.m. EST", "at 4 p.m. GMT"),
        ("at 19:30", "at 07:30"),
    ],
)  # fmt: skip
def test_another_time_is_a_difference(source: str, target: str) -> None:
    assert differences(source, target) == [(source[3:], target[3:])]


@pytest.mark.parametrize(
    ("figure", "time", "same"),
    [
        ("14.15", "2.15pm", True), ("14.15", "2:16 p.m.", False), ("2.15", "2:15", True),
        ("24.59", "12:59 a.m.", True), ("25.15", "1:15", False), ("3.59", "3:59", True),
        ("3.60", "4:00", False), ("14.15 km", "2.15pm", False), ("12.30", "12:30 a.m.", True),
        ("13.30", "1:30 a.m.", False),
    ],
)  # fmt: skip
def test_a_point_may_stand_for_the_colon_of_a_time(figure: str, time: str, *, same: bool) -> None:
    assert (differences(f"It began at {figure}.", f"It began at {time}") == []) == same


def test_an_hour_has_sixty_minutes() -> None:
    assert HOUR == 60


ZONED = "o'clock hours hrs GMT UTC BST CET CEST EST EDT CST CDT MST MDT PST PDT JST AEST AEDT HKT"


@pytest.mark.parametrize("zone", [*ZONED.split(), "local time"])
def test_what_stands_behind_a_dotted_time_makes_it_one(zone: str) -> None:
    (found,) = [value for value in read(f"9.30 {zone}") if value.sort == "clock"]
    assert (found.value, found.per) == (570, zone.lower() if zone.lower() in ZONES else None)


@pytest.mark.parametrize("word", ["at", "At", "from", "until", "till"])
def test_a_bare_time_stands_behind_a_word_for_when(word: str) -> None:
    assert [value.sort for value in read(f"{word} 0900")] == ["clock"]
    assert [value.sort for value in read(f"of 0900 {word}")] == ["count"]
