import pytest

from retold.models.pieces import LONGEST_WORD, UNKNOWN, pieces, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost £3.5m.", ["It", "cost", "£", "3.5", "m", "."]),
        ("don't re-open", ["don't", "re", "-", "open"]),
        ("the owners’ €1,200", ["the", "owners", "’", "€", "1,200"]),
        ("on 5th_May", ["on", "5", "th", "_", "May"]),
    ],
)
def test_words_are_letters_figures_with_their_marks_or_a_mark(text: str, found: list[str]) -> None:
    read = words(text)
    assert [word.text for word in read] == found
    assert all(word.span.of(text) == word.text for word in read)


def test_case_and_accents_do_not_count() -> None:
    assert pieces("Café") == pieces("cafe")


def test_a_long_word_is_made_of_pieces_and_a_foreign_letter_is_unknown() -> None:
    assert len(pieces("unputdownableness")) > 1
    assert pieces("力") == (UNKNOWN,)


def test_a_word_is_looked_up_just_as_long_as_is_said() -> None:
    assert UNKNOWN not in pieces("a" * LONGEST_WORD)
    assert pieces("a" * (LONGEST_WORD + 1)) == (UNKNOWN,)
