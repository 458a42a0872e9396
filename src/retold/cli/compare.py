"""`retold compare`."""

from pathlib import Path

import click

from retold.cli.private import private_option
from retold.model import Comparison

SEVERITIES = ("critical", "major", "minor")


@click.command()
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "pan"]),
    default="text",
    show_default=True,
    help="A report to read, data, a self-contained page, or PAN detections.",
)
@click.option("--out", metavar="PATH", help="Write to a file (with --pairs: a folder).")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="Exit with 3 when a change this severe, or worse, is found.",
)
@click.option(
    "--encoder",
    metavar="NAME",
    default="default",
    show_default=True,
    help="Sentence encoder for what words leave open: default, none, or a model's name or folder.",
)
@click.option(
    "--quotations", is_flag=True, help="Also compare who said what; takes three times as long."
)
@click.option(
    "--pairs",
    metavar="FILE",
    help="Compare many: a line 'TARGET SOURCE' for each pair of file names.",
)
@click.option("--source-dir", metavar="DIR", help="Where --pairs finds its sources.")
@click.option("--target-dir", metavar="DIR", help="Where --pairs finds its targets.")
@click.option("--jobs", type=click.IntRange(1), help="Processes for --pairs (default: one a core).")
@private_option
def compare(
    source: str | None,
    target: str | None,
    form: str,
    out: str | None,
    fail_on: str | None,
    encoder: str,
    pairs: str | None,
    source_dir: str | None,
    target_dir: str | None,
    jobs: int | None,
    *,
    quotations: bool,
    allow_private: bool,
) -> None:
    """Show what TARGET, a retelling, made of SOURCE.

    Each is a text, Markdown, HTML, MHTML, PDF or DOCX file, also packed with gzip or xz, an
    http(s) address, or - for standard input.

    \b
    Examples:
      retold compare story.txt retelling.txt
      retold compare https://news.example/story copy.html --format html --out report.html
      retold compare story.txt - --format json --fail-on critical < retelling.txt
      retold compare --pairs pairs.txt --source-dir src --target-dir susp --format pan --out found
    """
    if pairs is not None:
        if source or target or fail_on or quotations:
            raise click.UsageError("--pairs takes no SOURCE, TARGET, --fail-on or --quotations")
        if not (source_dir and target_dir and out) or form not in {"json", "pan"}:
            raise click.UsageError(
                "--pairs needs --source-dir, --target-dir, --out, and --format json or pan"
            )
        _compare_many(
            Path(pairs), Path(source_dir), Path(target_dir), Path(out), form, encoder, jobs
        )
        return
    if source is None or target is None:
        raise click.UsageError("name a SOURCE and a TARGET, or --pairs FILE")
    if source == target == "-":
        raise click.UsageError("only one of SOURCE and TARGET can be standard input")
    comparison = _compared(
        source, target, out, encoder, quotations=quotations, allow_private=allow_private
    )
    _show(comparison, form, out)
    if fail_on and _worst(comparison) <= SEVERITIES.index(fail_on):
        raise click.exceptions.Exit(3)


def _compared(
    source: str,
    target: str,
    out: str | None,
    encoder: str,
    *,
    quotations: bool,
    allow_private: bool,
) -> Comparison:
    from retold.cli.progress import waiting
    from retold.compare import compare_documents
    from retold.output import spare
    from retold.prepare import load, prepare

    spare([source, target], [out])
    with waiting("comparing"):
        return compare_documents(
            prepare(load(source, allow_private=allow_private)),
            prepare(load(target, allow_private=allow_private)),
            encoder=encoder,
            quotations=quotations,
        )


def _show(comparison: Comparison, form: str, out: str | None) -> None:
    from retold.cli.terminal import show
    from retold.output import write
    from retold.report import render

    if form == "text" and out is None:
        show(comparison)
    else:
        write(render(comparison, form), out)


def _worst(comparison: Comparison) -> int:
    """The rank of the worst severity found: 0 critical … 2 minor, 3 none."""
    ranks = (SEVERITIES.index(change.severity) for change in comparison.changes)
    return min(ranks, default=len(SEVERITIES))


def _compare_many(
    file: Path,
    source_dir: Path,
    target_dir: Path,
    out: Path,
    form: str,
    encoder: str,
    jobs: int | None,
) -> None:
    from retold.batch import compare_pairs, read_pairs
    from retold.cli.progress import progress
    from retold.errors import RetoldError

    pairs = read_pairs(file, source_dir, target_dir, out, form)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RetoldError(f"{out}: cannot be made a folder ({error.strerror})") from None
    outcomes = compare_pairs(pairs, form=form, encoder=encoder, jobs=jobs)
    failed, skipped = [], 0
    for outcome in progress(outcomes, len(pairs), "comparing"):
        skipped += outcome.skipped
        if outcome.error is not None:
            failed.append(outcome)
    for outcome in failed:
        click.echo(f"failed: {outcome.pair.out.stem}: {outcome.error}", err=True)
    click.echo(
        f"{len(pairs) - len(failed) - skipped} compared, {skipped} there already, "
        f"{len(failed)} failed; results in {out}",
        err=True,
    )
    if failed:
        raise click.exceptions.Exit(1)
