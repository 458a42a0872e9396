"""Samples that very many documents share, parted so that no place gathers all of these.

A thin part of the documents, chosen by their numbers, tells which samples are hot and where in the
order of keeping their documents are to be parted. What a document is paired with, the eight before
it and the first eight, may lie in another part: these few are told to each part beforehand. So the
pairs are those of one place, whatever is called hot and wherever it is parted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from retold.dedupe.candidates import NEIGHBOURS
from retold.engines.finished import list_parts
from retold.engines.row_columns import as_numbers, column, keyed, table
from retold.engines.stage import KEY, Records, Stage, Take

THIN = 64
"""Of so many documents one tells which samples are hot; a sixty-fourth more is moved."""
PART = 1 << 16
"""Documents of a hot sample in a part, about: a million pairs, which take a second."""

HOT = pa.schema({"sample": pa.int64(), "rank": pa.float64(), "document": pa.int64()})
"""The documents with which the parts of a hot sample begin, but for the first part."""

ABOUT = {"words": pa.int64(), "samples": pa.int64(), "rank": pa.float64()}
ENDS = pa.schema(
    {"sample": pa.int64(), "part": pa.int64(), "size": pa.int64(), "document": pa.int64(), **ABOUT}
)
"""The first and the last documents of a part, and how many it has."""
HALO = pa.schema(
    {"sample": pa.int64(), "part": pa.int64(), "total": pa.int64(), "document": pa.int64(), **ABOUT}
)
"""The documents before a part with which its own are paired; one row without a document."""

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Spread:
    """Documents by sample: a row for each sample of each.

    Attributes:
        samples: the samples.
        owners: the rows of the documents that have them.
        parts: which part of a hot sample the document is of; -1 where the sample is not hot.
    """

    samples: NDArray[np.int64]
    owners: NDArray[np.int64]
    parts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Records, hot: Path | None) -> "Spread":
        """That of some documents, given the stage that says what is hot."""
        samples, counts = as_numbers(rows.column("samples"), np.int64)
        owners = np.repeat(np.arange(counts.size), counts)
        parts = np.full(samples.size, -1)
        if hot is not None:
            ranks, documents = column(rows, "rank")[owners], column(rows, "document")[owners]
            for sample, (first_ranks, first_documents) in _begins(hot).items():
                places = np.flatnonzero(samples == sample)
                own = ranks[places, None], documents[places, None]
                after = (own[0] > first_ranks) | (
                    (own[0] == first_ranks) & (own[1] >= first_documents)
                )
                parts[places] = after.sum(axis=1)
        return cls(samples, owners, parts)

    @property
    def keys(self) -> NDArray[np.int64]:
        """The key of each row: its sample, and of hot ones its part too."""
        return part_keys(self.samples, self.parts)


def part_keys(samples: NDArray[np.int64], parts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The keys by which samples are spread; parts -1 where they are not hot."""
    salt = ((parts + 1).view(np.uint64) * _MIX).view(np.int64)
    return samples ^ np.where(parts < 0, 0, salt)


@cache
def _begins(hot: Path) -> dict[int, tuple[NDArray[np.float64], NDArray[np.int64]]]:
    """Where the parts of each hot sample begin."""
    rows = pa.concat_tables([HOT.empty_table(), *map(pq.read_table, list_parts(hot))])
    rows = rows.sort_by([("sample", "ascending"), ("rank", "ascending"), ("document", "ascending")])
    samples = column(rows, "sample")
    ranks, documents = column(rows, "rank").astype(np.float64), column(rows, "document")
    bounds = [*np.unique(samples, return_index=True)[1].tolist(), samples.size]
    return {
        int(samples[start]): (ranks[start:end], documents[start:end])
        for start, end in pairwise(bounds)
    }


def finding_hot() -> Stage:
    """Where the documents of samples that are hot are to be parted."""
    between = keyed(pa.schema([HOT.field("rank"), HOT.field("document")]))
    take = Take("firsts", ("document", "rank", "samples"), _thinned)
    return Stage("hot", (take,), _parted, between, HOT)


def _thinned(rows: Records) -> Records:
    documents = column(rows, "document").view(np.uint64)
    chosen = ((documents * _MIX) >> _SHIFT) % np.uint64(THIN) == 0
    rows = rows.filter(pa.array(chosen))
    spread = Spread.of(rows, None)
    return table(
        {
            KEY: spread.samples,
            "rank": column(rows, "rank")[spread.owners],
            "document": column(rows, "document")[spread.owners],
        }
    )


def _parted(rows: Records) -> Iterator[Records]:
    samples, documents = column(rows, KEY), column(rows, "document")
    order = np.lexsort((documents, column(rows, "rank"), samples))
    _, starts, sizes = np.unique(samples[order], return_index=True, return_counts=True)
    step = max(1, PART // THIN)
    begins = [
        start + place
        for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)
        for place in range(step, size - step + 1, step)
    ]
    chosen = rows.take(pa.array(order[np.array(begins, np.int64)]))
    yield table({"sample": chosen.column(KEY), **_columns(chosen, ("rank", "document"))})


def finding_ends(hot: Path) -> Stage:
    """The ends of the parts of hot samples."""
    columns = ("document", "words", "rank", "samples")
    between = pa.schema(
        [
            *keyed(pa.schema({"sample": pa.int64(), "part": pa.int64(), "document": pa.int64()})),
            *pa.schema(ABOUT),
        ]
    )
    take = Take("firsts", columns, partial(spread_rows, hot, only_hot=True))
    return Stage("ends", (take,), _ends, between, ENDS)


def spread_rows(hot: Path | None, rows: Records, *, only_hot: bool = False) -> Records:
    """A row for each sample of each document, with its key; of hot samples with their part."""
    spread = Spread.of(rows, hot)
    counts = np.bincount(spread.owners, minlength=rows.num_rows)
    chosen = np.flatnonzero(spread.parts >= 0) if only_hot else np.arange(spread.samples.size)
    owners, parts = spread.owners[chosen], spread.parts[chosen]
    values: dict[str, object] = {
        KEY: spread.keys[chosen],
        "document": column(rows, "document")[owners],
        "words": column(rows, "words")[owners],
        "samples": counts[owners],
        "rank": column(rows, "rank")[owners],
    }
    if hot is not None:
        cold = parts < 0
        values["sample"] = pa.array(spread.samples[chosen], mask=cold)
        values["part"] = pa.array(parts, mask=cold)
    return table(values)


def _ends(rows: Records) -> Iterator[Records]:
    for start, end, rows_of in group_parts(rows):
        size = end - start
        ends = np.unique(
            np.concatenate([np.arange(min(size, NEIGHBOURS)), np.arange(size)[-NEIGHBOURS:]])
        )
        chosen = rows_of.take(pa.array(ends))
        yield table(
            {
                **_columns(chosen, ("sample", "part", "document", *ABOUT)),
                "size": np.full(ends.size, size),
            }
        )


def group_parts(rows: Records) -> Iterator[tuple[int, int, Records]]:
    """Where each part of a hot sample begins and ends, and its rows in the order of keeping."""
    keys = [column(rows, name) for name in ("document", "rank", "part", "sample")]
    order = np.lexsort(keys)
    ordered = rows.take(pa.array(order))
    samples, parts = keys[3][order], keys[2][order]
    new = np.flatnonzero((np.diff(samples) != 0) | (np.diff(parts) != 0)) + 1
    bounds = [0, *new.tolist(), samples.size] if samples.size else []
    for start, end in pairwise(bounds):
        yield start, end, ordered.slice(start, end - start)


def halo_of(ends: pa.Table) -> pa.Table:
    """What each part of the hot samples must know of those before it."""
    parts: dict[int, dict[int, list[dict[str, Any]]]] = {}
    for row in ends.to_pylist():
        parts.setdefault(row["sample"], {}).setdefault(row["part"], []).append(row)
    halo: list[dict[str, Any]] = []
    for sample in sorted(parts):
        total = sum(rows[0]["size"] for rows in parts[sample].values())
        before: list[dict[str, Any]] = []
        for part in sorted(parts[sample]):
            about = {"sample": sample, "part": part, "total": total}
            near = (
                before
                if len(before) <= 2 * NEIGHBOURS
                else [*before[:NEIGHBOURS], *before[-NEIGHBOURS:]]
            )
            halo += [about, *({**row, **about} for row in near)]
            before = [*near, *sorted(parts[sample][part], key=_in_order)]
    return pa.Table.from_pylist(halo, schema=HALO)


def _in_order(row: dict[str, Any]) -> tuple[float, int]:
    return row["rank"], row["document"]


def spread_halo(rows: Records) -> Records:
    """What parts must know, spread as their own documents are."""
    keys = part_keys(column(rows, "sample"), column(rows, "part"))
    return rows.append_column(KEY, pa.array(keys))


def _columns(rows: Records, names: tuple[str, ...]) -> dict[str, object]:
    return {name: rows.column(name) for name in names}
