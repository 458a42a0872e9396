"""A comparator says on which side of a value a quantity lies, and belongs to its span."""

import pytest

from retold.values.bounds import CEILING, FLOOR
from tests.values.reading import read

CASES = [
    *((f"{lead} 40 boats", FLOOR) for lead in (
        "at least", "at the least", "no less than", "no fewer than", "not less than",
        "not fewer than", "more than", "greater than", "over", "above", "upwards of",
        "in excess of",
        "exceeding", "exceeded", "a minimum of", "At least some", "over a", "at least another",
    )),
    *((f"{lead} 40 boats", CEILING) for lead in (
        "at most", "at the most", "no more than", "not more than", "no greater than", "up to",
        "as many as", "as much as", "less than", "fewer than", "under", "below", "almost", "nearly",
        "just short of", "a maximum of", "up to about",
        "capped at", "limited to", "restricted to",
    )),
    *((f"40 boats {tail}", FLOOR) for tail in ("or more", "or over", "or above", "and over",
    "and up")),
    ("40+ boats", FLOOR), ("40 or less", CEILING), ("40 boats or fewer", CEILING),
    ("40 boats at least", FLOOR), ("40 of his boats at most.", CEILING),
    ("40 is the most that may sail", CEILING), ("40 boats is the maximum", CEILING),
    ("40 boats at a minimum", FLOOR), ("40 boats at a maximum", CEILING),
    ("40 boats are the minimum", FLOOR), ("40 boats was the limit", CEILING),
    ("40 boats is the cap", CEILING), ("40 boats is the least", FLOOR),
    *((f"40 boats is the most {word} may take", CEILING) for word in (
        "that", "a", "an", "any", "anyone", "he", "she", "they", "it", "we", "you", "the",
    )),
    *((f"40 boats at least {word} it rained", 0) for word in (
        "until", "since", "for", "as", "in", "on", "at", "to", "from", "by", "with", "part",
        "some", "when", "while", "if", "once",
    )),
    ("40 boats at least until May", 0), ("40 boats and at least 2 men", 0),
    ("40 are the most beautiful", 0),
    ("40 boats sailed for an hour along the coast of the island at most", 0),
    ("at the very least 40", FLOOR), ("no higher than 40", CEILING), ("a cap of 40", CEILING),
    ("about 40 boats", 0), ("moreover 40 boats", 0), ("40 or moreover", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "side"), CASES)
def test_a_comparator_has_its_side(text: str, side: int) -> None:
    found = next(one for one in read(text) if one.value == 40)
    assert found.bound == side


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It drew at least 40 boats.", "at least 40"),
        ("It drew 40 boats or more.", "40 boats or more"),
        ("It drew between 40 and 50 boats.", "between 40"), ("It rose from 40 to 50.", "from 40"),
        ("It came from 40 boats.", "40"), ("It rose between 40-50 percent.", "between 40"),
        ("It ran from 40 March weeks.", "40"), ("From 40 to 50 came.", "From 40"),
        ("between 40 and 50 came", "between 40"), ("from 40 boats to 50 boats", "from 40"),
        ("From 40 to nine it fell.", "From 40"), ("at least 40 to 50", "at least 40"),
    ],
)  # fmt: skip
def test_the_words_of_a_bound_or_a_range_belong_to_the_value(text: str, whole: str) -> None:
    found = next(one for one in read(text) if one.value == 40)
    assert found.whole is not None
    assert found.whole.of(text) == whole


@pytest.mark.parametrize(
    ("text", "rough"),
    [
        ("about 40 boats", True), ("more than 40 boats", True), ("nearly 40 boats", True),
        ("some 40 boats", True), ("under 40 boats", True), ("40 boats or so", True),
        ("40 or thereabouts", True), ("40 boats or thereabouts", True), ("40 or some", False),
        *((f"{word} 40 boats", True) for word in (
            "around", "roughly", "approximately", "circa", "an estimated", "close to", "almost",
            "just short of", "less than", "fewer than", "over", "above", "below", "upwards of",
            "in excess of", "about the", "over a",
        )),
        ("over the 40 boats", True), ("40 boats", False), ("at least 40 boats", False),
        ("no more than 40 boats", False), ("not less than 40 boats", False),
        ("up to 40 boats", False), ("40 boats or more", False), ("all about them 40 boats", False),
    ],
)  # fmt: skip
def test_what_is_rough_says_so(text: str, *, rough: bool) -> None:
    assert next(value for value in read(text) if value.value == 40).rough == rough
