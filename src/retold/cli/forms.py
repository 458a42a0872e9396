"""Options that several verbs share: the form of what is written, and where it goes."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any, TypeVar

import click

from retold.errors import MissingExtra

Command = TypeVar("Command", bound=Callable[..., Any])

ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
    ".xml": "pan",
    ".csv": "csv",
    ".parquet": "parquet",
    ".jsonld": "annotation",
    ".graphml": "graphml",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
}
"""The form that the ending of a file's name tells; `.txt` may hold any."""
TEXT_ENDINGS = {"", ".txt", ".text", ".log", ".out", ".tmp"}
"""Endings of files that may hold any form, and text where none is named."""
PLAIN = {"markdown": "text"}
"""Forms in whose files another may stand: a text may go into `story.md`."""


WITHIN = {"prov": {"json"}, "annotation": {"json"}, "schema-org": {"json", "annotation"}}
"""Forms that are written in others, and so into files with the endings of these too."""


corpus_option = click.option(
    "--in",
    "corpus",
    metavar="CORPUS",
    required=True,
    type=click.Path(),
    help="The corpus to look in.",
)
"""The option for the corpus in which a verb looks."""


def form_option(forms: Sequence[str], told: str) -> Callable[[Command], Command]:
    """`--format`, which the ending of `--out` stands in for."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(forms),
        help=f"{told}  [default: what --out ends in, else {forms[0]}]",
    )


def out_option(
    told: str = "Write to a file instead of standard output.", metavar: str = "FILE"
) -> Callable[[Command], Command]:
    """`--out`."""
    return click.option("-o", "--out", metavar=metavar, type=click.Path(), help=told)


def chosen(form: str | None, out: str | None, forms: Sequence[str]) -> str:
    """The form that `--format` or the ending of `--out` tells; the first where neither does.

    Raises:
        click.UsageError: the two do not agree, or the ending tells a form that is not written, or
            none where no form is named.
        MissingExtra: the form is Parquet, and pyarrow is not installed.
    """
    ending = PurePath(out).suffix.lower() if out else ""
    meant = ENDINGS.get(ending)
    plain = PLAIN.get(meant or "")
    if plain is not None and (plain == form or meant not in forms):
        meant = None
    if form is not None and meant not in {None, form, *WITHIN.get(form or "", ())}:
        raise click.UsageError(
            f"--format {form} and --out {out} do not agree: {ending} is for {meant}; "
            "leave one of them out, or name a file with another ending"
        )
    if form is None and meant is not None and meant not in forms:
        raise click.UsageError(
            f"--out {out}: this command writes no {meant}; it writes {', '.join(forms)}. Name a "
            "file with another ending"
        )
    if form is None and not _is_known(ending):
        raise click.UsageError(
            f"--out {out}: no form has the ending {ending}; known are {_listed(forms)} and, for "
            f"{forms[0]}, .txt. Name a file with one of these, or give --format too"
        )
    form = form or meant or forms[0]
    if form == "parquet" and find_spec("pyarrow") is None:
        raise MissingExtra("writing Parquet", "parquet")
    return form


def _is_known(ending: str) -> bool:
    """Whether an ending tells a form, is one of plain text, or a number or date and so none."""
    return ending in ENDINGS or ending in TEXT_ENDINGS or not any(map(str.isalpha, ending))


def _listed(forms: Sequence[str]) -> str:
    """The endings of some forms."""
    return ", ".join(ending for ending, form in ENDINGS.items() if form in forms)
