"""What a text says of its persons."""

from retold.quotes.people import People


def test_the_most_frequent_full_name_counts() -> None:
    people = People("Boats Marit Holm left. Marit Holm stayed. Marit Holm spoke.")
    assert people.full_name("Holm") == "Marit Holm"


def test_words_in_front_of_a_title_belong_to_no_name() -> None:
    assert People("").full_name("Lindvik Harbour Director Marit Holm") == "Marit Holm"


def test_bodies_are_no_persons() -> None:
    people = People("The Harbor Gazette and Marit Holm met.")
    assert not people.knows("Harbor Gazette")
    assert people.knows("Marit Holm")


def test_a_pronoun_behind_a_name_tells_the_sex() -> None:
    people = People("Marit Holm said that she was late.")
    assert people.may_be("Marit Holm", "her")
    assert not people.may_be("Marit Holm", "he")


def test_a_title_outweighs_a_pronoun() -> None:
    people = People("Ms. Marit Holm came. He said no.")
    assert people.may_be("Marit Holm", "she")
    assert not people.may_be("Marit Holm", "he")


def test_nothing_is_forbidden_of_whom_nothing_is_said() -> None:
    people = People("Marit Holm came.")
    assert people.may_be("Marit Holm", "she")
    assert people.may_be("Marit Holm", "he")


def test_a_sentence_begins_with_its_subject() -> None:
    text = "The boat of Tomas Areng sank. Marit Holm saw it with Inga Rosen."
    assert People(text).subject_between(0, len(text)) == "Marit Holm"
