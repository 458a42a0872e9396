"""A run in stages: by processes of this machine, by Spark or by Sail, resumed where it stopped.

The stages call the functions of a run in one process, and their results are the same bytes. What
needs one place (the placing of documents in clusters, by what is known of their closeness) is done
here, in the process that was called: it holds some bytes for each document, and some hundred for
each pair that is compared.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from retold.dedupe.columns import Table
from retold.dedupe.drops import Drops, as_drops, tell_scores
from retold.dedupe.estimate import explain
from retold.dedupe.job import Job
from retold.dedupe.met import CUT, finding_firsts, sketching
from retold.dedupe.outcome import Deduplication, Results, as_full, list_outputs, summarize
from retold.dedupe.proofs import DROPPED, Places, finding_passages, reading_dropped, writing
from retold.dedupe.scratch import scratch
from retold.dedupe.sinks import write_kept, write_records
from retold.dedupe.splits import SPLIT_BYTES, Plan, Rows, describe, plan_splits
from retold.dedupe.spooled import open_sources, readable
from retold.dedupe.staged_clusters import find_near
from retold.dedupe.survey import Survey
from retold.engines.finished import INPUTS, Work
from retold.engines.stage import Engine
from retold.filesystems import as_path
from retold.output import spare


@dataclass(frozen=True, slots=True)
class Running:
    """How a run in stages is done.

    Attributes:
        engine: who runs the stages; opened for the run, and closed.
        work: the folder of the stages, which stays, and from which the same run is taken up again;
            None for a temporary one.
        split: about how many bytes of an input are read at once.
    """

    engine: AbstractContextManager[Engine]
    work: Path | None = None
    split: int = SPLIT_BYTES


def dedupe_in_stages(
    given: Sequence[Path | str], out: Path | str, asked: Results, running: Running
) -> Deduplication:
    """Write the documents to keep, and what else is asked for; returns what was dropped, counted.

    Args:
        given: the inputs.
        out: receives the kept rows: a file, or a folder (its name ends in `/`), which gets a part
            for each split of an input.
        asked: the rules, and what is wanted beside the kept rows.
        running: how it is done.
    """
    folder = is_folder(out)
    spare(given, list_outputs(out, asked.clusters, asked.errors))
    with _folder(running) as place:
        try:
            return _staged(given, out, asked, replace(running, work=place), folder=folder)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise as_full(error, place) from None


def _staged(
    given: Sequence[Path | str], out: Path | str, asked: Results, running: Running, *, folder: bool
) -> Deduplication:
    place = running.work
    assert place is not None  # noqa: S101 - by now there is one
    spool = place / INPUTS
    spool.mkdir(parents=True, exist_ok=True)
    sources, unread = readable(open_sources(given, None if folder else as_path(out), spool))
    job = Job(sources, asked.rules, place, asked.watch, asked.clusters is not None)
    plan = plan_splits(job, running.split)
    with running.engine as engine:
        work = Work(place, engine, lambda done, _before: asked.watch(done.stage, done.rows))
        work.begin(describe(plan, spool, str(out) if folder else None))
        return _Run(job, plan, work).write(as_path(out), asked, unread, folder=folder)


def is_folder(out: Path | str) -> bool:
    """Whether a name is one of a folder of parts."""
    return str(out).endswith("/")


def explain_stages(given: Sequence[Path | str], asked: Results, engine: str) -> str:
    """What a run by an engine would do, and what it would take."""
    with scratch() as place:
        sources, _ = readable(open_sources(given, None, place))
        job = Job(sources, asked.rules, place, asked.watch, asked.clusters is not None)
        return explain(plan_splits(job), engine)


@contextmanager
def _folder(running: Running) -> Iterator[Path]:
    """Where the stages leave what they do."""
    with nullcontext(running.work) if running.work is not None else scratch() as place:
        assert place is not None  # noqa: S101
        yield place if running.work is not None else place / "work"


@dataclass(frozen=True, slots=True)
class _Run:
    """A run under way."""

    job: Job
    plan: Plan
    work: Work

    def write(
        self, out: Path, asked: Results, unread: list[dict[str, object]], *, folder: bool
    ) -> Deduplication:
        """Do what is asked."""
        rows, seen = self._survey()
        drops = self._drops(rows)
        keep = (seen.words >= 0) & (drops.kept == np.arange(drops.kept.size))
        if folder or asked.clusters is not None:
            self._write_parts(rows, drops, seen, out if folder else None)
        if not folder:
            write_kept(self.job.sources, np.split(keep, seen.starts[1:-1]), out)  # type: ignore[arg-type]
        if asked.clusters is not None:
            write_records(self._records(), as_path(asked.clusters))
        if asked.errors is not None:
            write_records([*unread, *seen.faults], as_path(asked.errors))
        names = tuple(str(record["file"]) for record in unread)
        hot, cut = self._cut()
        return replace(summarize(self.job, seen, drops, names), hot=hot, cut=cut)

    def _survey(self) -> tuple[Rows, Survey]:
        """Sketch all documents: how many rows there are, and which of them are bad."""
        work, plan = self.work, self.plan
        work.keep("splits", pa.table({"split": np.arange(len(plan.splits))}))
        work.run(sketching(plan))
        columns = ["document", "fault", "rows"]
        table = work.read("sketched", columns, pc.field("words") < 0).sort_by("document")
        counted = table.filter(pc.is_valid(table.column("rows")))
        rows = Rows.of(plan, counted.column("rows").to_pylist())
        bad = table.filter(pc.is_null(table.column("rows")))
        places = rows.numbers(bad.column("document").to_numpy())
        words = np.zeros(int(rows.starts[-1]), np.int64)
        words[places] = -1
        faults = [
            {**rows.place(row), "reason": reason}
            for row, reason in zip(places.tolist(), bad.column("fault").to_pylist(), strict=True)
            if reason is not None
        ]
        columns_of = {split.file: split.columns for split in plan.splits}
        none = np.empty((0, 2), np.uint64), np.empty(0, np.float64)
        return rows, Survey([*columns_of.values()], rows.files.tolist(), words, *none, faults)

    def _drops(self, rows: Rows) -> Drops:
        """Which rows are dropped, for which kept row and why."""
        self.work.run(finding_firsts())
        where = pc.field("document") != pc.field("first")
        table = self.work.read("firsts", ["document", "first"], where)
        firsts = np.arange(int(rows.starts[-1]))
        own, first = (rows.numbers(table.column(name).to_numpy()) for name in table.column_names)
        firsts[own] = first
        matches = {} if self.plan.rules.exact else find_near(self.plan, self.work)
        documents = np.array([*matches], np.int64)
        kept = np.array([match.kept for match in matches.values()], np.int64)
        numbers = zip(*(rows.numbers(held).tolist() for held in (documents, kept)), strict=True)
        by_row = {
            row: match._replace(kept=holder)
            for (row, holder), match in zip(numbers, matches.values(), strict=True)
        }
        return as_drops(firsts, by_row)

    def _cut(self) -> tuple[int, int]:
        """Of how many hot samples pairs were left out, and how many pairs."""
        if self.plan.rules.exact:
            return 0, 0
        table = self.work.read("met", ["rare", "shared"], pc.field("kind") == CUT)
        hot, cut = (sum(table.column(name).to_pylist()) for name in ("rare", "shared"))
        return hot, cut

    def _write_parts(self, rows: Rows, drops: Drops, seen: Survey, kept: Path | None) -> None:
        work = self.work
        work.keep("dropped", _dropped(rows, drops, seen, self))
        if self.plan.recorded:
            work.run(reading_dropped(self.plan))
            work.run(finding_passages())
        tables = isinstance(self.plan.splits[0].source, Table)
        if kept is not None:
            kept.mkdir(parents=True, exist_ok=True)
        places = Places(
            kept, self._told if self.plan.recorded else None, "parquet" if tables else "jsonl"
        )
        if places.clusters is not None:
            places.clusters.mkdir(exist_ok=True)
        work.run(writing(self.plan, rows, places))

    @property
    def _told(self) -> Path:
        """Where the parts of the records are."""
        return self.work.path("records")

    def _records(self) -> Iterator[dict[str, object]]:
        """The records of all splits, in their order."""
        for part in sorted(self._told.glob("part-*.jsonl")):
            with part.open(encoding="utf-8") as lines:
                yield from map(json.loads, lines)


def _dropped(rows: Rows, drops: Drops, seen: Survey, run: _Run) -> pa.Table:
    """The rows that are not kept, for the stages that write."""
    places = np.arange(drops.kept.size)
    gone = np.flatnonzero((drops.kept != places) | (seen.words < 0))
    judged = [
        tell_scores(drops.matches.get(first), run.plan.rules) if good else {}
        for first, good in zip(
            drops.firsts[gone].tolist(), (seen.words[gone] >= 0).tolist(), strict=True
        )
    ]
    documents, kept = (rows.documents(held) for held in (gone, drops.kept[gone]))
    scores = ("reason", "resemblance", "containment", "order")
    return pa.table(
        {
            "document": documents,
            "kept": kept,
            **{name: [each.get(name) for each in judged] for name in scores},
        },
        schema=DROPPED,
    )
