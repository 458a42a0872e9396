"""Stretches grow from places where rare words meet, and near ones are one."""

import pytest

from retold.align.stretches import (
    COMMON,
    GAP,
    LEAST,
    Stretch,
    _bridged,
    _free,
    matches,
    strength,
    stretches,
)
from retold.align.vocabulary import Wording, wording
from retold.model import Document
from retold.text.segment import segment


def run(prefix: str, length: int) -> str:
    return " ".join(f"{prefix}{number:04}" for number in range(length))


def words(source: str, target: str) -> Wording:
    return wording(segment(Document("s", source)), segment(Document("t", target)))


def test_a_shared_run_is_a_stretch_and_the_rest_is_not() -> None:
    both = words(f"{run('a', 300)} {run('x', 60)}", f"{run('b', 200)} {run('x', 60)}")
    assert stretches(both) == [Stretch((300, 360), (200, 260))]


def test_a_passage_with_a_replaced_middle_is_one_stretch() -> None:
    source = f"{run('a', 300)} {run('x', 50)} {run('c', 40)} {run('y', 50)}"
    target = f"{run('b', 200)} {run('x', 50)} {run('d', 40)} {run('y', 50)}"
    assert stretches(words(source, target)) == [Stretch((300, 440), (200, 340))]


def test_far_passages_stay_apart_and_a_source_may_be_used_twice() -> None:
    source = f"{run('a', 300)} {run('x', 60)}"
    target = f"{run('x', 60)} {run('b', 300)} {run('x', 60)}"
    both = words(source, target)
    assert [one.target for one in stretches(both)] == [(0, 60), (360, 420)]
    assert {one.source for one in stretches(both)} == {(300, 360)}


def test_texts_without_common_words_have_none() -> None:
    assert stretches(words(run("a", 100), run("b", 100))) == []


def test_more_words_carried_over_are_more_evidence() -> None:
    both = words(f"{run('a', 300)} {run('x', 60)}", f"{run('b', 200)} {run('x', 60)}")
    whole, half = Stretch((300, 360), (200, 260)), Stretch((300, 330), (200, 230))
    assert strength(both, whole) > strength(both, half) > 0
    assert all(side.matched.all() for side in matches(both, whole))


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        (Stretch((140, 200), (150 + GAP, 200 + GAP)), True),
        (Stretch((140, 200), (151 + GAP, 200 + GAP)), False),
        (Stretch((140 + GAP, 200 + GAP), (150, 200)), True),
        (Stretch((141 + GAP, 200 + GAP), (150, 200)), False),
        (Stretch((10, 90 - GAP), (150, 200)), True),
        (Stretch((10, 89 - GAP), (150, 200)), False),
        (Stretch((100, 120), (150, 200)), True),
    ],
)
def test_neighbours_with_small_gaps_on_both_sides_are_one(second: Stretch, *, joined: bool) -> None:
    first = Stretch((90, 140), (100, 150))
    found = _bridged([second, first])
    if not joined:
        assert found == [first, second]
        return
    [whole] = found
    assert whole.target == (100, second.target[1])
    sources = first.source, second.source
    assert whole.source == (min(map(min, sources)), max(map(max, sources)))


@pytest.mark.parametrize(
    ("index", "free"), [(0, (0, 10)), (9, (0, 10)), (20, (20, 50)), (49, (20, 50)), (60, (60, 99))]
)
def test_between_what_is_taken_a_place_has_room(index: int, free: tuple[int, int]) -> None:
    kept = [Stretch((0, 5), (50, 60)), Stretch((7, 9), (10, 20))]
    assert _free(kept, index, 99) == free
    assert _free([], index, 99) == (0, 99)


@pytest.mark.parametrize(("length", "found"), [(1, False), (3, False), (4, True), (8, True)])
def test_a_shared_run_must_have_evidence(length: int, *, found: bool) -> None:
    both = words(f"{run('a', 300)} {run('x', length)}", f"{run('b', 200)} {run('x', length)}")
    kept = stretches(both)
    assert bool(kept) == found
    assert all(strength(both, stretch) >= LEAST for stretch in kept)


@pytest.mark.parametrize(("times", "found"), [(6, True), (7, False)])
def test_what_stands_in_too_many_places_is_no_seed(times: int, *, found: bool) -> None:
    """The same thirty words so often on either side, far apart."""
    assert COMMON == 6 * 6
    source = " ".join(f"{run(f'a{at}', 300)} {run('x', 30)}" for at in range(times))
    target = " ".join(f"{run(f'b{at}', 300)} {run('x', 30)}" for at in range(times))
    assert bool(stretches(words(source, target))) == found


def test_stretches_are_in_the_order_of_the_target_and_never_overlap() -> None:
    parts = [run(letter, 50) for letter in "xyz"]
    source = f"{parts[2]} {run('a', 200)} {parts[0]} {run('c', 200)} {parts[1]}"
    target = f"{parts[0]} {run('b', 200)} {parts[1]} {run('d', 200)} {parts[2]}"
    found = stretches(words(source, target))
    assert [stretch.target for stretch in found] == [(0, 50), (250, 300), (500, 550)]
    assert [stretch.source for stretch in found] == [(250, 300), (500, 550), (0, 50)]
