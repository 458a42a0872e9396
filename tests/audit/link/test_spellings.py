"""Transcriptions of one name are one, and names that only end alike are two."""

import pytest

from retold.audit.link.spellings import near_spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [("tsarnov", "zarnov"), ("bratchuk", "bratschuk"), ("volodin", "wolodin"), ("ufae", "uefa")],
)
def test_transcriptions_are_one_name(one: str, other: str) -> None:
    assert near_spelling(one, other, names=True)


@pytest.mark.parametrize(("one", "other"), [("brannfield", "chelsfield"), ("orlin", "maskov")])
def test_a_shared_ending_makes_no_two_names_one(one: str, other: str) -> None:
    assert not near_spelling(one, other, names=True)
