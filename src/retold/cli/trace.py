"""`retold trace`."""

import click

from retold.cli.asked import asked_document, say_whose_text
from retold.cli.forms import chosen, corpus_option, form_option, out_option
from retold.cli.private import private_option

FORMS = ("text", "json", "html", "graphml", "prov", "csv", "parquet")


@click.command()
@click.argument("document", metavar="DOC", type=click.Path())
@corpus_option
@form_option(
    FORMS, "A tree to read, data, a page with the tree over time, GraphML, PROV-JSON, or a table."
)
@click.option(
    "--all",
    "passages",
    is_flag=True,
    help="Tell the source of each further passage too, beside the one source of a document.",
)
@out_option()
@private_option
def trace(
    document: str,
    corpus: str,
    form: str | None,
    out: str | None,
    *,
    allow_private: bool,
    passages: bool,
) -> None:
    """Tell where DOC comes from, and what was made of it, among the documents of CORPUS.

    DOC is the id of a document in CORPUS; or a text, Markdown, HTML, MHTML, PDF or DOCX file, an
    http(s) address, or - for standard input, whether it is in CORPUS or not. Where a document there
    has the very text of DOC, DOC is told as that document.

    \b
    Examples:
      retold trace retelling.html --in news/
      retold trace article-4711 --in news/
      retold trace retelling.txt --in news/ --out trace.json
    """
    from retold.cli.progress import waiting
    from retold.cli.terminal import layout
    from retold.output import spare, write
    from retold.report.story_forms import render, to_parquet, to_text
    from retold.stories import trace as trace_in

    form = chosen(form, out, FORMS)
    spare([document], [out])
    with waiting("tracing"):
        asked = asked_document(document, corpus, allow_private=allow_private)
        story = trace_in(asked, corpus, passages=passages)
    say_whose_text(document, asked, story)
    if form == "text" and out is None:
        width, colour = layout()
        write(to_text([story], width=width, colour=colour), None)
    elif form == "parquet":
        write(to_parquet([story]), out)
    else:
        write(render([story], form), out)
