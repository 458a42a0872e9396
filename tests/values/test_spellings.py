"""Laws: a value has many spellings and is one; another value is another, in whatever spelling."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retold.values.quantity import Quantity
from tests.values.reading import differences, only, read

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def in_words(number: int) -> str:
    """A whole number below a thousand million in British English."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred" + (f" and {in_words(rest)}" if rest else "")
    size, name = (1_000_000, "million") if number >= 1_000_000 else (1000, "thousand")
    above, rest = divmod(number, size)
    link = " and " if rest < 100 else " "
    return f"{in_words(above)} {name}" + (f"{link}{in_words(rest)}" if rest else "")


GROUPED: tuple[Callable[[int], str], ...] = (
    str, "{:,}".format, lambda n: f"{n:,}".replace(",", " "), lambda n: f"{n:,}".replace(",", "'"),
    in_words, lambda n: in_words(n).replace("-", " "), lambda n: in_words(n).capitalize(),
)  # fmt: skip
whole = st.integers(2, 999_999_999)
spelling = st.sampled_from(GROUPED)


@given(whole, spelling)
def test_a_whole_number_is_read_from_all_its_spellings(
    number: int, spell: Callable[[int], str]
) -> None:
    found = only(f"{spell(number)} boats")
    assert found.value == number
    assert found.span.of(f"{spell(number)} boats") == spell(number)


@given(whole, spelling, spelling)
def test_the_same_number_is_never_told(
    number: int, spell: Callable[[int], str], respell: Callable[[int], str]
) -> None:
    assert differences(f"It drew {spell(number)} boats.", f"It drew {respell(number)} boats.") == []


@given(whole, whole, spelling, spelling)
def test_another_number_is_always_told_with_its_words(
    number: int, another: int, spell: Callable[[int], str], respell: Callable[[int], str]
) -> None:
    assume(abs(number - another) > 1e-5 * max(number, another))
    source, target = f"It drew {spell(number)} boats.", f"It drew {respell(another)} boats."
    assume(not any(1000 <= value <= 2099 for value in (number, another)))  # these may be years
    assert differences(source, target) == [(spell(number), respell(another))]


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_a_date_is_one_in_all_its_writings(day: date) -> None:
    month = MONTHS[day.month - 1]
    writings = [
        f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(),
        f"{month[:3]} {day.day}, {day.year}", f"the {day.day}th of {month} {day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}", f"{day.day} {month.upper()} {day.year}",
        f"{month} the {day.day}th, {day.year}",
    ]  # fmt: skip
    for writing in writings:
        found = {value.sort: value.value for value in read(f"It was on {writing} there.")}
        assert found == {"day": day.day, "month": day.month, "year": day.year}, writing
    assert all(differences(f"on {writings[0]}", f"on {writing}") == [] for writing in writings)


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.integers(1, 20_000))
def test_another_date_is_always_told(day: date, later: int) -> None:
    other = date.fromordinal(day.toordinal() + later)
    assume(other.year <= 2099)
    month, other_month = MONTHS[day.month - 1], MONTHS[other.month - 1]
    source = f"It was on {day.day} {month} {day.year}."
    for target in (
        f"It was on {other_month} {other.day}, {other.year}.",
        f"It was on {other.isoformat()}.",
    ):
        assert differences(source, target)
        assert differences(target, source)


def _twelve(hour: int) -> int:
    return hour % 12 or 12


@given(st.times())
def test_a_time_of_day_is_one_in_all_its_writings(clock: time) -> None:
    half, dot = ("am", "a.m.") if clock.hour < 12 else ("pm", "p.m.")
    hour, minute = _twelve(clock.hour), f"{clock.minute:02}"
    writings = [
        f"{clock.hour:02}:{minute}", f"{hour}:{minute} {dot}", f"{hour}.{minute}{half}",
        f"{clock.hour:02}h{minute}", f"{hour}:{minute}{half.upper()}",
    ]  # fmt: skip
    minutes = clock.hour * 60 + clock.minute
    for writing in writings:
        assert [value.value for value in read(f"It began at {writing} there.")] == [minutes]


@given(st.times(), st.integers(1, 24 * 60 - 1))
def test_another_time_is_always_told(clock: time, later: int) -> None:
    assume(later != 12 * 60 or clock.hour not in {10, 11, 12})  # 10:30 may be in the evening
    minutes = (clock.hour * 60 + clock.minute + later) % (24 * 60)
    source = f"It began at {clock.hour:02}:{clock.minute:02}."
    half = "a.m." if minutes < 12 * 60 else "p.m."
    target = f"It began at {_twelve(minutes // 60)}:{minutes % 60:02} {half}."
    assert len(differences(source, target)) == 1
    assert len(differences(target, source)) == 1


SIGNS = {"£": "pounds", "€": "euros", "$": "dollars", "¥": "yen"}


@given(st.integers(2, 999), st.sampled_from(sorted(SIGNS)), st.sampled_from(["m", "bn", "k"]))
def test_a_sum_is_one_in_all_its_writings(amount: int, sign: str, scale: str) -> None:
    long = {"m": "million", "bn": "billion", "k": "thousand"}[scale]
    writings = [
        f"{sign}{amount}{scale}", f"{sign}{amount} {long}", f"{amount} {long} {SIGNS[sign]}",
        f"{in_words(amount)} {long} {SIGNS[sign]}",
    ]  # fmt: skip
    for writing in writings:
        assert differences(f"It cost {writings[0]}.", f"It cost {writing}.") == []
        assert only(f"It cost {writing}.").span.of(f"It cost {writing}.") == writing
    for other in sorted(SIGNS):
        told = differences(f"It cost {writings[0]}.", f"It cost {other}{amount}{scale}.")
        assert bool(told) == (other != sign)


PIECES = st.sampled_from(
    (
        "40 boats", "£5m", "at least 12", "two-thirds of", "one in five", "5 March 2024", "noon",
        "in May", "9 a.m.", "12%", "a week", "COVID-19", "(91 metres)", "2½ hours", "twice",
        "the 1990s", "from 3 to 5", "05/03/2024", "−3 °C", "9/11", "Q3", "last spring", "dozens",
        "the 5th", "6ft 2in", "1,250", "GMT+2", "or more", "about", "to", "and", "the mill",
        "…", "",
    )
)  # fmt: skip
texts = st.lists(PIECES, max_size=8).map(" ".join)


@given(texts)
def test_values_stand_in_order_inside_the_text_and_never_in_each_other(text: str) -> None:
    values = read(text)
    ends = [0, *(value.span.end for value in values)]
    for value, end in zip(values, ends, strict=False):
        assert end <= value.span.start < value.span.end <= len(text)
        assert value.whole is not None
        assert value.whole.start <= value.span.start
        assert value.span.end <= value.whole.end


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == []


def plain(values: tuple[Quantity, ...]) -> list[tuple[str, float, str | None, str | None]]:
    return [(value.sort, value.value, value.unit, value.per) for value in values]


@given(texts, texts)
def test_values_are_read_alike_wherever_they_stand(before: str, after: str) -> None:
    text = f"{before}. And so it went on, they said, for there was no more of it. {after}"
    assert plain(read(text))[: len(read(before))] == plain(read(before))


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert all(value.span.of(text) for value in read(text))
    assert differences(text, text) == []


@pytest.mark.parametrize("dash", ["-", "–", "‐", "‑", "−"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009", "\u2007"])
def test_typography_changes_no_value(dash: str, space: str) -> None:
    written = f"It drew 1{space}250 boats of six{dash}metre length in 1939{dash}45."
    assert differences("It drew 1,250 boats of six-metre length in 1939-45.", written) == []
    assert 1250 in [value.value for value in read(written)]


@pytest.mark.parametrize(
    ("written", "as_typed"),
    [
        ("6′2″ tall", "6'2\" tall"), ("6’2” tall", "6'2\" tall"), ("3⁄8 of it", "3/8 of it"),
        ("3∕8 of it", "3/8 of it"), ("in the ’90s", "in the '90s"), ("in the ʼ90s", "in the '90s"),
        ("−5 °C", "-5 °C"), ("1’250’000", "1'250'000"),
    ],
)  # fmt: skip
def test_a_sign_in_another_shape_says_the_same(written: str, as_typed: str) -> None:
    assert plain(read(written)) == plain(read(as_typed)) != []
