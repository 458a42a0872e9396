"""A placing without words asks for what it does not know, and takes it for unlike until then."""

import numpy as np
import pytest

from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.likeness import Bounds
from retold.dedupe.placing import Placement, Strong

BOUNDS = Bounds(0.3, 0.8, None)


def pairs_of(rows: list[tuple[int, int, int]]) -> Pairs:
    later, earlier, shared = (np.array(side, np.int64) for side in zip(*sorted(rows), strict=True))
    return Pairs(later, earlier, shared)


def placement(size: int) -> Placement:
    return Placement(Closeness(BOUNDS), np.full(size, 100), lambda _place: b"")


def test_what_is_not_known_is_asked_for_and_taken_for_unlike() -> None:
    placing = placement(3)
    assert not placing.place_all([pairs_of([(1, 0, 5), (2, 1, 5)])], {})
    assert placing.asked == {(1, 0), (2, 1)}
    assert placing.matches == {}


def test_when_all_is_known_nothing_is_asked_for() -> None:
    known = {(1, 0): Match(0, 0.9, 0.9, 0.9), (2, 0): Match(0, 0.1, 0.1, 0.1)}
    placing = placement(3)
    assert placing.place_all([pairs_of([(1, 0, 5), (2, 1, 5)])], known)
    assert set(placing.matches) == {1}
    assert placing.matches[1].kept == 0


def test_only_the_pair_with_the_kept_document_is_asked_for() -> None:
    """The third is like the second, which the first keeps: it is held against the first."""
    placing = placement(3)
    assert not placing.place_all([pairs_of([(1, 0, 5), (2, 1, 5)])], {(1, 0): Match(0, 0.9, 1, 1)})
    assert placing.asked == {(2, 0)}


def columns(rows: list[tuple[int, float, int, float]]) -> dict[str, np.ndarray]:
    """Pairs as a stage leaves them: the later document and its rank, the earlier and its rank."""
    later, later_rank, earlier, earlier_rank = (np.array(side) for side in zip(*rows, strict=True))
    return {
        "later": later, "earlier": earlier, "later_rank": later_rank, "earlier_rank": earlier_rank,
        "later_words": later * 10, "earlier_words": earlier * 10,
        "shared": np.arange(len(rows)),
    }  # fmt: skip


@pytest.mark.parametrize("size", [1, 5])
def test_a_placing_begins_with_nothing_known(size: int) -> None:
    rows = [(place + 1, float(place + 1), 0, 0.0) for place in range(size)]
    placing = Strong.of(columns(rows)).begin(Closeness(BOUNDS))
    assert (placing.matches, placing.asked) == ({}, set())
    assert placing.sizes.tolist() == [10 * place for place in range(size + 1)]
