"""A verb of saying between commas stands before who speaks."""

import pytest

from retold.model import Document
from retold.quotes import find_quotations
from retold.text.segment import segment


def only(text: str) -> tuple[list[str], list[str]]:
    """The speakers and the contents of the only quotation of a text."""
    (quotation,) = find_quotations(segment(Document("d", text, language="en")))
    return (
        [span.of(text) for span in quotation.speaker],
        [span.of(text) for span in quotation.content],
    )


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        (
            "Cheaper steel and a milder winter, says the foundry, left it no choice.",
            "the foundry",
            ["Cheaper steel and a milder winter", "left it no choice"],
        ),
        (
            "Nobody warned us, says the Dock Workers' Union, and it will go to court.",
            "the Dock Workers' Union",
            ["Nobody warned us", "and it will go to court"],
        ),
    ],
)
def test_who_speaks_stands_behind_the_verb(text: str, speaker: str, contents: list[str]) -> None:
    assert only(text) == ([speaker], contents)


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Holm, the mayor, said the ferry, an old one, was unsafe.",
        "The mayor, in a letter, said the ferry, an old one, was unsafe.",
    ],
)
def test_a_comma_that_ends_an_aside_leaves_the_speaker_before_the_verb(text: str) -> None:
    speakers, contents = only(text)
    assert not any("ferry" in speaker for speaker in speakers)
    assert contents[0].startswith("the ferry")


def test_what_somebody_called_it_is_what_stands_between_the_marks() -> None:
    text = "“A gift to the whole coast” is what Edda Falk called it."
    assert only(text) == (["Edda Falk"], ["“A gift to the whole coast”"])


def test_what_somebody_painted_stands_in_no_marks() -> None:
    assert only("“A gift to the whole coast” is what Edda Falk painted.")[0] == []
