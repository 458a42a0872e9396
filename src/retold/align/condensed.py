"""Words of two documents -> the stretch of the target that condenses the whole source, if any.

A summary shares no run of words with its source. What shows it is that the words which the target
uses here and hardly anywhere else stand in the source, nearly all of them, while elsewhere in the
target few words of that kind do; and that these words come from all over the source.
"""

from collections.abc import Sequence

import numpy as np

from retold.align.ends import anchors, snapped
from retold.align.evidence import Run, best_run
from retold.align.stretches import Stretch
from retold.align.vocabulary import Floats, Wording

CARRIED = 0.7
"""Chance that a word of a summary stands in its source: .6 blurred the ends on the tuning half."""

ELSEWHERE_LEAST, ELSEWHERE_MOST = 0.05, 0.5
"""Bounds of the chance that any other word of the target does."""

PRIOR = 5.0
"""Words, a tenth of them in the source, added where that chance is counted in a short target."""

EVIDENCE = 24.0
"""Nats that a summary needs: 90 in 100 of those in the tuning half of PAN13 have more; the most
among its 976 pairs without reuse, where the rest is met, is 22.7."""

MET = 0.64
"""Share of a summary's words, each weighed by how seldom the target has it, that stand in its
source: .65 at least in the tuning half of PAN13. A section on the same subject has fewer; that one
may pass without this was first seen on two pairs of the other half, with .57 and .63."""

LEFT = 5.0
SPREAD = 0.4
"""Nats that closer stretches leave over, and share of the source that the anchors lie over: with
the evidence both hold for 79 of 115 summaries, and for 1 of 270 pairs with other passages."""

CLOSE = 2.0
"""Times as long as its target that the source of a closer stretch is at most: what is longer is
condensed itself and speaks for a summary. 1.5 finds 5 more of 115, and 3 more that are none."""

CONDENSING = 3.0
"""A source at least as many times longer than its summary; in PAN13 it is 4 times and more."""

STANDING_OUT = 2.0
"""A target at least twice as long as the summary: its other words are what it is held against."""

ROUNDS = 3
"""Times that the chance is counted anew outside of the run found; most settle after two."""


def condensed(words: Wording, close: Sequence[Stretch]) -> Stretch | None:
    """The whole source and the run of target words that condenses it; none without evidence.

    Args:
        words: of both documents.
        close: stretches made of one place of the source each; what they explain is no evidence.
    """
    weight = 1 / words.target_count[words.target.ids]
    shared = words.source_count[words.target.ids] > 0
    run: Run = (0, 0)
    elsewhere = float((weight * shared).sum() / weight.sum())
    sums: Floats = np.zeros(len(shared) + 1)
    for _ in range(ROUNDS):
        old, chance = run, min(max(elsewhere, ELSEWHERE_LEAST), ELSEWHERE_MOST)
        met, missed = np.log(CARRIED / chance), np.log((1 - CARRIED) / (1 - chance))
        sums = np.concatenate(([0.0], np.cumsum(weight * np.where(shared, met, missed))))
        run = best_run(sums, (0, len(shared)))
        if run == old:
            break
        outside = np.ones(len(shared))
        outside[slice(*run)] = 0
        seen = float((weight * outside).sum())
        elsewhere = (float((weight * outside * shared).sum()) + PRIOR / 10) / (seen + PRIOR)
    start, end = snapped(sums, run, words.target.edge)
    condenses = len(words.source) >= CONDENSING * (end - start)
    stands_out = len(words.target) >= STANDING_OUT * (end - start)
    if not condenses or not stands_out or sums[end] - sums[start] < EVIDENCE:
        return None
    if (weight * shared)[start:end].sum() < MET * weight[start:end].sum():
        return None
    left = np.diff(sums)[start:end]
    for stretch in close:
        if _length(stretch.source) >= CLOSE * _length(stretch.target):
            continue
        left[max(0, stretch.target[0] - start) : max(0, stretch.target[1] - start)] = 0
    summary = Stretch((0, len(words.source)), (start, end))
    return summary if left.sum() >= LEFT and _spread(words, summary) >= SPREAD else None


def _length(run: Run) -> int:
    return run[1] - run[0]


def _spread(words: Wording, stretch: Stretch) -> float:
    """The share of the source over which the middle four fifths of the anchors lie."""
    places, _ = anchors(words, stretch.source, stretch.target)
    if not len(places):
        return 0.0
    first, last = np.percentile(places, [10, 90])
    return float(last - first) / len(words.source)
