"""A report on the terminal, as wide and as colourful as it can show."""

import os
import shutil
import sys

from retold.model import Comparison
from retold.output import write
from retold.report import to_text

WIDEST = 110
"""Lines longer than this are hard to read, however wide the window."""


def show(comparison: Comparison) -> None:
    """Print the report: in colour on a terminal, plain and 80 columns wide in a pipe."""
    width, colour = layout()
    write(to_text(comparison, width=width, colour=colour), None)


def layout() -> tuple[int, bool]:
    """The columns that standard output has room for, and whether it shows colour."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST) if terminal else 80
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return width, terminal and not plain
