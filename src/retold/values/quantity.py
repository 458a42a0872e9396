"""The nouns of quantities: a value as written, and a difference between two texts."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from retold.model import Span

Sort: TypeAlias = Literal[
    "count",
    "ordinal",
    "percent",
    "money",
    "clock",
    "label",
    "vague",
    "day",
    "month",
    "year",
    "weekday",
    "season",
    "relative",
]
"""What a quantity is of. A label is a figure that is part of a name: COVID-19, Nord Stream 2."""

DATES: frozenset[str] = frozenset(
    {"clock", "day", "month", "year", "weekday", "season", "relative"}
)
"""The sorts that say when."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value as written: `span` in the text, and how much the writing commits to it.

    unit: a key of `units.UNITS`, % or `part` (a share in words), decade, or the name of a label.
    per: what a rate is for, such as week (a week, per week), or year on year.
    weak: a word that often only colours the sentence (one, first, both, half): it may stand for
    another quantity, but its absence alone says nothing.
    aside: in brackets, where a value is given again in another unit or calendar.
    bound: the side of the value it lies on (`bounds.FLOOR`, `CEILING`), 0 where none is said;
    whole: its span with the words that say so.
    letter: what it is scaled by, where that may be a unit as well: 5m.
    rough: said to be no exact value: about, some, more than.
    """

    span: Span
    sort: Sort
    value: float
    unit: str | None = None
    weak: bool = False
    aside: bool = False
    bound: int = 0
    whole: Span | None = None
    per: str | None = None
    letter: str | None = None
    rough: bool = False

    def moved(self, by: int) -> "Quantity":
        """The same value so many characters further on; in half the time of `replace`."""
        return Quantity(
            _moved(self.span, by),
            self.sort,
            self.value,
            self.unit,
            self.weak,
            self.aside,
            self.bound,
            _moved(self.whole, by) if self.whole else None,
            self.per,
            self.letter,
            self.rough,
        )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@dataclass(frozen=True, slots=True)
class Difference:
    """Quantities left over on one side or both."""

    source: Quantity | None
    target: Quantity | None
