"""Gains of possible beads -> the chain of beads that crosses both documents with the most gain.

The dynamic programme of Gale and Church (1993), a row at a time over whole rows of targets. Gains
are whole numbers, so that ties are ties and the result does not depend on the machine.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Gains: TypeAlias = Mapping[tuple[int, int], NDArray[np.float64]]
"""For a bead of a source and b target sentences, what it gains at each place: a matrix of
(sources - a + 1) × (targets - b + 1) whole numbers; no bead where it is not above 0."""


class Rung(NamedTuple):
    """A bead found: `sources` sentences from `source` on, `targets` from `target` on."""

    source: int
    sources: int
    target: int
    targets: int


def climb(gains: Gains, sources: int, targets: int) -> list[Rung]:
    """The beads of the best chain, from first to last; sentences in none of them are open."""
    best = np.zeros((sources + 1, targets + 1))
    for row in range(1, sources + 1):
        best_here = best[row]
        best_here[:] = best[row - 1]
        for (height, width), gain in gains.items():
            if height <= row and width <= targets:
                np.maximum(
                    best_here[width:],
                    best[row - height, :-width] + gain[row - height],
                    out=best_here[width:],
                )
        np.maximum.accumulate(best_here, out=best_here)
    return _back(best, gains, sources, targets)


def _back(best: NDArray[np.float64], gains: Gains, sources: int, targets: int) -> list[Rung]:
    row, column = sources, targets
    rungs: list[Rung] = []
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            height, width = next(
                (height, width)
                for (height, width), gain in gains.items()
                if height <= row
                and width <= column
                and best[row, column]
                == best[row - height, column - width] + gain[row - height, column - width]
            )
            row, column = row - height, column - width
            rungs.append(Rung(row, height, column, width))
    return rungs[::-1]
