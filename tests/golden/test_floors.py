"""What is found of the planted changes may only grow, what is flagged falsely may only shrink.

After an improvement: `python -m tests.golden.scoring --raise`.
"""

import json

import pytest

from tests.golden.scoring import BASELINE, is_worse, measured

FLOORS = json.loads(BASELINE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now() -> dict[str, int]:
    return measured()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_number_is_no_worse_than_its_floor(name: str, now: dict[str, int]) -> None:
    assert not is_worse(name, now[name], FLOORS[name])


def test_every_number_has_a_floor(now: dict[str, int]) -> None:
    assert set(now) == set(FLOORS)
