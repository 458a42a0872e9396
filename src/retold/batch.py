"""Many pairs at once, over all cores; a bad pair is named and the rest goes on."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from retold.align import find_passages
from retold.compare import compare_documents
from retold.errors import FormatError, ReadError, RetoldError
from retold.model import SegmentedDocument
from retold.output import write_file
from retold.prepare import load, prepare
from retold.read.decode import NotText, decode
from retold.read.files import read_file
from retold.report import to_json, to_pan

KEPT_DOCUMENTS = 64
"""Documents kept cut up in each process: pair files name the same ones close to each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files to compare and the file that receives the result."""

    source: Path
    target: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a pair: done before, done now, or failed for a reason."""

    pair: Pair
    skipped: bool = False
    error: str | None = None


def read_pairs(file: Path, source_dir: Path, target_dir: Path, out: Path, form: str) -> list[Pair]:
    """The pairs that a file lists, a line `TARGET SOURCE` each, as in the PAN corpora.

    Raises:
        ReadError: the file cannot be read.
        FormatError: a line is no pair, or its result would take the place of another line's.
    """
    try:
        lines = decode(read_file(str(file), str(file))).splitlines()
    except NotText as error:
        raise ReadError(f"{file}: {error}") from None
    suffix = "xml" if form == "pan" else "json"
    pairs: dict[Path, tuple[int, Pair]] = {}
    for number, line in enumerate(lines, start=1):
        names = line.split("\t") if "\t" in line else line.split()
        if not names:
            continue
        if len(names) != 2:  # noqa: PLR2004 - a pair
            raise FormatError(f"{file}:{number}: expected 'TARGET SOURCE', found {line.strip()!r}")
        target, source = (name.strip() for name in names)
        stem = f"{Path(target).stem}-{Path(source).stem}"
        pair = Pair(source_dir / source, target_dir / target, out / f"{stem}.{suffix}")
        before, same = pairs.setdefault(pair.out, (number, pair))
        if same != pair:
            raise FormatError(
                f"{file}:{number}: its result would take the place of line {before}'s, {pair.out}; "
                "rename a file, or list the two apart and name another --out"
            )
    return [pair for _, pair in pairs.values()]


def compare_pairs(
    pairs: Iterable[Pair], *, form: str, encoder: str, jobs: int | None
) -> Iterator[Outcome]:
    """Compare every pair whose result is not there yet; outcomes come in the order of the pairs."""
    todo = list(pairs)
    done = [pair for pair in todo if pair.out.exists()]
    yield from (Outcome(pair, skipped=True) for pair in done)
    left = [pair for pair in todo if not pair.out.exists()]
    workers = min(jobs or os.cpu_count() or 1, max(1, len(left)))
    if workers == 1:
        yield from (_compare_pair(pair, form, encoder) for pair in left)
        return
    with ProcessPoolExecutor(workers, initializer=_obey_the_parent) as pool:
        try:
            size = max(1, min(16, len(left) // (workers * 4)))
            yield from pool.map(
                _compare_pair,
                left,
                [form] * len(left),
                [encoder] * len(left),
                chunksize=size,
            )
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise


def _obey_the_parent() -> None:
    """Leave Ctrl-C to the parent, which stops the workers; stop when it says so, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """Wait for the parent's end: one that was killed outright could not tell its workers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _compare_pair(pair: Pair, form: str, encoder: str) -> Outcome:
    try:
        source, target = _prepared(pair.source), _prepared(pair.target)
        if form == "pan":
            text = to_pan(find_passages(source, target), pair.target.name, pair.source.name)
        else:
            text = to_json(compare_documents(source, target, encoder=encoder))
        write_file(pair.out, text)
    except RetoldError as error:
        return Outcome(pair, error=" ".join(str(error).split()))
    return Outcome(pair)


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _prepared(path: Path) -> SegmentedDocument:
    return prepare(load(str(path)))
