"""Stages run by processes of this machine; rows go from one to another in files."""

import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from retold.engines.finished import list_parts
from retold.engines.stage import KEY, ROWS, Records, Stage
from retold.filesystems import RemotePath, located

Given = TypeVar("Given")
Made = TypeVar("Made")

_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Local:
    """Processes of this machine; without a pool of them, this process.

    Attributes:
        partitions: into how many parts the rows of a stage are spread.
        pool: the processes.
    """

    partitions: int = 1
    pool: Executor | None = None

    @property
    def name(self) -> str:
        """What messages call it."""
        return "local"

    def run(self, stage: Stage, sources: Sequence[Path], target: Path) -> int:
        """Write what a stage leaves; returns the bytes that went between processes."""
        target.mkdir(parents=True)
        with _moving(target) as moving:
            return self._run(stage, sources, target, moving)

    def _run(self, stage: Stage, sources: Sequence[Path], target: Path, moving: Path) -> int:
        parts = [
            (number, path) for number, source in enumerate(sources) for path in list_parts(source)
        ]
        jobs = [(*part, moving / str(place)) for place, part in enumerate(parts)]
        moved = sum(self._each(partial(spread_part, stage, self.partitions), jobs))
        places = [(place, target) for place in range(self.partitions)]
        self._each(partial(gather_part, stage, moving), places)
        return moved

    def _each(self, work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
        """What is made of each, in their order; nothing more is begun after a failure."""
        if self.pool is None or len(given) < 2:  # noqa: PLR2004 - one is done as quickly here
            return [work(each) for each in given]
        waiting = [self.pool.submit(work, each) for each in given]
        try:
            return [each.result() for each in waiting]
        finally:
            for each in waiting:
                each.cancel()


@contextmanager
def local(workers: int = 1, partitions: int | None = None) -> Iterator[Local]:
    """Some processes, stopped at the end; a single one is this.

    Args:
        workers: how many.
        partitions: into how many parts the rows of a stage are spread; one a process if None.
    """
    if workers == 1:
        yield Local(partitions or 1)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield Local(partitions or workers, pool)


def spread_part(stage: Stage, partitions: int, job: tuple[int, Path, Path]) -> int:
    """Spread the rows of a file into one with a batch for each partition; returns its size."""
    number, path, out = job
    columns = [*stage.takes[number].columns]
    system, key = located(path)
    with pq.ParquetFile(key, filesystem=system) as file:
        batches = [*stage.spread(number, file.iter_batches(batch_size=ROWS, columns=columns))]
    table = pa.Table.from_batches(batches, stage.between)
    owners = owner(table.column(KEY).to_numpy(), partitions)
    order = np.argsort(owners, kind="stable")
    bounds = np.searchsorted(owners[order], np.arange(partitions + 1))
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with (
        pa.OSFile(str(out), "wb") as sink,
        pa.ipc.new_file(sink, stage.between, options=options) as writer,
    ):
        for place in range(partitions):
            rows = order[bounds[place] : bounds[place + 1]]
            writer.write_batch(_as_batch(table.take(pa.array(rows)), stage.between))
    return out.stat().st_size


def gather_part(stage: Stage, moving: Path, job: tuple[int, Path]) -> None:
    """Write what a stage makes of one partition."""
    place, target = job
    writer = None
    for batches in stage.gathered(_moved(moving, place)):
        if writer is None:
            system, key = located(target / f"part-{place:05}.parquet")
            writer = pq.ParquetWriter(key, stage.result, compression="zstd", filesystem=system)
        writer.write_batch(batches)
    if writer is not None:
        writer.close()


@contextmanager
def _moving(target: Path) -> Iterator[Path]:
    """A folder for rows on their way: beside what a stage leaves, if that is on this machine."""
    if isinstance(target, RemotePath):
        with TemporaryDirectory(prefix="retold-moving-") as folder:
            yield Path(folder)
        return
    moving = target / "_moving"
    moving.mkdir()
    yield moving
    shutil.rmtree(moving)


def _moved(moving: Path, place: int) -> Iterator[Records]:
    for path in sorted(moving.iterdir()):
        with pa.OSFile(str(path)) as source:
            yield pa.ipc.open_file(source).get_batch(place)


def _as_batch(table: pa.Table, schema: pa.Schema) -> Records:
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=schema)


def owner(keys: NDArray[np.int64], partitions: int) -> NDArray[np.int64]:
    """The partition of each key."""
    mixed = keys.astype(np.int64).view(np.uint64) * _MIX
    batches: NDArray[np.int64] = ((mixed >> np.uint64(32)) % np.uint64(partitions)).astype(np.int64)
    return batches
