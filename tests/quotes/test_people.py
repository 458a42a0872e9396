"""What a text says of its persons."""

import pytest

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


FLOOD = "Anna Roth saw the flood. Peter Miller was hurt. Paul Renwick left. The mill stands."


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Roth, who met Paul Renwick", "Anna Roth"),
        ("Tench, who is with Paul Renwick's party", "Tench"),
        ("Holm, a friend whose brother Peter Miller was hurt", "Holm"),
        ("Miller, whose cousin Peter Miller was hurt", "Miller"),
        ("the clerk, Paul Renwick", "Paul Renwick"),
        ("Paul Renwick's husband, Mark Hill", "Mark Hill"),
        ("St. Mary's Hospital", "St. Mary's Hospital"),
        ("Sixty-eight", None),
        ("Seventeen", None),
    ],
)
def test_who_is_named_first_speaks(words: str, name: str | None) -> None:
    assert People(FLOOD).full_name(words) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Roth, who", "Anna Roth"),
        ("Anna Roth who", "Anna Roth"),
        ("Anna Roth, a clerk of the court, who", "Anna Roth"),
        ("Anna Roth was seen by a clerk who", None),
        ("Anna Roth left. A clerk, who", None),
    ],
)
def test_who_takes_up_the_name_right_before_it(text: str, name: str | None) -> None:
    assert People(text).taken_up_at(text.rindex("who")) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The local MP, Edda Falk,", "Edda Falk"),
        ("The Lindvik MP, Edda Falk", "Edda Falk"),
        ("Labour MP Edda Falk", "Edda Falk"),
        ("Edda Falk MP", "Edda Falk"),
        ("The Harbour Gazette, Edda Falk's old paper,", "Harbour Gazette"),
        ("The Lindvik Echo, which Edda Falk reads,", "Lindvik Echo"),
    ],
)
def test_a_role_before_a_name_is_not_the_name(words: str, name: str) -> None:
    assert People("Edda Falk spoke first. The Lindvik Echo was there.").full_name(words) == name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        (
            "Brewer Kestrel to close two plants",
            "Kestrel Foods",
        ),  # a role, for its place in capitals
        ("Hunter Kestrel to close two plants", "Hunter Kestrel"),  # a first name
    ],
)
def test_a_role_that_begins_a_headline_is_no_part_of_a_name(headline: str, name: str) -> None:
    people = People(f"{headline}\n\nKestrel Foods will close two plants. Kestrel said so.")
    assert people.full_name("Kestrel") == name
