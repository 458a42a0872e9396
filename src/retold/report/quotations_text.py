"""Quotation… -> a report for a terminal or a pipe: who speaks, then each quotation."""

from collections.abc import Sequence

from rich.text import Text

from retold.model import Document, Quotation
from retold.report import phrasing
from retold.report.paper import Paper
from retold.report.sayings import Saying, by_speaker, counts, sayings

NARROWEST = 40
"""Columns below which nothing can be laid out; a narrower report is as wide as this."""

_INDENT = 5
_LABEL = 9


def to_text(
    document: Document, quotations: Sequence[Quotation], *, width: int, colour: bool
) -> str:
    """The quotations as text of at most `width` columns, ending with a newline."""
    paper = Paper(max(width, NARROWEST), colour=colour)
    spoken = sayings(document, quotations)
    _head(paper, document, spoken)
    _speakers(paper, spoken)
    _quotations(paper, spoken)
    return paper.read()


def _head(paper: Paper, document: Document, spoken: Sequence[Saying]) -> None:
    title = phrasing.printable(document.title or document.id)
    paper.line(Text(" ".join(title.split()), "bold"))
    about = phrasing.describe(document)
    if about:
        paper.line(Text(" ".join(about.split())))
    if not spoken:
        paper.line("No quotations found")
        return
    direct, indirect, speakers = counts(spoken)
    total = phrasing.counted(len(spoken), "quotation")
    named = phrasing.counted(speakers, "speaker")
    paper.line(f"{total}: {direct:,} direct, {indirect:,} indirect; {named}")


def _speakers(paper: Paper, spoken: Sequence[Saying]) -> None:
    if not spoken:
        return
    paper.heading("Speakers, most quoted first")
    for name, said in by_speaker(spoken):
        numbers = ", ".join(str(saying.number) for saying in said)
        body = Text(name or "not named", "bold" if name else "dim")
        paper.hang(f"{len(said):>3,}", body.append(f"  ({numbers})", "not bold dim"), _INDENT)


def _quotations(paper: Paper, spoken: Sequence[Saying]) -> None:
    if not spoken:
        return
    paper.heading("Quotations, in the order of the text")
    for saying in spoken:
        paper.line()
        _quotation(paper, saying)


def _quotation(paper: Paper, saying: Saying) -> None:
    head = Text(saying.name, "bold") if saying.name else Text("Speaker not named", "dim")
    head.append(", ", "not bold")
    head.append(*(("direct", "not bold green") if saying.direct else ("indirect", "not bold")))
    number = f"{saying.number:>3,}."
    paper.hang(number, head, max(_INDENT, len(number) + 1))
    rows = (("speaker", saying.speaker), ("cue", saying.cue), ("channel", saying.channel))
    for label, part in (*rows, ("content", saying.content)):
        if part:
            hung = Text(" " * _INDENT).append(label, "dim")
            paper.hang(hung, part, _INDENT + _LABEL)
