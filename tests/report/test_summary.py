from dataclasses import replace

import pytest

from retold.model import Comparison
from retold.report.batch_page import to_html
from retold.report.summary import (
    LONGEST,
    Summary,
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
    assert row.worst == "critical negation: stop blocking → block"
    assert row.differing > 0


def test_a_row_comes_back_as_it_was(comparison: Comparison) -> None:
    row = summarize(comparison, "a-b")
    assert from_record(to_record(row)) == row
    assert from_record({"name": "a"}) is None


def test_a_long_change_is_cut_between_words(comparison: Comparison) -> None:
    change = replace(comparison.changes[0], note="word " * 100)
    row = summarize(replace(comparison, changes=(change,)), "a")
    assert len(row.worst) <= LONGEST + 2
    assert row.worst.endswith("word …")


def test_graver_rows_come_first_and_failed_ones_last() -> None:
    rows = [
        Summary("failed", "a", "b", error="gone"),
        Summary("words", "a", "b", "copy", differing=3),
        Summary("minor", "a", "b", "copy", minor=9),
        Summary("critical", "a", "b", "copy", critical=1),
        Summary("major", "a", "b", "copy", major=5, minor=1),
    ]
    found = [row.name for row in worst_first(rows)]
    assert found == ["critical", "major", "minor", "words", "failed"]
    assert "failed: failed: gone" in list(to_lines(rows))


@pytest.mark.parametrize(
    ("counts", "severity", "has"),
    [
        ({"minor": 1}, "minor", True),
        ({"minor": 1}, "major", False),
        ({"critical": 1}, "minor", True),
        ({"major": 1}, "critical", False),
        ({}, "minor", False),
    ],
)
def test_a_row_has_a_severity_or_worse(counts, severity, *, has: bool) -> None:
    assert Summary("a", "b", "c", "copy", **counts).has(severity) is has


def test_the_index_page_escapes_and_links() -> None:
    page = to_html(
        [
            Summary(
                "a b#?<i>", "<b>source</b>", "<script>x</script>", "copy", minor=1, worst="<u>"
            ),
            Summary("gone", "a", "b", error="<s>no</s>"),
        ]
    )
    assert 'href="a%20b%23%3F%3Ci%3E.html"' in page
    assert "<script>x" not in page
    assert "<s>no" not in page
    assert "<u>" not in page
