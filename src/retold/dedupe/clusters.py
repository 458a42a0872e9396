"""Pairs -> clusters: each member is compared with the document that its cluster keeps.

Weak chains (A like B, B like C, C unlike A) so never make one cluster: a document joins only where
its own resemblance to, containment in, or order of words with the kept document reaches the bound.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import Pairs
from retold.dedupe.likeness import WIDTH, Bounds, compare
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
    _ready: dict[tuple[int, int], Match] = field(default_factory=dict)

    def join(self, pairs: Pairs) -> None:
        """Let each document, in the order of keeping, join the kept one that it resembles."""
        rows = zip(pairs.later.tolist(), pairs.earlier.tolist(), pairs.shared.tolist(), strict=True)
        groups = ((place, list(group)) for place, group in groupby(rows, key=itemgetter(0)))
        while some := list(islice(groups, TOGETHER)):
            likely = [
                (document, kept)
                for document, group in some
                for kept in self._kept_of(group)[:FORESEEN]
            ]
            self._ready = dict(zip(likely, self._matches(likely), strict=True))
            for document, group in some:
                self._place(document, self._kept_of(group))
        self._ready = {}

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

    def _kept_of(self, group: Iterable[tuple[int, int, int]]) -> list[int]:
        """The kept documents behind a document's partners, those sharing most samples first."""
        ordered = sorted(group, key=lambda row: (-row[2], row[1]))
        kept: dict[int, None] = {}
        for _, partner, _ in ordered:
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
        return found or self._matches([(document, kept)])[0]

    def _matches(self, places: Sequence[tuple[int, int]]) -> list[Match]:
        """How close some documents are to kept ones."""
        pairs = [(self._words(document), self._words(kept)) for document, kept in places]
        found = compare(pairs, self.bounds).tolist()
        return [Match(kept, *scores) for (_, kept), scores in zip(places, found, strict=True)]

    def _size(self, document: int) -> int:
        """How many words a document has."""
        return len(self._words(document)) // WIDTH

    def _words(self, document: int) -> bytes:
        return self.store.get(int(self.order[document]))
