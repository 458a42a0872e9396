"""CSV and Parquet -> records, row by row."""

import csv
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from retold.errors import MissingExtra
from retold.read.fields import Bad
from retold.read.jsonl import Placed, opened

CSV_NAMES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
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
    except OSError as error:
        yield Bad(str(path), f"it cannot be opened ({error.strerror})")


def read_parquet(path: Path) -> Iterator[Placed | Bad]:
    """The rows of a Parquet file, each with its place `FILE:ROW`.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise MissingExtra("reading Parquet", "parquet") from None
    number = 0
    try:
        with ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                for number, record in enumerate(batch.to_pylist(), start=number + 1):  # noqa: B020
                    yield f"{path}:{number}", record
    except (ArrowException, OSError) as error:
        yield Bad(f"{path}:{number + 1}", f"the file is damaged here ({error})")


def _rows(lines: TextIO, path: Path) -> Iterator[Placed | Bad]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=_delimiter(path))
    try:
        header = next(reader, [])
        for row in reader:
            place = f"{path}:{reader.line_num}"
            if len(row) == len(header):
                yield place, dict(zip(header, row, strict=True))
            elif row:
                yield Bad(place, f"it has {len(row)} cells, the header names {len(header)}")
    except UnicodeDecodeError:
        yield Bad(f"{path}:{reader.line_num + 1}", "it is not UTF-8; save it as UTF-8 first")
    except (csv.Error, OSError, EOFError, zlib.error) as error:
        yield Bad(f"{path}:{reader.line_num + 1}", f"the file breaks off or is damaged ({error})")


def _delimiter(path: Path) -> str:
    """What parts the cells of a file: the mark that its header line has most of."""
    if path.name.removesuffix(".gz").endswith(".tsv"):
        return "\t"
    try:
        with io.TextIOWrapper(opened(path), encoding="utf-8-sig", errors="replace") as lines:
            return max(DELIMITERS, key=lines.readline(LONGEST_CELL).count)
    except (OSError, EOFError, zlib.error):  # told when the rows are read
        return ","
