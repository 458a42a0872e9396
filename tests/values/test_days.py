"""A date has its parts in every spelling, and the order of figures is what the text shows."""
# ruff: noqa: SIM905 - lists of words read best as text

import pytest

from retold.model import Span
from retold.values.days import day_comes_first
from retold.values.quantities import quantities
from tests.values.reading import differences, read


def parts(text: str) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for quantity in read(text):
        found.setdefault(quantity.sort, []).append(quantity.value)
    return found


DATES = [
    ("5 March 2024", {"day": [5], "month": [3], "year": [2024]}),
    ("March 5, 2024", {"month": [3], "day": [5], "year": [2024]}),
    ("Mar. 5", {"month": [3], "day": [5]}), ("the 5th of March", {"day": [5], "month": [3]}),
    ("March the 5th", {"month": [3], "day": [5]}), ("Sept. 30", {"month": [9], "day": [30]}),
    ("MARCH 5-9", {"month": [3], "day": [5, 9]}), ("March 5 to 9", {"month": [3], "day": [5, 9]}),
    ("5-9 March", {"day": [5, 9], "month": [3]}), ("5 and 9 March", {"day": [5, 9], "month": [3]}),
    ("2024-03-05", {"year": [2024], "month": [3], "day": [5]}),
    ("25.03.2024", {"day": [25], "month": [3], "year": [2024]}),
    ("25/03/24", {"day": [25], "month": [3], "year": [2024]}),
    ("03/25/2024", {"month": [3], "day": [25], "year": [2024]}),
    ("05.03.2024", {"day": [5], "month": [3], "year": [2024]}),
    ("12/12/2024", {"day": [12], "month": [12], "year": [2024]}),
    ("in May 2014", {"month": [5], "year": [2014]}), ("He may go", {}),
    ("since May", {"month": [5]}),
    ("May 2014", {"month": [5], "year": [2014]}), ("Oct. was wet", {"month": [10]}),
    ("in march", {}), ("in March", {"month": [3]}), ("IN MARCH", {"month": [3]}),
    ("in january", {"month": [1]}),
    ("on Monday", {"weekday": [0]}), ("SUNDAYS", {"weekday": [6]}),
    ("Tue. 5 March", {"weekday": [1], "day": [5], "month": [3]}),
    ("Weds, March 6", {"weekday": [2], "month": [3], "day": [6]}), ("the sun rose", {}),
    ("on Wed., ending a row", {"weekday": [2]}), ("He sat. Then", {}), ("on Sun", {"weekday": [6]}),
    ("the 1990s", {"year": [1990]}), ("the '90s", {"year": [90]}), ("the mid-90s", {"year": [90]}),
    ("the early 90s", {"year": [90]}), ("the late 80s", {"year": [80]}),
    ("the mid-1990s", {"year": [1990]}),
    ("the nineties", {"year": [90]}), ("the nineteen-sixties", {"year": [1960]}),
    ("the eighteen twenties", {"year": [1820]}),
    ("FY24", {"year": [2024]}), ("FY2024", {"year": [2024]}), ("fiscal 2024", {"year": [2024]}),
    ("fiscal year 2024", {"year": [2024]}), ("financial year 24", {"year": [2024]}),
    ("FY99", {"year": [2099]}),
    ("44 BC", {"year": [-44]}), ("44 BCE", {"year": [-44]}), ("44 B.C.", {"year": [-44]}),
    ("AD 79", {"year": [79]}), ("79 AD", {"year": [79]}), ("79 CE", {"year": [79]}),
    ("10,000 BC", {"year": [-10_000]}), ("the 5th century BC", {"ordinal": [-5]}),
    ("the fifth century", {"ordinal": [5]}), ("the twenty-first century", {"ordinal": [21]}),
    ("the 21st century", {"ordinal": [21]}), ("5 beaches", {"count": [5]}),
    ("a 79 advantage", {"count": [79]}),
    ("last spring", {"season": [1]}), ("a metal spring", {}), ("in the fall", {"season": [3]}),
    ("summer", {"season": [2]}),
    ("yesterday", {"relative": [-1]}), ("tonight", {"relative": [0]}),
    ("tomorrow", {"relative": [1]}),
    ("after 9/11", {"month": [9], "day": [11]}), ("in 1699", {"year": [1699]}),
    ("in 2099", {"year": [2099]}), ("1939-45", {"year": [1939, 1945]}),
    ("2023/24", {"year": [2023, 2024]}), ("1945-39", {"year": [1945], "count": [39]}),
    ("1939-39", {"year": [1939], "count": [39]}), ("1939-45.5", {"year": [1939], "count": [45.5]}),
    ("1939-45%", {"year": [1939], "percent": [45]}), ("x1939-45", {"label": [1939], "count": [45]}),
    ("of '98", {"year": [98]}), ("in '98", {"year": [98]}), ("from '98", {"year": [98]}),
    ("'40 boats", {"count": [40]}), ("of '98.5", {"count": [98.5]}),
    ("in 2100", {"count": [2100]}), ("in 999", {"count": [999]}),
    ("25/12/2024", {"day": [25], "month": [12], "year": [2024]}),
    ("25/01/2024", {"day": [25], "month": [1], "year": [2024]}),
    ("01/25/2024", {"month": [1], "day": [25], "year": [2024]}),
    ("31.12.2024", {"day": [31], "month": [12], "year": [2024]}),
    ("32/12/2024", {"count": [32, 12], "year": [2024]}),
    ("00/03/2024", {"count": [0, 3], "year": [2024]}),
    ("25/00/2024", {"count": [25, 0], "year": [2024]}),
    ("25-03-2024", {"day": [25], "month": [3], "year": [2024]}),
    ("25-03-24", {"count": [25, 3, 24]}),
    ("5 june", {"day": [5], "month": [6]}), ("5 mar", {"count": [5]}), ("5 may", {"count": [5]}),
    ("5 dec.", {"count": [5]}), ("the sept met", {}), ("Sept met", {"month": [9]}),
    ("May they win", {}), ("Since May", {"month": [5]}),
    ("May 1999", {"month": [5], "year": [1999]}),
    ("the 2010s", {"year": [2010]}), ("the 1890s", {"year": [1890]}),
    ("the 1st century", {"ordinal": [1]}),
    ("the 2nd century", {"ordinal": [2]}), ("the 3rd century", {"ordinal": [3]}),
    ("winter came", {"season": [4]}), ("autumn came", {"season": [3]}),
    ("Last spring", {"season": [1]}),
    ("On Wed.", {"weekday": [2]}), ("the last three months of the year", {"ordinal": [4]}),
    ("the last 6 months of 2020", {"ordinal": [2], "year": [2020]}),
    ("the first 3 months of the year", {"ordinal": [1]}),
    ("the first six months of 2020", {"ordinal": [1], "year": [2020]}),
    ("the last quarter of 2024", {"ordinal": [4], "year": [2024]}),
    ("the final quarter of the year", {"ordinal": [4]}),
    ("2024's closing half", {"year": [2024], "ordinal": [2]}),
    ("the first nine months of 2020", {"ordinal": [1], "year": [2020]}),
    ("the last three quarters of this year", {"ordinal": [2]}),
    ("the year's opening six months", {"ordinal": [1]}),
    ("the first two quarters of the financial year", {"ordinal": [1]}),
    ("the final quarter was close", {"count": [0.25]}),
    ("the final quarter of the match", {"count": [0.25]}),
    ("the last six quarters of the year", {"percent": [150.0]}),
    ("Q4", {"ordinal": [4]}), ("H2", {"ordinal": [2]}), ("the 3rd quarter", {"ordinal": [3]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_has_its_parts(text: str, expected: dict[str, list[float]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("05/03/2024", None), ("25/03/2024", True), ("03/25/2024", False), ("13/12/2024", True),
        ("12/13/2024", False), ("12/12/2024", None), ("25/03/2024 and 03/25/2024", None),
        ("25.03.2024", None),
        ("25-03-2024", True), ("31/31/2024", None),
    ],
)  # fmt: skip
def test_the_order_of_dates_in_figures_is_what_others_of_the_text_show(
    text: str,
    *,
    order: bool | None,
) -> None:
    assert day_comes_first(text) is order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05/03/2024, 25/03/2024", {"day": [5, 25], "month": [3, 3]}),
        ("05/03/2024, 03/25/2024", {"month": [5, 3], "day": [3, 25]}),
    ],
)
def test_an_open_date_is_read_in_the_order_of_its_text(
    text: str, expected: dict[str, list[float]]
) -> None:
    found = parts(text)
    assert {sort: found[sort] for sort in expected} == expected
    assert not any(quantity.weak for quantity in read(text))
    assert any(quantity.weak for quantity in read("05/03/2024"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("on 05/03/2024", "on 5 March 2024"), ("on 05/03/2024", "on May 3, 2024"),
        ("on 25.03.2024", "on March 25, 2024"), ("on 2024-03-05", "on 5 March 2024"),
        ("on March 5-9", "from 5 to 9 March"), ("in FY24", "in fiscal 2024"),
        ("in 44 BC", "in 44 BCE"), ("in AD 79", "in 79 CE"), ("in the 1990s", "in the nineties"),
        ("in the '90s", "in the 1990s"), ("the 19th century", "the 1800s"),
        ("the nineteenth century", "the 19th century"), ("IN MARCH", "in March"),
        ("autumn", "in the fall"),
        ("the mid-1990s", "the mid-90s"), ("from 1939 to 1945", "from 1939-45"),
        ("in Sept. 2024", "in September 2024"), ("in 2023/24", "from 2023 to 2024"),
        ("the class of '98", "the class of 1998"), ("the 1930s and 40s", "the 1930s and 1940s"),
        ("in the 1930s or 40s", "in the 1930s or 1940s"), ("since '98", "since 1998"),
    ],
)  # fmt: skip
def test_the_same_date_is_no_difference(source: str, target: str) -> None:
    assert differences(source, target) == []
    assert differences(target, source) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("on 05/03/2024", "on 6 March 2024"), ("on 05.03.2024", "on 6.03.2024"),
        ("on 2024-03-05", "on 2024-03-06"), ("on March 5-9", "on March 5-8"),
        ("in FY24", "in FY23"),
        ("in 44 BC", "in AD 44"), ("in the 5th century BC", "in the 5th century"),
        ("in the 1990s", "in the eighties"), ("MARCH", "MAY"),
        ("on Monday", "on Tuesday"), ("yesterday", "today"), ("last spring", "last autumn"),
        ("from 1939-45", "from 1939-44"), ("45 died", "1945 died"),
        ("11 boats", "1311 boats"), ("the class of '98", "the class of 1997"),
        ("in 2023-24", "in 2023-25"), ("the mid-1990s", "the mid-1980s"),
    ],
)  # fmt: skip
def test_another_date_is_a_difference(source: str, target: str) -> None:
    assert len(differences(source, target)) == 1


@pytest.mark.parametrize(("years", "same"), [("1800s", True), ("1700s", False), ("1900s", False)])
def test_a_century_is_its_hundred_years(years: str, *, same: bool) -> None:
    assert (differences("the 19th century", f"the {years}") == []) == same


@pytest.mark.parametrize(
    ("short", "month"),
    [(name, number) for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )],
)  # fmt: skip
def test_a_short_month_is_one_with_and_without_its_point(short: str, month: int) -> None:
    assert parts(f"on {short} 5") == {"month": [month], "day": [5]}
    if short not in {"May", "Jun", "Jul"}:  # which are not shortened with a point in print
        assert parts(f"on {short}. 5, 2024") == {"month": [month], "day": [5], "year": [2024]}
    if short not in {"May", "Mar", "Jun", "Jul", "Sep"}:
        assert parts(f"{short}. was wet") == {"month": [month]}


@pytest.mark.parametrize(
    "lead",
    "in of last next since until early late by this from to and".split(),
)
def test_may_is_a_month_behind_a_word_for_when(lead: str) -> None:
    assert parts(f"it was {lead} May") == {"month": [5]}
    assert parts(f"it was {lead} may") == {}


@pytest.mark.parametrize(
    "lead",
    "on by until till since from last next this every early late".split(),
)
def test_a_short_weekday_is_one_behind_a_word_for_when(lead: str) -> None:
    assert parts(f"it was {lead} Sun") == {"weekday": [6]}
    assert parts(f"it was {lead} sun") == parts("the Sun set") == {}


@pytest.mark.parametrize("lead", ["the", "last", "next", "this", "in"])
def test_spring_and_fall_are_seasons_behind_a_word_for_when(lead: str) -> None:
    assert parts(f"it was {lead} spring") == {"season": [1]}
    assert parts(f"it was {lead} fall") == {"season": [3]}
    assert parts(f"a {lead}ly spring") == {}


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("last spring", True), ("yesterday", True), ("Q3", True), ("first half", True),
        ("last three months of the year", True), ("fifth century", True), ("5th century", False),
        ("March", False), ("Monday", False), ("44 BC", False), ("the 1990s", False),
    ],
)  # fmt: skip
def test_a_date_in_words_that_any_text_may_drop_is_weak(text: str, *, weak: bool) -> None:
    assert [value.weak for value in read(text)] == [weak]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("After 9/11 came", ["9", "11"]), ("5-9 March", ["5", "9", "March"]),
        ("on March 5, 2024", ["March", "5", "2024"]), ("on 25/03/2024", ["25", "03", "2024"]),
        ("on 2024-03-05", ["2024", "03", "05"]), ("on the 5th of March", ["5th", "March"]),
        ("in the mid-90s", ["90s"]), ("in FY24", ["FY24"]),
        ("from Tue. 5 March", ["Tue", "5", "March"]),
        ("in the twenty-first century BC", ["twenty-first century BC"]), ("in Q3", ["Q3"]),
        ("in May 2014", ["May", "2014"]), ("in 44 BC, it", ["44 BC"]), ("in AD 79 it", ["AD 79"]),
    ],
)  # fmt: skip
def test_each_part_of_a_date_stands_where_it_is_written(text: str, words: list[str]) -> None:
    assert [value.span.of(text) for value in read(text)] == words


def test_what_the_rest_of_the_text_shows_orders_an_open_date() -> None:
    text = "It began on 05/03/2024. It ended on 03/25/2024."
    found = quantities(text, Span(0, text.index(".")))
    assert [(value.sort, value.value) for value in found] == [
        ("month", 5),
        ("day", 3),
        ("year", 2024),
    ]
    assert not any(value.weak for value in found)


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("05/03/2024", True), ("12/03/2024", True), ("03/12/2024", True), ("13/03/2024", False),
        ("03/13/2024", False), ("12.03.2024", False), ("05/05/2024", False),
    ],
)  # fmt: skip
def test_the_order_is_open_where_both_figures_may_be_the_month(text: str, *, weak: bool) -> None:
    assert [value.weak for value in read(text)] == [weak, weak, False]
