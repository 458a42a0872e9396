"""`retold origins`."""

import click

from retold.cli.asked import asked_document, say_whose_text
from retold.cli.forms import chosen, corpus_option, form_option, out_option
from retold.cli.private import private_option

FORMS = ("text", "json")


@click.command()
@click.argument("document", metavar="DOC", type=click.Path())
@corpus_option
@click.option(
    "--families",
    metavar="FILE",
    type=click.Path(),
    help="Which outlets or hosts count as one: CSV of outlet and family, or JSON.",
)
@form_option(FORMS, "Lines to read, or data.")
@out_option()
@private_option
def origins(
    document: str,
    corpus: str,
    families: str | None,
    form: str | None,
    out: str | None,
    *,
    allow_private: bool,
) -> None:
    """Count the independent origins that the story of DOC has among the documents of CORPUS.

    Copies count as one with what they were made from, and so do the outlets of a family. With each
    origin stands what it alone tells. Where the number cannot be told, its bounds are.

    DOC is the id of a document in CORPUS; or a text, Markdown, HTML, MHTML, PDF or DOCX file, an
    http(s) address, or - for standard input, whether it is in CORPUS or not. Where a document there
    has the very text of DOC, DOC counts as that document.

    \b
    Examples:
      retold origins story.html --in news/
      retold origins article-4711 --in news/ --families owners.csv
    """
    from retold.cli.progress import waiting
    from retold.cli.terminal import layout
    from retold.output import spare, write
    from retold.report.story_forms import origins_to_json, origins_to_text
    from retold.stories import origins as origins_in

    form = chosen(form, out, FORMS)
    spare([document, families], [out])
    with waiting("tracing"):
        asked = asked_document(document, corpus, allow_private=allow_private)
        counted = origins_in(asked, corpus, families=families)
    say_whose_text(document, asked, counted.story)
    if form == "json":
        write(origins_to_json(counted), out)
    else:
        width, colour = layout() if out is None else (80, False)
        write(origins_to_text(counted, width=width, colour=colour), out)
