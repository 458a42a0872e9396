"""Names that were lost or became others, and names told otherwise."""

import pytest

from tests.audit.test_changes import told


@pytest.mark.parametrize(
    ("source", "target", "lost", "gained"),
    [
        (
            "When asked about the well, Baker said it was dry.",
            "When asked about the well, Carter said that it was dry.",
            "Baker",
            "Carter",
        ),
        (
            "It was the last match for the Grey Herons, who had won the cup in May.",
            "It was the last game for the Labour Court, who had won the cup in May.",
            "Grey Herons",
            "Labour Court",
        ),
        (
            "US President Ylva Brandt said the locks would stay shut.",
            "US President Minister said the locks would stay shut.",
            "Ylva Brandt",
            "Minister",
        ),
        (
            "The timber of the north is shipped to Turkey every spring.",
            "The timber of the north is shipped every spring.",
            "Turkey",
            None,
        ),
    ],
)
def test_a_name_of_common_words_is_told_when_it_is_another_or_gone(
    source: str, target: str, lost: str, gained: str | None
) -> None:
    assert ("name", lost, gained) in told(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The letter came from the Harbour Office on Monday.",
            "The letter came from the Port Authority on Monday.",
        ),
        (
            "The boats of Tromvik Krai are kept in the harbour all winter.",
            "The boats of Tromvik Territory are kept in the harbour all winter.",
        ),
        (
            "Sailors of the Navy marched past the old Etterstad Stadium at noon.",
            "Sailors of the Norwegian Navy marched past the old Etterstad stadium at noon.",
        ),
        (
            "According to the Company Register, the yard has two owners.",
            "According to the Corporate Registry, the yard has two owners.",
        ),
    ],
)
def test_a_body_described_in_other_words_is_no_other_body(source: str, target: str) -> None:
    assert told(source, target) == []
