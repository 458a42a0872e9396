"""The words of a text as they are compared: folded, joined, taken apart, each with its span."""

import pytest

from retold.model import Document, Span
from retold.text.segment import segment
from retold.text.words import LONGEST_CLAUSE, Side, Word, clause, over, spanned, touched, words


def side(text: str) -> tuple[Word, ...]:
    document = segment(Document("", text))
    return words(document, range(len(document.sentences)))


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        ("It didn't sink.", ["it", "do", "not", "sink"]),
        ("The well-known mill", ["the", "well", "known", "mill"]),
        ("projectsWhich failed", ["projects", "which", "failed"]),
        ("co-operation", ["cooperation"]), ("— …", []),
        ("The United States met.", ["the", "usa", "met"]),
        ("McDonald met", ["mcdonald", "met"]),
        ("Engi-\nneers promised it", ["engineers", "promised", "it"]),
        ("The tra-\nders met", ["the", "traders", "met"]),
        ("The xx-\nyyq met", ["the", "xx", "yyq", "met"]),
    ],
)  # fmt: skip
def test_words_are_compared_in_one_form(text: str, folds: list[str]) -> None:
    found = [word.fold for word in side(text)]
    if "didn't" in text:
        assert found[2:] == ["not", "sink"]
        return
    assert found == folds


def test_words_slice_back() -> None:
    text = "The well-known mill didn't sink, projectsWhich said."
    assert [word.span.of(text) for word in side(text)] == [
        "The", "well", "known", "mill", "didn't", "didn't", "sink", "projects", "Which", "said",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Boats sank.", [True, False]), ("“Boats sank.”", [True, False]),
        ("He said: Boats sank", [True, False, True, False]),
        ("He said “Boats sank”", [True, False, True, False]), ("(Boats sank)", [True, False]),
        ("It sank. Boats sank.", [True, False, True, False]),
        ("He – Boats", [True, True]), ("He , Boats", [True, False]),
    ],
)  # fmt: skip
def test_a_capital_says_nothing_behind_what_opens(text: str, first: list[bool]) -> None:
    assert [word.first for word in side(text)] == first


@pytest.mark.parametrize(
    ("text", "first", "length"),
    [
        ("it sank, they swam", 0, 2), ("it sank; they swam", 2, 2), ("it sank (twice)", 0, 3),
        ("it sank – they swam", 0, 2),
        ("one " * 40, 0, LONGEST_CLAUSE), ("it sank. They swam", 0, 2), ("it sank", 1, 1),
        ("it sank) twice", 0, 2),
        ("it sank at 5 a.m. they swam", 0, 7),
    ],
)  # fmt: skip
def test_a_clause_ends_at_a_mark_or_is_cut(text: str, first: int, length: int) -> None:
    found = clause(side(text), text, first)
    assert (found.start, len(found)) == (first, length)


def test_words_that_a_span_touches_are_known() -> None:
    text = "The old mill sank"
    assert touched(side(text), Span(4, 12)) == [1, 2]
    assert touched(side(text), Span(7, 8)) == []
    assert touched(side(text), Span(6, 9)) == [1, 2]
    assert spanned(side(text), 1, 2).of(text) == "old mill"


def test_sentences_have_a_span() -> None:
    document = segment(Document("", "It sank. They swam. It burned."))
    span = over(document, range(1, 3))
    assert span is not None
    assert span.of(document.text) == "They swam. It burned."
    assert over(document, range(1, 1)) is None


@pytest.mark.parametrize(
    ("word", "content"),
    [("mill", True), ("the", False), ("x", False), ("not", True), ("ox", True)],
)
def test_a_content_word_has_two_letters_and_a_sense(word: str, *, content: bool) -> None:
    (found,) = side(word)
    assert found.content == content


def test_the_same_words_are_touched_in_a_side_and_in_a_part_of_it() -> None:
    text = "The mill didn't close, though 40 well-known weavers left."
    whole = side(text)
    assert isinstance(whole, Side)
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert touched(whole, Span(start, end)) == touched((*whole,), Span(start, end))
