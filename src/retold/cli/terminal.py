"""A report on the terminal, as wide and as colourful as it can show."""

import os
import shutil
import sys

from retold.model import Comparison
from retold.output import write
from retold.report import View, to_text

WIDEST = 110
"""Lines longer than this are hard to read, however wide the window."""


def show(comparison: Comparison, view: View | None = None) -> None:
    """Print the report: in colour on a terminal, plain and 80 columns wide in a pipe."""
    width, colour = layout()
    write(to_text(comparison, width=width, colour=colour, view=view), None)


def layout() -> tuple[int, bool]:
    """The columns that standard output has room for, and whether it shows colour.

    NO_COLOR turns colour off anywhere, FORCE_COLOR on, in a pipe too.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST) if terminal else 80
    if os.environ.get("NO_COLOR"):
        return width, False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return width, True
    return width, terminal and os.environ.get("TERM") != "dumb"
