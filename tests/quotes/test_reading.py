"""What the network sees: tokens with clitics cut off, breaks between lines, marks, no furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Document, Span
from retold.quotes.reading import BREAK, plainly, read_tokens
from retold.text.segment import segment


def words_of(text: str) -> list[str]:
    reading = read_tokens(segment(Document("d", text)), {})
    return [span.of(text) or BREAK for span in reading.spans]


def test_clitics_are_tokens_of_their_own() -> None:
    assert words_of("He’s sure they didn't.") == [
        BREAK,
        "He",
        "’s",
        "sure",
        "they",
        "did",
        "n't",
        ".",
    ]


def test_each_line_starts_with_a_break() -> None:
    assert words_of("One two.\n\nThree.") == [BREAK, "One", "two", ".", BREAK, "Three", "."]


def test_furniture_is_not_read() -> None:
    text = "Share this\nThe boat sank."
    reading = read_tokens(segment(Document("d", text), [Span(0, 10)]), {})
    assert [span.of(text) for span in reading.spans] == ["", "The", "boat", "sank", "."]


def test_marks_open_and_close_within_a_line() -> None:
    text = 'She said "no" and “yes.\nThen she left.'
    reading = read_tokens(segment(Document("d", text)), {})
    inside = [
        span.of(text) for span, flag in zip(reading.spans, reading.flags[:, 3], strict=True) if flag
    ]
    assert inside == ['"', "no", '"', "“", "yes", "."]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("''No boats,'' she said.", "''No boats,''"),
        ("``No boats,'' she said.", "``No boats,''"),
        ("‘No boats,’ said Falk’s aide.", "‘No boats,’"),
        ("„Nein,“ sagte sie.", "„Nein,“"),
        ("“No ‘big’ boats,” she said.", "“No ‘big’ boats,”"),
        ("It isn't the dogs' boat.", ""),
        ("'No boats now,' he said.", "'No boats now,'"),
        ("He said: 'I don't know.' It was so.", "'I don't know.'"),
        ("But 'tis the players' union that called it 'a shame' then.", "'a shame'"),
        ("He was 'playing politics', she said.", "'playing politics'"),
        ("»Nein«, sagte sie.", "»Nein«"),
        ("« Non », dit-elle. « Si ? »", "« Non », dit-elle. « Si ? »"),
        ("Home » News » Boats", ""),
        ("It was the '90s in the boats' harbour.", ""),
    ],
)
def test_marks_are_known_in_every_form(text: str, inside: str) -> None:
    reading = read_tokens(segment(Document("d", text)), {})
    marked = [span for span, flag in zip(reading.spans, reading.flags[:, 3], strict=True) if flag]
    assert (text[marked[0].start : marked[-1].end] if marked else "") == inside


def test_the_vocabulary_knows_no_case_no_digits_and_one_kind_of_marks() -> None:
    assert plainly("Rose’s") == "rose's"
    assert plainly("2½-Hour") == "0½-hour"


@given(st.text())
def test_the_tokens_stand_in_order_inside_the_text(text: str) -> None:
    reading = read_tokens(segment(Document("d", text)), {})
    edges = [edge for span in reading.spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert len(reading) == len(reading.words) == len(reading.flags) == len(reading.sentence)
