"""Stretches grow from places where rare words meet, and near ones are one."""

from retold.align.stretches import Stretch, matches, strength, stretches
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
