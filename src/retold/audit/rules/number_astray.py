"""A figure that the source has nowhere, for one that was in a sentence near by: 6.7, 7.6.

`number.stray` sees two figures of one bead. Where sentences were merged or split a figure may stand
in another bead than its counterpart; there both must be of one kind and unit.
"""

from collections.abc import Iterator, Sequence

from retold.audit.link.links import LinkedBead, Search
from retold.audit.rules.number_value import MOST_FIGURES, stands_in
from retold.model import Alignment, Change, SegmentedDocument, Span
from retold.values.derived import follows
from retold.values.quantity import DATES, Quantity

NEAR = 4
"""Beads before and behind in which the counterpart may stand."""
_NO_FIGURES = DATES | {"label", "vague"}


def changes(alignment: Alignment, beads: Sequence[LinkedBead], search: Search) -> Iterator[Change]:
    """A figure in the place of one from a sentence near by, neither of which the other text has."""
    source_values, target_values = search.values
    if max(len(source_values), len(target_values)) > MOST_FIGURES:
        return
    paired = {
        value.span
        for bead in beads
        for difference in bead.differences
        if difference.source and difference.target
        for value in (difference.source, difference.target)
    }
    left = list(_strays(source_values, target_values))
    for target in _strays(target_values, source_values):
        place = _bead_of(alignment, target.span, of_source=False)
        near = [
            (abs(_bead_of(alignment, source.span, of_source=True) - place), source)
            for source in left
            if (source.sort, source.unit) == (target.sort, target.unit)
        ]
        distance, source = min(near, key=lambda pair: pair[0], default=(NEAR + 1, target))
        if distance > NEAR or {source.span, target.span} & paired:
            continue
        left.remove(source)
        note = f"{source.span.of(alignment.source.text)} → {target.span.of(alignment.target.text)}"
        yield Change("number", "major", place, source.span, target.span, note)


def _strays(values: Sequence[Quantity], others: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """The figures that the other text has nowhere, and none from which they follow."""
    for value in values:
        if value.weak or value.aside or value.sort in _NO_FIGURES:
            continue
        if not stands_in(value, others) and not follows(value, others):
            yield value


def _bead_of(alignment: Alignment, span: Span, *, of_source: bool) -> int:
    document: SegmentedDocument = alignment.source if of_source else alignment.target
    for index, bead in enumerate(alignment.beads):
        for sentence in bead.source if of_source else bead.target:
            around = document.sentences[sentence].span
            if around.start <= span.start < around.end:
                return index
    return -1 - NEAR
