"""`retold add`."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from retold.cli.private import private_option

if TYPE_CHECKING:
    from retold.corpus import Corpus
    from retold.model import Document
    from retold.read.fields import Bad

SHOWN = 5
"""Bad records named at the end; --errors names them all."""

Item = TypeVar("Item")


@click.command()
@click.argument("corpus")
@click.argument("inputs", metavar="[INPUT]...", nargs=-1)
@click.option("--text", metavar="FIELD", help="The field that holds the text.")
@click.option("--id", "id_", metavar="FIELD", help="The field that holds the id.")
@click.option("--url", metavar="FIELD", help="The field that holds the address.")
@click.option("--date", metavar="FIELD", help="The field that holds the date of publication.")
@click.option("--follow", is_flag=True, help="Fetch the pages that the entries of a feed link to.")
@private_option
@click.option("--errors", metavar="FILE", help="Write every bad record there, as JSON Lines.")
@click.option("--rebuild", is_flag=True, help="Make a damaged index anew from the documents.")
def add(
    corpus: str,
    inputs: tuple[str, ...],
    text: str | None,
    id_: str | None,
    url: str | None,
    date: str | None,
    follow: bool,  # noqa: FBT001 - click
    allow_private: bool,  # noqa: FBT001
    errors: str | None,
    rebuild: bool,  # noqa: FBT001
) -> None:
    """Add the documents in INPUTs to CORPUS, a folder made on first use.

    An INPUT is a text, HTML, MHTML, PDF or DOCX file, JSON Lines, CSV, Parquet, WARC, an RSS, Atom
    or JSON feed, a folder of these, an http(s) address, or - for standard input (JSON Lines, a
    feed, a document or a page). Fields of records are found by their usual names where no option
    names them.

    A document that is there already is left alone; another text under the same id is kept as a new
    version. A run that was stopped can simply be started again.

    \b
    Examples:
      retold add news/ articles.jsonl
      retold add news/ dump.csv --text body --id article_no
      retold add news/ pages/ crawl.warc.gz --errors bad.jsonl
    """
    from retold.corpus import Corpus
    from retold.output import spare

    if rebuild == bool(inputs):
        raise click.UsageError("name an INPUT, or --rebuild alone")
    spare(inputs, [errors])
    with Corpus(corpus) as opened:
        if rebuild:
            _rebuild(opened)
            return
        from retold.corpus.expected import expected
        from retold.inputs import documents
        from retold.read.fields import Fields

        bad: list[Bad] = []
        fields = Fields(text=text, id=id_, url=url, date=date)
        good = _set_aside(
            documents(inputs, fields, follow=follow, allow_private=allow_private), bad
        )
        states: Counter[str] = Counter()
        total = expected(inputs) if sys.stderr.isatty() else None
        try:
            for outcome in _with_rate(opened.adding(good), "adding", total):
                states[outcome.state] += 1
        except BaseException:
            if states or bad:
                _tell(states, bad, errors, corpus)
            raise
        _tell(states, bad, errors, corpus)
    if bad and not states:
        raise click.exceptions.Exit(1)


def _set_aside(found: Iterable["Document | Bad"], bad: list["Bad"]) -> Iterator["Document"]:
    """The documents; what is bad is put on the list."""
    from retold.model import Document

    for one in found:
        if isinstance(one, Document):
            yield one
        else:
            bad.append(one)


def _tell(states: Counter[str], bad: list["Bad"], errors: str | None, corpus: str) -> None:
    from retold.output import write_file

    for one in bad[:SHOWN]:
        click.echo(f"bad: {one.place}: {one.reason}", err=True)
    if len(bad) > SHOWN:
        rest = f"and {len(bad) - SHOWN:,} more"
        click.echo(f"{rest}, all in {errors}" if errors else f"{rest}; see --errors", err=True)
    if errors is not None:
        lines = ({"place": one.place, "reason": one.reason} for one in bad)
        write_file(
            Path(errors), "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        )
    click.echo(
        f"{states['added']:,} added, {states['revised']:,} as new versions, "
        f"{states['unchanged']:,} there already, {len(bad):,} bad; corpus {corpus}",
        err=True,
    )


def _rebuild(corpus: "Corpus") -> None:
    each = (1 for batch in corpus.rebuild() for _ in range(batch))
    done = sum(_with_rate(each, "rebuilding", None))
    click.echo(f"index of {done:,} documents made anew", err=True)


def _with_rate(items: Iterable[Item], label: str, total: int | None) -> Iterator[Item]:
    """The items, counted with rate and time left where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        *(SpinnerColumn(), TextColumn(label), TextColumn("{task.completed:,.0f}")),
        *(TextColumn("{task.fields[rate]:,.0f} a second"), TimeElapsedColumn()),
        *((TextColumn("left, about:"), TimeRemainingColumn()) if total else ()),
    )
    start = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total, rate=0.0)
        for number, item in enumerate(items, start=1):
            yield item
            bar.update(task, completed=number, rate=number / (time.monotonic() - start))
