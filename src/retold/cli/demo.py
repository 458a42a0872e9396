"""`retold demo`."""

from pathlib import Path

import click


@click.command()
@click.option(
    "--out",
    metavar="FILE",
    default="retold-demo.html",
    show_default=True,
    help="Where to write the HTML report.",
)
@click.option(
    "--retelling",
    type=click.Choice(["spun", "edited", "independent"]),
    default="spun",
    show_default=True,
    help="Which of the three sample retellings to compare with the story.",
)
def demo(out: str, retelling: str) -> None:
    """Compare the sample story that comes with retold with one of its retellings.

    Prints the report and writes the same as a self-contained HTML page.

    \b
    Example:
      retold demo --retelling edited --out edited.html
    """
    from retold.cli.progress import waiting
    from retold.cli.terminal import show
    from retold.compare import compare
    from retold.output import write_file
    from retold.report import to_html
    from retold.sample import path

    with waiting("comparing"):
        comparison = compare(path("source"), path(retelling))
    write_file(Path(out), to_html(comparison))
    show(comparison)
    click.echo(f"\nThe same as a page: {out}", err=True)
