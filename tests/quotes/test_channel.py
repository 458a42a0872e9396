"""A channel is found in the cue's sentence, outside of what was said."""

import pytest

from retold.model import Span
from retold.quotes.channel import channels, first_free


def channel_of(text: str, cue: str, taken: str = "") -> str | None:
    at = text.index(cue)
    start = text.index(taken) if taken else 0
    spans = (Span(start, start + len(taken)),) if taken else ()
    found = first_free(channels(text, Span(0, len(text)), Span(at, at + len(cue))), spans)
    return found and found.of(text)


@pytest.mark.parametrize(
    ("text", "cue", "channel"),
    [
        ("The mayor wrote on Telegram that two ferries sank.", "wrote", "on Telegram"),
        ("“It is over,” Falk wrote on Threadline.", "wrote", "on Threadline"),
        (
            "Falk posted on her Chirper account that she was safe.",
            "posted",
            "on her Chirper account",
        ),
        ("Falk told the chamber that rents would be frozen.", "told", "the chamber"),
        ("Falk told Radio Selby the port would close.", "told", "Radio Selby"),
        ("Falk told MPs on Tuesday the levy would rise.", "told", "MPs"),
        ("Falk told voters in Orrin on Sunday it would sail.", "told", "voters in Orrin"),
        ("Falk told a crowd of farmers that it would close.", "told", "a crowd of farmers"),
        (
            "She told Norrland TV’s breakfast show it was so.",
            "told",
            "Norrland TV’s breakfast show",
        ),
        ("The witness told the inquiry nobody had looked.", "told", "the inquiry"),
        ("Falk told police she had seen nothing.", "told", "police"),
        ("Speaking to the Coast Gazette, Falk said no.", "said", "to the Coast Gazette"),
        ("Speaking on the Morning Desk, Falk said no.", "said", "on the Morning Desk"),
        ("It was safe, Falk said on Wavelength FM.", "said", "on Wavelength FM"),
        ("In a letter to parents, the school said no.", "said", "In a letter to parents"),
        ("He said in a statement on Monday that it was.", "said", "in a statement"),
        ("In a 40-page report, she said no.", "said", "In a 40-page report"),
        ("She said in court that she had not.", "said", "in court"),
        ("“No,” he said in a clip shared on Chatline.", "said", "in a clip shared on Chatline"),
        ("“We will go,” Anna Brook told Fox News on Monday.", "told", "Fox News"),
        ("Marsh told Bild newspaper that the talks go on.", "told", "Bild newspaper"),
        (
            "In an interview with the Harbor Gazette, Brook said no.",
            "said",
            "In an interview with the Harbor Gazette",
        ),
        ("The firm said in a statement that it was sorry.", "said", "in a statement"),
        (
            "She told reporters at a briefing that nothing had changed.",
            "told",
            "reporters at a briefing",
        ),
        (
            "“No,” he said in a post on the social network X.",
            "said",
            "in a post on the social network X",
        ),
        ("He said on his Facebook page that it rained.", "said", "on his Facebook page"),
        ("The ministry announced via Telegram that it opened.", "announced", "via Telegram"),
        ("Speaking on CNN, he called it absurd.", "called", "on CNN"),
        (
            "The firm said in a statement that it was sorry.",
            "said in a statement",
            "in a statement",
        ),
    ],
)
def test_a_channel_is_named_in_the_cues_sentence(text: str, cue: str, channel: str) -> None:
    assert channel_of(text, cue) == channel


@pytest.mark.parametrize(
    "text",
    [
        "She said the key in a drawer was hers.",
        "She said on Tuesday that it was hers.",
        "She said in Orrin that it was hers.",
        "She said at the weekend that it was hers.",
        "She said before the show began that it was hers.",
        "She told me that it was hers.",
        "She told him on Monday.",
    ],
)
def test_a_phrase_that_names_no_channel_is_none(text: str) -> None:
    assert channel_of(text, "told" if "told" in text else "said") is None


def test_what_was_said_holds_no_channel() -> None:
    said = "that he had read it in a letter"
    assert channel_of(f"Lind said {said}.", "said", said) is None


def test_the_channel_nearest_to_the_cue_counts() -> None:
    text = "In a letter to the board Lind resigned, and he said on Telegram that he was glad."
    assert channel_of(text, "said") == "on Telegram"
