"""Stages run by Spark: PySpark on a cluster or on this machine, and Sail, which needs no JVM."""

import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial, reduce
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa

from retold.engines.finished import list_parts
from retold.engines.stage import KEY, Stage
from retold.errors import MissingExtra, RetoldError
from retold.filesystems import is_address

SQL_TYPES = {
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.string(): "string",
    pa.binary(): "binary",
}
"""What Spark calls the types of our columns; it has no unsigned numbers."""

HERE = "127.0.0.1"

OWN_ERROR = re.compile(r"retold\.errors\.\w+: (.+)")
"""What an error of ours says, in the midst of what Spark says of it."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A session of Spark.

    Attributes:
        session: it.
        partitions: into how many parts the rows of a stage are spread.
        name: what messages call it.
    """

    session: Any
    partitions: int
    name: str = "spark"

    def run(self, stage: Stage, sources: Sequence[Path], target: Path) -> None:
        """Write what a stage leaves.

        Raises:
            RetoldError: it failed; what it says is the reason, as far as that can be seen.
        """
        between, result = as_sql(stage.between), as_sql(stage.result)
        target.mkdir(parents=True)  # of no rows some engines write no folder
        full = [number for number, source in enumerate(sources) if list_parts(source)]
        if not full:
            return
        try:
            taken = [
                self.session.read.parquet(self.called(sources[number]))
                .select(*stage.takes[number].columns)
                .mapInArrow(partial(stage.spread, number), between)
                for number in full
            ]
            spread = reduce(lambda rows, more: rows.union(more), taken)
            left = spread.repartition(self.partitions, KEY).mapInArrow(stage.gathered, result)
            left.write.parquet(self.called(target), mode="overwrite", compression="zstd")
        except _failures() as error:
            if _was_interrupted(error):
                raise KeyboardInterrupt from None
            raise RetoldError(_reason(f"{self.name}, {stage.name}", error)) from None

    def called(self, path: Path) -> str:
        """What the engine calls a path; options of ours are set in the engine's own way."""
        address = str(path.resolve()).partition("?")[0] if is_address(str(path)) else None
        if address is None:
            return str(path.resolve())
        is_hadoop = self.name == "spark" and address.startswith("s3://")
        return f"s3a{address.removeprefix('s3')}" if is_hadoop else address


def as_sql(schema: pa.Schema) -> str:
    """The columns of a schema as Spark writes them."""
    return ", ".join(f"`{field.name}` {SQL_TYPES[field.type]}" for field in schema)


def spark(
    master: str | None = None, partitions: int | None = None
) -> AbstractContextManager[Spark]:
    """A session of PySpark on a master (`local[*]` if None), stopped at the end.

    Args:
        master: `local[4]`, `yarn`, `spark://host:7077`, `k8s://…`.
        partitions: into how many parts the rows of a stage are spread; as many as there are cores
            if None.

    Raises:
        MissingExtra: PySpark is not installed.
        RetoldError: there is no Java, or, when it is entered, the session does not start.
    """
    if not _is_there("pyspark") or not _is_there("pyspark.core"):  # the client has no core
        raise MissingExtra("--engine spark", "spark")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise RetoldError("--engine spark: there is no Java; install Java 17, or try sail")
    return _spark(master or "local[*]", partitions)


def sail(master: str | None = None, partitions: int | None = None) -> AbstractContextManager[Spark]:
    """A session of Sail: on a server that is there, or on one in this process.

    Args:
        master: `sc://host:port`; any server of Spark Connect will do.
        partitions: into how many parts the rows of a stage are spread; as many as there are cores
            if None.

    Raises:
        MissingExtra: Sail, or the client of Spark Connect, is not installed.
        RetoldError: the session does not start, when it is entered.
    """
    if not _is_there("pyspark") or not (master or _is_there("pysail")):
        raise MissingExtra("--engine sail", "sail")
    return _sail(master, partitions)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


@contextmanager
def _spark(master: str, partitions: int | None) -> Iterator[Spark]:
    with _quiet():
        from pyspark.sql import SparkSession

        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.master(master).appName("retold")
        settings = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
        if master.startswith("local"):
            settings |= dict.fromkeys(("spark.driver.host", "spark.driver.bindAddress"), HERE)
            settings |= {"spark.ui.enabled": "false"}
        for name, value in settings.items():
            builder = builder.config(name, value)
        try:
            session = builder.getOrCreate()
        except _failures() as error:
            raise RetoldError(f"{_reason('--engine spark', error)}; see --master") from None
        try:
            yield Spark(session, partitions or session.sparkContext.defaultParallelism)
        finally:
            session.stop()


@contextmanager
def _sail(master: str | None, partitions: int | None) -> Iterator[Spark]:
    with _quiet(), _server(master) as place:
        with _main_of_a_file():
            from pyspark.sql import SparkSession
            from pyspark.sql.connect.client.retries import DefaultPolicy

        try:
            with _main_of_a_file():
                session = SparkSession.builder.remote(place).create()
        except _failures() as error:
            raise RetoldError(f"{_reason('--engine sail', error)}; see --master") from None
        if master is None:  # Ctrl-C stops the server too, which would be asked again for minutes
            session.client.set_retry_policies([DefaultPolicy(max_retries=0)])
        try:
            yield Spark(session, partitions or os.cpu_count() or 1, "sail")
        finally:
            session.stop()


@contextmanager
def _server(master: str | None) -> Iterator[str]:
    """Where the server is: the one that was named, or one of Sail in this process."""
    if master is not None:
        yield master
        return
    os.environ.setdefault("RUST_LOG", "error")
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(HERE, 0)
    server.start(background=True)
    try:
        yield "sc://{}:{}".format(*server.listening_address)
    finally:
        server.stop()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without PySpark's warning that it has not been tried with this pandas: none is used."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "PySpark does not yet fully support", FutureWarning)
        warnings.filterwarnings("ignore", r"\[RETRIES_EXCEEDED\]", UserWarning)
        yield


@contextmanager
def _main_of_a_file() -> Iterator[None]:
    """A main module with a file, while the client is loaded.

    Of one without, as that of `python -c`, it believes that its own doctests run, and ends all.
    """
    main = sys.modules["__main__"]
    has_none = not hasattr(main, "__file__")
    if has_none:
        main.__file__ = sys.executable
    try:
        yield
    finally:
        if has_none:
            del main.__file__


def _failures() -> tuple[type[Exception], ...]:
    """How Spark, Java's bridge and the client of Spark Connect say that something failed."""
    from pyspark.errors import PySparkException

    kinds: list[type[Exception]] = [PySparkException, RuntimeError, OSError, ValueError]
    if "grpc" in sys.modules:
        kinds.append(sys.modules["grpc"].RpcError)
    if "py4j.protocol" in sys.modules:
        kinds.append(sys.modules["py4j.protocol"].Py4JError)
    return tuple(kinds)


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether an error came up while Ctrl-C was seen to: the client fails to stop the work."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


def _reason(what: str, error: Exception) -> str:
    """What failed, and the line that says why: one of ours where there is one, else the first."""
    said = str(error).strip() or type(error).__name__
    own = OWN_ERROR.search(said)
    return own[1] if own else f"{what}: {said.splitlines()[0][:500]}"
