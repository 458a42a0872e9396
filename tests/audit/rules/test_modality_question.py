"""A statement that became a question is told, and the reverse."""

import pytest

from tests.audit.sides import changes_of


@pytest.mark.parametrize(
    ("source", "target", "notes"),
    [
        ("This is a good day for all.", "Is this a good day for all?", ["told as a question"]),
        ("Is this a good day for all?", "This is a good day for all.", ["told as a statement"]),
        ("“Is it a good day for all?”", "“Is it a good day for all?”", []),
        ("This is a good day for all.", "This is a good day for all!", []),
        (
            "“This is a good day for us all,” he said.",
            "“Is this a good day for us all?” he said.",
            ["told as a question"],
        ),
        ("This is a good day for all.", "Who knows what the day will bring?", []),
    ],
)
def test_a_question_for_a_statement_is_told(source: str, target: str, notes: list[str]) -> None:
    found = changes_of("modality.question", source, target)
    assert [change.note for change in found] == notes
