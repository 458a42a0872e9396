"""Which words name persons, bodies and deeds, and whose first names are whose."""

import pytest

from retold import lexicon


@pytest.mark.parametrize("word", ["clerk", "traders", "Witness", "minister", "resident"])
def test_persons_are_known(word: str) -> None:
    assert lexicon.is_person(word)


@pytest.mark.parametrize("word", ["council", "unions", "Police", "company", "government"])
def test_bodies_are_known(word: str) -> None:
    assert lexicon.is_body(word)


@pytest.mark.parametrize("word", ["table", "marsh", "pike", "said", "dock", ""])
def test_things_and_names_are_neither(word: str) -> None:
    assert not lexicon.is_person(word)
    assert not lexicon.is_body(word)


@pytest.mark.parametrize("word", ["approved", "hired", "votes", "welcoming", "signed"])
def test_deeds_are_known_in_every_form(word: str) -> None:
    assert lexicon.is_deed(word)


@pytest.mark.parametrize(
    "word", ["said", "denied", "criticised", "wants", "slammed", "backed", "sees", "hopes"]
)
def test_verbs_of_saying_and_thinking_are_no_deeds(word: str) -> None:
    assert not lexicon.is_deed(word)


@pytest.mark.parametrize(
    ("name", "sex"), [("Anna", "female"), ("owen", "male"), ("Kim", None), ("Zqx", None)]
)
def test_a_first_name_tells_the_sex_where_nearly_all_bearers_have_one(
    name: str, sex: str | None
) -> None:
    assert lexicon.sex_of(name) == sex
