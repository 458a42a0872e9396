"""Marks and labels tell what was said where no verb does."""

import pytest

from retold.model import Document
from retold.quotes import find_quotations
from retold.quotes.labels import Voices
from retold.quotes.reading import read_tokens
from retold.quotes.turns import turns
from retold.quotes.unattributed import bare
from retold.text.segment import segment

TRANSCRIPT = """The engineer, Ivo Holm, speaks.
Q: When did you see the cracks?
A: In the spring. I told my master that day.
Q: Were you believed?
A: No.
HOLM (via video): Nobody was, Mr. Falk."""


def bare_in(text: str) -> list[str]:
    reading = read_tokens(segment(Document("d", text)), {})
    return [one.content[0].of(text) for one in bare(text, reading, [], [])]


def turns_in(text: str) -> list[tuple[str, str]]:
    reading = read_tokens(segment(Document("d", text)), {})
    found = turns(text, reading, Voices(text))
    return [(one.speaker[0].of(text), one.content[0].of(text)) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The so-called “green line” began.", []),
        ("The sign: “Keep off.” It was old.", ["“Keep off.”"]),
        ("The inquiry began.\n“Keep off!”\nIt was old.", ["“Keep off!”"]),
        ("The list began.\n“Green Lines”\nIt was old.", []),
        (
            "“They were told of the valve in the spring.\n\n“And slept.”",
            ["“They were told of the valve in the spring.", "“And slept.”"],
        ),
        ("“They were told of the valve in the spring.”\n\n“Valve” was a film.", None),
    ],
)
def test_short_marked_words_are_speech_where_they_stand_as_speech_does(
    text: str, found: list[str] | None
) -> None:
    assert bare_in(text) == (text.split("\n")[:1] if found is None else found)


def test_a_signed_quotation_has_its_speaker() -> None:
    text = "“It is the worst flood that I have seen”\n— Hugh Holm, farmer\nRain fell."
    (one,) = find_quotations(segment(Document("d", text)))
    assert [span.of(text) for span in one.speaker] == ["Hugh Holm, farmer"]
    assert one.said_by == "Hugh Holm"


def test_every_labelled_line_of_a_transcript_is_a_turn() -> None:
    assert turns_in(TRANSCRIPT) == [
        ("Q", "When did you see the cracks?"),
        ("A", "In the spring. I told my master that day."),
        ("Q", "Were you believed?"),
        ("A", "No."),
        ("HOLM", "Nobody was, Mr. Falk."),
    ]


def test_marks_around_a_turn_do_not_tell_it_twice() -> None:
    text = TRANSCRIPT.replace("No.", "“No, and nobody ever asked me why.”")
    found = find_quotations(segment(Document("d", text)))
    assert sum("nobody ever asked" in one.content[0].of(text) for one in found) == 1


def test_a_label_may_be_numbered() -> None:
    text = (
        "Reporter 1: Is it so?\nMayor: No.\nReporter 2: Why?\nMayor: It was late.\nReporter 1: Oh."
    )
    assert [who for who, _ in turns_in(text)][::2] == ["Reporter 1", "Reporter 2", "Reporter 1"]


def test_letters_for_question_and_answer_are_no_names() -> None:
    found = find_quotations(segment(Document("d", TRANSCRIPT)))
    assert {one.said_by for one in found if one.speaker and one.cue[0].of(TRANSCRIPT) == ":"} == {
        None,
        "Ivo Holm",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Holm\nPhoto: Falk\nRead more: The valve\nRead more: The port",
        "Note: it rained.\nUpdate: it stopped.\nWeather: it was dry.\nSport: nobody won.",
        "Q: Who was it?\nA: Holm.",
    ],
)
def test_a_list_is_no_transcript(text: str) -> None:
    assert turns_in(text) == []
