"""A comparison on the terminal, as wide and as colourful as it can show."""

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
    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, WIDEST) if terminal else 80
    colour = terminal and "NO_COLOR" not in os.environ
    write(to_text(comparison, width=width, colour=colour), None)
