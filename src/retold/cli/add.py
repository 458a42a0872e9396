"""`retold add`."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TypeVar

import click

from retold.cli.private import private_option
from retold.cli.progress import is_watched, say
from retold.cli.running import Stages, counting, engine_options, explain_option
from retold.model.texts import counted

if TYPE_CHECKING:
    from retold.corpus import Corpus
    from retold.corpus.collection import Outcome
    from retold.corpus.input_splits import Reading
    from retold.read.fields import Bad

SHOWN = 5
"""Bad records, and those whose date was lost, named at the end; --errors names them all."""

Item = TypeVar("Item")


@click.command()
@click.argument("corpus", type=click.Path())
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, type=click.Path())
@click.option("--text", metavar="FIELD", help="The field that holds the text.")
@click.option("--id", "id_", metavar="FIELD", help="The field that holds the id.")
@click.option("--url", metavar="FIELD", help="The field that holds the address.")
@click.option("--date", metavar="FIELD", help="The field that holds the date of publication.")
@click.option("--follow", is_flag=True, help="Fetch the pages that the entries of a feed link to.")
@private_option
@click.option(
    "--errors",
    metavar="FILE",
    type=click.Path(),
    help="Write every bad record there, and every one whose date was lost, as JSON Lines.",
)
@click.option("--rebuild", is_flag=True, help="Make a damaged index anew from the documents.")
@engine_options
@explain_option
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
    explain: bool,  # noqa: FBT001
    **engine: Any,  # noqa: ANN401 - the options of engines
) -> None:
    """Add the documents in INPUTs to CORPUS, a folder made on first use.

    An INPUT is a text, HTML, MHTML, PDF or DOCX file, JSON Lines, CSV, Parquet, WARC, an RSS, Atom
    or JSON feed, a folder of these, an http(s) address, or - for standard input (JSON Lines, a
    feed, a document or a page). Fields of records are found by their usual names where no option
    names them.

    A document that is there already, in whichever version, is left alone; another text under the
    same id is kept as a new version. A run that was stopped can simply be started again.

    \b
    Examples:
      retold add news/ articles.jsonl
      retold add news/ dump.csv --text body --id article_no
      retold add news/ pages/ crawl.warc.gz --errors bad.jsonl
      retold add news/ dumps/ --workers 4
    """
    from retold.corpus import Corpus
    from retold.corpus.input_splits import Reading
    from retold.output import spare
    from retold.read.fields import Bad, Fields, Undated

    if rebuild == bool(inputs):
        raise click.UsageError("name an INPUT, or --rebuild alone")
    spare(inputs, [errors])
    stages = Stages(**engine)
    fields = Fields(text=text, id=id_, url=url, date=date)
    if explain:
        from retold.corpus.addition_estimate import explain as told_ahead

        click.echo(told_ahead(inputs, stages.engine))
        return
    with ExitStack() as stack:
        opened = stack.enter_context(Corpus(corpus))
        if rebuild:
            _rebuild(opened)
            return
        bad: list[Bad] = []
        undated: list[Bad] = []
        reading = Reading(inputs, fields, follow, allow_private)
        outcomes = (
            _in_stages(opened, reading, stages, stack)
            if stages.are_asked
            else _in_turn(opened, reading)
        )
        states: Counter[str] = Counter()
        try:
            for outcome in outcomes:
                if outcome.state == "bad":
                    bad.append(Bad(outcome.id, outcome.reason or ""))
                elif outcome.state == "undated":
                    undated.append(Undated(outcome.id, outcome.reason or ""))
                else:
                    states[outcome.state] += 1
        except BaseException:
            if states or bad:
                _tell(states, (bad, undated), errors, corpus)
            raise
        _tell(states, (bad, undated), errors, corpus)
    if not states:
        raise click.exceptions.Exit(1)


def _in_turn(corpus: "Corpus", reading: "Reading") -> Iterator["Outcome"]:
    """What becomes of the documents, read one after the other."""
    from retold.corpus.expected import expected
    from retold.inputs import documents

    total = expected(reading.inputs) if is_watched() else None
    entries = documents(
        reading.inputs, reading.fields, follow=reading.follow, allow_private=reading.allow_private
    )
    yield from _with_rate(corpus.adding_each(entries), "adding", total)


def _in_stages(
    corpus: "Corpus", reading: "Reading", stages: Stages, stack: ExitStack
) -> Iterator["Outcome"]:
    """What becomes of the documents, read and fingerprinted in stages."""
    stages.check()
    from retold.corpus.additions import add_in_stages
    from retold.dedupe.scratch import scratch
    from retold.engines.finished import Work

    engine = stack.enter_context(stages.open())
    folder = stages.folder or stack.enter_context(scratch()) / "work"
    watch = stack.enter_context(counting())
    work = Work(folder, engine, lambda done, _before: watch(done.stage, done.rows))
    for outcome in add_in_stages(corpus, reading, work):
        watch("adding", 1)
        yield outcome


def _tell(
    states: Counter[str],
    amiss: tuple[list["Bad"], list["Bad"]],
    errors: str | None,
    corpus: str,
) -> None:
    """What became of all: amiss are the bad records, and those whose date was lost."""
    from retold.filesystems import as_path
    from retold.output import write_file

    bad, undated = amiss
    for label, records in (("bad", bad), ("no date", undated)):
        for one in records[:SHOWN]:
            click.echo(f"{label}: {one.place}: {one.reason}", err=True)
        if len(records) > SHOWN:
            rest = f"and {len(records) - SHOWN:,} more"
            click.echo(f"{rest}, all in {errors}" if errors else f"{rest}; see --errors", err=True)
    if errors is not None:
        lines = ({"place": one.place, "reason": one.reason} for one in (*bad, *undated))
        write_file(
            as_path(errors), "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        )
    versions = "a new version" if states["revised"] == 1 else "new versions"
    lost = f", {len(undated):,} without the date that they state" if undated else ""
    say(
        f"{states['added']:,} added, {states['revised']:,} as {versions}, "
        f"{states['unchanged']:,} there already, {len(bad):,} bad{lost}; corpus {corpus}"
    )


def _rebuild(corpus: "Corpus") -> None:
    each = (1 for batch in corpus.rebuild() for _ in range(batch))
    done = sum(_with_rate(each, "rebuilding", None))
    say(f"index of {counted(done, 'document')} made anew")


def _with_rate(items: Iterable[Item], label: str, total: int | None) -> Iterator[Item]:
    """The items, counted with rate and time left where standard error is a terminal."""
    if not is_watched():
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
