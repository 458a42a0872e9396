"""Lines for a terminal or a pipe, wrapped to a width, with labels that hang to their left."""

import re
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from retold.report import phrasing

LONGEST = 300
"""Characters of a listed sentence or of changed words before they are cut: four lines."""
LABEL, INDENT = 12, 4
"""Columns before a text and before a line of a list."""


class Paper:
    """Lines under way, wrapped to a width that counts wide and zero-width characters right."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = width
        self.colour = colour
        self._console = Console(
            file=StringIO(),
            width=width,
            color_system="standard" if colour else None,
            force_terminal=colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        self._lines: list[Text] = []

    def line(self, text: Text | str = "") -> None:
        """A line, wrapped."""
        self.hang("", text, 0)

    def heading(self, text: str) -> None:
        """A heading with a rule behind it, and a blank line before it where it is not the first."""
        if self._lines:
            self.line()
        rule = "─" * max(0, self.width - cell_len(text) - 1)
        self.line(Text.assemble((text, "bold"), " ", (rule, "dim")))

    def hang(
        self, label: Text | str, body: Text | str, indent: int, *, rail: Text | str = ""
    ) -> None:
        """A label, and a body that is wrapped and indented behind it.

        rail: what stands before the lines that follow the first.
        """
        label = label if isinstance(label, Text) else Text(label)
        body = body if isinstance(body, Text) else Text(body)
        lines = body.wrap(self._console, self.width - indent)
        for number, line in enumerate(lines or [Text()]):
            line.rstrip()
            start = Text().append_text(label) if number == 0 else Text().append(rail)
            start.append(" " * (indent - cell_len(start.plain)))
            self._lines.append(start.append_text(line))

    def read(self) -> str:
        """All lines, without white space at their ends."""
        with self._console.capture() as capture:
            for line in self._lines:
                self._console.print(line, no_wrap=True, overflow="ignore", crop=False)
        return "\n".join(line.rstrip() for line in capture.get().split("\n")).rstrip("\n") + "\n"


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, its middle left out where it is longer than `longest`."""
    text = on_one_line(text)
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].split(' ', 1)[-1]}"


def on_one_line(text: str) -> str:
    """The text on one line, as a terminal can show it."""
    return re.sub(r"\s+", " ", phrasing.printable(text))
