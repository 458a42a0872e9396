"""Two outlines -> whether the one text may have been made from the other, before either is read.

To align two texts takes a hundred times as long as to hold their outlines against each other, and
of the texts that share a subject, names and phrases few were made from each other. One that was has
its source's wording, in runs; or, where all is in other words, it goes through the same matter in
the same order: the words that stand once in either text then stand in one order in both. Reports of
one event have as many of these words in common, in an order of their own. Words in runs that both
have tell of no order but their own, and are left out of it.

    one text    ferry Marren Monday crack divers pier mayor school
    the other   mayor ferry Monday pier divers chapel
    in order          ferry Monday pier                   3 of the 6 words of the shorter: .5
"""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np

from retold.index.outline import SAYS, Numbers, Outline, among, stems
from retold.index.word_columns import Flags

IN_ORDER, WORDED, IN_ORDER_WORDED = 0.08, 0.11, 0.12
"""Share of the words that stand once in a text that do so in the other text too, in the same order
and outside the runs that both have, from which the one may be the other in whatever words; where
more than a ninth of the pairs of words are the same (`likeness`), the second. Of 1,800 pairs of the
half that chose, of which one was made from the other, those with few words in runs had .18 and .21
at least, whether spun or told by a person; of 2,100 of the other half .096 and .14. Nine in ten of
the articles that the index holds likeliest, and of which neither was made from the other, have
less."""
IN_RUNS, RUN = 0.25, 5
"""Share of a text's words in runs of RUN words that the other has, from which it may be an excerpt,
an edited text or a brief, whatever its order: what is called one has .3 as a rule."""
SHORT = 100
"""Words of a text that is not judged: too few stand once in it, and it is soon aligned."""

_PRIME = np.int64(1_000_003)


def may_derive(source: Outline, target: Outline, likeness: float) -> bool:
    """Whether one of two texts may have been made from the other; which of them, is not asked.

    likeness: what they share, as `outline.likeness` tells it.
    """
    if _is_short(source, target):
        return True
    held = _held(source, target)
    least = IN_ORDER_WORDED if likeness >= WORDED else IN_ORDER
    return max(map(_share, held)) >= IN_RUNS or _in_order(source, target, held) >= least


def may_be_reworded(source: Outline, target: Outline) -> bool:
    """As `may_derive`, by what stands beside the runs that both have: these tell by themselves."""
    return _is_short(source, target) or in_order(source, target) >= IN_ORDER


def in_order(source: Outline, target: Outline) -> float:
    """The share of the words that stand once in a text that do in the other, in the same order.

    Of words that say something and of the text that has fewer; what stands in runs that both have
    is not counted as in order. The same from either side.
    """
    return _in_order(source, target, _held(source, target))


def _is_short(source: Outline, target: Outline) -> bool:
    return min(len(source), len(target)) < SHORT


def _in_order(source: Outline, target: Outline, held: tuple[Flags, Flags]) -> float:
    (source_words, source_places), (target_words, target_places) = _once(source), _once(target)
    fewer = min(len(source_words), len(target_words))
    _, of_source, of_target = np.intersect1d(
        source_words, target_words, assume_unique=True, return_indices=True
    )
    source_places, target_places = source_places[of_source], target_places[of_target]
    beside = ~(held[0][source_places] & held[1][target_places])
    by_target = np.argsort(target_places[beside])
    ascending = _longest_ascending(source_places[beside][by_target].tolist())
    return ascending / fewer if fewer else 0.0


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def _once(outline: Outline) -> tuple[Outline, Numbers]:
    """The words of those that say something that stand once, sorted, and where each stands."""
    says = np.flatnonzero(outline & SAYS)
    words, first, counts = np.unique(stems(outline[says]), return_index=True, return_counts=True)
    return words[counts == 1], says[first[counts == 1]]


def _longest_ascending(places: Iterable[int]) -> int:
    """How many of some places, which all differ, ascend at most, others passed over.

    The last place of the best ascent of each length is kept (Schensted 1961).
    """
    ends: list[int] = []
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
    return len(ends)


def _held(source: Outline, target: Outline) -> tuple[Flags, Flags]:
    """Which words of each text stand in a run of RUN words that the other has."""
    source_runs, target_runs = _runs(stems(source)), _runs(stems(target))
    in_target, _ = among(target_runs, np.unique(source_runs))
    shared = np.unique(target_runs[in_target])
    in_source = among(source_runs, shared)[0] if len(shared) else in_target
    return _within(in_source, len(source)), _within(in_target, len(target))


def _runs(words: Outline) -> Numbers:
    """A hash of each RUN words in a row."""
    whole = np.zeros(max(0, len(words) - RUN + 1), dtype=np.int64)
    for step in range(RUN):
        whole = whole * _PRIME + words[step : step + len(whole)]
    return whole


def _within(begins: Numbers, words: int) -> Flags:
    """Which of so many words stand in a run that begins at some of them."""
    edges = np.zeros(words + RUN, dtype=np.int64)
    edges[begins] += 1
    edges[begins + RUN] -= 1
    return np.cumsum(edges)[:words] > 0
