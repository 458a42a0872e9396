"""A progress bar on standard error for anything that lasts."""

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

Item = TypeVar("Item")


QUIET = "retold.quiet"
"""The key of `--quiet` in what click's contexts hold in common."""


def is_quiet() -> bool:
    """Whether the user asked for no word but of what went wrong."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(QUIET))


def is_watched() -> bool:
    """Whether somebody may be looking at standard error who wants to see that work goes on."""
    return sys.stderr.isatty() and not is_quiet()


def say(text: str) -> None:
    """Tell on standard error what was done, unless `--quiet`; what went wrong is told otherwise."""
    if not is_quiet():
        click.echo(text, err=True)


def progress(items: Iterable[Item], total: int | None, label: str) -> Iterator[Item]:
    """The items, counted on a bar with rate and time left where standard error is a terminal."""
    if not is_watched():
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            yield item
            bar.advance(task)


PATIENCE = 2.0
"""Seconds after which a person wants to see that something is going on."""


@contextmanager
def waiting(label: str) -> Iterator[None]:
    """Show on standard error, where that is a screen, the seconds that something long takes."""
    if not is_watched():
        yield
        return
    done = threading.Event()
    ticker = threading.Thread(target=_tick, args=(label, done), daemon=True)
    ticker.start()
    try:
        yield
    finally:
        done.set()
        ticker.join()


def _tick(label: str, done: threading.Event) -> None:
    """Write the seconds that have passed over each other, and wipe them at the end."""
    started = time.monotonic()
    pause, shown = PATIENCE, ""
    while not done.wait(pause):
        shown = f"{label} … {time.monotonic() - started:.0f} s"
        sys.stderr.write(f"\r{shown}")
        sys.stderr.flush()
        pause = 1.0
    if shown:
        sys.stderr.write("\r" + " " * len(shown) + "\r")
        sys.stderr.flush()
