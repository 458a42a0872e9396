# ruff: noqa: E501 - tables
"""Whether a deed has on both sides the same parties, or has them turned about."""

import pytest

from retold.audit.cues.parties import AROUND, deeds, exchanged, retold
from tests.audit.sides import linked

SUED = "The cook sued the mate in May."


@pytest.mark.parametrize(
    ("source", "target", "roles"),
    [
        (SUED, "The mate was sued by the cook.", "same"),
        (SUED, "The mate was sued.", "same"),
        (SUED, "The cook was sued by the mate.", "turned"),
        (SUED, "In May the mate sued the cook.", "turned"),
        (SUED, "The cook's suing of the mate ended.", "same"),
        (SUED, "The boy sued the mate.", "unknown"),
        (SUED, "He sued her.", "unknown"),
        (SUED, "He was sued by the cook.", "same"),
        ("The cook accused the mate.", "The mate's accusation against the cook was heard.", "turned"),
        ("The cook sold the inn to the mate.", "The mate bought the inn from the cook.", "same"),
        ("The cook sold the inn to the mate.", "The cook bought the inn from the mate.", "turned"),
        ("The yard hired Vos.", "Vos joined the yard.", "same"),
    ],
)  # fmt: skip
def test_the_roles_of_a_deed(source: str, target: str, roles: str) -> None:
    (deed,) = deeds(linked(source, target))
    assert deed.roles == roles


def test_a_deed_that_two_did_to_each_other_is_turned_in_neither() -> None:
    source = "The cook sued the mate, and the mate sued the cook."
    assert {deed.roles for deed in deeds(linked(source, source[:-1]))} == {"same"}


def test_words_from_both_ends_are_one_deed_and_others_are_none() -> None:
    pair = linked("They replace the pump.", "They exchange the pump.")
    assert deeds(pair) == []


def test_retold_are_the_deeds_with_both_parties() -> None:
    assert [
        deed.is_from_the_other_end
        for deed in retold(linked("Kern taught Moor.", "Moor learned from Kern."))
    ] == [True]
    assert list(retold(linked(SUED, "The mate was sued."))) == []


@pytest.mark.parametrize(
    ("source", "target", "is_told"),
    [
        ("The cook sued; the mate wept.", "The mate sued; the cook wept.", True),
        ("The cook backs the plan and the mate rejects the law.", "The mate backs the plan and the cook rejects the law.", True),
        ("The cook backs the plan and the mate rejects the law.", "The cook backs the law and the mate rejects the plan.", True),
        ("The cook sued; the mate wept.", "The mate wept; the cook sued.", False),
        ("The cook backs the plan and he rejects the law.", "He backs the law and the cook rejects the plan.", False),
    ],
)  # fmt: skip
def test_two_deeds_may_exchange_a_party(source: str, target: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(list(exchanged(linked(source, target)))) == is_told


@pytest.mark.parametrize(("kept", "roles"), [(3, "turned"), (2, "unknown")])
def test_a_noun_may_be_a_name_where_half_of_the_words_stayed(kept: int, roles: str) -> None:
    words = "old red boats here".split()  # noqa: SIM905 - words of a sentence
    new = "new".split() * (4 - kept)  # noqa: SIM905
    source = f"The yard bought {' '.join(words)} from Holm."
    target = f"Holm bought {' '.join([*new, *words[4 - kept :]])} from Kern now."
    bead = linked(source, target)
    assert (bead.kept() >= AROUND) == (roles == "turned")
    assert deeds(bead)[0].roles == roles


@pytest.mark.parametrize(
    ("target", "is_turned"),
    [
        ("Holm bought the inn from Kern.", True),
        ("Holm bought the inn from the mate.", False),
        ("The yard bought the inn from Kern.", False),
    ],
)
def test_a_party_told_by_a_noun_may_be_named_where_its_place_is_turned(
    target: str, *, is_turned: bool
) -> None:
    pairs = deeds(linked("The yard bought the inn from Holm.", target))
    assert any(deed.roles == "turned" for deed in pairs) == is_turned
