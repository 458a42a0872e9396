"""A name that became one that looks alike is told; another spelling of one sound is not."""

import pytest

from retold.audit.link.spellings import ONE_SOUND, is_one_name
from retold.audit.rules.name_spelled import CLOSE, SHORTEST
from tests.audit.sides import found


def test_thresholds_are_what_the_cases_were_made_for() -> None:
    assert (CLOSE, SHORTEST, ONE_SOUND) == (0.65, 3, 0.7)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Juno Malberg resigned on Friday.", "Juno Malmberg resigned on Friday.",
         [("Malberg", "Malmberg")]),
        ("Idris Kemble resigned on Friday.", "Idris Kimball resigned on Friday.",
         [("Kemble", "Kimball")]),
        ("Dita Marran resigned on Friday.", "Dina Marran resigned on Friday.",
         [("Dita", "Dina")]),
        ("They met in Port Orlan on Friday.", "They met in Port Orran on Friday.",
         [("Orlan", "Orran")]),
        ("Mr Zelensky resigned on Friday.", "Mr Zelenskyy resigned on Friday.", []),
        ("Tsarnov resigned on Friday.", "Zarnov resigned on Friday.", []),
        ("Łukasz Żal resigned on Friday.", "Lukasz Zal resigned on Friday.", []),
        ("Tomas Brandl resigned on Friday.", "Tom Brandl resigned on Friday.", []),
        ("The govenor resigned on Friday.", "The governor resigned on Friday.", []),
        ("Malberg beat Malmberg on Friday.", "Malmberg beat Malmberg on Friday.", []),
    ],
)  # fmt: skip
def test_a_name_that_looks_alike_is_told(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("name.spelled", source, target) == expected


@pytest.mark.parametrize(
    ("name", "other_name", "one"),
    [
        ("mohammed", "muhammad", True), ("kemble", "kimball", False),
        ("volodymyr", "vladimir", True), ("brunnov", "brannev", False),
        ("marlow", "marlowe", True), ("beatrix", "beatrice", False), ("uefa", "eufa", True),
        ("malberg", "malmberg", False), ("bratchuk", "bratschuk", True),
    ],
)  # fmt: skip
def test_names_of_one_sound_are_one(name: str, other_name: str, *, one: bool) -> None:
    assert is_one_name(name, other_name) == is_one_name(other_name, name) == one


NAME_SPELLED: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("They met Kemble in Selk.", "They met Kimball in Selk.", [("Kemble", "Kimball")]),
    ("They met Zelensky in Selk.", "They met Zelenskyy in Selk.", []),
    ("They met Meyer in Selk.", "They met Mayer in Selk.", []),
    ("They met Halvorsen in Selk.", "They met Halvorson in Selk.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), NAME_SPELLED)
def test_name_spelled_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("name.spelled", source, target) == expected
