from math import log, log1p

import pytest

from retold.lineage.clues import CLUES
from retold.lineage.clues.polish import (
    LONGER,
    USUAL,
    filled_in,
    punctuated,
    worded_with_care,
)

PAGE = (
    "The weir at Stell was built in 1931 and holds back the water of three streams. "
    "It is inspected every spring by 10 engineers from Lund who don't walk along its big crest. "
    "The lake above it is well known - it is eleven metres deep - and boats are not allowed on it."
)
ONE = {"outlet": "Fen Mirror"}, {"outlet": "Fen Mirror"}
TWO = {"outlet": "Fen Mirror"}, {"outlet": "Daily Digest"}


@pytest.mark.parametrize(
    ("seek", "old", "new", "shown"),
    [
        (punctuated, "Lund who", "Lund, who", "(nothing) → ,"),
        (punctuated, "well known", "well-known", "well known → well-known"),
        (punctuated, " - it", " – it", "- → –"),
        (worded_with_care, "don't", "do not", "don't → do not"),
        (worded_with_care, "by 10", "by ten", "10 → ten"),
        (worded_with_care, "big", "enormous", "big → enormous"),
    ],
)
def test_who_revises_a_text_repairs_it(ordered, seek, old: str, new: str, shown: str) -> None:
    assert PAGE.count(old) == 1
    order = ordered(PAGE, PAGE.replace(old, new))
    clue = seek(order)
    assert clue is not None
    assert shown in clue.words
    assert clue.amount == pytest.approx(log1p(1))
    assert seek(order.turned()) is None


def test_the_same_repair_at_two_places_is_two(ordered) -> None:
    target = PAGE.replace("Lund who", "Lund, who").replace("1931 and", "1931, and")
    clue = punctuated(ordered(PAGE, target))
    assert clue is not None
    assert clue.amount == pytest.approx(log1p(2))
    assert clue.words.count("→") == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("big", "deep", id=f"less than {LONGER} letters longer"),
        pytest.param("Lund", "Lundgrove", id="a name"),
        pytest.param("every", "throughout", id="a word of grammar"),
        pytest.param("by 10", "by 12", id="another figure"),
        pytest.param("Lund who", "Lund; who", id="another mark"),
    ],
)
def test_other_edits_are_no_repairs(ordered, old: str, new: str) -> None:
    order = ordered(PAGE, PAGE.replace(old, new))
    assert punctuated(order) is None
    assert worded_with_care(order) is None


def test_a_page_is_filled_in(ordered) -> None:
    order = ordered(PAGE, PAGE.replace("by 10", "with great care by 10"), *ONE)
    clue = filled_in(order)
    assert clue is not None
    assert clue.amount == pytest.approx(log((3 + USUAL) / USUAL))
    assert filled_in(order.turned()) is None
    assert "3 words were put into" in clue.words


def test_as_much_taken_out_as_put_in_tells_nothing(ordered) -> None:
    target = PAGE.replace("by 10", "today by 10").replace("big crest", "crest")
    order = ordered(PAGE, target, *ONE)
    assert filled_in(order) is filled_in(order.turned()) is None


@pytest.mark.parametrize("known", [(None, None), TWO])
def test_of_pages_not_known_to_be_one_the_longer_sentence_tells_nothing(ordered, known) -> None:
    assert filled_in(ordered(PAGE, PAGE.replace("by 10", "with great care by 10"), *known)) is None


@pytest.mark.parametrize("name", ["punctuated", "worded with care", "typos mended"])
def test_of_two_outlets_a_repair_tells_nothing(ordered, name: str) -> None:
    target = (
        PAGE.replace("Lund who", "Lund, who")
        .replace("big", "enormous")
        .replace("inspected", "inspeccted")
    )
    for known in (TWO, ONE):
        order = ordered(PAGE, target, *known)
        sides = order.turned() if name == "typos mended" else order
        assert (CLUES[name](sides) is not None) is (known is ONE)
