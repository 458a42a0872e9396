from collections.abc import Callable

import pytest

from retold.model import Alignment, Bead, Document
from retold.text.segment import segment

Tie = Callable[..., Alignment]


@pytest.fixture
def tie() -> Tie:
    """An alignment of two texts, sentence by sentence, without any aligner."""

    def tied(source: str, target: str, language: str = "en", **dates: str) -> Alignment:
        left = segment(Document("s", source, language="en", published=dates.get("source_date")))
        dated = Document("t", target, language=language, published=dates.get("target_date"))
        right = segment(dated)
        pairs = min(len(left.sentences), len(right.sentences))
        beads = [
            Bead(
                range(at, at + 1),
                range(at, at + 1),
                1.0,
                "verbatim" if left.sentence_text(at) == right.sentence_text(at) else "rewrite",
            )
            for at in range(pairs)
        ]
        beads += [
            Bead(range(at, at + 1), range(0), 0.0, "omitted")
            for at in range(pairs, len(left.sentences))
        ]
        beads += [
            Bead(range(0), range(at, at + 1), 0.0, "new")
            for at in range(pairs, len(right.sentences))
        ]
        return Alignment(left, right, tuple(beads))

    return tied
