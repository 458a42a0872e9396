"""What two accounts have in common or dispute, on the terminal and on the page."""

from dataclasses import replace

import pytest

from retold.model import Certainty, Change, Comparison, Point, Relation, Span
from retold.report import View, render, to_html, to_text
from retold.report.findings import findings
from retold.report.tellings import DISPUTED, PERHAPS, tellings


@pytest.fixture
def two_accounts(comparison: Comparison) -> Comparison:
    """The sample, as if neither text came from the other, with a point of each sort."""
    source, target = comparison.alignment.source.text, comparison.alignment.target.text

    def at(text: str, words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    points = (
        Point("number", "contradiction", at(source, "62"), at(target, "26"), "62 or 26?"),
        Point("date", "both", at(source, "3 December"), at(target, "3 December"), ""),
        Point("number", "source", at(source, "230"), None, ""),
        Point("quotation", "target", None, at(target, "I am not giving up the strike"), ""),
        Point("claim", "target", None, Span(0, 40), ""),
    )
    return replace(comparison, relation=Relation("same-event", ()), points=points)


def test_disputes_come_first_and_claims_are_left_to_the_texts(two_accounts: Comparison) -> None:
    assert [
        (one.told, len(one.rows)) for one in tellings(two_accounts, findings(two_accounts))
    ] == [
        ("contradiction", 1),
        ("both", 1),
        ("source", 1),
        ("target", 1),
    ]


def test_both_reports_show_every_point_with_its_context(two_accounts: Comparison) -> None:
    text, page = " ".join(to_text(two_accounts).split()), to_html(two_accounts)
    for words in (
        "fell by [62] percent",
        "rose by [26] percent",
        "Figures and quotations only in the first text",
    ):
        assert words in text
        assert words.replace("[", "<b>").replace("]", "</b>") in page


def test_the_page_shows_the_claims_that_both_tell_and_leaves_others_to_the_texts(
    two_accounts: Comparison,
) -> None:
    shared = Point("claim", "both", Span(19, 60), Span(0, 40), "")
    more = replace(two_accounts, points=(*two_accounts.points, shared))
    assert [
        (each.told, len(each.rows)) for each in tellings(more, findings(more), claims=True)
    ] == [
        ("contradiction", 1),
        ("both", 1),
        ("both", 1),
        ("source", 1),
        ("target", 1),
    ]


def test_a_retelling_has_no_list_of_points(comparison: Comparison) -> None:
    assert tellings(comparison, findings(comparison)) == []


@pytest.mark.parametrize(
    ("certainty", "asked", "heading"),
    [
        ("certain", "certain", DISPUTED),
        ("likely", "likely", DISPUTED),
        ("likely", "certain", PERHAPS),
        ("possible", "likely", PERHAPS),
        ("possible", "possible", PERHAPS),
    ],
)
def test_a_contradiction_is_told_as_surely_as_the_headline_counts_it(
    two_accounts: Comparison, certainty: Certainty, asked: Certainty, heading: str
) -> None:
    point = two_accounts.points[0]
    change = Change(
        "number", "major", 1, point.source, point.target, "62 → 26", certainty=certainty
    )
    disputed = replace(two_accounts, changes=(change,))
    view = View(certainty=asked)
    [never] = {DISPUTED, PERHAPS} - {heading}
    for report in (to_text(disputed, view=view), to_html(disputed, view=view)):
        assert heading in report
        assert never not in report
    assert heading in str(render(disputed, "markdown", view))
    is_listed = bool(findings(disputed, asked).listed)
    assert (f"{heading} in 1 place" in to_html(disputed, view=view)) != is_listed


def test_a_contradiction_that_no_change_tells_is_only_possible(two_accounts: Comparison) -> None:
    alone = replace(two_accounts, changes=())
    assert tellings(alone, findings(alone))[0].heading == PERHAPS
