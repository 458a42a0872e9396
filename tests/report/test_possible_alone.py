"""A few possible changes are listed where there is nothing surer, and folded elsewhere."""

from dataclasses import replace

import pytest

from retold.compare import compare
from retold.model import Change, Span
from retold.report import to_text
from retold.report.changes_text import ALONE

SOURCE = "Ida runs the mill. The town has a pier. Nobody came in the rain. The day was long."


def _report(count: int, *surer: Change) -> str:
    comparison = compare(SOURCE, SOURCE.replace("runs", "keeps"))
    change = Change(
        "wording", "major", 0, Span(4, 8), Span(4, 9), "runs → keeps", certainty="possible"
    )
    return to_text(replace(comparison, changes=(*surer, *[change] * count)))


@pytest.mark.parametrize(("count", "is_listed"), [(1, True), (ALONE, True), (ALONE + 1, False)])
def test_a_few_possible_changes_are_listed_where_nothing_is_surer(
    count: int, *, is_listed: bool
) -> None:
    report = _report(count)
    assert ("What may have changed" in report) == is_listed
    assert ("--certainty possible" in report) != is_listed


def test_possible_changes_are_folded_beside_surer_ones() -> None:
    surer = Change("name", "major", 0, Span(0, 3), Span(0, 3), "Ida → Ida", certainty="likely")
    assert "What may have changed" not in _report(1, surer)
