"""A date has its parts in every spelling, and the order of figures is what the text shows."""

import pytest

from retold.values.days import day_comes_first
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
    ("in 2099", {"year": [2099]}),
    ("in 2100", {"count": [2100]}), ("in 999", {"count": [999]}),
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
        ("in Sept. 2024", "in September 2024"),
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
        ("from 1939-45", "from 1939-44"), ("the mid-1990s", "the mid-1980s"),
    ],
)  # fmt: skip
def test_another_date_is_a_difference(source: str, target: str) -> None:
    assert len(differences(source, target)) == 1


@pytest.mark.parametrize(("years", "same"), [("1800s", True), ("1700s", False), ("1900s", False)])
def test_a_century_is_its_hundred_years(years: str, *, same: bool) -> None:
    assert (differences("the 19th century", f"the {years}") == []) == same
