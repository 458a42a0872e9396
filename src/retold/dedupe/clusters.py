"""Pairs -> clusters: each member is compared with the document that its cluster keeps.

Weak chains (A like B, B like C, C unlike A) so never make one cluster: a document joins only where
its own resemblance to, containment in, or order of words with the kept document reaches the bound.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from retold.dedupe.ahead import ahead
from retold.dedupe.candidates import Pairs
from retold.dedupe.closeness import Closeness, Match

TRIES = 24
"""Kept documents that a document is compared with, those sharing most samples first."""

TOGETHER = 64
"""Documents compared at one go with the kept ones that they may join, as far as these are known."""

FORESEEN = 4
"""Of these so many for each: nearly all have fewer, and of many the first is most often right."""

INSTANCES = 8
"""A document that is an instance of the same frame as the first so many, and a copy of none of
them, is compared with no more: those that it may be a copy of come first."""


Partners = tuple[int, list[tuple[int, int]]]
"""A document, and those that it may be like: which, and how many samples they share."""

Ready = dict[tuple[int, int], Match]
"""Documents that have been compared, with kept ones."""


@dataclass(slots=True)
class Clusters:
    """Documents in clusters; documents are named by their place in the order of keeping.

    Attributes:
        closeness: how close a member must be to the kept document.
        sizes: how many words the document at each place has.
        words: the words of the document at a place.
        matches: the dropped documents.
        within: the kept documents that each kept one, by its place, lies within.
    """

    closeness: Closeness
    sizes: NDArray[np.int64]
    words: Callable[[int], bytes]
    matches: dict[int, Match] = field(default_factory=dict)
    within: dict[int, list[Match]] = field(default_factory=lambda: defaultdict(list))
    _ready: Ready = field(default_factory=dict)

    def join(self, pairs: Iterable[Pairs]) -> Iterator[int]:
        """Let each document, in the order of keeping, join the kept one that it resembles.

        Some documents at a time are compared with those that they may join, as far as these are
        known by then, while those before them are placed. Tells how many each time were.
        """
        for some, ready in ahead(self._compared(some) for some in together(pairs)):
            self._ready = ready
            for document, group in some:
                self._place(document, self._kept_of(group))
            yield len(some)
        self._ready = {}

    def _compared(self, some: list[Partners]) -> Callable[[], tuple[list[Partners], Ready]]:
        likely = [
            (document, kept) for document, group in some for kept in self._kept_of(group)[:FORESEEN]
        ]
        words = [(self.words(document), self.words(kept)) for document, kept in likely]
        return lambda: (some, dict(zip(likely, self.closeness.of(likely, words), strict=True)))

    def fold_contained(self) -> None:
        """Let each kept document, longest first, join a longer kept one that contains it."""
        members = defaultdict(list)
        for document, match in self.matches.items():
            members[match.kept].append(document)
        for document in sorted(self.within, key=lambda place: (-self.sizes[place], place)):
            holders = [match for match in self.within[document] if match.kept not in self.matches]
            if document in self.matches or not holders:
                continue
            best = max(holders, key=lambda match: (match.containment, -match.kept))
            self.matches[document] = best
            self._rehouse(sorted(members.pop(document, [])), best.kept)

    def by_row(self, order: NDArray[np.int64]) -> dict[int, Match]:
        """The matches by row, the kept documents by row too, given the row at each place."""
        row = order.item
        return {
            row(document): Match(row(match.kept), *match[1:])
            for document, match in self.matches.items()
        }

    def _kept_of(self, partners: Sequence[tuple[int, int]]) -> list[int]:
        """The kept documents behind a document's partners, those sharing most samples first."""
        if len(partners) > 1:
            partners = sorted(partners, key=lambda each: (-each[1], each[0]))
        kept: dict[int, None] = {}
        for partner, _ in partners:
            match = self.matches.get(partner)
            kept[partner if match is None else match.kept] = None
        return list(kept)[:TRIES]

    def _place(self, document: int, kept: list[int]) -> None:
        seen: list[Match] = []
        for match in self._each_match(document, kept):
            if self.closeness.is_alike(match):
                self.matches[document] = match
                return
            seen.append(match)
        if self.closeness.bounds.containment is not None:
            for match in seen:
                if not match.instances:
                    self._note_containment(document, match)

    def _note_containment(self, document: int, match: Match) -> None:
        """Keep a pair of kept documents of which the shorter lies within the longer."""
        assert self.closeness.bounds.containment is not None  # noqa: S101
        if max(match.containment, match.coverage) < self.closeness.bounds.containment:
            return
        if self.sizes[document] > self.sizes[match.kept]:
            document, match = (
                match.kept,
                match._replace(
                    kept=document, containment=match.coverage, coverage=match.containment
                ),
            )
        if match.containment >= self.closeness.bounds.containment:
            self.within[document].append(match)

    def _rehouse(self, members: list[int], holder: int) -> None:
        """Find a kept document for the members of one that is dropped: its holder, else another."""
        kept = [holder]
        for document in members:
            del self.matches[document]
            for place in kept:
                match = self._match(document, place)
                if self.closeness.is_alike(match) or self._within_kept(match):
                    self.matches[document] = match
                    break
            else:
                kept.append(document)

    def _within_kept(self, match: Match) -> bool:
        """Whether a document lies within a kept one."""
        least = self.closeness.bounds.containment
        return least is not None and match.containment >= least and not match.instances

    def _each_match(self, document: int, kept: list[int]) -> Iterator[Match]:
        """How close a document is to kept ones, in their order; the unknown ones in two goes."""
        instances = 0
        for number, place in enumerate(kept):
            if number == instances == INSTANCES:
                return
            match = self._ready.get((document, place))
            if match is None:
                some = kept[number : INSTANCES if number < INSTANCES else None]
                self._compare([(document, other) for other in some])
                match = self._ready[document, place]
            instances += match.instances
            yield match

    def _match(self, document: int, kept: int) -> Match:
        if (document, kept) not in self._ready:
            self._compare([(document, kept)])
        return self._ready[document, kept]

    def _compare(self, places: list[tuple[int, int]]) -> None:
        words = [(self.words(document), self.words(kept)) for document, kept in places]
        self._ready.update(zip(places, self.closeness.of(places, words), strict=True))


def together(pairs: Iterable[Pairs]) -> Iterator[list[Partners]]:
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
