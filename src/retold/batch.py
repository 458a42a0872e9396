"""Many pairs at once, over all cores; a bad pair is named and the rest goes on."""

import json
import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from retold.align import find_passages
from retold.compare import compare_documents
from retold.errors import RetoldError
from retold.garbage import collect_rarely
from retold.model import SegmentedDocument
from retold.output import write_file
from retold.pairs import Pair
from retold.prepare import as_document, prepare
from retold.processes import fresh_processes, obey_the_parent
from retold.read.addresses import without_credentials
from retold.read.fields import id_of
from retold.report import View, render, to_pan
from retold.report.summary import Summary, from_record, summarize, to_record, worst_first

KEPT_DOCUMENTS = 64
"""Documents kept cut up in each process: pair files name the same ones close to each other."""
SUMMARY = "summary.jsonl"
"""The file beside the results that has a row for each pair, added as soon as the pair is done."""
INDEX = "index.html"
"""The page that leads to the pages of a batch."""
MODULES_FIRST = ("retold.batch",)
"""What is loaded once, before processes are made of it."""


@dataclass(frozen=True, slots=True)
class Job:
    """How pairs are compared, and in which form the results are written.

    allow_private: whether an address of a list may redirect into this machine or network.
    """

    form: str
    encoder: str = "default"
    reader: str = "default"
    quotations: bool = False
    allow_private: bool = False
    view: View = field(default_factory=View)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair: done before, done now, or failed for a reason.

    summary: the pair in one row; none of PAN detections, which tell of no changes.
    """

    pair: Pair
    skipped: bool = False
    error: str | None = None
    summary: Summary | None = None


def compare_pairs(pairs: Sequence[Pair], job: Job, *, jobs: int | None) -> Iterator[Outcome]:
    """Compare every pair whose result is not there yet; outcomes come in the order of the pairs.

    A pair whose result is there counts as done where the summary has its row, made in the same way:
    else what was found could not be told.
    """
    rows = {} if job.form == "pan" else _read_summary(pairs, job)
    done = [pair for pair in pairs if pair.out.exists() and _is_told(pair, job, rows)]
    yield from (Outcome(pair, skipped=True, summary=rows.get(pair.out.stem)) for pair in done)
    passed = {pair.out for pair in done}
    left = [pair for pair in pairs if pair.out not in passed]
    for outcome in _compared(left, job, jobs):
        if outcome.summary is not None and outcome.error is None:
            _add_to_summary(outcome.pair, job, outcome.summary)
        yield outcome


def _compared(left: Sequence[Pair], job: Job, jobs: int | None) -> Iterator[Outcome]:
    _prepared.cache_clear()  # files may be others than when an earlier batch read them
    workers = min(jobs or os.cpu_count() or 1, max(1, len(left)))
    compare_pair = partial(_compare_pair, job=job)
    if workers == 1:
        yield from map(compare_pair, left)
        return
    before = set(multiprocessing.active_children())
    context = fresh_processes(MODULES_FIRST)
    with ProcessPoolExecutor(workers, context, initializer=_begin) as pool:
        try:
            size = max(1, min(16, len(left) // (workers * 4)))
            yield from pool.map(compare_pair, left, chunksize=size)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in set(multiprocessing.active_children()) - before:
                worker.terminate()
            raise


def _begin() -> None:
    """What a worker does before its first pair."""
    obey_the_parent()
    collect_rarely()


def write_index(out: Path, outcomes: Sequence[Outcome]) -> Path:
    """Write the page that leads to the pages of a batch, worst first; returns where it is."""
    from retold.report.batch_page import to_html

    rows = [outcome.summary for outcome in outcomes if outcome.summary is not None]
    write_file(out / INDEX, to_html(rows))
    return out / INDEX


def write_summary(out: Path, outcomes: Sequence[Outcome], job: Job) -> None:
    """Write the rows anew, one a pair, worst first; those of other lists stay behind them."""
    made = {each.summary.name: _how(each.pair, job) for each in outcomes if each.summary}
    rows = worst_first(each.summary for each in outcomes if each.summary)
    records = [{**to_record(row), "made": made[row.name]} for row in rows]
    others = {str(record["name"]): record for record in _records(out) if record["name"] not in made}
    lines = (json.dumps(record, ensure_ascii=True) for record in (*records, *others.values()))
    write_file(out / SUMMARY, "".join(line + "\n" for line in lines))


def _read_summary(pairs: Sequence[Pair], job: Job) -> Mapping[str, Summary]:
    """The rows of an earlier run for these results; the last row of a name counts."""
    rows: dict[str, Summary] = {}
    sought = {pair.out.stem: _how(pair, job) for pair in pairs}
    for folder in {pair.out.parent for pair in pairs}:
        for record in _records(folder):
            name = str(record["name"])
            rows.pop(name, None)
            row = from_record(record)
            if row is not None and row.error is None and record.get("made") == sought.get(name):
                rows[name] = row
    return rows


def _records(folder: Path) -> Iterator[dict[str, object]]:
    """What stands in the summary of a folder; a run that was stopped may leave half a row."""
    try:
        lines = (folder / SUMMARY).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return
    for line in lines:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict) and "name" in record:
            yield record


def _is_told(pair: Pair, job: Job, rows: Mapping[str, Summary]) -> bool:
    return job.form == "pan" or pair.out.stem in rows


def _add_to_summary(pair: Pair, job: Job, summary: Summary) -> None:
    record = {**to_record(summary), "made": _how(pair, job)}
    line = json.dumps(record, ensure_ascii=True) + "\n"
    try:
        with (pair.out.parent / SUMMARY).open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError as error:
        raise RetoldError(
            f"{pair.out.parent / SUMMARY}: cannot be written ({error.strerror}); make room, or "
            "choose another --out"
        ) from None


def _how(pair: Pair, job: Job) -> dict[str, object]:
    """What a row was made of and how, so that it is not taken for another."""
    return {
        "source": _short(str(pair.source)),
        "target": _short(str(pair.target)),
        "file": pair.out.name,
        "encoder": job.encoder,
        "reader": job.reader,
        "quotations": job.quotations,
        "certainty": job.view.certainty,
        "explain": bool(job.view.rules),
    }


def _compare_pair(pair: Pair, job: Job) -> Outcome:
    try:
        source, target = (
            _prepared(side, name, allow_private=job.allow_private)
            for side, name in ((pair.source, "source"), (pair.target, "target"))
        )
        if job.form == "pan":
            names = Path(pair.target).name, Path(pair.source).name
            write_file(pair.out, to_pan(find_passages(source, target), *names))
            return Outcome(pair)
        comparison = compare_documents(
            source,
            target,
            encoder=job.encoder,
            reader=job.reader,
            quotations=job.quotations,
        )
        write_file(pair.out, render(comparison, job.form, job.view))
        return Outcome(pair, summary=summarize(comparison, pair.out.stem))
    except RetoldError as error:
        return _failed(pair, " ".join(str(error).split()))
    except Exception as error:  # noqa: BLE001 - one pair may not stop a run over many
        fault = " ".join(f"{type(error).__name__}: {error}".split())
        return _failed(pair, f"a fault of retold, please report it ({fault})")


def _failed(pair: Pair, error: str) -> Outcome:
    row = Summary(pair.out.stem, _short(str(pair.source)), _short(str(pair.target)), error=error)
    return Outcome(pair, error=error, summary=row)


def _short(value: str, most: int = 200) -> str:
    line = " ".join(without_credentials(value).split())
    return line if len(line) <= most else f"{line[:most]}… ({id_of(value)})"


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _prepared(value: Path | str, name: str, *, allow_private: bool) -> SegmentedDocument:
    return prepare(as_document(value, name, allow_private=allow_private))
