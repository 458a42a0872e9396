"""Inputs cut into splits of whole rows, and documents numbered by their place in these.

A document's number is computed from its split and its row there alone: it is the same whoever
reads the split, and rises in the order of the inputs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.columns import Table
from retold.dedupe.job import Job
from retold.dedupe.json_lines import Lines
from retold.dedupe.policy import Rules
from retold.dedupe.source import Batch, Columns, find_columns
from retold.dedupe.survey import rank_column
from retold.read.jsonl import cut_lines

SPLIT_BYTES = 1 << 25
"""Bytes of a split: a second or so of sketching."""

ROW_BITS = 32
"""Bits of a document's number that say its row in the split."""

_ROW = (1 << ROW_BITS) - 1


@dataclass(frozen=True, slots=True)
class Split:
    """A part of an input.

    Attributes:
        file: the number of the input.
        source: the part, as a source.
        columns: those to read.
    """

    file: int
    source: Lines | Table
    columns: Columns


@dataclass(frozen=True, slots=True)
class Plan:
    """What the stages of a run work on.

    Attributes:
        splits: the parts of the inputs, in their order.
        rules: what counts as a duplicate.
        recorded: what became of each row will be written, so that ids are read.
    """

    splits: tuple[Split, ...]
    rules: Rules
    recorded: bool

    def parts(self, number: int, *, ids: bool = False) -> Iterator[Callable[[], Batch]]:
        """All rows of a split, in parts."""
        split = self.splits[number]
        columns = split.columns if ids else replace(split.columns, id=None)
        return split.source.parts(columns)

    def pick(
        self, documents: NDArray[np.int64], *, ids: bool = False
    ) -> Iterator[tuple[NDArray[np.int64], Batch]]:
        """Some documents, given in rising order: their numbers, and a batch with their texts."""
        places = documents >> ROW_BITS
        for number in np.flatnonzero(np.bincount(places)).tolist() if documents.size else []:
            wanted = documents[places == number]
            split = self.splits[number]
            columns = Columns(split.columns.text, split.columns.id if ids else None, None)
            start = 0
            for part in split.source.pick(wanted & _ROW, columns):
                batch = part()
                size = batch.texts.starts.size
                yield wanted[start : start + size], batch
                start += size


def number_documents(split: int, first: int, count: int) -> NDArray[np.int64]:
    """The numbers of some documents of a split, from a row on."""
    return np.arange(first, first + count) + (split << ROW_BITS)


@dataclass(frozen=True, slots=True)
class Rows:
    """Where documents stand among the rows of all inputs.

    Attributes:
        starts: the row of all inputs at which each split begins, and one past the last.
        files: that at which each input begins, and one past the last.
        names: what messages call the inputs.
    """

    starts: NDArray[np.int64]
    files: NDArray[np.int64]
    names: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan, counts: Sequence[int]) -> "Rows":
        """Those of a plan, given how many rows each split has."""
        starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)
        owners = np.array([split.file for split in plan.splits])
        names = tuple(
            next(split.source.name for split in plan.splits if split.file == file)
            for file in range(owners[-1] + 1)
        )
        firsts = np.searchsorted(owners, np.arange(len(names) + 1))
        return cls(starts, starts[firsts], names)

    def numbers(self, documents: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row of all inputs that each document is."""
        return np.asarray(self.starts[documents >> ROW_BITS] + (documents & _ROW), np.int64)

    def documents(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The documents at some rows of all inputs."""
        splits = np.searchsorted(self.starts, rows, "right") - 1
        return np.asarray((splits << ROW_BITS) + rows - self.starts[splits], np.int64)

    def place(self, row: int) -> dict[str, object]:
        """The file of a row of all inputs, and its row there from 1."""
        file = int(np.searchsorted(self.files, row, "right")) - 1
        return {"file": self.names[file], "row": row - int(self.files[file]) + 1}


def plan_splits(job: Job, size: int = SPLIT_BYTES) -> Plan:
    """The plan of a job whose inputs are files, in splits of about so many bytes."""
    rules = job.rules
    splits = []
    for file, source in enumerate(job.sources):
        columns = find_columns(source, rules.text, rules.id, rank_column(rules))
        assert isinstance(source, Lines | Table)  # noqa: S101 - what is opened from files
        parts: Iterator[Lines | Table] = (
            _cut_lines(source, size) if isinstance(source, Lines) else _cut_table(source, size)
        )
        splits += [Split(file, part, columns) for part in parts]
    return Plan(tuple(splits), rules, job.told)


def _cut_lines(source: Lines, size: int) -> Iterator[Lines]:
    """The parts of a file, cut where lines end; a packed one cannot be cut."""
    if source.packed:
        yield source
        return
    for span in cut_lines(source.path, size):
        yield replace(source, span=span)


def _cut_table(source: Table, size: int) -> Iterator[Table]:
    """The parts of a Parquet file, of whole groups of rows."""
    start = held = 0
    groups = source.group_sizes()
    for number, own in enumerate(groups):
        held += own
        if held >= size or number == len(groups) - 1:
            yield replace(source, groups=(start, number + 1))
            start, held = number + 1, 0


def describe(plan: Plan, spool: Path, parts: str | None) -> Mapping[str, object]:
    """What tells a run from others: version, rules, inputs with sizes and dates, and parts.

    Args:
        plan: what its stages work on.
        spool: the folder of inputs that were written anew: of these the bytes are compared.
        parts: the folder that gets the kept rows in parts; None for a file.
    """
    rules = {name: value for name, value in asdict(plan.rules).items() if name != "memory"}
    stamps = {split.file: _stamp(split.source.path, spool) for split in plan.splits}
    return {
        "version": version("retold"),
        "rules": rules,
        "recorded": plan.recorded,
        "parts": parts,
        "inputs": stamps,
        "splits": [
            [
                split.source.name,
                split.source.span if isinstance(split.source, Lines) else split.source.groups,
            ]
            for split in plan.splits
        ],
    }


def _stamp(path: Path, spool: Path) -> list[object]:
    """What changes when a file does."""
    status = path.stat()
    if path.parent != spool:
        return [status.st_size, status.st_mtime_ns]
    with path.open("rb") as file:
        return [status.st_size, file_digest(file, "sha256").hexdigest()]
