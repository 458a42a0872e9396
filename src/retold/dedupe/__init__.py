"""Remove near-duplicates from a corpus: of each cluster one document is kept, each drop proven.

The texts are read once. Each leaves a sketch (a key of all its words, a sample of its shingles)
and, in a temporary file, its words, four bytes each. Documents with the same key are exact
duplicates; documents that share samples are candidates. These are compared exactly, by their sets
of five-word shingles and the order of their words, with the document that their cluster keeps.
Last, the kept rows are copied as they are.
"""

import shutil
import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.columns import Table
from retold.dedupe.drops import Drops, records
from retold.dedupe.job import Job, Watch
from retold.dedupe.lines import Lines
from retold.dedupe.rules import Rules
from retold.dedupe.scratch import scratch
from retold.dedupe.search import search
from retold.dedupe.sinks import STDOUT, check_parquet, is_parquet, write_kept, write_records
from retold.dedupe.survey import Survey
from retold.errors import FormatError, ReadError, RetoldError
from retold.output import spare

__all__ = ["Deduplication", "Rules", "dedupe"]


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


def dedupe(
    inputs: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    clusters: Path | str | None = None,
    errors: Path | str | None = None,
    rules: Rules | None = None,
    watch: Watch | None = None,
) -> Deduplication:
    """Write the documents to keep to `out`; what was dropped, by reason, is returned in numbers.

    Args:
        inputs: JSON Lines files (`.gz` too, `-` for standard input), or Parquet files; or one.
        out: receives the kept rows of all inputs in their order, with all their columns as they
            were; a file of the same format as the inputs, or `-` for standard output, as the
            following two.
        clusters: receives a record for each document: its file, row and id, its cluster, whether
            it is kept, and if not its match: the kept document, reason, scores, shared passage.
        errors: receives a record for each row that could not be read, with the reason, and one
            for each file of which no row could.
        rules: what counts as a duplicate; the usual rules if None.
        watch: told how far the work is.

    Raises:
        ReadError: a file cannot be read.
        FormatError: a file has no text column, or the formats do not fit together, or no row of
            any file can be read.
        RetoldError: a result cannot be written, or would take the place of an input.
    """
    inputs = [inputs] if isinstance(inputs, Path | str) else inputs
    outputs = [Path(one) for one in (out, clusters, errors) if one is not None]
    spare(inputs, outputs)
    check_parquet(outputs)
    if outputs.count(STDOUT) > 1:
        raise RetoldError("-: one result alone can go to standard output; name files for others")
    with scratch() as folder:
        try:
            sources, unread = _readable(_open(inputs, Path(out), folder))
            job = Job(sources, rules or Rules(), folder, watch or _silent, clusters is not None)
            with search(job) as found:
                seen, drops = found.seen, found.drops
                keep = (seen.words >= 0) & (drops.kept == np.arange(drops.kept.size))
                write_kept(sources, np.split(keep, seen.starts[1:-1]), Path(out))
                if clusters is not None:
                    write_records(records(job, seen, found.left, drops), Path(clusters))
                if errors is not None:
                    write_records([*unread, *seen.faults], Path(errors))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _full(error, folder) from None
    return _summary(job, seen, drops, tuple(str(record["file"]) for record in unread))


def _silent(stage: str, documents: int) -> None:
    """Tell nobody."""


def _full(error: OSError, folder: Path) -> RetoldError:
    place = error.filename or folder
    reason = error.strerror or error
    return RetoldError(f"{place}: {reason}; free some space, or set TMPDIR to a place that has it")


def _open(inputs: Sequence[Path | str], out: Path, folder: Path) -> list[Lines | Table]:
    """The inputs, standard input spooled so that it can be read again."""
    sources: list[Lines | Table] = []
    for given in inputs:
        path = Path(given)
        if str(given) == "-":
            path = folder / "stdin"
            with path.open("wb") as spool:
                shutil.copyfileobj(sys.stdin.buffer, spool)
        elif not path.is_file():
            what = "is a folder" if path.is_dir() else "is not there"
            raise ReadError(f"{given}: {what}; give JSON Lines or Parquet files")
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        sources.append(
            Table(str(given), path) if is_parquet(path) else Lines(str(given), path, packed)
        )
    if not sources:
        raise ReadError("no input; give JSON Lines or Parquet files")
    kinds = {isinstance(source, Table) for source in sources}
    if kinds != {is_parquet(out)}:
        raise FormatError(
            f"{out}: rows are copied as they are, so the inputs and the output must all be "
            "JSON Lines, or all be Parquet"
        )
    return sources


def _readable(
    sources: list[Lines | Table],
) -> tuple[list[Lines | Table], list[dict[str, object]]]:
    """The sources of which a row can be read, and a record for each other one."""
    good: list[Lines | Table] = []
    unread: list[dict[str, object]] = []
    for source in sources:
        reason = "no row of it can be read; give JSON Lines or Parquet"
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
