"""What words a reader's mark covers, for how likely it is right: how many, how common, where.

A reader marks what it does not see borne out, whatever words these are and wherever they stand. How
rare they are, whether the other text says such a thing anywhere, and how long and how much alike
the two sides of their bead are say more.
"""

from collections.abc import Sequence
from math import log1p

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.verdict.reworded import absence
from retold.text.words import Word


def of_words(bead: LinkedBead, source: range, target: range) -> dict[str, float]:
    """The features of the marked words of both sides, and of the bead that they stand in."""
    return {
        "kept": bead.kept(),
        "bead, source": log1p(len(bead.source)),
        "bead, target": log1p(len(bead.target)),
        **_of_side("source", bead, source),
        **_of_side("target", bead, target),
    }


def _of_side(name: str, bead: LinkedBead, places: range) -> dict[str, float]:
    """The features of the words of a side; none where it has none."""
    of_source = name == "source"
    words = (bead.source if of_source else bead.target)[places.start : places.stop]
    if not words:
        return {}
    values = _of(words) | {"absent": absence(bead, places, of_source=of_source)}
    return {f"{feature}, {name}": value for feature, value in values.items()}


def _of(words: Sequence[Word]) -> dict[str, float]:
    content = [word for word in words if word.content]
    return {
        "words": log1p(len(words)),
        "content": float(len(content)),
        "common": min((log1p(lexicon.frequency(word.fold)) for word in content), default=0.0),
    }
