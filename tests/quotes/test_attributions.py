"""What marks, order and doubling show of an attribution is surer than the network's tags."""

import pytest

from retold.model import Document
from retold.quotes.attributions import (
    closed,
    with_marks_before,
    with_what_stands_behind,
    without_doubles,
)
from retold.quotes.network import Attribution, Range
from retold.quotes.reading import Reading, read_tokens
from retold.text.segment import segment


def reading_of(text: str) -> Reading:
    return read_tokens(segment(Document("d", text)), {})


def place(text: str, reading: Reading, words: str) -> Range:
    """The tokens of some words of the text."""
    start = text.index(words)
    inside = [
        at
        for at, span in enumerate(reading.spans)
        if start <= span.start < span.end <= start + len(words)
    ]
    return inside[0], inside[-1] + 1


def test_content_that_has_one_mark_of_a_pair_has_both() -> None:
    reading = reading_of("“We stop. It is over,” Holm said.")
    whole = (1, 10)
    for cut in ((1, 5), (3, 10), whole):
        assert closed(reading, cut, Attribution((12, 13), ((11, 12),), (cut,))) == whole
    for cut, between in (((1, 5), (6, 7)), ((6, 10), (3, 4)), ((3, 7), (12, 13))):
        assert closed(reading, cut, Attribution(between, (), (cut,))) == cut


@pytest.mark.parametrize(
    ("text", "cue", "behind", "speaks"),
    [
        ("“Nobody came,” whispered his wife.", "whispered", "his wife", True),
        ("“Run!” yelled a policeman.", "yelled", "a policeman", True),
        ("“Run!” yelled Holm.", "yelled", "Holm", True),
        ("“It is late,” asked whether they came.", "asked", "whether they came", False),
        ("“It is late,” referring to Holm.", "referring to", "Holm", False),
        ("It is late, said Holm.", "said", "Holm", False),
    ],
)
def test_who_stands_behind_marks_and_the_cue_spoke(
    text: str, cue: str, behind: str, *, speaks: bool
) -> None:
    reading = reading_of(text)
    at, said = place(text, reading, cue), place(text, reading, behind)
    before = (1, at[0])
    one = Attribution(at, (), (before, said))
    found = with_what_stands_behind(text, reading, one)
    assert found == (Attribution(at, (said,), (before,)) if speaks else one)


def test_a_pronoun_behind_the_cue_was_not_said() -> None:
    text = "“Yes,” her father told her."
    reading = reading_of(text)
    speaker, cue = place(text, reading, "her father"), place(text, reading, "told")
    content, pronoun = (1, speaker[0]), (cue[1], cue[1] + 1)
    one = Attribution(cue, (speaker,), (content, pronoun))
    found = with_what_stands_behind(text, reading, one)
    assert found == Attribution(cue, (speaker,), (content,))


def test_a_pronoun_behind_according_to_is_who_spoke() -> None:
    text = "According to her, the boat had left."
    reading = reading_of(text)
    cue, content = place(text, reading, "According to"), place(text, reading, "the boat had left")
    one = Attribution(cue, (), ((3, 4), content))
    found = with_what_stands_behind(text, reading, one)
    assert found == Attribution(cue, ((3, 4),), (content,))


def test_a_quotation_is_told_once() -> None:
    long, short = Attribution((3, 6), (), ((6, 9),)), Attribution((5, 6), (), ((6, 9),))
    spoken = Attribution((5, 6), ((1, 2),), ((6, 9),))
    other = Attribution((5, 6), (), ((11, 12),))
    assert without_doubles([long, short]) == without_doubles([short, long]) == [long]
    assert without_doubles([long, spoken]) == [spoken]
    assert without_doubles([long, other]) == [long, other]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“We stop,” Holm said. “Now.”", "“We stop,”"),
        ("„Halt“, Holm said. “Now.”", "„Halt“"),
        ("The “green line” Holm said was late.", None),
    ],
)
def test_marks_right_before_who_spoke_are_content(text: str, marked: str | None) -> None:
    reading = reading_of(text)
    speaker, cue = place(text, reading, "Holm"), place(text, reading, "said")
    after = (len(reading) - 3, len(reading) - 1)
    one = Attribution(cue, (speaker,), (after,))
    piece = (place(text, reading, marked),) if marked else ()
    assert with_marks_before(text, reading, one, set()).content == (*piece, after)
    assert with_marks_before(text, reading, one, set(range(speaker[0]))) == one
