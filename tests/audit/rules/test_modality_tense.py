"""A verb told of another time is told, where the sentence is nearly its source's."""

import pytest

from tests.audit.sides import changes_of

AFTER = " in the hall of the old town house on Friday morning"


def _told(source: str, target: str) -> list[tuple[str, str]]:
    return [
        (change.note, change.severity)
        for change in changes_of("modality.tense", source + AFTER, target + AFTER)
    ]


@pytest.mark.parametrize(
    ("source", "target", "note", "severity"),
    [
        (
            "The man was detained",
            "The man is to be detained",
            "was detained → is to be detained",
            "critical",
        ),
        ("The army sent men", "The army will send men", "sent → will send", "critical"),
        ("They will vote", "They voted", "will vote → voted", "critical"),
        ("The house approved it", "The house is approving it", "approved → is approving", "major"),
        ("He is the chairman", "He was the chairman", "is → was", "major"),
        ("The bank owns a stake", "The bank owned a stake", "owns → owned", "major"),
    ],
)
def test_another_time_is_told(source: str, target: str, note: str, severity: str) -> None:
    assert _told(source, target) == [(note, severity)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The man has asked", "The man asked"),
        ("They were freed", "They had been freed"),
        ("He says it is closed", "He said it was closed"),
        ("The man may ask", "The man might ask"),
        ("The man asked them", "They were asked by the man"),
        ("The plan failed", "The plans failed"),
    ],
)
def test_a_choice_of_tense_is_not_told(source: str, target: str) -> None:
    assert _told(source, target) == []


def test_a_sentence_told_anew_may_choose_its_tense() -> None:
    source, target = (
        "The army sent men to the valley.",
        "To help the valley the army will send men.",
    )
    assert changes_of("modality.tense", source, target) == []
