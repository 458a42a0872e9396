"""Words that say the same in a sentence of another build: a deed told from its other end, a sum.

Such words have no counterparts, or others than their like: *sold to*, *bought from*; *52, against
40*, *52, 12 more*. What they come to is the same.
"""

from collections.abc import Iterator

from retold.audit.cues.parties import retold
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.text.words import Word, touched
from retold.values.compared import comparison
from retold.values.quantity import Quantity

BESIDE = 1
"""Words on either side of a figure that bind it to what it is held against: *against* 40."""


@once_a_bead
def recast(bead: LinkedBead) -> tuple[frozenset[int], frozenset[int]]:
    """The words of source and target, by index, that say what the other side says otherwise."""
    if not bead.is_english:
        return frozenset(), frozenset()
    words = [*_of_deeds(bead), *_of_figures(bead)]
    source, target = (frozenset(k for side, k in words if side == number) for number in (0, 1))
    return source, target


def _of_deeds(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """The words of deeds that both sides tell of the same parties, from two ends or by a noun."""
    for deed in retold(bead):
        if deed.is_from_the_other_end or deed.source.is_noun or deed.target.is_noun:
            for number, frame in enumerate((deed.source, deed.target)):
                yield from ((number, k) for k in {frame.place, *frame.ties})


def _of_figures(bead: LinkedBead) -> Iterator[tuple[int, int]]:
    """The words of figures that follow from those of the other side."""
    for difference in bead.worked_out:
        for number, value in enumerate((difference.source, difference.target)):
            if value is not None:
                yield from ((number, k) for k in _words_of(bead, number, value))


def _words_of(bead: LinkedBead, number: int, value: Quantity) -> Iterator[int]:
    """The words of a figure, with those that say what it compares, or that bind it to that."""
    side, links = (bead.source, bead.to_target) if number == 0 else (bead.target, bead.to_source)
    said = comparison(bead.texts[number], value.span)
    inside = touched(side, said.whole if said else value.whole or value.span)
    yield from inside
    around = (
        *range(inside[0] - BESIDE, inside[0]),
        *range(inside[-1] + 1, inside[-1] + 1 + BESIDE),
    )
    yield from (k for k in around if 0 <= k < len(side) and links[k] is None and _is_small(side[k]))


def _is_small(word: Word) -> bool:
    return not word.content
