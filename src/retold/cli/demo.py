"""`retold demo`."""

import tempfile
from pathlib import Path

import click

from retold.errors import RetoldError


@click.command()
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(),
    help="Where to write the HTML report.  [default: a temporary file, named at the end]",
)
@click.option(
    "--retelling",
    type=click.Choice(["spun", "edited", "independent"]),
    default="spun",
    show_default=True,
    help="Which of the three sample retellings to compare with the story.",
)
@click.option(
    "--files",
    metavar="DIR",
    type=click.Path(),
    help="Instead, write the files there that the examples of the documentation use.",
)
def demo(out: str | None, retelling: str, files: str | None) -> None:
    """Compare the sample story that comes with retold with one of its retellings.

    Prints the report and writes the same as a self-contained HTML page.

    \b
    Examples:
      retold demo --retelling edited --out edited.html
      retold demo --files sample
    """
    from retold.cli.progress import say, waiting
    from retold.cli.terminal import show
    from retold.compare import compare
    from retold.output import write_file
    from retold.report import to_html
    from retold.sample import path, write_files

    if files is not None:
        written = write_files(Path(files))
        say(f"{files}: {', '.join(file.name for file in written)}")
        return
    with waiting("comparing"):
        comparison = compare(path("source"), path(retelling))
    page = Path(out) if out else _anywhere(retelling)
    write_file(page, to_html(comparison))
    show(comparison)
    say(f"\nThe same as a page, to open in a browser: {page}")


def _anywhere(retelling: str) -> Path:
    """A file of its own among the temporary ones, so that the demo leaves nothing where it runs."""
    try:
        return Path(tempfile.mkdtemp(prefix="retold-demo-")) / f"{retelling}.html"
    except OSError as error:
        raise RetoldError(
            f"no temporary file can be written ({error.strerror}); name a file with --out"
        ) from None
