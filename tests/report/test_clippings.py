"""The words of a change stand in what is around them, cut between words."""

from retold.model import Document, Span
from retold.report import clippings
from retold.text.segment import segment


def test_an_excerpt_is_cut_between_words_and_spares_short_rests() -> None:
    text = "A road with many turns led up to the old mill, where nobody had lived since the flood."
    document = segment(Document("a", text))

    def around(word: str, most: int) -> clippings.Excerpt:
        at = text.index(word)
        return clippings.excerpt(document, range(1), Span(at, at + len(word)), most, 0.5)

    assert around("mill", 9) == clippings.Excerpt("…\u00a0the old ", "mill", ", where\u00a0…")
    assert around("mill", 8) == clippings.Excerpt("…\u00a0the old ", "mill", ", where\u00a0…")
    assert around("mill", 7) == clippings.Excerpt("…\u00a0old ", "mill", ", where\u00a0…")
    assert around("lived", 10).after == " since the flood."
    assert around("with", 10).before == "A road "


def test_where_nothing_stands_the_same_place_is_shown() -> None:
    text = " ".join(f"word{number}" for number in range(100)) + "."
    document = segment(Document("a", text))
    shown = clippings.excerpt(document, range(1), None, 30, 0.9)
    assert shown.words == ""
    assert "word90" in shown.before + shown.after
    assert clippings.excerpt(document, range(0), None, 30, 0.9) == clippings.Excerpt("", "", "")


def test_a_headline_does_not_run_into_the_first_sentence() -> None:
    text = "Mill shut\n\nThe mill at Strand was shut on Monday.\n"
    document = segment(Document("d", text))
    mill = Span(text.rindex("mill"), text.rindex("mill") + 4)
    for span, before, words in (
        (mill, "Mill shut / The ", "mill"),
        (Span(5, mill.end), "Mill ", "shut / The mill"),
        (Span(0, 4), "", "Mill"),
    ):
        shown = clippings.excerpt(document, range(2), span, 80, 0.5)
        assert (shown.before, shown.words) == (before, words)
    assert clippings.excerpt(document, range(2), Span(0, 4), 80, 0.5).after.startswith(
        " shut / The mill"
    )
    assert clippings.excerpt(document, range(1, 2), mill, 80, 0.5).before == "The "
