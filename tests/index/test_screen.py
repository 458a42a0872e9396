import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.index import Outline, likeness, may_be_reworded, may_derive, outlines
from retold.index.outline import SAYS
from retold.index.screen import (
    IN_ORDER,
    IN_ORDER_WORDED,
    IN_RUNS,
    RUN,
    SHORT,
    WORDED,
    in_order,
)

WRITTEN = Path(__file__).parents[1] / "golden" / "reworded.json"
STORIES = json.loads(WRITTEN.read_text(encoding="utf-8"))["stories"]
WORDS = 1000
"""Of each text below, so that a thousandth is a word."""


def outline(words: Iterable[int]) -> Outline:
    """The outline of words that all say something, by their numbers."""
    return np.array([word << 3 | SAYS for word in words], dtype=np.uint16)


def apart(shared: int, *, backwards: bool = False) -> tuple[Outline, Outline]:
    """Two texts with so many words in common, no two of them beside each other in the second."""
    kept = range(shared - 1, -1, -1) if backwards else range(shared)
    target = list(range(WORDS, 2 * WORDS))
    target[: 2 * shared : 2] = kept
    return outline(range(WORDS)), outline(target)


def in_one_run(shared: int) -> tuple[Outline, Outline]:
    """Two texts that have so many words in one run."""
    return outline(range(WORDS)), outline([*range(shared), *range(WORDS, 2 * WORDS - shared)])


def test_words_that_stand_once_in_both_are_in_order_as_far_as_they_ascend() -> None:
    names = ["ferry", "Marren", "Monday", "crack", "divers", "pier", "mayor", "school", "chapel"]
    numbers = {name: number for number, name in enumerate(names)}
    source = "ferry Marren Monday crack divers pier mayor school"
    target = "mayor ferry Monday pier divers chapel"
    pair = [outline(numbers[word] for word in text.split()) for text in (source, target)]
    assert in_order(*pair) == 3 / 6


def test_what_stands_twice_in_a_text_tells_no_order() -> None:
    assert in_order(outline([1, 2, 3, 3]), outline([1, 2, 2, 3])) == 1 / 2


def test_words_in_a_run_that_both_have_are_not_counted_as_in_order() -> None:
    assert in_order(*in_one_run(RUN)) == 0
    assert in_order(*in_one_run(RUN - 1)) == (RUN - 1) / WORDS


@pytest.mark.parametrize(
    ("shared", "alike", "derives"),
    [
        (IN_ORDER * WORDS, WORDED - 0.001, True),
        (IN_ORDER * WORDS - 1, WORDED - 0.001, False),
        (IN_ORDER_WORDED * WORDS, WORDED, True),
        (IN_ORDER_WORDED * WORDS - 1, WORDED, False),
    ],
)
def test_so_many_words_in_order_may_be_a_text_in_other_words(
    shared: float, alike: float, *, derives: bool
) -> None:
    assert may_derive(*apart(round(shared)), alike) is derives
    assert not may_derive(*apart(round(shared), backwards=True), alike)


@pytest.mark.parametrize(("short", "derives"), [(0, True), (1, False)])
def test_so_many_words_in_runs_may_be_taken_whatever_their_order(
    short: int, *, derives: bool
) -> None:
    assert may_derive(*in_one_run(round(IN_RUNS * WORDS) - short), 0.9) is derives


@pytest.mark.parametrize(("shared", "reworded"), [(IN_ORDER, True), (IN_ORDER - 0.001, False)])
def test_runs_alone_are_no_rewording(shared: float, *, reworded: bool) -> None:
    assert not may_be_reworded(*in_one_run(WORDS // 2))
    assert may_be_reworded(*apart(round(shared * WORDS))) is reworded


@pytest.mark.parametrize(("words", "judged"), [(SHORT, True), (SHORT - 1, False)])
def test_a_short_text_is_not_judged(words: int, *, judged: bool) -> None:
    pair = outline(range(WORDS)), outline(range(WORDS, WORDS + words))
    assert may_derive(*pair, 0.0) is not judged
    assert may_be_reworded(*pair) is not judged


NUMBERS = st.lists(st.integers(0, 40), max_size=60)


@given(NUMBERS, NUMBERS)
def test_either_text_may_come_first(source: list[int], target: list[int]) -> None:
    pair = outline(source), outline(target)
    assert 0 <= in_order(*pair) == in_order(*reversed(pair)) <= 1


@given(
    words=st.lists(st.integers(0, 4000), min_size=SHORT, max_size=SHORT + 60),
    backwards=st.booleans(),
)
def test_a_text_has_all_of_its_own_runs(words: list[int], *, backwards: bool) -> None:
    pair = outline(words), outline([*words, *range(4001, 8000)])
    assert may_derive(*(reversed(pair) if backwards else pair), 0.9)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["story"])
@pytest.mark.parametrize(
    ("kind", "derives"), [("spun", True), ("paraphrase", True), ("independent", False)]
)
def test_copies_in_other_words_pass_and_another_report_does_not(
    story: dict[str, str], kind: str, *, derives: bool
) -> None:
    source, target = outlines([story["source"], story[kind]])
    [alike] = likeness(source, [target])
    assert may_derive(source, target, float(alike)) is derives
    assert may_be_reworded(source, target) is derives
