"""What the reader says of the words of the beads that links leave open."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from typing import NamedTuple, Self

from retold.audit.company_kept import Company, Sort
from retold.audit.ledger import statuses
from retold.audit.link.context import Contexts
from retold.audit.link.links import LinkedBead
from retold.model import Change, Ledger, OpenDifference, Span
from retold.models.reader import Reader, Reading, Scores
from retold.text.words import Word, touched

DIGITS = 3
"""Of a score that is told."""
BEHIND = 1
"""Characters behind the last word that are read too: its full stop or question mark."""


class BeadReading(NamedTuple):
    """How surely each word of a bead's sides is changed, 0…1, and stands for one of the other side.

    links: for each source word the scores of the target words.
    """

    source: tuple[float, ...]
    target: tuple[float, ...]
    links: tuple[tuple[float, ...], ...]

    def highest(self, change: Change, bead: LinkedBead) -> float:
        """The highest score of the words of a change on either side; 0 where it has none."""
        sides = (
            (change.source, bead.source, self.source),
            (change.target, bead.target, self.target),
        )
        return max(
            (scores[i] for span, side, scores in sides if span for i in touched(side, span)),
            default=0.0,
        )


class ContextReading(NamedTuple):
    """How surely each word of a bead's sides is changed, 0…1, where more of the other text is read.

    What its counterpart does not bear out the sentences nearest to it may.
    """

    source: tuple[float, ...]
    target: tuple[float, ...]


class Readings:
    """The readings of beads, each made when it is first asked for: one takes a fiftieth second.

    Beads whose words leave nothing open have none, and without a reader none has; in context none
    is read where no contexts are given: only a text told anew is worth what it costs.
    """

    def __init__(
        self,
        beads: Iterable[LinkedBead],
        reader: Reader | None,
        contexts: Contexts | None = None,
    ) -> None:
        self._beads = {bead.index: bead for bead in beads} if reader else {}
        self._reader = reader
        self._contexts = contexts
        self.company: Company | None = None
        self._made: dict[int, BeadReading | None] = {}
        self._made_in_context: dict[int, ContextReading | None] = {}

    def in_company(self, company: Company) -> Self:
        """The same readings, given what is said of all beads of the text."""
        readings = copy(self)
        readings.company = company
        return readings

    def share_in_company(self, sort: Sort, share: float, index: int) -> float:
        """The share of such claims or marks that are right, of that alone and the bead's index.

        It is the same where nothing is known of the other beads.
        """
        return share if self.company is None else self.company.share(sort, share, index)

    @property
    def has_reader(self) -> bool:
        """Whether there is somebody to read them."""
        return self._reader is not None

    def get(self, index: int) -> BeadReading | None:
        """The reading of the bead with an index; None where it has none."""
        if index not in self._made:
            bead = self._beads.get(index)
            is_open = bead is not None and _is_open(bead)
            self._made[index] = self._read(bead) if bead is not None and is_open else None
        return self._made[index]

    def in_context(self, index: int) -> ContextReading | None:
        """The reading of a bead's sides against their contexts; None where the bead has none."""
        if index not in self._made_in_context:
            is_read = self.get(index) is not None
            self._made_in_context[index] = self._read_in_context(index) if is_read else None
        return self._made_in_context[index]

    def suspected(self, ledger: Ledger) -> Ledger:
        """The ledger with how surely the words of each open difference are read as changed."""
        differences = (
            replace(difference, suspicion=self._suspicion(difference)) for difference in ledger.open
        )
        return replace(ledger, open=tuple(differences))

    def _suspicion(self, difference: OpenDifference) -> float:
        """The highest score of the words of a bead that was read, in context too if it was."""
        reading = self._made.get(difference.bead)
        if reading is None:
            return 0.0
        context = self._made_in_context.get(difference.bead)
        bead, scores = self._beads[difference.bead], [0.0]
        for span, side, read, in_context in (
            (difference.source, bead.source, reading.source, context and context.source),
            (difference.target, bead.target, reading.target, context and context.target),
        ):
            for place in touched(side, span) if span else ():
                both = [read[place], in_context[place]] if in_context else [read[place]]
                scores.append(sum(both) / len(both))
        return round(max(scores), DIGITS)

    def _read_in_context(self, index: int) -> ContextReading | None:
        if self._reader is None or self._contexts is None:
            return None
        bead = self._beads[index]
        spans = _text(bead, 0), _text(bead, 1)
        pairs = [
            (span.of(text), self._contexts.of(index, of_source=side == 0))
            for side, (span, text) in enumerate(zip(spans, bead.texts, strict=True))
        ]
        source, target = (
            _highest(_touching(words, reading.source_words, span.start), reading.source_changed)
            for words, reading, span in zip(
                (bead.source, bead.target), self._reader.read(pairs), spans, strict=True
            )
        )
        return ContextReading(source, target)

    def _read(self, bead: LinkedBead) -> BeadReading | None:
        if self._reader is None:
            return None
        source, target = _text(bead, 0), _text(bead, 1)
        pair = source.of(bead.texts[0]), target.of(bead.texts[1])
        (reading,) = self._reader.read([pair])
        return _by_words(bead, reading, (source.start, target.start))


def _is_open(bead: LinkedBead) -> bool:
    if bead.is_unchanged():
        return False
    source, target = statuses(bead, ())
    return "open" in source or "open" in target


def _text(bead: LinkedBead, side: int) -> Span:
    words = (bead.source, bead.target)[side]
    return Span(words[0].span.start, words[-1].span.end + BEHIND)


def _by_words(bead: LinkedBead, reading: Reading, starts: tuple[int, int]) -> BeadReading:
    """The scores of read words, given to the words of the bead that they touch."""
    source, target = (
        _touching(words, spans, start)
        for words, spans, start in (
            (bead.source, reading.source_words, starts[0]),
            (bead.target, reading.target_words, starts[1]),
        )
    )
    links = tuple(
        tuple(
            max((float(reading.links[i, j]) for i in rows for j in columns), default=0.0)
            for columns in target
        )
        for rows in source
    )
    return BeadReading(
        _highest(source, reading.source_changed), _highest(target, reading.target_changed), links
    )


def _highest(places: Sequence[Sequence[int]], scores: Scores) -> tuple[float, ...]:
    return tuple(
        max((float(scores[i]) for i in touched_words), default=0.0) for touched_words in places
    )


def _touching(words: Sequence[Word], spans: Sequence[Span], start: int) -> list[list[int]]:
    """For each word of a bead the read words that it touches."""
    touching: list[list[int]] = []
    first = 0
    for word in words:
        while first < len(spans) and spans[first].end + start <= word.span.start:
            first += 1
        places = []
        place = first
        while place < len(spans) and spans[place].start + start < word.span.end:
            places.append(place)
            place += 1
        touching.append(places)
    return touching
