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


def tie_across(source_side: Side, target_side: Side, encoder: Encoder | None) -> list[Tie]:
    """Ties between two languages; without an encoder by names, numbers, lengths, then words too."""
    cosines = word_cosines(source_side.words, target_side.words)
    if encoder is not None:
        vectors = vector_cosines(source_side.texts, target_side.texts, encoder)
        cosines = blend(cosines, evened(vectors), ACROSS.words)
        ties = _tie_once(cosines, source_side, target_side, ACROSS)
        price = ACROSS.floor_by_size * _partial(ties, source_side, target_side)
        ties = _tie_once(cosines, source_side, target_side, replace(ACROSS, floor_by_size=price))
        ratio = length_ratio(cosines[1, 1], source_side.lengths, target_side.lengths)
        return _joined(_as_alike(ties, vectors), source_side, target_side, ratio, encoder)
    ties = _tie_once(cosines, source_side, target_side, BY_LENGTH)
    if not ties:
        return ties
    learnt = learnt_cosines(
        source_side.words, target_side.words, [(tie.source, tie.target) for tie in ties]
    )
    return _tie_once(blend(learnt, cosines, BY_LENGTH.words), source_side, target_side, BY_LENGTH)


def _as_alike(ties: Sequence[Tie], vectors: Cosines) -> list[Tie]:
    """The ties, each as alike as the encoder has it.

    On the evened scale the sentences of strangers that are likest each other are translations too.
    """
    return [
        tie._replace(
            score=float(
                vectors[len(tie.source), len(tie.target)][tie.source.start, tie.target.start]
            )
        )
        for tie in ties
    ]


def _tie_once(
    cosines: Cosines, source_side: Side, target_side: Side, weights: Weights
) -> list[Tie]:
    """The chain and what was moved, lengths compared as the languages have them."""
    ratio = length_ratio(cosines[1, 1], source_side.lengths, target_side.lengths)
    gains = gains_of(
        cosines, replace(source_side, lengths=source_side.lengths * ratio), target_side, weights
    )
    ties = without_better(cosines, gains, best_chain(cosines, gains, weights), weights)
    return ties + moves(cosines, gains, ties, weights)


def _joined(
    ties: Sequence[Tie], source_side: Side, target_side: Side, ratio: float, encoder: Encoder
) -> list[Tie]:
    """The ties, two made one where a clause of one stands in the other."""
    inorder = sorted(
        (tie for tie in ties if not tie.moved), key=lambda tie: (tie.source.start, tie.target.start)
    )
    touching = [
        (tie, other_tie)
        for tie, other_tie in pairwise(inorder)
        if (tie.source.stop, tie.target.stop) == (other_tie.source.start, other_tie.target.start)
        and sum(map(len, (tie.source, tie.target, other_tie.source, other_tie.target)))
        <= LARGEST_JOINED
    ]
    halves = [
        Halves(
            (source_side.text(tie.source), source_side.text(other_tie.source)),
            (target_side.text(tie.target), target_side.text(other_tie.target)),
        )
        for tie, other_tie in touching
    ]
    joined = list(ties)
    for (tie, other_tie), cross in zip(touching, crossed(halves, ratio, encoder), strict=True):
        if cross and tie in joined:
            joined = [each for each in joined if each not in (tie, other_tie)]
            source = range(tie.source.start, other_tie.source.stop)
            target = range(tie.target.start, other_tie.target.stop)
            joined.append(Tie(source, target, (tie.score + other_tie.score) / 2))
    return joined


def _partial(ties: Sequence[Tie], source_side: Side, target_side: Side) -> float:
    """Whether little or much of the two documents is in no tie, 0…1."""
    first = sum(source_side.lengths[tie.source.start : tie.source.stop].sum() for tie in ties)
    second = sum(target_side.lengths[tie.target.start : tie.target.stop].sum() for tie in ties)
    left_out = 1 - (first / source_side.lengths.sum() + second / target_side.lengths.sum()) / 2
    seen = len(source_side.numbers) + len(target_side.numbers)
    share = (left_out * seen + USUALLY_LEFT_OUT * PRIOR) / (seen + PRIOR)
    partial = (share - LITTLE_LEFT_OUT) / (MUCH_LEFT_OUT - LITTLE_LEFT_OUT)
    return round(float(np.clip(partial, 0, 1)), 6)
