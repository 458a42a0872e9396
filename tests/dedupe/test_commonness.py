"""The grams that documents of a run share: counted as one by one, and by whom a frame is shown."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.dedupe import commonness
from retold.dedupe.candidates import PLACE_BITS, RARE, Crowds
from retold.dedupe.commonness import (
    FRAMED,
    GRAM,
    LONG,
    LONG_FRAMED,
    NONE,
    SAMPLED_ENOUGH,
    Common,
    count_holders,
    group_grams,
    may_have_frame,
    most_common,
    pack_grams,
    rare_pairs,
    shared_grams,
)
from retold.dedupe.sketch import Texts, sketch

WORDS = ["the", "weir", "at", "Orrin", "held", "on", "Monday"]
DOCUMENTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=14), min_size=1, max_size=7)


def held(words: list[str]) -> bytes:
    return sketch(Texts.of([" ".join(words).encode()])).words.tobytes()


def grams(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1)]


def common_of(documents: list[list[str]], fewest: int = 2) -> Common:
    packed = pack_grams([held(words) for words in documents], np.arange(len(documents)))
    packed.sort()
    return Common.of(shared_grams(*group_grams(packed), fewest))


@settings(deadline=None)
@given(DOCUMENTS)
def test_each_gram_is_counted_by_the_documents_that_have_it(documents: list[list[str]]) -> None:
    holders = Counter(gram for words in documents for gram in set(grams(words)))
    common = common_of(documents)
    assert common.grams.size == sum(count > 1 for count in holders.values())
    for words in documents:
        expected = [max(1, holders[gram]) for gram in grams(words)]
        if common.grams.size:
            assert count_holders(common, held(words)) == expected


@settings(deadline=None)
@given(DOCUMENTS)
def test_no_gram_goes_over_the_end_of_a_document(documents: list[list[str]]) -> None:
    packed = pack_grams([held(words) for words in documents], np.arange(len(documents)))
    assert packed.size == sum(len(grams(words)) for words in documents)
    owners = Counter((packed & np.uint64((1 << PLACE_BITS) - 1)).tolist())
    assert owners == Counter(
        {place: len(grams(words)) for place, words in enumerate(documents) if grams(words)}
    )


def pairs_of(documents: list[list[str]], sizes: list[int]) -> set[tuple[int, int]]:
    packed = pack_grams([held(words) for words in documents], np.arange(len(documents)))
    packed.sort()
    found = rare_pairs(*group_grams(packed), np.array(sizes))
    return {
        (pair >> (PLACE_BITS + 1), (pair >> 1) % (1 << PLACE_BITS))
        for part in found
        for pair in part.tolist()
    }


SHARED = ["held", "on", "Monday"]


@pytest.mark.parametrize(
    ("holders", "expected"),
    [
        (1, set()),
        (2, {(1, 0)}),
        (RARE, {(1, 0), (2, 0), (2, 1)}),
        (RARE + 1, set()),  # so many have a turn of phrase
    ],
)
def test_who_shares_a_rare_gram_is_a_pair(holders: int, expected: set[tuple[int, int]]) -> None:
    assert pairs_of([SHARED] * holders, [50] * holders) == expected


@pytest.mark.parametrize(
    ("sizes", "paired"),
    [
        ([SAMPLED_ENOUGH - 1, 50], True),
        ([SAMPLED_ENOUGH, 50], False),
        ([50, SAMPLED_ENOUGH], False),
    ],
)
def test_long_documents_have_samples_enough(sizes: list[int], *, paired: bool) -> None:
    assert bool(pairs_of([SHARED, SHARED], sizes)) == paired


@pytest.mark.parametrize(
    ("words", "samples", "shared", "may"),
    [
        (LONG - 1, 16, 2, True),  # an eighth of a short one's
        (LONG - 1, 16, 1, False),
        (LONG, 18, 6, True),  # a third of a long one's
        (LONG, 18, 5, False),
        (10, 0, 0, False),  # nothing sampled, nothing shared
        (10, 1, 1, True),
    ],
)
def test_a_frame_is_looked_for_where_a_crowd_shares_a_good_part(
    words: int, samples: int, shared: int, *, may: bool
) -> None:
    assert (FRAMED, LONG_FRAMED) == (1 / 8, 1 / 3)
    crowds = Crowds(np.array([samples]), np.array([shared]))
    assert may_have_frame(np.array([words]), crowds).tolist() == [may]


def test_of_too_many_grams_those_that_fewest_share_are_not_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commonness, "MOST", 3)
    noted = np.array(
        [(number << PLACE_BITS) | count for number, count in enumerate([2, 9, 2, 5, 4])]
    )
    kept, fewest = most_common(noted.astype(np.uint64))
    assert [gram & ((1 << PLACE_BITS) - 1) for gram in kept.tolist()] == [9, 5, 4]
    assert fewest == 3
    whole, least = most_common(noted[:3].astype(np.uint64))
    assert whole.size == 3
    assert least == 2


def test_a_run_without_a_frame_has_no_common_gram() -> None:
    assert NONE.grams.size == 0
    assert NONE.starts[-1] == 0
    assert common_of([["the", "weir", "held"], ["at", "Orrin", "on"]]).grams.size == 0
