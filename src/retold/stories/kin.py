"""The documents of a story -> those among them that are still to be aligned, before it is told.

Each document was aligned with its likeliest candidates only. In a story of more, two that are both
made from a third, or from each other, may not have been: then the nearer source would be missing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from retold.stories.tying import Tie

FURTHER = 5
"""The most that are aligned besides for each document; no more were wanting in planted lineages."""
KEPT = 0.25
"""Share of wording kept from one to the other by way of a third from which two are aligned."""


def unaligned(
    numbers: Sequence[int], ties: Mapping[tuple[int, int], Tie | None]
) -> list[tuple[int, int]]:
    """The pairs to be aligned, the likeliest first; of equal ones those of the first numbers.

    ties: what was measured among the documents; of a pair that is but tied by its names, nothing is
    known.
    """
    near: dict[int, dict[int, float]] = {number: {} for number in numbers}
    aligned = set()
    for (low, high), tie in ties.items():
        if tie is None or tie.is_aligned:
            aligned.add((low, high))
        if tie is not None and tie.is_derived:
            kept = max(tie.explained.source.kept, tie.explained.target.kept)
            near[low][high] = near[high][low] = kept
    likely: dict[tuple[int, int], float] = {}
    for kin in near.values():
        for low, low_kept in kin.items():
            for high, high_kept in kin.items():
                kept = low_kept * high_kept
                if low < high and (low, high) not in aligned and kept >= KEPT:
                    likely[low, high] = max(kept, likely.get((low, high), 0.0))
    chosen: list[tuple[int, int]] = []
    count: Counter[int] = Counter()
    place = {number: index for index, number in enumerate(numbers)}
    for pair in sorted(
        likely, key=lambda pair: (-likely[pair], sorted(place[number] for number in pair))
    ):
        if all(count[number] < FURTHER for number in pair):
            chosen.append(pair)
            count.update(pair)
    return chosen
