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
        return np.where(self.matched, _nats(self.chance, alpha), np.log(1 - alpha))


@dataclass(frozen=True, slots=True)
class Side:
    """One document's own words, and those of the document that it faces.

    own_grade, facing_grade, rates: as in `Wording`. There are far fewer rates than words, so what
    follows from them is worked out for each rate. vocabulary: how many words there are of both.
    """

    own: Words
    facing: Words
    own_grade: Indices
    facing_grade: Indices
    rates: Floats
    vocabulary: int

    def matches(self, own_run: Run, facing_run: Run) -> Matches:
        """How the words of an own run meet those of a facing run, in any order."""
        chance = Side.chance(self.rates, facing_run[1] - facing_run[0])
        met = self._met(own_run, facing_run)
        return Matches(met > 0, chance[self.own_grade[slice(*own_run)]])

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
        met = self._met(own_run, facing_run)
        chance = Side.chance(self.rates, facing_run[1] - facing_run[0])
        if alpha is None:
            matched = met[core[0] - own_run[0] : core[1] - own_run[0]] > 0
            alpha = Matches(matched, chance[self.own_grade[slice(*core)]]).alpha
        nats = _nats(chance, alpha)
        nats[0] = np.log(1 - alpha)
        return nats[met]

    def _met(self, own_run: Run, facing_run: Run) -> Indices:
        """The grade of each word of an own run that stands in the facing run; 0 for any other."""
        facing = slice(*facing_run)
        grades = np.zeros(self.vocabulary, dtype=np.int64)
        grades[self.facing.ids[facing]] = self.facing_grade[facing]
        return grades[self.own.ids[slice(*own_run)]]

    @staticmethod
    def chance(rate: Floats, length: float) -> Floats:
        """The chance that words of a rate meet their like among that many words."""
        chance: Floats = rate * -length
        np.expm1(chance, out=chance)
        np.subtract(CHANCE_LEAST, chance, out=chance)
        return np.minimum(chance, CHANCE_MOST, out=chance)


def sides(words: Wording) -> tuple[Side, Side]:
    """The source seen against the target, and the target seen against the source."""
    source, target = (words.source, words.source_grade), (words.target, words.target_grade)
    return (
        Side(source[0], target[0], source[1], target[1], words.rates, len(words.grade)),
        Side(target[0], source[0], target[1], source[1], words.rates, len(words.grade)),
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
    first = int(sums[:end].argmin())
    last = start + 1 + int(sums[start + 1 :].argmax())
    if first < last and (first <= start or _is_least(sums[: first + 1], sums[last])):
        return first, last
    least_before = np.minimum.accumulate(sums[:end])[start:]
    most_behind = np.maximum.accumulate(sums[:start:-1])[::-1][: end - start]
    pivot = start + int((most_behind - least_before).argmax())
    return int(sums[: pivot + 1].argmin()), pivot + 1 + int(sums[pivot + 1 :].argmax())


def _is_least(sums: Floats, most: float) -> bool:
    """Whether from the last of some sums it is farther to the most than from those before it."""
    before = sums[:-1]
    return bool(most - before[before.argmin()] < most - sums[-1])


def _nats(chance: Floats, alpha: float) -> Floats:
    """The evidence of words that meet their like, each by a chance."""
    met: Floats = alpha / chance
    met += 1 - alpha
    return np.log(met, out=met)
