"""A person who became one of the other gender, and pronouns that came and went."""

import pytest

from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "She has kept the lock since the spring of 2009.",
            "He has kept the lock since spring 2009.",
            "She",
            "He",
        ),
        (
            "Brandvik said the mayor had lost his keys on the ferry.",
            "Brandvik said the mayor had lost her keys on the ferry.",
            "his",
            "her",
        ),
        (
            "The actor left the stage before the second act.",
            "The actress left the stage before the second act.",
            "actor",
            "actress",
        ),
        (
            "According to him the bridge is safe.",
            "As she says, the bridge is safe.",
            "him",
            "she",
        ),
    ],
)
def test_a_person_of_the_other_gender_is_told(
    source: str, target: str, lost: str, gained: str
) -> None:
    assert ("wording", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Ylva Brandt met the warden and his deputy at the lock.",
            "She met the warden and his deputy at the lock.",
        ),
        (
            "When he was working at the mill, Solberg wrote two books.",
            "While working at the mill, Solberg wrote two books.",
        ),
        (
            "When the brother slept, she put his coat into the cellar.",
            "When her brother slept, she put the coat into the cellar.",
        ),
        (
            "The skipper sold his boat in May.",
            "The skipper sold their boat in May.",
        ),
    ],
)
def test_a_pronoun_that_came_or_went_is_no_other_gender(source: str, target: str) -> None:
    assert not [change for change in told(source, target) if change[0] == "wording"]


WORDING_GENDER: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("He wept.", "She wept.", [("He", "She")]),
    ("Reed saw him.", "Reed saw her.", [("him", "her")]),
    ("It was his.", "It was hers.", [("his", "hers")]),
    ("He hurt himself.", "She hurt herself.", [("He", "She"), ("himself", "herself")]),
    ("The actor wept.", "The actress wept.", [("actor", "actress")]),
    ("The man wept.", "The woman wept.", [("man", "woman")]),
    ("He wept.", "Reed wept.", []),
    ("The widower sang.", "The widow sang.", [("widower", "widow")]),
    ("Mr Reed sang.", "Mrs Reed sang.", [("Mr", "Mrs")]),
    ("She took his coat.", "He took her coat.", [("She", "He"), ("his", "her")]),
    ("His coat and her hat are here.", "Her hat and his coat are here.", []),
    ("The man wept.", "The boat wept.", []),
    ("The king and the queen met.", "The queen and the king met.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), WORDING_GENDER)
def test_wording_gender_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.gender", source, target) == expected


WORDING_GENDER_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["The waiter and his sister left."],
        ["The waitress and her brother left."],
        [("waiter", "waitress"), ("his", "her"), ("sister", "brother")],
    ),
    (["He saw her brother."], ["She saw his brother."], [("He", "She"), ("her", "his")]),
    (["The man wept and the woman sang."], ["The woman wept and the man sang."], []),
    (["Reed hurt himself there."], ["Reed hurt herself there."], [("himself", "herself")]),
    (["The king wept."], ["The old queen wept."], [("king", "queen")]),
    (["The spokesman wept."], ["The spokeswoman wept."], [("spokesman", "spokeswoman")]),
    (
        ["The boy lost his dog and his cat."],
        ["The girl lost her dog and her cat."],
        [("boy", "girl"), ("his", "her"), ("his", "her")],
    ),
    (["The boy lost his dog."], ["The boy lost her dog."], [("his", "her")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), WORDING_GENDER_AMONG)
def test_wording_gender_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("wording.gender", source, target) == expected
