"""Ties of a first look -> which words translate each other, and how alike runs of sentences are.

Where no encoder knows a language, the two documents are their own dictionary: words that stand in
tied sentences again and again translate each other (IBM model 1, Brown et al. 1993, from either
side; learnt from a first alignment as by Moore 2002).
"""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retold.align.similarity import REACH, SHAPES, Cosines, Matrix, sums_of_runs

STEM = 6
"""Letters of a word that count: inflections of a word are one."""

ROUNDS = 6
"""Times that the chances of translations are estimated anew."""

CHANCE = 0.8
"""Taken off the times that two words were seen together: once together is no translation. The
best of three on the tuned half of Icelandic news."""

DOUBT = 2.0
"""Added to what a run could share, in the units of rare words: short runs are not sure."""

GRAIN = 2.0**20
"""Likeness is a multiple of 1/GRAIN: the same from either side."""

Indices = NDArray[np.int64]
Run = tuple[range, range]


class _Text(NamedTuple):
    """The words of a document in order, numbered, and the sentence of each."""

    words: Indices
    sentence: Indices
    types: int
    sentences: int


class _Pairs(NamedTuple):
    """Words that may translate each other, and how much they do, 0…1."""

    first: Indices
    second: Indices
    likely: Matrix


def learnt_cosines(
    source: Sequence[Sequence[str]], target: Sequence[Sequence[str]], ties: Sequence[Run]
) -> Cosines:
    """How far the words of every two runs translate each other, 0…1, by what the ties teach."""
    source_text, target_text = _text(source), _text(target)
    pairs = _learn(source_text, target_text, ties)
    target_covered = _covered(source_text, target_text, pairs)
    source_covered = _covered(
        target_text, source_text, _Pairs(pairs.second, pairs.first, pairs.likely)
    )
    return {
        (height, width): np.rint(
            np.sqrt(target_covered[height, width] * source_covered[width, height].T) * GRAIN
        )
        / GRAIN
        for height, width in SHAPES
        if height <= len(source) and width <= len(target)
    }


def _text(sentences: Sequence[Sequence[str]]) -> _Text:
    numbers: dict[str, int] = {}
    words = [
        numbers.setdefault(word[:STEM], len(numbers)) for word in chain.from_iterable(sentences)
    ]
    sentence = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
    return _Text(np.array(words, dtype=np.int64), sentence, len(numbers), len(sentences))


def _learn(source: _Text, target: _Text, ties: Sequence[Run]) -> _Pairs:
    """The words that stand in the same ties more often than once."""
    left = [_words(source, stretch) for stretch, _ in ties]
    right = [_words(target, other_stretch) for _, other_stretch in ties]
    widths = np.array([len(words) for words in right])
    heights = np.array([len(words) for words in left])
    first = np.concatenate([np.repeat(a, len(b)) for a, b in zip(left, right, strict=True)])
    second = np.concatenate([np.tile(b, len(a)) for a, b in zip(left, right, strict=True)])
    tie = np.repeat(np.arange(len(ties)), heights * widths)
    keys, pair = np.unique(first * target.types + second, return_inverse=True)
    rows, columns = np.divmod(keys, target.types)
    seen = np.bincount(np.concatenate(left), minlength=source.types)
    met = np.bincount(np.concatenate(right), minlength=target.types)
    forth = _expected(pair, rows, tie * target.types + second, (met / met.sum())[second])
    back = _expected(pair, columns, tie * source.types + first, (seen / seen.sum())[first])
    likely = 2 * np.maximum(0.0, np.sqrt(forth * back) - CHANCE) / (seen[rows] + met[columns])
    kept = np.flatnonzero(likely > 0)
    return _Pairs(rows[kept], columns[kept], likely[kept])


def _words(text: _Text, sentences: range) -> Indices:
    """The words that stand in a run of sentences, each once."""
    start, end = np.searchsorted(text.sentence, (sentences.start, sentences.stop))
    return np.unique(text.words[start:end])


def _expected(pair: Indices, giver: Indices, taker: Indices, by_chance: Matrix) -> Matrix:
    """How often each pair of words is thought to be one made of the other.

    Args:
        pair: of each meeting of two words in a tie, the number of the pair.
        giver: of each pair, the word that the other is made of.
        taker: of each meeting, the word in its tie that is made of some other, numbered.
        by_chance: of each meeting, the share of the taker among all words: it may be made of none.
    """
    _, taker = np.unique(taker, return_inverse=True)
    none = np.zeros(taker.max() + 1)
    none[taker] = by_chance
    chances: Matrix = np.ones(len(giver))
    expected: Matrix = chances
    for _ in range(ROUNDS):
        likely = chances[pair]
        share = likely / (none + np.bincount(taker, weights=likely))[taker]
        expected = np.bincount(pair, weights=share, minlength=len(giver)).astype(np.float64)
        chances = expected / np.bincount(giver, weights=expected)[giver]
    return expected


def _covered(covered: _Text, covering: _Text, pairs: _Pairs) -> Cosines:
    """What share of each run here is translated in each run there, rare words counting more."""
    words = np.unique(covered.sentence * covered.types + covered.words) % covered.types
    known = np.zeros(covered.types)
    known[pairs.first] = 1.0
    rare = known * np.log1p(covered.sentences / np.bincount(words, minlength=covered.types))
    best = _best(covering, pairs, covered.types)
    starts = np.searchsorted(covered.sentence, np.arange(covered.sentences))
    most = sums_of_runs(np.add.reduceat(rare[covered.words], starts))
    result = {}
    widest = best
    for width in range(1, min(REACH, covering.sentences) + 1):
        if width > 1:
            widest = np.maximum(widest[:, :-1], best[:, width - 1 :])
        sums = np.add.reduceat((rare[:, None] * widest)[covered.words], starts)
        for height, shared in sums_of_runs(sums).items():
            result[height, width] = shared / (most[height][:, None] + DOUBT)
    return result


def _best(covering: _Text, pairs: _Pairs, types: int) -> Matrix:
    """By how much each word is translated in each sentence there, above what it is on average."""
    order = np.argsort(covering.words, kind="stable")
    first = np.searchsorted(covering.words[order], pairs.second)
    count = np.searchsorted(covering.words[order], pairs.second, side="right") - first
    positions = np.repeat(first - np.cumsum(count) + count, count) + np.arange(count.sum())
    best = np.zeros((types, covering.sentences))
    where = (np.repeat(pairs.first, count), covering.sentence[order[positions]])
    np.maximum.at(best, where, np.repeat(pairs.likely, count))
    above: Matrix = np.maximum(0.0, best - best.mean(axis=1, keepdims=True))
    return above
