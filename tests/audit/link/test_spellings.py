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


@pytest.mark.parametrize(
    ("one", "other", "names", "same"),
    [
        ("govenor", "governor", False, True), ("govenor", "government", False, False),
        ("boat", "boot", False, False),
        ("netanjahu", "netanyahu", True, True), ("volodymyr", "vladimir", True, True),
        ("tsirkon", "zircon", True, True),
        ("eufa", "uefa", True, True), ("abx", "xab", True, False), ("bsk", "ksb", False, False),
        ("naïve", "naive", False, True),
        ("łódź", "lodz", True, True), ("ærø", "aero", True, True), ("1xyz", "2xyz", True, False),
        ("sprungfield", "fairfield", True, False), ("qarrdov", "qarrtov", False, True),
        ("qarrdov", "zarrdov", True, True),
        ("qarrdov", "zarltov", True, False), ("brunnov", "brannev", True, True),
        ("brunnov", "brelnik", True, False),
        ("brunnov", "brannek", False, False),
    ],
)  # fmt: skip
def test_a_spelling_is_near_from_a_share_of_letters(
    one: str, other: str, *, names: bool, same: bool
) -> None:
    assert near_spelling(one, other, names=names) == same
    assert near_spelling(other, one, names=names) == same
