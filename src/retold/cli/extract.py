"""`retold extract`."""

import click

from retold.cli.private import private_option


@click.command()
@click.argument("where", metavar="INPUT")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="The bare text, or the document with its metadata and furniture spans.",
)
@click.option("--out", metavar="FILE", help="Write to a file instead of standard output.")
@private_option
def extract(where: str, form: str, out: str | None, *, allow_private: bool) -> None:
    """Print the article that INPUT holds: the text that every offset counts in.

    INPUT is a text, Markdown, HTML, MHTML, PDF or DOCX file, also packed with gzip or xz, an
    http(s) address, or - for standard input.

    \b
    Examples:
      retold extract page.html
      retold extract https://news.example/story --format json
    """
    from retold.cli.progress import waiting
    from retold.extract import find_furniture
    from retold.output import spare, write
    from retold.prepare import load
    from retold.report import document_json

    spare([where], [out])
    with waiting("reading"):
        document = load(where, allow_private=allow_private)
    write(
        document.text if form == "text" else document_json(document, find_furniture(document)), out
    )
