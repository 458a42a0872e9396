"""A verb and its auxiliaries say when, whether it is done, and who is done to."""

import pytest

from retold.audit.cues.verbs import verb_form, verb_group
from tests.audit.sides import side


@pytest.mark.parametrize(
    ("text", "verb", "when"),
    [
        ("The man was detained.", "detained", "past"),
        ("The man is to be detained.", "detained", "ahead"),
        ("The man is going to be detained.", "detained", "ahead"),
        ("The man will soon be detained.", "detained", "ahead"),
        ("The army sent help.", "sent", "past"),
        ("The army sends help.", "sends", "present"),
        ("The army is sending help.", "sending", "present"),
        ("The army was to send help.", "send", "ahead"),
        ("He is the younger brother.", "is", "present"),
        ("He was the younger brother.", "was", "past"),
        ("The bank owns a stake.", "owns", "present"),
        ("He had asked them.", "asked", "past"),
        ("He wants to ask them.", "ask", None),
        ("They are following the herd.", "following", "present"),
        ("It still has to be paid.", "paid", "present"),
        ("It still had to be paid.", "paid", "past"),
    ],
)
def test_a_verb_says_when(text: str, verb: str, when: str | None) -> None:
    words = side(text)
    group = verb_group(words, next(i for i, word in enumerate(words) if word.text == verb))
    assert group is not None
    assert group.when == when


@pytest.mark.parametrize(
    ("text", "verb", "traits"),
    [
        ("The man was detained.", "detained", {"passive"}),
        ("The man was being detained.", "detained", {"passive", "going on"}),
        ("The man has been detained.", "detained", {"passive", "perfect"}),
        ("The man has asked.", "asked", {"perfect"}),
        ("The man is asking.", "asking", {"going on"}),
        ("The man may ask.", "ask", {"open"}),
        ("The man asked.", "asked", set()),
    ],
)
def test_a_verb_says_how(text: str, verb: str, traits: set[str]) -> None:
    words = side(text)
    group = verb_group(words, next(i for i, word in enumerate(words) if word.text == verb))
    assert group is not None
    said = {
        "passive": group.is_passive, "going on": group.is_going_on,
        "perfect": group.is_perfect, "open": group.is_open,
    }  # fmt: skip
    assert {name for name, is_so in said.items() if is_so} == traits


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The plans of the city failed.", "plans"),
        ("She saw the attacks in May.", "attacks"),
        ("The man was detained.", "was"),
        ("Witnesses said so.", "Witnesses"),
        ("They met in Norvik.", "Norvik"),
        ("It was very cold.", "cold"),
    ],
)
def test_a_noun_or_an_auxiliary_is_no_verb(text: str, word: str) -> None:
    words = side(text)
    index = next(i for i, entry in enumerate(words) if entry.text == word)
    assert verb_group(words, index) is None


@pytest.mark.parametrize(
    ("word", "form"),
    [("ask", "base"), ("asks", "s"), ("asking", "ing"), ("asked", "past"), ("sent", "past"),
     ("is", "s"), ("were", "past"), ("be", "base")],
)  # fmt: skip
def test_a_form_is_known_by_its_spelling(word: str, form: str) -> None:
    assert verb_form(side(word)[0]) == form
