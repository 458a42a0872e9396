"""Parquet as a source; kept rows are written with all their columns and the file's metadata."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.sketch import Texts
from retold.dedupe.source import Batch, Columns
from retold.errors import FormatError, MissingExtra, ReadError
from retold.filesystems import parquet_file

ROWS = 250
"""Rows read at once: about a megabyte of news."""

GROUP_BYTES = 32 << 20
"""Bytes of kept rows gathered before they are written as one row group."""


@dataclass(frozen=True, slots=True)
class Table:
    """A Parquet file. `name` is what messages call it.

    `groups`: the groups of rows of it that count, the first and one past the last; None for all.
    """

    name: str
    path: Path
    groups: tuple[int, int] | None = None

    def first(self) -> Mapping[str, object] | None:
        """The first row."""
        for batch in self._read(None, rows=1):
            return dict(batch.to_pylist()[0])
        return None

    def parts(self, columns: Columns) -> Iterator[Callable[[], Batch]]:
        """All rows."""
        wanted, others = _wanted(columns)
        for batch in self._read(wanted):
            yield partial(self._batch, batch, columns.text, others)

    def pick(self, rows: NDArray[np.int64], columns: Columns) -> Iterator[Callable[[], Batch]]:
        """Some rows."""
        wanted, others = _wanted(columns)
        start = 0
        for batch in self._read(wanted):
            low, high = np.searchsorted(rows, [start, start + batch.num_rows])
            if high > low:
                chosen = batch.take(rows[low:high] - start)
                yield partial(self._batch, chosen, columns.text, others)
            start += batch.num_rows

    def _batch(self, batch: Any, text: str, others: list[str]) -> Batch:  # noqa: ANN401
        rows = batch.select(others).to_pylist() if others else []
        return _as_batch(self._texts(batch, text), rows)

    def _texts(self, batch: Any, text: str) -> Any:  # noqa: ANN401
        """The texts of some rows in UTF-8, an array of bytes."""
        import pyarrow as pa

        column = batch.column(batch.schema.get_field_index(text))
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        kinds = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
        if not any(is_kind(column.type) for is_kind in kinds):
            raise FormatError(
                f"{self.name}: its column {text!r} holds no text but {column.type}; "
                "name another with --text"
            )
        if pa.types.is_string_view(column.type):
            column = column.cast(pa.large_string())
        return column.cast(pa.large_binary())

    def schema(self) -> Any:  # noqa: ANN401 - an optional library's class
        """The file's Arrow schema."""
        return _open(self).schema_arrow

    def size(self) -> int:
        """How large its groups of rows are."""
        return sum(self.group_sizes()[slice(*(self.groups or (None,)))])

    def count_rows(self) -> int:
        """How many rows its groups have."""
        data = _open(self).metadata
        return sum(data.row_group(number).num_rows for number in self._groups(data.num_row_groups))

    def _groups(self, count: int) -> list[int]:
        return [*range(*(self.groups or (0, count)))]

    def group_sizes(self) -> list[int]:
        """How many bytes each group of rows has."""
        data = _open(self).metadata
        return [data.row_group(number).total_byte_size for number in range(data.num_row_groups)]

    def copy(self, keep: NDArray[np.bool_], out: Any) -> None:  # noqa: ANN401
        """Write the rows to keep to a Parquet writer, in groups of a fair size."""
        import pyarrow as pa

        start = 0
        held: list[Any] = []
        for batch in self._read(None):
            held += _kept(batch, keep[start : start + batch.num_rows])
            start += batch.num_rows
            size = sum(part.nbytes for part in held)
            if size > GROUP_BYTES:
                out.write_table(pa.Table.from_batches(held))
                held = []
        if held:
            out.write_table(pa.Table.from_batches(held))

    def _read(self, columns: list[str] | None, rows: int = ROWS) -> Iterator[Any]:
        file = _open(self)
        from pyarrow import ArrowException

        try:
            yield from file.iter_batches(rows, self._groups(file.num_row_groups), columns)
        except (ArrowException, OSError) as error:
            raise ReadError(f"{self.name}: is damaged ({_line(error)}); write it anew") from None
        finally:
            file.close()


def _wanted(columns: Columns) -> tuple[list[str], list[str]]:
    """The columns to read, and those of them beside the text."""
    others = [name for name in (columns.id, columns.rank) if name is not None]
    return [*dict.fromkeys([columns.text, *others])], others


def _as_batch(texts: Any, rows: list[Mapping[str, object]]) -> Batch:  # noqa: ANN401
    held = texts.to_pylist()
    nothing = {row: "its text is null" for row, text in enumerate(held) if text is None}
    found = Texts.of([text or b"" for text in held])
    found.starts[list(nothing)] = -1
    return Batch(found, rows, nothing)


def _kept(batch: Any, keep: NDArray[np.bool_]) -> list[Any]:  # noqa: ANN401
    """The rows to keep of a batch, in parts; some kinds of columns cannot be filtered, only cut."""
    import pyarrow as pa

    try:
        return [batch.filter(pa.array(keep))]
    except pa.ArrowNotImplementedError:
        edges = np.flatnonzero(np.diff(keep.astype(np.int8), prepend=0, append=0)).tolist()
        parts = zip(edges[0::2], edges[1::2], strict=True)
        return [batch.slice(start, end - start) for start, end in parts]


def _open(table: Table) -> Any:  # noqa: ANN401
    try:
        from pyarrow import ArrowException
    except ImportError:
        raise MissingExtra("reading Parquet", "parquet") from None
    try:
        return parquet_file(table.path)
    except (ArrowException, OSError) as error:
        raise ReadError(f"{table.name}: cannot be read as Parquet ({_line(error)})") from None


def _line(error: Exception) -> str:
    """What an error says, in one line: Arrow's go over several."""
    return " ".join(str(error).split())
