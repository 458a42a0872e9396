"""`retold compare`."""

from typing import TYPE_CHECKING

import click

from retold.cli.forms import chosen, form_option, out_option
from retold.cli.private import private_option
from retold.model import Certainty, Comparison, Severity

if TYPE_CHECKING:
    from retold.report import View

SEVERITIES: tuple[Severity, ...] = ("critical", "major", "minor")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "likely", "possible")
FORMS = (
    *("text", "json", "html", "markdown", "docx", "pan"),
    *("annotation", "schema-org", "csv", "parquet"),
)


@click.command()
@click.argument("source", required=False, type=click.Path())
@click.argument("target", required=False, type=click.Path())
@form_option(
    FORMS,
    "A report to read, data, a self-contained page, a report for a message or a word "
    "processor, PAN detections, W3C Web Annotations, articles and drafts of reviews as schema.org "
    "has them, or a table of the changes.",
)
@out_option("Write to a file (with --pairs: a folder).", "PATH")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    help="Exit with 3 when a change at least this severe, and as sure as --certainty, is found.",
)
@click.option(
    "--certainty",
    type=click.Choice(CERTAINTIES),
    default="likely",
    show_default=True,
    help="How sure a change must be to be listed and to fail on; less sure ones are folded.",
)
@click.option("--explain", is_flag=True, help="Name the rule of each change, and its file.")
@click.option(
    "--encoder",
    metavar="NAME",
    default="default",
    show_default=True,
    help="Sentence encoder for what words leave open: default, none, or a model's folder or name "
    "(ORG/NAME).",
)
@click.option(
    "--reader",
    metavar="NAME",
    default="default",
    show_default=True,
    help="What reads English sentences word by word where words leave something open: default, or "
    "none for the rules alone.",
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
    certainty: Certainty,
    encoder: str,
    reader: str,
    pairs: str | None,
    source_dir: str | None,
    target_dir: str | None,
    jobs: int | None,
    *,
    explain: bool,
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
      retold compare story.txt retelling.txt --fail-on major --certainty certain
      retold compare story.txt retelling.txt --explain
      retold compare story.txt retelling.txt --out report.docx
      retold compare story.txt retelling.txt --reader none
      retold compare story.txt retelling.txt --format annotation --out changes.jsonld
      retold compare --pairs pairs.csv --out reports --fail-on major
    """
    if pairs is not None:
        if source or target:
            raise click.UsageError("--pairs takes no SOURCE or TARGET: its list names them")
        from retold.cli.many import Bar, Lists, compare_many

        lists = Lists(pairs, source_dir, target_dir, out, jobs)
        bar = Bar(fail_on, _view(certainty, explain=explain))
        compare_many(
            lists,
            form,
            encoder,
            reader,
            bar,
            quotations=quotations,
            allow_private=allow_private,
        )
        return
    if source is None or target is None:
        raise click.UsageError("name a SOURCE and a TARGET, or --pairs FILE")
    if source == target == "-":
        raise click.UsageError("only one of SOURCE and TARGET can be standard input")
    if source_dir or target_dir or jobs:
        raise click.UsageError("--source-dir, --target-dir and --jobs are for --pairs")
    form = chosen(form, out, FORMS)
    if form == "docx":
        _ask_for_docx(out)
    comparison = _compared(
        source,
        target,
        out,
        encoder,
        reader,
        quotations=quotations,
        allow_private=allow_private,
    )
    _show(comparison, form, out, _view(certainty, explain=explain))
    if fail_on and any(change.reaches(fail_on, certainty) for change in comparison.changes):
        raise click.exceptions.Exit(3)


def _ask_for_docx(out: str | None) -> None:
    """Say before the work that DOCX cannot be written, or has nowhere to go."""
    import sys

    from retold.report.wordfile import new_document

    if out is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("a DOCX file is nothing for a terminal: name a file with --out")
    new_document()


def _view(certainty: Certainty, *, explain: bool) -> "View":
    from retold.report import View

    if not explain:
        return View(certainty)
    from retold.audit.rules import rule_files

    return View(certainty, rule_files())


def _compared(
    source: str,
    target: str,
    out: str | None,
    encoder: str,
    reader: str,
    *,
    quotations: bool,
    allow_private: bool,
) -> Comparison:
    from retold.cli.loading import loaded
    from retold.cli.progress import waiting
    from retold.compare import compare_documents
    from retold.output import spare
    from retold.prepare import prepare

    spare([source, target], [out])
    with waiting("comparing"):
        return compare_documents(
            prepare(loaded(source, allow_private=allow_private)),
            prepare(loaded(target, allow_private=allow_private)),
            encoder=encoder,
            reader=reader,
            quotations=quotations,
        )


def _show(comparison: Comparison, form: str, out: str | None, view: "View") -> None:
    from retold.cli.terminal import show
    from retold.output import write
    from retold.report import render

    if form == "text" and out is None:
        show(comparison, view)
    else:
        write(render(comparison, form, view), out)
