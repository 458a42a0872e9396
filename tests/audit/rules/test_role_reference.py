"""Who takes a pronoun's place is told, unless it is who was named last."""

import pytest

from tests.audit.sides import found_among

BEFORE = "The chairman of the trust, Tuomas Kask, met the owners on Friday."


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The plan is good, he said.", "The plan is good, Kask said.", []),
        ("The plan is good, he said.", "The plan is good, Tuomas Kask said.", []),
        ("The plan is good, he said.", "The plan is good, Raud said.", [("he", "Raud")]),
        (
            "They met in Narva at the Baltic Bank, and he left.",
            "They met in Narva at the Baltic Bank, and Kask left.",
            [],
        ),
        (
            "They met Anna Raud there, and he left.",
            "They met Anna Raud there, and Kask left.",
            [("he", "Kask")],
        ),
        ("The plan is good, Raud said.", "The plan is good, he said.", [("Raud", "he")]),
        ("The plan is good, he said.", "The plan is good, they said.", [("he", "they")]),
        ("The plan is good, he said.", "The plan is good, she said.", []),
        ("The plan is good, he said.", "The plan is good, a farmer said.", [("he", "a farmer")]),
        (
            "The lawmakers of the south joined them.",
            "The lawmakers of the south joined the government.",
            [("them", "the government")],
        ),
        ("The plan is good, he said.", "The plan is good, the nurse said.", [("he", "the nurse")]),
        ("They sold their boats there.", "They sold her boats there.", [("their", "her")]),
        ("The plan is good, he said.", "They had no doubts, said Raud.", []),
    ],
)
def test_somebody_else_in_a_pronouns_place_is_told(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("role.reference", [BEFORE, source], [BEFORE, target]) == expected
