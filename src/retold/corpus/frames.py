"""Tables of pandas, polars, Arrow and their like in, and results as tables out.

What offers Arrow's stream (`__arrow_c_stream__`) is a table, whoever made it; nothing of theirs is
imported before one is given or asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Protocol

from retold.dedupe.documents import Verdict
from retold.errors import FormatError, MissingExtra
from retold.fieldnames import NAMES
from retold.model import Document
from retold.read.fields import Bad, Fields, to_document

ROWS = 256
"""Rows of a table that are Python's objects at a time: about a megabyte of news."""


class Tabular(Protocol):
    """A table, or a stream of record batches."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with Arrow's stream."""


class Verdicts:
    """What becomes of documents, in their order; and, itself, a table of that.

    `to_pandas()`, `polars.DataFrame(verdicts)` and `pyarrow.table(verdicts)` have a column for each
    field of a `Verdict`.
    """

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._held = tuple(verdicts)

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __getitem__(self, place: int) -> Verdict:
        return self._held[place]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> Any:  # noqa: ANN401 - an optional library's class
        """A `pyarrow.Table`.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        pa = _pyarrow("results as a table")
        text, share, place = pa.string(), pa.float64(), pa.int64()
        kinds = {
            **dict.fromkeys(("id", "kept_id", "reason"), text),
            **dict.fromkeys(("resemblance", "containment", "order"), share),
            "passage": text,
            **dict.fromkeys(("start", "end", "kept_start", "kept_end"), place),
        }
        rows = [asdict(verdict) for verdict in self._held]
        return pa.Table.from_pylist(rows, schema=pa.schema(list(kinds.items())))

    def to_pandas(self) -> Any:  # noqa: ANN401
        """A `pandas.DataFrame`.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        return self.to_arrow().to_pandas()


def as_documents(given: Iterable[object] | Tabular, fields: Fields) -> Iterator[Document | Bad]:
    """The documents of documents, of records, or of the rows of a table; and the bad rows.

    Raises:
        FormatError: something given is none of these.
        MissingExtra: a table was given, and pyarrow is not installed.
    """
    rows = _rows(given, fields) if hasattr(given, "__arrow_c_stream__") else given
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise _neither(given)
    for number, row in enumerate(rows, 1):
        if isinstance(row, Document):
            yield row
        elif isinstance(row, Mapping):
            yield to_document(row, f"row {number}", fields)
        else:
            raise _neither(row)


def _rows(table: object, fields: Fields) -> Iterator[Mapping[str, object]]:
    """The rows of a table, with the columns that may be of use."""
    reader = _pyarrow("reading a table").RecordBatchReader.from_stream(table)
    usual = {name for names in NAMES.values() for name in names}
    usual |= {name for name in (fields.text, fields.id, fields.url, fields.date) if name}
    names = [name for name in reader.schema.names if {name, name.casefold()} & usual]
    for batch in reader:
        useful = batch.select(names) if names else batch
        for start in range(0, useful.num_rows, ROWS):
            yield from useful.slice(start, ROWS).to_pylist()


def _pyarrow(wanted: str) -> Any:  # noqa: ANN401
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra(wanted, "parquet") from None
    return pa


def _neither(given: object) -> FormatError:
    return FormatError(
        f"{type(given).__name__}: give documents, records (mappings), or a table of pandas, "
        "polars or Arrow; files are added by the command, or by retold.inputs.documents"
    )
