"""A cause that the source does not give is told."""

import pytest

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
