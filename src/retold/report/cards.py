"""Changes as a reader meets them: numbered, with both wordings and what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from retold.model import Change, Comparison, Ruling
from retold.report import clippings, headlines, phrasing
from retold.report.change_ids import change_ids
from retold.report.findings import Findings, View
from retold.report.frame import language

AROUND = 80
"""Characters of context on either side of a change: two lines of a card."""
LONGEST = 140
"""Characters of the worst change at the head of a report: two lines of large type."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One side of a change."""

    label: str
    language: str | None
    excerpt: clippings.Excerpt


@dataclass(frozen=True, slots=True)
class Card:
    """A change in the list.

    index: its place in the report, from 0; its address is #change-1 for the first. key: its id,
    the same from run to run. look: the classes of its marks. anchor: the sentence it stands in.
    """

    index: int
    key: str
    change: Change
    kind: str
    look: str
    note: str
    via: str
    rule: str
    anchor: str
    wordings: tuple[Wording, Wording]
    ruling: Ruling | None


def cards(comparison: Comparison, shown: Findings, view: View) -> Iterator[Card]:
    """A card for each change that a report shows, those that are sure enough first."""
    changes = shown.changes
    for index, key in enumerate(change_ids(comparison, changes)):
        yield _card(comparison, shown, view, index, key)


def look(shown: Findings, index: int) -> str:
    """The classes of a change's marks: its kind, its severity, and whether it is folded."""
    change = shown.changes[index]
    folded = " p" if index >= len(shown.listed) else ""
    return f"k-{change.kind} s-{change.severity}{folded}"


def headline(card: Card) -> str:
    """What a change says in a line by itself: also the words that a card shows below its note."""
    return headlines.shortened(card.change.note or card.kind, LONGEST)


def _card(comparison: Comparison, shown: Findings, view: View, index: int, key: str) -> Card:
    change = shown.changes[index]
    alignment = comparison.alignment
    bead = alignment.beads[change.bead]
    note = headlines.headline(change, alignment.source.text, alignment.target.text)
    return Card(
        index,
        key,
        change,
        headlines.kind_name(change),
        look(shown, index),
        phrasing.printable(note),
        phrasing.printable(phrasing.name_pivot(change.via)) if change.via else "",
        headlines.rule(change, view.rules) if view.rules else "",
        f"b{bead.target[0]}" if bead.target else f"a{bead.source[0]}",
        _wordings(comparison, change),
        view.rulings.get(key),
    )


def _wordings(comparison: Comparison, change: Change) -> tuple[Wording, Wording]:
    alignment = comparison.alignment
    bead = alignment.beads[change.bead]
    place = clippings.place_in(alignment.target, bead.target, change.target)
    if change.target is None:
        place = clippings.place_in(alignment.source, bead.source, change.source)
    rows = (
        (alignment.source, bead.source, change.source),
        (alignment.target, bead.target, change.target),
    )
    source, target = (
        Wording(
            name,
            language(document.document),
            _printable(clippings.excerpt(document, sentences, span, AROUND, place)),
        )
        for name, (document, sentences, span) in zip(phrasing.sides(comparison), rows, strict=True)
    )
    return source, target


def _printable(excerpt: clippings.Excerpt) -> clippings.Excerpt:
    return clippings.Excerpt(
        *map(phrasing.printable, (excerpt.before, excerpt.words, excerpt.after))
    )
