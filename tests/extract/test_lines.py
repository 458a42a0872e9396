"""Lines as the furniture rules look at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.extract.lines import MAX_HEADING, MAX_LINE, visible_lines


def test_lines_are_told_by_place_and_by_what_a_reader_sees() -> None:
    text = "  ▲ Back  to\u00a0top »\n\nThe boat\u00ad left.\r\nA third."
    first, second, third = visible_lines(text)
    assert first.text == "▲ Back to top »"
    assert first.bare == "Back to top »"
    assert first.key == "back to top"
    assert first.span.of(text) == "▲ Back  to\u00a0top »"
    assert second.text == "The boat left."
    assert [line.glued for line in (first, second, third)] == [False, False, True]


@pytest.mark.parametrize(
    ("between", "glued"),
    [
        ("\n", True),
        ("\r\n", True),
        ("\r", True),
        ("\n\n", False),
        ("\r\n\r\n", False),
        ("\n \n", False),
    ],
)
def test_a_line_is_glued_where_no_blank_one_stands_before(between: str, *, glued: bool) -> None:
    assert visible_lines(f"One.{between}Two.")[1].glued == glued


@pytest.mark.parametrize(("length", "shown"), [(MAX_LINE, True), (MAX_LINE + 1, False)])
def test_a_paragraph_is_no_furniture(length: int, *, shown: bool) -> None:
    [line] = visible_lines("x" * length)
    assert bool(line.text) == shown
    assert line.span.end == length


@pytest.mark.parametrize(("length", "known"), [(MAX_HEADING, True), (MAX_HEADING + 1, False)])
def test_a_phrase_is_short(length: int, *, known: bool) -> None:
    [line] = visible_lines("x" * length)
    assert bool(line.key) == known


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Ferry plan divides Lowmere", True),
        ("Will the boat sail?", True),
        ("It sails!", True),
        ("It sails.", False),
        ("“It sails”", False),
        ("What he said “about the boat”", True),
        ("What he said “about the boat.”", False),
        ("He left. She stayed", False),
        ("Mr. Oake and the boat", True),
        ("U.S. Senate votes on ferry", True),
        ("…", False),
        ("x" * MAX_HEADING, True),
        ("x" * (MAX_HEADING + 1), False),
    ],
)
def test_a_heading_ends_as_no_sentence_does(text: str, *, is_heading: bool) -> None:
    assert visible_lines(text)[0].is_heading_like == is_heading


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("► Watch", "Watch"),
        ("— “Watch”", "“Watch”"),
        ("• (left)", "(left)"),
        ("#ferry", "#ferry"),
        ("@courier", "@courier"),
        ("→ 12", "12"),
        ("***", ""),
    ],
)
def test_bullets_and_arrows_before_a_line_are_decoration(text: str, bare: str) -> None:
    assert visible_lines(text)[0].bare == bare


@given(st.text(max_size=80))
def test_lines_are_in_order_and_slice_out_of_the_text(text: str) -> None:
    end = 0
    for line in visible_lines(text):
        assert end <= line.span.start < line.span.end <= len(text)
        assert "\n" not in line.span.of(text)
        assert line.bare in line.text
        assert line.text.endswith(line.bare)
        assert line.words == [word for word in line.words if word.strip()]
        end = line.span.end
