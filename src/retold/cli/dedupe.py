"""`retold dedupe`."""

import re
from typing import TYPE_CHECKING, Any

import click

from retold.cli.progress import say
from retold.cli.running import Stages, counting, engine_options, explain_option
from retold.model.texts import counted

if TYPE_CHECKING:
    from retold.dedupe import Deduplication

SIZES = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


class _Size(click.ParamType[int]):
    """Bytes, as in 512MB or 2G."""

    name = "size"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number of bytes."""
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMG]?)I?B?", str(value).upper())
        if found is None:
            self.fail(f"{value!r} is no size; write 512MB or 2GB", param, ctx)
        try:
            return int(float(found[1]) * SIZES[found[2]])
        except OverflowError:
            self.fail(f"{value!r} is more than any machine has; write 512MB or 2GB", param, ctx)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="KEPT",
    help="Receives the rows that are kept; - is standard output, here and for the next two.",
)
@click.option("--clusters", metavar="FILE", help="Receives what became of each row, and why.")
@click.option("--errors", metavar="FILE", help="Receives the rows that could not be read.")
@click.option(
    "--resemblance",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.3,
    show_default=True,
    help="Least share of shingles that two documents have in common.",
)
@click.option(
    "--containment",
    type=click.FloatRange(0, 1),
    default=0.8,
    show_default=True,
    help="Least share of a document that a longer one contains; 0 to keep excerpts.",
)
@click.option(
    "--order",
    type=click.FloatRange(0, 1),
    default=0.6,
    show_default=True,
    help="Least share of words that two documents have in the same order; 0 turns it off.",
)
@click.option("--exact", is_flag=True, help="Only drop documents of the same words.")
@click.option(
    "--keep",
    default="first",
    show_default=True,
    metavar="first|earliest|longest|COLUMN",
    help="Which document of a cluster stays; of a COLUMN the greatest number, or COLUMN:least.",
)
@click.option("--text", metavar="COLUMN", help="The column of the text, if it is not found.")
@click.option("--id", "id_", metavar="COLUMN", help="The column of the id, if it is not found.")
@click.option(
    "--memory",
    type=_Size(),
    default="64MB",
    show_default=True,
    help="Memory to stay under, roughly; the rest goes to temporary files.",
)
@click.option(
    "--frame/--no-frame",
    default=True,
    show_default=True,
    help="Keep documents that tell different things in one frame (a template, a footer).",
)
@engine_options
@explain_option
def dedupe(
    inputs: tuple[str, ...],
    out: str,
    clusters: str | None,
    errors: str | None,
    resemblance: float,
    containment: float,
    order: float,
    exact: bool,  # noqa: FBT001 - click's flag
    keep: str,
    text: str | None,
    id_: str | None,
    memory: int,
    frame: bool,  # noqa: FBT001
    engine: str,
    master: str | None,
    workers: int,
    partitions: int | None,
    work: str | None,
    explain: bool,  # noqa: FBT001
) -> None:
    """Remove near-duplicates from a corpus, and prove what was dropped.

    INPUT is JSON Lines, Parquet, CSV, a feed, a crawl, a page, a text, a folder
    of these, an address, or - for standard input. The rows that are kept go to
    KEPT in their order, with all their columns as they were: as JSON Lines, or
    as Parquet or CSV where all inputs are; in parts where KEPT is a folder/.

    \b
    Examples:
      retold dedupe news.jsonl --out kept.jsonl
      retold dedupe a.jsonl.gz b.jsonl.gz --out kept.jsonl.gz --clusters clusters.jsonl
      retold dedupe news.parquet --out kept.parquet --keep earliest --resemblance 0.7
      retold dedupe news/*.parquet --out kept/ --engine spark --master yarn --work /shared/run
    """
    from retold.dedupe import Rules
    from retold.dedupe import dedupe as run

    rules = Rules(
        resemblance, containment or None, order or None, exact, keep, text, id_, memory, frame
    )
    stages = Stages(engine, master, workers, partitions, work)
    with counting() as watch:
        if stages.are_asked or explain or out.endswith("/"):
            asked = (rules, watch, clusters, errors)
            done = _run_stages(stages, inputs, out, asked, explained=explain)
        else:
            done = run(inputs, out, clusters=clusters, errors=errors, rules=rules, watch=watch)
    if done is None:
        return
    say(
        f"{counted(done.documents, 'document')}: {done.kept:,} kept, "
        f"{counted(done.exact, 'exact duplicate')}, {counted(done.near, 'near-duplicate')}, "
        f"{done.reworded:,} reworded, "
        f"{done.contained:,} contained in others"
    )
    for crowd in done.crowds:
        click.echo(f"{crowd}{_where(clusters)}", err=True)
    if done.cut:
        click.echo(
            f"{counted(done.hot, 'shingle is', 'shingles are')} in many documents: of their pairs "
            f"{done.cut:,} {'was' if done.cut == 1 else 'were'} cut, "
            "those between neighbours and with the first few were looked at",
            err=True,
        )
    for name in done.unread:
        click.echo(f"{name}: no row of it could be read; the rest was done", err=True)
    if done.bad:
        where = f"; see {errors}" if errors else "; --errors FILE names them"
        click.echo(f"{counted(done.bad, 'row')} could not be read{where}", err=True)


def _run_stages(
    stages: Stages, inputs: tuple[str, ...], out: str, asked: tuple[Any, ...], *, explained: bool
) -> "Deduplication | None":
    """Run in stages, or print what would be done."""
    stages.check()
    from retold.dedupe.outcome import Results
    from retold.dedupe.staged import Running, dedupe_in_stages, explain_stages

    if explained:
        click.echo(explain_stages(inputs, Results(*asked), stages.engine))
        return None
    running = Running(stages.open(), stages.folder)
    return dedupe_in_stages(inputs, out, Results(*asked), running)


def _where(clusters: str | None) -> str:
    """Where to see what a row stands for."""
    return f"; see {clusters}" if clusters else "; --clusters FILE shows which"
