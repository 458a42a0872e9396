"""Laws of the reader, on sentences of our own that it was not trained on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import RetoldError
from retold.model import Span
from retold.models.reader import STEPS, Reader, Reading, SteadyReader, load_reader

SOURCE = "The dairy in Ostwell recalled 4,000 bottles of milk on Friday after a cleaner was sacked."
REWORDED = (
    "After the sacking of a cleaner, the Ostwell dairy called back 4,000 milk bottles on Friday."
)
PLANTED = (
    ("4,000", "6,000"),
    ("Friday", "Monday"),
    ("Ostwell", "Brinmore"),
    ("cleaner", "director"),
    ("recalled", "delivered"),
    ("milk", "juice"),
    ("after", "before"),
)


def reader() -> Reader:
    found = load_reader()
    assert found is not None
    return found


def read(source: str, target: str) -> Reading:
    return reader().read([(source, target)])[0]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def test_the_words_are_those_of_the_texts_without_marks() -> None:
    reading = read("He said: “3.5 tonnes, don't ask.”", "It’s none.")
    assert words("He said: “3.5 tonnes, don't ask.”", reading.source_words) == [
        "He", "said", "3.5", "tonnes", "don't", "ask",
    ]  # fmt: skip
    assert words("It’s none.", reading.target_words) == ["It’s", "none"]
    assert reading.links.shape == (6, 2)
    assert reading.source_changed.shape == (6,)
    assert reading.target_changed.shape == (2,)


@pytest.mark.parametrize("text", [SOURCE, REWORDED, "Nobody was hurt.", "Prices rose 3% in May."])
def test_an_identical_pair_has_no_change_and_its_words_are_linked_with_themselves(
    text: str,
) -> None:
    reading = read(text, text)
    assert reading.source_changed.max() < 0.5
    assert (reading.links.argmax(axis=1) == np.arange(len(reading.source_words))).mean() > 0.8


@pytest.mark.parametrize(("kept", "planted"), PLANTED)
def test_a_planted_word_is_above_its_neighbours_on_both_sides(kept: str, planted: str) -> None:
    target = SOURCE.replace(kept, planted, 1)
    reading = read(SOURCE, target)
    for text, spans, scores, word in (
        (SOURCE, reading.source_words, reading.source_changed, kept),
        (target, reading.target_words, reading.target_changed, planted),
    ):
        place = words(text, spans).index(word)
        assert scores[place] == scores.max()
        assert scores[place] > max(scores[place - 1], scores[min(place + 1, len(scores) - 1)])


def test_a_word_that_is_lost_is_above_its_neighbours() -> None:
    source = "The governor may sign the water bill on Tuesday, but only if both chambers agree."
    target = "The governor may sign the water bill on Tuesday if both chambers agree."
    reading = read(source, target)
    place = words(source, reading.source_words).index("only")
    assert reading.source_changed[place] > reading.source_changed[:8].max()


@pytest.mark.parametrize("target", [REWORDED, SOURCE.replace("recalled", "sold")])
def test_when_the_sides_change_places_so_do_their_scores(target: str) -> None:
    one, other = read(SOURCE, target), read(target, SOURCE)
    assert np.array_equal(one.source_changed, other.target_changed)
    assert np.array_equal(one.target_changed, other.source_changed)
    assert np.array_equal(one.links, other.links.T)


def test_the_same_pair_reads_the_same_alone_and_among_others() -> None:
    pairs = [(SOURCE, REWORDED), (REWORDED, "Nobody was hurt."), ("It rained.", SOURCE)]
    together = SteadyReader().read(pairs)
    for pair, reading in zip(pairs, together, strict=True):
        (alone,) = SteadyReader().read([pair])
        assert alone.source_words == reading.source_words
        assert np.array_equal(alone.source_changed, reading.source_changed)
        assert np.array_equal(alone.target_changed, reading.target_changed)
        assert np.array_equal(alone.links, reading.links)


def test_scores_are_multiples_of_the_step() -> None:
    scores = read(SOURCE, REWORDED).target_changed * STEPS
    assert np.array_equal(scores, np.rint(scores))


@pytest.mark.parametrize(("source", "target"), [("", SOURCE), (SOURCE, " "), ("", "")])
def test_a_side_without_words_says_nothing(source: str, target: str) -> None:
    reading = read(source, target)
    assert reading.source_words == reading.target_words == ()
    assert reading.links.shape == (0, 0)


def test_words_behind_what_is_read_are_not_judged() -> None:
    long = "word " * 300
    reading = read(long, SOURCE)
    assert len(reading.source_words) == 300
    assert reading.source_changed[250:].max() == 0.0
    assert reading.links[250:].max() == 0.0


def test_no_reader_is_none_and_an_unknown_name_is_told() -> None:
    assert load_reader("none") is None
    assert load_reader("default") is load_reader()
    with pytest.raises(RetoldError, match="there are default"):
        load_reader("large")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_read(source: str, target: str) -> None:
    reading = read(source, target)
    for text, spans, scores in (
        (source, reading.source_words, reading.source_changed),
        (target, reading.target_words, reading.target_changed),
    ):
        assert len(spans) == len(scores)
        assert all(span.of(text).strip() for span in spans)
        assert ((scores >= 0) & (scores <= 1)).all()
