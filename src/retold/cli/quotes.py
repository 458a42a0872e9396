"""`retold quotes`."""

import click

from retold.cli.forms import chosen, form_option, out_option
from retold.cli.private import private_option

FORMS = ("text", "json", "html", "csv")


@click.command()
@click.argument("where", metavar="DOC", type=click.Path())
@form_option(FORMS, "A list to read, data, a page with the quotations marked, or a table.")
@out_option()
@private_option
def quotes(where: str, form: str | None, out: str | None, *, allow_private: bool) -> None:
    """Show who said what in DOC: each quotation, direct and indirect.

    With the words, who said them (by name, also where the text has "she"), how ("warned"), and
    where ("told the council"). DOC is a text, Markdown, HTML, MHTML, PDF or DOCX file, an http(s)
    address, or - for standard input.

    \b
    Examples:
      retold quotes story.txt
      retold quotes https://news.example/story --out quotes.html
      retold quotes - --format csv < story.txt > quotes.csv
    """
    from retold.cli.loading import loaded
    from retold.cli.progress import waiting
    from retold.cli.terminal import layout
    from retold.output import spare, write
    from retold.prepare import prepare
    from retold.quotes import find_quotations
    from retold.report.quotations import render, to_text

    form = chosen(form, out, FORMS)
    spare([where], [out])
    with waiting("reading"):
        document = prepare(loaded(where, allow_private=allow_private))
        found = find_quotations(document)
    if form == "text" and out is None:
        width, colour = layout()
        write(to_text(document.document, found, width=width, colour=colour), None)
    else:
        write(render(document, found, form), out)
