"""Of how many something is said or denied, and when two sides say it of as many."""

import pytest

from retold.audit.cues.quantified import (
    BEHIND_BE,
    HELPED,
    LONGEST,
    MOST,
    claims,
    claims_of_both,
    moved_limits,
)
from tests.audit.sides import linked, side


def read(text: str) -> list[tuple[str, bool, str]]:
    words = side(text)
    return [
        (claim.quantity, claim.is_denied, words[claim.predicate].fold)
        for claim in claims(words, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None of the growers sold the farm.", [("none", False, "sold")]),
        ("All five growers sold the farm.", [("all", False, "sold")]),
        ("Not every grower sold the farm.", [("some", True, "sold")]),
        ("Some growers have not sold the farm.", [("some", True, "sold")]),
        ("Not many growers sold the farm.", [("few", False, "sold")]),
        ("Most growers had no barn.", [("most", True, "had"), ("none", False, "had")]),
        ("Only the miller sold the farm.", [("only", False, "sold")]),
        ("The miller alone sold the farm.", [("only", False, "sold")]),
        ("No one but the miller sold the farm.", [("only", False, "sold")]),
        ("Everyone apart from the miller sold the farm.", [("only", True, "sold")]),
        ("Both growers did not vote.", [("all", True, "vote")]),
        ("She sold none of the farms.", [("none", False, "sold")]),
        # said of nearly all, of nothing at all, or of no number
        ("Nearly all growers sold the farm.", []),
        ("The miller no longer sold the flour.", []),
        ("A few growers sold the farm.", []),
        ("The miller only sold the farm.", []),
    ],
)
def test_what_is_said_of_how_many(text: str, expected: list[tuple[str, bool, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("source", "target", "is_same", "is_contrary"),
    [
        ("None of the growers accepted it.", "All growers rejected it.", True, False),
        ("Not all growers accepted it.", "Some growers did not accept it.", True, False),
        ("Only the miller accepted it.", "Nobody except the miller accepted it.", True, False),
        ("Few growers accepted it.", "Most growers did not accept it.", True, False),
        ("All growers did not accept it.", "Not all growers accepted it.", True, False),
        ("None of the growers accepted it.", "Not all growers accepted it.", False, True),
        ("None of the growers accepted it.", "None of the growers rejected it.", False, True),
        ("Only the miller accepted it.", "Everyone but the miller accepted it.", False, True),
        ("Only the miller accepted it.", "Some growers accepted it.", False, True),
        ("Most growers did not accept it.", "Many growers did not accept it.", False, False),
        ("Some growers accepted it.", "Many growers accepted it.", False, False),
    ],
)
def test_two_claims_come_to_one_or_to_its_contrary(
    source: str, target: str, *, is_same: bool, is_contrary: bool
) -> None:
    (pair,) = claims_of_both(linked(source, target))
    assert (pair.is_same, pair.is_contrary) == (is_same, is_contrary)


@pytest.mark.parametrize(
    ("source", "target", "moved"),
    [
        ("Only the clerk knew that it leaked.", "The clerk knew only that it leaked.", True),
        ("The clerk alone knew of it.", "The clerk knew of it alone.", True),
        ("The clerk knew only that it leaked.", "Only the clerk knew that it leaked.", True),
        ("Only the clerk knew of it.", "The clerk alone knew of it.", False),
        ("Only the clerk knew of it.", "The only one who knew of it was the clerk.", False),
        ("Only the clerk knew of it.", "It was only the clerk who knew of it.", False),
    ],
)
def test_only_limits_what_it_stands_before(source: str, target: str, *, moved: bool) -> None:
    assert bool(list(moved_limits(linked(source, target)))) is moved


def test_of_many_claims_nobody_can_say_which_is_which() -> None:
    sentence = "All growers sold it and "
    for number, expected in ((MOST, MOST), (MOST + 1, 0)):
        text = sentence * number + "left."
        assert len(claims(side(text), text)) == expected


@pytest.mark.parametrize(("between", "expected"), [(LONGEST - 2, 1), (LONGEST - 1, 0)])
def test_the_verb_stands_near_its_subject(between: int, expected: int) -> None:
    assert len(read(f"None of{' the' * between} sold it.")) == expected


@pytest.mark.parametrize(("between", "verb"), [(HELPED - 1, "vote"), (HELPED, "did")])
def test_a_form_of_do_helps_the_verb_behind_it(between: int, verb: str) -> None:
    (claim,) = read(f"Many growers did{' never' * between} vote.")
    assert claim[2] == verb


@pytest.mark.parametrize(("between", "predicate"), [(BEHIND_BE - 1, "safe"), (BEHIND_BE, "were")])
def test_what_is_said_stands_behind_be(between: int, predicate: str) -> None:
    (claim,) = read(f"All growers were{' so' * between} safe.")
    assert claim[2] == predicate
