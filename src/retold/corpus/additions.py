"""Documents read and fingerprinted in stages, and appended by the one process that writes.

What is kept of each document is made by the engine; the process that is called gives numbers and
versions in the order of the inputs, so the corpus is the one that reading them one after the other
would make.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from retold.corpus.collection import Corpus, Outcome, storable
from retold.corpus.input_splits import SPLIT_BYTES, Reading, cut_inputs, describe
from retold.engines.finished import INPUTS, Work
from retold.engines.row_columns import by, keyed, table
from retold.engines.stage import Records, Stage, Take
from retold.filesystems import as_path
from retold.index import Fingerprinted, fingerprint
from retold.inputs import WEB, Part, Reader, nothing_in
from retold.model import Document
from retold.read.fields import Bad, Undated, with_lost_date
from retold.read.table import PARQUET_NAMES

TOGETHER = 500
"""Documents that are fingerprinted at one go."""
_LOOK = 1 << 20  # bytes in which the ends of lines are counted at a time

SPLITS = pa.schema({"split": pa.int64()})
COUNTED = pa.schema({"split": pa.int64(), "part": pa.int64(), "lines": pa.int64()})
MADE = pa.schema(
    {
        "split": pa.int64(),
        "row": pa.int64(),
        "input": pa.int64(),
        "place": pa.string(),
        "reason": pa.string(),
        "is_undated": pa.bool_(),
        "about": pa.string(),
        "characters": pa.int64(),
        "digest": pa.binary(),
        "text": pa.binary(),
        "keys": pa.binary(),
        "outline": pa.binary(),
    }
)
"""A row for each document, or bad record, of a split in its order, with the number of its input."""


def add_in_stages(
    corpus: Corpus, reading: Reading, work: Work, size: int = SPLIT_BYTES
) -> Iterator[Outcome]:
    """What becomes of each document, each told only when it is on disk; as `Corpus.adding`.

    Args:
        corpus: receives the documents.
        reading: what to read, and how; without splits.
        work: the folder of the run, and who runs its stages.
        size: about how many bytes of the inputs are read at once.

    Raises:
        RetoldError: the corpus or the folder cannot be written to, or the folder is of another run.
    """
    corpus.open_to_write()
    spool = work.folder / INPUTS
    spool.mkdir(parents=True, exist_ok=True)
    reading = replace(reading, splits=tuple(cut_inputs(reading.inputs, spool, size)))
    work.begin({**describe(reading), "corpus": str(corpus.path.resolve())})
    work.keep("begun", pa.table({"revision": [corpus.revision()]}))
    work.keep("splits", pa.table({"split": np.arange(len(reading.splits))}))
    work.run(counting_lines(reading))
    reading = _numbered(reading, work.read("lines").to_pylist())
    work.run(fingerprinting(reading))
    [begun] = work.read("begun").column("revision").to_pylist()
    yield from corpus.adding_made(_made(reading, work), begun)


def counting_lines(reading: Reading) -> Stage:
    """How many lines each part of a file of JSON Lines has, by which bad ones are named."""
    take = Take("splits", ("split",), partial(by, "split"))
    return Stage("lines", (take,), partial(_counted, reading), keyed(SPLITS), COUNTED)


def _counted(reading: Reading, rows: Records) -> Iterator[Records]:
    for split in sorted(rows.column("split").to_pylist()):
        for number, (_, part) in enumerate(reading.splits[split]):
            if _is_of_lines(part):
                yield table({"split": [split], "part": [number], "lines": [_lines(part)]})


def _is_of_lines(part: Part) -> bool:
    return part.span is not None and not part.where.lower().endswith(PARQUET_NAMES)


def _lines(part: Part) -> int:
    assert part.span is not None  # noqa: S101
    left, lines = part.span[1] - part.span[0], 0
    with as_path(part.where).open("rb") as file:
        file.seek(part.span[0])
        while data := file.read(min(left, _LOOK)):
            lines += data.count(b"\n")
            left -= len(data)
    return lines


def _numbered(reading: Reading, counted: list[dict[str, Any]]) -> Reading:
    """The same, each part with how many lines are before it."""
    counts = {(row["split"], row["part"]): row["lines"] for row in counted}
    before: dict[tuple[int, str], int] = {}
    splits = []
    for split, parts in enumerate(reading.splits):
        placed = []
        for number, (source, part) in enumerate(parts):
            first = part.first
            if (split, number) in counts:
                first = before.get((source, part.where), 0)
                before[source, part.where] = first + counts[split, number]
            placed.append((source, part._replace(first=first)))
        splits.append(tuple(placed))
    return replace(reading, splits=tuple(splits))


def fingerprinting(reading: Reading) -> Stage:
    """What is kept of each document."""
    take = Take("splits", ("split",), partial(by, "split"))
    return Stage("made", (take,), partial(_fingerprinted, reading), keyed(SPLITS), MADE)


def _fingerprinted(reading: Reading, rows: Records) -> Iterator[Records]:
    for split in sorted(rows.column("split").to_pylist()):
        read, first = _read(reading, split), 0
        while batch := list(islice(read, TOGETHER)):
            places = range(first, first + len(batch))
            yield from _rows(split, list(zip(places, *zip(*batch, strict=True), strict=True)))
            first += len(batch)


def _read(reading: Reading, split: int) -> Iterator[tuple[int, Document | Bad]]:
    """The documents of a split, as they are stored, each with the number of its input."""
    reader = Reader(follow=reading.follow, allow_private=reading.allow_private)
    for source, part in reading.splits[split]:
        for entry in reader.of_part(part):
            read: Iterable[Document | Bad]
            if isinstance(entry, tuple):
                place, record = entry
                read = with_lost_date(record, place, reading.fields)
            else:
                read = (entry,)
            for document in read:
                yield source, storable(document) if isinstance(document, Document) else document


def _rows(split: int, entries: list[tuple[int, int, Document | Bad]]) -> Iterator[Records]:
    """Rows for documents and bad records, each with its row in the split and its input."""
    bad = [(row, source, entry) for row, source, entry in entries if isinstance(entry, Bad)]
    good = [(row, source, entry) for row, source, entry in entries if isinstance(entry, Document)]
    if bad:
        rows, sources, faults = zip(*bad, strict=True)
        yield table(
            {
                "split": [split] * len(bad),
                "row": rows,
                "input": sources,
                "place": [fault.place for fault in faults],
                "reason": [fault.reason for fault in faults],
                "is_undated": [isinstance(fault, Undated) for fault in faults],
            }
        )
    if good:
        rows, sources, documents = zip(*good, strict=True)
        made = fingerprint(documents)
        yield table(
            {
                "split": [split] * len(good),
                "row": rows,
                "input": sources,
                "about": [json.dumps(each.row[:-2]) for each in made],
                "characters": [each.characters for each in made],
                "digest": pa.array([each.digest for each in made], pa.binary()),
                "text": pa.array([each.row[-1] for each in made], pa.binary()),
                "keys": pa.array([each.keys.tobytes() for each in made], pa.binary()),
                "outline": pa.array([each.outline.tobytes() for each in made], pa.binary()),
            }
        )


def _made(reading: Reading, work: Work) -> Iterator[Fingerprinted | Bad]:
    """What the stages left, in the order of the inputs; and which folders held nothing."""
    empty = {
        number: nothing_in(where)
        for number, where in enumerate(reading.inputs)
        if _is_folder(where)
    }
    for split in range(len(reading.splits)):
        rows = work.read("made", where=pc.field("split") == split).sort_by("row")
        for batch in rows.to_batches(max_chunksize=TOGETHER):
            for row in batch.to_pylist():
                empty.pop(row["input"], None)
                for number in [each for each in sorted(empty) if each < row["input"]]:
                    yield empty.pop(number)
                yield _as_made(row)
    yield from (empty[number] for number in sorted(empty))


def _is_folder(where: str) -> bool:
    try:
        return not where.startswith(WEB) and as_path(where).is_dir()
    except (OSError, ValueError):
        return False


def _as_made(row: dict[str, Any]) -> Fingerprinted | Bad:
    if row["reason"] is not None:
        return (Undated if row["is_undated"] else Bad)(row["place"], row["reason"])
    return Fingerprinted(
        row=(*json.loads(row["about"]), row["digest"], row["text"]),
        characters=row["characters"],
        keys=np.frombuffer(row["keys"], np.uint64),
        outline=np.frombuffer(row["outline"], np.uint16),
    )
