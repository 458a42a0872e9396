# ruff: noqa: E501 - tables
"""Deeds with their parties turned about, in other words too."""

import pytest

from retold.audit.rules.role_turned import turned_deeds
from tests.audit.sides import found, linked


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Vos sued the board in May.", "In May, it is known, Vos was sued by the board.", [("Vos sued the board", "Vos was sued by the board")]),
        ("Vos sued the board in May.", "In May, it is known, the board was sued by Vos.", []),
        ("Kern praised Moor for it.", "In May Kern drew praise from Moor.", [("Kern praised Moor", "Kern drew praise from Moor")]),
        ("Kern praised Moor for it.", "In May Moor drew praise from Kern.", []),
        ("Kern inherited the boat from Moor.", "Kern bequeathed the boat to Moor.", [("Kern inherited the boat from Moor", "Kern bequeathed the boat to Moor")]),
        ("Kern inherited the boat from Moor.", "Moor bequeathed the boat to Kern.", []),
        ("“We left,” said Kern's aide, Ada Moor.", "Ada Moor, Kern's aide, said: “We left.”", []),
    ],
)  # fmt: skip
def test_roles_turned_about_are_told_in_other_words(
    source: str, target: str, told: list[tuple[str, str]]
) -> None:
    assert found("role.exchanged", source, target) == told


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The yard hired Vos as a smith.", "Vos joined the yard as a smith."),
        ("The bank lent the town a boat.", "The town borrowed a boat from the bank."),
        ("Moor succeeded Kern in May.", "Kern preceded Moor until May."),
        ("Arden's victory over Selk came late.", "Selk's defeat by Arden came late."),
        ("Arden beat Selk 3-1 on Saturday.", "Selk lost 3-1 to Arden on Saturday."),
    ],
)
def test_a_deed_told_from_its_other_end_is_no_contrary_and_no_exchange(
    source: str, target: str
) -> None:
    assert found("role.exchanged", source, target) == []
    assert found("negation.antonym", source, target) == []


def test_a_contrary_in_its_place_is_told_as_one() -> None:
    pair = "Kern won the case against Moor.", "Kern lost the case to Moor."
    assert list(turned_deeds(linked(*pair))) == []
    assert found("negation.antonym", *pair) == [("won", "lost")]
