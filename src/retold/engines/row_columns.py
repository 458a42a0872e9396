"""Rows of stages: their columns as NumPy has them, and the key by which they are spread."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import DTypeLike, NDArray

from retold.engines.stage import KEY, Records


def keyed(schema: pa.Schema) -> pa.Schema:
    """A schema with the key by which its rows are spread."""
    return pa.schema([pa.field(KEY, pa.int64()), *schema])


def table(columns: dict[str, object]) -> Records:
    """Rows of some columns."""
    return pa.RecordBatch.from_pydict({name: pa.array(held) for name, held in columns.items()})


def column(rows: Records, name: str) -> NDArray[np.int64]:
    """A column of numbers, as NumPy has it."""
    values: NDArray[np.int64] = rows.column(name).to_numpy(zero_copy_only=False)
    return values


def by(name: str, rows: Records) -> Records:
    """Rows with a column as their key."""
    return rows.append_column(KEY, rows.column(name))


def as_bytes(numbers: NDArray[Any], counts: NDArray[np.int64]) -> pa.Array:
    """A column of bytes in which each row has so many of some numbers."""
    offsets = np.zeros(counts.size + 1, np.int32)
    np.cumsum(counts * numbers.itemsize, out=offsets[1:])
    data = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(numbers))]
    return pa.Array.from_buffers(pa.binary(), counts.size, data)


def as_numbers(column: pa.Array, kind: DTypeLike) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The numbers of all rows, and how many each row has."""
    rows = column.to_pylist()
    numbers = np.frombuffer(b"".join(rows), kind)
    return numbers, np.array([len(row) for row in rows], np.int64) // numbers.itemsize
