"""Quotations told in other words between marks: a speaker's words are no wording to choose.

A translator chooses the words of a quotation anew, which is no fault; a text that is wrong
elsewhere and holds other words between its marks puts them into somebody's mouth.
"""

from collections.abc import Iterator

from retold.audit.link.links import LinkedBead, slot
from retold.audit.rules.quote import inside
from retold.model import Change

LEAST = 4
"""Words of a quotation that is held to its words: fewer are a term or a title."""
KEPT = 0.3
"""Share of a quotation's content words that must be in the other, in any form, to be its words."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each quotation with other words: the first of them, and how many more."""
    target_stretches = inside(pair.target, pair.quoted[1])
    for run in inside(pair.source, pair.quoted[0]):
        if len(run) < LEAST or not target_stretches:
            continue
        other_stretch = max(
            target_stretches,
            key=lambda stretch: sum(pair.to_target[index] in stretch for index in run),
        )
        content = [index for index in run if pair.source[index].content]
        kept = [index for index in content if pair.to_target[index] in other_stretch]
        if len(kept) < KEPT * len(content):
            continue
        replaced = list(_replaced(pair, content, other_stretch))
        if replaced:
            spans = pair.source[replaced[0][0]].span, pair.target[replaced[0][1]].span
            note = " → ".join(span.of(text) for span, text in zip(spans, pair.texts, strict=True))
            more = f", and {len(replaced) - 1} more" if len(replaced) > 1 else ""
            yield Change("quote", "major", pair.index, *spans, f"in the quotation: {note}{more}")


def _replaced(
    pair: LinkedBead, content: list[int], other_stretch: range
) -> Iterator[tuple[int, int]]:
    """The words of a quotation, each with the other word that stands for it."""
    for index in content:
        to = pair.to_target[index]
        if to is not None and to in other_stretch and pair.bonds[index] in {"synonym", "near"}:
            yield index, to
        elif to is None:
            free = [
                to for to in slot(pair, index) if to in other_stretch and pair.to_source[to] is None
            ]
            yield from ((index, to) for to in free[:1] if pair.target[to].content)
