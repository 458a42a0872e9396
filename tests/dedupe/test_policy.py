"""The rules of a run hold shares that are shares."""

import pytest

from retold.dedupe.policy import CONTAINMENT, ORDER, RESEMBLANCE, Rules
from retold.errors import RetoldError


@pytest.mark.parametrize("name", ["resemblance", "containment", "order"])
@pytest.mark.parametrize(
    ("value", "is_share"),
    [(1e-9, True), (0.5, True), (1, True), (0, False), (-0.1, False), (1.0001, False), (30, False)],
)
def test_a_threshold_is_a_share_above_nothing(name: str, value: float, *, is_share: bool) -> None:
    if is_share:
        assert getattr(Rules(**{name: value}), name) == value
        return
    with pytest.raises(RetoldError, match=rf"{name} {value}: give a share above 0 and up to 1"):
        Rules(**{name: value})


@pytest.mark.parametrize("name", ["containment", "order"])
def test_what_need_not_count_may_be_left_out(name: str) -> None:
    assert getattr(Rules(**{name: None}), name) is None


def test_the_usual_thresholds_leave_room_between_them() -> None:
    """Being contained asks for more than being alike, and an order of words for more, too."""
    usual = Rules()
    assert (usual.resemblance, usual.containment, usual.order) == (RESEMBLANCE, CONTAINMENT, ORDER)
    assert 0 < RESEMBLANCE < ORDER < CONTAINMENT < 1


@pytest.mark.parametrize("keep", ["", ":least"])
def test_what_is_kept_is_said_by_name(keep: str) -> None:
    with pytest.raises(RetoldError, match=rf"keep '{keep}': give first, earliest, longest or"):
        Rules(keep=keep)


@pytest.mark.parametrize("keep", ["first", "earliest", "longest", "score", "s:least", "least"])
def test_any_name_of_a_column_may_say_what_is_kept(keep: str) -> None:
    assert Rules(keep=keep).keep == keep
