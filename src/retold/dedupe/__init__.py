"""Remove near-duplicates from a corpus: of each cluster one document is kept, each drop proven.

The texts are read once. Each leaves a sketch (a key of all its words, a sample of its shingles)
and, in a temporary file, its words, four bytes each. Documents with the same key are exact
duplicates; documents that share samples are candidates. These are compared exactly, by their sets
of five-word shingles and the order of their words, with the document that their cluster keeps.
Last, the kept rows are copied as they are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, Unpack, cast, overload

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.columns import Table
from retold.dedupe.drops import Drops, records
from retold.dedupe.job import Job, Watch
from retold.dedupe.json_lines import Lines
from retold.dedupe.policy import Options, Rules
from retold.dedupe.scratch import scratch
from retold.dedupe.search import Found, search
from retold.dedupe.sinks import STDOUT, check_parquet, write_kept, write_records
from retold.dedupe.spooled import KINDS, open_sources
from retold.dedupe.survey import Survey
from retold.dedupe.tabular import Tabular, as_source, is_table
from retold.errors import FormatError, ReadError, RetoldError
from retold.output import spare

__all__ = ["Deduplication", "Rules", "dedupe"]


Frame = TypeVar("Frame", bound=Tabular)

CROWDED = 50
"""Rows that one kept row may stand for before it is named: more are worth a look."""

NAMED = 10
"""Kept rows that are named at most, those that stand for most first."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """A kept row that stands for many: its file, its row there from 1, and for how many."""

    file: str
    row: int
    documents: int

    def __str__(self) -> str:
        return f"{self.file}: row {self.row:,} stands for {self.documents:,} documents"


@dataclass(frozen=True, slots=True)
class Deduplication:
    """What was done: documents read, kept, and dropped by reason, and what could not be read.

    `bad` rows could not be read of files of which others could; of the files `unread` none could.
    `crowds` are the kept rows that stand for more than fifty documents, ten of them at most.
    """

    documents: int
    kept: int
    exact: int
    near: int
    contained: int
    reworded: int
    bad: int
    unread: tuple[str, ...] = ()
    crowds: tuple[Crowd, ...] = ()


@overload
def dedupe(
    inputs: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    clusters: Path | str | None = None,
    errors: Path | str | None = None,
    rules: Rules | None = None,
    watch: Watch | None = None,
    **options: Unpack[Options],
) -> Deduplication: ...


@overload
def dedupe(
    inputs: Frame,
    out: None = None,
    *,
    clusters: Path | str | None = None,
    errors: Path | str | None = None,
    rules: Rules | None = None,
    watch: Watch | None = None,
    **options: Unpack[Options],
) -> Frame: ...


def dedupe(
    inputs: Sequence[Path | str] | Path | str | Tabular,
    out: Path | str | None = None,
    *,
    clusters: Path | str | None = None,
    errors: Path | str | None = None,
    rules: Rules | None = None,
    watch: Watch | None = None,
    **options: Unpack[Options],
) -> object:
    """Write the documents to keep to `out`; what was dropped, by reason, is returned in numbers.

    Of a table (pandas, polars, Arrow) the rows to keep are returned, a table of the same kind, and
    nothing is written; rows without a text stay.

    Args:
        inputs: files, folders, addresses, `-` for standard input: JSON Lines (`.gz` too), Parquet,
            CSV, feeds, crawls, pages and texts, as `retold add` reads them; or one; or a table.
        out: receives the kept rows of all inputs in their order, with all their columns as they
            were: JSON Lines, or Parquet or CSV where all inputs are; or `-` for standard output,
            as the following two. None for a table.
        clusters: receives a record for each document: its file, row and id, its cluster, whether
            it is kept, and if not its match: the kept document, reason, scores, shared passage.
        errors: receives a record for each row that could not be read, with the reason, and one
            for each file of which no row could.
        rules: what counts as a duplicate; the usual rules if None.
        watch: told how far the work is.
        options: fields of `Rules`, in place of those of `rules`: `text="body"`.

    Raises:
        ReadError: a file cannot be read.
        FormatError: a file has no text column, or the formats do not fit together, or no row of
            any file can be read.
        RetoldError: a result cannot be written, or would take the place of an input or another.
        MissingExtra: reading or writing needs a library that is not installed.
    """
    rules = replace(rules or Rules(), **options)
    outputs = [Path(place) for place in (out, clusters, errors) if place is not None]
    if outputs.count(STDOUT) > 1:
        raise RetoldError("-: one result alone can go to standard output; name files for others")
    check_parquet(outputs)
    results = _Results(rules, watch or _silent, clusters, errors)
    if is_table(inputs):
        if out is not None:
            raise FormatError(
                f"{out}: the kept rows of a table are returned; give no place for them"
            )
        spare([], outputs)
        return _of_table(inputs, results)
    if out is None:
        raise FormatError("name a file for the kept rows, or give a table")
    named = [inputs] if isinstance(inputs, Path | str) else inputs
    given = [*cast("Sequence[Path | str]", named)]
    spare(given, outputs)
    return _of_files(given, Path(out), results)


@dataclass(frozen=True, slots=True)
class _Results:
    """What a run is asked for beside the kept rows."""

    rules: Rules
    watch: Watch
    clusters: Path | str | None
    errors: Path | str | None

    def write(self, job: Job, found: Found, unread: list[dict[str, object]]) -> None:
        """Write what became of each document, and what could not be read."""
        if self.clusters is not None:
            told = records(job, found.seen, found.left, found.drops)
            write_records(told, Path(self.clusters))
        if self.errors is not None:
            write_records([*unread, *found.seen.faults], Path(self.errors))


def _of_files(given: list[Path | str], out: Path, results: _Results) -> Deduplication:
    with scratch() as folder:
        try:
            sources, unread = _readable(open_sources(given, out, folder))
            told = results.clusters is not None
            job = Job(sources, results.rules, folder, results.watch, told)
            with search(job) as found:
                seen, drops = found.seen, found.drops
                keep = (seen.words >= 0) & (drops.kept == np.arange(drops.kept.size))
                write_kept(sources, np.split(keep, seen.starts[1:-1]), out)
                results.write(job, found, unread)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _full(error, folder) from None
    return _summary(job, seen, drops, tuple(str(record["file"]) for record in unread))


def _of_table(given: object, results: _Results) -> object:
    """The rows of a table that stay."""
    source = as_source(given)
    if source.first() is None:
        return source.kept(np.zeros(0, np.bool_))
    with scratch() as folder:
        told = results.clusters is not None
        job = Job([source], results.rules, folder, results.watch, told)
        try:
            with search(job) as found:
                results.write(job, found, [])
                kept = found.drops.kept
        except OSError as error:
            raise _full(error, folder) from None
    return source.kept(kept == np.arange(kept.size))


def _silent(stage: str, documents: int) -> None:
    """Tell nobody."""


def _full(error: OSError, folder: Path) -> RetoldError:
    place = error.filename or folder
    reason = error.strerror or error
    return RetoldError(f"{place}: {reason}; free some space, or set TMPDIR to a place that has it")


def _readable(
    sources: list[Lines | Table],
) -> tuple[list[Lines | Table], list[dict[str, object]]]:
    """The sources of which a row can be read, and a record for each other one."""
    good: list[Lines | Table] = []
    unread: list[dict[str, object]] = []
    for source in sources:
        reason = f"no row of it can be read; {KINDS}"
        try:
            first = source.first()
        except ReadError as error:
            first, reason = None, str(error).removeprefix(f"{source.name}: ")
        if first is not None:
            good.append(source)
        else:
            unread.append({"file": source.name, "row": None, "reason": reason})
    if not good:
        raise FormatError("; ".join(f"{one['file']}: {one['reason']}" for one in unread))
    return good, unread


def _summary(job: Job, seen: Survey, drops: Drops, unread: tuple[str, ...]) -> Deduplication:
    good = int(np.count_nonzero(seen.words >= 0))
    dropped = np.flatnonzero(drops.kept != np.arange(drops.kept.size))
    reasons = [drops.reason(row, job.rules) for row in dropped.tolist()]
    return Deduplication(
        documents=good,
        kept=good - len(reasons),
        exact=reasons.count("exact"),
        near=reasons.count("resemblance"),
        contained=reasons.count("containment"),
        reworded=reasons.count("order"),
        bad=len(seen.faults),
        unread=unread,
        crowds=_crowds(job, seen, drops.kept[dropped]),
    )


def _crowds(job: Job, seen: Survey, kept: NDArray[np.int64]) -> tuple[Crowd, ...]:
    """The kept rows that stand for many, given the kept row of each dropped one."""
    counts = np.bincount(kept) if kept.size else np.zeros(0, np.int64)
    many = np.flatnonzero(counts > CROWDED)
    many = many[np.argsort(-counts[many], kind="stable")][:NAMED]
    found = []
    for row in many.tolist():
        number = bisect_right(seen.starts, row) - 1
        place = row - seen.starts[number] + 1
        found.append(Crowd(job.sources[number].name, place, int(counts[row])))
    return tuple(found)
