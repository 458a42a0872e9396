"""A figure that a translation has otherwise: 47 hikers, 74 Wanderer."""

from collections.abc import Iterator, Sequence

from retold.audit.link.facing import Facing
from retold.model import Change
from retold.values.translated import Sort, Written
from retold.values.translated_equality import is_other_unit, is_same

NEAR = 20
"""How many times a figure may be as large as the one in whose place it stands."""
SLIPS = (100, 1_000, 1_000_000)
"""Factors by which one is out whose point, thousands or millions were misread."""


def changes(facing: Facing) -> Iterator[Change]:
    """A figure in the place of another that the passage has not: 47, 74; eleven days, elf Wochen.

    At least one of the two stands nowhere in the other text: a figure of which more is said may
    have been named in another sentence.
    """
    others = list(_in_another_unit(facing))
    yield from (
        facing.change("number", "major", source.span, target.span) for source, target in others
    )
    told_of = {value.span for pair in others for value in pair}
    sources, targets = (
        [value for value in left if value.span not in told_of]
        for left in unmatched(facing, "number")
    )
    for source, target in paired(facing, sources, targets):
        if _is_nowhere(source, facing.everywhere[1]) or _is_nowhere(target, facing.everywhere[0]):
            yield facing.change("number", "major", source.span, target.span)


def _in_another_unit(facing: Facing) -> Iterator[tuple[Written, Written]]:
    """Figures of one value in two units, where neither side has the other's."""
    for source in facing.values[0]:
        for target in facing.values[1]:
            if is_other_unit(source, target) and not (
                any(is_same(source, value) for value in facing.values[1])
                or any(is_same(target, value) for value in facing.values[0])
            ):
                yield source, target


def unmatched(facing: Facing, sort: Sort) -> tuple[list[Written], list[Written]]:
    """The values of either side of a passage that the other has not."""

    def lacking(side: int) -> list[Written]:
        own, others = facing.values[side], facing.values[1 - side]
        firm = [value for value in own if value.firm and value.sort == sort]
        free = [
            counterpart
            for counterpart in others
            if counterpart.sort == sort
            or not any(is_same(counterpart, v) for v in own if v.sort == counterpart.sort)
        ]
        return [value for value in firm if _is_nowhere(value, free)]

    return lacking(0), lacking(1)


def _is_nowhere(value: Written, others: Sequence[Written]) -> bool:
    return not any(is_same(value, counterpart) for counterpart in others)


def paired(
    facing: Facing, sources: Sequence[Written], targets: Sequence[Written]
) -> Iterator[tuple[Written, Written]]:
    """Which value stands for which: those that stand nearest each other in their passages.

    Figures of another size stand for none.
    """
    starts = [span.start for span in facing.spans]
    sizes = [span.end - span.start for span in facing.spans]

    def distance(source: Written, target: Written) -> float:
        places = (value.span.start for value in (source, target))
        first, second = (
            (place - start) / size for place, start, size in zip(places, starts, sizes, strict=True)
        )
        return abs(first - second)

    pairs = sorted(
        ((source, target) for source in sources for target in targets),
        key=lambda pair: distance(*pair),
    )
    taken: set[tuple[int, int]] = set()
    for source, target in pairs:
        places = {(0, source.span.start), (1, target.span.start)}
        if not places & taken and (source.sort != "number" or _may_replace(source, target)):
            taken |= places
            yield source, target


def _may_replace(source: Written, target: Written) -> bool:
    ratios = [
        max(value, second) / min(value, second)
        for value in source.readings
        for second in target.readings
        if value > 0 and second > 0
    ]
    return any(
        ratio <= NEAR or any(abs(ratio / slip - 1) < 1 / SLIPS[0] for slip in SLIPS)
        for ratio in ratios
    )
