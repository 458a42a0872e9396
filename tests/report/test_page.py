"""What the page says before it is opened in a browser."""

import re
from dataclasses import replace

import pytest

from retold.model import Comparison, Relation
from retold.report import View, to_html


def heading(page: str) -> str:
    """The heading of the list of changes; that of the page where there is no list."""
    found = re.search(r'id="changes" tabindex="-1">([^<]*)<', page)
    found = found or re.search(r"<h1[^>]*>([^<:]*)", page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("kind", "kept", "is_open", "head"),
    [
        ("edited", 14, True, "Changes, worst first"),
        ("edited", -1, True, "No sure change"),
        ("edited", 0, True, "Open differences"),
        ("edited", 0, False, "No changes"),
        ("identical", 0, False, "No changes"),
        ("translation", 0, True, "Nothing found by the rules that read both languages"),
        ("same-event", 0, True, "Two independent accounts of one event"),
    ],
)
def test_the_list_says_no_changes_only_where_nothing_is_told_and_nothing_open(
    comparison: Comparison, kind, kept: int, *, is_open: bool, head: str
) -> None:
    changes = comparison.changes[kept:] if kept < 0 else comparison.changes[:kept]
    ledger = comparison.ledger if is_open else replace(comparison.ledger, open=())
    made = replace(comparison, changes=changes, ledger=ledger, relation=Relation(kind, ()))
    assert heading(to_html(made)) == head


def test_a_summary_is_told_without_blame_for_what_it_leaves_out(comparison: Comparison) -> None:
    page = to_html(replace(comparison, relation=Relation("summary", ())))
    assert '<body class="brief">' in page
    first = re.search(r'<p class="note" dir="auto">([^<]*)</p>', page)
    assert first
    assert first[1] == "stop blocking → block"
    assert '<body class="brief">' not in to_html(comparison)


def test_what_is_sure_enough_can_be_chosen(comparison: Comparison) -> None:
    assert 'id="possible"' in to_html(comparison)
    assert 'id="possible"' not in to_html(comparison, view=View("possible"))
    certain = to_html(comparison, view=View("certain"))
    assert "13 more are likely or possible" in certain
    assert 'data-total="1"' in certain
