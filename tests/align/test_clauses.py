from collections.abc import Sequence

import numpy as np
import pytest

from retold.align.clauses import LEAST_AMISS, LEAST_CLAUSE, Halves, _cut_anew, crossed
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


class Listening(Counting):
    """The same, which knows how many texts it was asked about."""

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.texts += len(sentences)
        return super().encode(sentences)


@pytest.mark.parametrize(
    ("amiss", "is_tried"), [(LEAST_AMISS - 1, False), (LEAST_AMISS, True), (LEAST_AMISS + 20, True)]
)
@pytest.mark.parametrize("forward", [False, True])
def test_a_clause_is_moved_over_where_one_bead_is_too_long_and_the_next_too_short(
    amiss: int, *, is_tried: bool, forward: bool
) -> None:
    long, short = f"quay ferry strike, {'x' * 30}", f"cannery tolls mayor, {'x' * 30}"
    source = (long + "y" * amiss, short) if forward else (long, short + "y" * amiss)
    target = (long, short + "y" * amiss) if forward else (long + "y" * amiss, short)
    encoder = Listening()
    crossed([Halves(source, target)], 1.0, encoder)
    assert (encoder.texts > 4) == is_tried


def test_lengths_are_compared_as_the_languages_have_them() -> None:
    """A target of twice the length throughout is neither too long nor too short."""
    source = ("quay ferry strike, and so on", "cannery tolls mayor, and no more than that")
    encoder = Listening()
    crossed([Halves(source, (source[0] * 2, source[1] * 2))], 2.0, encoder)
    assert encoder.texts == 4


@pytest.mark.parametrize(
    ("whole", "first"),
    [
        ("They met at the quay, and then went home by boat", "They met at the quay,"),
        ("They met at the quay; they then went home by boat", "They met at the quay;"),
        ("They met at the quay – and then went home by boat", "They met at the quay –"),
        ("They met at the quay (and then went home by boat)", "They met at the quay "),
        ("彼らは港の桟橋で再び会った、それから船で家に帰った。", "彼らは港の桟橋で再び会った、"),
        ("They met at 10,000 quays and then went home by boat", None),
        ("They met at the quay and then went home again by boat", None),
    ],
)
def test_a_clause_ends_at_a_mark(whole: str, first: str | None) -> None:
    found = [*_cut_anew((whole, "The end."), len(whole) / 2, forward=True)]
    assert [halves[0] for halves in found] == ([] if first is None else [first])
    for halves in found:
        assert "".join(halves).replace(" ", "") == f"{whole}The end.".replace(" ", "")


@pytest.mark.parametrize(
    ("before", "behind", "is_cut"),
    [
        (LEAST_CLAUSE - 1, 30, True), (LEAST_CLAUSE - 2, 30, False),
        (30, LEAST_CLAUSE, True), (30, LEAST_CLAUSE - 1, False),
    ],
)  # fmt: skip
def test_no_clause_is_but_a_word_or_two(before: int, behind: int, *, is_cut: bool) -> None:
    whole = f"{'x' * before},{' '.ljust(behind, 'y')}"
    assert bool([*_cut_anew(("The end.", whole), before, forward=False)]) == is_cut


def test_of_several_cuts_the_one_nearest_to_what_is_amiss_is_tried() -> None:
    whole = "alpha beta gamma, delta epsilon zeta, eta theta iota, kappa lambda mu"
    ends = ["gamma,", "zeta,", "iota,"]
    for end in ends:
        wanted = whole.index(end) + len(end)
        [(first, _)] = _cut_anew((whole, ""), len(whole) - wanted + 2, forward=True)
        assert first.endswith(end)
        [(first, _)] = _cut_anew(("", whole), wanted - 2, forward=False)
        assert first.endswith(end)
