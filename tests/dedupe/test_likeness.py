"""How close two documents are, by the words of both, is what counting one by one says."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe import native
from retold.dedupe.likeness import HINT, Bounds, bare, compare, count_in_order, list_shingles
from retold.dedupe.sketch import SHINGLE, Texts, sketch

VOCABULARY = ["Orrin", "weir", "the", "closed", "14", "pumps", "on", "Monday"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=40)
OPEN = Bounds(0.3, 0.8, None)


def held(words: list[str]) -> bytes:
    """The words of a text as a run keeps them."""
    return sketch(Texts.of([" ".join(words).encode()])).words.tobytes()


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def common_subsequence(one: list[str], other: list[str]) -> int:
    """The longest, by the table of every textbook."""
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, word in enumerate(one):
        for j, second in enumerate(other):
            longer = max(best[i][j + 1], best[i + 1][j])
            best[i + 1][j + 1] = best[i][j] + 1 if word == second else longer
    return best[-1][-1]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5))
def test_shares_of_shingles_are_those_of_sets(pairs: list[tuple[list[str], list[str]]]) -> None:
    scores = compare([(held(one), held(other)) for one, other in pairs], OPEN)
    assert scores.shape == (len(pairs), 4)
    for (one, other), (resemblance, containment, coverage, order) in zip(
        pairs, scores.tolist(), strict=True
    ):
        own, theirs = shingles(one), shingles(other)
        both = len(own & theirs)
        assert resemblance == pytest.approx(both / max(1, len(own | theirs)))
        assert containment == pytest.approx(both / max(1, len(own)))
        assert coverage == pytest.approx(both / max(1, len(theirs)))
        assert order == -1


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(0, 45))
def test_words_in_order_are_the_longest_common_subsequence(
    one: list[str], other: list[str], least: int
) -> None:
    true = common_subsequence(one, other)
    assert count_in_order(held(one), held(other)) == true
    assert count_in_order(held(one), held(other), least) == (true if true >= least else 0)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.sampled_from([0.3, 0.6, 0.9]))
def test_the_compiled_loops_and_numpy_say_the_same(
    pairs: list[tuple[list[str], list[str]]], order: float
) -> None:
    if not native.there():
        pytest.skip("no compiled loops")
    words = [(held(one), held(other)) for one, other in pairs]
    bounds = Bounds(0.3, 0.8, order)
    compiled = compare(words, bounds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(native, "there", lambda: False)
        np.testing.assert_allclose(compare(words, bounds), compiled)


def changed(words: list[str], every: int) -> list[str]:
    """The words with every so-many-th replaced."""
    return [f"x{at}" if at % every == every - 1 else word for at, word in enumerate(words)]


LONG = [f"w{at}" for at in range(300)]


@pytest.mark.parametrize(
    ("other", "bounds", "counted"),
    [
        pytest.param(changed(LONG, 6), Bounds(0.3, None, 0.6), True, id="one word in six"),
        pytest.param(changed(LONG, 30), Bounds(0.3, None, 0.6), False, id="alike already"),
        pytest.param(changed(LONG, 6), Bounds(0.3, None, None), False, id="order does not count"),
        pytest.param(changed(LONG, 5), Bounds(0.3, None, 0.9), False, id="too few words stay"),
        pytest.param(LONG[:170], Bounds(0.99, None, 0.6), False, id="too short to be enough"),
        pytest.param(LONG[:190], Bounds(0.99, None, 0.6), True, id="long enough"),
        pytest.param(LONG[::-1], Bounds(0.3, None, 0.6), False, id="no shingle to hint at it"),
    ],
)
def test_the_order_of_words_is_looked_at_where_it_can_make_a_difference(
    other: list[str], bounds: Bounds, *, counted: bool
) -> None:
    [[*_, order]] = compare([(held(LONG), held(other))], bounds).tolist()
    assert (order >= 0) == counted
    if counted:
        assert order == pytest.approx(common_subsequence(LONG, other) / len(LONG))


@pytest.mark.parametrize(("more", "worth"), [(0, False), (1, True)])
def test_a_pair_is_worth_comparing_from_a_share_of_shingles_on(more: int, *, worth: bool) -> None:
    """Just below, and at, what words changed evenly would leave."""
    order = 0.6
    least = math.ceil(HINT * order**SHINGLE * (len(LONG) - SHINGLE + 1))
    kept = least + more - 1 + SHINGLE - 1  # words in a row: so many shingles and four
    other = [
        word if at < kept or (at - kept) % SHINGLE else f"y{at}" for at, word in enumerate(LONG)
    ]
    assert len(shingles(LONG) & shingles(other)) == least + more - 1
    [[*_, share]] = compare([(held(LONG), held(other))], Bounds(0.9, None, order)).tolist()
    assert (share >= order) == worth


def test_marks_of_words_are_no_part_of_them() -> None:
    assert bare(held(["Weir", "14"])).tolist() == bare(held(["weir", "14"])).tolist()
    assert np.frombuffer(held(["Weir"]), np.uint32) != np.frombuffer(held(["weir"]), np.uint32)


@given(WORDS)
def test_the_shingles_of_a_document_are_in_its_order(words: list[str]) -> None:
    listed = list_shingles(held(words))
    assert len(listed) == max(0, len(words) - SHINGLE + 1)
    assert len(set(listed)) == len(shingles(words))
    if len(words) > SHINGLE:
        assert list_shingles(held(words[1:])) == listed[1:]
