# ruff: noqa: E501 - tables
"""Who says that something is not so denies it; who denies that it is not says it is."""

import pytest

from retold.audit.cues.denied_sayings import MOST, REACH, denied_sayings
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The warden said he had not opened the gate.", "The warden denied opening the gate.", True),
        ("The warden denied that he opened the gate.", "The warden said he did not open the gate.", True),
        ("She told the inquiry that she never met the warden.", "She denied to the inquiry that she ever met the warden.", True),
        ("The warden said he had not opened the gate.", "The warden denied he had not opened the gate.", False),
        ("The warden said he had not opened the gate.", "The warden did not deny opening the gate.", False),
        ("The warden said he had opened the gate.", "The warden denied opening the gate.", False),
        ("The warden admitted that he had not opened the gate.", "The warden denied opening the gate.", False),
    ],
)  # fmt: skip
def test_what_one_side_denies_the_other_says_is_not_so(
    source: str, target: str, *, expected: bool
) -> None:
    assert bool(denied_sayings(linked(source, target))) is expected


@pytest.mark.parametrize(("between", "expected"), [(REACH - 1, True), (REACH, False)])
def test_what_is_denied_stands_near(between: int, *, expected: bool) -> None:
    many = "very " * between
    bead = linked("Moor said it was not wrong.", f"Moor denied {many}wrong things.")
    assert bool(denied_sayings(bead)) is expected


@pytest.mark.parametrize(("denials", "expected"), [(MOST, True), (MOST + 1, False)])
def test_of_many_denials_nobody_can_say_which_is_which(denials: int, *, expected: bool) -> None:
    rest = " and ".join(f"did not see mill {number}" for number in range(denials - 1))
    bead = linked(
        f"Moor said he did not open it; Ahl {rest}.", f"Moor denied opening it; Ahl {rest}."
    )
    assert bool(denied_sayings(bead)) is expected
