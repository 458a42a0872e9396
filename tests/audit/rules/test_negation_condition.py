"""A condition that became its contrary is told; the same condition in other words is not."""

import pytest

from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "The bakery will close unless a tenant is found by Easter.",
            "The bakery will shut if a tenant is found by Easter.",
            "unless a tenant",
            "if a tenant",
        ),
        (
            "The council pays only if the roof stays green.",
            "The council pays even if the roof stays green.",
            "only if the roof",
            "even if the roof",
        ),
        (
            "Divers could not reach the wreck until the evening because of fog.",
            "Divers were not able to reach the wreck in the evening because of fog.",
            "until the evening",
            "in the evening",
        ),
    ],
)
def test_a_condition_turned_round_is_told(source: str, target: str, lost: str, gained: str) -> None:
    assert ("negation", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The bakery will close unless a tenant is found by Easter.",
            "The bakery will close if no tenant is found by Easter.",
        ),
        (
            "The bakery will not stay unless a tenant is found by Easter.",
            "The bakery will stay only if a tenant is found by Easter.",
        ),
        (
            "Divers could not reach the wreck until the evening.",
            "Divers could not reach the wreck before the evening.",
        ),
        (
            "The council pays if the roof stays green.",
            "The council pays when the roof stays green.",
        ),
    ],
)
def test_a_condition_in_other_words_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "negation"] == []


def test_a_condition_that_need_not_be_met_any_more_is_told() -> None:
    source = "The ferry will sail only if the wind drops below forty knots."
    target = "The ferry will sail if the wind drops below forty knots."
    assert told(source, target) == [("modality", "only if", "if")]
    assert told(source, "The ferry will sail solely if the wind drops below forty knots.") == []


def test_a_condition_that_is_cut_is_left_out() -> None:
    assert (
        "omission",
        "unless a surgeon has agreed",
        None,
    ) in told(
        "Nurses may not move the patient unless a surgeon has agreed.",
        "Nurses may not move the patient.",
    )
    assert (
        told(
            "The fair opens at noon if the weather allows it.",
            "If the weather allows it, the fair opens at noon.",
        )
        == []
    )
