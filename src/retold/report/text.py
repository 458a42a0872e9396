"""Comparison -> a report for a terminal or a pipe: the verdict, then the changes, worst first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from retold.model import Bead, Change, Comparison, Reuse, SegmentedDocument, Severity
from retold.report import words
from retold.report.accounts import tellings
from retold.report.differing import Difference, count_words, differences
from retold.report.paper import Paper

NARROWEST = 40
"""Columns below which nothing can be laid out; a narrower report is as wide as this."""
FULL = 25
"""Critical and major changes shown with much context: about five screens."""
SHORT = 40
"""Further changes shown, with less context and no line between them: about six screens."""
LISTED, LISTED_APART = 12, 3
"""Stretches listed as left out, added or moved: a screen each; of two independent accounts, which
share little, only a few."""
AROUND, NEAR = 70, 30
"""Characters of context on either side of a change: one line at 80 columns, or half of one."""
OTHER_WORDS = 60
"""Differences that no rule tells which are listed, run on: about a screen."""
LONGEST = 300
"""Characters of a listed sentence or of changed words before they are cut: four lines."""

_LABEL = 12
_INDENT = 4
_BARS: dict[Reuse, tuple[str, str]] = {
    "verbatim": ("█", "green"),
    "rewrite": ("▓", "yellow"),
    "omitted": ("·", "red"),
    "new": ("+", "blue"),
}
_STYLES: dict[Severity, str] = {"critical": "bold red", "major": "bold magenta", "minor": "cyan"}


def to_text(comparison: Comparison, *, width: int = 80, colour: bool = False) -> str:
    """The comparison as text of at most `width` columns, ending with a newline.

    Without colour the differing words stand in [brackets], so that it reads well in a pipe.
    """
    paper = Paper(max(width, NARROWEST), colour=colour)
    in_full, in_short, elsewhere = _sort(comparison)
    differing = differences(comparison)
    _head(paper, comparison, count_words(differing))
    _bars(paper, comparison)
    _accounts(paper, comparison)
    _full_changes(paper, comparison, in_full)
    _short_changes(paper, comparison, in_short)
    _other_words(paper, comparison, differing)
    _left_out(paper, comparison, elsewhere)
    _made_up(paper, comparison, elsewhere)
    _moved(paper, comparison)
    _furniture(paper, comparison)
    _evidence(paper, comparison)
    _more(paper)
    return paper.read()


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A change and its number in the comparison, from 1."""

    number: int
    change: Change


def _sort(comparison: Comparison) -> tuple[list[_Numbered], list[_Numbered], list[_Numbered]]:
    """The changes to show in full, in short, and with the sentences left out or added."""
    beads = comparison.alignment.beads
    in_full: list[_Numbered] = []
    in_short: list[_Numbered] = []
    elsewhere: list[_Numbered] = []
    for number, change in enumerate(comparison.changes, start=1):
        whole = beads[change.bead].reuse in {"omitted", "new"}
        numbered = _Numbered(number, change)
        if whole:
            elsewhere.append(numbered)
        if change.severity != "minor" and len(in_full) < FULL:
            in_full.append(numbered)
        elif not whole or change.severity != "minor":
            in_short.append(numbered)
    return in_full, in_short, elsewhere


def _head(paper: Paper, comparison: Comparison, differing: int) -> None:
    paper.line(Text(words.verdict(comparison), "bold"))
    if words.why_apart(comparison):
        paper.line(words.why_apart(comparison))
    line = Text(words.found(comparison, differing))
    for severity, style in _STYLES.items():
        line.highlight_regex(rf"[\d,]+ {severity}\b", style)
    paper.line(line)
    if words.in_both(comparison):
        paper.line(words.in_both(comparison).capitalize())
    if words.unchecked(comparison):
        paper.line(Text(f"Note: {words.unchecked(comparison)}", "dim"))
    paper.line()
    alignment = comparison.alignment
    documents = alignment.source.document, alignment.target.document
    rows = zip(words.sides(comparison), documents, words.about(comparison), strict=True)
    for name, document, about in rows:
        title = Text(_shown(document.title or document.id), "bold")
        paper.hang(name, title.append(f"\n{about}" if about else "", "not bold"), _LABEL)


def _bars(paper: Paper, comparison: Comparison) -> None:
    """Two bars, a cell for so many words: what became of the source, whence the target came."""
    alignment = comparison.alignment
    documents = (alignment.source, alignment.target)
    paper.line()
    used: set[str] = set()
    rows = zip(words.sides(comparison), documents, words.shares(comparison), strict=True)
    size = max(10, min(60, paper.width - _LABEL))
    for (name, document, share), of_source in zip(rows, (True, False), strict=True):
        bar = Text()
        for reuse, cells in groupby(_cells(document, alignment.beads, size, of_source=of_source)):
            sign, style = _BARS[reuse]
            used.add(sign)
            bar.append(sign * len(list(cells)), style)
        paper.hang(name, bar, _LABEL)
        paper.hang("", share, _LABEL)
    names = words.fates(comparison)
    key = [f"{sign} {names[reuse]}" for reuse, (sign, _) in _BARS.items() if sign in used]
    paper.hang("", Text("   ".join(key), "dim"), _LABEL)
    paper.hang("Order", words.earlier(comparison), _LABEL)


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


def _accounts(paper: Paper, comparison: Comparison) -> None:
    """Of two accounts of one event, the figures and quotations that each has."""
    for telling in tellings(comparison):
        paper.heading(telling.heading)
        for kind, sides in telling.rows[:LISTED]:
            shown = " / ".join(_shown(said) for _, said in sides)
            paper.hang("  – ", f"{kind}: {shown}", _INDENT)
        _rest(paper, len(telling.rows) - LISTED)


def _full_changes(paper: Paper, comparison: Comparison, changes: list[_Numbered]) -> None:
    if not changes:
        return
    paper.heading("Changes, worst first")
    for numbered in changes:
        paper.line()
        _change(paper, comparison, numbered, AROUND)


def _change(paper: Paper, comparison: Comparison, numbered: _Numbered, most: int) -> None:
    """A change with its number, and both wordings with `most` characters on either side."""
    change = numbered.change
    severity = change.severity
    bead = comparison.alignment.beads[change.bead]
    source, target = comparison.alignment.source, comparison.alignment.target
    head = Text.assemble((severity.upper(), _STYLES[severity]), f" {change.kind}")
    note = words.headline(change, source.text, target.text)
    if note:
        head.append(": ").append(_shortened(note, AROUND), "bold")
    label = f"{numbered.number}."
    paper.hang(label, head, max(_INDENT, len(label) + 1))
    place = words.place_in(target, bead.target, change.target)
    if change.target is None:
        place = words.place_in(source, bead.source, change.source)
    rows = (
        (source, bead.source, change.source, "bold underline"),
        (target, bead.target, change.target, f"underline {_STYLES[severity]}"),
    )
    for name, (document, sentences, span, style) in zip(words.sides(comparison), rows, strict=True):
        around = most if span else 2 * most
        found = words.excerpt(document, sentences, span, around, place)
        paper.hang(
            Text(f"    {name.lower()}", "dim"), _in_context(paper, found, style), _LABEL + _INDENT
        )
    if change.via:
        paper.hang(
            Text("    through", "dim"), _shown(words.name_pivot(change.via)), _LABEL + _INDENT
        )


def _in_context(paper: Paper, excerpt: words.Excerpt, style: str) -> Text:
    if not (excerpt.before or excerpt.words or excerpt.after):
        return Text("(nothing)", "dim")
    marked = _shortened(excerpt.words)
    if marked and not paper.colour:
        marked = f"[{marked}]"
    return Text.assemble(_shown(excerpt.before), (marked, style), _shown(excerpt.after))


def _short_changes(paper: Paper, comparison: Comparison, changes: list[_Numbered]) -> None:
    """The further changes, each with a little of both sentences."""
    if not changes:
        return
    paper.heading("More changes" if len(changes) < len(comparison.changes) else "Changes")
    for numbered in changes[:SHORT]:
        _change(paper, comparison, numbered, NEAR)
    rest = changes[SHORT:]
    if rest:
        kinds = words.count_kinds(numbered.change for numbered in rest)
        named = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items())
        paper.line(f"… and {words.counted(len(rest), 'more change')} ({named})")


def _other_words(paper: Paper, comparison: Comparison, found: Sequence[Difference]) -> None:
    """The words that differ and that no change tells, one behind the other."""
    if not found:
        return
    paper.heading("Other words that differ, of which no rule says anything")
    source, target = comparison.alignment.source.text, comparison.alignment.target.text
    shown = [_difference(each, source, target) for each in found[:OTHER_WORDS]]
    paper.hang("", " · ".join(shown), _INDENT)
    if len(found) > OTHER_WORDS:
        rest = count_words(found[OTHER_WORDS:])
        paper.line(f"… and {words.counted(rest, 'more word')}; --format html marks them all")


def _difference(difference: Difference, source: str, target: str) -> str:
    sides = ((difference.source, source), (difference.target, target))
    old, new = (_shortened(span.of(text), 80) if span else "" for span, text in sides)
    if difference.moved:
        return f"{old} (moved)"
    return f"{old or '(nothing)'} → {new or '(nothing)'}"


def _left_out(paper: Paper, comparison: Comparison, changes: list[_Numbered]) -> None:
    beads = comparison.alignment.beads
    found = [(i, beads[i].source) for i in words.left_out(beads)]
    name = words.fates(comparison)["omitted"]
    _stretches(paper, comparison.alignment.source, found, changes, name, _most(comparison))


def _made_up(paper: Paper, comparison: Comparison, changes: list[_Numbered]) -> None:
    beads = comparison.alignment.beads
    found = [(i, beads[i].target) for i in words.made_up(beads)]
    name = words.fates(comparison)["new"]
    _stretches(paper, comparison.alignment.target, found, changes, name, _most(comparison))


def _most(comparison: Comparison) -> int:
    return LISTED_APART if words.told_apart(comparison) else LISTED


def _stretches(
    paper: Paper,
    document: SegmentedDocument,
    found: list[tuple[int, range]],
    changes: list[_Numbered],
    name: str,
    most: int,
) -> None:
    """The sentences that stand on one side only, neighbours together."""
    if not found:
        return
    spans = [document.sentences[index].span for _, sentences in found for index in sentences]
    size = sum(
        len(document.sentences[index].tokens) for _, sentences in found for index in sentences
    )
    sentences = words.counted(len(spans), "sentence")
    paper.heading(f"{name.capitalize()}: {sentences}, {words.counted(size, 'word')}")
    numbers = {n.change.bead: n for n in reversed(changes) if n.change.severity != "minor"}
    stretches = _neighbours(found)
    for beads, run in stretches[:most]:
        text = " ".join(_shown(document.sentence_text(i)) for i in run)
        told = sorted((numbers[bead] for bead in beads if bead in numbers), key=lambda n: n.number)
        # What stands above as a change is not printed a second time in full.
        body = Text(_shortened(text, AROUND if told else LONGEST))
        if told:
            named = ", ".join(f"{numbered.number:,}" for numbered in told)
            worst = told[0].change.severity
            body.append(f" [{worst}: {named}]", _STYLES[worst])
        paper.hang("  – ", body, _INDENT)
    _rest(paper, len(stretches) - most)


def _neighbours(found: list[tuple[int, range]]) -> list[tuple[list[int], range]]:
    """Runs of sentences that follow each other, with the beads they come from."""
    runs: list[tuple[list[int], range]] = []
    for bead, sentences in sorted(found, key=lambda item: item[1].start):
        if runs and runs[-1][1].stop == sentences.start:
            runs[-1] = ([*runs[-1][0], bead], range(runs[-1][1].start, sentences.stop))
        else:
            runs.append(([bead], sentences))
    return runs


def _moved(paper: Paper, comparison: Comparison) -> None:
    alignment = comparison.alignment
    found = [alignment.beads[i] for i in words.moved(alignment.beads)]
    if not found:
        return
    paper.heading(f"Moved: {words.counted(len(found), 'place')}")
    for bead in found[:LISTED]:
        text = _shown(alignment.target.sentence_text(bead.target.start))
        where = f"sentence {bead.source.start + 1:,} → {bead.target.start + 1:,}: "
        paper.hang("  – ", where + _shortened(text, 2 * AROUND), _INDENT)
    _rest(paper, len(found) - LISTED)


def _furniture(paper: Paper, comparison: Comparison) -> None:
    """What was not compared, since it is not the story."""
    alignment = comparison.alignment
    rows = []
    for name, side in zip(
        words.sides(comparison), (alignment.source, alignment.target), strict=True
    ):
        lines = [_shown(side.sentence_text(i)) for i in sorted(side.furniture_sentences())]
        if lines:
            rows.append((name, lines))
    if not rows:
        return
    paper.heading("Not compared: page furniture")
    for name, lines in rows:
        shown = " · ".join(_shortened(line, AROUND) for line in lines[:LISTED])
        rest = f" · and {len(lines) - LISTED:,} more" if len(lines) > LISTED else ""
        paper.hang(name, shown + rest, _LABEL)


def _evidence(paper: Paper, comparison: Comparison) -> None:
    evidence = words.evidence(comparison)
    if not evidence:
        return
    paper.heading("What shows it")
    for line in evidence:
        paper.hang("  – ", _shown(line), _INDENT)


def _more(paper: Paper) -> None:
    paper.line()
    paper.line(Text("More: --format html --out report.html (side by side) · --format json", "dim"))


def _rest(paper: Paper, number: int) -> None:
    if number > 0:
        paper.line(f"… and {words.counted(number, 'more place')}")


def _shortened(text: str, longest: int = LONGEST) -> str:
    """The text, its middle left out where it is longer than `longest`."""
    text = _shown(text)
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half].rsplit(' ', 1)[0]} … {text[-half:].split(' ', 1)[-1]}"


def _shown(text: str) -> str:
    """The text on one line, as a terminal can show it."""
    return re.sub(r"\s+", " ", words.printable(text))
