"""What the benchmark leaves out is what it says that it left out."""

import random

import pytest

from benchmarks.quality.omissions import CLAUSE, damaged, half_of, told_otherwise

LINES = [
    "The ferry leaves at noon, and the last bus from the harbour waits for it every day.",
    "Tickets are cheaper in winter, unless the school holidays have begun in Arden.",
    "Nobody on the island owns a car.",
    "A doctor comes on Tuesdays, because the clinic was closed three years ago.",
    "The post office opens twice a week.",
    "Two of the lighthouses are for sale.",
]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_told_otherwise_keeps_every_word(seed: int) -> None:
    made = told_otherwise(LINES, random.Random(seed))  # noqa: S311
    words, kept = (
        sorted(" ".join(lines).lower().replace(",", "").replace(".", "").split())
        for lines in (LINES, made)
    )
    assert set(words) - {"and"} <= set(kept)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_left_out_is_gone_and_the_rest_is_kept(seed: int) -> None:
    retelling = damaged(LINES, LINES, random.Random(seed))  # noqa: S311
    text = " ".join(retelling.target).lower()
    cut = dict(retelling.cut)
    for number, word in enumerate(("ferry", "tickets", "nobody", "doctor", "post", "lighthouses")):
        assert (word not in text) == (number in retelling.gone)
    assert not any(clause.strip(", ").lower() in text for clause in cut.values())


def test_a_clause_begins_with_a_connector_and_ends_before_a_mark() -> None:
    assert [found[0] for line in LINES for found in CLAUSE.finditer(line)] == [
        ", unless the school holidays have begun in Arden",
        ", because the clinic was closed three years ago",
    ]


def test_a_document_belongs_to_one_half() -> None:
    assert {half_of(str(number)) for number in range(9)} == {"settings", "report"}
