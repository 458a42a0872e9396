"""Two runs of sentences -> how much of their words they share, as exact dot products.

A sentence is the sum of its words' vectors, each weighted by how rare the word is in the two
documents. A word's vector is one half the word itself, one half its character n-grams, so that
*warm* and *warming*, *Kremlin* and *Kremlin's*, *Zelenskyy* and *Zelensky* still meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
Indices = NDArray[np.int64]

GRAM = 4
"""Characters of an n-gram, with a mark at both ends of the word: 3 and 5 were worse on the tuned
half of the re-split WMT documents."""

WORD_SHARE = 0.5
"""Share of a word's squared length that is the word as such, the rest its n-grams."""

GRAIN = 1024.0
"""Weights are multiples of 1/GRAIN, so that sums of products are exact in any order: the same
two sentences get the same figure from either side, on every machine and thread count."""

CHUNK = 4096
"""Features multiplied at a time: 600 sentences take 20 MB."""


@dataclass(frozen=True, slots=True)
class Bags:
    """Sentences as bags of weighted features: entry k says row[k] has feature[k] by weight[k].

    A sentence has a feature once; entries stand in the order of rows, then of features.
    """

    count: int
    row: Indices
    feature: Indices
    weight: Counts


def bags(source: Sequence[Sequence[str]], target: Sequence[Sequence[str]]) -> tuple[Bags, Bags]:
    """Both sides' sentences, given as their words, over one set of features."""
    vocabulary: dict[str, int] = {}
    rows, words = _entries((*source, *target), vocabulary)
    total = len(source) + len(target)
    pairs, tf = np.unique(rows * len(vocabulary) + words, return_counts=True)
    rows, words = np.divmod(pairs, max(1, len(vocabulary)))
    frequency = np.bincount(words, minlength=len(vocabulary))
    rarity = np.log1p(total / np.maximum(frequency, 1))
    weight = rarity[words] * np.sqrt(tf)
    start, length, grams, different = _grams(list(vocabulary))
    whole = np.rint(weight * WORD_SHARE**0.5 * GRAIN)
    spread = length[words]
    part = np.rint(weight * ((1 - WORD_SHARE) / spread) ** 0.5 * GRAIN)
    positions = np.repeat(start[words] - np.concatenate(([0], np.cumsum(spread)[:-1])), spread)
    feature = np.concatenate(
        (words, len(vocabulary) + grams[positions + np.arange(len(positions))])
    )
    row = np.concatenate((rows, np.repeat(rows, spread)))
    value = np.concatenate((whole, np.repeat(part, spread)))
    row, feature, value = _summed(row, feature, value, len(vocabulary) + different)
    first = row < len(source)
    return (
        Bags(len(source), row[first], feature[first], value[first]),
        Bags(len(target), row[~first] - len(source), feature[~first], value[~first]),
    )


def products(source: Bags, target: Bags) -> Counts:
    """The dot product of each source sentence with each target sentence, sources × targets."""
    result = np.zeros((source.count, target.count))
    shared = _shared(source, target)
    for start in range(0, len(shared), CHUNK):
        chunk = shared[start : start + CHUNK]
        result += _dense(source, chunk) @ _dense(target, chunk).T
    return result


def neighbour_products(words: Bags, reach: int) -> Counts:
    """The dot product of each sentence with itself and the `reach` - 1 after it, count × reach."""
    result = np.zeros((words.count, reach))
    order = np.argsort(words.feature, kind="stable")  # rows stand in order already
    row, feature, weight = words.row[order], words.feature[order], words.weight[order]
    result[:, 0] = np.bincount(row, weights=weight * weight, minlength=words.count)
    for step in range(1, reach):
        # A feature's entries stand in row order: the row k further on is at most k entries on.
        for ahead in range(1, step + 1):
            same = (feature[ahead:] == feature[:-ahead]) & (row[ahead:] - row[:-ahead] == step)
            places = np.flatnonzero(same)
            result[:, step] += np.bincount(
                row[places], weights=weight[places] * weight[places + ahead], minlength=words.count
            )
    return result


def _entries(
    sentences: Sequence[Sequence[str]], vocabulary: dict[str, int]
) -> tuple[Indices, Indices]:
    rows = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
    words = [*chain.from_iterable(sentences)]
    _number(words, vocabulary)
    return rows, np.array([*map(vocabulary.__getitem__, words)], dtype=np.int64)


def _number(names: Sequence[str], numbers: dict[str, int]) -> None:
    """Give each new name the next number."""
    new = [name for name in dict.fromkeys(names) if name not in numbers]
    numbers.update(zip(new, count(len(numbers)), strict=False))


def _grams(words: Sequence[str]) -> tuple[Indices, Indices, Indices, int]:
    """Where each word's n-grams start and how many there are, the n-grams, how many differ."""
    known: dict[str, int] = {}
    parts = [_grams_of(word) for word in words]
    flat = [*chain.from_iterable(parts)]
    _number(flat, known)
    grams = [*map(known.__getitem__, flat)]
    length = np.array([len(part) for part in parts], dtype=np.int64)
    return np.cumsum(length) - length, length, np.array(grams, dtype=np.int64), len(known)


@lru_cache(maxsize=1 << 16)
def _grams_of(word: str) -> tuple[str, ...]:
    marked = f"^{word}$"
    return tuple(marked[index : index + GRAM] for index in range(max(1, len(marked) - GRAM + 1)))


def _summed(
    row: Indices, feature: Indices, value: Counts, features: int
) -> tuple[Indices, Indices, Counts]:
    """Entries with the same row and feature added up, in the order of rows."""
    keys, inverse = np.unique(row * features + feature, return_inverse=True)
    row, feature = np.divmod(keys, max(1, features))
    summed = np.bincount(inverse, weights=value, minlength=len(keys))
    return row, feature, summed.astype(np.float64)


def _shared(source: Bags, target: Bags) -> Indices:
    """The features that both sides have, ascending."""
    if not len(source.feature) or not len(target.feature):
        return np.zeros(0, dtype=np.int64)
    most = 1 + max(int(source.feature.max()), int(target.feature.max()))
    both = np.zeros((2, most), dtype=np.bool_)
    both[0, source.feature] = True
    both[1, target.feature] = True
    return np.flatnonzero(both[0] & both[1])


def _dense(words: Bags, features: Indices) -> Counts:
    """Sentences × features, which are ascending and more than none."""
    column = np.full(1 + max(int(features[-1]), int(words.feature.max())), -1)
    column[features] = np.arange(len(features))
    columns = column[words.feature]
    kept = np.flatnonzero(columns >= 0)
    result = np.zeros((words.count, len(features)))
    result[words.row[kept], columns[kept]] = words.weight[kept]
    return result
