"""Clusters: who joins whom, by what is close, in the order of keeping; and the same in stages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness, Match
from retold.dedupe.clusters import INSTANCES, TOGETHER, TRIES, Clusters, together
from retold.dedupe.likeness import Bounds
from retold.dedupe.native import Pair
from retold.dedupe.placing import Strong


@dataclass(frozen=True, slots=True)
class Told(Closeness):
    """Closeness that a test tells: all other pairs have nothing in common."""

    scores: dict[tuple[int, int], Match] = field(default_factory=dict)
    asked: list[tuple[int, int]] = field(default_factory=list)

    def of(self, places: Sequence[tuple[int, int]], words: Sequence[Pair]) -> list[Match]:
        del words
        self.asked.extend(places)
        return [self.scores.get(place, Match(place[1], 0.0, 0.0, 0.0)) for place in places]


BOUNDS = Bounds(0.3, 0.8, None)


def alike(kept: int, resemblance: float = 0.5) -> Match:
    return Match(kept, resemblance, 0.0, 0.0)


def within(kept: int, containment: float = 0.9) -> Match:
    """The document lies within the kept one."""
    return Match(kept, 0.1, containment, 0.1)


def holds(kept: int, coverage: float = 0.9) -> Match:
    """The kept one lies within the document."""
    return Match(kept, 0.1, 0.1, coverage)


def pairs(*found: tuple[int, int, int]) -> list[Pairs]:
    """Later, earlier, samples shared; sorted as they come."""
    columns = np.array(sorted(found), np.int64).reshape(-1, 3)
    return [Pairs(columns[:, 0], columns[:, 1], columns[:, 2])]


def clustered(
    scores: dict[tuple[int, int], Match],
    found: Iterable[Pairs] | None = None,
    sizes: Sequence[int] | None = None,
    bounds: Bounds = BOUNDS,
) -> tuple[dict[int, int], Told]:
    """The kept document of each dropped one."""
    closeness = Told(bounds, scores=scores)
    known = np.array(sizes or [100] * 400)
    clusters = Clusters(closeness, known, lambda _place: b"")
    for _ in clusters.join(pairs(*((*pair, 5) for pair in scores)) if found is None else found):
        pass
    clusters.fold_contained()
    return {document: match.kept for document, match in clusters.matches.items()}, closeness


def test_a_document_joins_the_kept_one_that_it_resembles() -> None:
    assert clustered({(1, 0): alike(0), (3, 2): alike(2)})[0] == {1: 0, 3: 2}


def test_what_is_like_a_dropped_one_is_compared_with_what_that_was_dropped_for() -> None:
    """2 is like 1 and met no other; 1 was dropped for 0, which 2 is not like."""
    matches, closeness = clustered({(1, 0): alike(0)}, pairs((1, 0, 9), (2, 1, 9)))
    assert matches == {1: 0}
    assert (2, 0) in closeness.asked
    assert clustered({(1, 0): alike(0), (2, 0): alike(0)}, pairs((1, 0, 9), (2, 1, 9)))[0] == {
        1: 0,
        2: 0,
    }


def test_a_chain_of_neighbours_is_no_cluster() -> None:
    """Each is like the one before it, and no other."""
    scores = {(later, later - 1): alike(later - 1) for later in range(1, 9)}
    assert clustered(scores)[0] == {1: 0, 3: 2, 5: 4, 7: 6}


def test_who_shares_most_samples_is_asked_first() -> None:
    scores = {(2, 0): alike(0), (2, 1): alike(1)}
    assert clustered(scores, pairs((2, 0, 3), (2, 1, 7)))[0] == {2: 1}
    assert clustered(scores, pairs((2, 0, 7), (2, 1, 7)))[0] == {2: 0}


@pytest.mark.parametrize(("place", "joins"), [(TRIES - 1, True), (TRIES, False)])
def test_a_document_is_compared_with_so_many_kept_ones(place: int, *, joins: bool) -> None:
    last = TRIES + 1
    found = pairs(*((last, earlier, 100 - earlier) for earlier in range(last)))
    assert clustered({(last, place): alike(place)}, found)[0] == ({last: place} if joins else {})


@pytest.mark.parametrize(("first", "joins"), [(INSTANCES, False), (INSTANCES - 1, True)])
def test_an_instance_of_one_frame_is_not_compared_for_ever(first: int, *, joins: bool) -> None:
    """It is an instance beside so many in a row, and a copy of the next."""
    document = 12
    scores = {(document, kept): Match(kept, 0.9, 0.9, 0.9, instances=True) for kept in range(first)}
    scores[document, first] = alike(first)
    found = pairs(*((document, kept, 50 - kept) for kept in range(document)))
    assert clustered(scores, found)[0] == ({document: first} if joins else {})


@pytest.mark.parametrize(
    ("scores", "sizes", "expected"),
    [
        pytest.param({(1, 0): within(0)}, [300, 100], {1: 0}, id="the later is the shorter"),
        pytest.param({(1, 0): holds(0)}, [100, 300], {0: 1}, id="the earlier is the shorter"),
        pytest.param({(1, 0): within(0, 0.79)}, [300, 100], {}, id="not enough of it"),
        pytest.param({(1, 0): within(0)}, [100, 300], {}, id="the longer does not give way"),
        pytest.param(
            {(1, 0): within(0), (2, 0): within(0), (2, 1): within(1, 0.95)},
            [300, 200, 100],
            {1: 0, 2: 0},
            id="what is within a dropped one goes to what is kept",
        ),
        pytest.param(
            {(2, 0): within(0, 0.85), (2, 1): within(1, 0.95)},
            [300, 300, 100],
            {2: 1},
            id="of two that hold it the one that holds more",
        ),
        pytest.param(
            {(2, 0): within(0), (2, 1): within(1)},
            [300, 300, 100],
            {2: 0},
            id="of equals the first",
        ),
    ],
)
def test_a_contained_document_gives_way_to_the_longer(
    scores: dict[tuple[int, int], Match], sizes: list[int], expected: dict[int, int]
) -> None:
    assert clustered(scores, sizes=sizes)[0] == expected


def test_containment_is_not_looked_at_where_it_does_not_count() -> None:
    assert clustered({(1, 0): within(0)}, sizes=[300, 100], bounds=Bounds(0.3, None, None))[0] == {}


def test_instances_do_not_contain_each_other() -> None:
    scores = {(1, 0): Match(0, 0.9, 1.0, 1.0, instances=True)}
    assert clustered(scores, sizes=[300, 100])[0] == {}


def test_members_of_a_contained_document_find_another_home() -> None:
    """1 and 2 were dropped for 0, which lies in 3: 1 lies in 3 too, and 2 stays alone."""
    scores = {
        (1, 0): alike(0),
        (2, 0): alike(0),
        (3, 0): holds(0),
        (1, 3): within(3),
    }
    found = pairs((1, 0, 5), (2, 0, 5), (3, 0, 5))
    assert clustered(scores, found, [100, 100, 100, 400])[0] == {0: 3, 1: 3}


def test_members_left_without_a_home_keep_together() -> None:
    """1 and 2 were dropped for 0, which lies in 3; neither lies there, and 2 is like 1."""
    scores = {(1, 0): alike(0), (2, 0): alike(0), (3, 0): holds(0), (2, 1): alike(1)}
    found = pairs((1, 0, 5), (2, 0, 5), (3, 0, 5))
    assert clustered(scores, found, [100, 100, 100, 400])[0] == {0: 3, 2: 1}


def test_matches_go_back_to_rows() -> None:
    clusters = Clusters(Told(BOUNDS, scores={(1, 0): alike(0)}), np.array([9, 9]), lambda _: b"")
    assert [*clusters.join(pairs((1, 0, 5)))] == [1]
    by_row = clusters.by_row(np.array([7, 4]))
    assert {row: match.kept for row, match in by_row.items()} == {4: 7}


GRAPHS = st.dictionaries(
    st.tuples(st.integers(1, 12), st.integers(0, 11)).filter(lambda pair: pair[0] > pair[1]),
    st.tuples(
        st.sampled_from([0.1, 0.5]), st.sampled_from([0.1, 0.9]), st.sampled_from([0.1, 0.9])
    ),
    max_size=25,
)


def scored(
    graph: dict[tuple[int, int], tuple[float, float, float]],
) -> dict[tuple[int, int], Match]:
    """Scores in both directions, as real texts have them."""
    scores = {pair: Match(pair[1], *score) for pair, score in graph.items()}
    for (later, earlier), (resemblance, containment, coverage) in graph.items():
        scores[earlier, later] = Match(later, resemblance, coverage, containment)
    return scores


@settings(deadline=None)
@given(GRAPHS, st.lists(st.integers(10, 40), min_size=13, max_size=13))
def test_every_dropped_document_is_close_to_a_kept_one(
    graph: dict[tuple[int, int], tuple[float, float, float]], sizes: list[int]
) -> None:
    scores = scored(graph)
    matches, closeness = clustered(scores, pairs(*((*pair, 5) for pair in graph)), sizes)
    for document, kept in matches.items():
        assert kept not in matches
        match = scores[document, kept]
        assert closeness.is_alike(match) or match.containment >= 0.8


@settings(deadline=None)
@given(GRAPHS, st.lists(st.integers(10, 40), min_size=13, max_size=13), st.integers(0, 3))
def test_stages_place_documents_as_one_process_does(
    graph: dict[tuple[int, int], tuple[float, float, float]], sizes: list[int], known: int
) -> None:
    """Whatever was compared before: what is not known is asked for, until nothing is."""
    scores = scored(graph)
    found = pairs(*((*pair, 5) for pair in graph))
    expected, _ = clustered(scores, found, sizes)
    strong = Strong(np.arange(13), np.array(sizes), found[0])
    held = dict(list(scores.items())[: known * 4])
    for _ in range(100):
        placement = strong.begin(Told(BOUNDS))
        if placement.place_all(found, held):
            break
        held |= {
            (later, earlier): scores.get((later, earlier), Match(earlier, 0.0, 0.0, 0.0))
            for later, earlier in placement.asked
        }
    assert not placement.asked
    assert {document: match.kept for document, match in placement.matches.items()} == expected


def test_documents_come_some_at_a_time_each_with_all_its_partners() -> None:
    later = np.repeat(np.arange(1, TOGETHER + 3), 2)
    earlier = np.tile([0, 0], TOGETHER + 2)
    whole = Pairs(later, earlier, np.arange(later.size))
    cut = [
        Pairs(later[part], earlier[part], whole.shared[part])
        for part in (slice(0, 51), slice(51, None))
    ]
    for given_pairs in ([whole], cut):
        groups = [*together(given_pairs)]
        assert [len(group) for group in groups] == [TOGETHER, 2]
        assert all(len(partners) == 2 for group in groups for _, partners in group)


def test_strong_pairs_are_placed_by_rank_and_then_by_number() -> None:
    """Document 8 ranks before 5; 3 and 5 rank alike."""
    columns = {
        "later": np.array([5, 3, 5]),
        "earlier": np.array([3, 8, 8]),
        "later_words": np.array([50, 30, 50]),
        "earlier_words": np.array([30, 80, 80]),
        "later_rank": np.array([0, 0, 0]),
        "earlier_rank": np.array([0, -1, -1]),
        "shared": np.array([1, 2, 3]),
    }
    strong = Strong.of(columns)
    assert strong.documents.tolist() == [8, 3, 5]
    assert strong.sizes.tolist() == [80, 30, 50]
    assert strong.places(np.array([3, 5, 8])).tolist() == [1, 2, 0]
    found = zip(
        strong.pairs.later.tolist(),
        strong.pairs.earlier.tolist(),
        strong.pairs.shared.tolist(),
        strict=True,
    )
    assert [*found] == [(1, 0, 2), (2, 0, 3), (2, 1, 1)]


def test_words_are_read_of_no_more_than_is_compared() -> None:
    read: list[int] = []

    def words(place: int) -> bytes:
        read.append(place)
        return b""

    clusters = Clusters(Told(BOUNDS), np.array([9] * 4), words)
    assert [*clusters.join(pairs((2, 1, 5)))] == [1]
    assert sorted(set(read)) == [1, 2]
