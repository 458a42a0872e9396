"""What stands between quotation marks, of every shape, is known by its line."""

import pytest

from retold.text.quoted import between_marks


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said “it sank” twice.", ["it sank"]), ('She said "it sank" twice.', ["it sank"]),
        ("She said „it sank“ twice.", ["it sank"]),
        ("She said «it sank» twice.", ["it sank"]),
        ("She said ``it sank'' twice.", ["it sank"]),
        ("“It sank, and\nit was cold.” She wept.", ["It sank, and", "it was cold."]),
        ("“One” and “two”", ["One", "two"]), ("It sank” she said.", ["It sank"]), ("No marks.", []),
        ('It sank" she said. "Twice."', ["It sank", "Twice."]), ('("It sank")', ["It sank"]),
        ('6" pipes', []),
    ],
)  # fmt: skip
def test_what_is_between_the_marks_is_quoted(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in between_marks(text)] == inside
