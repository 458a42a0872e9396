"""Within a language words decide; the encoder is asked where they leave both sides open."""

from collections.abc import Sequence

import numpy as np
import pytest

from retold.align.chains import Places, Side, Tie
from retold.align.within import (
    ANEW,
    LONGEST_STRETCH,
    MUCH_LONGER,
    SURE,
    _is_anew,
    _lacking,
    _sure,
    tie_within,
)
from retold.models.encode import Vectors

SAME = [
    "the mayor of orrin opened the new weir",
    "a gale tore the roof off the cannery at selk",
    "nobody was hurt when the ferry ran aground",
]
TWINS = {"skiffs sank overnight": "little boats went down before dawn"}


class Sense:
    """Vectors in which two sentences that say the same in other words are one."""

    languages = frozenset({"en"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = np.zeros((len(sentences), 64), dtype=np.float32)
        for row, text in zip(rows, sentences, strict=True):
            for own, twin in TWINS.items():
                text = text.replace(twin, own)  # noqa: PLW2901
            for word in text.split():
                row[sum(map(ord, word)) % 64] += 1
        return rows


def side(sentences: Sequence[str]) -> Side:
    lengths = np.array([len(text) for text in sentences], dtype=np.float64)
    return Side(
        [*range(len(sentences))], [text.split() for text in sentences], [*sentences], lengths
    )


def tied(
    source: Sequence[str], target: Sequence[str], encoder: Sense | None
) -> list[tuple[int, int]]:
    found = tie_within(side(source), side(target), encoder)
    assert all(len(tie.source) == len(tie.target) == 1 for tie in found)
    return sorted((tie.source.start, tie.target.start) for tie in found)


OWN, TWIN = next(iter(TWINS.items()))


def test_where_words_tie_all_the_encoder_is_not_asked() -> None:
    encoder = Sense()
    assert tied(SAME, SAME, encoder) == [(0, 0), (1, 1), (2, 2)]
    assert encoder.asked == []


def test_a_sentence_open_on_one_side_alone_was_left_out_or_added() -> None:
    encoder = Sense()
    assert tied([SAME[0], OWN, SAME[1]], SAME[:2], encoder) == [(0, 0), (2, 1)]
    assert tied(SAME[:2], [SAME[0], OWN, SAME[1]], encoder) == [(0, 0), (1, 2)]
    assert encoder.asked == []


def test_between_sure_ties_the_encoder_knows_what_words_do_not() -> None:
    source, target = [SAME[0], OWN, SAME[1]], [SAME[0], TWIN, SAME[1]]
    assert tied(source, target, None) == [(0, 0), (2, 2)]
    encoder = Sense()
    assert tied(source, target, encoder) == [(0, 0), (1, 1), (2, 2)]
    assert {*source, *target} <= {*encoder.asked}


def test_before_the_first_sure_tie_and_behind_the_last_it_is_asked_too() -> None:
    for place in (0, 3):
        source, target = [*SAME], [*SAME]
        source.insert(place, OWN)
        target.insert(place, TWIN)
        assert (place, place) not in tied(source, target, None)
        assert tied(source, target, Sense()) == [(at, at) for at in range(4)]


def test_it_is_asked_about_the_stretch_and_no_more() -> None:
    source = [SAME[0], OWN, SAME[1], SAME[2]]
    encoder = Sense()
    assert len(tied(source, [SAME[0], TWIN, *SAME[1:]], encoder)) == 4
    assert SAME[1] in encoder.asked
    assert SAME[2] not in encoder.asked


@pytest.mark.parametrize(("more", "is_asked"), [(0, True), (1, False)])
def test_a_stretch_that_is_too_long_is_left_to_words(more: int, *, is_asked: bool) -> None:
    """Two sure ties, a sentence of the target, and so many of the source that words leave open."""
    others = [f"alpha{number} beta{number} gamma{number}" for number in range(60)]
    open_sources = others[: LONGEST_STRETCH - 5 + more]
    encoder = Sense()
    tied([SAME[0], *open_sources, SAME[1]], [SAME[0], TWIN, SAME[1]], encoder)
    assert bool(encoder.asked) == is_asked


def test_ties_keep_the_likeness_of_one_scale() -> None:
    source, target = [SAME[0], OWN, SAME[1]], [SAME[0], TWIN, SAME[1]]
    for tie in tie_within(side(source), side(target), Sense()):
        assert 0 < tie.score <= 1 + 1e-9


LENGTHS = Side([0, 1], [["a"], ["b"]], ["a", "b"], np.array([10.0, 10.0]))


def of_lengths(*lengths: float) -> Side:
    return Side(
        [*range(len(lengths))], [["a"]] * len(lengths), ["a"] * len(lengths), np.array(lengths)
    )


@pytest.mark.parametrize(
    ("tie", "target", "is_sure"),
    [
        (Tie(range(1), range(1), SURE), 10.0, True),
        (Tie(range(1), range(1), SURE - 0.001), 10.0, False),
        (Tie(range(2), range(1), 1.0), 20.0, False),
        (Tie(range(1), range(1), 1.0), 10 * MUCH_LONGER, True),
        (Tie(range(1), range(1), 1.0), 10 * MUCH_LONGER + 0.1, False),
        (Tie(range(1), range(1), 1.0), 10 / MUCH_LONGER + 0.1, True),
        (Tie(range(1), range(1), 1.0), 10 / MUCH_LONGER - 0.1, False),
    ],
)
def test_a_sure_tie_is_of_one_sentence_each_alike_and_of_like_length(
    tie: Tie, target: float, *, is_sure: bool
) -> None:
    assert _sure(tie, LENGTHS, of_lengths(target)) == is_sure


@pytest.mark.parametrize(
    ("lengths", "lacks"),
    [
        ((10.0, 10.0), (False, False)),
        ((14.0, 10.0), (True, False)),
        ((10.0, 7.0), (False, True)),
        ((14.0, 7.0), (True, True)),
    ],
)
def test_of_several_ties_one_may_want_a_sentence_on_either_side(
    lengths: tuple[float, float], lacks: tuple[bool, bool]
) -> None:
    ties = [Tie(range(at, at + 1), range(at, at + 1), 0.9) for at in range(2)]
    assert _lacking(ties, LENGTHS, of_lengths(*lengths)) == lacks
    assert _lacking([], LENGTHS, of_lengths(*lengths)) == (False, False)


@pytest.mark.parametrize(
    ("score", "left", "is_anew"),
    [
        (ANEW, (4, 6), True),
        (ANEW, (6, 4), True),
        (ANEW, (5, 5), False),
        (ANEW, (4, 7), False),
        (ANEW + 0.01, (1, 1), False),
    ],
)
def test_what_is_left_may_be_told_where_most_is_tied_and_told_anew(
    score: float, left: tuple[int, int], *, is_anew: bool
) -> None:
    ties = [Tie(range(at, at + 1), range(at, at + 1), score) for at in range(3)]
    assert _is_anew(ties, Places(*map(range, left)), (10, 10)) is is_anew


def test_in_a_text_told_anew_a_moved_sentence_is_known_by_its_sense() -> None:
    anew = [
        "orrin's weir was opened by its mayor on a rainy day",
        "at selk the cannery lost its whole roof in the storm",
        "the ferry ran onto rocks and all were safe and sound",
    ]
    source, target = [OWN, *SAME], [*anew, TWIN]
    assert (0, 3) not in tied(source, target, None)
    assert tied(source, target, Sense()) == [(0, 3), (1, 0), (2, 1), (3, 2)]
    assert (0, 3) not in tied(source, [*SAME, TWIN], Sense())
