from collections.abc import Sequence

import numpy as np

from retold.align.clauses import Halves, crossed
from retold.models.encode import Vectors

WORDS = ("quay", "ferry", "strike", "cannery", "tolls", "mayor")


class Counting:
    """Vectors that count words; a later word of the list in another language is its capital."""

    languages = frozenset({"en"})

    def encode(self, sentences: Sequence[str]) -> Vectors:
        rows = [[text.casefold().count(word) for word in WORDS] for text in sentences]
        return np.array(rows, dtype=np.float32).reshape(len(sentences), len(WORDS))


LATE = Halves(
    ("quay ferry strike", "cannery tolls mayor and no more of it"),
    ("QUAY FERRY STRIKE and then, just the CANNERY TOLLS ,", "MAYOR and little"),
)
EVEN = Halves(
    ("quay ferry strike", "cannery tolls mayor"), ("QUAY, FERRY, STRIKE", "CANNERY, TOLLS, MAYOR")
)


def test_a_clause_that_belongs_to_the_next_bead_is_seen() -> None:
    assert crossed([LATE, EVEN], 1.0, Counting()) == [True, False]


def test_it_is_seen_from_either_side() -> None:
    assert crossed([Halves(LATE.target, LATE.source)], 1.0, Counting()) == [True]


def test_no_junction_is_no_answer() -> None:
    assert crossed([], 1.0, Counting()) == []
