"""Ends of passages follow the order of the words and stand at ends of sentences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.align.ends import (
    ANCHORS,
    NEAR,
    ORDERED,
    SNAP,
    SNAP_WORDS,
    _line,
    _median,
    anchors,
    ordered,
    snapped,
    with_ends,
)
from retold.align.vocabulary import Wording, wording
from retold.model import Document
from retold.text.segment import segment

FILLER = " ".join(f"filler{number}" for number in range(300))
PASSAGE = " ".join(f"{letter}word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")


def words(source: str, target: str) -> Wording:
    return wording(segment(Document("s", source)), segment(Document("t", target)))


def test_anchors_are_the_words_that_stand_once_on_both_sides() -> None:
    both = words("oak elm oak ash yew", "yew oak ash pine")
    source, target = anchors(both, (0, 5), (0, 4))
    assert (source.tolist(), target.tolist()) == ([4, 3], [0, 2])


@given(*[st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12)] * 2, st.data())
def test_anchors_are_those_of_counting_each_word(
    source: list[str], target: list[str], data: st.DataObject
) -> None:
    both = words(" ".join(source), " ".join(target))
    source_run, target_run = (
        tuple(sorted(data.draw(st.tuples(*[st.integers(0, len(side))] * 2))))
        for side in (source, target)
    )
    left, right = source[slice(*source_run)], target[slice(*target_run)]
    expected = [
        (source_run[0] + left.index(word), place)
        for place, word in enumerate(right, target_run[0])
        if left.count(word) == right.count(word) == 1
    ]
    places = zip(*anchors(both, source_run, target_run), strict=True)
    assert [(int(first), int(second)) for first, second in places] == expected


def test_a_repetition_of_the_passage_in_the_source_is_not_drawn_in() -> None:
    both = words(f"{PASSAGE} {FILLER}. {PASSAGE}. {FILLER}", f"some other words. {PASSAGE}.")
    inside = (326, 352)
    assert with_ends(both, inside, (3, 29), (0, 29)) == (inside, (3, 29))


def test_an_end_moves_to_the_end_of_the_sentence_when_little_speaks_against_it() -> None:
    sums = np.concatenate(([0.0], np.cumsum([-0.5, -0.5, 3, 3, 3, -0.5, -9, 1])))
    edge = np.array([True, *[False] * 5, True, True, True])
    assert snapped(sums, (2, 5), edge) == (0, 6)


def test_an_end_stays_when_moving_it_costs_more() -> None:
    sums = np.concatenate(([0.0], np.cumsum([-9, 3, 3, 3, -9])))
    edge = np.array([True, False, False, False, False, True])
    assert snapped(sums, (1, 4), edge) == (1, 4)


def moved(edge: int, cost: float, *, at_end: bool) -> bool:
    """Whether an end of the run (20, 30) goes to an edge, where the way there costs so much."""
    evidence = np.zeros(60)
    evidence[20:30] = 3
    low, high = (30, edge) if edge > 30 else (edge, 20)
    if at_end and edge < 30:
        low, high = edge, 30
        evidence[edge:30] = 0
    evidence[low:high] = cost / (high - low) * (1 if at_end and edge < 30 else -1)
    sums = np.concatenate(([0.0], np.cumsum(evidence)))
    flags = np.zeros(61, dtype=np.bool_)
    flags[edge] = True
    run = snapped(sums, (20, 30), flags)
    assert run in {(20, 30), (edge, 30), (20, edge)}
    return run != (20, 30)


@pytest.mark.parametrize("at_end", [False, True])
@pytest.mark.parametrize(
    ("words", "cost", "goes"),
    [
        (SNAP_WORDS, 1.0, True),
        (SNAP_WORDS + 1, 1.0, False),
        (5, SNAP - 0.01, True),
        (5, SNAP + 0.01, False),
        (1, 0.0, True),
    ],
)
def test_an_end_goes_so_far_for_so_much_and_no_further(
    words: int, cost: float, *, goes: bool, at_end: bool
) -> None:
    assert moved(30 + words if at_end else 20 - words, cost, at_end=at_end) == goes


def test_an_end_may_come_in_too_and_neither_crosses_the_middle() -> None:
    assert moved(27, SNAP - 0.01, at_end=True)
    assert not moved(27, SNAP + 0.01, at_end=True)
    evidence = np.zeros(60)
    sums = np.concatenate(([0.0], np.cumsum(evidence)))
    flags = np.zeros(61, dtype=np.bool_)
    flags[25] = True
    assert snapped(sums, (20, 30), flags) == (25, 30)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12))
def test_the_median_is_that_of_numpy(values: list[float]) -> None:
    assert _median(np.array(values)) == pytest.approx(float(np.median(values)))


NAMES = ["alder", "birch", "cedar", "dogwood", "elder", "firs", "gorse", "hazel"]


@pytest.mark.parametrize(("count", "is_line"), [(ANCHORS - 1, False), (ANCHORS, True)])
def test_a_line_needs_so_many_words_that_stand_once_on_both_sides(
    count: int, *, is_line: bool
) -> None:
    text = " ".join(NAMES[:count])
    line = _line(words(f"prelude {text}", text), (1, 1 + count), (0, count))
    assert (line is not None) == is_line
    if line:
        assert (line.slope, line.offset, line.near, line.length) == (1, 1, NEAR, (count, count))


@pytest.mark.parametrize(
    "order", [[0, 1, 2, 3, 4, 5, 6, 7], [1, 0, 3, 2, 5, 4, 7, 6], [0, 1, 2, 5, 4, 3, 7, 6],
              [2, 1, 0, 3, 7, 4, 5, 6], [3, 2, 1, 0, 4, 5, 6, 7], [4, 5, 6, 7, 0, 1, 2, 3],
              [3, 2, 1, 0, 7, 6, 5, 4], [7, 6, 5, 4, 3, 2, 1, 0]],
)  # fmt: skip
def test_words_are_a_line_where_they_keep_their_order_at_large(order: list[int]) -> None:
    both = words(" ".join(NAMES), " ".join(NAMES[place] for place in order))
    correlation = float(np.corrcoef(range(8), order)[0, 1])
    assert ordered(*anchors(both, (0, 8), (0, 8))) == pytest.approx(correlation)
    assert (_line(both, (0, 8), (0, 8)) is not None) == (correlation >= ORDERED)
