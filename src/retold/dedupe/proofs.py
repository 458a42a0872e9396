"""The stages that write: passages that dropped documents share with kept ones, rows and records.

A part of each result is written for each split, whole or not at all, so that writing it again
changes nothing.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa

from retold.dedupe.drops import as_record, tell_passage
from retold.dedupe.passage import Told
from retold.dedupe.sinks import write_kept, write_records
from retold.dedupe.sketch import sketch
from retold.dedupe.source import as_text
from retold.dedupe.splits import ROW_BITS, Plan, Rows, number_documents
from retold.dedupe.survey import as_id, list_ids
from retold.engines.row_columns import by, column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take

DROPPED = pa.schema(
    {
        "document": pa.int64(),
        "kept": pa.int64(),
        "reason": pa.string(),
        **dict.fromkeys(("resemblance", "containment", "order"), pa.float64()),
    }
)
"""The dropped documents; a bad or blank row is its own, without a reason."""

TEXTS = pa.schema(
    {
        "kept": pa.int64(),
        "document": pa.int64(),
        "id": pa.binary(),
        "text": pa.binary(),
        "tokens": pa.binary(),
    }
)
PASSAGES = pa.schema({"document": pa.int64(), "kept_id": pa.binary(), "passage": pa.string()})
WRITTEN = pa.schema({"split": pa.int64(), "kept": pa.int64()})


def reading_dropped(plan: Plan) -> Stage:
    """The texts of dropped documents and of those that they were dropped for."""
    take = Take("dropped", ("document", "kept"), _both)
    between = keyed(pa.schema([TEXTS.field("kept"), TEXTS.field("document")]))
    return Stage("texts", (take,), partial(_texts, plan), between, TEXTS)


def _both(rows: Records) -> Records:
    documents, kept = column(rows, "document"), column(rows, "kept")
    dropped = documents != kept
    wanted = np.concatenate([documents[dropped], kept[dropped]])
    return table({KEY: wanted >> ROW_BITS, "kept": np.tile(kept[dropped], 2), "document": wanted})


def _texts(plan: Plan, rows: Records) -> Iterator[Records]:
    wanted = np.unique(
        np.stack([column(rows, "document"), column(rows, "kept")]), axis=1
    )  # a document stands for one kept one, that for itself
    for numbers, batch in plan.pick(wanted[0], ids=True):
        sketches = sketch(batch.texts, sampled=False)
        bounds = np.cumsum(np.maximum(sketches.counts, 0))[:-1]
        kept = wanted[1, np.searchsorted(wanted[0], numbers)]
        texts = [
            as_text(batch.texts[place], escaped=batch.texts.escaped).encode(
                "utf-8", "surrogatepass"
            )
            for place in range(numbers.size)
        ]
        split = plan.splits[int(numbers[0]) >> ROW_BITS]
        yield table(
            {
                "kept": kept,
                "document": numbers,
                "id": pa.array(list_ids(batch, numbers.size, split.columns.id), pa.binary()),
                "text": pa.array(texts, pa.binary()),
                "tokens": pa.array(
                    [words.tobytes() for words in np.split(sketches.words, bounds)], pa.binary()
                ),
            }
        )


def finding_passages() -> Stage:
    """The longest passage that each dropped document shares with the kept one."""
    take = Take("texts", tuple(TEXTS.names), partial(by, "kept"))
    return Stage("passages", (take,), _passages, keyed(TEXTS), PASSAGES)


def _passages(rows: Records) -> Iterator[Records]:
    documents, kept = column(rows, "document"), column(rows, "kept")
    order = np.lexsort((documents, documents != kept, kept))
    passages: list[dict[str, object]] = []
    own, own_id = Told(b"", b""), b""
    for row in rows.take(pa.array(order)).to_pylist():
        text = Told(row["text"], row["tokens"])
        if row["document"] == row["kept"]:  # it comes before those that were dropped for it
            own, own_id = text, row["id"]
            continue
        passage = json.dumps(tell_passage(text, own))
        passages.append({"document": row["document"], "kept_id": own_id, "passage": passage})
    yield pa.RecordBatch.from_pylist(passages, schema=PASSAGES)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a run's results go; None where a result is not wanted so."""

    kept: Path | None
    clusters: Path | None
    form: str

    def part(self, folder: Path, split: int, form: str) -> Path:
        """The part of a split."""
        return folder / f"part-{split:05}.{form}"


def writing(plan: Plan, rows: Rows, places: Places) -> Stage:
    """A part of the kept rows, and of the records, for each split."""
    columns = tuple(DROPPED.names)
    takes = [
        Take("splits", ("split",), partial(by, "split")),
        Take("dropped", columns, _of_split),
    ]
    if places.clusters is not None:
        takes.append(Take("passages", tuple(PASSAGES.names), _of_split))
    between = pa.schema(
        [pa.field(KEY, pa.int64()), *DROPPED, PASSAGES.field("kept_id"), PASSAGES.field("passage")]
    )
    work = partial(_written, plan, rows, places)
    return Stage("written", tuple(takes), work, between, WRITTEN)


def _of_split(rows: Records) -> Records:
    return rows.append_column(KEY, pa.array(column(rows, "document") >> ROW_BITS))


def _written(plan: Plan, rows: Rows, places: Places, given: Records) -> Iterator[Records]:
    owners = column(given, KEY)
    order = np.argsort(owners, kind="stable")
    for split in np.unique(owners).tolist():
        low, high = np.searchsorted(owners[order], [split, split + 1])
        fates: dict[int, dict[str, object]] = {}
        for fate in given.take(pa.array(order[low:high])).to_pylist():
            if fate["document"] is not None:
                held = fates.setdefault(fate["document"], {})
                held |= {name: value for name, value in fate.items() if value is not None}
        count = int(rows.starts[split + 1] - rows.starts[split])
        kept = ~np.isin(number_documents(split, 0, count), [*fates])
        if places.kept is not None:
            part = places.part(places.kept, split, places.form)
            write_kept([plan.splits[split].source], [kept], part)
        if places.clusters is not None:
            part = places.part(places.clusters, split, "jsonl")
            write_records(_records(plan, rows, split, fates), part)
        yield table({"split": [split], "kept": [int(np.count_nonzero(kept))]})


def _records(
    plan: Plan, rows: Rows, split: int, fates: Mapping[int, Mapping[str, object]]
) -> Iterator[dict[str, object]]:
    """A record for each good row of a split."""
    document, row = split << ROW_BITS, int(rows.starts[split])
    for part in plan.parts(split, ids=True):
        batch = part()
        size = batch.texts.starts.size
        for own in list_ids(batch, size, plan.splits[split].columns.id):
            fate = fates.get(document, {})
            if "reason" in fate:
                kept = int(rows.numbers(np.array([fate["kept"]], np.int64))[0])
                yield as_record(rows.place(row), as_id(own), kept, _match(rows, kept, fate))
            elif not fate:
                yield as_record(rows.place(row), as_id(own), row, None)
            document, row = document + 1, row + 1


def _match(rows: Rows, kept: int, fate: Mapping[str, object]) -> dict[str, object]:
    kept_id, passage = fate.get("kept_id", b""), fate["passage"]
    assert isinstance(kept_id, bytes)  # noqa: S101
    scores = ("reason", "resemblance", "containment", "order")
    return {
        **rows.place(kept),
        "id": as_id(kept_id),
        **{name: fate.get(name) for name in scores},
        "passage": json.loads(str(passage)),
    }
