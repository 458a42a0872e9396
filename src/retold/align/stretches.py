"""Words of two documents -> stretches: runs of target words made of runs of source words.

A stretch grows from a seed, a place where rare shared words meet, to the run of words with the most
evidence on either side in turn (Kadane's maximum sum), until neither moves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from retold.align.ends import with_ends
from retold.align.evidence import Matches, Run, Side, best_run, clipped, sides
from retold.align.vocabulary import Flags, Floats, Indices, Wording, Words

CELL = 16
"""Words along either side of a cell of the plot in which seeds are sought."""

COMMON = 36
"""A word in more places of the plot than this (source × target) is no seed: keeps them linear."""

SEED_LENGTH = 60
SEED_WORD = 1.0
SEED = 6.0
"""Evidence, in nats, of a word in a stretch of 60 words and of a cell with its neighbours; with 9
instead of 6, more cases of the tuning half of PAN13 were missed."""

ATTEMPTS = 30
"""Seeds that may come to nothing before the rest, which are weaker, are left."""

ALPHA = 0.35
"""Chance that a word of a stretch was carried over, before the stretch is known; .35 was best of
.3 to .6 on a sample of the tuning half of PAN13."""

PAD = 30
"""Words beside the other side's run that count as within it while a stretch still grows."""

REACH = 400
"""Words beside a run into which it may grow in one step, at least."""

GROWING, SETTLING = 12, 3
"""Most rounds of growth, and of setting the ends exactly: a bound on time, chosen by hand."""

LEAST = 6.0
"""Evidence, in nats, that a stretch needs on each side to be worth judging."""

GAP = 60
"""Words between two neighbouring stretches, on either side, that are bridged: a passage of which a
sentence was replaced beyond recognition is still one."""

BestRun = Callable[..., Run]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open runs of word positions: a reused stretch in the source and in the target."""

    source: Run
    target: Run


def stretches(words: Wording) -> list[Stretch]:
    """Stretches in the order of the target, where they never overlap; the weakest included."""
    kept: list[Stretch] = []
    best_runs = _best_runs(words)
    rows, columns = _seeds(words)
    failed = 0
    while len(rows) and failed < ATTEMPTS:
        row, column = int(rows[0]), int(columns[0])
        free = _free(kept, row, len(words.target))
        grown = _grow(words, best_runs, (row, column), free)
        if strength(words, grown) >= LEAST:
            kept.append(grown)
            left = (rows < grown.target[0]) | (rows >= grown.target[1])
        else:
            failed += 1
            left = np.ones(len(rows), dtype=np.bool_)
        left &= ~(_within(rows, grown.target) & _within(columns, grown.source))
        left[0] = False
        rows, columns = rows[left], columns[left]
    return _with_ends(words, _bridged(kept))


def matches(words: Wording, stretch: Stretch) -> tuple[Matches, Matches]:
    """How the words of a stretch meet: those of the source run, those of the target run."""
    source, target = sides(words)
    return (
        source.matches(stretch.source, stretch.target),
        target.matches(stretch.target, stretch.source),
    )


def strength(words: Wording, stretch: Stretch) -> float:
    """The evidence for a stretch, in nats, on the side that has less of it."""
    return min(float(side.evidence(side.alpha).sum()) for side in matches(words, stretch))


def _seeds(words: Wording) -> tuple[Indices, Indices]:
    """Middles of the cells where rare shared words meet, target and source, most evidence first."""
    plot = _plot(words)
    if plot is None:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    rows, columns, weight = plot
    width = len(words.source) // CELL + 3
    cells, inverse = np.unique(
        (rows // CELL + 1) * width + columns // CELL + 1, return_inverse=True
    )
    mass = np.bincount(inverse, weights=weight)
    total = np.zeros(len(cells))
    for step in [down + right for down in (-width, 0, width) for right in (-1, 0, 1)]:
        following = np.minimum(np.searchsorted(cells, cells + step), len(cells) - 1)
        total += np.where(cells[following] == cells + step, mass[following], 0.0)
    order = np.argsort(-total, kind="stable")
    best = cells[order[total[order] >= SEED]]
    return (
        np.minimum((best // width - 1) * CELL + CELL // 2, len(words.target) - 1),
        np.minimum((best % width - 1) * CELL + CELL // 2, len(words.source) - 1),
    )


def _plot(words: Wording) -> tuple[Indices, Indices, Floats] | None:
    """Target position, source position and weight of each meeting of a rare shared word."""
    common = words.source_count * words.target_count
    chance = Side.chance(words.rates, SEED_LENGTH)
    gain = np.log((chance + (1 - chance) * ALPHA) / chance)[words.grade]
    rare = (common > 0) & (common <= COMMON) & (gain > SEED_WORD)
    source = np.flatnonzero(rare[words.source.ids])
    target = np.flatnonzero(rare[words.target.ids])
    if not len(source) or not len(target):
        return None
    source = source[np.argsort(words.source.ids[source], kind="stable")]
    ids = words.source.ids[source]
    wanted = words.target.ids[target]
    first = np.searchsorted(ids, wanted, "left")
    count = np.searchsorted(ids, wanted, "right") - first
    before = np.cumsum(count) - count
    meeting = np.arange(count.sum()) + np.repeat(first - before, count)
    rows = np.repeat(target, count)
    shared = np.minimum(words.source_count, words.target_count)
    weight = (gain / np.sqrt(np.maximum(shared, 1)))[words.target.ids[rows]]
    return rows, source[meeting], weight


def _free(kept: list[Stretch], index: int, length: int) -> Run:
    """The run of target words around a position that no stretch has taken."""
    before = max((stretch.target[1] for stretch in kept if stretch.target[1] <= index), default=0)
    behind = min(
        (stretch.target[0] for stretch in kept if stretch.target[0] > index), default=length
    )
    return before, behind


def _within(positions: Indices, run: Run) -> Flags:
    return (positions >= run[0]) & (positions < run[1])


def _best_runs(words: Wording) -> tuple[BestRun, BestRun]:
    """What finds the best run of source words, of target words; one in four is asked for again.

    Seeds near each other grow alike, and a stretch that grows no more is asked once more.
    """
    source_side, target_side = sides(words)
    return cache(partial(_best_run, source_side)), cache(partial(_best_run, target_side))


def _grow(
    words: Wording, best_runs: tuple[BestRun, BestRun], seed: tuple[int, int], free: Run
) -> Stretch:
    """The stretch around a seed, a target and a source position; its target words are free."""
    best_source, best_target = best_runs
    row, column = seed
    everything = (0, len(words.source))
    target = clipped(_around(row), free)
    source = clipped(_around(column), everything)
    for _ in range(GROWING):
        old = source, target
        target = best_target(target, _padded(source, words.source), free, ALPHA)
        source = best_source(source, _padded(target, words.target), everything, ALPHA)
        if old == (source, target):
            break
    for _ in range(SETTLING):
        old = source, target
        target = best_target(target, source, free)
        source = best_source(source, target, everything)
        if old == (source, target):
            break
    return Stretch(source, target)


def _around(middle: int) -> Run:
    return middle - CELL - CELL // 2, middle + CELL + CELL // 2


def _padded(run: Run, words: Words) -> Run:
    return clipped((run[0] - PAD, run[1] + PAD), (0, len(words)))


def _best_run(
    side: Side, core: Run, facing_run: Run, bounds: Run, alpha: float | None = None
) -> Run:
    """The run with the most evidence of those that share a word with the core.

    alpha: the chance that a word was carried over, that of the core where it is not given.
    """
    reach = max(REACH, core[1] - core[0])
    low, high = clipped((core[0] - reach, core[1] + reach), bounds)
    sums = np.zeros(high - low + 1)
    side.evidence((low, high), facing_run, alpha, core).cumsum(out=sums[1:])
    start, end = best_run(sums, (core[0] - low, core[1] - low))
    return low + start, low + end


def _bridged(kept: list[Stretch]) -> list[Stretch]:
    """Stretches in target order, those with small gaps on both sides between them made one."""
    joined: list[Stretch] = []
    for stretch in sorted(kept, key=lambda stretch: stretch.target):
        if joined and _gap(joined[-1], stretch) <= GAP:
            last = joined.pop()
            source = (
                min(last.source[0], stretch.source[0]),
                max(last.source[1], stretch.source[1]),
            )
            joined.append(Stretch(source, (last.target[0], stretch.target[1])))
        else:
            joined.append(stretch)
    return joined


def _gap(stretch: Stretch, other_stretch: Stretch) -> int:
    return max(
        other_stretch.target[0] - stretch.target[1],
        other_stretch.source[0] - stretch.source[1],
        stretch.source[0] - other_stretch.source[1],
    )


def _with_ends(words: Wording, kept: list[Stretch]) -> list[Stretch]:
    moved: list[Stretch] = []
    for index, stretch in enumerate(kept):
        behind = kept[index + 1].target[0] if index + 1 < len(kept) else len(words.target)
        free = (moved[-1].target[1] if moved else 0, behind)
        moved.append(Stretch(*with_ends(words, stretch.source, stretch.target, free)))
    return moved
