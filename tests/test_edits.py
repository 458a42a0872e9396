import pytest

from retold.edits import word_edits
from retold.model import Span
from retold.segment import tokenize


def edits(source: str, target: str) -> list[tuple[str, str, str]]:
    """Every edit as its kind and the words of both sides."""
    ours, theirs = (tokenize(text, Span(0, len(text))) for text in (source, target))

    def words(text: str, tokens: tuple[Span, ...], of: range) -> str:
        return text[tokens[of.start].start : tokens[of.stop - 1].end] if of else ""

    return [
        (edit.kind, words(source, ours, edit.source), words(target, theirs, edit.target))
        for edit in word_edits(source, ours, target, theirs)
    ]


def changed(source: str, target: str) -> list[tuple[str, str, str]]:
    return [edit for edit in edits(source, target) if edit[0] != "same"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The plan wasn't discussed.", "The plan was not discussed."),
        ("“No,” said Orlova", '"No," said Orlova'),
        ("The U.S. delegation", "The United States delegation"),
        ("They organised the programme", "They organize the program"),
        ("a well-known co-operation", "a well known cooperation"),
        ("The mayor’s har\u00adbour", "THE MAYOR'S HARBOR"),
    ],
)
def test_the_same_words_written_otherwise_are_the_same(source: str, target: str) -> None:
    assert changed(source, target) == []


def test_a_substitution_pairs_the_right_words() -> None:
    assert changed(
        "Sandwiches are wrapped for takeaways in the shop.",
        "Sandwiches are packed for snack bars in the shop.",
    ) == [("replace", "wrapped", "packed"), ("replace", "takeaways", "snack bars")]


def test_a_name_of_several_words_is_replaced_as_one() -> None:
    assert changed("He met Orlova in Tarn.", "He met the Harbor Trust of Velm in Tarn.") == [
        ("insert", "", "the"),
        ("replace", "Orlova", "Harbor Trust of Velm"),
    ]


def test_a_phrase_in_another_place_is_a_move() -> None:
    assert ("move", "On Wednesday", "on Wednesday") in edits(
        "On Wednesday the council closed the bridge.", "The council closed the bridge on Wednesday."
    )


def test_a_lost_negation_is_no_sameness() -> None:
    assert changed("It wasn't planned", "It was planned") == [("replace", "wasn't", "was")]
    assert changed("It was not planned", "It was planned") == [("delete", "not", "")]


def test_lost_and_added_words_are_deleted_and_inserted() -> None:
    assert changed("The old ferry sank", "The ferry sank quietly") == [
        ("delete", "old", ""),
        ("insert", "", "quietly"),
    ]


def test_empty_sides() -> None:
    assert edits("", "") == []
    assert edits("a word", "") == [("delete", "a word", "")]
    assert edits("", "a word") == [("insert", "", "a word")]
