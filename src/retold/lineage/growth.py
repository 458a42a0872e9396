"""Dates and a lineage -> how likely it grew so, and when each of its documents came.

Each document came at some moment, later than its source. A date tells the moment, but may be
forged; without one it may be any. Over all the moments that the documents can have come at, the
share of those in which each is later than its source tells how well a lineage goes with the dates:
also along documents without one, and a forged date is paid for once, however many were made from
the text. Where no dates are known it is the share of the orders in which the tree can have grown
(Shah and Zaman 2011).

Moments are told as places among the dates of all documents, of which only the order counts. What
each part of a tree says of the moments is passed on along its edges, up and down once (Pearl 1988),
and so costs as much as the tree has documents.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from retold.lineage.dating import ZONES, stated

Beliefs: TypeAlias = npt.NDArray[np.float64]
"""[document, place]: how likely each came at each place in time; rows add up to 1."""

PLACES, MOST_PLACES = 64, 512
"""Places in time that are told apart, at least and at most; more where more dates are known: two
for each, of up to some 250 documents. In a story of more, neighbours count as of one time."""
FORGED, GUESSED = 0.1, 0.35
"""How likely a declared date is wrong, and one that was guessed: such a document may be of any
time. So two declared dates that differ have the order right nine times in ten."""
LEAST = 1e-12
"""How likely anything is, at least: nothing is divided by 0."""


def beliefs(published: Sequence[str | None]) -> Beliefs:
    """When each document came, by the dates that they declare alone."""
    windows = _windows(published)
    moments = sorted({moment for window in windows if window for moment in window[:2]})
    places = min(MOST_PLACES, max(PLACES, 2 * len(moments) + 1))
    place_of = {
        moment: int(places * (number + 1) / (len(moments) + 1))
        for number, moment in enumerate(moments)
    }
    likely = np.full((len(published), places), 1 / places)
    for number, window in enumerate(windows):
        if window:
            first, last, forged = window
            likely[number] *= forged
            span = slice(place_of[first], place_of[last] + 1)
            likely[number, span] += (1 - forged) / (span.stop - span.start)
    return likely


def _windows(
    published: Sequence[str | None],
) -> list[tuple[datetime, datetime, float] | None]:
    """The first and last moment that each date can mean, and how likely it is wrong.

    Where some name a zone, those that name none may mean another.
    """
    dates = [stated(date) if date else None for date in published]
    is_mixed = len({date.has_zone for date in dates if date and not date.is_day}) > 1
    windows: list[tuple[datetime, datetime, float] | None] = []
    for date in dates:
        if date is None:
            windows.append(None)
            continue
        slack = ZONES / 2 if is_mixed and not date.has_zone and not date.is_day else timedelta()
        first, last = date.bare()
        if date.is_day:
            last += timedelta(days=1) - timedelta(microseconds=1)
        windows.append((first - slack, last + slack, GUESSED if date.guessed else FORGED))
    return windows


class Growth:
    """What a lineage says of when its documents came, and how well it goes with their dates."""

    def __init__(self, own: Beliefs, sources: Sequence[int | None]) -> None:
        self._own, self._sources = own, sources
        self._below: list[list[int]] = [[] for _ in sources]
        for node, source in enumerate(sources):
            if source is not None:
                self._below[source].append(node)
        order = [node for node, source in enumerate(sources) if source is None]
        for node in order:
            order += self._below[node]
        count, places = own.shape
        self._scale = np.zeros(count)
        """The logarithm of what each message upwards was divided by, those below it included."""
        self._made = np.ones((count, places))
        """What all that was made from a document says of its place."""
        self._up = np.ones((count, places))
        """What a document and all that was made from it says of its source's place."""
        for node in reversed(order):
            for child in self._below[node]:
                self._made[node] *= self._up[child]
                self._scale[node] += self._scale[child]
            self._up[node] = _later(own[node] * self._made[node])
            self._rescale(node)
        self._hung = np.ones((count, places))
        """What the rest of the tree says of a document's place, were it hung up below it."""
        self._hung_scale = np.zeros(count)
        self._down = np.ones((count, places))
        """What the rest of the tree says of the place of a document's source, its own included."""
        for node in order:
            self._pass_down(node)

    def _rescale(self, node: int) -> None:
        most = max(float(self._up[node].max()), LEAST)
        self._up[node] = np.maximum(self._up[node] / most, LEAST)
        self._scale[node] += np.log(most)

    def _pass_down(self, node: int) -> None:
        marginal = self._own[node] * self._place_from_above(node) * self._made[node]
        hung = self._own[node] * self._hung[node] * self._made[node]
        whole = sum(self._scale[child] for child in self._below[node])
        for child in self._below[node]:
            self._down[child] = marginal / self._up[child]
            most = max(float(self._down[child].max()), LEAST)
            self._down[child] /= most
            rest = _later(hung / self._up[child])
            most = max(float(rest.max()), LEAST)
            self._hung[child] = np.maximum(rest / most, LEAST)
            siblings = whole - self._scale[child]
            self._hung_scale[child] = self._hung_scale[node] + siblings + np.log(most)

    def _place_from_above(self, node: int) -> npt.NDArray[np.float64]:
        """What the source of a document, and all beyond it, says of the document's place."""
        if self._sources[node] is None:
            return np.ones(self._own.shape[1])
        return _earlier(self._down[node])

    def as_root(self, node: int) -> float:
        """The logarithm of how likely the tree of a document grew so, were that its root."""
        whole = float((self._own[node] * self._made[node] * self._hung[node]).sum())
        below = sum(self._scale[child] for child in self._below[node])
        return float(np.log(max(whole, LEAST)) + below + self._hung_scale[node])

    def turned(self, target: int) -> float:
        """By how much likelier the tree is where a document and its source change places.

        What was made from either stays with it; a logarithm. The source must have one of its own.
        """
        source = self._sources[target]
        if source is None or self._sources[source] is None:
            raise ValueError(f"{target} has no source with a source")
        above = self._down[source]
        without = self._own[source] * self._made[source] / self._up[target]
        as_it_is = float((above * _later(without * self._up[target])).sum())
        below = _later(without)
        turned = _later(self._own[target] * self._made[target] * below)
        # the message of the target was scaled by itself, beyond what is below it
        own = self._scale[target] - sum(self._scale[child] for child in self._below[target])
        return float(
            np.log(max(float((above * turned).sum()), LEAST)) - np.log(max(as_it_is, LEAST)) - own
        )

    def sourced(self) -> Beliefs:
        """[source, target]: how likely each document came before each other and all made from it.

        As the lineage has it, but for what it says of the two being source and target. The target's
        column is told up to a factor.
        """
        marginal = np.stack(
            [
                _normal(self._own[node] * self._place_from_above(node) * self._made[node])
                for node in range(len(self._sources))
            ]
        )
        likely: Beliefs = marginal @ self._up.T
        for target, source in enumerate(self._sources):
            if source is not None:
                likely[source, target] = float(_normal(self._down[target]) @ self._up[target])
        return likely


def apart(own: Beliefs) -> Beliefs:
    """[source, target]: how likely each document came before each other, by their own dates."""
    before: Beliefs = own @ np.stack([_later(row) for row in own]).T
    return before


def _normal(row: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    normal: npt.NDArray[np.float64] = row / max(float(row.sum()), LEAST)
    return normal


def _later(row: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """For each place, the sum of those behind it; of itself the half."""
    later: npt.NDArray[np.float64] = np.cumsum(row[::-1])[::-1] - row / 2
    return later


def _earlier(row: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """For each place, the sum of those before it; of itself the half."""
    earlier: npt.NDArray[np.float64] = np.cumsum(row) - row / 2
    return earlier
