"""A channel is found in the cue's sentence, outside of what was said."""

import pytest

from retold.model import Span
from retold.quotes.channel import find_channel


def channel_of(text: str, cue: str, taken: str = "") -> str | None:
    at = text.index(cue)
    start = text.index(taken) if taken else 0
    spans = (Span(start, start + len(taken)),) if taken else ()
    found = find_channel(text, Span(0, len(text)), Span(at, at + len(cue)), spans)
    return found and found.of(text)


@pytest.mark.parametrize(
    ("text", "cue", "channel"),
    [
        ("The mayor wrote on Telegram that two ferries sank.", "wrote", "on Telegram"),
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


def test_a_phrase_that_names_no_channel_is_none() -> None:
    assert channel_of("She said the key in a drawer was hers.", "said") is None


def test_what_was_said_holds_no_channel() -> None:
    said = "that he had read it in a letter"
    assert channel_of(f"Lind said {said}.", "said", said) is None


def test_the_channel_nearest_to_the_cue_counts() -> None:
    text = "In a letter to the board Lind resigned, and he said on Telegram that he was glad."
    assert channel_of(text, "said") == "on Telegram"
