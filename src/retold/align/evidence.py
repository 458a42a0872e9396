"""Runs of words of two documents -> the evidence of each word that one was made of the other.

A word of a reused stretch either was carried over (with chance alpha) or stands there like any
other word, and then meets its like on the other side only by chance: the more likely, the larger
its share of both documents and the longer the other run. The logarithm of the ratio of the two
chances is the word's evidence, in nats.
"""

from dataclasses import dataclass

import numpy as np

from retold.align.vocabulary import Flags, Floats, Indices, Wording, Words

ALPHA_LEAST, ALPHA_MOST = 0.3, 0.92
"""Bounds of the chance that a word was carried over, where it is estimated from a stretch."""

CHANCE_LEAST, CHANCE_MOST = 0.002, 0.999
"""Bounds of the chance that a word meets its like: no word is quite surprising or quite sure."""

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matches:
    """For the words of a run: whether each meets its like in the other run, by what chance."""

    matched: Flags
    chance: Floats

    @property
    def alpha(self) -> float:
        """The share of the words carried over, of those that would not have met by chance."""
        surprise = 1 - self.chance
        carried = (surprise[self.matched].sum() + 2) / (surprise.sum() + 4)
        return float(min(max(carried, ALPHA_LEAST), ALPHA_MOST))

    def evidence(self, alpha: float) -> Floats:
        """(n,) nats by which each word speaks for a stretch."""
        return _nats(
            np.flatnonzero(self.matched), self.chance[self.matched], len(self.matched), alpha
        )


@dataclass(frozen=True, slots=True)
class Side:
    """One document's own words, and those of the document that it faces; rate as in `Wording`."""

    own: Words
    facing: Words
    rate: Floats

    def matches(self, own_run: Run, facing_run: Run) -> Matches:
        """How the words of an own run meet those of a facing run, in any order."""
        ids, matched = self._found(own_run, facing_run)
        return Matches(matched, Side.chance(self.rate[ids], facing_run[1] - facing_run[0]))

    def evidence(
        self, own_run: Run, facing_run: Run, alpha: float | None, core: Run = (0, 0)
    ) -> Floats:
        """(n,) nats by which each word of an own run speaks for a stretch with the facing run.

        Args:
            own_run: the words.
            facing_run: those that they are held against.
            alpha: the chance that a word was carried over; None for that of the core.
            core: a part of the own run.
        """
        ids, matched = self._found(own_run, facing_run)
        length = facing_run[1] - facing_run[0]
        if alpha is None:
            within = slice(core[0] - own_run[0], core[1] - own_run[0])
            chance = Side.chance(self.rate[ids[within]], length)
            alpha = Matches(matched[within], chance).alpha
        places = matched.nonzero()[0]
        return _nats(places, Side.chance(self.rate[ids[places]], length), len(ids), alpha)

    def _found(self, own_run: Run, facing_run: Run) -> tuple[Indices, Flags]:
        """The words of an own run, and whether each stands in the facing run."""
        present = np.zeros(len(self.rate), dtype=np.bool_)
        present[self.facing.ids[slice(*facing_run)]] = True
        ids = self.own.ids[slice(*own_run)]
        return ids, present[ids]

    @staticmethod
    def chance(rate: Floats, length: float) -> Floats:
        """The chance that words of a rate meet their like among that many words."""
        chance: Floats = rate * -length
        np.expm1(chance, out=chance)
        np.subtract(CHANCE_LEAST, chance, out=chance)
        return np.minimum(chance, CHANCE_MOST, out=chance)


def sides(words: Wording) -> tuple[Side, Side]:
    """The source seen against the target, and the target seen against the source."""
    return (
        Side(words.source, words.target, words.rate),
        Side(words.target, words.source, words.rate),
    )


def clipped(run: Run, bounds: Run) -> Run:
    """The part of a run within the bounds."""
    return max(run[0], bounds[0]), min(run[1], bounds[1])


def best_run(sums: Floats, core: Run) -> Run:
    """The run with the most evidence of those that share a word with the core.

    Args:
        sums: (n + 1,) evidence summed up to each word.
        core: a run that holds a word.
    """
    start, end = core
    least_before = np.minimum.accumulate(sums[:end])[start:]
    most_behind = np.maximum.accumulate(sums[:start:-1])[::-1][: end - start]
    pivot = start + int((most_behind - least_before).argmax())
    return int(sums[: pivot + 1].argmin()), pivot + 1 + int(sums[pivot + 1 :].argmax())


def _nats(places: Indices, chance: Floats, length: int, alpha: float) -> Floats:
    """Evidence of that many words, of which those at some places meet their like by a chance."""
    nats = np.empty(length)
    nats.fill(np.log(1 - alpha))
    met: Floats = alpha / chance
    met += 1 - alpha
    nats[places] = np.log(met, out=met)
    return nats
