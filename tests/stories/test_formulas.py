import pytest

from retold.lineage.explained import Explained, Side
from retold.model import RelationKind
from retold.stories.formulas import LEAST, formulaic, sound
from retold.stories.tying import Tie

SIDE = Side(words=100, same=90, changed=10, alone=0, stretches=0, inside=0)


def tie(source: int, target: int, kind: RelationKind) -> Tie:
    return Tie(source, target, kind, "certain", Explained(SIDE, SIDE), 0.5)


def ties(*kinds: RelationKind) -> dict[tuple[int, int], Tie | None]:
    return {(0, at): tie(0, at, kind) for at, kind in enumerate(kinds, start=1)}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("unrelated",) * LEAST, True),
        (("unrelated",) * (LEAST - 1), False),
        (("unrelated",) * LEAST + ("edited",) * (LEAST - 1), True),
        (("unrelated",) * LEAST + ("edited",) * LEAST, False),
        (("same-event",) * 9, False),
    ],
)
def test_wording_that_mostly_tells_of_other_events_is_a_form(
    kinds: tuple[RelationKind, ...], *, expected: bool
) -> None:
    assert (0 in formulaic(ties(*kinds))) is expected


@pytest.mark.parametrize(
    ("kind", "kept"), [("identical", True), ("copy", True), ("edited", False), ("rewritten", False)]
)
def test_in_a_form_only_what_is_filled_in_alike_is_a_copy(
    kind: RelationKind, *, kept: bool
) -> None:
    made = tie(0, 1, kind)
    assert (sound(made, {0}) is made) is kept
    assert sound(made, set()) is made


def test_another_event_in_the_same_wording_is_no_tie() -> None:
    assert sound(tie(0, 1, "unrelated"), set()) is None
    assert sound(None, set()) is None
