"""Inputs -> splits that are read in one place each: files, and parts of large ones."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path

from retold.errors import MissingExtra, ReadError
from retold.filesystems import as_path, parquet_file
from retold.inputs import STDIN, WEB, Part, parts
from retold.read.fields import Fields
from retold.read.jsonl import NAMES as JSONL_NAMES
from retold.read.jsonl import cut_lines
from retold.read.packed import ENDINGS
from retold.read.table import PARQUET_NAMES

SPLIT_BYTES = 1 << 24
"""Bytes of a split: a few seconds of fingerprinting, and what is kept of it is as much again."""
SPLIT_PARTS = 500
"""Parts of a split: a folder may have many small files."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read.

    Attributes:
        inputs: their names.
        splits: their parts in order, each with the place of its input among these.
        fields: which fields of records to take.
        follow: whether to fetch the pages that the entries of a feed link to.
        allow_private: whether links and redirects may lead into this machine or network.
    """

    inputs: tuple[str, ...]
    fields: Fields
    follow: bool = False
    allow_private: bool = False
    splits: tuple[tuple[tuple[int, Part], ...], ...] = ()


def cut_inputs(inputs: Sequence[str], spool: Path, size: int) -> list[tuple[tuple[int, Part], ...]]:
    """The splits of some inputs, of about so many bytes.

    Args:
        inputs: files, folders, addresses, `-`.
        spool: receives what can be read but once.
        size: of a split.
    """
    splits: list[tuple[tuple[int, Part], ...]] = []
    waiting: list[tuple[int, Part]] = []
    held = 0
    for number, where in enumerate(inputs):
        for part in parts(where):
            for piece, own in _pieces(_readable(part, spool / f"input-{number}"), size):
                waiting.append((number, piece))
                held += own
                if held >= size or len(waiting) == SPLIT_PARTS:
                    splits.append(tuple(waiting))
                    waiting, held = [], 0
    return [*splits, tuple(waiting)] if waiting else splits


def _readable(part: Part, spool: Path) -> Part:
    """A part that any process can read, also again."""
    path = as_path(part.where)
    if part.where == STDIN:
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise ReadError("standard input: it is closed; pipe a text into it or give a file")
    elif not part.where.startswith(WEB) and path.exists() and not path.is_file():
        stream = path.open("rb")  # what a shell hands over: `<(…)`
    else:
        return part
    with spool.open("wb") as file:
        shutil.copyfileobj(stream, file)
    return part._replace(spool=str(spool.resolve()))


def _pieces(part: Part, size: int) -> Iterator[tuple[Part, int]]:
    """A part, cut where it is large and can be, with about how many bytes each piece has."""
    path, name = as_path(part.where), part.where.lower()
    own = as_path(part.spool).stat().st_size if part.spool else size_of(part.where)
    if part.spool is None and own > size:
        if name.endswith(JSONL_NAMES) and not name.endswith(ENDINGS):
            for start, end in cut_lines(path, size):
                yield part._replace(span=(start, end)), end - start
            return
        if name.endswith(PARQUET_NAMES) and (pieces := _groups(path, part, size)):
            yield from pieces
            return
    yield part, own


def size_of(where: str) -> int:
    """How many bytes a file has; 0 of what is none."""
    try:
        return 0 if where.startswith(WEB) else as_path(where).stat().st_size
    except (OSError, ValueError):  # told when it is read
        return 0


def _groups(path: Path, part: Part, size: int) -> list[tuple[Part, int]]:
    """The pieces of a Parquet file, of whole groups of rows; none of a damaged one."""
    try:
        from pyarrow import ArrowException
    except ImportError:
        raise MissingExtra("reading Parquet", "parquet") from None
    try:
        with parquet_file(path) as file:
            metadata = file.metadata
    except (ArrowException, OSError):
        return []
    pieces = []
    begin = rows = held = before = 0
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        held, rows = held + group.total_byte_size, rows + group.num_rows
        if held >= size or number == metadata.num_row_groups - 1:
            pieces.append((part._replace(span=(begin, number + 1), first=before), held))
            begin, before, held = number + 1, rows, 0
    return pieces


def describe(reading: Reading) -> Mapping[str, object]:
    """What tells a run from others: version, inputs with sizes and dates, and how they are read."""
    return {
        "version": version("retold"),
        "inputs": list(reading.inputs),
        "fields": asdict(reading.fields),
        "follow": reading.follow,
        "splits": [
            [[part.where, part.span, *_stamp(part)] for _, part in split]
            for split in reading.splits
        ],
    }


def _stamp(part: Part) -> list[object]:
    """What changes when a file does."""
    if part.spool is not None:
        with as_path(part.spool).open("rb") as file:
            return [file_digest(file, "sha256").hexdigest()]
    if part.where.startswith(WEB):
        return []
    try:
        status = as_path(part.where).stat()
    except (OSError, ValueError):
        return []
    return [status.st_size, status.st_mtime_ns]
