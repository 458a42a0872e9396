from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.align.ladder import Gains, Rung, climb

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))


@given(st.integers(0, 4), st.integers(0, 4), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_chain_gains_as_much_as_the_best_of_all_chains(
    sources: int, targets: int, rng: np.random.Generator
) -> None:
    gains: dict[tuple[int, int], np.ndarray] = {
        (height, width): np.array(
            [
                [float(rng.randint(-4, 9)) for _ in range(targets - width + 1)]
                for _ in range(sources - height + 1)
            ]
        ).reshape(sources - height + 1, targets - width + 1)
        for height, width in SHAPES
        if height <= sources and width <= targets
    }
    rungs = climb(gains, sources, targets)
    gained = sum(gains[r.sources, r.targets][r.source, r.target] for r in rungs)
    assert gained == _best(gains, sources, targets)
    for one, after in pairwise(rungs):
        assert one.source + one.sources <= after.source
        assert one.target + one.targets <= after.target


def test_what_gains_nothing_stays_open() -> None:
    assert climb({(1, 1): np.array([[0.0, -1.0], [-1.0, 3.0]])}, 2, 2) == [Rung(1, 1, 1, 1)]


def _best(gains: Gains, sources: int, targets: int) -> float:
    """The most that a chain gains, by trying every bead at every place."""
    best = np.zeros((sources + 1, targets + 1))
    for row, column in product(range(sources + 1), range(targets + 1)):
        options = [0.0]
        if row:
            options.append(best[row - 1, column])
        if column:
            options.append(best[row, column - 1])
        options += [
            best[row - height, column - width] + gain[row - height, column - width]
            for (height, width), gain in gains.items()
            if height <= row and width <= column
        ]
        best[row, column] = max(options)
    return float(best[sources, targets])
