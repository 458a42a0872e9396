"""Numbers, days and months are read alike in many languages, and nothing else is taken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.bundled import beside
from retold.model import Span
from retold.values.tongues import tongue
from retold.values.translated import Written, values
from retold.values.translated_equality import is_same

CODES = tuple(
    code
    for code in json.loads(
        beside("retold.lexicon.lists", "languages.json").read_text(encoding="utf-8")
    )
    if code != "source"
)


def read(text: str, language: str) -> list[Written]:
    return values(text, Span(0, len(text)), language)


def numbers(text: str, language: str) -> list[float]:
    """The larger reading of each number."""
    return [max(value.readings) for value in read(text, language) if value.sort == "number"]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "siebenundvierzig Gäste", 47),
        ("de", "1,3 Millionen Liter", 1.3e6),
        ("de", "450.000 Franken", 450_000),
        ("de", "3 Mrd. Euro", 3e9),
        ("de", "zweihundert", 200),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "soixante-dix-huit", 78),
        ("fr", "450 000 francs", 450_000),
        ("fr", "deux cent cinquante mille", 250_000),
        ("es", "cuarenta y siete", 47),
        ("es", "12 mil millones", 12e9),
        ("es", "dos mil millones", 2e9),
        ("it", "quarantasette", 47),
        ("it", "1,3 milioni", 1.3e6),
        ("pt", "vinte e cinco", 25),
        ("nl", "zevenenveertig", 47),
        ("pl", "czterdzieści siedem", 47),
        ("pl", "3 mln zł", 3e6),
        ("ru", "сорок семь", 47),
        ("ru", "двухсот пятидесяти тысяч", 250_000),
        ("uk", "1,3 мільйона", 1.3e6),
        ("is", "30 milljörðum", 30e9),
        ("sv", "fyrtiosju", 47),
        ("da", "halvtreds", 50),
        ("fi", "neljäkymmentäseitsemän", 47),
        ("tr", "kırk yedi", 47),
        ("en", "two hundred and fifty thousand", 250_000),
        ("en", "$3bn", 3e9),
        ("en", "14 lakh", 1_400_000),
        ("en", "2,06,737 cases", 206_737),
        ("ja", "130万人", 1.3e6),
        ("ja", "1億3000万円", 130e6),
        ("ja", "46万7,000人", 467_000),
        ("zh", "四十七人", 47),
        ("zh", "3亿", 3e8),
        ("ko", "3억 5000만", 350e6),
        ("ar", "٤٧", 47),
    ],
)
def test_a_number_is_read_as_its_language_says_it(language: str, text: str, number: float) -> None:
    assert numbers(text, language) == [number]


@pytest.mark.parametrize(
    ("language", "text", "sort", "number"),
    [
        ("de", "am Sonntag", "day", 7),
        ("de", "am Sonnabend", "day", 6),
        ("de", "sonntags nie", "day", None),
        ("fr", "samedi dernier", "day", 6),
        ("fr", "le 3 mars", "month", 3),
        ("fr", "le 3 mars", "day", None),
        ("pt", "na segunda-feira", "day", 1),
        ("pt", "a segunda vez", "day", None),
        ("pl", "w niedzielę", "day", 7),
        ("pl", "w piątku", "day", 5),
        ("ru", "в воскресенье", "day", 7),
        ("ru", "среди домов", "day", None),
        ("ru", "в марте", "month", 3),
        ("sv", "söndagen", "day", 7),
        ("fi", "sunnuntaina", "day", 7),
        ("ja", "日曜日に", "day", 7),
        ("zh", "星期五", "day", 5),
        ("en", "on Sundays", "day", 7),
        ("en", "they march on", "month", None),
        ("en", "in March", "month", 3),
        ("tr", "pazartesi günü", "day", 1),
    ],
)
def test_a_day_or_month_is_read_in_its_forms(
    language: str, text: str, sort: str, number: int | None
) -> None:
    found = [value.readings for value in read(text, language) if value.sort == sort]
    assert found == ([] if number is None else [frozenset({float(number)})])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("en", "3 p.m."), ("de", "15 Uhr"), True),
        (("en", "3:30 p.m."), ("fr", "15 h 30"), True),
        (("en", "half past 3:30"), ("de", "15.30 Uhr"), True),
        (("en", "3 p.m."), ("de", "16 Uhr"), False),
        (("en", "1.3 million"), ("fr", "13 millions"), False),
        (("en", "1.3 million"), ("de", "1.300.000"), True),
        (("en", "1,300"), ("de", "1.300"), True),
        (("en", "the 1990s"), ("ru", "90-е"), True),
        (("en", "in May"), ("ja", "5月"), True),
        (("en", "in May"), ("ja", "6月"), False),
        (("en", "1.34 million"), ("de", "1,35 Millionen"), False),
        (("en", "1,340"), ("de", "1.345"), True),
        (("en", "1,340"), ("de", "1.349"), False),
    ],
)  # the two last are inside and outside of the tolerance
def test_values_are_one_where_both_may_mean_the_same(
    first: tuple[str, str], second: tuple[str, str], *, same: bool
) -> None:
    pairs = [(a, b) for a in read(first[1], first[0]) for b in read(second[1], second[0])]
    assert any(is_same(a, b) for a, b in pairs) == same


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_its_days_months_and_scales(code: str) -> None:
    spoken = tongue(code)
    assert spoken is not None
    assert set(spoken.days.values()) == set(range(1, 8))
    assert spoken.scales
    assert spoken.numbers


@given(st.sampled_from(CODES), st.integers(1, 10**9))
def test_a_figure_in_digits_is_itself_in_every_language(code: str, number: int) -> None:
    assert float(number) in read(str(number), code)[0].readings


@given(st.sampled_from(CODES), st.text(max_size=60))
def test_values_stand_in_the_text_and_in_order(code: str, text: str) -> None:
    spans = [value.span for value in read(text, code)]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_language_of_which_nothing_is_known_has_no_values() -> None:
    assert read("47", "eo") == []


def test_a_measure_that_translators_convert_is_not_firm() -> None:
    assert [value.firm for value in read("60 miles and 60 kilometres", "en")] == [False, True]
