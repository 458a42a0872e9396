"""Short cases of every kind of change, and of what is none, hold the floors of baseline.json.

The floors may only rise: `python -m tests.golden.scoring --raise`.
"""

import json
from typing import get_args

import pytest

from retold.model import Kind
from tests.golden.scoring import BASELINE, HERE, SERIOUS, case_scores, is_worse

CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))


def test_there_are_cases_of_every_kind() -> None:
    kinds = {planted["kind"] for case in CASES for planted in case["planted"]}
    assert kinds == set(get_args(Kind))


def test_there_are_cases_where_nothing_was_changed() -> None:
    assert sum(not case["planted"] for case in CASES) >= 15


@pytest.mark.parametrize(
    "number", ["cases found", "cases serious missed", "cases kept flagged", "cases false alarms"]
)
def test_the_cases_hold_their_floor(number: str, cases_measured: dict[str, int]) -> None:
    floor = json.loads(BASELINE.read_text(encoding="utf-8"))[number]
    assert not is_worse(number, cases_measured[number], floor)


@pytest.fixture(scope="module")
def cases_measured() -> dict[str, int]:
    scores = case_scores().values()
    return {
        "cases found": sum(len(case.found) for case in scores),
        "cases serious missed": sum(len(case.serious_missed) for case in scores),
        "cases kept flagged": sum(len(case.flagged) for case in scores),
        "cases false alarms": sum(len(case.false_alarms) for case in scores),
    }


def test_every_serious_change_has_a_severity_that_is_one() -> None:
    severities = {planted["severity"] for case in CASES for planted in case["planted"]}
    assert severities <= {*SERIOUS, "minor"}
