"""Changes, quotations -> rows of plain values, and a data frame of them."""

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
    whole = [name for name in columns if name.endswith(("start", "end")) or name == "bead"]
    return frame.astype(dict.fromkeys(whole, "Int64"))


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
