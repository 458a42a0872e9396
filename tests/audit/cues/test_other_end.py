# ruff: noqa: E501 - tables
"""What is compared, and what somebody is to another, told from either end."""

import pytest

from retold.audit.cues.other_end import (
    BEFORE,
    MOST,
    REACH,
    reversed_relations,
    turned_comparisons,
)
from tests.audit.sides import linked


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The pier is longer than the bridge.", "The bridge is shorter than the pier.", True),
        ("Rents are higher in Selk than in Ostwell.", "Rents are lower in Ostwell than in Selk.", True),
        ("Wages rose faster than prices.", "Prices rose more slowly than wages.", True),
        ("Calves fell ill more often than cows.", "Cows fell ill less frequently than calves.", True),
        ("Varn is the aunt of Moor.", "Moor is the nephew of Varn.", True),
        ("Varn is Moor's employer.", "Moor is Varn's employee.", True),
        ("Calves fell ill more often than cows.", "Cows fell ill more often than calves.", False),
        ("Calves fell ill more often than cows.", "Calves fell ill less often than cows.", False),
        ("Rents are higher in Selk than in Ostwell.", "Rents are lower in Selk than in Ostwell.", False),
        ("The pier is longer than the bridge.", "The bridge is longer than the pier.", False),
        ("Varn is the aunt of Moor.", "Varn is the niece of Moor.", False),
        ("Varn is the aunt of Moor.", "Moor is the aunt of Varn.", False),
    ],
)  # fmt: skip
def test_the_same_from_the_other_end(source: str, target: str, *, expected: bool) -> None:
    assert bool(turned_comparisons(linked(source, target))) is expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Varn is the aunt of Moor.", "Varn is the niece of Moor.", True),
        ("Varn is Moor's employer.", "Varn is Moor's employee.", True),
        ("Varn is the aunt of Moor.", "Moor is the nephew of Varn.", False),
        ("The pier is longer than the bridge.", "The pier is shorter than the bridge.", False),
    ],
)
def test_what_one_is_to_another_is_reversed(source: str, target: str, *, expected: bool) -> None:
    assert bool(reversed_relations(linked(source, target))) is expected


@pytest.mark.parametrize(("between", "expected"), [(REACH - 1, True), (REACH, False)])
def test_than_stands_near_its_word(between: int, *, expected: bool) -> None:
    source = f"The pier is longer{' now' * between} than the bridge."
    bead = linked(source, "The bridge is shorter than the pier.")
    assert bool(turned_comparisons(bead)) is expected


@pytest.mark.parametrize(("between", "expected"), [(BEFORE - 2, True), (BEFORE - 1, False)])
def test_what_is_compared_stands_before(between: int, *, expected: bool) -> None:
    source = (
        f"The pier{' of the' * (between // 2)}{' so' * (between % 2)} is longer than the bridge."
    )
    bead = linked(source, "The bridge is shorter than the pier.")
    assert bool(turned_comparisons(bead)) is expected


@pytest.mark.parametrize(("comparisons", "expected"), [(MOST, True), (MOST + 1, False)])
def test_of_many_comparisons_nobody_can_say_which_is_which(
    comparisons: int, *, expected: bool
) -> None:
    rest = "".join(f" Mill {n} is older than it." for n in range(comparisons - 1))
    bead = linked(
        f"The pier is longer than the bridge.{rest}", f"The bridge is shorter than the pier.{rest}"
    )
    assert bool(turned_comparisons(bead)) is expected
