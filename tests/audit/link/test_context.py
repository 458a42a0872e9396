"""What a bead's side is read against: its counterpart, and the nearest other sentences."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.audit import line_aligned
from retold.audit.link.context import NEAREST, Contexts

SOURCE = ["Dogs bark.", "Cats purr.", "Cows moo.", "Owls hoot."]
TARGET = ["A dog barks.", "A cat purrs.", "A cow moos.", "An owl hoots."]
ANIMALS = ("dog", "cat", "cow", "owl")


def by_animal(sentences: Sequence[str]) -> NDArray[np.float32]:
    """Rows of which a sentence's own animal has most, the one before and behind it less."""
    rows = np.zeros((len(sentences), len(ANIMALS)), np.float32)
    for row, sentence in zip(rows, sentences, strict=True):
        place = next(k for k, animal in enumerate(ANIMALS) if animal in sentence.lower())
        row[place] = 1.0
        row[(place + 1) % len(ANIMALS)] = 0.5
    return rows


def test_the_counterpart_and_the_nearest_are_read_in_the_order_of_their_text() -> None:
    contexts = Contexts(line_aligned(SOURCE, TARGET), by_animal)
    assert NEAREST == 2
    assert contexts.of(2, of_source=True) == "A cat purrs. A cow moos. An owl hoots."
    assert contexts.of(0, of_source=False) == "Dogs bark. Cats purr. Owls hoot."


def test_where_there_are_no_other_sentences_it_is_the_counterpart_alone() -> None:
    contexts = Contexts(line_aligned(SOURCE[:1], TARGET[:1]), by_animal)
    assert contexts.of(0, of_source=True) == TARGET[0]


def test_nothing_is_encoded_before_a_context_is_asked_for() -> None:
    encoded: list[str] = []

    def noted(sentences: Sequence[str]) -> NDArray[np.float32]:
        encoded.extend(sentences)
        return by_animal(sentences)

    contexts = Contexts(line_aligned(SOURCE, TARGET), noted)
    assert not encoded
    contexts.of(1, of_source=True)
    contexts.of(2, of_source=False)
    assert encoded == [*SOURCE, *TARGET]
