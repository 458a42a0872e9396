"""What is asked of a bead or of its words again is answered from notes."""

import weakref

import pytest

from retold.audit.link import notes
from retold.audit.link.links import LinkedBead, link
from retold.audit.link.notes import once_a_bead, once_a_side
from retold.model import Document
from retold.text.segment import segment
from retold.text.words import Word, words


def side(text: str) -> tuple[Word, ...]:
    return words(segment(Document("d", text)), range(1))


def bead(source: str, target: str) -> LinkedBead:
    return link(LinkedBead(0, (source, target), side(source), side(target)))


def test_a_bead_is_asked_once_with_the_same_arguments() -> None:
    asked: list[tuple[int, int]] = []

    @once_a_bead
    def shifted(pair: LinkedBead, by: int, *, times: int = 1) -> int:
        asked.append((by, times))
        return len(pair.source) + by * times

    pair = bead("The weir held.", "The weir broke.")
    assert [shifted(pair, 1), shifted(pair, 1), shifted(pair, 2)] == [4, 4, 5]
    assert shifted(pair, 1, times=2) == 5
    assert asked == [(1, 1), (2, 1), (1, 2)]


def test_what_is_asked_while_words_are_linked_does_not_stay() -> None:
    pair = LinkedBead(0, ("Held.", "Held."), side("Held."), side("Held."))
    assert pair.same() == 0
    assert link(pair).same() == 1


def test_lost_and_gained_words_may_be_changed_by_who_asked() -> None:
    pair = bead("The old weir held.", "The weir held.")
    pair.lost().clear()
    pair.gained().append(9)
    assert (pair.lost(), pair.gained()) == ([1], [])


def test_notes_are_no_part_of_a_bead() -> None:
    first, second = bead("It held.", "It broke."), bead("It held.", "It broke.")
    first.lost()
    assert first == second


def test_a_side_keeps_what_it_was_asked() -> None:
    asked: list[tuple[str, int]] = []

    @once_a_side
    def fold_at(words_of_side: tuple[Word, ...], place: int = 0) -> str:
        asked.append((words_of_side[place].fold, place))
        return words_of_side[place].fold

    weir, dam = side("Weir held."), side("Dam held.")
    assert [fold_at(weir), fold_at(weir), fold_at(dam)] == ["weir", "weir", "dam"]
    assert [fold_at(weir, 1), fold_at(weir, 1), fold_at(weir, place=1)] == ["held"] * 3
    assert asked == [("weir", 0), ("dam", 0), ("held", 1), ("held", 1)]


def test_what_a_sentence_was_asked_ends_with_its_document() -> None:
    @once_a_side
    def asked(_words_of_side: tuple[Word, ...]) -> set[str]:
        return set()

    document = segment(Document("d", "Weir held."))
    answer = weakref.ref(asked(words(document, range(1))))
    assert answer() is asked(words(document, range(1)))
    del document
    assert answer() is None


def test_a_part_of_a_side_is_told_by_being_the_same_object(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    @once_a_side
    def first_fold(words_of_side: tuple[Word, ...]) -> str:
        asked.append(words_of_side[0].fold)
        return words_of_side[0].fold

    weir, dam = side("Old weir held.")[1:], side("Old dam held.")[1:]
    assert [first_fold(weir), first_fold(weir), first_fold(dam)] == ["weir", "weir", "dam"]
    assert asked == ["weir", "dam"]
    monkeypatch.setattr(notes, "KEPT", 2)
    assert [first_fold(side("Old lock held.")[1:]), first_fold(weir)] == ["lock", "weir"]
    assert asked == ["weir", "dam", "lock", "weir"]
