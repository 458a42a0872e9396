"""Transcriptions of one name are one, and names that only end alike are two."""

import pytest

from retold.audit.link.spellings import is_one_name, near_spelling, unaccented


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


@pytest.mark.parametrize(
    ("name", "other_name", "same"),
    [
        ("mohammed", "muhammad", True), ("zelensky", "zelenskyy", True), ("meyer", "mayer", True),
        ("halvorsen", "halvorson", True), ("eufa", "uefa", True), ("philip", "filip", True),
        ("katherine", "catherine", True), ("tchaikovsky", "chaikovsky", True),
        ("łódź", "lodz", True), ("ann", "anne", True), ("jensen", "jenson", True),
        ("wagner", "vagner", True), ("yuri", "juri", True), ("kharkiv", "harkiv", True),
        ("anna", "ana", True), ("kemble", "kimball", False), ("marsh", "march", False),
        ("abx", "xab", False), ("olsen", "nilsen", False), ("schmidt", "schmitt", False),
        ("selk", "silk", False), ("lind", "lund", False), ("kiev", "kyiv", True),
        ("reed", "weed", False), ("selk", "selkirk", False), ("lund", "lunden", False),
    ],
)  # fmt: skip
def test_two_spellings_are_one_name_where_they_sound_alike(
    name: str, other_name: str, *, same: bool
) -> None:
    assert is_one_name(name, other_name) == same
    assert is_one_name(other_name, name) == same


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("naïve", "naive"), ("łódź", "lodz"), ("ærø", "aero"), ("þór", "thor"), ("đuro", "duro"),
        ("œuvre", "oeuvre"), ("plain", "plain"), ("éèü", "eeu"), ("字", "字"), ("", ""),
    ],
)  # fmt: skip
def test_a_word_without_accents_is_in_english_letters(word: str, plain: str) -> None:
    assert unaccented(word) == plain
    assert unaccented(plain) == plain
