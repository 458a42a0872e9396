"""What a machine makes twice of one text is no sign that the one is from the other."""

import numpy as np
import pytest

from retold.lineage.explained import Explained, Side
from retold.model import RelationKind
from retold.stories.tying import Known, Tie
from retold.stories.weighing import (
    ALIKE,
    BASE,
    GROWN_WORD,
    INSIDE,
    KEPT_WORDING,
    LACKING,
    LACKING_PLACES,
    MOST_GROWN,
    MOST_REWORDED,
    WORDED,
    Edge,
    weigh,
)
from tests.stories.test_lineages import known

ORIGINAL, FIRST, SECOND = range(3)
UNKNOWN = np.full((3, 3), 0.5)
"""Which came first, where no dates are known."""
MADE = [f"made{number}" for number in range(300)]
WRITTEN = [word if number % 3 else f"written{number}" for number, word in enumerate(MADE)]
"""What a machine made of a text has two words of three in common with it."""


def edges(second: list[str], worded: float = 0.99) -> dict[tuple[int, int], Edge]:
    """Of an original, of what a machine made of it, and of a second text like that."""
    texts = [WRITTEN, MADE, second]
    members: list[Known] = [known(number, " ".join(text)) for number, text in enumerate(texts)]
    for member, text in zip(members, texts, strict=True):
        member.__dict__["words"] = text
    ties = [
        tie(ORIGINAL, FIRST, "machine-rewritten", 0.66, first=0.99),
        tie(ORIGINAL, SECOND, "machine-rewritten", 0.66, first=0.99),
        tie(FIRST, SECOND, "edited", worded, first=0.5),
    ]
    return weigh(members, {number: number for number in range(3)}, ties, UNKNOWN)


def tie(source: int, target: int, kind: RelationKind, share: float, *, first: float) -> Tie:
    same = round(300 * share)
    side = Side(300, same, 300 - same, 0, 0, 0)
    return Tie(source, target, kind, "certain", Explained(side, side), first)


def with_words_of_the_original(places: int, length: int = 1) -> list[str]:
    """What the machine made, but for places of so many words that are as in the original.

    Such a place begins at a word that the machine changed; words between two are made anew.
    """
    words = list(MADE)
    for place in range(places):
        for number in range(place * 40, place * 40 + 3 * length):
            words[number] = WRITTEN[number] if number % 3 == 0 else f"own{number}"
    return words


def is_bounded(second: list[str], worded: float = 0.99) -> bool:
    found = edges(second, worded)
    bound = found[ORIGINAL, SECOND].which - ALIKE
    return found[FIRST, SECOND].which <= bound


def test_one_that_has_no_more_of_the_original_may_be_from_the_other() -> None:
    assert not is_bounded([*MADE[:150], "other", *MADE[151:]])


@pytest.mark.parametrize(
    ("places", "expected"), [(LACKING_PLACES - 1, False), (LACKING_PLACES, True)]
)
def test_what_only_the_original_explains_in_places(places: int, *, expected: bool) -> None:
    assert is_bounded(with_words_of_the_original(places)) is expected


@pytest.mark.parametrize(
    ("share", "expected"), [(KEPT_WORDING - 0.01, False), (KEPT_WORDING + 0.01, True)]
)
def test_places_count_where_the_wording_was_kept(share: float, *, expected: bool) -> None:
    """A machine that is given its own words meets the earlier text in some places by chance."""
    second = with_words_of_the_original(LACKING_PLACES)
    assert is_bounded(second, share) is expected
    assert is_bounded(with_words_of_the_original(LACKING), share)


def test_a_later_state_of_one_page_was_not_made_alike() -> None:
    second = with_words_of_the_original(LACKING)
    members = [
        known(number, " ".join(text), url=None if text is WRITTEN else "https://a.example/1")
        for number, text in enumerate([WRITTEN, MADE, [*second, "more"]])
    ]
    for member, text in zip(members, (WRITTEN, MADE, second), strict=True):
        member.__dict__["words"] = text
    ties = [
        tie(ORIGINAL, FIRST, "machine-rewritten", 0.66, first=0.99),
        tie(ORIGINAL, SECOND, "machine-rewritten", 0.66, first=0.99),
        tie(FIRST, SECOND, "edited", 0.99, first=0.5),
    ]
    found = weigh(members, {number: number for number in range(3)}, ties, UNKNOWN)
    assert found[FIRST, SECOND].which > found[ORIGINAL, SECOND].which


@pytest.mark.parametrize(("words", "expected"), [(LACKING - 1, False), (LACKING, True)])
def test_what_only_the_original_explains_in_words(words: int, *, expected: bool) -> None:
    original = [f"lost{number}" for number in range(words)]
    members = [known(0, "A"), known(1, "B"), known(2, "C")]
    for member, text in zip(
        members, ([*WRITTEN, *original], MADE, [*MADE, *original]), strict=True
    ):
        member.__dict__["words"] = text
    ties = [
        tie(ORIGINAL, FIRST, "machine-rewritten", 0.66, first=0.99),
        tie(ORIGINAL, SECOND, "machine-rewritten", 0.66, first=0.99),
        tie(FIRST, SECOND, "edited", 0.97, first=0.5),
    ]
    found = weigh(members, {number: number for number in range(3)}, ties, UNKNOWN)
    assert (found[FIRST, SECOND].which < found[ORIGINAL, SECOND].which) is expected
    assert found[SECOND, FIRST].which > found[ORIGINAL, FIRST].which, "it may be from the second"


@pytest.mark.parametrize(("share", "expected"), [(WORDED - 0.01, False), (WORDED + 0.01, True)])
def test_only_texts_that_are_worded_alike(share: float, *, expected: bool) -> None:
    second = with_words_of_the_original(LACKING)
    found = edges(second, share)
    own = 0.5 * round(300 * share) - 0.3 * (300 - round(300 * share)) * 2
    assert (found[FIRST, SECOND].which < own - ALIKE) is expected


def test_an_original_that_did_not_come_first_bounds_nothing() -> None:
    second = with_words_of_the_original(LACKING_PLACES + 2)
    members = [known(number, "A text.") for number in range(3)]
    for member, text in zip(members, (WRITTEN, MADE, second), strict=True):
        member.__dict__["words"] = text
    ties = [
        tie(ORIGINAL, FIRST, "machine-rewritten", 0.66, first=0.5),
        tie(ORIGINAL, SECOND, "machine-rewritten", 0.66, first=0.99),
        tie(FIRST, SECOND, "edited", 0.97, first=0.5),
    ]
    found = weigh(members, {number: number for number in range(3)}, ties, UNKNOWN)
    assert found[FIRST, SECOND].which > found[ORIGINAL, SECOND].which


@pytest.mark.parametrize(
    ("words", "worded", "expected"),
    [
        (10, WORDED - 0.05, 10 * GROWN_WORD),
        (14, WORDED - 0.05, 14 * GROWN_WORD),
        (15, WORDED - 0.05, INSIDE),
        (40, WORDED - 0.05, INSIDE),
        (1, WORDED + 0.05, INSIDE),
        (40, WORDED + 0.05, INSIDE),
    ],
)
def test_in_other_words_a_sentence_put_in_tells_no_more_than_its_words(
    words: int, worded: float, expected: float
) -> None:
    assert expected <= MOST_GROWN
    same = round(300 * worded)
    target = Side(300 + words, same, 300 - same, words, 1, 1)
    source = Side(300, same, 300 - same, 0, 0, 0)
    members = [known(0, "A"), known(1, "B")]
    made = Tie(0, 1, "edited", "certain", Explained(source, target), 0.5)
    edge = weigh(members, {0: 0, 1: 1}, [made], UNKNOWN)[0, 1]
    assert edge.against == pytest.approx(-expected)


@pytest.mark.parametrize(
    ("kind", "inside", "expected"),
    [
        ("rewritten", 1, INSIDE),
        ("rewritten", 2, MOST_REWORDED),
        ("edited", 2, 2 * INSIDE),
    ],
)
def test_what_is_tied_to_nothing_tells_less_where_all_is_in_other_words(
    kind: RelationKind, inside: int, expected: float
) -> None:
    target = Side(300, 150, 50, 100, inside, inside)
    source = Side(300, 250, 50, 0, 0, 0)
    members = [known(0, "A"), known(1, "B")]
    made = Tie(0, 1, kind, "likely", Explained(source, target), 0.5)
    edge = weigh(members, {0: 0, 1: 1}, [made], UNKNOWN)[0, 1]
    assert edge.whether == pytest.approx(BASE["likely"] - expected)
    assert edge.against == pytest.approx(-inside * INSIDE)
