"""`retold stories`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from retold.cli.forms import chosen, form_option, out_option
from retold.cli.running import Stages, counting, engine_options, explain_option
from retold.model.texts import counted

if TYPE_CHECKING:
    from retold.model import Story
    from retold.stories import Survey

SHOWN = 5
"""Damaged documents that are named."""

FORMS = ("text", "json", "html", "graphml", "prov", "csv", "parquet")


@click.command()
@click.argument("corpus", type=click.Path())
@form_option(
    FORMS, "Trees to read, data, a page with the trees over time, GraphML, PROV-JSON, or a table."
)
@click.option(
    "--least",
    type=click.IntRange(1),
    help="Fewest documents of a story that is shown.  [default: 2 in text and HTML, else 1]",
)
@click.option(
    "--all",
    "passages",
    is_flag=True,
    help="Tell the source of each further passage too, beside the one source of a document.",
)
@engine_options
@explain_option
@out_option()
def stories(
    corpus: str,
    form: str | None,
    least: int | None,
    out: str | None,
    *,
    passages: bool,
    explain: bool,
    **engine: Any,  # noqa: ANN401 - the options of engines
) -> None:
    """Tell the stories of CORPUS: who copied whom, which came first, what became of the facts.

    Each document is in one story; each retelling has the source it was likeliest made from, or none
    where that cannot be told. What was found is kept in CORPUS: after `retold add` only the stories
    that gained a document are told anew.

    \b
    Examples:
      retold stories news/
      retold stories news/ --out stories.json
      retold stories news/ --out stories.json --workers 4 --work run/
    """
    from retold.cli.progress import say
    from retold.cli.terminal import layout
    from retold.output import spare, write
    from retold.read import shown
    from retold.report.story_forms import render, to_parquet, to_text

    form = chosen(form, out, FORMS)
    spare([corpus], [out])
    stages = Stages(**engine)
    if explain:
        click.echo(_explained(corpus, stages))
        return
    with _survey(corpus, stages, passages=passages) as survey:
        fewest = least or (2 if form in {"text", "html"} else 1)
        stories_told = list(watched(survey, fewest, in_stages=stages.are_asked))
        if not survey.total:
            say(f"{shown(corpus)}: no documents")
        if form == "text" and out is None:
            width, colour = layout()
            write(to_text(stories_told, width=width, colour=colour), None)
        elif form == "parquet":
            write(to_parquet(stories_told), out)
        else:
            write(render(stories_told, form), out)
        counts = survey.counts
        say(
            f"{counted(counts.documents, 'new document')}, "
            f"{counted(counts.pairs, 'pair')} compared; "
            f"{counted(counts.told_anew + counts.kept, 'story')} of several documents: "
            f"{counts.told_anew:,} told anew, {counts.kept:,} as before"
        )
        bad = [survey.bad[number] for number in sorted(survey.bad)]
    for reason in bad[:SHOWN]:
        click.echo(f"bad: {reason}", err=True)
    if bad:
        click.echo(
            f"{counted(len(bad), 'document is', 'documents are')} damaged, and in no story",
            err=True,
        )
        raise click.exceptions.Exit(1)


@contextmanager
def _survey(corpus: str, stages: Stages, *, passages: bool) -> Iterator["Survey"]:
    """The stories, found in this process or in stages."""
    from retold.stories import Survey

    if not stages.are_asked:
        with Survey(corpus, passages=passages) as survey:
            yield survey
        return
    stages.check()
    from retold.stories.staged_survey import StagedSurvey, Working

    with counting() as watch:
        working = Working(stages.open(), stages.folder, watch)
        with StagedSurvey(corpus, working, passages=passages) as survey:
            yield survey


def _explained(corpus: str, stages: Stages) -> str:
    """What a run in stages would do, and what it would take."""
    from retold.stories import Survey
    from retold.stories.survey_estimate import explain

    with Survey(corpus) as survey:
        return explain(survey.total, survey.waiting, stages.engine)


def watched(survey: "Survey", least: int, *, in_stages: bool = False) -> Iterator["Story"]:
    """The stories of so many documents, with a bar for each step where no stages tell theirs."""
    from retold.cli.progress import progress

    looking: Iterable[int] = survey.look()
    for _ in looking if in_stages else progress(looking, survey.waiting, "comparing"):
        pass
    telling: Iterable[Story] = survey.tell()
    for story in telling if in_stages else progress(telling, survey.count(), "telling"):
        if len(story.documents) >= least:
            yield story
