"""How alike runs of sentences are, and how long -> what a bead of each two of them gains."""

from dataclasses import dataclass

import numpy as np

from retold.align.similarity import Cosines, Matrix, Shape, beside, sums_of_runs

GRAIN = 2.0**20
"""Gains are whole numbers of 1/GRAIN, so that equal chains are equal."""

MISFIT_VARIANCE = 0.3
"""Squared difference of two lengths over their sum, in mean sentences, that counts as 1."""

WORST_MISFIT = 4.0
"""Beyond it a bead is not worse for its lengths: a retelling may be much shorter."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts for a bead, by how much.

    words: the share of word likeness beside the likeness of vectors.
    power: the power of a sentence's length that is its size.
    size: how much of the likeness counts by size, 0…1.
    beside: against likeness with a sentence that stands beside the other run.
    floor, floor_by_size: against every bead, and against large ones.
    misfit: against different lengths.
    more, crossing: against each sentence beyond two, and against several on both sides.
    moved: against a bead out of order.
    least: likeness below which a bead must fit exactly between two others.
    """

    words: float
    power: float
    size: float
    beside: float
    floor: float
    floor_by_size: float
    misfit: float
    more: float
    crossing: float
    moved: float
    least: float


def bead_gains(
    cosines: Cosines, source: Matrix, target: Matrix, weights: Weights
) -> dict[Shape, Matrix]:
    """What each bead gains, `source` and `target` being the sizes of sentences, 1 on average."""
    next_to = beside(cosines)
    ours, theirs = sums_of_runs(source), sums_of_runs(target)
    result = {}
    for (height, width), alike in cosines.items():
        first, second = ours[height], theirs[width]
        total = np.add.outer(first, second)
        misfit = np.subtract.outer(first, second) ** 2 / (total * MISFIT_VARIANCE + 1e-9)
        gain = (weights.size * np.sqrt(np.outer(first, second)) + 1 - weights.size) * alike
        gain -= weights.beside * next_to[height, width]
        gain -= weights.floor + weights.floor_by_size * total / 2
        gain -= weights.misfit * np.minimum(misfit, WORST_MISFIT)
        gain -= weights.more * (height + width - 2) + weights.crossing * (min(height, width) - 1)
        result[height, width] = np.rint(gain * GRAIN)
    return result
