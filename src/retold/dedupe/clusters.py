"""Pairs -> clusters: each member is compared with the document that its cluster keeps.

Weak chains (A like B, B like C, C unlike A) so never make one cluster: a document joins only where
its own resemblance to, containment in, or order of words with the kept document reaches the bound.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.ahead import ahead
from retold.dedupe.candidates import Pairs
from retold.dedupe.likeness import WIDTH, Bounds, compare
from retold.dedupe.native import Pair
from retold.dedupe.store import Store

TRIES = 24
"""Kept documents that a document is compared with, those sharing most samples first."""

TOGETHER = 64
"""Documents compared at one go with the kept ones that they may join, as far as these are known."""

FORESEEN = 4
"""Of these so many for each: nearly all have fewer, and of many the first is most often right."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why a document is dropped: the kept one, by place, and how close they are (0 to 1).

    `containment` is the share of the dropped document's shingles that the kept one has, `coverage`
    that of the kept one's that the dropped one has; `order` the share of the longer one's words
    that both have in the same order, -1 where not compared.
    """

    kept: int
    resemblance: float
    containment: float
    coverage: float
    order: float = -1.0


Partners = tuple[int, list[tuple[int, int]]]
"""A document, and those that it may be like: which, and how many samples they share."""

Ready = dict[tuple[int, int], Match]
"""Documents that have been compared, with kept ones."""


@dataclass(slots=True)
class Clusters:
    """Documents in clusters; documents are named by their place in the order of keeping.

    Attributes:
        store: the words of documents, by row.
        order: the row at each place.
        bounds: how close a member must be to the kept document.
        matches: the dropped documents.
    """

    store: Store
    order: NDArray[np.int64]
    bounds: Bounds
    matches: dict[int, Match] = field(default_factory=dict)
    _within: dict[int, list[Match]] = field(default_factory=lambda: defaultdict(list))
    _ready: Ready = field(default_factory=dict)

    def join(self, pairs: Iterable[Pairs]) -> Iterator[int]:
        """Let each document, in the order of keeping, join the kept one that it resembles.

        Some documents at a time are compared with those that they may join, as far as these are
        known by then, while those before them are placed. Tells how many each time were.
        """
        for some, ready in ahead(self._compared(some) for some in _together(pairs)):
            self._ready = ready
            for document, group in some:
                self._place(document, self._kept_of(group))
            yield len(some)
        self._ready = {}

    def _compared(self, some: list[Partners]) -> Callable[[], tuple[list[Partners], Ready]]:
        likely = [
            (document, kept) for document, group in some for kept in self._kept_of(group)[:FORESEEN]
        ]
        words = [(self._words(document), self._words(kept)) for document, kept in likely]
        return lambda: (some, dict(zip(likely, _matches(likely, words, self.bounds), strict=True)))

    def fold_contained(self) -> None:
        """Let each kept document, longest first, join a longer kept one that contains it."""
        members = defaultdict(list)
        for document, match in self.matches.items():
            members[match.kept].append(document)
        for document in sorted(self._within, key=lambda place: (-self._size(place), place)):
            holders = [match for match in self._within[document] if match.kept not in self.matches]
            if document in self.matches or not holders:
                continue
            best = max(holders, key=lambda match: (match.containment, -match.kept))
            self.matches[document] = best
            self._rehouse(sorted(members.pop(document, [])), best.kept)

    def by_row(self) -> dict[int, Match]:
        """The matches by row, the kept documents by row too."""
        return {
            int(self.order[document]): replace(match, kept=int(self.order[match.kept]))
            for document, match in self.matches.items()
        }

    def _kept_of(self, partners: Sequence[tuple[int, int]]) -> list[int]:
        """The kept documents behind a document's partners, those sharing most samples first."""
        kept: dict[int, None] = {}
        for partner, _ in sorted(partners, key=lambda each: (-each[1], each[0])):
            match = self.matches.get(partner)
            kept[partner if match is None else match.kept] = None
        return list(kept)[:TRIES]

    def _place(self, document: int, kept: list[int]) -> None:
        seen = []
        for place in kept:
            match = self._match(document, place)
            if self._alike(match):
                self.matches[document] = match
                return
            seen.append(match)
        if self.bounds.containment is not None:
            for match in seen:
                self._note_containment(document, match)

    def _note_containment(self, document: int, match: Match) -> None:
        """Keep a pair of kept documents of which the shorter lies within the longer."""
        assert self.bounds.containment is not None  # noqa: S101
        if max(match.containment, match.coverage) < self.bounds.containment:
            return
        if self._size(document) > self._size(match.kept):
            document, match = (
                match.kept,
                replace(
                    match, kept=document, containment=match.coverage, coverage=match.containment
                ),
            )
        if match.containment >= self.bounds.containment:
            self._within[document].append(match)

    def _rehouse(self, members: list[int], holder: int) -> None:
        """Find a kept document for the members of one that is dropped: its holder, else another."""
        kept = [holder]
        for document in members:
            del self.matches[document]
            for place in kept:
                match = self._match(document, place)
                if self._close(match):
                    self.matches[document] = match
                    break
            else:
                kept.append(document)

    def _close(self, match: Match) -> bool:
        return self._alike(match) or (
            self.bounds.containment is not None and match.containment >= self.bounds.containment
        )

    def _alike(self, match: Match) -> bool:
        return match.resemblance >= self.bounds.resemblance or (
            self.bounds.order is not None and match.order >= self.bounds.order
        )

    def _match(self, document: int, kept: int) -> Match:
        found = self._ready.get((document, kept))
        if found is None:
            words = (self._words(document), self._words(kept))
            (found,) = _matches([(document, kept)], [words], self.bounds)
        return found

    def _size(self, document: int) -> int:
        """How many words a document has."""
        return len(self._words(document)) // WIDTH

    def _words(self, document: int) -> bytes:
        return self.store.get(int(self.order[document]))


def _together(pairs: Iterable[Pairs]) -> Iterator[list[Partners]]:
    """Some documents at a time, each with its partners and how many samples they share."""
    rows = chain.from_iterable(
        zip(part.later.tolist(), part.earlier.tolist(), part.shared.tolist(), strict=True)
        for part in pairs
    )
    groups = (
        (document, [(partner, shared) for _, partner, shared in group])
        for document, group in groupby(rows, key=itemgetter(0))
    )
    while some := list(islice(groups, TOGETHER)):
        yield some


def _matches(
    places: Sequence[tuple[int, int]], words: Sequence[Pair], bounds: Bounds
) -> list[Match]:
    """How close some documents are to kept ones."""
    found = compare(words, bounds).tolist()
    return [Match(kept, *scores) for (_, kept), scores in zip(places, found, strict=True)]
