"""A verb told of another time is told, where the sentence is nearly its source's."""

import pytest

from retold.model import Change
from tests.audit.sides import changes_of, found

AFTER = " in the hall of the old town house on Friday morning"


def _changes(source: str, target: str) -> list[Change]:
    """What the rules of time find, done or to come and otherwise; no verb in both."""
    tenses = changes_of("modality.tense", source, target)
    return tenses + changes_of("modality.aspect", source, target)


def _found(source: str, target: str) -> list[tuple[str | None, str | None]]:
    return found("modality.tense", source, target) + found("modality.aspect", source, target)


def _told(source: str, target: str) -> list[tuple[str, str]]:
    return [(change.note, change.severity) for change in _changes(source + AFTER, target + AFTER)]


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
        ("They followed it", "They are following it", "followed → are following", "major"),
        ("They were freed", "They had been freed", "were freed → had been freed", "major"),
        ("They had demanded it", "They are demanding it", "had demanded → are demanding", "major"),
        (
            "They have not decided",
            "They had not decided",
            "have not decided → had not decided",
            "major",
        ),
        ("Growth slowed", "Growth has been slowing", "slowed → has been slowing", "major"),
        (
            "It still has to be paid",
            "It still had to be paid",
            "has to be paid → had to be paid",
            "major",
        ),
    ],
)
def test_another_time_is_told(source: str, target: str, note: str, severity: str) -> None:
    assert _told(source, target) == [(note, severity)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The man has asked", "The man asked"),
        ("The agency has not yet received a plan", "The agency has yet to receive a plan"),
        ("The agency has yet to receive a plan", "The agency hasn't received a plan yet"),
        ("He said they were freed", "He said they had been freed"),
        ("The team now plans it", "The team is now planning it"),
        ("They played", "They had to play"),
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
    assert _changes(source, target) == []


MODALITY_TENSE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    (
        "The man was detained.",
        "The man is to be detained.",
        [("was detained", "is to be detained")],
    ),
    ("The army sent help.", "The army will send help.", [("sent", "will send")]),
    ("The army will send help.", "The army sent help.", [("will send", "sent")]),
    (
        "The house votes on it in May.",
        "The house will vote on it in May.",
        [("votes", "will vote")],
    ),
    ("The army is sending help.", "The army sent help.", [("is sending", "sent")]),
    ("The man was detained.", "The man detained them.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), MODALITY_TENSE)
def test_modality_tense_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert _found(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # a verb of several words is read in the form of its first
        ("They turned down the offer in May.", "They rejected the offer in May.", []),
        ("They put off the vote in May.", "They postponed the vote in May.", []),
        (
            "They turn down the offer in May.",
            "They rejected the offer in May.",
            [("turn down", "rejected")],
        ),
        # behind a figure a verb is of no time
        ("They have two more than it needs now.", "They have two above the 145 needed now.", []),
        ("Neither firm has replied to it.", "Neither firm has yet to reply to it.", []),
    ],
)
def test_a_time_that_no_word_tells_is_no_other(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert _found(source, target) == expected
