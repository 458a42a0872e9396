"""Readers' verdicts on changes -> text for a terminal, CSV, JSON Lines."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from rich.text import Text

from retold.model import Ruling
from retold.report.paper import INDENT, Paper, on_one_line, shortened
from retold.report.phrasing import counted

Record = Mapping[str, object]
LISTED = 40
"""Characters of each side's words in a line."""


def to_text(
    rulings: Sequence[Ruling], groups: Sequence[Record], by: str, *, width: int, colour: bool
) -> str:
    """The verdicts as text: how many, how often changes are right by group, and each of them.

    Args:
        rulings: the verdicts.
        groups: a row for each group: group, judged, right, harmless, wrong, precision, low, high.
        by: what a group is, such as "rule".
        width: columns.
        colour: whether the text is coloured.
    """
    paper = Paper(width, colour=colour)
    if not rulings:
        paper.line("No verdicts yet")
        return paper.read()
    words = Counter(ruling.verdict for ruling in rulings)
    each = ", ".join(f"{count:,} {word}" for word, count in words.most_common())
    paper.line(Text(f"{counted(len(rulings), 'verdict')}: {each}", "bold"))
    paper.heading(f"How often a change is right, by {by}")
    longest = max(len(str(row["group"])) for row in groups)
    for row in groups:
        share = f"{row['precision']:.2f} ({row['low']:.2f} to {row['high']:.2f})"
        paper.line(
            f"{str(row['group']).ljust(longest)}  {share}  {row['right']} of {row['judged']}"
        )
    paper.heading("Verdicts, the newest first")
    for ruling in reversed(rulings):
        sides = (shortened(words or "(nothing)", LISTED) for words in _words(ruling))
        head = Text.assemble((ruling.verdict, "bold"), f"  {ruling.severity} {ruling.rule}: ")
        paper.hang("  – ", head.append(" → ".join(sides)), INDENT)
        place = f"{ruling.change}  {on_one_line(ruling.source)} → {on_one_line(ruling.target)}"
        paper.hang("", Text(place, "dim"), INDENT)
        if ruling.note:
            paper.hang("", on_one_line(ruling.note), INDENT)
    return paper.read()


def to_csv(records: Sequence[Record]) -> str:
    """Records as CSV with a head line; a sheet takes no cell for a formula."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if records:
        writer.writerow(records[0])
    writer.writerows([[_cell(value) for value in record.values()] for record in records])
    return stream.getvalue()


def to_json_lines(records: Iterable[Record]) -> str:
    """Records as JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _words(ruling: Ruling) -> tuple[str | None, str | None]:
    return ruling.source_words, ruling.target_words


def _cell(value: object) -> object:
    """A value for a cell; a text that a sheet would calculate is set off."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
