"""A comma that moves what belongs to what is told, one that is a choice of style is not."""

import pytest

from tests.audit.sides import found


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The farmers who sold their land left the valley in May.",
            "The farmers, who sold their land, left the valley in May.",
            [("farmers who", "farmers, who")],
        ),
        (
            "Analysts at Reed Bank, which holds a stake, were surprised.",
            "Analysts at Reed, Bank which holds a stake, were surprised.",
            [("Bank, which", "Bank which")],
        ),
        (
            "Her aunt, who was not involved in the plan, called it bold.",
            "Her aunt, who was not, involved in the plan, called it bold.",
            [("not involved", "not, involved")],
        ),
        (
            "“It is a good day,” he said. Mayor Anna Reed left early.",
            "“It is a good day,” he said, Mayor Anna Reed left early.",
            [("said. Mayor", "said, Mayor")],
        ),
        (
            "Reed Bank, which holds a stake, was surprised by the fall.",
            "Reed Bank – which holds a stake – was surprised by the fall.",
            [],
        ),
        (
            "Nurses, porters and cooks left the clinic on Friday night.",
            "Nurses, porters, and cooks left the clinic on Friday night.",
            [],
        ),
        (
            "In May the council of the town sold the old ferry.",
            "In May, the council of the town sold the old ferry.",
            [],
        ),
        (
            "The farmers who sold their land left the valley in May.",
            "In May we heard of the farmers, who had all gone away by then.",
            [],
        ),
    ],
)
def test_a_comma_is_told_where_it_moves_what_belongs_to_what(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.comma", source, target) == expected


WORDING_COMMA: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("The men, who slept, died.", "The men who slept died.", [("men, who", "men who")]),
    ("The men who slept died.", "The men, who slept, died.", [("men who", "men, who")]),
    ("Boats, nets and oars sank.", "Boats nets and oars sank.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), WORDING_COMMA)
def test_wording_comma_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("wording.comma", source, target) == expected
