"""`retold compare`."""

import click

from retold.cli.forms import chosen, form_option, out_option
from retold.cli.private import private_option
from retold.model import Comparison, Severity

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor")
FORMS = ("text", "json", "html", "pan")


@click.command()
@click.argument("source", required=False, type=click.Path())
@click.argument("target", required=False, type=click.Path())
@form_option(FORMS, "A report to read, data, a self-contained page, or PAN detections.")
@out_option("Write to a file (with --pairs: a folder).", "PATH")
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
    help="Sentence encoder for what words leave open: default, none, or a model's folder or name "
    "(ORG/NAME).",
)
@click.option(
    "--quotations", is_flag=True, help="Also compare who said what; takes three times as long."
)
@click.option(
    "--pairs",
    metavar="FILE",
    type=click.Path(),
    help="Compare many: a line 'SOURCE TARGET' for each pair, or CSV or JSON Lines with source and "
    "target; - is standard input. PAN's lists, target first, are known by where the files lie, or "
    "by a first line 'TARGET SOURCE'.",
)
@click.option(
    "--source-dir", metavar="DIR", type=click.Path(), help="Where --pairs finds its sources."
)
@click.option(
    "--target-dir", metavar="DIR", type=click.Path(), help="Where --pairs finds its targets."
)
@click.option("--jobs", type=click.IntRange(1), help="Processes for --pairs (default: one a core).")
@private_option
def compare(
    source: str | None,
    target: str | None,
    form: str | None,
    out: str | None,
    fail_on: Severity | None,
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
      retold compare https://news.example/story copy.html --out report.html
      retold compare story.txt - --format json --fail-on critical < retelling.txt
      retold compare --pairs pairs.csv --out reports --fail-on major
    """
    if pairs is not None:
        if source or target:
            raise click.UsageError("--pairs takes no SOURCE or TARGET: its list names them")
        from retold.cli.many import Lists, compare_many

        lists = Lists(pairs, source_dir, target_dir, out, jobs)
        compare_many(
            lists, form, encoder, fail_on, quotations=quotations, allow_private=allow_private
        )
        return
    if source is None or target is None:
        raise click.UsageError("name a SOURCE and a TARGET, or --pairs FILE")
    if source == target == "-":
        raise click.UsageError("only one of SOURCE and TARGET can be standard input")
    if source_dir or target_dir or jobs:
        raise click.UsageError("--source-dir, --target-dir and --jobs are for --pairs")
    form = chosen(form, out, FORMS)
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
