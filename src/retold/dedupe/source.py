"""What a corpus file offers, whatever its format: its texts in batches, and its kept rows."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retold.dedupe import native
from retold.dedupe.sketch import Texts
from retold.errors import FormatError
from retold.fieldnames import NAMES

BATCH_BYTES = 1 << 19 if native.there() else 1 << 17
"""Bytes of input sketched at once. For the compiled loops half of it took up to a quarter longer
for the calls, twice as much was no quicker; NumPy, which holds more for each byte, took as long
with any, and at the peak six megabytes less with this than with four times as much."""

SHOWN = 20
"""Names of columns that a message lists."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns to read; None where there is none such."""

    text: str
    id: str | None
    rank: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file.

    Attributes:
        texts: their texts; none where the row is bad or blank.
        others: their other fields, as far as they are needed; no entries where none is.
        faults: the bad rows by place in the batch, with the reason.
    """

    texts: Texts
    others: list[Mapping[str, object]] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)


class Source(Protocol):
    """A file of documents, one a row. Rows are counted from 0, bad and blank ones with them."""

    @property
    def name(self) -> str:
        """What messages call it."""

    def first(self) -> Mapping[str, object] | None:
        """The first good row; None where there is none."""

    def parts(self, columns: Columns) -> Iterator[Callable[[], Batch]]:
        """All rows in their order, in parts; each, when called, the batch with these columns.

        They may be called in another thread.
        """

    def pick(self, rows: NDArray[np.int64], columns: Columns) -> Iterator[Callable[[], Batch]]:
        """The same of some rows, given in rising order."""


def as_text(text: bytes, *, escaped: bool) -> str:
    """A text of a batch that is not bad."""
    if not escaped or b"\\" not in text:
        return text.decode("utf-8", "surrogatepass")
    whole: str = json.loads(f'"{text.decode()}"', strict=False)
    return whole


def find_columns(source: Source, text: str | None, id_: str | None, rank: str | None) -> Columns:
    """The columns to read, those asked for or of the usual names.

    Raises:
        FormatError: there is no such column; the message names those that there are.
    """
    row = source.first()
    if row is None:
        raise FormatError(f"{source.name}: no row of it can be read; give JSON Lines or Parquet")
    return Columns(
        text=_column(source, row, text, "text") or "",
        id=_column(source, row, id_, "id"),
        rank=_column(source, row, rank, "date") if rank is not None else None,
    )


def _column(source: Source, row: Mapping[str, object], asked: str | None, kind: str) -> str | None:
    """The name of a column: the one asked for ('' lets it be found), or a usual one."""
    there = ", ".join(list(row)[:SHOWN])
    if asked:
        if asked not in row:
            raise FormatError(f"{source.name}: no column {asked!r}; its columns are: {there}")
        return asked
    folded = {name.casefold(): name for name in reversed(list(row))}
    found = next((folded[name] for name in NAMES[kind] if name in folded), None)
    if found is None and kind != "id":
        option = "--text" if kind == "text" else "--keep"
        raise FormatError(
            f"{source.name}: no column holds the {kind}; its columns are: {there}; "
            f"name one with {option}"
        )
    return found
