"""Quotations of two accounts are one from three in five of their words, and have one speaker."""

import pytest

from benchmarks.quality.audit import line_aligned
from retold.audit.accounts.points import FEWEST, SAID, accounts, disputed
from retold.model import Change, Point, Span

SENTENCE = "“{}” wept the crowd."


def told(
    source: str, target: str, kind: str = "quotation"
) -> list[tuple[str, str | None, str | None]]:
    points = accounts(line_aligned([source], [target]))
    return [
        (
            point.told,
            point.source.of(source) if point.source else None,
            point.target.of(target) if point.target else None,
        )
        for point in points
        if point.kind == kind
    ]


def test_thresholds_are_what_the_cases_were_made_for() -> None:
    assert (SAID, FEWEST) == (0.6, 3)


@pytest.mark.parametrize(
    ("source", "target", "outcome"),
    [
        ("harbour gates boats nets oars", "harbour gates boats", ["both"]),
        ("harbour gates boats nets oars", "harbour gates boats sails masts", ["both"]),
        ("harbour gates boats nets oars", "harbour gates hulls sails masts", ["source", "target"]),
        ("harbour gates boats", "harbour gates boats", ["both"]),
        ("harbour gates", "harbour gates", []),
        ("harbour gates boats nets oars", "harbour gates", ["source"]),
    ],
)
def test_a_quotation_is_one_with_another_by_its_words(
    source: str, target: str, outcome: list[str]
) -> None:
    assert [one for one, _, _ in told(SENTENCE.format(source), SENTENCE.format(target))] == outcome


def test_contradictions_come_first_then_what_both_tell_in_the_order_of_the_source() -> None:
    source = "12 people died in Selk in 1951. It had 40 oars."
    target = "15 people died in Selk in 1951. It had 7 gulls."
    points = accounts(line_aligned([source], [target]))
    assert [(point.kind, point.told, point.note) for point in points] == [
        ("number", "contradiction", "12 or 15?"), ("claim", "both", ""), ("date", "both", ""),
        ("number", "source", ""), ("number", "target", ""),
    ]  # fmt: skip


def change(severity: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Change:
    spans = (Span(*source) if source else None, Span(*target) if target else None)
    return Change("wording", severity, 0, *spans, "")  # type: ignore[arg-type]


def test_two_accounts_are_held_to_what_both_tell_and_not_alike() -> None:
    points = [
        Point("number", "both", Span(0, 5), Span(0, 5), ""), Point("number", "contradiction",
        Span(10, 15), Span(10, 15), ""),
        Point("claim", "both", Span(0, 50), Span(0, 50), ""),
    ]  # fmt: skip
    kept = disputed(
        [
            change("minor", (4, 6), (4, 6)), change("minor", (5, 7),
            (5, 7)), change("minor", (20, 22), (14, 16)),
            change("critical", (30, 32),
            (12, 13)), change("major", (40, 42), None), change("major", None, (40, 42)),
        ],
        points,
    )  # fmt: skip
    found = {(one.severity, one.source and one.source.start) for one in kept}
    assert found == {("minor", 5), ("major", 20), ("critical", 30)}
