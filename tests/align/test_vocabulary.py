"""Words of both documents get the same number when they are the same but for their endings."""

import numpy as np
import pytest

from retold.align.vocabulary import fold, wording
from retold.model import Document, Span
from retold.text.segment import segment


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vote", "votes"), ("harboured", "harbours"), ("REPORTED", "reporting"), ("glass", "Glass")],
)
def test_case_and_endings_do_not_tell_words_apart(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("sell", "self"), ("1954", "1955"), ("gas", "ga")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_words_carry_their_offsets_and_marks_and_furniture_are_left_out() -> None:
    text = "Share this\nA map, torn."
    document = segment(Document("a", text), (Span(0, 10),))
    words = wording(document, segment(Document("b", "maps"))).source
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)] == ["A", "map", "torn"]
    assert words.edge.tolist() == [True, False, False, True]


def test_a_shared_word_counts_on_both_sides() -> None:
    both = wording(segment(Document("a", "oak oak elm")), segment(Document("b", "Oak ash")))
    assert both.source_count.tolist() == [2, 1, 0]
    assert both.target_count.tolist() == [1, 0, 1]
    assert both.rate[0] == pytest.approx(both.rate.max())


def test_rates_of_long_documents_are_shares_of_all_words() -> None:
    text = " ".join(f"w{number % 50}" for number in range(50_000))
    both = wording(segment(Document("a", text)), segment(Document("b", text)))
    assert np.allclose(both.rate, 1 / 50, rtol=0.01)
