"""A claim whose speaker was cut off before it, behind it or in its midst."""

import pytest

from retold.audit.rules.attribution_stripped import AROUND, GONE, LONGEST
from tests.audit.sides import found


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Lawyers said the pay was late.", "The pay was late.", "Lawyers said"),
        ("Police alleged that the cook drank gin.", "The cook drank gin.", "Police alleged"),
        ("The boat was old, inspectors said.", "The boat was old.", "inspectors said"),
        ("The boat was old, said inspectors.", "The boat was old.", "said inspectors"),
        ("The cook, police alleged, drank beer.", "The cook drank beer.", "police alleged"),
        ("According to Kern, the boat was old.", "The boat was old.", "According to Kern"),
        ("The boat was old, according to Kern.", "The boat was old.", "according to Kern"),
        (
            "It was old and grey and tall, engineers said on Monday.",
            "It was old and grey and tall.",
            "engineers said on Monday",
        ),
    ],
)
def test_a_speaker_that_is_cut_off_is_told(source: str, target: str, words: str) -> None:
    assert found("attribution.stripped", source, target) == [(words, None)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The boat was old, inspectors said.", "Inspectors said the boat was old."),
        ("The boat was old, inspectors said.", "The boat was old, according to inspectors."),
        ("The boat was old, inspectors said.", "The boat was old, experts believe."),
        ("The boat was old, inspectors said.", "The boat was old, its captain found."),
        ("“The boat is old, inspectors said,” Kern wrote.", "“The boat is old,” Kern wrote."),
        ("The alleged thief was tall.", "The thief was tall."),
        ("The board, it said, met Kern.", "Nobody came."),
    ],
)
def test_a_speaker_that_is_told_otherwise_is_not(source: str, target: str) -> None:
    assert found("attribution.stripped", source, target) == []


def test_what_is_apart_is_no_longer_than_a_speaker() -> None:
    claim = "The boat was very old and grey and tall and slow"
    for more, is_told in ((0, True), (1, False)):
        speaker = " ".join(["in"] * (LONGEST - 2 + more))
        told = found("attribution.stripped", f"{claim}, {speaker} inspectors said.", f"{claim}.")
        assert bool(told) == is_told


def test_most_of_the_speaker_is_gone_and_most_of_the_claim_stands() -> None:
    assert GONE == 1.25
    assert AROUND == 0.7
    source = (
        "Boats, mills, inns, forts, docks, yards, barns, shops, farms, huts sank, inspectors said."
    )
    kept = ["Boats", "mills", "inns", "forts", "docks", "yards", "barns", "shops"]
    for number, is_told in ((7, True), (5, False)):
        told = found("attribution.stripped", source, f"{', '.join(kept[:number])} sank.")
        assert bool(told) == is_told
