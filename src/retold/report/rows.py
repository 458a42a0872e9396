"""Changes, quotations -> rows of plain values, and a data frame of them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from retold.errors import MissingExtra
from retold.model import Comparison, Document, Quotation, Span
from retold.report.sayings import GAP, channel

Rows: TypeAlias = list[tuple[object, ...]]

CHANGE_COLUMNS = (
    *("severity", "certainty", "kind", "rule", "note", "source", "target"),
    *("source_start", "source_end", "target_start", "target_end", "bead", "language", "word"),
)
QUOTATION_COLUMNS = (
    *("direct", "said_by", "speaker", "cue", "channel", "content"),
    *("start", "end"),
)
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")

SHARES = frozenset({"score", "kept", "contained"})
"""Columns of shares, 0…1."""


def of_changes(comparison: Comparison) -> tuple[Rows, Sequence[str]]:
    """A row for each change, worst first, and the names of the columns."""
    rows: Rows = [
        (
            change.severity,
            change.certainty,
            change.kind,
            change.rule,
            change.note,
            change.source.of(comparison.source) if change.source else None,
            change.target.of(comparison.target) if change.target else None,
            *_ends(change.source),
            *_ends(change.target),
            change.bead,
            change.via.language if change.via else None,
            change.via.word if change.via else None,
        )
        for change in comparison.changes
    ]
    return rows, CHANGE_COLUMNS


def of_quotations(
    document: Document, quotations: Iterable[Quotation]
) -> tuple[Rows, Sequence[str]]:
    """A row for each quotation, in the order of the text, and the names of the columns."""
    rows: Rows = [
        (
            quotation.direct,
            quotation.said_by,
            *(
                GAP.join(span.of(document.text) for span in part) or None
                for part in (
                    quotation.speaker,
                    quotation.cue,
                    channel(quotation),
                    quotation.content,
                )
            ),
            quotation.content[0].start,
            quotation.content[-1].end,
        )
        for quotation in quotations
    ]
    return rows, QUOTATION_COLUMNS


def to_csv(rows: Rows, columns: Sequence[str]) -> str:
    """A table as CSV (RFC 4180): a line of names, lines ended by CRLF; what is missing is empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def guarded(value: str) -> str:
    """A cell that no table program takes for a formula."""
    return f"'{value}" if _FORMULA.match(value) else value


def to_parquet(rows: Rows, columns: Sequence[str]) -> bytes:
    """A table as Parquet: whole numbers, shares and texts, each of which may be missing.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra("writing Parquet", "parquet") from None
    kinds = {name: pa.string() for name in columns}
    kinds |= dict.fromkeys(_whole(columns), pa.int64())
    kinds |= {name: pa.float64() for name in columns if name in SHARES}
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [pa.array(column, kind) for column, kind in zip(values, kinds.values(), strict=True)]
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.table(arrays, schema=pa.schema(kinds)), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def to_frame(rows: Rows, columns: Sequence[str]) -> Any:  # noqa: ANN401 - pandas has no types here
    """A `pandas.DataFrame`; where a number may be missing, its column is of pandas' own integers.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtra("a data frame", "pandas") from None
    frame = pd.DataFrame(rows, columns=list(columns))
    return frame.astype(dict.fromkeys(_whole(columns), "Int64"))


def _whole(columns: Sequence[str]) -> list[str]:
    """The columns of whole numbers."""
    return [name for name in columns if name.endswith(("start", "end")) or name == "bead"]


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
