"""Pairs of documents that share samples: numbered in the order of keeping, counted once each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow")

from retold.dedupe.candidates import PLACE_BITS  # noqa: E402 - the modules below need pyarrow
from retold.dedupe.met import AHEAD, PAIR, Numbering, _ahead, met_pairs  # noqa: E402
from retold.dedupe.salted import HALO, group_parts, halo_of, part_keys  # noqa: E402


def rows_of(documents: list[int], ranks: list[float]) -> "pa.RecordBatch":
    return pa.RecordBatch.from_pydict(
        {
            "document": documents,
            "words": [document * 10 for document in documents],
            "samples": [document * 2 for document in documents],
            "rank": ranks,
        }
    )


def test_documents_are_numbered_by_rank_and_then_as_they_come() -> None:
    documents, ranks = np.array([5, 3, 5, 9, 3]), np.array([0.5, 0.5, 0.5, 0.1, 0.5])
    numbering = Numbering.of(documents, ranks)
    assert numbering.documents.tolist() == [9, 3, 5]
    assert numbering.places.tolist() == [2, 1, 2, 0, 1]
    assert documents[numbering.firsts].tolist() == [9, 3, 5]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), min_size=1, max_size=40))
def test_the_place_of_each_row_leads_back_to_its_document(rows: list[tuple[int, int]]) -> None:
    ranks = {document: float(rank) for document, rank in rows}  # a document has one rank
    documents = np.array([document for document, _ in rows])
    numbering = Numbering.of(documents, np.array([ranks[int(each)] for each in documents]))
    assert (numbering.documents[numbering.places] == documents).all()
    order = [(ranks[int(each)], int(each)) for each in numbering.documents]
    assert order == sorted(set(order))


def packed(later: int, earlier: int, *, rare: bool) -> int:
    return ((later << PLACE_BITS) | earlier) << 1 | rare


def test_a_pair_is_told_once_with_how_often_it_met() -> None:
    rows = rows_of([4, 6, 8], [0.0, 1.0, 2.0])
    numbering = Numbering.of(np.array([4, 6, 8]), np.array([0.0, 1.0, 2.0]))
    met = [packed(2, 0, rare=True), packed(1, 0, rare=False), packed(2, 0, rare=False)]
    (told,) = met_pairs(rows, numbering, np.array(met, np.uint64))
    assert told.select(["kind", "later", "earlier", "shared", "rare"]).to_pylist() == [
        {"kind": PAIR, "later": 6, "earlier": 4, "shared": 1, "rare": 0},
        {"kind": PAIR, "later": 8, "earlier": 4, "shared": 2, "rare": 1},
    ]
    assert told.column("later_words").to_pylist() == [60, 80]
    assert told.column("earlier_samples").to_pylist() == [8, 8]
    assert told.column("later_rank").to_pylist() == [1.0, 2.0]


def test_where_none_met_nothing_is_told() -> None:
    rows = rows_of([4], [0.0])
    numbering = Numbering.of(np.array([4]), np.array([0.0]))
    assert list(met_pairs(rows, numbering, np.empty(0, np.uint64))) == []


@pytest.mark.parametrize("partners", [1, AHEAD - 1, AHEAD, AHEAD + 1, 3 * AHEAD])
def test_a_few_partners_of_each_document_are_compared_ahead(partners: int) -> None:
    later = np.repeat([7, 9], partners)
    ahead = _ahead(later, np.arange(later.size))
    expected = [place < AHEAD for place in range(partners)] * 2
    assert ahead.tolist() == expected


def test_those_that_come_first_in_the_order_are_the_few() -> None:
    later = np.full(AHEAD + 2, 7)
    order = np.arange(later.size)[::-1].copy()
    assert _ahead(later, order).tolist() == [False, False, *[True] * AHEAD]


@given(st.lists(st.integers(-(2**63), 2**63 - 1), unique=True, max_size=20))
def test_a_cold_sample_is_its_own_key_and_parts_of_a_hot_one_lie_apart(samples: list[int]) -> None:
    held = np.array(samples, np.int64)
    assert (part_keys(held, np.full(held.size, -1)) == held).all()
    for part in range(3):
        assert np.unique(part_keys(held, np.full(held.size, part))).size == held.size
    if samples:
        own = np.full(5, samples[0])
        assert np.unique(part_keys(own, np.arange(-1, 4))).size == 5


def ends_of(parts: dict[int, list[int]], sizes: dict[int, int]) -> "pa.Table":
    """The ends of the parts of one hot sample: their documents, and how many each part has."""
    rows = [
        {"sample": 3, "part": part, "size": sizes[part], "document": document, "words": 50,
         "samples": 9, "rank": float(document)}
        for part, documents in parts.items()
        for document in documents
    ]  # fmt: skip
    return pa.Table.from_pylist(rows)


def test_each_part_is_told_who_comes_before_it_and_how_many_there_are() -> None:
    halo = halo_of(ends_of({0: [2, 1], 1: [4, 3], 2: [5]}, {0: 2, 1: 2, 2: 1}))
    assert halo.schema == HALO
    told: dict[int, list[int | None]] = {}
    for row in halo.to_pylist():
        assert (row["sample"], row["total"]) == (3, 5)
        told.setdefault(row["part"], []).append(row["document"])
    assert told == {0: [None], 1: [None, 1, 2], 2: [None, 1, 2, 3, 4]}


def test_of_very_many_before_it_a_part_is_told_the_first_and_the_last() -> None:
    first, second = [*range(1, 17)], [*range(17, 33)]
    halo = halo_of(ends_of({0: first, 1: second, 2: [40]}, {0: 16, 1: 16, 2: 1}))
    last = [row["document"] for row in halo.to_pylist() if row["part"] == 2]
    assert last[1:9] == [*range(1, 9)]
    assert last[-8:] == [*range(25, 33)]


def test_parts_of_samples_are_grouped_in_the_order_of_keeping() -> None:
    rows = pa.RecordBatch.from_pylist(
        [
            {"sample": sample, "part": part, "document": document, "rank": rank}
            for sample, part, document, rank in [
                (2, 0, 9, 0.5), (1, 1, 8, 0.5), (1, 0, 7, 0.5), (1, 0, 6, 0.5), (1, 0, 5, 0.9),
            ]
        ]
    )  # fmt: skip
    groups = [
        (end - start, part.column("document").to_pylist()) for start, end, part in group_parts(rows)
    ]
    assert groups == [(3, [6, 7, 5]), (1, [8]), (1, [9])]
