"""`retold stories`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from retold.cli.forms import chosen, form_option, out_option

if TYPE_CHECKING:
    from retold.model import Story
    from retold.stories import Survey

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
@out_option()
def stories(
    corpus: str, form: str | None, least: int | None, out: str | None, *, passages: bool
) -> None:
    """Tell the stories of CORPUS: who copied whom, which came first, what became of the facts.

    Each document is in one story; each retelling has the source it was likeliest made from, or none
    where that cannot be told. What was found is kept in CORPUS: after `retold add` only the stories
    that gained a document are told anew.

    \b
    Examples:
      retold stories news/
      retold stories news/ --out stories.json
    """
    from retold.cli.progress import say
    from retold.cli.terminal import layout
    from retold.output import spare, write
    from retold.report.story_forms import render, to_parquet, to_text
    from retold.stories import Survey

    form = chosen(form, out, FORMS)
    spare([corpus], [out])
    with Survey(corpus, passages=passages) as survey:
        stories_told = list(watched(survey, least or (2 if form in {"text", "html"} else 1)))
        if form == "text" and out is None:
            width, colour = layout()
            write(to_text(stories_told, width=width, colour=colour), None)
        elif form == "parquet":
            write(to_parquet(stories_told), out)
        else:
            write(render(stories_told, form), out)
        counts = survey.counts
        say(
            f"{counts.documents:,} new documents, {counts.pairs:,} pairs compared; "
            f"{survey.count():,} stories: {counts.told_anew:,} told anew, {counts.kept:,} as before"
        )


def watched(survey: "Survey", least: int) -> Iterator["Story"]:
    """The stories of so many documents, with a bar for each of the two steps."""
    from retold.cli.progress import progress

    for _ in progress(survey.look(), survey.waiting, "comparing"):
        pass
    for story in progress(survey.tell(), survey.count(), "telling"):
        if len(story.documents) >= least:
            yield story
