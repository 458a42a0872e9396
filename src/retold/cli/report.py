"""`retold report`."""

import click

from retold.cli.compare import CERTAINTIES
from retold.cli.stories import watched
from retold.model import Certainty
from retold.model.texts import counted


@click.command()
@click.argument("corpus", type=click.Path())
@click.option(
    "--site",
    "folder",
    metavar="DIR",
    required=True,
    type=click.Path(),
    help="The folder for the pages; it is made where it is not there.",
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="Fewest documents of a story that has pages.",
)
@click.option(
    "--certainty",
    type=click.Choice(CERTAINTIES),
    default="likely",
    show_default=True,
    help="How sure a change must be to be listed; less sure ones are folded.",
)
@click.option(
    "--encoder",
    metavar="NAME",
    default="default",
    show_default=True,
    help="Sentence encoder, as for compare.",
)
@click.option(
    "--reader",
    metavar="NAME",
    default="default",
    show_default=True,
    help="Reader of sentences, as for compare: default or none.",
)
def report(
    corpus: str, folder: str, least: int, certainty: Certainty, encoder: str, reader: str
) -> None:
    """Write the stories of CORPUS as pages that lead to each other, for sending or publishing.

    Each story, each of its documents, and each pair of which one was made from the other has a page
    and its data beside it; index.html leads to all. The pages need no server and no network.
    Verdicts that are kept in CORPUS are shown. Made again, pages keep their names, and those that
    are no longer are removed.

    \b
    Examples:
      retold report news/ --site site
      retold report news/ --site site --least 3 --certainty possible
    """
    from retold.cli.progress import progress, say
    from retold.models.encode import load_encoder
    from retold.models.reader import load_reader
    from retold.report import View
    from retold.site import INDEX, Making, Site
    from retold.stories import Survey

    load_encoder(encoder)  # so that one that is not there is told once
    load_reader(reader)
    with Survey(corpus) as survey:
        told_of = list(watched(survey, least))
    site = Site(corpus, folder, told_of, Making(encoder, reader, View(certainty)))
    pages = list(progress(site.freeze(), len(site), "writing"))
    failed = [page for page in pages if page.error is not None]
    for page in failed:
        click.echo(f"failed: {page.address}: {page.error}", err=True)
    made = counted(len(pages) - len(failed), "page")
    say(f"{made}, {len(failed):,} failed; start at {folder}/{INDEX}")
    if failed:
        raise click.exceptions.Exit(1)
