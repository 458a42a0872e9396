"""Tables of pandas, polars and Arrow as sources, and the rows of them that stay.

Nothing of theirs is imported: a table that is given brings its library along.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.sketch import Texts
from retold.dedupe.source import Batch, Columns
from retold.errors import FormatError, MissingExtra

ROWS = 250
"""Rows that are Python's objects at a time: about a megabyte of news."""


class Tabular(Protocol):
    """A table of pandas, polars or Arrow, or a stream of record batches."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with Arrow's stream."""


def is_table(given: object) -> bool:
    """Whether something is a table, and no name of a file."""
    return hasattr(given, "__arrow_c_stream__") or _library(given) in {"pandas", "polars"}


def as_source(given: object) -> "Rows":
    """A table as a source.

    Raises:
        FormatError: it is a table that has not been computed, or not one of documents.
        MissingExtra: it is a table of another library, and pyarrow is not installed.
    """
    library = _library(given)
    if library in {"pandas", "polars"}:
        own = "iloc" if library == "pandas" else "rows"
        if not all(hasattr(type(given), name) for name in ("columns", own)):
            raise FormatError(
                f"{type(given).__name__}: give a DataFrame; of a lazy one, collect() it"
            )
        return Rows(given, library)
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra("reading a table", "parquet") from None
    return Rows(given if isinstance(given, pa.Table) else pa.table(given), "pyarrow")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table of a library."""

    table: Any
    library: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return "the table"

    def first(self) -> Mapping[str, object] | None:
        """The first row, as far as names of columns go; None where there is none."""
        if not len(self.table):
            return None
        names = self.table.column_names if self.library == "pyarrow" else self.table.columns
        return {str(name): None for name in names}

    def parts(self, columns: Columns) -> Iterator[Callable[[], Batch]]:
        """All rows."""
        for start in range(0, len(self.table), ROWS):
            yield partial(
                self._batch, np.arange(start, min(start + ROWS, len(self.table))), columns
            )

    def pick(self, rows: NDArray[np.int64], columns: Columns) -> Iterator[Callable[[], Batch]]:
        """Some rows."""
        for start in range(0, rows.size, ROWS):
            yield partial(self._batch, rows[start : start + ROWS], columns)

    def kept(self, keep: NDArray[np.bool_]) -> Any:  # noqa: ANN401 - what was given
        """The rows to keep, a table as was given."""
        if self.library == "pandas":
            return self.table[keep]
        if self.library == "polars":
            return self.table.filter(keep)
        import pyarrow as pa

        try:
            return self.table.filter(pa.array(keep))
        except pa.ArrowNotImplementedError:  # some kinds of columns cannot be filtered, only cut
            edges = np.flatnonzero(np.diff(keep.astype(np.int8), prepend=0, append=0)).tolist()
            parts = zip(edges[0::2], edges[1::2], strict=True)
            cut = [self.table.slice(start, end - start) for start, end in parts]
            return pa.concat_tables(cut) if cut else self.table.slice(0, 0)

    def _batch(self, rows: NDArray[np.int64], columns: Columns) -> Batch:
        texts, faults = [], {}
        for place, text in enumerate(self._values(rows, columns.text)):
            if not isinstance(text, str):
                faults[place] = f"its text is no string but {type(text).__name__}"
            texts.append(text.encode("utf-8", "replace") if isinstance(text, str) else b"")
        found = Texts.of(texts)
        found.starts[list(faults)] = -1
        names = [name for name in dict.fromkeys((columns.id, columns.rank)) if name is not None]
        others = zip(*(self._values(rows, name) for name in names), strict=True)
        return Batch(found, [dict(zip(names, values, strict=True)) for values in others], faults)

    def _values(self, rows: NDArray[np.int64], column: str) -> list[object]:
        start, end = int(rows[0]), int(rows[-1]) + 1
        if self.library == "pyarrow":
            held = self.table.column(column).slice(start, end - start).to_pylist()
        elif self.library == "polars":
            held = self.table[column][start:end].to_list()
        else:
            held = self.table[column].iloc[start:end].tolist()
        return [held[row - start] for row in rows.tolist()]


def _library(given: object) -> str:
    return type(given).__module__.partition(".")[0]
