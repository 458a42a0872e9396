"""A figure is astray where the other text has it nowhere, nor figures that come to it."""

import pytest

from retold.values.strays import MOST_FIGURES, is_stray, stands_in
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
