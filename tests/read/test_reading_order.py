"""Letters to lines and columns; each threshold just inside and just outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.read import reading_order
from retold.read.reading_order import Letter, blocks_of

H = 10.0  # height of a letter


def word(
    text: str, left: float, foot: float = 100.0, height: float = H, width: float = 5
) -> list[Letter]:
    """Letters side by side."""
    return [
        Letter(character, left + n * width, left + (n + 1) * width, foot, foot + height)
        for n, character in enumerate(text)
    ]


def lines(letters: list[Letter]) -> list[str]:
    return [line.text for block in blocks_of(letters) for line in block.lines]


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        (0.0, "abcd"),
        (reading_order.MIN_SPACE * H - 0.01, "abcd"),
        (reading_order.MIN_SPACE * H + 0.01, "ab cd"),
        (reading_order.MAX_WORD_GAP * H - 0.01, "ab cd"),
        (reading_order.MAX_WORD_GAP * H + 0.01, "ab | cd"),
    ],
)
def test_gaps_are_none_spaces_or_part_cells(gap: float, text: str) -> None:
    assert lines([*word("ab", 0), *word("cd", 10 + gap)]) == [text]


@pytest.mark.parametrize(
    ("drop", "number"),
    [
        ((1 - reading_order.MIN_OVERLAP) * H - 0.01, 1),
        ((1 - reading_order.MIN_OVERLAP) * H + 0.01, 2),
    ],
)
def test_letters_that_share_half_a_height_are_of_one_line(drop: float, number: int) -> None:
    assert len(lines([*word("ab", 0), *word("cd", 14, 100 - drop)])) == number


@pytest.mark.parametrize(
    ("height", "raised", "text"),
    [
        (reading_order._SMALL * H - 0.01, 4.0, "10⁶ t"),  # noqa: SLF001
        (reading_order._SMALL * H + 0.01, 4.0, "106 t"),  # noqa: SLF001
        (7.0, 0.2 * H - 0.01, "106 t"),
        (7.0, 0.2 * H + 0.01, "10⁶ t"),
    ],
)
def test_small_raised_figures_are_written_as_such(height: float, raised: float, text: str) -> None:
    letters = [*word("10", 0), *word("6", 10, 100 + raised, height), *word("t", 18)]
    assert lines(letters) == [text]


def columns(
    *, number: int = 6, length: int = 20, gap: float = 20.0, crossing: int = 0
) -> list[Letter]:
    """Two columns of lines, and lines above that cross the gutter."""
    rows = [*range(number)]
    right = 5 * length + gap
    made = [
        letter
        for row in rows
        for letter in (
            *word(f"L{row}".ljust(length, "l"), 0, 500 - 12 * row),
            *word(f"R{row}".ljust(length, "r"), right, 500 - 12 * row),
        )
    ]
    for row in range(crossing):
        made += word("c" * int((right + 5 * length) / 5), 0, 520 + 12 * row)
    return made


@pytest.mark.parametrize(
    ("options", "are_columns"),
    [
        ({}, True),
        ({"number": reading_order.MIN_SIDE_LINES}, True),
        ({"number": reading_order.MIN_SIDE_LINES - 1}, False),
        ({"length": int(reading_order.MIN_SIDE_LENGTH)}, True),
        ({"length": int(reading_order.MIN_SIDE_LENGTH) - 1}, False),
        ({"gap": reading_order.MAX_WORD_GAP * H + 0.1}, True),
        ({"crossing": 1}, True),
        ({"crossing": 30}, True),
    ],
)
def test_columns_are_long_wide_and_parted_by_an_empty_way(
    options: dict[str, int],
    are_columns: bool,  # noqa: FBT001
) -> None:
    text = " ".join(lines(columns(**options)))  # type: ignore[arg-type]
    assert (text.find("L1") < text.find("R0")) is are_columns


@pytest.mark.parametrize(("more", "are_columns"), [(0.01, True), (-0.01, False)])
def test_a_gutter_has_a_width(more: float, are_columns: bool) -> None:  # noqa: FBT001
    """Columns drawn one after the other, so that the gap between them parts no words."""
    left, right = columns(gap=reading_order.MIN_GUTTER * H + more), []
    right = [letter for letter in left if letter.left > 100]
    drawn = [letter for letter in left if letter.left < 100] + right
    text = " ".join(lines(drawn))
    assert (text.find("L1") < text.find("R0")) is are_columns


def test_columns_are_not_looked_for_on_a_page_of_too_many_stretches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_order, "MAX_STRETCHES", 12)
    assert lines(columns())[1].startswith("L1l")
    monkeypatch.setattr(reading_order, "MAX_STRETCHES", 11)
    assert " | R0" in lines(columns())[0]


places = st.tuples(st.integers(0, 60), st.integers(0, 60), st.text("ab ", min_size=1, max_size=9))


@given(st.lists(places, max_size=40))
def test_no_letter_is_lost_or_made(drawn: list[tuple[int, int, str]]) -> None:
    letters = [letter for x, y, text in drawn for letter in word(text, 8.0 * x, 9.0 * y)]
    found = sorted("".join(lines(letters)).replace(" ", "").replace("|", ""))
    assert found == sorted(letter.character for letter in letters if letter.character != " ")
