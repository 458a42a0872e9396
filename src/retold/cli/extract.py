"""`retold extract`."""

import click

from retold.cli.forms import chosen, form_option, out_option
from retold.cli.private import private_option

FORMS = ("text", "json")


@click.command()
@click.argument("where", metavar="INPUT", type=click.Path())
@form_option(FORMS, "The bare text, or the document with its metadata and furniture spans.")
@out_option()
@private_option
def extract(where: str, form: str | None, out: str | None, *, allow_private: bool) -> None:
    """Print the article that INPUT holds: the text that every offset counts in.

    INPUT is a text, Markdown, HTML, MHTML, PDF or DOCX file, also packed with gzip or xz, an
    http(s) address, or - for standard input.

    \b
    Examples:
      retold extract page.html
      retold extract https://news.example/story --format json
    """
    from retold.cli.loading import loaded
    from retold.cli.progress import waiting
    from retold.extract import find_furniture
    from retold.output import spare, write
    from retold.report import document_json

    form = chosen(form, out, FORMS)
    spare([where], [out])
    with waiting("reading"):
        document = loaded(where, allow_private=allow_private)
    write(
        document.text if form == "text" else document_json(document, find_furniture(document)), out
    )
