"""One for several, or several for one, is told where the sentence is nearly its source's."""

import pytest

from tests.audit.sides import found


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "Critics of the law spoke on Friday.",
            "A critic of the law spoke on Friday.",
            [("Critics", "A critic")],
        ),
        ("A dam upstream broke on Friday.", "Dams upstream broke on Friday.", [("A dam", "Dams")]),
        ("The nurse saw the men on Friday.", "The nurse saw the man on Friday.", [("men", "man")]),
        ("Every lamp was checked on Friday.", "Few lamps were checked on Friday.", []),
        ("An airport worker fell on Friday.", "An airports worker fell on Friday.", []),
        ("The tree fell on a 12-year-old boy.", "The tree fell on a 12 years old boy.", []),
        ("Witnesses spoke on Friday.", "A witness spoke on Friday.", [("Witnesses", "A witness")]),
        ("The firm plans a strike on Friday.", "The firm plan a strike on Friday.", []),
        (
            "He bought a car and shares in a brewery.",
            "He bought a car and a share in a brewery.",
            [("shares", "a share")],
        ),
        (
            "A knife attack at a school shook Lund.",
            "Knife attacks at a school shook Lund.",
            [("A knife attack", "attacks")],
        ),
        ("He has a plan to sell it in May.", "He plans to sell it in May.", []),
        ("Critics of the law spoke.", "On Friday the town heard of a critic.", []),
        ("The barrel was poisoned on Friday.", "The barrel might be poisoned on Friday.", []),
        ("The rest may have been sold on Friday.", "The rest has been sold on Friday.", []),
        ("The boat sank on Friday.", "The boats sank on Friday.", [("boat", "boats")]),
        (
            "This boat sank on Friday.",
            "These boats sank on Friday.",
            [("This boat", "These boats")],
        ),
        ("One boat sank on Friday.", "Many boats sank on Friday.", []),
        (
            "That boat sank on Friday.",
            "Those boats sank on Friday.",
            [("That boat", "Those boats")],
        ),
        (
            "Another boat sank on Friday.",
            "Several boats sank on Friday.",
            [("Another boat", "Several boats")],
        ),
        ("Each boat sank on Friday.", "All boats sank on Friday.", []),
        ("The old boat sank on Friday.", "Old boats sank on Friday.", [("boat", "boats")]),
        ("A boat sank on Friday.", "Both boats sank on Friday.", []),
        ("Any boat sank on Friday.", "The boats sank on Friday.", []),
        ("Half the boats sank on Friday.", "Half the boat sank on Friday.", []),
        ("No boat sank on Friday.", "No boats sank on Friday.", []),
        ("Three boats sank on Friday.", "Three boat sank on Friday.", [("boats", "boat")]),
        ("The child wept on Friday.", "The children wept on Friday.", [("child", "children")]),
        ("The boat's mast broke on Friday.", "The boats' mast broke on Friday.", []),
        ("The class met on Friday.", "The classes met on Friday.", [("class", "classes")]),
        ("The glass broke on Friday.", "The glasses broke on Friday.", [("glass", "glasses")]),
        ("A run on the bank began.", "Runs on the bank began.", [("A run", "Runs")]),
        ("The firm runs a bank in Selk.", "The firm has a run on a bank in Selk.", []),
        ("The woman wept on Friday.", "The women wept on Friday.", [("woman", "women")]),
        ("The fireman wept on Friday.", "The firemen wept on Friday.", [("fireman", "firemen")]),
        (
            "The specimen broke on Friday.",
            "The specimens broke on Friday.",
            [("specimen", "specimens")],
        ),
    ],
)
def test_a_noun_that_became_several_or_one_is_told(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.plural", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # a figure on a hyphen counts another word
        ("They won it despite five bad matches.", "They won it despite a five-match ban.", []),
        # a single one of a condition is any
        (
            "They must sail, except in emergencies.",
            "They must sail unless there is an emergency.",
            [],
        ),
        (
            "They sailed home after emergencies.",
            "They sailed home after an emergency.",
            [("emergencies", "an emergency")],
        ),
    ],
)
def test_several_of_one_kind_are_counted_or_not(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("number.plural", source, target) == expected
