from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.quality.audit import line_aligned
from retold.audit import audit
from retold.audit.link import link_beads
from retold.audit.link.context import Contexts
from retold.audit.link.elsewhere import Encode
from retold.audit.readings import BeadReading, Readings
from retold.audit.verdict import marked
from retold.model import Certainty, Change, Ledger, OpenDifference, Relation, Span, WordCount
from retold.models.pieces import words
from retold.models.reader import Reader, Reading
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


def constant(sentences: Sequence[str]) -> NDArray[np.float32]:
    return np.ones((len(sentences), 1), np.float32)


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


def test_in_context_each_side_is_read_against_more_of_the_other_text() -> None:
    source = ["The mill shut.", "It was old.", "Nobody complained."]
    target = ["The forge closed.", "It had grown old.", "No one objected."]
    alignment, recorder = line_aligned(source, target), Recorder()
    readings = Readings(link_beads(alignment), recorder, Contexts(alignment, constant))
    read = readings.in_context(1)
    assert read is not None
    assert recorder.pairs[1:] == [
        ("It was old.", " ".join(target)), ("It had grown old.", " ".join(source)),
    ]  # fmt: skip
    assert read.source == pytest.approx([0.02, 0.03, 0.03])
    assert read.target == pytest.approx([0.02, 0.03, 0.05, 0.03])
    assert readings.in_context(1) is read
    assert len(recorder.pairs) == 3


def test_nothing_is_read_in_context_without_contexts_or_of_a_bead_that_is_not_read() -> None:
    alignment = line_aligned(["The mill shut."], ["The forge shut."])
    assert Readings(link_beads(alignment), Recorder()).in_context(0) is None
    same = line_aligned(["The mill shut."], ["The mill shut."])
    contexts = Contexts(same, constant)
    assert Readings(link_beads(same), Recorder(), contexts).in_context(0) is None


ANEW = (
    ("The council closed the old mill on Friday.", "On Friday the mill was shut by councillors."),
    ("Nobody was hurt when the roof fell in.", "The collapse of the roof injured no one."),
    ("The owner wants to build new flats there.", "Flats are what its proprietor has in mind."),
    ("Neighbours have protested for many months.", "For months people living nearby objected."),
    ("A court will hear the case in spring.", "In spring judges are to deal with it."),
    ("The mayor praised the workers for their calm.", "Staff kept cool and the mayor blamed them."),
)


class Marker(Recorder):
    """A reader that is sure of one word."""

    def _reading(self, source: str, target: str) -> Reading:
        reading = super()._reading(source, target)
        scores = [float(word.of(target) == "cool") for word in reading.target_words]
        return reading._replace(target_changed=np.array(scores, np.float32))


@pytest.mark.parametrize(
    ("reader", "encode", "rules"),
    [
        (Marker(), constant, {"addition.read"}),
        (None, constant, set()),
        (Marker(), None, set()),
        (Recorder(), constant, set()),
    ],
)
def test_in_a_text_told_anew_the_reader_tells_what_it_marks(
    reader: Reader | None,
    encode: Encode | None,
    rules: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(marked, "share_of_mark", lambda values: 0.99 * (values["read"] > 0))
    source, target = ([pair[side] for pair in ANEW] for side in (0, 1))
    changes = audit(line_aligned(source, target), encode=encode, reader=reader).changes
    read = [change for change in changes if change.rule.endswith(".read")]
    assert {change.rule for change in read} == rules
    assert all(change.certainty == "likely" for change in read)


def test_in_a_near_copy_the_reader_marks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "share_of_mark", lambda values: 0.99 * (values["read"] > 0))
    source = [pair[0] for pair in ANEW]
    target = [*source[:-1], "The mayor blamed the workers for their calm."]
    changes = audit(line_aligned(source, target), encode=constant, reader=Marker()).changes
    assert changes
    assert not any(change.rule.endswith(".read") for change in changes)


@pytest.mark.parametrize(("share", "certainty"), [(0.99, "likely"), (0.95, "possible")])
def test_in_a_brief_that_is_faithful_elsewhere_a_mark_must_be_very_sure(
    share: float, certainty: Certainty, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked, "share_of_mark", lambda values: share * (values["read"] > 0))
    source, target = ([pair[side] for pair in ANEW] for side in (0, 1))
    brief = Relation("summary", ())
    changes = audit(line_aligned(source, target), brief, encode=constant, reader=Marker()).changes
    read = [change for change in changes if change.rule.endswith(".read")]
    assert [change.certainty for change in read] == [certainty]


def test_an_open_difference_is_as_suspicious_as_its_words_are_read() -> None:
    bead = linked("The mill shut on Friday.", "The forge shut on Friday.")
    ledger = Ledger(
        WordCount(5, 4, 0, 0, 0, 0, 0, 1),
        WordCount(5, 4, 0, 0, 0, 0, 0, 1),
        (
            OpenDifference(bead.index, Span(4, 8), Span(4, 9)),
            OpenDifference(bead.index, None, Span(10, 14)),
            OpenDifference(bead.index + 1, Span(0, 3), None),
        ),
    )
    readings = Readings([bead], Recorder())
    assert [each.suspicion for each in readings.suspected(ledger).open] == [0.0, 0.0, 0.0]
    readings.get(bead.index)
    told = readings.suspected(ledger).open
    assert [each.suspicion for each in told] == [0.05, 0.04, 0.0]
    assert told[0].source == Span(4, 8)
