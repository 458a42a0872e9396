"""Two texts tied together: beads of sentences, and passages."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from retold.model.texts import SegmentedDocument, Span, counted, shortened

Reuse: TypeAlias = Literal["verbatim", "rewrite", "new", "omitted", "furniture"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences and the target sentences that retell them, as index ranges.

    Either range may be empty: 1-0 is an omission, 0-1 an addition. Score in 0…1.
    """

    source: range
    target: range
    score: float
    reuse: Reuse
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A reused stretch: where it stands in the source and in the target; score in 0…1."""

    source: Span
    target: Span
    score: float


@dataclass(frozen=True, slots=True, repr=False)
class Alignment:
    """Two documents tied together; the beads cover every sentence of both exactly once.

    Beads stand in the order of the target; an omission stands behind the bead of the source
    sentence before it.
    """

    source: SegmentedDocument
    target: SegmentedDocument
    beads: tuple[Bead, ...]
    passages: tuple[Passage, ...] = ()

    def __repr__(self) -> str:
        both = f"{shortened(self.source.document.id)} → {shortened(self.target.document.id)}"
        beads, passages = counted(len(self.beads), "bead"), counted(len(self.passages), "passage")
        return f"<Alignment {both}: {beads}, {passages}>"
