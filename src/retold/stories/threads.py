"""The ties of a corpus, measured where they are asked for, and kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retold.stories.formulas import formulaic, sound
from retold.stories.kept import Kept
from retold.stories.kin import unaligned
from retold.stories.neighbourhood import Neighbourhood, Partner
from retold.stories.tying import Tie

__all__ = ["Counts", "Web"]

SAMPLED = 1000
"""Documents that tell how rare names are where not all were looked at: a second."""
WRITTEN = 200
"""Documents after which what was measured is written, so that a stopped run loses little."""


@dataclass(slots=True)
class Counts:
    """What a run did: documents looked at, pairs aligned, stories told anew, and told before."""

    documents: int = 0
    pairs: int = 0
    told_anew: int = 0
    kept: int = 0


class Web(Neighbourhood):
    """The documents of a corpus and what ties them.

    ready: what ties pairs that somebody else has measured; it is a tie here once it is asked for.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        try:
            self.kept = Kept(folder)
        except BaseException:
            self.archive.close()
            raise
        self.counts = Counts()
        self.ties: dict[tuple[int, int], Tie | None] = self.kept.ties()
        self._measured: dict[int, set[int]] = {}
        for low, high in self.ties:
            self._note(low, high)
        self.rarity = self.kept.rarity()
        self.done = min(self.kept.done(), self.total) if self.ties or self.rarity.documents else 0
        self.forms: set[int] = set()
        self.ready: dict[tuple[int, int], Tie | None] = {}
        self._new: dict[tuple[int, int], Tie | None] = {}

    def __exit__(self, *details: object) -> None:
        self.kept.close()
        super().__exit__(*details)

    def _note(self, low: int, high: int) -> None:
        """Note who was measured against whom."""
        self._measured.setdefault(low, set()).add(high)
        self._measured.setdefault(high, set()).add(low)

    def look_at_all(self) -> Iterator[int]:
        """Measure all new documents against their candidates; yields how many were since."""
        first = self.done
        for number in range(self.rarity.documents, self.total):
            self.rarity.add(self.names(number))
        self.rarity.settle()
        try:
            for number in range(first, self.total):
                self.look_at(number)
                self.done = number + 1
                if (number + 1 - first) % WRITTEN == 0:
                    self.keep()
                yield 1
        finally:  # also of a run that is stopped
            self.keep()

    def sample_names(self) -> None:
        """Note the names of some documents, where those of all were not: enough for one story."""
        if not self.rarity.documents:
            for number in range(0, self.total, max(1, self.total // SAMPLED)):
                self.rarity.add(self.names(number))
            self.rarity.settle()

    def look_at(self, number: int) -> list[int]:
        """The documents that are tied to one, all of its partners measured."""
        self.counts.documents += 1
        near = self.partners(number)
        for partner in near:
            self.hold(number, partner)
        return [each.number for each in near if self.tie(number, each.number) is not None]

    def tied_to(self, number: int) -> set[int]:
        """The documents that are tied to one, as far as that was measured."""
        return {
            near
            for near in self._measured.get(number, ())
            if self.ties[ordered(number, near)] is not None and near not in self.bad
        }

    def tie(self, first: int, second: int) -> Tie | None:
        """What ties two documents, measured where it was not yet; None where it is but a form."""
        pair = ordered(first, second)
        tie = self.ties[pair] if pair in self.ties else self.hold(first, Partner(second))
        return sound(tie, self.forms)

    def expected(self, pair: tuple[int, int]) -> Tie | None:
        """What ties two documents that were measured, here or elsewhere; as `tie`, holding nothing.

        Raises:
            KeyError: they were not.
        """
        return sound(self.ties[pair] if pair in self.ties else self.ready[pair], self.forms)

    def settle(self) -> None:
        """Take account of all that was measured in what is a form."""
        self.forms = formulaic(self.ties)

    def hold(self, number: int, partner: Partner) -> Tie | None:
        """What ties a document to a partner, measured where it was not before, and held.

        Of a pair that is but tied by its names more is known once one of the two is to be measured
        against the other, whichever of them was looked at first.
        """
        pair = ordered(number, partner.number)
        if pair not in self.ties or not (partner.reports or is_measured(self.ties[pair])):
            self.counts.pairs += not partner.reports
            tie = (
                self.ready[pair]
                if pair in self.ready
                else self.tied(*pair, reports=partner.reports)
            )
            self.ties[pair] = tie
            self._note(*pair)
            if not any(self.is_guest(each) or each in self.bad for each in pair):
                self._new[pair] = tie
        return self.ties[pair]

    def among(self, numbers: Iterable[int]) -> dict[tuple[int, int], Tie | None]:
        """The ties among some documents that were measured, in an order of their own.

        The order in which they were measured says nothing: that of a run in one go is another than
        that of a corpus that grew, or of workers.
        """
        chosen = set(numbers)
        return {
            (low, high): sound(self.ties[low, high], self.forms)
            for low in sorted(chosen)
            for high in sorted(self._measured.get(low, ()))
            if high > low and high in chosen
        }

    def of_story(self, numbers: Sequence[int]) -> dict[tuple[int, int], Tie | None]:
        """The ties among the documents of a story, those aligned that its lineage needs."""
        in_order = sorted(numbers, key=lambda number: self.known(number).order)
        for low, high in unaligned(in_order, self.among(numbers)):
            self.ties.pop((low, high), None)
            self.tie(low, high)
        return self.among(numbers)

    def write(self) -> None:
        """Keep what was measured, without telling how far it is."""
        self.kept.keep(self._new, None, None)
        self._new.clear()

    def keep(self) -> None:
        """Keep what was measured, and how far it is.

        Where documents are damaged, all are looked at again: they may have been mended by then.
        """
        how_far = (None, None) if self.bad else (self.rarity, self.done)
        self.kept.keep(self._new, *how_far)
        self._new.clear()


def is_measured(tie: Tie | None) -> bool:
    """Whether two documents were compared: not of a pair that is but tied by its names."""
    return tie is None or tie.is_aligned


def ordered(first: int, second: int) -> tuple[int, int]:
    """Two numbers, the lower one first."""
    return (first, second) if first < second else (second, first)
