"""CSV and Parquet -> records, row by row."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from retold.errors import MissingExtra
from retold.filesystems import parquet_file
from retold.read.bounded import bounded_lines, too_long
from retold.read.endings import without_packing
from retold.read.fields import Bad
from retold.read.jsonl import Placed
from retold.read.packed import DAMAGED, ENDINGS, TooLarge, opened

CSV_NAMES = tuple(name + packing for name in (".csv", ".tsv") for packing in ("", *ENDINGS))
PARQUET_NAMES = (".parquet", ".pq")
LONGEST_CELL = 20_000_000
"""Characters: a guard against a quotation mark that never closes; books have a few million."""
DELIMITERS = (",", ";", "\t", "|")
"""What parts cells; where a comma is a decimal point, spreadsheets write semicolons."""
ROWS = 500
"""Rows of a Parquet file held at a time."""


def read_csv(path: Path) -> Iterator[Placed | Bad]:
    """The rows of a file with a header line, each with its place `FILE:LINE`."""
    try:
        with io.TextIOWrapper(opened(path), encoding="utf-8-sig", newline="") as lines:
            yield from _rows(lines, path)
    except TooLarge:
        yield Bad(str(path), "unpacking it takes more memory than is allowed; pack it with gzip")
    except OSError as error:
        yield Bad(str(path), f"it cannot be opened ({error.strerror})")


def read_parquet(
    path: Path, groups: tuple[int, int] | None = None, first: int = 0
) -> Iterator[Placed | Bad]:
    """The rows of a Parquet file, each with its place `FILE:ROW`.

    Args:
        path: the file.
        groups: the groups of rows to read, from one up to another; None for all.
        first: how many rows are before them.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException
    except ImportError:
        raise MissingExtra("reading Parquet", "parquet") from None
    number = first
    try:
        with parquet_file(path) as file:
            chosen = range(*groups) if groups else range(file.num_row_groups)
            for batch in file.iter_batches(batch_size=ROWS, row_groups=[*chosen]):
                for number, record in enumerate(batch.to_pylist(), start=number + 1):  # noqa: B020
                    yield f"{path}:{number}", record
    except (ArrowException, OSError) as error:
        yield Bad(f"{path}:{number + 1}", f"the file is damaged here ({error})")


def _rows(lines: TextIO, path: Path) -> Iterator[Placed | Bad]:
    csv.field_size_limit(LONGEST_CELL)
    skipped: list[Bad] = []
    reader = csv.reader(_bounded(lines, path, skipped), delimiter=_delimiter(path))
    try:
        header = next(reader, [])
        for row in reader:
            yield from skipped
            skipped.clear()
            place = f"{path}:{reader.line_num}"
            if len(row) == len(header):
                yield place, dict(zip(header, row, strict=True))
            elif row:
                yield Bad(place, f"it has {len(row)} cells, the header names {len(header)}")
    except UnicodeDecodeError:
        yield Bad(f"{path}:{reader.line_num + 1}", "it is not UTF-8; save it as UTF-8 first")
    except (csv.Error, *DAMAGED) as error:
        yield Bad(f"{path}:{reader.line_num + 1}", f"the file breaks off or is damaged ({error})")
    yield from skipped


def _bounded(lines: TextIO, path: Path, skipped: list[Bad]) -> Iterator[str]:
    """The lines within the limit; of the others, that they were left out."""
    for number, line in enumerate(bounded_lines(lines), start=1):
        if line is None:
            skipped.append(Bad(f"{path}:{number}", too_long()))
        else:
            yield line


def _delimiter(path: Path) -> str:
    """What parts the cells of a file: the mark that its header line has most of."""
    if without_packing(path.name).lower().endswith(".tsv"):
        return "\t"
    try:
        with io.TextIOWrapper(opened(path), encoding="utf-8-sig", errors="replace") as lines:
            return max(DELIMITERS, key=lines.readline(LONGEST_CELL).count)
    except (TooLarge, *DAMAGED):  # told when the rows are read
        return ","
