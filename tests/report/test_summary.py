from dataclasses import replace

import pytest

from retold.model import Comparison
from retold.report.batch_page import to_html
from retold.report.findings import tally
from retold.report.summary import (
    LONGEST,
    Summary,
    Tally,
    from_record,
    summarize,
    to_lines,
    to_record,
    worst_first,
)


def test_a_row_counts_what_the_report_counts(comparison: Comparison) -> None:
    row = summarize(comparison, "a-b")
    assert (row.critical, row.major, row.minor) == (5, 4, 4)
    assert row.relation == "machine-rewritten"
    assert row.target == "Workers agree to block ferries"
    assert row.worst == "critical turned round (certain): stop blocking → block"
    assert row.possible == row.open == 1


def test_a_row_comes_back_as_it_was(comparison: Comparison) -> None:
    row = summarize(comparison, "a-b")
    assert from_record(to_record(row)) == row
    assert from_record({"name": "a"}) is None
    assert from_record({**to_record(row), "changes": 3}) is None
    assert from_record({**to_record(row), "changes": {}}) is None


def test_a_long_change_is_cut_between_words(comparison: Comparison) -> None:
    change = replace(comparison.changes[0], note="word " * 100)
    row = summarize(replace(comparison, changes=(change,)), "a")
    assert len(row.worst) <= LONGEST
    assert "word … word" in row.worst


def test_graver_rows_come_first_and_failed_ones_last() -> None:
    rows = [
        Summary("failed", "a", "b", error="gone"),
        Summary("possible", "a", "b", "copy", counts(possible_critical=4)),
        Summary("open", "a", "b", "copy", open=3),
        Summary("minor", "a", "b", "copy", counts(likely_minor=9)),
        Summary("critical", "a", "b", "copy", counts(likely_critical=1, possible_minor=2), open=1),
        Summary("major", "a", "b", "copy", counts(certain_major=5, likely_minor=1)),
    ]
    found = [row.name for row in worst_first(rows)]
    assert found == ["critical", "major", "minor", "open", "possible", "failed"]
    lines = list(to_lines(rows))
    assert "failed: failed: gone" in lines
    told = "1 critical, 0 major, 0 minor; 2 more possible; 1 open difference"
    assert lines[0] == f"critical: copy; {told}"


@pytest.mark.parametrize(
    ("numbers", "severity", "certainty", "has"),
    [
        ({"likely_minor": 1}, "minor", "likely", True),
        ({"certain_critical": 1}, "minor", "likely", True),
        ({"certain_major": 1}, "critical", "likely", False),
        ({}, "minor", "possible", False),
        ({"likely_major": 1}, "major", "likely", True),
        ({"likely_major": 1}, "major", "certain", False),
        ({"possible_major": 1}, "major", "likely", False),
        ({"possible_major": 1}, "major", "possible", True),
    ],
)
def test_a_row_has_a_change_that_is_grave_and_sure_enough(
    numbers, severity, certainty, *, has: bool
) -> None:
    assert Summary("a", "b", "c", "copy", counts(**numbers)).has(severity, certainty) is has


def counts(**numbers: int) -> Tally:
    """The numbers of changes, each named by certainty and severity, as in likely_major."""
    found = tally(())
    for name, number in numbers.items():
        certainty, _, severity = name.partition("_")
        found[severity][certainty] = number  # type: ignore[index]
    return found


def test_the_index_page_escapes_and_links() -> None:
    page = to_html(
        [
            Summary(
                "a b#?<i>",
                "<b>source</b>",
                "<script>x</script>",
                "copy",
                counts(likely_minor=1),
                worst="<u>",
            ),
            Summary("gone", "a", "b", error="<s>no</s>"),
        ]
    )
    assert 'href="a%20b%23%3F%3Ci%3E.html"' in page
    assert "<script>x" not in page
    assert "<s>no" not in page
    assert "<u>" not in page
