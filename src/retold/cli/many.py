"""`retold compare --pairs`: many pairs, one result each, and a summary of all."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import click

from retold.batch import INDEX, SUMMARY, Job, Outcome, compare_pairs, write_index, write_summary
from retold.cli.progress import progress, say
from retold.errors import RetoldError
from retold.model import Severity
from retold.models.encode import load_encoder
from retold.models.reader import load_reader
from retold.pairs import ENDINGS, Folders, Pair, read_pairs
from retold.prepare import names_a_file
from retold.report import View
from retold.report.frame import is_ours
from retold.report.summary import to_lines
from retold.report.wordfile import new_document


class Lists(NamedTuple):
    """The list of pairs, the folders of its files and of the results, and how many processes."""

    pairs: str
    source_dir: str | None
    target_dir: str | None
    out: str | None
    jobs: int | None


class Bar(NamedTuple):
    """The severity at which a run fails; how results show changes, and how sure they must be."""

    fail_on: Severity | None
    view: View


def compare_many(
    lists: Lists,
    form: str | None,
    encoder: str,
    reader: str,
    bar: Bar,
    *,
    quotations: bool,
    allow_private: bool,
) -> None:
    """Compare the pairs of a list; results go to a folder, or a row for each to standard output.

    Raises:
        click.UsageError: options that do not go together.
        click.exceptions.Exit: 1 where a pair failed, else 3 where a change reaches the bar.
    """
    form = _form(form, lists.out)
    fail_on, view = bar
    if form == "pan" and (fail_on or quotations):
        raise click.UsageError(
            "PAN detections tell no changes: --fail-on and --quotations go with "
            "--format html, json, markdown, docx or text"
        )
    if form == "docx":
        new_document()
    load_encoder(encoder)  # so that one that is not there is told once
    load_reader(reader)
    job = Job(form, encoder, reader, quotations, allow_private, view)
    with ExitStack() as stack:
        out = Path(lists.out or stack.enter_context(tempfile.TemporaryDirectory(prefix="retold-")))
        folders = Folders(_folder(lists.source_dir), _folder(lists.target_dir), out)
        pairs = read_pairs(lists.pairs, folders, form)
        _spare(lists.pairs, pairs, out, form)
        outcomes = _compared(pairs, job, out, lists.jobs)
        failed = [outcome for outcome in outcomes if outcome.error is not None]
        if lists.out is None:
            _print_rows(outcomes)
        else:
            _write_rows(outcomes, job, out)
    for outcome in failed:
        click.echo(f"failed: {outcome.pair.out.stem}: {outcome.error}", err=True)
    _tell(outcomes, len(failed), lists.out)
    if failed:
        raise click.exceptions.Exit(1)
    if fail_on and any(
        each.summary and each.summary.has(fail_on, view.certainty) for each in outcomes
    ):
        raise click.exceptions.Exit(3)


def _spare(listed: str, pairs: Sequence[Pair], out: Path, form: str) -> None:
    """Refuse to write over what is read, or over an index page that is not ours."""
    named = [side for pair in pairs for side in (pair.source, pair.target)]
    read = {_real(side) for side in (Path(listed), *named)}
    for written in (*(pair.out for pair in pairs), out / SUMMARY, out / INDEX):
        if _real(written) in read:
            raise RetoldError(f"{written}: it is an input; name another folder with --out")
    index = out / INDEX
    if form == "html" and index.is_file() and not is_ours(index):
        raise RetoldError(f"{index}: it is no page of retold; name another folder with --out")


def _real(place: Path | str) -> str:
    """Where a path leads, links followed; empty for what is no path but a text."""
    try:
        return os.path.realpath(place) if isinstance(place, Path) or names_a_file(place) else ""
    except (OSError, ValueError):
        return ""


def _folder(name: str | None) -> Path | None:
    return Path(name) if name else None


def _form(form: str | None, out: str | None) -> str:
    if out is None or out == "-":
        if out or form not in {None, "text"}:
            raise click.UsageError("--pairs writes a file for each pair: name a folder with --out")
        return "text"
    if Path(out).suffix.lower().removeprefix(".") in ENDINGS.values() and not Path(out).is_dir():
        raise click.UsageError(f"--out {out}: with --pairs it is a folder; name one")
    return form or "html"


def _compared(pairs: Sequence[Pair], job: Job, out: Path, jobs: int | None) -> list[Outcome]:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RetoldError(f"{out}: cannot be made a folder ({error.strerror})") from None
    return list(progress(compare_pairs(pairs, job, jobs=jobs), len(pairs), "comparing"))


def _print_rows(outcomes: Sequence[Outcome]) -> None:
    from retold.output import write

    done = [each.summary for each in outcomes if each.summary and each.error is None]
    if done:
        write("\n".join(to_lines(done)), None)


def _write_rows(outcomes: Sequence[Outcome], job: Job, out: Path) -> None:
    if job.form != "pan":
        write_summary(out, outcomes, job)
    if job.form == "html":
        write_index(out, outcomes)


def _tell(outcomes: Sequence[Outcome], failed: int, out: str | None) -> None:
    """How many were compared, and how many of them have changes of each severity."""
    skipped = sum(outcome.skipped for outcome in outcomes)
    told = f"{len(outcomes) - failed - skipped} compared, {skipped} there already, {failed} failed"
    rows = [each.summary for each in outcomes if each.summary and each.error is None]
    if rows:
        critical = sum(row.critical > 0 for row in rows)
        major = sum(row.major > 0 and not row.critical for row in rows)
        told += f"; {critical} with a critical change, {major} more with a major one"
    if out is None:
        say(told)
        return
    index = Path(out) / INDEX
    say(f"{told}; results in {out}" + (f", start at {index}" if index.exists() else ""))
