"""A figure is astray where the other text has it nowhere, nor figures that come to it."""

import pytest

from retold.values.strays import MOST_FIGURES, is_stray, is_unexplained, stands_in
from tests.values.reading import read

OTHERS = tuple(read("Of 60 schools 17 are connected; 62 percent of 940 pupils gain, for €8.4m."))


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("17 schools", False), ("71 schools", True), ("60 houses", False),
        ("43 are not", False), ("44 are not", True), ("77 together", False),
        ("more than 60 percent", False), ("more than 70 percent", True),
        ("8.4 million euros", False), ("4.8 million euros", True),
    ],
)  # fmt: skip
def test_a_figure_is_astray_where_nothing_explains_it(text: str, *, stray: bool) -> None:
    [value] = read(text)
    assert is_stray(value, OTHERS) is stray


@pytest.mark.parametrize("text", ["half of them", "one of them"])
def test_of_a_word_that_colours_a_sentence_nobody_knows(text: str) -> None:
    assert [is_stray(value, OTHERS) for value in read(text) if value.weak] == [False]


@pytest.mark.parametrize(("count", "stray"), [(MOST_FIGURES, True), (MOST_FIGURES + 1, False)])
def test_among_very_many_figures_nobody_knows(count: int, *, stray: bool) -> None:
    [value] = read("71 schools")
    others = tuple(read(" and ".join(["9000 boats"] * count)))
    assert len(others) == count
    assert is_stray(value, others) is stray


def test_a_figure_stands_where_it_is_or_is_rounded() -> None:
    [exact] = read("62 percent")
    [rough] = read("more than 60 percent")
    assert stands_in(exact, [rough])
    assert stands_in(rough, [exact])
    assert not stands_in(exact, read("63 percent"))


SOURCE = tuple(
    read(
        "Of 60 schools 17 are connected, 8 of them since March 1994; 62 percent of 940 pupils gain."
        " About 3,800 euros will be paid on 9 May, the rest on 30 May, at 16:12."
    )
)


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("71 schools", True), ("11 schools", False), ("13 schools", True), ("12 schools", False),
        ("28 percent", False), ("33 percent", True), ("38 percent", False),
        ("36 percent", True), ("nearly 4,000 euros", False), ("nearly 4,800 euros", True),
        ("since April 1994", False), ("since May 1994", False), ("since July 1994", True),
        ("in the nineties", False), ("in the eighties", True), ("six decades", False),
        ("three weeks later", False), ("four weeks later", True), ("37 minutes late", False),
        ("37 days late", True), ("half a year", False), ("a third of them", False),
        ("a hundred of them", False), ("on Friday", False), ("in winter", False),
    ],
)  # fmt: skip
def test_a_stray_figure_is_unexplained_where_it_is_no_other_telling_either(
    text: str, *, unexplained: bool
) -> None:
    assert any(is_unexplained(value, SOURCE) for value in read(text)) is unexplained
