"""Days, months, years, weekdays and clock times that differ between the sides of a bead."""

from collections.abc import Iterable, Iterator

from retold.audit.numbers import change
from retold.audit.quantities import DATES, Difference
from retold.model import Change


def changes(bead: int, found: Iterable[Difference], text: tuple[str, str]) -> Iterator[Change]:
    """A change for each difference between quantities that say when."""
    for difference in found:
        either = difference.source or difference.target
        if either is not None and either.sort in DATES:
            yield change("date", bead, difference, text)
