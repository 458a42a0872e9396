"""A condition that became its contrary is told; the same condition in other words is not."""

import pytest

from tests.audit.sides import found
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


NEGATION_CONDITION: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "It will close unless a tenant is found.",
        "It will close once a tenant is found.",
        [("unless a tenant", "once a tenant")],
    ),
    (
        "It will close if a tenant is found.",
        "It will close unless a tenant is found.",
        [("if a tenant", "unless a tenant")],
    ),
    (
        "It will close whenever a tenant is found.",
        "It will close unless a tenant is found.",
        [("whenever a tenant", "unless a tenant")],
    ),
    (
        "It will close provided a tenant is found.",
        "It will close unless a tenant is found.",
        [("provided a tenant", "unless a tenant")],
    ),
    (
        "It will close providing a tenant is found.",
        "It will close unless a tenant is found.",
        [("providing a tenant", "unless a tenant")],
    ),
    (
        "It will close when a tenant is found.",
        "It will close unless a tenant is found.",
        [("when a tenant", "unless a tenant")],
    ),
    (
        "It will close only when a tenant is found.",
        "It will close even when a tenant is found.",
        [("only when a tenant", "even when a tenant"), ("only when", "when")],
    ),
    (
        "It will close only once a tenant is found.",
        "It will close even though a tenant is found.",
        [("only once a tenant", "even though a tenant")],
    ),
    (
        "It will close only after a tenant is found.",
        "It will close even if a tenant is found.",
        [("only after a tenant", "even if a tenant")],
    ),
    (
        "It will close only if a tenant is found.",
        "It will close unless a tenant is found.",
        [("only if a tenant", "unless a tenant")],
    ),
    (
        "It will close unless a tenant is found.",
        "It will close although a tenant is found.",
        [("unless a tenant", "although a tenant")],
    ),
    ("It will close unless a tenant is found.", "It will close regardless a tenant is found.", []),
    (
        "It will close unless a tenant is found.",
        "It will close despite a tenant found.",
        [("unless a tenant", "despite a tenant")],
    ),
    (
        "It will close unless a tenant is found.",
        "It will close though a tenant is found.",
        [("unless a tenant", "though a tenant")],
    ),
    (
        "It will close even if a tenant is found.",
        "It will close only if a tenant is found.",
        [("even if a tenant", "only if a tenant")],
    ),
    (
        "It will close although a tenant is found.",
        "It will close only if a tenant is found.",
        [("although a tenant", "only if a tenant")],
    ),
    ("It will close if a tenant is found.", "It will close even if a tenant is found.", []),
    ("It will close unless a tenant is found.", "It will close if a buyer is lost.", []),
    ("It will not close unless a tenant is found.", "It will close unless a tenant is found.", []),
    (
        "Nurses may not move him unless a surgeon agreed.",
        "Nurses may not move him.",
        [("unless a surgeon agreed", None)],
    ),
    ("Nurses may not move him even if a surgeon agreed.", "Nurses may not move him.", []),
    ("Nurses may not move him if asked.", "Nurses may not move him.", []),
    (
        "Nurses may not move him, if a surgeon agreed, at night or by day.",
        "Nurses may not move him at night or by day.",
        [("if a surgeon agreed", None)],
    ),
    (
        "The ferry sails only when it is calm.",
        "The ferry sails when it is calm.",
        [("only when", "when")],
    ),
    (
        "The ferry sails only with a pilot.",
        "The ferry sails with a pilot.",
        [("only with", "with")],
    ),
    ("The ferry sails only by day.", "The ferry sails by day.", [("only by", "by")]),
    (
        "The ferry sails only where it is calm.",
        "The ferry sails where it is calm.",
        [("only where", "where")],
    ),
    (
        "The ferry sails only once it is calm.",
        "The ferry sails once it is calm.",
        [("only once", "once")],
    ),
    ("The ferry sails only after dark.", "The ferry sails after dark.", [("only after", "after")]),
    (
        "The ferry sails only provided it is calm.",
        "The ferry sails provided it is calm.",
        [("only provided", "provided")],
    ),
    ("The ferry sails only on Mondays.", "The ferry sails on Mondays.", []),
    ("The ferry sails only if it is calm.", "The ferry sails just if it is calm.", []),
    ("The ferry sails only if it is calm.", "The ferry sails merely if it is calm.", []),
    ("The ferry sails only if it is calm.", "The ferry sails exclusively if it is calm.", []),
    ("The ferry sails only if it is calm.", "The ferry sails if it is calm alone.", []),
    ("The ferry sails only if it is calm.", "The ferry will not sail until it is calm.", []),
    (
        "They could not land until the evening.",
        "They could not land in the evening.",
        [("until the evening", "in the evening")],
    ),
    (
        "They could not land till the evening.",
        "They could not land on the evening.",
        [("till the evening", "on the evening")],
    ),
    (
        "They could not land until the early evening.",
        "They could not land during the early evening.",
        [("until the early", "during the early")],
    ),
    (
        "They could not land until the evening.",
        "They could not land at the evening.",
        [("until the evening", "at the evening")],
    ),
    ("They could not land until the evening.", "They could land in the evening.", []),
    ("They could land until the evening.", "They could not land in the evening.", []),
    ("They could not land until the evening.", "They could not land before in the evening.", []),
    ("They could not land until the evening.", "They could not land, only in the evening.", []),
    (
        "They could not land until very late that evening.",
        "They could not land in that evening.",
        [],
    ),
]


@pytest.mark.parametrize(("source", "target", "expected"), NEGATION_CONDITION)
def test_negation_condition_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("negation.condition", source, target) == expected
