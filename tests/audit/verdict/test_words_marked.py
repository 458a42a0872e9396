"""What words a mark covers: how many, how common, whether the other text says them."""

from math import inf, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold import lexicon
from retold.audit.logistic import CLEAREST
from retold.audit.verdict.words_marked import of_words
from tests.audit.sides import linked

SOURCE = "The mayor told 40 farmers that Ada Moor would close the mill."
TARGET = "Some of them heard from him that Mr Moor would shut it."


def features(*marked: str) -> dict[str, float]:
    """The features of marked words of the source in a row."""
    bead = linked(SOURCE, TARGET)
    places = [i for i, word in enumerate(bead.source) if word.text in marked]
    return of_words(bead, range(places[0], places[-1] + 1), range(0))


def test_words_are_counted_and_those_of_content_beside() -> None:
    assert features("that", "Ada", "Moor")["words, source"] == pytest.approx(log1p(3))
    assert features("that", "Ada", "Moor")["content, source"] == 2
    assert features("that")["content, source"] == 0


def test_words_are_as_common_as_the_rarest_of_them() -> None:
    alone, together = features("close"), features("close", "the", "mill")
    rarest = min(lexicon.frequency(word) for word in ("close", "mill"))
    assert alone["common, source"] == pytest.approx(log1p(lexicon.frequency("close")))
    assert together["common, source"] == pytest.approx(log1p(rarest))


def test_words_that_carry_no_sense_are_not_common() -> None:
    assert features("that")["common, source"] == 0


def test_without_a_search_words_are_held_absent_as_surely_as_anything_is() -> None:
    bead = linked(SOURCE, TARGET)
    assert bead.absence(bead.source[:2], of_source=True) == inf
    assert features("mayor")["absent, source"] == CLEAREST


@given(st.integers(0, 8), st.integers(0, 8), st.integers(0, 3), st.integers(0, 3))
def test_a_side_without_words_has_no_features_and_the_other_is_the_same(
    start: int, first: int, size: int, other_size: int
) -> None:
    bead = linked(SOURCE, TARGET)
    source, target = range(start, start + size), range(first, first + other_size)
    both = of_words(bead, source, target)
    halves = of_words(bead, source, range(0)) | of_words(bead, range(0), target)
    assert both == halves
    assert any(name.startswith("common, source") for name in both) == bool(size)
    assert any(name.startswith("common, target") for name in both) == bool(other_size)
