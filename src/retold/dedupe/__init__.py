"""Remove near-duplicates from a corpus: of each cluster one document is kept, each drop proven.

The texts are read once. Each leaves a sketch (a key of all its words, a sample of its shingles)
and, in a temporary file, its words, four bytes each. Documents with the same key are exact
duplicates; documents that share samples are candidates. These are compared exactly, by their sets
of five-word shingles and the order of their words, with the document that their cluster keeps.
Last, the kept rows are copied as they are.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, Unpack, cast, overload

import numpy as np

from retold.dedupe.job import Job, Watch
from retold.dedupe.outcome import Deduplication, Results, as_full, list_outputs, summarize
from retold.dedupe.policy import Options, Rules
from retold.dedupe.scratch import scratch
from retold.dedupe.search import search
from retold.dedupe.sinks import write_kept
from retold.dedupe.spooled import open_sources, readable
from retold.dedupe.tabular import Tabular, as_source, is_table
from retold.errors import FormatError
from retold.filesystems import as_path
from retold.output import spare

__all__ = ["Deduplication", "Rules", "dedupe"]


Frame = TypeVar("Frame", bound=Tabular)


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
    outputs = list_outputs(out, clusters, errors)
    results = Results(rules, watch or _silent, clusters, errors)
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
    return _of_files(given, as_path(out), results)


def _of_files(given: list[Path | str], out: Path, results: Results) -> Deduplication:
    with scratch() as folder:
        try:
            sources, unread = readable(open_sources(given, out, folder))
            told = results.clusters is not None
            job = Job(sources, results.rules, folder, results.watch, told)
            with search(job) as found:
                seen, drops = found.seen, found.drops
                results.write(job, found, unread)
            # The words are gone by now: the system writes the rows to the memory that held them.
            keep = (seen.words >= 0) & (drops.kept == np.arange(drops.kept.size))
            write_kept(sources, np.split(keep, seen.starts[1:-1]), out)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise as_full(error, folder) from None
    return summarize(job, seen, drops, tuple(str(record["file"]) for record in unread))


def _of_table(given: object, results: Results) -> object:
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
            raise as_full(error, folder) from None
    return source.kept(kept == np.arange(kept.size))


def _silent(stage: str, documents: int) -> None:
    """Tell nobody."""
