"""Pairs -> clusters: each member is compared with the document that its cluster keeps.

Weak chains (A like B, B like C, C unlike A) so never make one cluster: a document joins only where
its own resemblance to, or containment in, the kept document reaches the threshold.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.candidates import Pairs
from retold.dedupe.runs import U64
from retold.dedupe.store import Store

TRIES = 24
"""Kept documents that a document is compared with, those sharing most samples first."""


@dataclass(frozen=True, slots=True)
class Match:
    """Why a document is dropped: the kept one, by place, and how close they are (0 to 1).

    `containment` is the share of the dropped document's shingles that the kept one has.
    """

    kept: int
    resemblance: float
    containment: float


@dataclass(slots=True)
class Clusters:
    """Documents in clusters; documents are named by their place in the order of keeping.

    Attributes:
        store: the shingle sets of documents, by row.
        order: the row at each place.
        resemblance: the least resemblance of a member to the kept document.
        containment: the least containment of a member in it; None where that does not count.
        matches: the dropped documents.
    """

    store: Store
    order: NDArray[np.int64]
    resemblance: float
    containment: float | None
    matches: dict[int, Match] = field(default_factory=dict)
    _within: dict[int, list[Match]] = field(default_factory=lambda: defaultdict(list))

    def join(self, pairs: Iterable[Pairs]) -> None:
        """Let each document, in the order of keeping, join the kept one that it resembles."""
        for part in pairs:
            rows = zip(
                part.later.tolist(), part.earlier.tolist(), part.shared.tolist(), strict=True
            )
            for document, group in groupby(rows, key=lambda row: row[0]):
                self._place(document, self._kept_of(group))

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
            if match.resemblance >= self.resemblance:
                self.matches[document] = match
                return
            seen.append(match)
        if self.containment is not None:
            for match in seen:
                self._note_containment(document, match)

    def _note_containment(self, document: int, match: Match) -> None:
        """Keep a pair of kept documents of which the shorter lies within the longer."""
        assert self.containment is not None  # noqa: S101
        own, other = self._size(document), self._size(match.kept)
        share = match.containment * own / max(1, min(own, other))
        if share < self.containment:
            return
        small, large = (document, match.kept) if own <= other else (match.kept, document)
        self._within[small].append(Match(large, match.resemblance, share))

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
        return match.resemblance >= self.resemblance or (
            self.containment is not None and match.containment >= self.containment
        )

    def _match(self, document: int, kept: int) -> Match:
        one, other = self._shingles(document), self._shingles(kept)
        both = _count_shared(one, other)
        return Match(kept, both / max(1, one.size + other.size - both), both / max(1, one.size))

    def _size(self, document: int) -> int:
        return int(self._shingles(document).size)

    def _shingles(self, document: int) -> U64:
        return np.frombuffer(self.store.get(int(self.order[document])), np.uint64)


def _count_shared(one: U64, other: U64) -> int:
    """How many shingles two sets have in common."""
    both = np.concatenate([one, other])
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))
