"""Numbers of many rows in a column of bytes, and back."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import DTypeLike, NDArray


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
