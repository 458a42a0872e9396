"""The short cases are of every kind of change, and of what is none."""

import json
from typing import get_args

from retold.model import Kind
from tests.golden.scoring import HERE, SERIOUS

CASES = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))


def test_there_are_cases_of_every_kind() -> None:
    kinds = {planted["kind"] for case in CASES for planted in case["planted"]}
    assert kinds == set(get_args(Kind))


def test_there_are_cases_where_nothing_was_changed() -> None:
    assert sum(not case["planted"] for case in CASES) >= 15


def test_every_serious_change_has_a_severity_that_is_one() -> None:
    severities = {planted["severity"] for case in CASES for planted in case["planted"]}
    assert severities <= {*SERIOUS, "minor"}
