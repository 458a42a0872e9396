"""A verb and its auxiliaries say when, whether it is done, and who is done to."""

import pytest

from retold.audit.cues.verbs import verb_form, verb_group
from retold.text.words import spanned
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
        ("The dam broke in Holme last week.", "last"),
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


GROUPS: list[tuple[str, str, str | None, str | None, set[str]]] = [
    ("They had been asked.", "asked", "past", "had been asked", {"perfect", "passive"}),
    ("They were being asked.", "asked", "past", "were being asked", {"going on", "passive"}),
    ("They will have asked.", "asked", "ahead", "will have asked", {"perfect"}),
    ("They would ask.", "ask", None, "would ask", {"open"}),
    ("They should be asked.", "asked", None, "should be asked", {"passive", "open"}),
    ("They do not ask.", "ask", "present", "do not ask", set()),
    ("They did ask.", "ask", "past", "did ask", set()),
    ("They are about to ask.", "ask", "ahead", "are about to ask", set()),
    ("They are due to ask.", "ask", "ahead", "are due to ask", set()),
    ("They shall ask.", "ask", "ahead", "shall ask", set()),
    ("They are just now asking.", "asking", "present", "are just now asking", {"going on"}),
    ("They were often largely asked.", "asked", "past", "were often largely asked", {"passive"}),
    ("They have to ask.", "ask", "present", "have to ask", set()),
    ("They ought to ask.", "ask", None, "ought to ask", {"open"}),
    ("The attack shook them.", "attack", None, None, set()),
    ("He attacks them.", "attacks", "present", "attacks", set()),
    ("Each attacks them.", "attacks", None, None, set()),
    ("We plan and build.", "build", "present", "build", set()),
    ("They who ask win.", "ask", "present", "ask", set()),
    ("That they ask is new.", "ask", "present", "ask", set()),
    ("It is said.", "said", "present", "is said", {"passive"}),
    ("The firm plans the mill.", "plans", "present", "plans", set()),
    ("The plans the firm made failed.", "plans", None, None, set()),
    ("A following wind blew.", "following", None, None, set()),
    ("They go.", "go", "present", "go", set()),
    ("They went.", "went", "past", "went", set()),
    ("They have gone.", "gone", "present", "have gone", {"perfect"}),
    ("Having asked, they left.", "asked", None, "Having asked", {"perfect"}),
    ("To ask is good.", "ask", None, "To ask", set()),
    ("They might be asking.", "asking", None, "might be asking", {"going on", "open"}),
    ("They can ask.", "ask", None, "can ask", {"open"}),
    ("They must not ask.", "ask", None, "must not ask", {"open"}),
    ("The dress was red.", "dress", None, None, set()),
    ("He does.", "does", "present", "does", set()),
    ("He has a boat.", "has", "present", "has", set()),
    ("He has sailed.", "has", None, None, set()),
    ("They are.", "are", "present", "are", set()),
    ("They are old.", "are", "present", "are", set()),
    ("They did it.", "did", "past", "did", set()),
    ("The men left.", "left", "past", "left", set()),
]


@pytest.mark.parametrize(("text", "verb", "when", "words", "traits"), GROUPS)
def test_a_verb_is_read_with_its_auxiliaries(
    text: str, verb: str, when: str | None, words: str | None, traits: set[str]
) -> None:
    entries = side(text)
    group = verb_group(entries, next(i for i, word in enumerate(entries) if word.text == verb))
    if words is None:
        assert group is None
        return
    assert group is not None
    assert group.when == when
    assert spanned(entries, group.first, group.verb).of(text) == words
    said = {
        "passive": group.is_passive, "going on": group.is_going_on,
        "perfect": group.is_perfect, "open": group.is_open,
    }  # fmt: skip
    assert {name for name, is_so in said.items() if is_so} == traits
