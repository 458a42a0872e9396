"""Words that the reader finds changed, lost or made up, where no rule has told why."""

from collections.abc import Iterator, Sequence

from retold.audit.link.links import LinkedBead
from retold.audit.readings import BeadReading
from retold.audit.rules import wording_edit
from retold.model import Change

MARKED = 0.5
"""Score from which a word is marked."""
BRIDGED = 1
"""Words between two marked ones that belong to their stretch."""
LINKED = 0.4
"""Score of a link from which a source word is told with the target word that stands for it."""
LONGEST = 8
"""Words of the other side that a stretch is told with."""


def changes(bead: LinkedBead, reading: BeadReading) -> Iterator[Change]:
    """A change for each stretch of marked words, with the words that it stands for."""
    covered: set[int] = set()
    for stretch in _stretches(reading.target):
        source = _counterparts(reading, stretch)
        covered.update(source)
        yield from wording_edit.changes(bead, source, stretch)
    for stretch in _stretches(reading.source):
        if covered.isdisjoint(stretch):
            yield from wording_edit.changes(bead, stretch, range(0))


def _stretches(scores: Sequence[float]) -> Iterator[range]:
    """The runs of marked words."""
    marked = [i for i, score in enumerate(scores) if score >= MARKED]
    start = 0
    for place in range(1, len(marked) + 1):
        if place == len(marked) or marked[place] - marked[place - 1] > 1 + BRIDGED:
            yield range(marked[start], marked[place - 1] + 1)
            start = place


def _counterparts(reading: BeadReading, stretch: range) -> range:
    """The source words that the words of a stretch stand for, as one run; empty where none do."""
    linked = [
        i
        for i, row in enumerate(reading.links)
        if max(row[j] for j in stretch) >= LINKED and max(row) == max(row[j] for j in stretch)
    ]
    if not linked:
        return range(0)
    run = range(linked[0], linked[-1] + 1)
    if len(run) <= LONGEST:
        return run
    best = max(linked, key=lambda i: max(reading.links[i][j] for j in stretch))
    return range(best, best + 1)
