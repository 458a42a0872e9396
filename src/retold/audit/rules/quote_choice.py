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
    theirs = inside(pair.target, pair.quoted[1])
    for run in inside(pair.source, pair.quoted[0]):
        if len(run) < LEAST or not theirs:
            continue
        other = max(theirs, key=lambda one: sum(pair.to_target[at] in one for at in run))
        content = [at for at in run if pair.source[at].content]
        kept = [at for at in content if pair.to_target[at] in other]
        if len(kept) < KEPT * len(content):
            continue
        replaced = list(_replaced(pair, content, other))
        if replaced:
            spans = pair.source[replaced[0][0]].span, pair.target[replaced[0][1]].span
            told = " → ".join(span.of(text) for span, text in zip(spans, pair.texts, strict=True))
            more = f", and {len(replaced) - 1} more" if len(replaced) > 1 else ""
            yield Change("quote", "major", pair.index, *spans, f"in the quotation: {told}{more}")


def _replaced(pair: LinkedBead, content: list[int], other: range) -> Iterator[tuple[int, int]]:
    """The words of a quotation, each with the other word that stands for it."""
    for at in content:
        to = pair.to_target[at]
        if to is not None and to in other and pair.bonds[at] in {"synonym", "near"}:
            yield at, to
        elif to is None:
            free = [to for to in slot(pair, at) if to in other and pair.to_source[to] is None]
            yield from ((at, to) for to in free[:1] if pair.target[to].content)
