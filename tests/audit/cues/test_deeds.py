# ruff: noqa: E501 - tables
"""Who does what to whom, read off a sentence: verbs in both voices, nouns, and both ends of a deed."""

import pytest

from retold.audit.cues.deeds import MOST_OBJECTS, REACH, frames
from retold.audit.cues.noun_phrases import phrases
from tests.audit.sides import side


def read(text: str) -> list[tuple[str, str, str]]:
    """The deed, the doer and whom it is done to of each frame."""
    words = side(text)
    return [
        (
            frame.deed,
            " ".join(words[k].fold for k in sorted(frame.doer)),
            " ".join(words[k].fold for k in sorted(frame.done_to)),
        )
        for frame in frames(words, text)
    ]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The cook sued the mate.", ("sue", "cook", "mate")),
        ("The mate was sued by the cook.", ("sue", "cook", "mate")),
        ("The mate was sued in May by the cook.", ("sue", "cook", "mate")),
        ("The mate was hit by the cook.", ("hit", "cook", "mate")),
        ("In May the cook sued the mate.", ("sue", "cook", "mate")),
        ("In a letter the cook sued the mate.", ("sue", "cook", "mate")),
        ("The cook of the inn sued the mate.", ("sue", "cook", "mate")),
        ("The cook, Jonas Vos, sued the mate.", ("sue", "cook jonas vos", "mate")),
        ("Jonas Vos sued Ada Moor.", ("sue", "jonas vos", "ada moor")),
        ("The cook came home and sued the mate.", ("sue", "cook", "mate")),
        ("The cook wants to sue the mate.", ("sue", "cook", "mate")),
        ("He spoke of the cook who sued the mate.", ("sue", "cook", "mate")),
        ("He spoke of the mate whom the cook sued.", ("sue", "cook", "mate")),
        ("The cook's lawyer sued the mate.", ("sue", "lawyer", "mate")),
        ("The cook sued the mate's brother.", ("sue", "cook", "brother")),
        ("The tug rescued the ferry.", ("rescue", "tug", "ferry")),
        ("Leo Kern was seen as harbour master by Ada Moor.", ("see", "ada moor", "leo kern")),
        ("The cook's accusation against the mate was heard.", ("accuse", "cook", "mate")),
        ("The cook's dismissal of the mate was heard.", ("dismiss", "cook", "mate")),
        ("The mate's dismissal by the cook was heard.", ("dismiss", "cook", "mate")),
        ("The dismissal of the mate by the cook was heard.", ("dismiss", "cook", "mate")),
        ("The mate drew criticism from the cook.", ("critic", "cook", "mate")),
        ("The mate came under attack from the cook.", ("attack", "cook", "mate")),
        ("The cook sold the inn to the mate.", ("sell", "cook", "mate")),
        ("The cook sold the mate two old inns.", ("sell", "cook", "mate")),
        ("The mate bought the inn from the cook.", ("sell", "cook", "mate")),
        ("The inn was sold to the mate by the cook.", ("sell", "cook", "mate")),
        ("The inn was bought from the cook by the mate.", ("sell", "cook", "mate")),
        ("The mate was given the keys by the cook.", ("give", "cook", "mate")),
        ("The mate received the keys from the cook.", ("give", "cook", "mate")),
        ("The mate learned to sail from the cook.", ("teach", "cook", "mate")),
        ("Arden lost 3-1 to Lowmere.", ("beat", "lowmere", "arden")),
        ("Lowmere won the final against Arden.", ("beat", "lowmere", "arden")),
        ("Lowmere's victory over Arden was loud.", ("beat", "lowmere", "arden")),
        ("Arden's defeat by Lowmere was loud.", ("beat", "lowmere", "arden")),
        ("Lowmere's defeat of Arden was loud.", ("beat", "lowmere", "arden")),
        ("Arden trails Lowmere.", ("lead", "lowmere", "arden")),
        ("The mate rents the shed from the cook.", ("let", "cook", "mate")),
        ("The cook rents the shed to the mate.", ("let", "cook", "mate")),
        ("Moor succeeded Kern.", ("precede", "kern", "moor")),
        ("Kern was succeeded by Moor.", ("precede", "kern", "moor")),
    ],
)  # fmt: skip
def test_a_deed_has_its_parties_however_it_is_told(text: str, frame: tuple[str, str, str]) -> None:
    assert frame in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Holm said staff had left.",
        "“Staff have left,” said Holm.",
        "The mate met the cook.",
        "There is growing anger.",
        "The teacher stood by the rule.",
        "Prices fell by half.",
        "The inn of the cook.",
    ],
)
def test_what_tells_no_deed_between_two_has_none(text: str) -> None:
    assert [frame for frame in read(text) if frame[1] and frame[2]] == []


def test_the_parties_of_a_deed_stand_near_it() -> None:
    between = "x " * (REACH - 2)
    assert ("sue", "cook", "mate") in read(f"The mate was sued {between}by the cook.")
    assert ("sue", "cook", "mate") not in read(f"The mate was sued {between}x by the cook.")


def test_a_verb_has_no_more_than_two_objects() -> None:
    assert MOST_OBJECTS == 2
    assert ("give", "cook", "mate") in read("The cook gave the mate the keys the boy.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old bank of the town lent two ships.", ["the old bank", "the town", "two ships"]),
        ("The bank lent the town's council 300 crowns.", ["the bank", "the town", "council", "300 crowns"]),
        ("Peter Lind left for Oslo on Friday.", ["peter lind", "oslo"]),
        ("She saw her brother.", ["she", "her brother"]),
        ("Yesterday he quickly told her.", ["he", "her"]),
    ],
)  # fmt: skip
def test_a_noun_phrase_ends_before_what_is_no_part_of_it(text: str, expected: list[str]) -> None:
    words = side(text)
    assert [
        " ".join(word.fold for word in words[phrase.first : phrase.last + 1])
        for phrase in phrases(words, text)
    ] == expected
