"""Who is told something did not say it."""

import pytest

from retold.model import Document, Quotation
from retold.quotes import find_quotations
from retold.text.segment import segment


def quotations_of(text: str) -> tuple[Quotation, ...]:
    return find_quotations(segment(Document("d", text, language="en")))


def only(text: str) -> tuple[list[str], str | None]:
    """The speakers of the only quotation of a text, and its channel."""
    (quotation,) = quotations_of(text)
    channel = quotation.channel.of(text) if quotation.channel else None
    return [span.of(text) for span in quotation.speaker], channel


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("Harbour police were told on Monday that the crane had failed.", "Harbour police"),
        ("The crew were asked whether the valve had been shut.", "The crew"),
        (
            "“You have cheated every widow in this town,” the treasurer had to hear.",
            "the treasurer",
        ),
    ],
)
def test_who_is_told_is_addressed_and_speaks_not(text: str, hearer: str) -> None:
    assert only(text) == ([], hearer)
    assert quotations_of(text)[0].said_by is None


def test_a_pronoun_that_is_told_is_no_channel() -> None:
    text = "Ivo Holm came late. He was told that the ferry had gone."
    assert [(each.speaker, each.channel) for each in quotations_of(text)] == [((), None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Edda Falk told harbour police that the crane had failed.", "Edda Falk"),
        ("The crew asked whether the valve had been shut.", "The crew"),
        ("The court heard that the valve had been shut.", "The court"),
    ],
)
def test_who_tells_asks_or_hears_a_report_is_named(text: str, speaker: str) -> None:
    assert only(text)[0] == [speaker]


def test_who_stands_behind_by_spoke() -> None:
    text = "Fans were told by the club that the gates would stay shut."
    (quotation,) = quotations_of(text)
    assert only(text) == (["the club"], "Fans")
    assert [span.of(text) for span in quotation.content] == ["that the gates would stay shut"]


def test_words_that_somebody_said_are_not_told_again_by_who_heard_them() -> None:
    text = (
        "A milder sentence was “out of the question”, Judge Ivo Holm remarked. “You did not "
        "rob the rich; you robbed dying children,” Kestrel had to hear."
    )
    assert {quotation.said_by for quotation in quotations_of(text)} <= {"Ivo Holm", None}
