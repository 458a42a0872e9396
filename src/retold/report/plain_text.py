"""Comparison -> a report for a terminal or a pipe: the verdict, then the changes, worst first."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from retold.model import Bead, Comparison, Reuse, SegmentedDocument
from retold.report import headlines, phrasing
from retold.report.changes_text import (
    AROUND,
    STYLES,
    Numbered,
    Sheet,
    full_changes,
    open_differences,
    rest_of,
    rewordings,
    short_changes,
    sort_changes,
    unsure_changes,
)
from retold.report.findings import SEVERITIES, Findings, View, findings
from retold.report.paper import INDENT, LABEL, LONGEST, Paper, on_one_line, shortened
from retold.report.tellings import Said, tellings

NARROWEST = 40
"""Columns below which nothing can be laid out; a narrower report is as wide as this."""
LISTED, LISTED_APART = 12, 3
"""Stretches listed as left out, added or moved: a screen each; of two independent accounts, which
share little, only a few."""
_BARS: dict[Reuse, tuple[str, str]] = {
    "verbatim": ("█", "green"),
    "rewrite": ("▓", "yellow"),
    "omitted": ("·", "red"),
    "new": ("+", "blue"),
}


def to_text(
    comparison: Comparison, *, width: int = 80, colour: bool = False, view: View | None = None
) -> str:
    """The comparison as text of at most `width` columns, ending with a newline.

    Without colour the differing words stand in [brackets], so that it reads well in a pipe.
    """
    view = view or View()
    paper = Paper(max(width, NARROWEST), colour=colour)
    shown = findings(comparison, view.certainty)
    sheet = Sheet(paper, comparison, view)
    in_full, in_short, elsewhere = sort_changes(comparison, shown)
    _head(sheet, shown)
    _bars(paper, comparison)
    _accounts(paper, comparison, shown)
    full_changes(sheet, in_full)
    short_changes(sheet, in_short, everything=not in_full)
    unsure_changes(sheet, shown)
    open_differences(sheet, shown)
    rewordings(sheet, shown)
    _left_out(sheet, elsewhere)
    _made_up(sheet, elsewhere)
    _moved(paper, comparison)
    _furniture(paper, comparison)
    _evidence(paper, comparison)
    _more(paper)
    return paper.read()


def _head(sheet: Sheet, shown: Findings) -> None:
    paper, comparison = sheet.paper, sheet.comparison
    paper.line(Text(phrasing.verdict(comparison), "bold"))
    if phrasing.why_apart(comparison):
        paper.line(phrasing.why_apart(comparison))
    line = Text(headlines.findings(comparison, shown))
    for severity, style in STYLES.items():
        line.highlight_regex(rf"[\d,]+ {severity}\b", style)
    paper.line(line)
    if phrasing.in_both(comparison):
        paper.line(phrasing.in_both(comparison).capitalize())
    for note in filter(None, (phrasing.unchecked(comparison), phrasing.undecoded(comparison))):
        paper.line(Text(f"Note: {note}", "dim"))
    paper.line()
    alignment = comparison.alignment
    documents = alignment.source.document, alignment.target.document
    rows = zip(phrasing.sides(comparison), documents, phrasing.about(comparison), strict=True)
    for name, document, about in rows:
        title = Text(on_one_line(document.title or document.id), "bold")
        paper.hang(name, title.append(f"\n{about}" if about else "", "not bold"), LABEL)


def _bars(paper: Paper, comparison: Comparison) -> None:
    """Two bars, a cell for so many words: what became of the source, whence the target came."""
    signs = dict(_BARS)
    if comparison.relation.kind == "unrelated":
        signs["rewrite"] = ("░", "dim")
    alignment = comparison.alignment
    documents = (alignment.source, alignment.target)
    paper.line()
    used: set[str] = set()
    rows = zip(phrasing.sides(comparison), documents, phrasing.shares(comparison), strict=True)
    size = max(10, min(60, paper.width - LABEL))
    for (name, document, share), of_source in zip(rows, (True, False), strict=True):
        bar = Text()
        for reuse, cells in groupby(_cells(document, alignment.beads, size, of_source=of_source)):
            sign, style = signs[reuse]
            used.add(sign)
            bar.append(sign * len(list(cells)), style)
        paper.hang(name, bar, LABEL)
        paper.hang("", share, LABEL)
    names = phrasing.fates(comparison)
    key = [f"{sign} {names[reuse]}" for reuse, (sign, _) in signs.items() if sign in used]
    paper.hang("", Text("   ".join(key), "dim"), LABEL)
    paper.hang("Order", phrasing.earlier(comparison), LABEL)
    paper.hang("Read by", phrasing.read_by(comparison), LABEL)


def _cells(
    document: SegmentedDocument, beads: Sequence[Bead], size: int, *, of_source: bool
) -> Iterator[Reuse]:
    """What became of the words in the middle of each of `size` equal parts of the story."""
    fate: list[Reuse] = ["furniture"] * len(document.sentences)
    for bead in beads:
        for index in bead.source if of_source else bead.target:
            fate[index] = bead.reuse
    story = [
        (reuse, len(sentence.tokens))
        for reuse, sentence in zip(fate, document.sentences, strict=True)
        if reuse != "furniture"
    ]
    total = sum(length for _, length in story)
    end, parts = 0.0, iter(story)
    reuse: Reuse | None = None
    for cell in range(size if total else 0):
        while reuse is None or end <= (cell + 0.5) * total / size:
            reuse, length = next(parts)
            end += length
        yield reuse


def _accounts(paper: Paper, comparison: Comparison, shown: Findings) -> None:
    """Of two accounts of one event, the figures and quotations that each has."""
    for telling in tellings(comparison, shown):
        paper.heading(telling.heading)
        for row in telling.rows[:LISTED]:
            sides = " / ".join(map(_said, row.sides))
            paper.hang("  – ", f"{row.kind}: {sides}", INDENT)
        rest_of(paper, len(telling.rows) - LISTED)


def _said(said: Said) -> str:
    """How an account tells a point; a figure stands in brackets among the words around it."""
    before, words, after = said.excerpt.before, said.excerpt.words, said.excerpt.after
    return on_one_line(f"{before}[{words}]{after}" if before or after else words)


def _left_out(sheet: Sheet, changes: list[Numbered]) -> None:
    comparison = sheet.comparison
    beads = comparison.alignment.beads
    omissions = [(i, beads[i].source) for i in phrasing.left_out(beads)]
    most = 0 if comparison.relation.sums_up else _most(comparison)
    _stretches(sheet, comparison.alignment.source, omissions, changes, most)


def _made_up(sheet: Sheet, changes: list[Numbered]) -> None:
    beads = sheet.comparison.alignment.beads
    additions = [(i, beads[i].target) for i in phrasing.made_up(beads)]
    _stretches(
        sheet, sheet.comparison.alignment.target, additions, changes, _most(sheet.comparison)
    )


def _most(comparison: Comparison) -> int:
    return LISTED_APART if phrasing.told_apart(comparison) else LISTED


def _stretches(
    sheet: Sheet,
    document: SegmentedDocument,
    runs: list[tuple[int, range]],
    changes: list[Numbered],
    most: int,
) -> None:
    """The sentences that stand on one side only, neighbours together; one line where most is 0."""
    if not runs:
        return
    paper, alignment = sheet.paper, sheet.comparison.alignment
    name = phrasing.fates(sheet.comparison)["omitted" if document is alignment.source else "new"]
    spans = [document.sentences[index].span for _, sentences in runs for index in sentences]
    size = sum(
        len(document.sentences[index].tokens) for _, sentences in runs for index in sentences
    )
    sentences = phrasing.counted(len(spans), "sentence")
    heading = f"{name.capitalize()}: {sentences}, {phrasing.counted(size, 'word')}"
    if not most:
        paper.line()
        paper.line(f"{heading}, as a summary may")
        return
    paper.heading(heading)
    numbers = {n.change.bead: n for n in reversed(changes) if n.change.severity != "minor"}
    stretches = _neighbours(runs)
    for beads, run in stretches[:most]:
        text = " ".join(on_one_line(document.sentence_text(i)) for i in run)
        named = sorted(
            (numbers[bead] for bead in beads if bead in numbers),
            key=lambda n: (SEVERITIES.index(n.change.severity), n.number),
        )
        # What stands above as a change is not printed a second time in full.
        body = Text(shortened(text, AROUND if named else LONGEST))
        if named:
            body.append_text(_numbers(named))
        paper.hang("  – ", body, INDENT)
    rest_of(paper, len(stretches) - most)


def _numbers(named: list[Numbered]) -> Text:
    """The numbers of changes, those of each severity behind its name: [critical: 1; major: 4]."""
    parts = []
    for severity, each in groupby(named, key=lambda numbered: numbered.change.severity):
        listed = ", ".join(f"{numbered.number:,}" for numbered in each)
        parts.append(Text(f"{severity}: {listed}", STYLES[severity]))
    return Text(" [").append_text(Text("; ").join(parts)).append("]")


def _neighbours(numbered: list[tuple[int, range]]) -> list[tuple[list[int], range]]:
    """Runs of sentences that follow each other, with the beads they come from."""
    runs: list[tuple[list[int], range]] = []
    for bead, sentences in sorted(numbered, key=lambda item: item[1].start):
        if runs and runs[-1][1].stop == sentences.start:
            runs[-1] = ([*runs[-1][0], bead], range(runs[-1][1].start, sentences.stop))
        else:
            runs.append(([bead], sentences))
    return runs


def _moved(paper: Paper, comparison: Comparison) -> None:
    alignment = comparison.alignment
    beads = [alignment.beads[i] for i in phrasing.moved(alignment.beads)]
    if not beads:
        return
    moved = "In another order" if phrasing.told_apart(comparison) else "Moved"
    paper.heading(f"{moved}: {phrasing.counted(len(beads), 'place')}")
    for bead in beads[:LISTED]:
        text = on_one_line(alignment.target.sentence_text(bead.target.start))
        where = f"sentence {bead.source.start + 1:,} → {bead.target.start + 1:,}: "
        paper.hang("  – ", where + shortened(text, 2 * AROUND), INDENT)
    rest_of(paper, len(beads) - LISTED)


def _furniture(paper: Paper, comparison: Comparison) -> None:
    """What was not compared, since it is not the story."""
    alignment = comparison.alignment
    rows = []
    for name, side in zip(
        phrasing.sides(comparison), (alignment.source, alignment.target), strict=True
    ):
        lines = [on_one_line(side.sentence_text(i)) for i in sorted(side.furniture_sentences())]
        if lines:
            rows.append((name, lines))
    if not rows:
        return
    paper.heading("Not compared: page furniture")
    for name, lines in rows:
        shown = " · ".join(shortened(line, AROUND) for line in lines[:LISTED])
        rest = f" · and {len(lines) - LISTED:,} more" if len(lines) > LISTED else ""
        paper.hang(name, shown + rest, LABEL)


def _evidence(paper: Paper, comparison: Comparison) -> None:
    for heading, lines in phrasing.grounds(comparison).items():
        paper.heading(heading)
        for line in lines:
            paper.hang("  – ", on_one_line(line), INDENT)


def _more(paper: Paper) -> None:
    paper.line()
    paper.line(Text("More: --format html --out report.html (side by side) · --format json", "dim"))
