"""`retold find`."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from retold.cli.forms import chosen, corpus_option, form_option, out_option
from retold.cli.private import private_option
from retold.cli.running import Stages, engine_options
from retold.errors import RetoldError
from retold.model.texts import counted
from retold.text.language import NAMES, known_codes

if TYPE_CHECKING:
    from retold.corpus import Match
    from retold.model import Document
    from retold.read.fields import Bad


FORMS = ("text", "json")
_LISTED = ", ".join(sorted(NAMES))


def codes(value: str | None) -> list[str]:
    """The language codes in an option."""
    try:
        return sorted(known_codes(code for code in (value or "").split(",") if code.strip()))
    except RetoldError as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.argument("document", metavar="[DOC]", required=False, type=click.Path())
@corpus_option
@click.option(
    "--batch",
    metavar="FILE",
    type=click.Path(),
    help="Look for every document of a file or folder; - is standard input.",
)
@form_option(FORMS, "Lines to read, or a JSON object a line for each document looked for.")
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, help="Most matches."
)
@click.option(
    "--languages",
    metavar="CODES",
    callback=lambda _, __, value: codes(value),
    help=f"Look for translations in other languages too, such as es,gl. Known are {_LISTED}.",
)
@private_option
@engine_options
@out_option()
def find(
    document: str | None,
    corpus: str,
    batch: str | None,
    form: str | None,
    limit: int,
    languages: list[str],
    out: str | None,
    *,
    allow_private: bool,
    **engine: Any,  # noqa: ANN401 - the options of engines
) -> None:
    """List the documents in CORPUS that share a passage with DOC, copies first.

    DOC is a text, Markdown, HTML, MHTML, PDF or DOCX file, an http(s) address, or - for standard
    input. Copies are found though they are edited, excerpted, or reworded by machine; each match is
    verified by alignment. DOC itself, where it is in the corpus, is left out.

    \b
    Examples:
      retold find story.txt --in news/
      retold find story.html --in news/ --format json --limit 50
      retold find story.txt --in news/ --languages es,gl
      retold find --batch stories.jsonl --in news/ --out matches.jsonl
      retold find --batch stories.jsonl --in news/ --out matches.jsonl --workers 4
    """
    if (document is None) == (batch is None):
        raise click.UsageError("name a DOC, or --batch FILE")
    from retold.corpus import Corpus
    from retold.output import spare, write

    form = chosen(form, out, FORMS)
    spare([document, batch], [out])
    bad: list[Bad] = []
    stages = Stages(**engine)
    if stages.are_asked and batch is None:
        raise click.UsageError("--engine, --workers, --partitions and --work are for --batch")
    with Corpus(corpus) as opened, ExitStack() as stack:
        asked = _asked(document, batch, bad, allow_private=allow_private)
        if stages.are_asked:
            looked = _in_stages(stages, stack, (corpus, limit, languages, form), asked)
        else:
            looked = (
                _written(each, opened.find(each, limit=limit, languages=languages), form)
                for each in asked
            )
        answers = _shown(looked, batch, scrolls=out is None and form == "text")
        if out is None:
            for answer in answers:
                write(answer, None)
        else:
            write("".join(answers), out)
    for one in bad:
        click.echo(f"bad: {one.place}: {one.reason}", err=True)
    if bad:
        raise click.exceptions.Exit(1)


def _in_stages(
    stages: Stages,
    stack: ExitStack,
    how: tuple[str, int, list[str], str],
    asked: Iterator["Document"],
) -> Iterator[str]:
    """The answers, looked for in a stage; what it needs is closed with the stack."""
    stages.check()
    from retold.corpus.searches import Search, find_in_stages

    corpus, limit, languages, form = how
    write = partial(_written, form=form)
    search = Search(Path(corpus).resolve(), limit, tuple(languages), write)
    engine = stack.enter_context(stages.open())
    folder = stages.folder or Path(stack.enter_context(TemporaryDirectory(prefix="retold-find-")))
    return find_in_stages(search, asked, engine, folder)


def _shown(answers: Iterator[str], batch: str | None, *, scrolls: bool) -> Iterator[str]:
    """The answers, with a sign on standard error that work goes on; none where they scroll by."""
    from retold.cli.progress import progress, waiting
    from retold.corpus.expected import expected

    if batch is None:
        with waiting("looking"):
            found = list(answers)
        yield from found
    elif scrolls:
        yield from answers
    else:
        yield from progress(answers, expected([batch]), "looking")


def _asked(
    document: str | None, batch: str | None, bad: list["Bad"], *, allow_private: bool
) -> Iterator["Document"]:
    """The documents to look for; what is bad in a batch is put on the list."""
    from retold.cli.loading import loaded
    from retold.inputs import documents
    from retold.model import Document
    from retold.read.fields import Fields, Undated

    if document is not None:
        yield loaded(document, allow_private=allow_private)
        return
    for one in documents([batch or ""], Fields(), follow=False, allow_private=allow_private):
        if isinstance(one, Document):
            yield one
        elif not isinstance(one, Undated):  # a text to look for needs no date
            bad.append(one)


def _written(document: "Document", matches: list["Match"], form: str) -> str:
    if form == "json":
        from retold.corpus.matches_wire import to_json

        return to_json(document, matches)
    return _as_text(document, matches)


def _as_text(document: "Document", matches: list["Match"]) -> str:
    from retold.corpus.copied import OWN, is_short
    from retold.report.phrasing import printable, shared

    lines = [f"{document.id}: {counted(len(matches), 'match') if matches else 'no matches'}"]
    if not matches and is_short(document.text):
        lines.append(
            f"  of fewer than {OWN} words nothing is taken for a copy: give more of the text"
        )
    for match in matches:
        about = match.document
        lines.append(
            f"\n  {shared(match.score)}  {match.relation.kind}  {about.id}"
            + (f" (version {match.version})" if match.version > 1 else "")
        )
        lines += [f"    {told}" for told in (about.title, about.url) if told]
        lines += [
            f"    {passage.source.start}–{passage.source.end} → "
            f"{passage.target.start}–{passage.target.end}: "
            f"“{_beginning(passage.target.of(about.text))}”"
            for passage in match.passages
        ]
    return "\n".join(map(printable, lines)) + "\n"


def _beginning(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"
