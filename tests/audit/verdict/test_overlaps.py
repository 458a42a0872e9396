"""One change a place: the more specific stays, a clause tells its small parts."""

from dataclasses import replace

import pytest

from retold.audit.verdict.overlaps import (
    BY_WHOLE_TEXTS,
    HALF,
    PART,
    SPECIFIC,
    beside_marks,
    drop_overlaps,
    overlap,
)
from retold.audit.verdict.weight import CERTAINTIES, SEVERITIES
from retold.model import Certainty, Change, Kind, Severity, Span


def change(
    kind: Kind, source: tuple[int, int] | None, target: tuple[int, int] | None = None,
    severity: Severity = "major", bead: int = 0,
) -> Change:  # fmt: skip
    spans = (Span(*source) if source else None, Span(*target) if target else None)
    return Change(kind, severity, bead, *spans, "")


def kept(*changes: Change) -> list[str]:
    return [found.kind for found in drop_overlaps(changes)]


def test_the_orders_are_these() -> None:
    assert SEVERITIES == ("critical", "major", "minor")
    assert CERTAINTIES == ("certain", "likely", "possible")
    assert SPECIFIC == (
        "role", "negation", "number", "date", "name", "quote", "modality", "attribution", "wording",
        "omission", "addition",
    )  # fmt: skip
    assert (HALF, PART) == (0.5, 0.35)


@pytest.mark.parametrize(("less", "more"), list(zip(SPECIFIC[1:9], SPECIFIC[:8], strict=True)))
def test_of_two_in_one_place_the_more_specific_stays(less: Kind, more: Kind) -> None:
    assert kept(change(less, (0, 9)), change(more, (8, 20))) == [more]
    assert sorted(kept(change(less, (0, 8)), change(more, (8, 20)))) == sorted([less, more])
    assert sorted(kept(change(less, (0, 9)), change(more, (8, 20), bead=1))) == sorted([less, more])
    assert kept(change(less, None, (0, 9)), change(more, (40, 50), (8, 20))) == [more]


@pytest.mark.parametrize("rule", sorted(BY_WHOLE_TEXTS))
def test_what_was_held_against_whole_texts_stands_for_what_a_sentence_shows(rule: str) -> None:
    kind: Kind = "date" if rule.startswith("date") else "number"
    beside = replace(change(kind, (0, 9), (0, 9)), rule=f"{kind}.value")
    whole = replace(change(kind, None, (5, 9)), rule=rule)
    for findings in ((beside, whole), (whole, beside)):
        assert [each.rule for each in drop_overlaps(findings)] == [rule]


@pytest.mark.parametrize(("end", "told"), [(50, ["wording", "omission"]), (51, ["wording"])])
def test_a_clause_is_told_where_no_more_than_half_is_told_otherwise(
    end: int, told: list[str]
) -> None:
    assert (
        kept(
            change("omission", (0, 100), None, "minor"),
            change("wording", (0, end), (0, 9), "major"),
        )
        == told
    )


@pytest.mark.parametrize(("end", "told"), [(35, ["omission"]), (36, ["name", "omission"])])
def test_a_clause_tells_its_small_parts(end: int, told: list[str]) -> None:
    assert kept(change("omission", (0, 100)), change("name", (0, end))) == told
    assert kept(change("addition", None, (0, 100)), change("name", None, (0, end))) == [
        kind.replace("omission", "addition") for kind in told
    ]
    assert (
        kept(
            change("omission", (0, 100), None, "minor"), change("name", (0, end), None, "critical")
        )[0]
        == "name"
    )
    assert len(kept(change("omission", (0, 100)), change("name", (0, end), (0, 9)))) == 2
    assert len(kept(change("omission", (0, 100)), change("name", (0, end), bead=1))) == 2
    assert len(kept(change("omission", (0, 100)), change("name", (90, 90 + end)))) == 2


def test_a_name_is_told_with_the_cue_that_it_belongs_to() -> None:
    assert kept(change("attribution", (0, 20)), change("name", (5, 9))) == ["attribution"]
    assert kept(change("attribution", (0, 20)), change("date", (0, 20))) == ["attribution"]
    assert kept(change("attribution", (5, 20)), change("name", (4, 9))) == ["name"]
    assert kept(change("attribution", (0, 8)), change("name", (5, 9))) == ["name"]
    assert kept(change("attribution", (0, 20)), change("number", (5, 9))) == ["number"]
    assert kept(change("attribution", (0, 20)), change("name", (5, 9), (5, 9))) == ["name"]


def test_the_worst_comes_first_then_the_surest_then_the_order_of_the_target() -> None:
    placed = drop_overlaps(
        [
            change("number", (0, 1), (30, 31), "minor"), change("number", (0, 1), (20, 21), bead=1),
            change("number", (4, 5), (10, 11)), change("number", (2, 3)), change("number", (6, 7),
            (0, 1), "critical"),
        ]
    )  # fmt: skip
    assert [(found.severity, found.bead,
    found.source and found.source.start) for found in placed] == [
        ("critical", 0, 6), ("major", 0, 2), ("major", 0, 4), ("major", 1, 0), ("minor", 0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [
        ((0, 5), (4, 9), True),
        ((0, 5), (5, 9), False),
        ((5, 9), (0, 5), False),
        (None, (0, 5), False),
        ((0, 5), None, False),
    ],
)
def test_spans_overlap_when_they_share_a_character(
    one: tuple[int, int] | None, other: tuple[int, int] | None, *, shares: bool
) -> None:
    assert overlap(Span(*one) if one else None, Span(*other) if other else None) == shares


def mark(certainty: Certainty) -> Change:
    return Change("wording", "major", 0, Span(3, 9), Span(0, 4), "", certainty=certainty)


@pytest.mark.parametrize("certainty", ["possible", "likely"])
def test_a_mark_makes_what_is_told_of_its_place_as_sure_as_it_is(certainty: Certainty) -> None:
    claim = Change("name", "major", 0, Span(0, 5), None, "", certainty="possible")
    assert beside_marks([claim], [mark(certainty)]) == (replace(claim, certainty=certainty),)


def test_a_mark_takes_the_place_of_what_is_minor_and_only_possible() -> None:
    faint = Change("name", "minor", 0, Span(0, 5), None, "", certainty="possible")
    assert beside_marks([faint], [mark("likely")]) == (mark("likely"),)
    clear = replace(faint, certainty="likely")
    assert beside_marks([clear], [mark("likely")]) == (clear,)


def test_a_mark_stands_where_nothing_else_is_told() -> None:
    claim = Change("name", "minor", 0, Span(0, 5), None, "", certainty="possible")
    apart = Change("wording", "major", 1, Span(3, 9), Span(0, 4), "", certainty="possible")
    assert set(beside_marks([claim], [apart])) == {claim, apart}
