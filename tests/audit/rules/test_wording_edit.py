"""What is said of words that differ, and that it is true."""

import pytest

from retold.audit.rules.wording_edit import note

TEXTS = ("Varn spoke. Moor sold the pier to Lunn.", "Moor spoke. Varn sold the old pier.")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Moor", "Varn", "Moor → Varn"),
        ("to Lunn", "", "to Lunn is gone"),
        ("Moor", "", "Moor is gone here"),
        ("", "old", "old is not in the source"),
        ("", "Varn", "Varn is new here"),
        ("", "Va", "Va is not in the source"),  # only as a part of a word
    ],
)
def test_nothing_is_said_to_be_nowhere_that_stands_elsewhere(
    before: str, after: str, said: str
) -> None:
    assert note(before, after, TEXTS) == said
