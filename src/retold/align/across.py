"""Two stories in two languages -> the ties between them.

The encoder decides, with names and numbers; a second look knows whether the translation leaves
much out, and a third moves clauses over. Without an encoder names, numbers and lengths decide, and
then the words that the ties so found teach.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from retold.align.chains import Side, Tie, best_chain, gains_of, moves, without_better
from retold.align.clauses import Halves, crossed
from retold.align.gains import ACROSS, BY_LENGTH, Weights
from retold.align.learnt import learnt_cosines
from retold.align.similarity import (
    Cosines,
    blend,
    evened,
    length_ratio,
    vector_cosines,
    word_cosines,
)
from retold.models.encode import Encoder

LITTLE_LEFT_OUT, MUCH_LEFT_OUT = 0.04, 0.09
"""Shares of both documents in no bead. Up to the first no bead across languages pays for its size,
from the second on it pays in full: where much is left out, a sentence that was is easily taken for
part of its neighbour's bead."""

USUALLY_LEFT_OUT, PRIOR = 0.1, 40
"""The share left out that is assumed, and with how many sentences' weight: in short documents
nothing may be left out by chance. All four set by hand on Bleualign 1957 and the tuned half of
Russian and Japanese news."""

LARGEST_JOINED = 6
"""Sentences of a bead made of two, between languages."""


def tie_across(ours: Side, theirs: Side, encoder: Encoder | None) -> list[Tie]:
    """Ties between two languages; without an encoder by names, numbers, lengths, then words too."""
    cosines = word_cosines(ours.words, theirs.words)
    if encoder is not None:
        vectors = vector_cosines(ours.texts, theirs.texts, encoder)
        cosines = blend(cosines, evened(vectors), ACROSS.words)
        ties = _tie_once(cosines, ours, theirs, ACROSS)
        price = ACROSS.floor_by_size * _partial(ties, ours, theirs)
        ties = _tie_once(cosines, ours, theirs, replace(ACROSS, floor_by_size=price))
        ratio = length_ratio(cosines[1, 1], ours.lengths, theirs.lengths)
        return _joined(_as_alike(ties, vectors), ours, theirs, ratio, encoder)
    ties = _tie_once(cosines, ours, theirs, BY_LENGTH)
    if not ties:
        return ties
    learnt = learnt_cosines(ours.words, theirs.words, [(one.source, one.target) for one in ties])
    return _tie_once(blend(learnt, cosines, BY_LENGTH.words), ours, theirs, BY_LENGTH)


def _as_alike(ties: Sequence[Tie], vectors: Cosines) -> list[Tie]:
    """The ties, each as alike as the encoder has it.

    On the evened scale the sentences of strangers that are likest each other are translations too.
    """
    return [
        one._replace(
            score=float(
                vectors[len(one.source), len(one.target)][one.source.start, one.target.start]
            )
        )
        for one in ties
    ]


def _tie_once(cosines: Cosines, ours: Side, theirs: Side, weights: Weights) -> list[Tie]:
    """The chain and what was moved, lengths compared as the languages have them."""
    ratio = length_ratio(cosines[1, 1], ours.lengths, theirs.lengths)
    gains = gains_of(cosines, replace(ours, lengths=ours.lengths * ratio), theirs, weights)
    ties = without_better(cosines, gains, best_chain(cosines, gains, weights), weights)
    return ties + moves(cosines, gains, ties, weights)


def _joined(
    ties: Sequence[Tie], ours: Side, theirs: Side, ratio: float, encoder: Encoder
) -> list[Tie]:
    """The ties, two made one where a clause of one stands in the other."""
    inorder = sorted(
        (one for one in ties if not one.moved), key=lambda one: (one.source.start, one.target.start)
    )
    touching = [
        (one, other)
        for one, other in pairwise(inorder)
        if (one.source.stop, one.target.stop) == (other.source.start, other.target.start)
        and sum(map(len, (one.source, one.target, other.source, other.target))) <= LARGEST_JOINED
    ]
    halves = [
        Halves(
            (ours.text(one.source), ours.text(other.source)),
            (theirs.text(one.target), theirs.text(other.target)),
        )
        for one, other in touching
    ]
    found = list(ties)
    for (one, other), cross in zip(touching, crossed(halves, ratio, encoder), strict=True):
        if cross and one in found:
            found = [each for each in found if each not in (one, other)]
            source = range(one.source.start, other.source.stop)
            target = range(one.target.start, other.target.stop)
            found.append(Tie(source, target, (one.score + other.score) / 2))
    return found


def _partial(ties: Sequence[Tie], ours: Side, theirs: Side) -> float:
    """Whether little or much of the two documents is in no tie, 0…1."""
    first = sum(ours.lengths[one.source.start : one.source.stop].sum() for one in ties)
    second = sum(theirs.lengths[one.target.start : one.target.stop].sum() for one in ties)
    left_out = 1 - (first / ours.lengths.sum() + second / theirs.lengths.sum()) / 2
    seen = len(ours.numbers) + len(theirs.numbers)
    share = (left_out * seen + USUALLY_LEFT_OUT * PRIOR) / (seen + PRIOR)
    partial = (share - LITTLE_LEFT_OUT) / (MUCH_LEFT_OUT - LITTLE_LEFT_OUT)
    return round(float(np.clip(partial, 0, 1)), 6)
