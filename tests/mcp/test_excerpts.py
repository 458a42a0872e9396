"""What one answer shows of a text."""

from hypothesis import given
from hypothesis import strategies as st

from retold.mcp.excerpts import LEAST, LONGEST, SHARE, Excerpts, clipped
from retold.model import Document, Span


def test_an_excerpt_is_cut_where_it_is_long() -> None:
    excerpts = Excerpts(Document("a", "x" * 2_000))
    assert excerpts.of(Span(0, LONGEST)).text == "x" * LONGEST
    longer = excerpts.of(Span(0, LONGEST + 1))
    assert (longer.end, longer.text) == (LONGEST + 1, "x" * LONGEST + "…")


def test_no_more_of_a_text_is_shown_than_its_share() -> None:
    excerpts = Excerpts(Document("a", "x" * 9_000))
    shown = [excerpts.of(Span(start, start + 300)).text for start in range(0, 9_000, 300)]
    assert [text is not None for text in shown] == [True] * 10 + [False] * 20


def test_of_a_short_text_so_much_is_shown_as_makes_sense_of_it() -> None:
    text = "x" * LEAST
    excerpts = Excerpts(Document("a", text))
    shown = [excerpts.of(Span(start, start + 250)).text for start in range(0, LEAST, 250)]
    assert "".join(part or "" for part in shown) == text


def test_words_that_were_shown_count_no_second_time() -> None:
    excerpts = Excerpts(Document("a", "x" * 3_000))
    assert all(excerpts.of(Span(0, 300)).text for _ in range(50))
    assert excerpts.of(Span(100, 200)).text


@given(st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 500)), max_size=60))
def test_together_they_never_show_more(places: list[tuple[int, int]]) -> None:
    document = Document("a", "".join(chr(0x4E00 + number) for number in range(2_500)))
    excerpts = Excerpts(document)
    shown: set[str] = set()
    for start, length in places:
        excerpt = excerpts.of(Span(start, start + length))
        shown |= set((excerpt.text or "").rstrip("…"))
    assert len(shown) <= max(LEAST, len(document.text) * SHARE)


def test_a_note_is_on_one_line_and_cut() -> None:
    assert clipped("a\n b", 3) == "a b"
    assert clipped("abcd", 3) == "abc…"
