"""A cause that the source does not give is told."""

import pytest

from tests.audit.sides import found, found_among
from tests.audit.test_changes import told


@pytest.mark.parametrize("connector", ["because of", "due to", "thanks to", "as a result of"])
def test_a_cause_that_the_source_does_not_give_is_told(connector: str) -> None:
    assert told(
        "The cheese fair in Ostrava Bay was moved to June, they said.",
        f"The cheese fair in Ostrava Bay was moved to June {connector} the strike, they said.",
    ) == [("addition", None, f"{connector} the strike")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The strike led the council to move the fair to June.",
            "The council moved the fair to June because of the walkout.",
        ),
        (
            "The fair was moved to June after heavy rain.",
            "The fair was moved to June because of heavy rain.",
        ),
    ],
)
def test_a_cause_given_otherwise_is_no_change(source: str, target: str) -> None:
    assert [kind for kind, _, _ in told(source, target) if kind == "addition"] == []


ADDITION_CAUSE: list[tuple[str, str, list[tuple[str | None, str | None]]]] = [
    ("The mill shut.", "The mill shut because of a strike.", [(None, "because of a strike")]),
    ("The mill shut.", "The mill shut due to a strike.", [(None, "due to a strike")]),
    ("The mill shut.", "The mill shut owing to frost.", [(None, "owing to frost")]),
    ("The mill shut.", "The mill shut thanks to frost.", [(None, "thanks to frost")]),
    ("The mill shut.", "The mill shut as a result of frost.", [(None, "as a result of frost")]),
    ("The mill shut.", "The mill shut, caused by frost.", [(None, "caused by frost")]),
    ("The mill shut.", "The mill shut in response to frost.", [(None, "in response to frost")]),
    ("The mill shut after a strike.", "The mill shut because of a strike.", []),
    ("The mill shut, so frost came.", "The mill shut because frost came.", []),
    ("The mill shut over pay.", "The mill shut because of frost.", []),
    ("The mill shut.", "The mill shut in response.", []),
    ("The mill shut because of frost.", "The mill shut because of frost.", []),
    ("The mill shut.", "The mill shut because.", []),
    ("The mill shut.", "The mill shut because of it.", []),
    ("The frost bit. The mill shut.", "The mill shut because of the frost.", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), ADDITION_CAUSE)
def test_addition_cause_tells_these_words_and_no_others(
    source: str, target: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert found("addition.cause", source, target) == expected


ADDITION_CAUSE_AMONG: list[tuple[list[str], list[str], list[tuple[str | None, str | None]]]] = [
    (
        ["It shut in May."],
        ["It shut in May as a result of the old frost, and crews wept."],
        [(None, "as a result of the old frost")],
    ),
    (["It shut."], ["It shut due to the frost, which bit."], [(None, "due to the frost")]),
    (["It shut, for frost bit."], ["It shut because of rain."], []),
    (["Rain led to it."], ["Because of rain it fell."], []),
    (["It shut."], ["Because of frost in May, it shut."], [(None, "Because of frost in May")]),
]


@pytest.mark.parametrize(("source", "target", "expected"), ADDITION_CAUSE_AMONG)
def test_addition_cause_tells_these_words_of_these_lines(
    source: list[str], target: list[str], expected: list[tuple[str | None, str | None]]
) -> None:
    assert found_among("addition.cause", source, target) == expected
