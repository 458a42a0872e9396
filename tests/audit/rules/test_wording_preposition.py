"""Another preposition in one's place is told where the words on both sides stayed."""

import pytest

from retold.audit.rules.wording_preposition import SAME
from retold.lexicon.grammar import PREPOSITIONS
from tests.audit.sides import found


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The plant in Aarhus will close.",
            "The plant near Aarhus will close.",
            [("in Aarhus", "near Aarhus")],
        ),
        (
            "Inflation slowed to 6.9 percent.",
            "Inflation slowed by 6.9 percent.",
            [("to 6.9", "by 6.9")],
        ),
        (
            "Sign it by Friday if you can.",
            "Sign it on Friday if you can.",
            [("by Friday", "on Friday")],
        ),
        ("He walked toward Aarhus.", "He walked to Aarhus.", []),
        ("It fell upon Aarhus.", "It fell on Aarhus.", []),
        ("The plant in Aarhus closed.", "Near Aarhus a mill and a plant shut down.", []),
    ],
)
def test_another_preposition_is_told(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.preposition", source, target) == expected


def test_prepositions_that_may_say_the_same_are_prepositions() -> None:
    assert all(group <= PREPOSITIONS for group in SAME)


WORDING_PREPOSITION: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("The cost of the mill rose.", "The cost for the mill rose.", [("of the", "for the")]),
    ("They fled to Selk.", "They fled from Selk.", [("to Selk", "from Selk")]),
    ("They sat in the boat.", "They sat on the boat.", [("in the", "on the")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), WORDING_PREPOSITION)
def test_wording_preposition_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.preposition", source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        # another word governs it, also over what is done to
        ("He praised the crew for not leaving it.", "He accused the crew of not leaving it.", []),
        (
            "On Monday he thanked the old crew of it and sat down in the boat.",
            "On Monday he paid the old crew of it and sat down on the boat.",
            [("in the", "on the")],
        ),
        # contraries say so whatever governs them
        (
            "On Monday they all fled at once to the old mill again.",
            "On Monday they all came at once from the old mill again.",
            [("to the", "from the")],
        ),
        # its phrase is another
        (
            "It was held at the sponsor's expense.",
            "It was held with the sponsor paying.",
            [],
        ),
        ("He warned of a flood.", "He warned about a flood.", []),
        ("They are angry at the noise.", "They are angry about the noise.", []),
        ("He warned of a flood.", "He warned at a flood.", [("of a", "at a")]),
    ],
)
def test_a_preposition_changes_with_what_governs_it(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.preposition", source, target) == expected
