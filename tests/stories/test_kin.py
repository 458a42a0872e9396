"""Which documents of a story are still aligned before it is told."""

import pytest

from retold.lineage.explained import Explained, Side
from retold.model import RelationKind
from retold.stories.kin import FURTHER, KEPT, unaligned
from retold.stories.tying import Tie


def tie(
    pair: tuple[int, int], share: float = 0.8, *, kind: RelationKind = "edited", words: int = 100
) -> Tie:
    same = round(words * share)
    side = Side(words, same, words - same, 0, 0, 0)
    return Tie(*pair, kind, "certain", Explained(side, side), 0.5)


def test_two_that_are_both_tied_to_a_third_are_aligned() -> None:
    assert unaligned(range(3), {(0, 1): tie((0, 1)), (1, 2): tie((1, 2))}) == [(0, 2)]


def test_two_of_which_only_the_names_were_compared_are_aligned() -> None:
    by_names = tie((0, 2), kind="same-event", words=0)
    ties = {(0, 1): tie((0, 1)), (1, 2): tie((1, 2)), (0, 2): by_names}
    assert unaligned(range(3), ties) == [(0, 2)]


@pytest.mark.parametrize("known", [None, tie((0, 2), kind="same-event"), tie((0, 2))])
def test_two_that_were_aligned_are_not_aligned_again(known: Tie | None) -> None:
    ties = {(0, 1): tie((0, 1)), (1, 2): tie((1, 2)), (0, 2): known}
    assert unaligned(range(3), ties) == []


@pytest.mark.parametrize(("share", "expected"), [(KEPT, [(0, 2)]), (KEPT - 0.01, [])])
def test_who_hardly_keeps_any_wording_by_way_of_the_third_is_not(
    share: float, expected: list[tuple[int, int]]
) -> None:
    assert unaligned(range(3), {(0, 1): tie((0, 1), 1.0), (1, 2): tie((1, 2), share)}) == expected


def test_no_document_is_aligned_with_more_than_a_few() -> None:
    ties = {(0, number): tie((0, number)) for number in range(1, 40)}
    pairs = unaligned(range(40), ties)
    assert pairs
    for number in range(40):
        assert sum(number in pair for pair in pairs) <= FURTHER
