"""Two sentences read together: which words of each are changed, and which stand for which.

Changed is a word that the other sentence does not bear out: replaced, lost or made up.

A small network (`minilm.py`), trained on rewordings with and without errors (docs/concepts/
reader.md), gives every word a score and every two words of the two sides another. It decides
nothing: its scores are evidence, weighed where claims are judged. Nothing is loaded before the
first pair is read.
"""

from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from retold.errors import RetoldError
from retold.model import Span
from retold.models.pieces import words

Scores = NDArray[np.float32]

STEPS = 128
"""Scores are multiples of 1/STEPS, so that sums made in another order give the same score."""
KEPT = 5_000
"""Pairs whose readings are kept: 20 MB for pairs of usual length."""
OWN = ("default", "none")


class Reading(NamedTuple):
    """What was read in a pair of texts, word by word.

    source_words, target_words: where the words stand in either text, marks left out;
    source_changed, target_changed: how surely each word is changed, lost or made up, 0…1; links:
    how surely a source word (row) and a target word (column) stand for each other, 0…1.
    """

    source_words: tuple[Span, ...]
    target_words: tuple[Span, ...]
    source_changed: Scores
    target_changed: Scores
    links: Scores

    @property
    def swapped(self) -> "Reading":
        """The same pair with its sides exchanged."""
        return Reading(
            self.target_words,
            self.source_words,
            self.target_changed,
            self.source_changed,
            self.links.T,
        )


class Reader(Protocol):
    """What reads pairs of texts."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """One reading a pair; the same pair gets the same in every call, whatever is beside it."""


def load_reader(name: str | None = None) -> Reader | None:
    """The reader of a name, not yet loaded: None or "default" the bundled one, "none" no reader.

    Raises:
        RetoldError: a name that is none of these.
    """
    if name == "none":
        return None
    if name not in {None, "default"}:
        raise RetoldError(f"{name}: no such reader; there are default (bundled) and none")
    return _bundled()


@cache
def _bundled() -> "SteadyReader":
    return SteadyReader()


class SteadyReader:
    """The bundled reader. It is the same whichever text stands first, so a pair is read once."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], Reading] = OrderedDict()

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Reading]:
        """Readings of the pairs; see `Reader`."""
        readings = []
        for source, target in pairs:
            turned = source > target
            pair = (target, source) if turned else (source, target)
            if pair not in self._known:
                self._known[pair] = _read(*pair)
            self._known.move_to_end(pair)
            reading = self._known[pair]
            readings.append(reading.swapped if turned else reading)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return readings


def _read(source: str, target: str) -> Reading:
    from retold.models.minilm import network

    sides = words(source), words(target)
    if not sides[0] or not sides[1]:
        return _nothing(*sides)
    changed, links = network().scores(
        [word.text for word in sides[0]], [word.text for word in sides[1]]
    )
    rows, columns = ([i for i, word in enumerate(side) if word.text[0].isalnum()] for side in sides)
    return Reading(
        tuple(sides[0][i].span for i in rows),
        tuple(sides[1][j].span for j in columns),
        _stepped(changed[0][rows]),
        _stepped(changed[1][columns]),
        _stepped(links[np.ix_(rows, columns)]),
    )


def _nothing(source: Sequence[object], target: Sequence[object]) -> Reading:
    """The reading of a pair of which a side has no words: nothing is said of the other."""
    del source, target
    none = np.zeros(0, np.float32)
    return Reading((), (), none, none, np.zeros((0, 0), np.float32))


def _stepped(scores: NDArray[np.float32]) -> Scores:
    return (np.rint(scores * STEPS) / STEPS).astype(np.float32)
