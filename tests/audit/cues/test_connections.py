"""What a side binds to what, in one order whichever word tells it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.audit.cues.connections import (
    COMPARED_WITHIN,
    FAR,
    LONGEST,
    NOT_BUT_WITHIN,
    connections,
)
from tests.audit.sides import side

WORDS = "holm sold mill before after because , . not but rather than more of said if and the"


def read(text: str) -> list[tuple[str, str, str]]:
    """The sense and both arms of each connection of a text."""
    words = side(text)
    return [
        (
            connection.sense,
            " ".join(words[k].text for k in sorted(connection.arms[0])),
            " ".join(words[k].text for k in sorted(connection.arms[1])),
        )
        for connection in connections(words, text)
    ]


@pytest.mark.parametrize(
    ("text", "connection"),
    [
        ("Holm left before Moor came.", ("time", "Holm left", "Moor came")),
        ("Before Moor came, Holm left.", ("time", "Holm left", "Moor came")),
        ("Moor came after Holm left.", ("time", "Holm left", "Moor came")),
        ("After Holm left, Moor came.", ("time", "Holm left", "Moor came")),
        ("Moor fell because Holm left.", ("cause", "Holm left", "Moor fell")),
        ("The storm led to the flood.", ("cause", "storm", "flood")),
        ("The flood was caused by the storm.", ("cause", "storm", "flood")),
        ("The flood stems from the storm.", ("cause", "storm", "flood")),
        ("Zinc costs more than iron.", ("measure", "Zinc costs", "iron")),
        ("Iron costs less than zinc.", ("measure", "zinc", "Iron costs")),
        ("They blamed not Holm but Moor.", ("choice", "Moor", "Holm")),
        ("They blamed Moor, not Holm.", ("choice", "blamed Moor", "Holm")),
        ("Holm signed on behalf of Moor.", ("behalf", "Holm signed", "Moor")),
        ("Holm signed on Moor's behalf.", ("behalf", "Holm signed", "Moor's")),
        ("The tenants said Moor left.", ("speech", "Moor left", "tenants")),
        ("Moor left, said the tenants.", ("speech", "Moor left", "tenants")),
        ("Holm left prior to the sale.", ("time", "Holm left", "sale")),
        ("By the time Moor came, Holm left.", ("time", "Holm left", "Moor came")),
        ("Moor came once Holm left.", ("time", "Holm left", "Moor came")),
        ("Holm left, and then Moor came.", ("time", "Holm left", "Moor came")),
        ("Holm left, so the mill shut.", ("cause", "Holm left", "mill shut")),
        ("Dust contributes to coughs.", ("cause", "Dust", "coughs")),
        ("Acting for Moor, Holm signed.", ("behalf", "Holm signed", "Moor")),
        ("Twice as many cats as dogs slept.", ("measure", "cats", "dogs")),
        ("More readers than pedestrians came.", ("measure", "readers", "pedestrians")),
        ("Half as many cats as dogs slept.", ("measure", "dogs", "cats")),
    ],
)
def test_arms_stand_in_one_order(text: str, connection: tuple[str, str, str]) -> None:
    assert read(text) == [connection]


@pytest.mark.parametrize(
    "text",
    [
        "Holm asked if Moor came.",
        "Holm left because of that.",
        "Holm left after a year.",
        "Holm did not leave before Moor came.",
        "After Holm left Moor came.",
        "Holm was told by Moor to leave.",
        "Holm came once a week.",
        "Holm left, so that Moor came.",
        "Holm is so old.",
        "Holm came as late as Moor.",
    ],
)
def test_what_binds_no_two_arms_is_no_connection(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("apart", "is_read"), [(FAR, True), (FAR + 1, False)])
def test_an_arm_is_read_so_far(apart: int, is_read: bool) -> None:  # noqa: FBT001 - a case
    filler = "of " * (apart - 1)
    text = f"Holm {filler}before Moor came."
    assert bool(read(text)) == is_read


@pytest.mark.parametrize(("beyond", "is_read"), [(0, True), (1, False)])
@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Zinc costs more {}than iron.", COMPARED_WITHIN - 1),
        ("Cats came twice as {}as dogs.", COMPARED_WITHIN - 1),
        ("They blamed not Holm {}but Moor.", NOT_BUT_WITHIN - 1),
        ("Holm signed on {}Moor's behalf.", LONGEST - 1),
    ],
)
def test_what_binds_is_read_so_far(text: str, apart: int, beyond: int, is_read: bool) -> None:  # noqa: FBT001 - a case
    assert bool(read(text.format("the " * (apart + beyond)))) == is_read


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25))
def test_arms_are_words_of_the_side_and_apart_from_their_word(chosen: list[str]) -> None:
    text = " ".join(["holm", *chosen])
    words = side(text)
    for connection in connections(words, text):
        for arm in connection.arms:
            assert connection.place not in arm
            assert arm <= set(range(len(words)))
