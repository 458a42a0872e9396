"""Tables of pandas, polars, Arrow and their like in, and results as tables out.

What offers Arrow's stream (`__arrow_c_stream__`) is a table, whoever made it; nothing of theirs is
imported before one is given or asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from retold.corpus.verify import Match
from retold.dedupe.documents import Verdict
from retold.errors import FormatError, MissingExtra, RetoldError
from retold.fieldnames import NAMES
from retold.inputs import documents
from retold.model import Document, Page
from retold.model.texts import counted
from retold.prepare import Readable, as_document, names_a_file
from retold.read.fields import Bad, Fields, id_of, with_lost_date
from retold.report.rows import Rows, to_frame

ROWS = 256
"""Rows of a table that are Python's objects at a time: about a megabyte of news."""


class Tabular(Protocol):
    """A table, or a stream of record batches."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with Arrow's stream."""


Addable: TypeAlias = Readable | Iterable[Readable | Mapping[str, object]] | Tabular
"""What can be added: something readable, several, records as the rows of `datasets` are, a table.

A path or an address may be of a file that holds many: JSON Lines, CSV, Parquet, WARC, a feed, a
folder of these.
"""


class Matches(list[Match]):
    """What `find` returns: the matches, copies first; and, asked for, a table of them."""

    def to_frame(self) -> Any:  # noqa: ANN401 - an optional library's class
        """A `pandas.DataFrame` with a row for each match.

        Raises:
            MissingExtra: pandas is not installed.
        """
        about = ("id", "title", "url", "outlet", "published", "language")
        columns = (*about, "version", "relation", "score", "containment", "coverage", "passages")
        rows: Rows = [
            (
                *(getattr(match.document, name) for name in about),
                match.version,
                match.relation.kind,
                match.score,
                match.containment,
                match.coverage,
                len(match.passages),
            )
            for match in self
        ]
        return to_frame(rows, columns)


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

    def __repr__(self) -> str:
        kept = sum(verdict.reason is None for verdict in self._held)
        return f"<Verdicts: {kept:,} of {counted(len(self._held), 'document')} kept>"

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


def as_documents(given: Addable, fields: Fields) -> Iterator[Document | Bad]:
    """The documents of whatever can be added; and what was bad in it.

    Raises:
        FormatError: something given is none of these.
        MissingExtra: what it needs is not installed.
    """
    rows: object = given
    if isinstance(given, (Document, Page, Path, str)):
        rows = [given]
    elif hasattr(given, "__arrow_c_stream__"):
        rows = _rows(given, fields)
    if isinstance(rows, (bytes, Mapping)) or not isinstance(rows, Iterable):
        raise _neither(given)
    for number, row in enumerate(rows, 1):
        if isinstance(row, Document):
            yield row
        elif isinstance(row, Mapping):
            yield from with_lost_date(row, f"row {number}", fields)
        elif isinstance(row, (Page, Path, str)):
            yield from _readable(row, f"row {number}", fields)
        else:
            raise _neither(row)


def _readable(given: Page | Path | str, place: str, fields: Fields) -> Iterator[Document | Bad]:
    """All documents of a file or an address, or the one of a page or a text."""
    if isinstance(given, Path) or (isinstance(given, str) and names_a_file(given)):
        yield from documents([str(given)], fields, follow=False)
        return
    try:
        yield as_document(given, id_of(given) if isinstance(given, str) else place)
    except RetoldError as error:
        yield Bad(place, str(error).split(": ", 1)[-1])


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
        f"{type(given).__name__}: give documents, pages, paths, addresses, texts, records "
        "(mappings), or a table of pandas, polars or Arrow"
    )
