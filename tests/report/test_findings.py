"""What is listed, folded and counted is decided once."""

from dataclasses import replace

import pytest

from retold.model import Certainty, Change, Comparison, Relation, Severity
from retold.report.findings import CERTAINTIES, SEVERITIES, count_severities, findings, tally


def test_those_sure_enough_come_first_and_none_is_lost(comparison: Comparison) -> None:
    for certainty in CERTAINTIES:
        shown = findings(comparison, certainty)
        assert sorted(map(repr, shown.changes)) == sorted(map(repr, comparison.changes))
        assert all(change.reaches("minor", certainty) for change in shown.listed)
        assert not any(change.reaches("minor", certainty) for change in shown.unsure)


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_a_change_reaches_what_is_no_graver_and_no_surer(
    severity: Severity, certainty: Certainty
) -> None:
    change = Change("name", severity, 0, None, None, "", certainty=certainty)
    for least in SEVERITIES:
        for sure in CERTAINTIES:
            is_grave = SEVERITIES.index(severity) <= SEVERITIES.index(least)
            is_sure = CERTAINTIES.index(certainty) <= CERTAINTIES.index(sure)
            assert change.reaches(least, sure) == (is_grave and is_sure)


@pytest.mark.parametrize("kind", ["same-event", "unrelated", "translation"])
def test_texts_told_anew_are_not_held_word_against_word(comparison: Comparison, kind) -> None:
    shown = findings(replace(comparison, relation=Relation(kind, ())))
    assert shown.open == shown.reworded == ()
    assert shown.changes


def test_severities_are_counted_worst_first_with_zeros(comparison: Comparison) -> None:
    assert count_severities(comparison.changes) == {"critical": 5, "major": 4, "minor": 5}
    assert count_severities(()) == {"critical": 0, "major": 0, "minor": 0}
    counts = tally(comparison.changes)
    assert counts["critical"] == {"certain": 1, "likely": 4, "possible": 0}
    assert counts["minor"] == {"certain": 0, "likely": 4, "possible": 1}


def test_open_differences_are_listed_by_how_suspicious_they_are(comparison: Comparison) -> None:
    (place,) = comparison.ledger.open
    differences = tuple(replace(place, suspicion=share) for share in (0.2, 0.9, 0.0, 0.9))
    shown = findings(replace(comparison, ledger=replace(comparison.ledger, open=differences)))
    assert [each.suspicion for each in shown.open] == [0.9, 0.9, 0.2, 0.0]
