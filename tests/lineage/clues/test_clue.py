import pytest

from retold.lineage.clues.clue import LONGEST, ending, short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a" * LONGEST, "a" * LONGEST),
        ("a" * (LONGEST + 1), "a" * LONGEST + " …"),
        ("a" * (LONGEST - 5) + " bcdef gh", "a" * (LONGEST - 5) + " …"),
        ("a" * (LONGEST - 5) + " bcde fgh", "a" * (LONGEST - 5) + " bcde …"),
        ("a" * (LONGEST - 5) + " bcd efgh", "a" * (LONGEST - 5) + " bcd …"),
        ("a" * (LONGEST - 5) + " bcde", "a" * (LONGEST - 5) + " bcde"),
        ("“The\n river”", "‘The river’"),
    ],
)
def test_an_example_is_cut_between_words(text, shown) -> None:
    assert short(text) == shown


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (25, "… boats could not go out"),
        (26, "the boats could not go out"),
        (21, "… could not go out"),
        (22, "… boats could not go out"),
        (20, "… could not go out"),
        (2, "… ut"),
    ],
)
def test_an_ending_has_whole_words_but_where_a_word_is_longer(length, shown) -> None:
    assert ending("the boats could not go out", length) == shown
