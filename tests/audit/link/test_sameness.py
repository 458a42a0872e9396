"""Why two linked words say the same, and when they do not."""

import pytest

from retold.audit.link.sameness import is_abbreviation, is_grammar, same_otherwise, voice
from tests.audit.sides import linked, side


@pytest.mark.parametrize(
    ("source", "target", "word", "reason"),
    [
        ("The boat sinks", "The boat sank", "sinks", "inflection"),
        ("Thirty boats sank", "30 boats sank", "Thirty", "value"),
        ("The govenor met them", "The governor met them", "govenor", "spelling"),
        ("They saw Netanjahu there", "They saw Netanyahu there", "Netanjahu", None),
        ("The election of a mayor", "A mayor was elected", "election", "word family"),
        ("They met the employer there", "They met the employee there", "employer", None),
        ("They purchased a boat", "They bought a boat", "purchased", "synonym"),
        ("The doctor saw him", "The nurse saw him", "doctor", None),
        ("Councillor Reed met them", "Cllr Reed met them", "Councillor", "abbreviation"),
        ("She said it sank", "She told them it sank", "said", "synonym"),
        ("Two people were killed there", "Two people were murdered there", "killed", None),
        ("He wore a green shirt", "He wore a brown shirt", "green", None),
        ("They own a chapel there", "They own a cathedral there", "chapel", None),
        ("It was a skirmish at sea", "It was a war at sea", "skirmish", None),
        ("The child ran away", "The girl ran away", "child", None),
        ("They lost faith in him", "They lost trust in him", "faith", "synonym"),
    ],
)  # fmt: skip
def test_linked_words_say_the_same_for_a_reason(
    source: str, target: str, word: str, reason: str | None
) -> None:
    bead = linked(source, target)
    at = next(at for at, each in enumerate(bead.source) if each.text == word)
    to = bead.to_target[at]
    assert to is not None or word == "said" or reason is None
    if to is not None:
        assert same_otherwise(bead, at, to) == reason


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Cllr", "Councillor", True), ("CFO", "Chief Financial Officer", True),
        ("C.F.O.", "Chief Financial Officer", True),
        ("CFO", "Chief of Finance Office", True), ("CFO", "Chief Financial", False),
        ("Cfo", "Chief Financial Officer", False),
        ("C", "Council", False), ("boat", "ship", False),
    ],
)  # fmt: skip
def test_words_may_be_given_in_short(short: str, full: str, *, same: bool) -> None:
    assert is_abbreviation(side(short), side(full)) == same
    assert is_abbreviation(side(full), side(short)) == same


def test_the_voice_of_a_side_is_its_passive_words() -> None:
    assert voice(side("The boat was sunk by them")) == {"be", "by"}
    assert voice(side("They were sunk by us")) == voice(side("It was sunk by them"))
    assert voice(side("They sank the boat")) == frozenset()


@pytest.mark.parametrize(
    ("word", "grammar"),
    [
        ("the", True),
        ("however", True),
        ("was", True),
        ("his", True),
        ("by", False),
        ("not", False),
        ("only", False),
        ("boat", False),
    ],
)
def test_some_words_only_build_a_sentence(word: str, *, grammar: bool) -> None:
    (each,) = side(word)
    assert is_grammar(each) == grammar


def test_an_accent_more_or_less_is_the_same_name() -> None:
    bead = linked("The forward Andre Lima scored.", "The forward André Lima scored.")
    assert same_otherwise(bead, 2, 2) == "spelling"
