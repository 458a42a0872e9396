"""Verbs of several words are found as one, and tied by what they mean as a whole."""

import pytest

from retold import lexicon
from retold.audit.link.sameness import same_otherwise
from retold.audit.link.unit_ties import is_tied_whole, source_unit_at, target_unit_at
from retold.audit.link.verb_units import APART, LONGEST, UNRELATED, say_the_same, verb_units
from tests.audit.sides import linked, side


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They got out of the car.", {"get out"}),
        ("They look down on him.", {"look down on"}),
        ("The club held the money back.", {"hold back"}),
        ("The club held its prize money back.", {"hold back"}),
        ("The club held all its prize money back.", set()),  # too far behind
        ("The club held the money back doors.", set()),  # part of a noun
        ("The club held, back then.", set()),
        ("They opened the door.", set()),
        ("The owner gave up.", {"give up"}),  # owner is no form of own up
        ("They held the boat and set out.", {"set out"}),
        ("They enter upon a new task.", {"enter upon"}),
        ("The Hold Back sailed.", set()),
    ],
)
def test_a_verb_of_several_words_is_found_as_one(text: str, names: set[str]) -> None:
    assert (LONGEST, APART) == (3, 4)
    assert {unit.name for unit in verb_units(side(text)).values()} == names


@pytest.mark.parametrize(
    ("verb", "behind", "expected"),
    [
        ("gave", ("up", "the", "hunt"), "give up"),
        ("looking", ("down", "on", "him"), "look down on"),
        ("opened", ("the", "door"), None),
        ("turned", (), None),
        ("of", ("out",), None),
    ],
)
def test_the_longest_verb_that_the_words_make(
    verb: str, behind: tuple[str, ...], expected: str | None
) -> None:
    assert lexicon.phrasal_verb(verb, behind) == expected


@pytest.mark.parametrize(
    ("verb", "other_verb", "alike"),
    [
        ("find out", "learn", True),  # two senses down
        ("get out", "leave", False),  # three
        ("give up", "abandon", True),
        ("go up", "go down", False),
    ],
)
def test_such_a_verb_says_surely_the_same_so_far_down_its_senses(
    verb: str, other_verb: str, *, alike: bool
) -> None:
    assert UNRELATED == 2
    assert say_the_same(verb, other_verb) is alike


def test_a_verb_is_tied_to_what_its_words_mean_together() -> None:
    pair = linked("The miners set up a fund in May.", "The miners established a fund in May.")
    assert pair.to_target[2] == pair.to_target[3] == 2
    assert is_tied_whole(pair, 2)
    assert same_otherwise(pair, 2, 2) == "synonym"
    assert source_unit_at(pair, 3) == "set up"
    assert target_unit_at(pair, 2) is None


def test_a_small_word_that_both_sides_keep_is_no_part_of_a_verb() -> None:
    pair = linked("Prices rose in May.", "Prices fell in May.")
    assert source_unit_at(pair, 1) is None
    assert not is_tied_whole(pair, 0)
