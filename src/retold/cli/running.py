"""The options of verbs that run in stages: who runs them, into how many parts, and where."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from retold.cli.progress import is_watched
from retold.errors import MissingExtra
from retold.filesystems import as_path
from retold.model.texts import counted

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from retold.engines.stage import Engine

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["local", "spark", "sail"]),
        default="local",
        show_default=True,
        help="Who runs it: this machine, PySpark, or Spark Connect on Sail, without a JVM.",
    ),
    click.option("--master", metavar="URL", help="Of the engine: local[2], yarn, sc://host:port …"),
    click.option(
        "--workers",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="Processes of the local engine; with more than one it runs in stages, as on a "
        "cluster.",
    ),
    click.option(
        "--partitions",
        type=click.IntRange(1),
        metavar="N",
        help="Parts into which the rows of a stage are spread.  [default: one a core]",
    ),
    click.option(
        "--work",
        metavar="FOLDER",
        type=click.Path(file_okay=False),
        help="Leave the stages there; the same command goes on after the last that was finished.",
    ),
)


def engine_options(command: Command) -> Command:
    """`--engine`, `--master`, `--workers`, `--partitions` and `--work`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


explain_option = click.option(
    "--explain", is_flag=True, help="Print the stages and what they will take; no run."
)


class Stages(NamedTuple):
    """How a run in stages was asked for."""

    engine: str
    master: str | None
    workers: int
    partitions: int | None
    work: str | None

    @property
    def are_asked(self) -> bool:
        """Whether it was.

        Raises:
            click.UsageError: a master is named of an engine that has none.
        """
        if self.master and self.engine == "local":
            raise click.UsageError("--master is of the engines spark and sail; name --engine too")
        return bool(self.engine != "local" or self.workers > 1 or self.partitions or self.work)

    @property
    def folder(self) -> Path | None:
        """Where the stages are left; None where they are not."""
        return None if self.work is None else as_path(self.work)

    def check(self) -> None:
        """Say what is missing.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        if find_spec("pyarrow") is None:
            extra = "parquet" if self.engine == "local" else self.engine
            raise MissingExtra("a run in stages", extra)

    def open(self) -> "AbstractContextManager[Engine]":
        """The engine, not yet begun."""
        self.check()
        if self.engine == "local":
            from retold.engines.local import local

            return local(self.workers, self.partitions)
        from retold.engines.spark import sail, spark

        return (spark if self.engine == "spark" else sail)(self.master, self.partitions)


@contextmanager
def counting() -> Iterator[Callable[[str, int], None]]:
    """A teller that shows stage, documents and rate where standard error is a terminal."""
    if not is_watched():
        yield lambda _stage, _documents: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("reading")
        counts: dict[str, int] = {}
        begun: dict[str, float] = {}

        def tell(stage: str, documents: int) -> None:
            start = begun.setdefault(stage, time.monotonic())
            counts[stage] = counts.get(stage, 0) + documents
            rate = counts[stage] / max(time.monotonic() - start, 0.1)
            shown.update(
                task, description=f"{stage} {counted(counts[stage], 'row')}, {rate:,.0f} a second"
            )

        yield tell
