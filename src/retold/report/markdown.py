"""Comparison -> Markdown (CommonMark, and GitHub's tables): to paste into a message or a ticket."""

import re

from retold.model import Comparison
from retold.report.findings import View
from retold.report.handout import Block, Heading, Line, Paragraph, Run, Table, handout

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
"""Signs that could mark something up, wherever they stand."""
_OPENING = re.compile(r"^(\d*)([-+=.)])")
"""What could make a list or a rule of a line that begins with it: 3. or - or =."""


def to_markdown(comparison: Comparison, *, view: View | None = None) -> str:
    """The report as Markdown, ending with a newline; no character of a text marks anything up."""
    lines: list[str] = []
    previous: Block | None = None
    for block in handout(comparison, view):
        follows = isinstance(block, Paragraph) and block.item and _is_item(previous)
        lines += ([] if follows or previous is None else [""]) + _block(block)
        previous = block
    return "\n".join(lines) + "\n"


def _is_item(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.item


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"{'#' * block.level} {_escaped(block.text).strip()}"]
    if isinstance(block, Table):
        return _table(block)
    line = _line(block.line)
    return [f"- {line}" if block.item else line]


def _table(table: Table) -> list[str]:
    heads, *rows = ([_line(cell) for cell in row] for row in table.rows)
    return [_row(heads), _row(["---"] * len(heads)), *map(_row, rows)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(line: Line) -> str:
    written = "".join(
        _run(run, before=line[place - 1].text if place else "", after=_text(line, place + 1))
        for place, run in enumerate(line)
    )
    return _OPENING.sub(r"\1\\\2", written.strip())


def _text(line: Line, place: int) -> str:
    return line[place].text if place < len(line) else ""


def _run(run: Run, *, before: str, after: str) -> str:
    """A run; white space stays outside of bold marks.

    Where stars would be read as stars (a word on one side, a sign on the other: `x**“y”**`), a tag
    stands.
    """
    words = run.text.strip()
    if not run.bold or not words:
        return _escaped(run.text)
    start = run.text.index(words)
    before, after = before + run.text[:start], run.text[start + len(words) :] + after
    is_read = not (
        (before[-1:].isalnum() and not words[0].isalnum())
        or (after[:1].isalnum() and not words[-1].isalnum())
    )
    opening, closing = ("**", "**") if is_read else ("<b>", "</b>")
    bold = f"{opening}{_escaped(words)}{closing}"
    return f"{run.text[:start]}{bold}{run.text[start + len(words) :]}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)
