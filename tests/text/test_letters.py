import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.text.letters import latin


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("harbour", "harbour"),
        ("жуков", "zhukov"),
        ("объезд", "obezd"),
        ("þórður", "thordur"),
        ("élysée", "elysee"),
        ("２５", "25"),
        ("アバター", "abata"),
        ("東京", "東京"),
    ],
)
def test_words_are_spelled_as_they_sound(word: str, spelled: str) -> None:
    assert latin(word) == spelled


@given(st.text(min_size=1, max_size=8))
def test_no_word_is_spelled_away(word: str) -> None:
    assert latin(word)
