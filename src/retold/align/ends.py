"""A stretch -> the same stretch with its ends set: by words in order, then to ends of sentences.

While a stretch grows, a word is found when its like stands anywhere in the other run. That lets a
stretch spread over a list or a form that repeats its words. Most passages keep the order of their
source at large, so the ends are set with a narrower look: each target word is found only near
the line along which the words run that stand once in both runs, and a source word only where a
target word points to it.
"""

import math
from dataclasses import dataclass

import numpy as np

from retold.align.evidence import Matches, Run, Side, best_run, clipped, sides
from retold.align.vocabulary import Flags, Floats, Indices, Wording, Words

ANCHORS = 6
"""Words that stand once in both runs that a line needs; with fewer, order says too little."""

ORDERED = 0.75
"""Correlation of the anchors' places from which they are a line: below, sentences changed places
and a line would cut some off. Of 0 to .85, .75 was best on a sample of the tuning half of PAN13."""

SPREAD = 3.0
NEAR = 10.0
"""A word is near the line within 3 median deviations of the anchors, at least 10 words."""

MARGIN = 100
"""Words beside a run that an end may be moved to."""

SNAP_WORDS = 15
SNAP = 5.0
"""An end moves to the end of a sentence or clause up to 15 words off, for up to 5 nats."""


@dataclass(frozen=True, slots=True)
class _Line:
    """Where in the source a target position is to be expected, and how far off it may be."""

    slope: float
    offset: float
    near: float
    length: tuple[int, int]


def with_ends(words: Wording, source: Run, target: Run, free: Run) -> tuple[Run, Run]:
    """The source run and the target run with their ends set; the target's stay in the free run."""
    around_source = clipped((source[0] - MARGIN, source[1] + MARGIN), (0, len(words.source)))
    around_target = clipped((target[0] - MARGIN, target[1] + MARGIN), free)
    line = _line(words, source, target)
    if line is None:
        source_side, target_side = sides(words)
        left = source_side.matches(around_source, target)
        right = target_side.matches(around_target, source)
    else:
        left, right = _along(words, line, around_source, around_target)
    return (
        _set(left, source, around_source[0], words.source),
        _set(right, target, around_target[0], words.target),
    )


def anchors(words: Wording, source: Run, target: Run) -> tuple[Indices, Indices]:
    """Positions, source and target, of the words that stand once in either run, by target."""
    left, right = words.source.ids[slice(*source)], words.target.ids[slice(*target)]
    different = len(words.grade)
    once = np.bincount(left, minlength=different) == 1
    once &= np.bincount(right, minlength=different) == 1
    left_at = np.zeros(different, dtype=np.int64)
    left_at[left] = np.arange(*source)
    right_at = np.flatnonzero(once[right])
    return left_at[right[right_at]], right_at + target[0]


def ordered(left: Indices, right: Indices) -> float:
    """The correlation of the anchors' places: 1 where both runs keep one order.

    What np.corrcoef gives, to the last bit, without what it does for other shapes.
    """
    places = np.array((left, right), dtype=np.float64)
    places -= places.mean(axis=1, keepdims=True)
    (source, both), (_, target) = (places @ places.T * (1 / (len(left) - 1))).tolist()
    correlation: float = both / math.sqrt(source) / math.sqrt(target)
    return min(1.0, max(-1.0, correlation))


def _line(words: Wording, source: Run, target: Run) -> _Line | None:
    """The line through the anchors: median slope of pairs half of them apart, median offset."""
    left, right = anchors(words, source, target)
    if len(left) < ANCHORS or ordered(left, right) < ORDERED:
        return None
    half = len(left) // 2
    slope = _median((left[half:] - left[:-half]) / (right[half:] - right[:-half]))
    if slope <= 0:
        return None
    rest = left - slope * right
    offset = _median(rest)
    near = max(NEAR, SPREAD * _median(np.abs(rest - offset)))
    return _Line(slope, offset, near, (source[1] - source[0], target[1] - target[0]))


def _median(values: Floats) -> float:
    """The median; np.median loads masked arrays, which takes 12 ms of a first call."""
    in_order = np.sort(values)
    middle = len(values) // 2
    return float(in_order[middle] + in_order[~middle]) / 2


def _along(words: Wording, line: _Line, source: Run, target: Run) -> tuple[Matches, Matches]:
    """How the words of two runs meet near a line."""
    ids = words.source.ids[slice(*source)]
    wanted = words.target.ids[slice(*target)]
    expected: Floats = line.slope * np.arange(*target, dtype=np.float64) + line.offset - source[0]
    places, distance = _nearest(ids, wanted, expected)
    near = distance <= line.near
    pointed = np.zeros(len(ids), dtype=np.bool_)
    pointed[places[near]] = True
    left_chance = Side.chance(words.rates, min(line.near / line.slope, line.length[1]))
    right_chance = Side.chance(words.rates, min(line.near, line.length[0]))
    return (
        Matches(pointed, left_chance[words.source_grade[slice(*source)]]),
        Matches(near, right_chance[words.target_grade[slice(*target)]]),
    )


def _nearest(ids: Indices, wanted: Indices, expected: Floats) -> tuple[Indices, Floats]:
    """For each wanted word the place of its like nearest to the expected one, and how far it is."""
    width = len(ids) + 1
    order = np.argsort(ids, kind="stable")
    keys = ids[order] * width + order
    goal = np.clip(np.rint(expected), 0, width - 1).astype(np.int64)
    behind = np.searchsorted(keys, wanted * width + goal)
    best = np.zeros(len(wanted), dtype=np.int64)
    distance = np.full(len(wanted), np.inf)
    for step in (behind - 1, behind):
        nearest = order[np.clip(step, 0, len(order) - 1)]
        apart = np.where(ids[nearest] == wanted, np.abs(nearest - expected), np.inf)
        closer = apart < distance
        best[closer], distance[closer] = nearest[closer], apart[closer]
    return best, distance


def _set(matches: Matches, run: Run, low: int, words: Words) -> Run:
    """The best run of words, moved to ends of sentences; matches start at word `low`."""
    within = Matches(
        matches.matched[run[0] - low : run[1] - low], matches.chance[run[0] - low : run[1] - low]
    )
    sums = np.concatenate(([0.0], np.cumsum(matches.evidence(within.alpha))))
    start, end = snapped(sums, best_run(sums, (run[0] - low, run[1] - low)), words.edge[low:])
    return low + start, low + end


def snapped(sums: Floats, run: Run, edge: Flags) -> Run:
    """The run with its ends moved to near ends of sentences, where that costs little evidence.

    Args:
        sums: (n + 1,) evidence summed up to each word.
        run: positions in those n words.
        edge: (n + 1 or more,) whether a sentence may end before each word.
    """
    start, end = run
    edges = np.flatnonzero(edge[: len(sums)])
    middle = (start + end) // 2
    starts = edges[(edges <= min(middle, start + SNAP_WORDS)) & (edges >= start - SNAP_WORDS)]
    if len(starts):
        best = int(starts[np.argmin(sums[starts])])
        start = best if sums[best] - sums[start] <= SNAP else start
    ends = edges[(edges > max(middle, end - SNAP_WORDS)) & (edges <= end + SNAP_WORDS)]
    if len(ends):
        best = int(ends[np.argmax(sums[ends])])
        end = best if sums[end] - sums[best] <= SNAP else end
    return start, end
