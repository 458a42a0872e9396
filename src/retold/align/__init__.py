"""Two documents -> an Alignment: beads of sentences and reused passages."""

from retold.align.beads import find_beads
from retold.encode import Encoder
from retold.model import Alignment, SegmentedDocument


def align(
    source: SegmentedDocument, target: SegmentedDocument, *, encoder: Encoder | None = None
) -> Alignment:
    """The two documents tied together by beads and passages."""
    return Alignment(source, target, find_beads(source, target, encoder=encoder))
