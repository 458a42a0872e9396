"""A statement that became a question, or a question that became a statement."""

from collections.abc import Iterator

from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import Word, spanned

MARKS = 3
"""Characters behind the last word among which its mark stands: closing quotation marks."""


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for a sentence that is asked on one side and stated on the other."""
    if not bead.is_near_copy():
        return
    sides = (bead.source, bead.target)
    asked = [_asked(text, side) for text, side in zip(bead.texts, sides, strict=True)]
    if asked[0] != asked[1]:
        source, target = (spanned(side, 0, len(side) - 1) for side in sides)
        note = "told as a question" if asked[1] > asked[0] else "told as a statement"
        yield Change("modality", "critical", bead.index, source, target, note)


def _asked(text: str, side: tuple[Word, ...]) -> int:
    """How many questions a side holds: “Is it?” she asked."""
    first, last = side[0].span, side[-1].span
    behind = text[last.end : last.end + MARKS].split("\n", 1)[0]
    return text.count("?", first.start, last.end) + behind.count("?")
