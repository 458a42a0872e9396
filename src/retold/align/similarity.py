"""Words and vectors of sentences -> how alike runs of them are, for every shape of bead."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from retold.align.lexical import bags, neighbour_products, products
from retold.models.encode import Encoder

Matrix: TypeAlias = NDArray[np.float64]
Shape: TypeAlias = tuple[int, int]
Cosines: TypeAlias = Mapping[Shape, Matrix]
"""`cosines[a, b][i, j]`: how alike `a` source sentences from `i` on and `b` target sentences from
`j` on are, 0…1 for words, -1…1 for vectors."""

SHAPES: tuple[Shape, ...] = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (2, 2),
    (1, 4),
    (4, 1),
    (2, 3),
    (3, 2),
)
"""Source × target sentences that a bead may hold, the commonest first."""

REACH = 4
"""The longest run of sentences in a shape."""

FEWEST_ANCHORS = 3
"""With fewer sentences sure of each other the whole documents give the ratio of lengths."""

STRANGE, SAME = 0.15, 0.72
"""Cosines that strange sentences and translations are brought to: about those of Russian and
English news, for which weights had been set."""

LEAST_SPREAD = 0.2
"""Cosines of translations less far above strange ones are not spread further: then all is noise."""


def word_cosines(source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]) -> Cosines:
    """The cosine of the summed word vectors of every two runs."""
    first, second = bags(source, target)
    dot = products(first, second)
    source_lengths = _lengths(neighbour_products(first, REACH))
    target_lengths = _lengths(neighbour_products(second, REACH))
    tall = sums_of_runs(dot)
    result = {}
    for height, width in SHAPES:
        if height <= first.count and width <= second.count:
            both = sums_of_runs(tall[height].T)[width].T
            result[height, width] = both / np.outer(source_lengths[height], target_lengths[width])
    return result


def vector_cosines(source: Sequence[str], target: Sequence[str], encoder: Encoder) -> Cosines:
    """The cosine of the vectors of every two runs, each run encoded as one text.

    Encoding what stands together as one text tells beads apart that sums of vectors do not
    (Thompson and Koehn 2019, section 3.1).
    """
    source_runs, target_runs = _run_vectors(source, encoder), _run_vectors(target, encoder)
    return {
        (height, width): source_runs[height] @ target_runs[width].T
        for height, width in SHAPES
        if height in source_runs and width in target_runs
    }


def blend(words: Cosines, vectors: Cosines, share: float) -> Cosines:
    """Both kinds of evidence: the words' share, and the vectors in full."""
    return {shape: share * words[shape] + vector for shape, vector in vectors.items()}


def evened(vectors: Cosines) -> Cosines:
    """The cosines on one scale, whatever encoder and languages they are of.

    Strange sentences of some languages are more alike to an encoder than the same of others.
    """
    single = vectors[1, 1]
    strange = float(np.median(single))
    rows, columns = _mutual(single)
    spread = float(np.median(single[rows, columns])) - strange
    scale = (SAME - STRANGE) / max(LEAST_SPREAD, spread)
    return {shape: STRANGE + (vector - strange) * scale for shape, vector in vectors.items()}


def beside(cosines: Cosines) -> Cosines:
    """How alike each run is with the sentence beside the other run, the liker of the two.

    A sentence that stands beside a bead and is much like its other side belongs inside
    (the margin of Bertalign, Liu and Zhu 2022, section 3.3). The mean of both sides.
    """
    result = {}
    for (height, width), cosine in cosines.items():
        rows, columns = cosine.shape
        along = np.zeros((rows, columns + width + 1))
        along[:, 1:-1] = cosines[height, 1]
        across = np.zeros((rows + height + 1, columns))
        across[1:-1] = cosines[1, width]
        result[height, width] = 0.5 * (
            np.maximum(along[:, :columns], along[:, width + 1 : width + 1 + columns])
            + np.maximum(across[:rows], across[height + 1 : height + 1 + rows])
        )
    return result


def length_ratio(single: Matrix, source: Matrix, target: Matrix) -> float:
    """Characters of the target for one of the source, over the sentences surest of each other."""
    rows, columns = _mutual(single)
    if len(rows) < FEWEST_ANCHORS:
        return float(target.sum() / source.sum())
    surest = np.argsort(-single[rows, columns], kind="stable")[
        : max(FEWEST_ANCHORS, len(rows) // 2)
    ]
    return float(target[columns[surest]].sum() / source[rows[surest]].sum())


def _mutual(single: Matrix) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of sentences that are likest each other."""
    rows = np.arange(len(single))
    columns = single.argmax(axis=1)
    mutual = single.argmax(axis=0)[columns] == rows
    return rows[mutual], columns[mutual]


def sums_of_runs(values: Matrix) -> dict[int, Matrix]:
    """Sums over runs of 1, 2, … REACH rows, by the length of the run."""
    sums = {1: values}
    for length in range(2, min(REACH, len(values)) + 1):
        sums[length] = sums[length - 1][:-1] + values[length - 1 :]
    return sums


def _lengths(neighbours: Matrix) -> dict[int, Matrix]:
    """The lengths of the summed vectors of runs, never 0."""
    squares = {1: neighbours[:, 0]}
    for length in range(2, min(REACH, len(neighbours)) + 1):
        last = neighbours[length - 1 :, 0].copy()
        for back in range(1, length):
            last += 2 * neighbours[length - 1 - back : len(neighbours) - back, back]
        squares[length] = squares[length - 1][:-1] + last
    return {length: np.sqrt(np.maximum(values, 1.0)) for length, values in squares.items()}


def _run_vectors(sentences: Sequence[str], encoder: Encoder) -> dict[int, Matrix]:
    """Unit rows for the runs of 1, 2, … REACH sentences."""
    runs = {
        length: [
            " ".join(sentences[start : start + length])
            for start in range(len(sentences) - length + 1)
        ]
        for length in range(1, min(REACH, len(sentences)) + 1)
    }
    rows = encoder.encode([text for texts in runs.values() for text in texts]).astype(np.float64)
    exact = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    rows /= np.maximum(exact, 1e-9)[:, None]
    ends = np.cumsum([len(texts) for texts in runs.values()])[:-1]
    return dict(zip(runs, np.split(rows, ends), strict=True))
