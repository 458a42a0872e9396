"""The stages that look at words find the frames, grams and likeness that one process finds."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow")

from retold.dedupe.candidates import PLACE_BITS, Crowds  # noqa: E402 - these need pyarrow
from retold.dedupe.closeness import Closeness  # noqa: E402
from retold.dedupe.commonness import may_have_frame  # noqa: E402
from retold.dedupe.job import Job  # noqa: E402
from retold.dedupe.json_lines import Lines  # noqa: E402
from retold.dedupe.likeness import Bounds  # noqa: E402
from retold.dedupe.met import CROWD_OF, GRAM_OF, PAIR  # noqa: E402
from retold.dedupe.policy import Rules  # noqa: E402
from retold.dedupe.sketch import Texts, sketch  # noqa: E402
from retold.dedupe.splits import ROW_BITS, Plan, plan_splits  # noqa: E402
from retold.dedupe.verified import (  # noqa: E402
    NOBODY,
    comparing,
    counting_grams,
    framing,
    listing_grams,
    noted_grams,
    reading,
)
from retold.engines.stage import KEY, Stage  # noqa: E402

NOTICE = "the road {} near {} is closed today while the county mends the old drain under it"
TEXTS = [
    NOTICE.format("A1", "Selk"),
    NOTICE.format("B2", "Orrin"),
    NOTICE.format("C3", "Brae"),
    "a choir of ninety sang in the square at Selk where nobody had sung since the war",
    NOTICE.format("A1", "Selk") + " again",
]
RANK = 0.0


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """The texts in splits of a line each."""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS), encoding="utf-8")
    source = Lines("in.jsonl", path, packed=False)
    return plan_splits(Job([source], Rules(), tmp_path, lambda *_: None, told=True), 1)


def run(stage: Stage, *sources: list[dict[str, object]]) -> list[dict[str, object]]:
    """What a stage makes of rows, in one partition and in two, which must be the same."""
    spread = [
        pa.Table.from_batches([*stage.spread(number, [pa.RecordBatch.from_pylist(rows)])])
        for number, rows in enumerate(sources)
        if rows
    ]
    whole = pa.concat_tables(spread).combine_chunks()
    made = [gathered(stage, whole)]
    odd = pa.array(whole.column(KEY).to_numpy() % 2 == 1)
    even = pa.array(whole.column(KEY).to_numpy() % 2 == 0)
    made.append([*gathered(stage, whole.filter(odd)), *gathered(stage, whole.filter(even))])
    first, second = (sorted(rows, key=str) for rows in made)
    assert first == second
    return first


def gathered(stage: Stage, table: "pa.Table") -> list[dict[str, object]]:
    batches = table.combine_chunks().to_batches()
    return [row for made in stage.gathered(batches) for row in made.to_pylist()]


def crowd(document: int, shared: int, samples: int, words: int) -> dict[str, object]:
    """A row that says how many samples a document shares with a crowd."""
    row = {"kind": CROWD_OF, "later": document, "shared": shared, "later_words": words}
    return row | {"later_samples": samples, "later_rank": float(document)}


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 40), st.integers(5, 300)),
        min_size=1,
        max_size=8,
    )
)
def test_a_document_may_have_a_frame_where_one_process_says_so(
    rows: list[tuple[int, int, int, int]],
) -> None:
    """What a document shares is told in several rows, by sample."""
    first, second, samples, words = (np.array(values) for values in zip(*rows, strict=True))
    told = [
        crowd(number, int(shared[number]), int(samples[number]), int(words[number]))
        for shared in (first, second)
        for number in range(len(rows))
    ]
    told.append({"kind": PAIR, "later": 0, "shared": 10**6, "later_words": 5} | {
        "later_samples": 1, "later_rank": 0.0})  # fmt: skip
    expected = np.flatnonzero(may_have_frame(words, Crowds(samples, first + second)))
    found = run(framing(), told)
    assert [row["document"] for row in found] == sorted(expected.tolist(), key=str)
    for row in found:
        number = int(row["document"])  # type: ignore[call-overload]
        assert (row["words"], row["samples"]) == (words[number], samples[number])
        assert row["rank"] == float(number)


def framed(*rows: int) -> list[dict[str, object]]:
    """Documents of the plan that may have a frame: one of each split."""
    return [
        {"document": row << ROW_BITS, "words": len(TEXTS[row].split()), "samples": 9, "rank": RANK}
        for row in rows
    ]


def grams(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def test_each_document_is_listed_with_its_grams_each_once(plan: Plan) -> None:
    found = run(listing_grams(plan), framed(0, 1, 3))
    for row in (0, 1, 3):
        own = [each["gram"] for each in found if each["document"] == row << ROW_BITS]
        assert len(own) == len(set(own)) == len(grams(TEXTS[row]))
    assert {each["document"] for each in found} == {row << ROW_BITS for row in (0, 1, 3)}


def test_grams_are_counted_by_documents_and_rare_ones_make_pairs(plan: Plan) -> None:
    listed = run(listing_grams(plan), framed(0, 1, 2, 3, 4))
    found = run(counting_grams(), listed)
    counts = sorted(row["shared"] for row in found if row["kind"] == GRAM_OF)  # type: ignore[type-var]
    held = [gram for text in TEXTS for gram in grams(text)]
    assert counts == sorted(held.count(gram) for gram in set(held) if held.count(gram) > 1)
    pairs = {(row["later"], row["earlier"]) for row in found if row["kind"] == PAIR}
    assert pairs == {(4 << ROW_BITS, 0)}  # "road a1 near" and its like: two documents have them
    noted = noted_grams(
        pa.Table.from_pylist([row for row in found if row["kind"] == GRAM_OF])
    ).column("gram")
    low = noted.to_numpy().view(np.uint64) & np.uint64((1 << PLACE_BITS) - 1)
    assert sorted(low.tolist()) == counts


def strong(*pairs: tuple[int, int, bool]) -> list[dict[str, object]]:
    return [
        {"later": later << ROW_BITS, "earlier": earlier << ROW_BITS, "ahead": ahead}
        for later, earlier, ahead in pairs
    ]


PAIRS = strong((4, 0, True), (1, 0, True), (3, 0, False), (4, 1, True))


def words_of(row: int) -> bytes:
    return sketch(Texts.of([TEXTS[row].encode()])).words.tobytes()


def test_words_are_read_for_the_later_of_each_pair_and_of_pairs_ahead_alone(plan: Plan) -> None:
    found = run(reading(plan, 0, "strong", framed=True), PAIRS, [{"document": 0}])
    told = {(row["later"] >> ROW_BITS, row["document"] >> ROW_BITS) for row in found}  # type: ignore[operator]
    assert told == {(4, 4), (4, 0), (4, 1), (1, 1), (1, 0)}
    for row in found:
        document = int(row["document"]) >> ROW_BITS  # type: ignore[call-overload]
        assert row["tokens"] == words_of(document)
        assert row["framed"] == (document == 0)
        assert row["later"] != NOBODY


def test_of_pairs_that_are_asked_for_all_are_read(plan: Plan) -> None:
    asked = [{name: row[name] for name in ("later", "earlier")} for row in PAIRS]
    found = run(reading(plan, 1, "asked-1", framed=False), asked)
    assert {row["later"] >> ROW_BITS for row in found} == {1, 3, 4}  # type: ignore[operator]
    assert not any(row["framed"] for row in found)


@pytest.mark.parametrize("frame", [False, True])
def test_pairs_are_as_close_as_one_process_says(plan: Plan, *, frame: bool) -> None:
    rules = Rules(frame=frame)
    ruled = Plan(plan.splits, rules, recorded=True)
    read = run(reading(ruled, 0, "strong", framed=False), PAIRS)
    found = run(comparing(ruled, 0, "strong", None), read, PAIRS)
    told = {(row["later"] >> ROW_BITS, row["earlier"] >> ROW_BITS): row for row in found}  # type: ignore[operator]
    assert {*told} == {(4, 0), (1, 0), (4, 1)}
    closeness = Closeness(Bounds(rules.resemblance, rules.containment, rules.order))
    for (later, earlier), row in told.items():
        [match] = closeness.of([(1, 0)], [(words_of(later), words_of(earlier))])
        for name in ("resemblance", "containment", "coverage", "order"):
            assert row[name] == getattr(match, name)
    assert told[1, 0]["instances"] == frame
    assert not told[4, 0]["instances"]
