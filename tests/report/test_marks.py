from hypothesis import given
from hypothesis import strategies as st

from retold.model import Comparison, Document, Span
from retold.report.findings import findings
from retold.report.marks import Shade, cut, marks_by_bead, sentences_by_line, shades_by_bead
from retold.text.segment import segment

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(*sorted(ends)))


SHADES = st.tuples(SPANS, st.sampled_from(["open", "reworded"]))


@given(SPANS, st.lists(SPANS), st.lists(SHADES))
def test_pieces_are_the_span_again_and_know_what_covers_them(
    within: Span, marks: list[Span], shades: list[tuple[Span, Shade]]
) -> None:
    numbered = [(span, index) for index, span in enumerate(marks)]
    pieces = cut(within, numbered, shades)
    assert [at for piece in pieces for at in range(piece.span.start, piece.span.end)] == list(
        range(within.start, within.end)
    )
    for piece in pieces:
        for at in range(piece.span.start, piece.span.end):
            covering = [i for i, span in enumerate(marks) if span.start <= at < span.end]
            assert list(piece.changes) == covering
            over = [shade for span, shade in shades if span.start <= at < span.end]
            assert piece.shade == ("" if covering or not over else over[0])


def test_marks_are_kept_by_bead_and_empty_ones_dropped(comparison: Comparison) -> None:
    marks = marks_by_bead(comparison.changes, "target")
    text = comparison.alignment.target.text
    assert [span.of(text) for span, _ in marks[1]] == ["block", "of the other days"]
    assert 2 not in marks


def test_open_words_and_reworded_ones_are_shaded(comparison: Comparison) -> None:
    shades = shades_by_bead(findings(comparison), "target")
    text = comparison.alignment.target.text
    assert [(span.of(text), shade) for span, shade in shades[1]] == [("dock workers", "reworded")]
    assert [(span.of(text), shade) for span, shade in shades[4]] == [(", head of", "open")]


def test_sentences_of_a_line_stand_together() -> None:
    document = segment(Document("a", "One here. Two here.\n\nThree here.\r\nFour. Five.\u2028Six."))
    assert sentences_by_line(document) == [[0, 1], [2], [3, 4], [5]]
