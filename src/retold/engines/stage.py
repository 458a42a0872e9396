"""A stage of a run: what it takes, how rows are spread by a key and gathered, what it leaves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyarrow as pa

from retold.errors import RetoldError

Records = Any
"""An Arrow record batch."""

KEY = "key"
"""The column by which rows are spread: those with the same number are gathered together."""

ROWS = 1 << 14
"""Rows of a batch that is spread at once."""


class Take(NamedTuple):
    """What a stage takes of a stage before it: some columns, spread by a function.

    The function gives, for a batch of rows, those to gather, with their keys.
    """

    source: str
    columns: tuple[str, ...]
    spread: Callable[[Records], Records]


@dataclass(frozen=True, slots=True)
class Stage:
    """Functions that are run over rows.

    Attributes:
        name: what its folder, and messages, call it.
        takes: what it takes of stages before it.
        gather: what it makes of all rows of some keys; their order says nothing.
        between: the columns of the rows that are gathered.
        result: those of the rows that it leaves.
    """

    name: str
    takes: tuple[Take, ...]
    gather: Callable[[Records], Iterator[Records]]
    between: pa.Schema
    result: pa.Schema

    def spread(self, number: int, batches: Iterable[Records]) -> Iterator[Records]:
        """The rows to gather of what is taken of one source."""
        for batch in batches:
            if batch.num_rows:
                made = self.takes[number].spread(batch)
                yield fitted(made, self.between)

    def gathered(self, batches: Iterable[Records]) -> Iterator[Records]:
        """What is made of the rows of one partition; nothing of none."""
        held = [fitted(batch, self.between) for batch in batches if batch.num_rows]
        if held:
            whole = pa.Table.from_batches(held).combine_chunks().to_batches()
            if len(whole) > 1:
                raise RetoldError(f"{self.name}: over 2 GB are in a part; take more --partitions")
            for made in self.gather(whole[0]):
                yield fitted(made, self.result)


class Engine(Protocol):
    """Who runs stages."""

    @property
    def name(self) -> str:
        """What messages call it."""

    def run(self, stage: Stage, sources: Sequence[Path], target: Path) -> int | None:
        """Write what a stage leaves of its sources, folders of Parquet, to a folder as Parquet.

        Returns how many bytes went from where rows were spread to where they were gathered, where
        that is known.
        """


def fitted(batch: Records, schema: pa.Schema) -> Records:
    """A batch with the columns of a schema, in their order; those that it has not are null."""
    if batch.schema.equals(schema):
        return batch
    names = set(batch.schema.names)
    return pa.RecordBatch.from_arrays(
        [
            batch.column(field.name).cast(field.type)
            if field.name in names
            else pa.nulls(batch.num_rows, field.type)
            for field in schema
        ],
        schema=schema,
    )
