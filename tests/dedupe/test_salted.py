"""Documents of hot samples meet as if all lay in one place, wherever they are parted."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow")

from retold.dedupe import salted  # noqa: E402 - these need pyarrow
from retold.dedupe.candidates import NEIGHBOURS, PLACE_BITS, RARE, Crowds, meet, pack  # noqa: E402
from retold.dedupe.met import CROWD_OF, CUT, FIRSTS, PAIR  # noqa: E402
from retold.dedupe.salted import HOT, PART, THIN, Spread, finding_hot, spread_rows  # noqa: E402
from retold.dedupe.staged_clusters import _meet  # noqa: E402
from retold.engines.finished import Work  # noqa: E402
from retold.engines.local import local  # noqa: E402
from retold.engines.row_columns import as_bytes  # noqa: E402
from retold.engines.stage import KEY  # noqa: E402

SAMPLE = 1 << PLACE_BITS
"""Samples differ above the bits of a document's place."""


def firsts(documents: list[set[int]], ranks: list[float]) -> "pa.Table":
    """The rows of documents that have these samples."""
    held = [np.array(sorted(own), np.uint64) * np.uint64(SAMPLE) for own in documents]
    numbers = np.arange(len(documents))
    return pa.table(
        {
            "document": numbers,
            "first": numbers,
            "words": np.full(len(documents), 100),
            "rank": np.array(ranks),
            "samples": as_bytes(
                np.concatenate([np.empty(0, np.uint64), *held]),
                np.array([len(own) for own in held], np.int64),
            ),
        },
        schema=FIRSTS,
    )


def met(documents: list[set[int]], ranks: list[float], part: int) -> tuple[object, ...]:
    """The pairs, the samples shared with crowds and the cut of a run in stages."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(salted, "THIN", 1)
        patch.setattr(salted, "PART", part)
        with local(1, 3) as engine:
            work = Work(Path(name), engine)
            work.keep("firsts", firsts(documents, ranks))
            _meet(work)
            rows = work.read("met").to_pylist()
    pairs: dict[tuple[int, int], list[int]] = {}
    crowds = dict.fromkeys(range(len(documents)), 0)
    cut = [0, 0]
    for row in rows:
        if row["kind"] == PAIR:
            held = pairs.setdefault((row["later"], row["earlier"]), [0, 0])
            held[0], held[1] = held[0] + row["shared"], held[1] + row["rare"]
        elif row["kind"] == CROWD_OF:
            crowds[row["later"]] += row["shared"]
        elif row["kind"] == CUT:
            cut = [cut[0] + row["rare"], cut[1] + row["shared"]]
    return pairs, crowds, cut


def in_one_place(documents: list[set[int]], ranks: list[float]) -> tuple[object, ...]:
    """The same of one process."""
    order = sorted(range(len(documents)), key=lambda document: (ranks[document], document))
    entries = np.array(
        sorted(
            int(pack(np.array([sample * SAMPLE], np.uint64), np.array([place]))[0])
            for place, document in enumerate(order)
            for sample in documents[document]
        ),
        np.uint64,
    )
    zeros = np.zeros(len(documents), np.int64)
    crowds = Crowds(zeros.copy(), zeros.copy())
    pairs: dict[tuple[int, int], list[int]] = {}
    for packed in np.concatenate([np.empty(0, np.uint64), *meet(entries, crowds)]).tolist():
        both, rare = packed >> 1, packed & 1
        names = order[both >> PLACE_BITS], order[both & (SAMPLE - 1)]
        held = pairs.setdefault(names, [0, 0])
        held[0], held[1] = held[0] + 1, held[1] + rare
    shared = {document: int(crowds.shared[place]) for place, document in enumerate(order)}
    return pairs, shared, crowds.cut.tolist()


@settings(max_examples=6, deadline=None)  # a run in stages each
@given(
    st.lists(
        st.tuples(st.sets(st.integers(1, 4), max_size=3), st.integers(0, 3)),
        min_size=3,
        max_size=45,
    ),
    st.sampled_from([RARE + 1, 9, 1000]),
)
def test_wherever_hot_samples_are_parted_the_same_documents_meet(
    rows: list[tuple[set[int], int]], part: int
) -> None:
    documents, ranks = [samples for samples, _ in rows], [float(rank) for _, rank in rows]
    assert met(documents, ranks, part) == in_one_place(documents, ranks)


@pytest.mark.parametrize("part", [RARE + 1, NEIGHBOURS, 2 * NEIGHBOURS + 1, 1000])
def test_of_very_many_documents_the_pairs_far_apart_are_cut_and_counted(part: int) -> None:
    """Three samples of sixty documents, kept in the opposite order."""
    documents, ranks = [{1, 2, 3}] * 60, [float(-number) for number in range(60)]
    pairs, crowds, cut = met(documents, ranks, part)
    assert (pairs, crowds, cut) == in_one_place(documents, ranks)
    assert isinstance(cut, list)
    assert cut[0] == 3
    assert isinstance(pairs, dict)
    assert cut[1] == 3 * (60 * 59 // 2 - len(pairs))


@pytest.mark.parametrize(("size", "parts"), [(0, 0), (3, 0), (4, 1), (5, 1), (6, 2), (9, 3)])
def test_a_sample_is_hot_from_two_parts_on(monkeypatch, size: int, parts: int) -> None:
    """Parts of two documents; where a part begins is told but for the first."""
    monkeypatch.setattr(salted, "THIN", 1)
    monkeypatch.setattr(salted, "PART", 2)
    stage = finding_hot()
    rows = firsts([{7}] * size + [{8}], [float(number) for number in range(size + 1)])
    made = stage.gathered([*stage.spread(0, rows.to_batches())])
    told = [row for batch in made for row in batch.to_pylist()]
    assert [row["document"] for row in told] == [2 * (number + 1) for number in range(parts)]
    assert {row["sample"] for row in told} <= {7 * SAMPLE}


def test_one_document_of_so_many_tells_which_samples_are_hot() -> None:
    stage = finding_hot()
    rows = firsts([{1}] * (40 * THIN), [0.0] * (40 * THIN))
    told = sum(batch.num_rows for batch in stage.spread(0, rows.to_batches()))
    assert 30 <= told <= 50
    assert PART // THIN > RARE  # a part of fewer would take its sample for a rare one


def test_a_document_is_of_the_part_that_begins_before_it(tmp_path: Path) -> None:
    """By rank, and then by its number; another sample is not hot."""
    with local(1, 1) as engine:
        work = Work(tmp_path, engine)
        hot = {"sample": [SAMPLE] * 2, "rank": [1.0, 2.0], "document": [1, 0]}
        work.keep("hot", pa.table(hot, schema=HOT))
    ranks = [0.0, 1.0, 1.0, 2.0, 3.0]
    rows = firsts([{1}, {1}, {1, 2}, {1}, {2}], ranks).to_batches()[0]
    spread = Spread.of(rows, work.path("hot"))
    assert spread.owners.tolist() == [0, 1, 2, 2, 3, 4]
    assert spread.parts.tolist() == [0, 1, 1, -1, 2, -1]
    assert (Spread.of(rows, None).parts == -1).all()
    made = spread_rows(work.path("hot"), rows)
    assert made.column("part").to_pylist() == [0, 1, 1, None, 2, None]
    assert made.column("sample").to_pylist() == [SAMPLE, SAMPLE, SAMPLE, None, SAMPLE, None]
    assert made.column("samples").to_pylist() == [1, 1, 2, 2, 1, 1]
    keys = made.column(KEY).to_pylist()
    assert keys[1] == keys[2] != keys[0]
    assert keys[3] == keys[5] == 2 * SAMPLE
    only = spread_rows(work.path("hot"), rows, only_hot=True)
    assert only.column("document").to_pylist() == [0, 1, 2, 3]
