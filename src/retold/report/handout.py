"""Comparison -> a report as blocks, to be written as Markdown or as a word processor's document.

It says what the page says but for the two texts themselves: the worst change first, what the
retelling is, each change in its sentence on both sides, and the open differences.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from retold.model import Comparison
from retold.report import clippings, headlines, phrasing
from retold.report.cards import Card, cards, headline
from retold.report.findings import Findings, View, findings
from retold.report.paper import on_one_line
from retold.report.tellings import Said, tellings

OPEN, BESIDE = 400, 30
"""Open differences that are listed, with so many characters on either side."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line; bold ones are what a change is about."""

    text: str
    bold: bool = False


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line by itself, or one of a list."""

    line: Line
    item: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Lines in rows and columns, the first row being the heads."""

    rows: tuple[tuple[Line, ...], ...]


Block: TypeAlias = Heading | Paragraph | Table


def handout(comparison: Comparison, view: View | None = None) -> Iterator[Block]:
    """The blocks of a report, from its title on."""
    view = view or View()
    shown = findings(comparison, view.certainty)
    every = list(cards(comparison, shown, view))
    listed, unsure = every[: len(shown.listed)], every[len(shown.listed) :]
    yield from _head(comparison, shown, listed)
    yield from _accounts(comparison, shown)
    yield from _changes("Changes, worst first", listed)
    if unsure:
        told_of = headlines.unsure(shown)
        yield from _changes(f"{told_of[0].upper()}{told_of[1:]}: read both sentences", unsure)
    yield from _open(comparison, shown)
    yield from _evidence(comparison)
    yield Paragraph(_plain("Made by retold. Changes are found by rules, which can be wrong."))


def _head(comparison: Comparison, shown: Findings, listed: list[Card]) -> Iterator[Block]:
    grave = listed and listed[0].change.severity != "minor"
    verdict = phrasing.verdict(comparison)
    if phrasing.told_apart(comparison):
        yield Heading(1, verdict)
    else:
        yield Heading(1, headline(listed[0]) if grave else headlines.findings(comparison, shown))
        yield Paragraph((Run(verdict, bold=True),))
        if grave:
            yield Paragraph(_plain(headlines.findings(comparison, shown)))
    documents = comparison.source, comparison.target
    rows = zip(phrasing.sides(comparison), documents, phrasing.about(comparison), strict=True)
    for name, document, about in rows:
        known = (document.title or document.id, about, document.url or "")
        words = " · ".join(on_one_line(part) for part in known if part)
        yield Paragraph((Run(f"{name}: ", bold=True), Run(words)), item=True)
    for fact in phrasing.facts(comparison):
        yield Paragraph(_plain(fact), item=True)


def _accounts(comparison: Comparison, shown: Findings) -> Iterator[Block]:
    """Of two accounts of one event, what both tell, one beside the other, and what one tells."""
    names = phrasing.sides(comparison)
    for telling in tellings(comparison, shown, claims=True):
        yield Heading(2, f"{telling.heading} ({len(telling.rows)})")
        if telling.told in {"source", "target"}:
            for row in telling.rows:
                yield Paragraph((Run(f"{row.kind}: "), *_said(row.sides[0])), item=True)
            continue
        heads = tuple(_plain(name) for name in ("What", *names))
        rows = ((_plain(row.kind), *map(_said, row.sides)) for row in telling.rows)
        yield Table((heads, *rows))


def _changes(heading: str, listed: Iterable[Card]) -> Iterator[Block]:
    for place, card in enumerate(listed):
        if not place:
            yield Heading(2, heading)
        change = card.change
        kind = f"{change.severity}, {card.kind} ({change.certainty})"
        yield Heading(3, f"{card.index + 1}. {kind}")
        if card.note:
            yield Paragraph((Run(on_one_line(card.note), bold=True),))
        for wording in card.wordings:
            words = _excerpt(wording.excerpt) or _plain("(nothing)")
            yield Paragraph((Run(f"{wording.label}: "), *words), item=True)
        if card.ruling:
            note = f": {on_one_line(card.ruling.note)}" if card.ruling.note else ""
            yield Paragraph(_plain(f"Judged {card.ruling.verdict}{note}"))
        for label, extra in (("through", card.via), ("rule", card.rule)):
            if extra:
                yield Paragraph(_plain(f"{label} {extra}"))


def _open(comparison: Comparison, shown: Findings) -> Iterator[Block]:
    if not shown.open:
        return
    number = phrasing.counted(len(shown.open), "place")
    yield Heading(2, f"Open differences: {number} where no rule says why words differ")
    for difference in shown.open[:OPEN]:
        for label, excerpt in phrasing.difference(comparison, difference, BESIDE):
            named = (Run(f"{label}: "),) if label else ()
            yield Paragraph((*named, *_excerpt(excerpt)), item=True)
    if len(shown.open) > OPEN:
        yield Paragraph(_plain(f"and {len(shown.open) - OPEN:,} more"))


def _evidence(comparison: Comparison) -> Iterator[Block]:
    for heading, lines in phrasing.grounds(comparison).items():
        yield Heading(2, heading)
        for line in lines:
            yield Paragraph(_plain(on_one_line(line)), item=True)


def _said(said: Said) -> Line:
    excerpt = said.excerpt
    is_whole = not (excerpt.before or excerpt.after)
    return _plain(on_one_line(excerpt.words)) if is_whole else _excerpt(excerpt)


def _excerpt(excerpt: clippings.Excerpt) -> Line:
    parts = (
        Run(on_one_line(excerpt.before)),
        Run(on_one_line(excerpt.words), bold=True),
        Run(on_one_line(excerpt.after)),
    )
    return tuple(run for run in parts if run.text)


def _plain(text: str) -> Line:
    return (Run(text),)
