"""Ties stand in a chain, in order; what is more like another place goes there."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.blocks import Block
from retold.align.chains import (
    CLOSED,
    Places,
    Side,
    Tie,
    best_chain,
    gains_of,
    moves,
    placed,
    without_better,
)
from retold.align.gains import BY_WORDS, GRAIN, Weights
from retold.align.similarity import word_cosines

PLAIN = Weights(
    words=1, power=1, size=0, beside=0, floor=0.1, floor_by_size=0,
    misfit=0, more=0.1, crossing=0, moved=0.2, least=0.4,
)  # fmt: skip


def side(*sentences: str, numbers: list[int] | None = None) -> Side:
    """Some sentences, standing one behind the other unless it is said where."""
    lengths = np.array([len(text) for text in sentences], dtype=np.float64)
    places = numbers or [*range(len(sentences))]
    return Side(places, [text.split() for text in sentences], [*sentences], lengths)


def single(rows: list[list[float]]) -> dict[tuple[int, int], np.ndarray]:
    return {(1, 1): np.array(rows)}


def gained(cosines: dict[tuple[int, int], np.ndarray]) -> dict[tuple[int, int], np.ndarray]:
    """A bead gains its likeness above the floor."""
    return {shape: np.rint((cosine - PLAIN.floor) * GRAIN) for shape, cosine in cosines.items()}


def shown(ties: list[Tie]) -> list[tuple[list[int], list[int], bool]]:
    return [(list(tie.source), list(tie.target), tie.moved) for tie in ties]


@pytest.mark.parametrize(
    ("tie", "places", "expected"),
    [
        (Tie(range(1), range(1), 0.5), Block(range(4, 9), range(7, 8)), (range(4, 5), range(7, 8))),
        (Tie(range(1, 3), range(1), 0.5), Places([2, 5, 6], [9]), (range(5, 7), range(9, 10))),
        (Tie(range(1), range(1, 3), 0.5), Places([2], [0, 3, 4]), (range(2, 3), range(3, 5))),
    ],
)
def test_a_tie_is_placed_where_its_sentences_stand(
    tie: Tie, places: Places | Block, expected: tuple[range, range]
) -> None:
    assert placed(tie, places)[:3] == (*expected, 0.5)


def test_picked_sentences_keep_their_numbers_words_texts_and_lengths() -> None:
    picked = side("oak elm", "ash", "yew fir", numbers=[3, 4, 8]).pick([0, 2])
    assert (picked.numbers, picked.texts) == ([3, 8], ["oak elm", "yew fir"])
    assert (picked.words, picked.lengths.tolist()) == ([["oak", "elm"], ["yew", "fir"]], [7, 7])
    assert picked.text(range(2)) == "oak elm yew fir"


def test_no_bead_reaches_over_what_stands_in_the_midst_and_is_no_story() -> None:
    source = side("oak elm", "ash yew", "fir box", numbers=[0, 1, 3])
    target = side("oak elm", "ash yew", "fir box")
    cosines = word_cosines(source.words, target.words)
    gains = gains_of(cosines, source, target, BY_WORDS)
    assert (gains[2, 1][0] > CLOSED).all()
    assert (gains[2, 1][1] == CLOSED).all()
    assert (gains[3, 1] == CLOSED).all()
    assert (gains[1, 2] > CLOSED).all()
    back = gains_of(word_cosines(target.words, source.words), target, source, BY_WORDS)
    for (height, width), gain in gains.items():
        np.testing.assert_array_equal(gain, back[width, height].T)


@pytest.mark.parametrize(("likeness", "is_tied"), [(0.399, False), (0.4, True)])
def test_a_weak_tie_does_not_stand_alone(likeness: float, *, is_tied: bool) -> None:
    cosines = single([[likeness]])
    assert bool(best_chain(cosines, gained(cosines), PLAIN)) == is_tied


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param([[0.9, 0, 0], [0, 0.2, 0], [0, 0, 0.9]], [0, 1, 2], id="between two, quite"),
        pytest.param([[0.9, 0], [0, 0.2]], [0, 1], id="between one and the end"),
        pytest.param([[0.2, 0], [0, 0.9]], [0, 1], id="between the beginning and one"),
        pytest.param(
            [[0.9, 0, 0], [0, 0.2, 0], [0, 0, 0], [0, 0, 0.9]], [0, 2], id="a sentence is left"
        ),
        pytest.param([[0.2, 0], [0, 0.2]], [], id="none is strong"),
    ],
)
def test_a_weak_tie_stands_where_it_fits_exactly(rows: list[list[float]], kept: list[int]) -> None:
    cosines = single(rows)
    assert [tie.target.start for tie in best_chain(cosines, gained(cosines), PLAIN)] == kept


@pytest.mark.parametrize(("likeness", "moved"), [(0.299, False), (0.301, True)])
def test_a_move_must_pay_for_itself(likeness: float, *, moved: bool) -> None:
    """Sentence 0 of the source stands last in the target."""
    cosines = single([[0, 0, likeness], [0.9, 0, 0], [0, 0.9, 0]])
    gains = gained(cosines)
    ties = best_chain(cosines, gains, PLAIN)
    found = moves(cosines, gains, ties, PLAIN)
    assert shown(found) == ([([0], [2], True)] if moved else [])


def test_moves_go_on_until_nothing_open_gains() -> None:
    """All in the opposite order: one is in the chain, the others are moved one by one."""
    cosines = single(np.fliplr(np.eye(5)).tolist())
    gains = gained(cosines)
    ties = best_chain(cosines, gains, PLAIN)
    ties += moves(cosines, gains, ties, PLAIN)
    assert len(ties) == 5
    assert [tie.moved for tie in ties].count(False) == 1
    assert all(tie.source.start + tie.target.start == 4 for tie in ties)


def test_without_a_tie_nothing_is_moved() -> None:
    cosines = single([[0.9]])
    assert moves(cosines, gained(cosines), [], PLAIN) == []


@pytest.mark.parametrize(("elsewhere", "stays"), [(0.69, True), (0.71, False)])
def test_a_tie_gives_way_to_what_is_much_more_like_elsewhere(
    elsewhere: float, *, stays: bool
) -> None:
    """The tie has .5; the open sentence must gain what a move costs more than it does."""
    for rows in ([[0.5, elsewhere]], [[0.5], [elsewhere]]):
        cosines = single(rows)
        tie = Tie(range(1), range(1), 0.5)
        found = without_better(cosines, gained(cosines), [tie], PLAIN)
        assert found == ([tie] if stays else [])


def test_where_nothing_is_open_all_ties_stay() -> None:
    cosines = single([[0.1]])
    tie = Tie(range(1), range(1), 0.1)
    assert without_better(cosines, gained(cosines), [tie], PLAIN) == [tie]


@pytest.mark.parametrize("in_part", [False, True])
def test_one_sentence_of_a_tie_may_go_alone_where_that_is_asked_for(*, in_part: bool) -> None:
    """Source 1 is tied with source 0, and is the same as the open last sentence of the target."""
    cosines = {(1, 1): np.array([[0.9, 0.0], [0.0, 1.0]]), (2, 1): np.array([[0.7, 0.1]])}
    tie = Tie(range(2), range(1), 0.7)
    [left] = without_better(cosines, gained(cosines), [tie], PLAIN, in_part=in_part) or [None]
    if in_part:
        assert left == Tie(range(1), range(1), 0.9)
    else:
        assert left is None


words = st.lists(st.sampled_from(["oak", "elm", "ash", "yew"]), min_size=1, max_size=3)
stories = st.lists(words.map(" ".join), min_size=1, max_size=6)


@settings(deadline=None, max_examples=40)
@given(stories, stories)
def test_no_sentence_is_in_two_ties_and_those_not_moved_are_in_order(
    ours: list[str], theirs: list[str]
) -> None:
    source, target = side(*ours), side(*theirs)
    cosines = word_cosines(source.words, target.words)
    gains = gains_of(cosines, source, target, BY_WORDS)
    ties = without_better(cosines, gains, best_chain(cosines, gains, BY_WORDS), BY_WORDS)
    ties += moves(cosines, gains, ties, BY_WORDS)
    for which in ("source", "target"):
        places = [place for tie in ties for place in getattr(tie, which)]
        assert len(places) == len(set(places))
    inorder = [(tie.source.start, tie.target.start) for tie in ties if not tie.moved]
    assert inorder == sorted(inorder)
    assert [column for _, column in inorder] == sorted(column for _, column in inorder)
