import pytest

from retold.extract.prose import (
    LETTERS_A_WORD,
    SHORTEST_LINE,
    SHORTEST_SENTENCE,
    SIGNS_A_WORD,
    count_words,
    is_prose,
)


def test_a_sentence_has_four_words_and_a_line_without_an_end_twelve() -> None:
    assert is_prose("word " * (SHORTEST_SENTENCE - 1) + "end.")
    assert not is_prose("word " * (SHORTEST_SENTENCE - 2) + "end.")
    assert is_prose(" ".join(["word"] * SHORTEST_LINE))
    assert not is_prose(" ".join(["word"] * (SHORTEST_LINE - 1)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quay's gate cost £1,250.50.", 5),
        ("国" * SIGNS_A_WORD, 1),
        ("国" * (SIGNS_A_WORD + 1), 2),
        ("ก" * LETTERS_A_WORD, 1),
        ("ก" * (LETTERS_A_WORD + 1), 2),
        ("AI 国国 2024", 3),
        ("สะพาน", 2),
        ("", 0),
    ],
)
def test_letters_of_scripts_without_spaces_make_words(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    "text",
    ["We use cookies to make our site better.", "Read more", "You need to enable JavaScript."],
)
def test_a_notice_and_a_label_are_no_prose(text: str) -> None:
    assert not is_prose(text)
