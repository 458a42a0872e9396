"""What stays of a sentence when a person tells it anew, edits it, or a program spins it."""

from collections.abc import Callable

import pytest

from retold.lineage.skeleton import Skeleton, is_plain, skeleton
from retold.model import Alignment

TOLD = "The keeper of the lock had left the gate open, and the water ran into the cellars of Selk."
SPUN = "The guard of the latch had left the door ajar, and the liquid ran into the vaults of Selk."
ANEW = "Water got into cellars in Selk because a gate was not closed by whoever keeps the lock."


def test_a_spinner_keeps_the_small_words_and_replaces_the_others(
    tie: Callable[..., Alignment],
) -> None:
    built = skeleton(tie(TOLD, SPUN))
    assert built.kept == 1
    assert (built.content, built.lost) == (8, 6)
    assert built.replaced == 0.75


def test_a_person_builds_another_sentence(tie: Callable[..., Alignment]) -> None:
    assert skeleton(tie(TOLD, ANEW)).kept < 0.5


def test_the_same_text_keeps_all(tie: Callable[..., Alignment]) -> None:
    built = skeleton(tie(TOLD, TOLD))
    assert (built.kept, built.replaced, built.lost) == (1, 0, 0)


def test_names_figures_and_marks_are_no_words_of_it() -> None:
    assert list(filter(is_plain, ["Selk", "the", "The", "19", "gate", ",", "co-op"])) == [
        "the",
        "The",
        "gate",
    ]


def test_a_side_that_is_no_sentence_is_passed_over(
    tie: Callable[..., Alignment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retold.lineage.skeleton.LONGEST", 3)
    none = skeleton(tie(TOLD, SPUN))
    assert none == Skeleton(0, 0, 0, 0)
    assert none.kept == none.replaced == 0
