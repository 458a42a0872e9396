"""Two documents -> an Alignment: beads of sentences and reused passages."""

from retold.align.beads import find_beads
from retold.align.passages import find_passages
from retold.model import Alignment, SegmentedDocument
from retold.models.encode import Encoder

__all__ = ["align", "find_beads", "find_passages"]


def align(
    source: SegmentedDocument, target: SegmentedDocument, *, encoder: Encoder | None = None
) -> Alignment:
    """The two documents tied together by beads and passages."""
    beads = find_beads(source, target, encoder=encoder)
    return Alignment(source, target, beads, find_passages(source, target))
