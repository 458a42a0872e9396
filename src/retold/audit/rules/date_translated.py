"""A day or month that a translation has otherwise: on Sunday, samedi."""

from collections.abc import Iterator

from retold.audit.link.facing import Facing
from retold.audit.rules.number_translated import paired, unmatched
from retold.model import Change
from retold.values.translated import Sort

SORTS: tuple[Sort, ...] = ("day", "month")


def changes(facing: Facing) -> Iterator[Change]:
    """A day or month in the place of another that the passage has not."""
    for sort in SORTS:
        for source, target in paired(facing, *unmatched(facing, sort)):
            yield facing.change("date", "major", source.span, target.span)
