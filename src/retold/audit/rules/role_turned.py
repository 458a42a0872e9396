"""A deed told with its parties turned about, in whatever words: sued, was sued by; sold, bought.

`role` looks at words that stand in each other's places, and at a verb that stayed. Here the deed is
read on both sides with its two parties, also where it is told by a noun (*the union's accusation
against the board*) or by a verb from its other end (*lent to*, *borrowed from*).
"""

from collections.abc import Iterator

from retold.audit.cues.deeds import Frame
from retold.audit.cues.denials import contrary
from retold.audit.cues.other_end import reversed_relations
from retold.audit.cues.parties import Deed, exchanged, turned
from retold.audit.link.links import LinkedBead
from retold.model import Change, Span
from retold.text.words import Word, spanned


def turned_deeds(bead: LinkedBead) -> Iterator[tuple[Change, frozenset[int]]]:
    """A change for each deed whose parties are turned about, and its source words."""
    settled: frozenset[int] = frozenset()
    for deed in (*turned(bead), *exchanged(bead)):
        words = words_of(deed.source)
        if settled.isdisjoint(words) and not _are_contraries(bead, deed):
            settled |= words
            spans = _over(bead.source, deed.source), _over(bead.target, deed.target)
            note = " → ".join(span.of(text) for span, text in zip(spans, bead.texts, strict=True))
            yield Change("role", "critical", bead.index, *spans, note), words
    for i, j in reversed_relations(bead).items():
        if settled.isdisjoint({i}):
            spans = bead.source[i].span, bead.target[j].span
            note = " → ".join(span.of(text) for span, text in zip(spans, bead.texts, strict=True))
            yield Change("role", "critical", bead.index, *spans, note), frozenset({i})


def _are_contraries(bead: LinkedBead, deed: Deed) -> bool:
    """Whether a word stands in the place of its contrary, as `negation.antonym` tells."""
    i, j = deed.source.place, deed.target.place
    return bead.to_target[i] is None and contrary(bead.source[i], bead.target[j])


def words_of(frame: Frame) -> frozenset[int]:
    """The words of a deed and of its parties."""
    return frame.doer | frame.done_to | {frame.place}


def _over(side: tuple[Word, ...], frame: Frame) -> Span:
    """From the first word of a deed and its parties through the last."""
    return spanned(side, min(words_of(frame)), max(words_of(frame)))
