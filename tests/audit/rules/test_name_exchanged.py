"""Names in each other's place are told, and those of a list told in another order are not."""

import pytest

from retold import compare
from retold.model import Change, Document
from tests.audit.sides import found, found_among


def names(source: str, target: str) -> list[Change]:
    found = compare(Document("s", source), Document("t", target)).changes
    return [change for change in found if change.kind == "name"]


def test_two_names_that_change_places_are_told_once_each() -> None:
    source = "Police said Velma Orrin attacked Joren Pask outside the station on Monday night."
    target = "Police said Joren Pask attacked Velma Orrin outside the station on Monday night."
    (change,) = compare(Document("s", source), Document("t", target)).changes
    assert (change.kind, change.severity) == ("role", "critical")
    assert change.source is not None
    assert change.source.of(source) == "Velma Orrin attacked Joren Pask"


def test_a_list_in_another_order_is_no_change() -> None:
    source = "Velma Orrin and Joren Pask left the station on Monday night with the police."
    target = "Joren Pask and Velma Orrin left the station on Monday night with the police."
    assert names(source, target) == []


def test_a_rank_that_a_title_loses_is_told() -> None:
    source = "Deputy mayor Velma Orrin opened the bridge on Monday morning."
    target = "Mayor Velma Orrin opened the bridge on Monday morning."
    assert [one.severity for one in names(source, target)] == ["major"]


def test_a_surname_in_lower_case_is_minor() -> None:
    source = "The bridge was opened on Monday by Velma Winter of the council."
    target = "The bridge was opened on Monday by Velma winter of the council."
    assert [one.severity for one in names(source, target)] == ["minor"]


NAME_EXCHANGED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("Deputy mayor Reed met them.", "Mayor Reed met them.", [("Deputy mayor", "Mayor")]),
    ("Mayor Reed met them.", "Deputy mayor Reed met them.", [("Mayor", "Deputy mayor")]),
    ("Ann Winter met them.", "Ann winter met them.", [("Ann Winter", "Ann winter")]),
    ("The Winter tunnel shut.", "The winter tunnel shut.", []),
    ("Reed, Marsh and Pike met.", "Pike, Marsh and Reed met.", []),
    (
        "Halvorsen beat Tolvsen in Oslo by a point.",
        "Tolvsen beat Halvorsen in Oslo by a point.",
        [("Halvorsen", "Tolvsen"), ("Tolvsen", "Halvorsen")],
    ),
    ("Deputy mayor Reed wept.", "Mayor Reed wept.", [("Deputy mayor", "Mayor")]),
    ("Mayor Reed wept.", "Deputy mayor Reed wept.", [("Mayor", "Deputy mayor")]),
    ("The vice president wept.", "The president wept.", [("vice president", "president")]),
    ("The acting head wept.", "The head wept.", [("acting head", "head")]),
    ("Assistant coach Reed wept.", "Coach Reed wept.", [("Assistant coach", "Coach")]),
    ("Former coach Reed wept.", "Coach Reed wept.", [("Former coach", "Coach")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), NAME_EXCHANGED)
def test_name_exchanged_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("name.exchanged", source, target) == expected


NAME_EXCHANGED_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["Halvorsen beat Tolvsen in Oslo by a point."],
        ["Tolvsen beat Halvorsen in Oslo by a point."],
        [("Halvorsen", "Tolvsen"), ("Tolvsen", "Halvorsen")],
    ),
    (["Halvorsen and Tolvsen met in Oslo."], ["Tolvsen and Halvorsen met in Oslo."], []),
    (["Halvorsen was beaten by Tolvsen in Oslo."], ["Tolvsen beat Halvorsen in Oslo."], []),
    (
        ["Halvorsen wept in the old hall at night.", "Tolvsen sang."],
        ["Tolvsen wept in the old hall at night.", "Tolvsen sang."],
        [("Halvorsen", "Tolvsen")],
    ),
    (
        ["Halvorsen wept in the old hall at night.", "Nora Halvorsen sang."],
        ["Nora wept in the old hall at night.", "Nora Halvorsen sang."],
        [],
    ),
    (
        ["The deputy leader of Selk met them."],
        ["The leader of Selk met them."],
        [("deputy leader", "leader")],
    ),
    (
        ["The leader of Selk met them."],
        ["The former leader of Selk met them."],
        [("leader", "former leader")],
    ),
    (["The deputy leader of Selk met them."], ["The second leader of Selk met them."], []),
    (["The deputy boat of Selk met them."], ["The boat of Selk met them."], []),
    (
        ["The deputy leader met them all in Selk on a cold night."],
        ["The leader met them all in Selk on a cold evening."],
        [("deputy leader", "leader")],
    ),
    (["Ann Winter and Bo met."], ["Ann winter and Bo met."], [("Ann Winter", "Ann winter")]),
    (["The Ann Winter trust met."], ["The Ann winter trust met."], []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NAME_EXCHANGED_AMONG)
def test_name_exchanged_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("name.exchanged", source, target) == expected
