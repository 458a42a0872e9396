"""Words of sentences -> how alike runs of them are, for every shape of bead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from retold.align.lexical import bags, neighbour_products, products

Matrix: TypeAlias = NDArray[np.float64]
Shape: TypeAlias = tuple[int, int]

SHAPES: tuple[Shape, ...] = (
    (1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2),
)  # fmt: skip
"""Source × target sentences that a bead may hold, the commonest first."""

REACH = 4
"""The longest run of sentences in a shape."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the runs of each shape are, 0…1, and how much their words weigh.

    `alike[a, b][i, j]` is of `a` source sentences from `i` on and `b` target sentences from `j` on.
    `source_mass[a][i]`, `target_mass[b][j]`: the summed rarity of a run's words.
    """

    alike: dict[Shape, Matrix]
    source_mass: dict[int, Matrix]
    target_mass: dict[int, Matrix]


def word_likeness(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]
) -> Likeness:
    """The cosine of the summed word vectors of every two runs."""
    first, second = bags(source, target)
    dot = products(first, second)
    source_norms = _norms(neighbour_products(first, REACH))
    target_norms = _norms(neighbour_products(second, REACH))
    tall = _runs(dot)
    alike = {}
    for height, width in SHAPES:
        if height <= first.count and width <= second.count:
            both = _runs(tall[height].T)[width].T
            alike[height, width] = both / np.outer(source_norms[height], target_norms[width])
    return Likeness(alike, _runs(first.mass), _runs(second.mass))


def _runs(values: Matrix) -> dict[int, Matrix]:
    """Sums over runs of 1, 2, … REACH rows, by the length of the run."""
    sums = {1: values}
    for length in range(2, min(REACH, len(values)) + 1):
        sums[length] = sums[length - 1][:-1] + values[length - 1 :]
    return sums


def _norms(neighbours: Matrix) -> dict[int, Matrix]:
    """The lengths of the summed vectors of runs, never 0."""
    squares = {1: neighbours[:, 0]}
    for length in range(2, min(REACH, len(neighbours)) + 1):
        last = neighbours[length - 1 :, 0].copy()
        for back in range(1, length):
            last += 2 * neighbours[length - 1 - back : len(neighbours) - back, back]
        squares[length] = squares[length - 1][:-1] + last
    return {length: np.sqrt(np.maximum(values, 1.0)) for length, values in squares.items()}
