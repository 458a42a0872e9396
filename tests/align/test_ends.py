"""Ends of passages follow the order of the words and stand at ends of sentences."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.align.ends import anchors, snapped, with_ends
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
