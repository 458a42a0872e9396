"""Comparison -> its changes and open differences for a terminal or a pipe, as parts of a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from retold.model import Change, Comparison, Rewording, Severity
from retold.report import clippings, headlines, phrasing
from retold.report.findings import Findings, View, count_kinds
from retold.report.paper import INDENT, LABEL, Paper, on_one_line, shortened

FULL = 25
"""Critical and major changes shown with much context: about five screens."""
SHORT = 40
"""Further changes shown, with less context and no line between them: about six screens."""
ALONE = 3
"""Changes less sure than asked up to which they are shown where there are none that are surer."""
AROUND, NEAR = 70, 30
"""Characters of context on either side of a change: one line at 80 columns, or half of one."""
NOTE = 100
"""Characters of a note: with the kind of the change two lines at 80 columns."""
OPEN, BESIDE = 20, 24
"""Open differences that are listed, a line each: a screen; characters on either side of each."""
REWORDED = 60
"""Rewordings that are listed, run on, where nothing else is to be told: about a screen."""

STYLES: dict[Severity, str] = {"critical": "bold red", "major": "bold magenta", "minor": "cyan"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written on, of what, and how."""

    paper: Paper
    comparison: Comparison
    view: View


@dataclass(frozen=True, slots=True)
class Numbered:
    """A change and its number in the report, from 1."""

    number: int
    change: Change


def sort_changes(
    comparison: Comparison, shown: Findings
) -> tuple[list[Numbered], list[Numbered], list[Numbered]]:
    """The changes to show in full, in short, and with the sentences left out or added."""
    beads = comparison.alignment.beads
    in_full: list[Numbered] = []
    in_short: list[Numbered] = []
    elsewhere: list[Numbered] = []
    for number, change in enumerate(shown.listed, start=1):
        whole = beads[change.bead].reuse in {"omitted", "new"}
        numbered = Numbered(number, change)
        if whole:
            elsewhere.append(numbered)
        if change.severity != "minor" and len(in_full) < FULL and not in_short:
            in_full.append(numbered)
        elif not whole or change.severity != "minor":
            in_short.append(numbered)
    return in_full, in_short, elsewhere


def full_changes(sheet: Sheet, changes: list[Numbered]) -> None:
    """The first changes, each with much of both sentences."""
    if not changes:
        return
    sheet.paper.heading("Changes, worst first")
    for numbered in changes:
        sheet.paper.line()
        _change(sheet, numbered, AROUND)


def _change(sheet: Sheet, numbered: Numbered, most: int) -> None:
    """A change with its number, and both wordings with `most` characters on either side."""
    paper, comparison, change = sheet.paper, sheet.comparison, numbered.change
    severity = change.severity
    bead = comparison.alignment.beads[change.bead]
    source, target = comparison.alignment.source, comparison.alignment.target
    kind = f" {headlines.kind_name(change)} ({change.certainty})"
    head = Text.assemble((severity.upper(), STYLES[severity]), kind)
    note = headlines.headline(change, source.text, target.text)
    if note:
        head.append(": ").append(headlines.shortened(note, NOTE), "bold")
    label = f"{numbered.number}."
    paper.hang(label, head, max(INDENT, len(label) + 1))
    place = clippings.place_in(target, bead.target, change.target)
    if change.target is None:
        place = clippings.place_in(source, bead.source, change.source)
    rows = (
        (source, bead.source, change.source, "bold underline"),
        (target, bead.target, change.target, f"underline {STYLES[severity]}"),
    )
    for name, (document, sentences, span, style) in zip(
        phrasing.sides(comparison), rows, strict=True
    ):
        around = most if span else 2 * most
        excerpt = clippings.excerpt(document, sentences, span, around, place)
        _row(paper, name.lower(), _in_context(paper, excerpt, style))
    if change.via:
        _row(paper, "through", on_one_line(phrasing.name_pivot(change.via)))
    if sheet.view.rules:
        _row(paper, "rule", Text(headlines.rule(change, sheet.view.rules), "dim"))


def _row(paper: Paper, label: str, body: Text | str) -> None:
    paper.hang(Text(f"    {label}", "dim"), body, LABEL + INDENT)


def _in_context(paper: Paper, excerpt: clippings.Excerpt, style: str) -> Text:
    if not (excerpt.before or excerpt.words or excerpt.after):
        return Text("(nothing)", "dim")
    marked = shortened(excerpt.words)
    if marked and not paper.colour:
        marked = f"[{marked}]"
    return Text.assemble(on_one_line(excerpt.before), (marked, style), on_one_line(excerpt.after))


def short_changes(sheet: Sheet, changes: list[Numbered], *, everything: bool) -> None:
    """The further changes, each with a little of both sentences."""
    if not changes:
        return
    sheet.paper.heading("Changes" if everything else "More changes")
    for numbered in changes[:SHORT]:
        _change(sheet, numbered, NEAR)
    rest = [numbered.change for numbered in changes[SHORT:]]
    if rest:
        more = phrasing.counted(len(rest), "more change")
        sheet.paper.line(f"… and {more} ({_kinds(rest)})")


def unsure_changes(sheet: Sheet, shown: Findings) -> None:
    """The changes that are less sure than asked, in one line; a few where there are no others."""
    if not shown.unsure:
        return
    if not shown.listed and len(shown.unsure) <= ALONE:
        apart = phrasing.told_apart(sheet.comparison)
        sheet.paper.heading("What may contradict" if apart else "What may have changed")
        for number, change in enumerate(shown.unsure, start=1):
            _change(sheet, Numbered(number, change), NEAR)
        return
    least = shown.unsure[-1].certainty
    if any(change.certainty == "possible" for change in shown.unsure):
        least = "possible"
    sheet.paper.line()
    sheet.paper.line(
        f"{headlines.unsure(shown)} ({_kinds(shown.unsure)}): listed with --certainty {least}"
    )


def _kinds(changes: Sequence[Change]) -> str:
    kinds = count_kinds(changes)
    return ", ".join(
        f"{count:,} {headlines.KIND_NAMES.get(kind, kind)}" for kind, count in kinds.items()
    )


def open_differences(sheet: Sheet, shown: Findings) -> None:
    """The places where words differ and nothing says why, a line each."""
    if not shown.open:
        return
    number = phrasing.counted(len(shown.open), "place")
    sheet.paper.heading(f"Open differences: {number} where no rule says why words differ")
    for difference in shown.open[:OPEN]:
        lines = phrasing.difference(sheet.comparison, difference, BESIDE)
        for row, (label, excerpt) in enumerate(lines):
            words = f"[{headlines.shortened(excerpt.words, 120)}]"
            line = Text.assemble(
                (f"{label.lower()}: " if label else "", "dim"),
                on_one_line(excerpt.before),
                (words, "bold"),
                on_one_line(excerpt.after),
            )
            sheet.paper.hang("    " if row else "  – ", line, INDENT)
    rest_of(sheet.paper, len(shown.open) - OPEN)


def rewordings(sheet: Sheet, shown: Findings) -> None:
    """Where there is no other difference, the words that say the same otherwise."""
    if not shown.reworded or shown.changes or shown.open:
        return
    sheet.paper.heading("Said otherwise, in the same sense")
    source, target = sheet.comparison.source.text, sheet.comparison.target.text
    pairs = [_rewording(each, source, target) for each in shown.reworded[:REWORDED]]
    sheet.paper.hang("", " · ".join(pairs), INDENT)
    rest_of(sheet.paper, len(shown.reworded) - REWORDED)


def _rewording(rewording: Rewording, source: str, target: str) -> str:
    if rewording.moved and rewording.source:
        return f"{shortened(rewording.source.of(source), 80)} (moved)"
    return headlines.shortened(phrasing.pair(rewording, source, target), 120)


def rest_of(paper: Paper, number: int) -> None:
    """How many places are not listed, where there are such."""
    if number > 0:
        paper.line(f"… and {phrasing.counted(number, 'more place')}")
