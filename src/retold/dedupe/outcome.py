"""What was done in a run, in numbers, and what it is asked for beside the kept rows."""

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.drops import Drops, records
from retold.dedupe.job import Job, Watch
from retold.dedupe.policy import Rules
from retold.dedupe.search import Found
from retold.dedupe.sinks import STDOUT, check_parquet, check_place, write_records
from retold.dedupe.survey import Survey
from retold.errors import RetoldError
from retold.filesystems import as_path
from retold.model.texts import counted

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
        return f"{self.file}: row {self.row:,} stands for {counted(self.documents, 'document')}"


@dataclass(frozen=True, slots=True)
class Deduplication:
    """What was done: documents read, kept, and dropped by reason, and what could not be read.

    `bad` rows could not be read of files of which others could; of the files `unread` none could.
    Of `hot` samples of shingles, which very many documents share, `cut` pairs were not looked at;
    counted in a run in stages. `crowds` are the kept rows that stand for more than fifty documents,
    ten of them at most.
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
    hot: int = 0
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Results:
    """What a run is asked for beside the kept rows."""

    rules: Rules
    watch: Watch
    clusters: Path | str | None
    errors: Path | str | None

    def write(self, job: Job, result: Found, unread: list[dict[str, object]]) -> None:
        """Write what became of each document, and what could not be read."""
        if self.clusters is not None:
            judged = records(job, result.seen, result.left, result.drops)
            write_records(judged, as_path(self.clusters))
        if self.errors is not None:
            write_records([*unread, *result.seen.faults], as_path(self.errors))


def list_outputs(*places: Path | str | None) -> list[Path]:
    """The places of results.

    Raises:
        RetoldError: two are standard output, or one is a folder, or in none that is there.
        MissingExtra: one is to be Parquet, and pyarrow is not installed.
    """
    outputs = [Path(place) for place in places if place is not None]
    if outputs.count(STDOUT) > 1:
        raise RetoldError("-: one result alone can go to standard output; name files for others")
    check_parquet(outputs)
    for place in places:
        if place is not None:
            check_place(place)
    return outputs


def as_full(error: OSError, folder: Path) -> RetoldError:
    """What is said where a file cannot be written: most often the disk is full."""
    place = error.filename or folder
    reason = error.strerror or error
    return RetoldError(f"{place}: {reason}; free some space, or set TMPDIR to a place that has it")


def summarize(job: Job, seen: Survey, drops: Drops, unread: tuple[str, ...]) -> Deduplication:
    """What was done, in numbers."""
    good = int(np.count_nonzero(seen.words >= 0))
    dropped = np.flatnonzero(drops.kept != np.arange(drops.kept.size))
    reasons = drops.reasons(dropped, job.rules)
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
    crowds = []
    for row in many.tolist():
        number = bisect_right(seen.starts, row) - 1
        place = row - seen.starts[number] + 1
        crowds.append(Crowd(job.sources[number].name, place, int(counts[row])))
    return tuple(crowds)
