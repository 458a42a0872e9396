"""Reading lines and marks costs as much as the text is long, whatever it is."""

import time
from collections.abc import Callable

import pytest

from retold.model import Document
from retold.quotes.beside import beside
from retold.quotes.bodies import Bodies
from retold.quotes.labels import Voices
from retold.quotes.reading import read_tokens
from retold.quotes.said import denials
from retold.quotes.tagged import tagged
from retold.quotes.turns import turns
from retold.text.segment import segment

SLACK = 0.05
"""Seconds that a slow moment of the machine may add."""


def reader_of(text: str) -> Callable[[], object]:
    document = segment(Document("d", text, language="en"))
    reading = read_tokens(document, {})

    def read() -> object:
        voices, bodies = Voices(text), Bodies(text)
        return (
            [bodies.name("the union"), *turns(text, reading, voices)],
            [*beside(text, reading, voices), *tagged(text, reading)],
            list(denials(document, reading, [])),
        )

    return read


@pytest.mark.parametrize(
    "piece",
    [
        *["Ivo Holm: It holds.\n", "Ivo Holm:\n\n", "Q: Why is it so?\nA: It is so for now.\n"],
        *["“It holds.” (Ivo Holm, trader)\n", "“It holds.” ", "“It holds.\n", "Ab Cd Ef Gh "],
        *["«Es tarde», dijo Ana. ", "Ana Ruiz, la jefa, dijo: «Es tarde». ", "Holm denies it. "],
        *["The Dock Union met the Port Union. ", "“It.” (", "“It” – ", "Union and Union and the "],
    ],
)
def test_three_times_the_text_costs_about_three_times_as_much(piece: str) -> None:
    def seconds(characters: int) -> float:
        read = reader_of(piece * (characters // len(piece)))
        started = time.process_time()
        read()
        return time.process_time() - started

    few = min(seconds(8_000) for _ in range(2))
    assert min(seconds(24_000) for _ in range(2)) < 6 * few + SLACK
