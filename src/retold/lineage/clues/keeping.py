"""A name or a figure of the later telling that its own text does not keep to.

Who changes a name in one place leaves it in the others: a text that tells of Hayden four times and
of Quarles once, where another has Hayden five times, is the one that was changed.
"""

from collections.abc import Iterator

from retold.lineage.clues.clue import Clue, counted, pair
from retold.lineage.orders import Order, Variant, Witness

LONGEST = 4
"""Words of either side of an exchange in which a name stands for a name; of more it is not clear
which stands for which."""


def out_of_keeping(order: Order) -> Clue | None:
    """Names and figures only the later telling has, where it too has the earlier's elsewhere."""
    slips = [pair(old, new) for edit in order.edits() for old, new in _slips(order, edit)]
    shown = f"the {order.later.side} has in one place what it tells otherwise in others, as the"
    return counted(slips, f"{shown} {order.earlier.side} does throughout")


def _slips(order: Order, edit: Variant) -> Iterator[tuple[str, str]]:
    """The exchanges of one name or figure for another that the later telling does not keep to."""
    if max(map(len, edit)) > LONGEST:
        return
    old, new = _values(order.earlier, edit.earlier), _values(order.later, edit.later)
    if len(old) != len(new):
        return
    for before, after in zip(old, new, strict=True):
        is_kept = before in order.later.seen and after not in order.earlier.seen
        if is_kept and before[0].isdigit() == after[0].isdigit():
            yield before, after


def _values(telling: Witness, words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word[0].isdigit() or word in telling.capitals]
