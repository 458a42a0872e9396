"""A placing without words asks for what it does not know, and comes to the same clusters."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.clusters import Clusters
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


LIKE = st.sampled_from([0.0, 0.1, 0.29, 0.3, 0.5, 0.9, 1.0])


@given(st.integers(2, 9).flatmap(lambda size: st.tuples(
    st.just(size), st.lists(LIKE, min_size=size * size, max_size=size * size))
))  # fmt: skip
def test_asking_until_all_is_known_gives_the_clusters_of_one_process(
    given_: tuple[int, list[float]],
) -> None:
    size, likes = given_
    scores = {
        (later, earlier): Match(earlier, likes[later * size + earlier], 0.0, 0.0)
        for later in range(size)
        for earlier in range(later)
    }
    rows = [(later, earlier, 1) for later, earlier in scores]

    class Known(Clusters):
        def _compare(self, places: list[tuple[int, int]]) -> None:
            self._ready.update((pair, scores[pair]) for pair in places)

        def run(self) -> dict[int, int]:
            for document in range(1, size):
                own = [(earlier, shared) for later, earlier, shared in rows if later == document]
                self._place(document, self._kept_of(own))
            self.fold_contained()
            return {document: match.kept for document, match in self.matches.items()}

    known: dict[tuple[int, int], Match] = {}
    for _ in range(size * size + 1):
        placing = placement(size)
        if placing.place_all([pairs_of(rows)], known):
            break
        known |= {pair: scores[pair] for pair in placing.asked}
    expected = Known(Closeness(BOUNDS), np.full(size, 100), lambda _place: b"").run()
    assert {document: match.kept for document, match in placing.matches.items()} == expected


def columns(rows: list[tuple[int, float, int, float]]) -> dict[str, np.ndarray]:
    """Pairs as a stage leaves them: the later document and its rank, the earlier and its rank."""
    later, later_rank, earlier, earlier_rank = (np.array(side) for side in zip(*rows, strict=True))
    return {
        "later": later, "earlier": earlier, "later_rank": later_rank, "earlier_rank": earlier_rank,
        "later_words": later * 10, "earlier_words": earlier * 10,
        "shared": np.arange(len(rows)),
    }  # fmt: skip


def test_places_follow_the_rank_and_then_the_number() -> None:
    strong = Strong.of(columns([(7, 0.5, 9, 0.1), (8, 0.5, 7, 0.5), (8, 0.5, 9, 0.1)]))
    assert strong.documents.tolist() == [9, 7, 8]
    assert strong.sizes.tolist() == [90, 70, 80]
    assert strong.places(np.array([8, 9, 7])).tolist() == [2, 0, 1]


def test_pairs_are_sorted_by_the_later_and_keep_what_they_share() -> None:
    strong = Strong.of(columns([(8, 0.5, 7, 0.5), (8, 0.5, 9, 0.1), (7, 0.5, 9, 0.1)]))
    pairs = strong.pairs
    rows = zip(pairs.later.tolist(), pairs.earlier.tolist(), pairs.shared.tolist(), strict=True)
    assert [*rows] == [(1, 0, 2), (2, 0, 1), (2, 1, 0)]


@pytest.mark.parametrize("size", [1, 5])
def test_a_placing_begins_with_nothing_known(size: int) -> None:
    rows = [(place + 1, float(place + 1), 0, 0.0) for place in range(size)]
    placing = Strong.of(columns(rows)).begin(Closeness(BOUNDS))
    assert (placing.matches, placing.asked) == ({}, set())
    assert placing.sizes.tolist() == [10 * place for place in range(size + 1)]
