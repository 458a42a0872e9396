"""A figure that a translation has otherwise: 47 hikers, 74 Wanderer."""

from collections.abc import Iterator

from retold.audit.link.facing import Facing
from retold.model import Change
from retold.values.translated import Sort, Written, is_same

NEAR = 20
"""How many times a figure may be as large as the one in whose place it stands."""
SLIPS = (100, 1_000, 1_000_000)
"""Factors by which one is out whose point, thousands or millions were misread."""


def changes(facing: Facing) -> Iterator[Change]:
    """A figure in the place of another, neither of which the other text has anywhere."""
    sources, targets = (
        [value for value in left if value.sort == "number"]
        for left in unmatched(facing, "number", everywhere=True)
    )
    for source, target in paired(sources, targets):
        yield facing.change("number", "major", source.span, target.span)


def unmatched(
    facing: Facing, sort: Sort, *, everywhere: bool
) -> tuple[list[Written], list[Written]]:
    """The values of either side that the other has not.

    everywhere: it has them nowhere in its whole text.
    """
    known = facing.everywhere if everywhere else facing.values

    def lacking(side: int) -> list[Written]:
        firm = [value for value in facing.values[side] if value.firm and value.sort == sort]
        return [
            value
            for value in firm
            if not any(is_same(value, counterpart) for counterpart in known[1 - side])
        ]

    return lacking(0), lacking(1)


def paired(sources: list[Written], targets: list[Written]) -> Iterator[tuple[Written, Written]]:
    """Which figure stands for which, in their order; those of another size stand for none."""
    left = list(targets)
    for source in sources:
        target = next((target for target in left if _may_replace(source, target)), None)
        if target is not None:
            left.remove(target)
            yield source, target


def _may_replace(source: Written, target: Written) -> bool:
    ratios = [
        max(value, other) / min(value, other)
        for value in source.readings
        for other in target.readings
        if value > 0 and other > 0
    ]
    return any(
        ratio <= NEAR or any(abs(ratio / slip - 1) < 1 / SLIPS[0] for slip in SLIPS)
        for ratio in ratios
    )
