from collections.abc import Sequence

import numpy as np

from retold.audit.readings import BeadReading, Readings
from retold.model import Change, Span
from retold.models.pieces import words
from retold.models.reader import Reading
from tests.audit.sides import linked


class Recorder:
    """A reader that marks each word by its length, and remembers what it was given."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        self.pairs += pairs
        return [self._reading(*pair) for pair in pairs]

    def _reading(self, source: str, target: str) -> Reading:
        sides = [
            [word for word in words(text) if word.text[0].isalnum()] for text in (source, target)
        ]
        scores = [np.array([len(word.text) / 100 for word in side], np.float32) for side in sides]
        links = np.zeros((len(sides[0]), len(sides[1])), np.float32)
        links[0, -1] = 1.0
        spans = [tuple(word.span for word in side) for side in sides]
        return Reading(spans[0], spans[1], scores[0], scores[1], links)


def test_only_beads_that_words_leave_open_are_read() -> None:
    recorder = Recorder()
    same = linked("The mill shut.", "The mill shut.")
    otherwise = linked("The mill shut in 12 days.", "The mill shut in twelve days.")
    opened = linked("The mill shut.", "The forge shut.")
    opened.index = 1
    same.index, otherwise.index = 2, 3
    readings = Readings([same, otherwise, opened], recorder)
    assert recorder.pairs == []
    assert [readings.get(index) is not None for index in (1, 1, 2, 3, 4)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert recorder.pairs == [("The mill shut.", "The forge shut.")]


def test_without_a_reader_nothing_is_read() -> None:
    assert Readings([linked("The mill shut.", "The forge shut.")], None).get(0) is None


def test_scores_are_given_to_the_words_of_the_bead_that_are_touched() -> None:
    bead = linked("The half-empty mill shut.", "The forge isn't shut.")
    reading = Readings([bead], Recorder()).get(0)
    assert reading is not None
    by_word = {word.text: score for word, score in zip(bead.source, reading.source, strict=True)}
    assert by_word["mill"] == np.float32(0.04)
    assert len(reading.target) == len(bead.target)
    assert reading.links[0][-1] == 1.0


def test_the_highest_score_of_a_change_is_over_both_sides() -> None:
    bead = linked("The mill shut.", "The forge shut.")
    reading = BeadReading((0.1, 0.3, 0.0), (0.0, 0.6, 0.2), ())
    change = Change("wording", "major", 0, Span(4, 8), Span(4, 9), "")
    assert reading.highest(change, bead) == 0.6
    assert reading.highest(Change("omission", "major", 0, Span(4, 8), None, ""), bead) == 0.3
    assert reading.highest(Change("omission", "major", 0, None, None, ""), bead) == 0.0
