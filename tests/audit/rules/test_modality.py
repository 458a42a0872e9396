"""A claim made surer, less sure, more or less binding is told; one as sure is not."""

import pytest

from benchmarks.quality.audit import one_bead
from retold.audit import audit
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        ("Fares could rise in May.", "Fares will rise in May.", "could rise", "will rise"),
        (
            "Each bill will eventually be paid.",
            "Each bill will possibly be paid.",
            "will eventually be paid",
            "will possibly be paid",
        ),
        (
            "Digging is expected to begin in May.",
            "Digging will begin in May.",
            "expected to begin",
            "will begin",
        ),
        (
            "The bank is considering selling its mill.",
            "The bank will sell its mill.",
            "considering selling",
            "will sell",
        ),
        ("Carts must stop here.", "Carts can stop here.", "must stop", "can stop"),
        (
            "The angling club alleged that eels were dying.",
            "The angling club revealed that eels were dying.",
            "alleged",
            "revealed",
        ),
        (
            "The tax office is examining whether the twins hid money.",
            "The tax office established that the twins hid money.",
            "examining",
            "established",
        ),
        ("The worst might be over.", "The worst is over.", "might be", "is"),
        (
            "The tax office claimed that the twins hid money.",
            "The tax office established that the twins hid money.",
            "claimed",
            "established",
        ),
        (
            "Police held a man suspected of setting fire to the mill.",
            "Police held a man who set fire to the mill.",
            "suspected of setting",
            "set",
        ),
        (
            "The clerk was accused of stealing the bell.",
            "The clerk stole the bell.",
            "accused of stealing",
            "stole",
        ),
        (
            "The man faces trial for attempted burglary and two thefts.",
            "The man faces trial for burglary and two thefts.",
            "attempted burglary",
            "burglary",
        ),
    ],
)
def test_a_claim_of_another_force_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert told(source, target) == [("modality", lost, gained)]


def test_what_must_not_be_is_not_what_need_not_be() -> None:
    (change,) = audit(
        one_bead(
            "The valve must not be opened by hand.",
            "The valve does not have to be opened by hand.",
        )
    ).changes
    assert (change.kind, change.severity) == ("modality", "critical")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The storm may reach the coast.", "The storm might reach the coast."),
        ("The storm could reach the coast.", "The storm may possibly reach the coast."),
        ("The union plans to strike.", "The union intends to strike."),
        ("Carts must stop here.", "Carts have to stop here."),
        ("The mills could co-operate.", "The mills might perhaps work together."),
        ("The club suggested a rise.", "The club proposed a rise."),
        ("A former pilot of the ferry spoke.", "A previous pilot of the ferry spoke."),
        ("The proposed bridge is to be red.", "The planned bridge is to be red."),
        ("The crew reportedly wants a raise.", "The crew, it is said, wants a raise."),
    ],
)
def test_a_claim_as_sure_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "modality"] == []


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "The dairy said that it might close its depot in Varn.",
            "The dairy said that it would close its depot in Varn.",
            "might close",
            "would close",
        ),
        (
            "The money had allegedly been spent on carpets.",
            "The money would have been spent on carpets.",
            "allegedly been spent",
            "spent",
        ),
        (
            "The firm denied the claims of its rival in court.",
            "The firm refuted the claims of its rival in court.",
            "denied",
            "refuted",
        ),
    ],
)
def test_what_was_open_and_is_told_as_sure_is_told(
    source: str, target: str, lost: str, gained: str
) -> None:
    assert ("modality", lost, gained) in told(source, target)
