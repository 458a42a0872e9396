"""Figures that the later telling rounds: 4,312 became about 4,300."""

from collections.abc import Iterator

from retold.lineage.clues.clue import Clue, counted, pair
from retold.lineage.orders import Order, Witness, spans_of
from retold.values.quantities import quantities
from retold.values.quantity import Quantity

ROUNDED = frozenset({"count", "percent", "money"})
NEAR = 0.1
"""Share of its value by which a rounded figure may differ."""


def rounded(order: Order) -> Clue | None:
    """Figures of the earlier telling that the later has with fewer digits."""
    return counted(
        list(_rounded(order)),
        f"figures are exact in the {order.earlier.side} and rounded in the {order.later.side}",
    )


def _rounded(order: Order) -> Iterator[str]:
    for tie in order.ties:
        if not tie.edits or not (
            _has_figure(order.earlier, tie.earlier) or _has_figure(order.later, tie.later)
        ):
            continue
        if not any(_has_digit(edit.earlier) or _has_digit(edit.later) for edit in tie.edits):
            continue
        exact = _figures(order.earlier, tie.earlier)
        rough = _figures(order.later, tie.later)
        values = {quantity.value for quantity in rough}
        known = {quantity.value for quantity in exact}
        for quantity in exact:
            if quantity.value in values:
                continue
            for figure in rough:
                if figure.value not in known and _is_rounded(quantity, figure):
                    old, new = (
                        quantity.span.of(order.earlier.text),
                        figure.span.of(order.later.text),
                    )
                    yield pair(old, new)
                    break


def _has_figure(telling: Witness, indices: tuple[int, ...]) -> bool:
    return not telling.figured.isdisjoint(indices)


def _has_digit(words: tuple[str, ...]) -> bool:
    return any(word[:1].isdigit() for word in words)


def _figures(telling: Witness, indices: tuple[int, ...]) -> list[Quantity]:
    read = quantities(telling.text, spans_of(telling, indices))
    return [quantity for quantity in read if quantity.sort in ROUNDED]


def _is_rounded(exact: Quantity, rough: Quantity) -> bool:
    if exact.sort != rough.sort or exact.unit != rough.unit or not exact.value:
        return False
    if abs(exact.value - rough.value) > NEAR * abs(exact.value):
        return False
    return _digits(rough.value) < _digits(exact.value)


def _digits(value: float) -> int:
    """The digits of a value that are not mere zeros at either end: 4,300 has two."""
    return len(f"{abs(value):.6f}".replace(".", "").strip("0"))
