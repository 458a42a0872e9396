# ruff: noqa: INP001
"""Logistic regression by Newton's method, as the judges of edits and of synonyms are learnt."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]

FREE = 1e-3
"""Penalty of the ground: next to none."""
STEPS = 30
"""Steps of Newton's method; a dozen settle."""


def regression(matrix: Rows, right: Rows, counts: Rows, ground: int, penalty: float) -> Rows:
    """The weights that tell which rows are right, 0 or 1; that of the ground is free.

    counts: what each row counts; ground: the column that is one everywhere; penalty: of the squared
    weights of the columns scaled to one spread.
    """
    spread = matrix.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    scaled = matrix / scale
    penalties = np.full(matrix.shape[1], penalty)
    penalties[ground] = FREE
    return np.asarray(newton(scaled, right, counts, penalties) / scale)


def newton(matrix: Rows, right: Rows, counts: Rows, penalties: Rows) -> Rows:
    """The weights of columns as they are, each with a penalty of its own.

    right: 0 or 1, or of rows that stand for several the share that is right.
    """
    weights = np.zeros(matrix.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (counts * (chance - right)) + penalties * weights
        curve = (matrix.T * (counts * chance * (1 - chance))) @ matrix + np.diag(penalties)
        weights -= np.linalg.solve(curve, slope)
    return weights
