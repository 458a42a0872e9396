"""Lines to paragraphs; each threshold just inside and just outside."""

import pytest

from retold.read import paragraphs
from retold.read.paragraphs import Sheet, paragraphs_of
from retold.read.reading_order import Block, Line

H = 10.0
HEIGHT = 800.0


def line(
    text: str, foot: float, *, left: float = 0.0, right: float = 300.0, size: float = H
) -> Line:
    return Line(text, left, right, foot, foot + size, size)


def made(*lines: Line) -> list[str]:
    return paragraphs_of([Sheet(HEIGHT, (Block(lines),))])


FULL = (line("one one one", 400), line("two two two", 388), line("six six six", 376))


@pytest.mark.parametrize(("more", "number"), [(-0.1, 1), (0.1, 2)])
def test_a_wide_gap_parts_paragraphs(more: float, number: int) -> None:
    step = paragraphs.MAX_LEADING * 12 + more
    assert len(made(*FULL, line("next next next", 376 - step))) == number


@pytest.mark.parametrize(("more", "number"), [(-0.01, 1), (0.01, 2)])
def test_letters_of_another_size_part_paragraphs(more: float, number: int) -> None:
    size = H / (1 - paragraphs.OTHER_SIZE - more)
    assert len(made(line("Ferry sails again", 414, size=size), *FULL)) == number


@pytest.mark.parametrize(("more", "number"), [(-0.1, 1), (0.1, 2)])
def test_an_indent_parts_paragraphs(more: float, number: int) -> None:
    indent = paragraphs.MIN_INDENT * H + more
    assert len(made(*FULL, line("next next next", 364, left=indent))) == number


@pytest.mark.parametrize(("more", "number"), [(-0.5, 1), (0.5, 2)])
def test_a_line_that_had_room_ended_a_paragraph(more: float, number: int) -> None:
    following = line("abcd efghi", 352, right=300)  # a first word of half the width
    room = 150 + paragraphs.SLACK * H + more
    assert len(made(*FULL, line("ends", 364, right=300 - room), following)) == number


def test_only_lines_near_by_show_the_margin() -> None:
    wide = [line("wide wide wide", 600 - 12 * n, right=500) for n in range(3)]
    narrow = [line("narrow narrow", 560 - 12 * n) for n in range(paragraphs.NEAR_LINES * 2 + 2)]
    parts = made(*wide, *narrow)
    assert parts[-1].count("narrow narrow") > paragraphs.NEAR_LINES


@pytest.mark.parametrize("mark", ["•", "–", "-", "1.", "(a)", "12)"])
def test_a_mark_begins_an_item(mark: str) -> None:
    assert len(made(*FULL, line(f"{mark} item item", 364))) == 2


@pytest.mark.parametrize("mark", ["1.5", "a", "-5", "2026"])
def test_a_number_or_a_word_begins_none(mark: str) -> None:
    assert len(made(*FULL, line(f"{mark} item item", 364))) == 1


def sheets(*texts: str, foot: float = 780.0, gap: float = 100.0) -> list[Sheet]:
    """Pages with a text and something at their heads."""
    return [
        Sheet(
            HEIGHT,
            (
                Block(
                    (
                        line(text, foot, size=8),
                        line(f"The {chr(65 + n)} board met on Monday.", foot - gap),
                        line("It met again on Tuesday.", foot - gap - 12),
                        line("And it rained all week.", foot - gap - 24),
                    )
                ),
            ),
        )
        for n, text in enumerate(texts)
    ]


def count(pages: list[Sheet], text: str) -> int:
    return sum(text in paragraph for paragraph in paragraphs_of(pages))


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (["Head"] * 2 + ["other a", "other b", "other c"], 0),  # two of five
        (["Head"] * 2 + ["other a", "other b", "other c", "other d"], 2),  # two of six
        (["Head"], 1),
        (["Head 1", "Head 2"], 0),
    ],
)
def test_what_enough_pages_share_is_a_running_head(texts: list[str], left: int) -> None:
    assert count(sheets(*texts), "Head") == left


@pytest.mark.parametrize(("more", "left"), [(0.1, 0), (-0.1, 2)])
def test_a_running_head_stands_at_the_edge(more: float, left: int) -> None:
    foot = (1 - paragraphs.EDGE) * HEIGHT + more
    assert count(sheets("Head", "Head", foot=foot), "Head") == left


@pytest.mark.parametrize(("more", "left"), [(0.1, 0), (-0.1, 2)])
def test_a_running_head_is_set_off_from_the_text(more: float, left: int) -> None:
    gap = paragraphs.MIN_HEAD_GAP * 8 + more
    assert count(sheets("Head", "Head", gap=gap), "Head") == left


@pytest.mark.parametrize(("more", "left"), [(-0.1, 0), (0.1, 2)])
def test_a_running_head_stands_at_one_height(more: float, left: int) -> None:
    first, second = sheets("Head")[0], sheets("Head", foot=780 - paragraphs.SAME_HEIGHT - more)[0]
    assert count([first, second], "Head") == left


@pytest.mark.parametrize(
    "text", ["7", "- 7 -", "Page 7", "Page 7 of 12", "7/12", "xii", "Seite 3 von 9"]
)
def test_a_page_number_is_left_out(text: str) -> None:
    assert count(sheets(text), text) == 0


@pytest.mark.parametrize("text", ["7 boats", "2026: a year", "Page the doctor", "12345"])
def test_other_lines_at_the_edge_stay(text: str) -> None:
    assert count(sheets(text), text) == 1


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("the govern-", "ment said", "the government said"),
        ("a well-", "known man", "a well-known man"),
        ("the Anglo-", "Saxon king", "the Anglo-Saxon king"),
        ("in 2019-", "20 it", "in 2019-20 it"),
        ("it rained –", "and snowed", "it rained – and snowed"),
        ("it rained—", "and snowed", "it rained—and snowed"),
        ("it rained -", "and snowed", "it rained - and snowed"),
        ("the soft\u00ad", "ness of it", "the softness of it"),
        ("the soft\u0002", "ness of it", "the softness of it"),
    ],
)
def test_words_cut_at_line_ends(end: str, start: str, joined: str) -> None:
    assert made(line(end, 400), line(start, 388)) == [joined]


@pytest.mark.parametrize(
    ("elsewhere", "joined"),
    [("zorbal-fex", "zorbal-fex"), ("zorbalfex", "zorbalfex"), ("it", "zorbalfex")],
)
def test_the_text_tells_how_a_word_is_written(elsewhere: str, joined: str) -> None:
    text = made(line(f"A {elsewhere} and a zorbal-", 400), line("fex here now", 388))
    assert text == [f"A {elsewhere} and a {joined} here now"]


@pytest.mark.parametrize(
    ("end", "start", "number"),
    [
        ("the board of", "the town met", 1),
        ("the board met.", "the town slept", 2),
        ("the board of", "• an item", 2),
        ("the board,", "Lowmere said", 1),
    ],
)
def test_a_paragraph_goes_on_in_the_next_column(end: str, start: str, number: int) -> None:
    blocks = (Block((*FULL, line(end, 364))), Block((line(start, 600),)))
    assert len(paragraphs_of([Sheet(HEIGHT, blocks)])) == number


@pytest.mark.parametrize(("more", "number"), [(0.1, 1), (-0.1, 2)])
def test_a_full_last_line_goes_on_though_a_name_follows(more: float, number: int) -> None:
    width = paragraphs.FULL_LINE * 300 + more
    blocks = (
        Block((*FULL, line("the board of", 364, right=width))),
        Block((line("Lowmere", 600),)),
    )
    assert len(paragraphs_of([Sheet(HEIGHT, blocks)])) == number
