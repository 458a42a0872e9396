"""A claim turned round is told with both sides; the same claim in other words is not."""

import pytest

from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        ("She has never paid the toll.", "She has always paid the toll.", "never", "always"),
        ("We rang and nobody came.", "We rang and everybody came.", "nobody", "everybody"),
        ("She said no trains were late.", "She said all trains were late.", "no", "all"),
        (
            "The clerk denied that she had left the door unlocked.",
            "The clerk confirmed that she had left the door without a lock.",
            "denied",
            "confirmed",
        ),
        (
            "Tenants are not leaving flats but sharing them.",
            "Tenants are leaving flats, not sharing them.",
            "not leaving",
            "leaving",
        ),
        (
            "The brewery did not rule out another price rise.",
            "The brewery excluded another price rise.",
            "not rule out",
            "excluded",
        ),
    ],
)
def test_none_made_all_and_denied_made_confirmed(
    source: str, target: str, lost: str, gained: str
) -> None:
    assert ("negation", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The ferry needs at least two pilots.", "The ferry needs no less than two pilots."),
        ("Surveyors have yet to inspect the dam.", "Surveyors have not yet inspected the dam."),
        ("The mayor was not involved in it.", "The mayor was non -involved in it."),
        ("Do you think there will be no queue?", "Don't you think there will be a queue?"),
        ("The bailiff doesn't want to say anything.", "The bailiff wants to say nothing."),
        ("The brewery did not rule out a rise.", "The brewery did not exclude a rise."),
        ("He is not selling boats but renting them.", "He rents boats; he does not sell them."),
    ],
)
def test_a_negation_in_other_words_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "negation"] == []


def test_a_reversal_does_not_cut_a_hyphened_word() -> None:
    kinds = told(
        "The terms include a ban on flights as well as a halt to cargo-handling.",
        "The terms include a ban on flights as well as cargo-handling.",
    )
    assert ("negation", "halt to cargo-handling", "cargo-handling") in kinds
