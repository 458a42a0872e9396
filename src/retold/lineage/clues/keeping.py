"""A name or a figure of the later telling that its own text does not keep to.

Who changes a name in one place leaves it in the others: a text that tells of Hayden four times and
of Quarles once, where another has Hayden five times, is the one that was changed.
"""

from collections.abc import Iterator

from retold.lineage.clues.clue import Clue, counted, pair
from retold.lineage.orders import Order, SharedSentences, Variant, Witness

LONGEST = 4
"""Words of either side of an exchange in which a name stands for a name; of more it is not clear
which stands for which."""
WORDED = 0.8
"""Share of the words of the longer of two tied sentences that both have, in order, from which a
name stands in the place of another: who tells a sentence anew, or translates it, calls the same by
other names, and no longer calls it by several."""


def out_of_keeping(order: Order) -> Clue | None:
    """Names and figures only the later telling has, where it too has the earlier's elsewhere."""
    slips = [
        pair(old, new)
        for tie in order.ties
        if _is_kept(order, tie)
        for edit in tie.edits
        for old, new in _slips(order, edit)
    ]
    shown = f"the {order.later.side} has in one place what it tells otherwise in others, as the"
    return counted(slips, f"{shown} {order.earlier.side} does throughout")


def _is_kept(order: Order, tie: SharedSentences) -> bool:
    lengths = (
        sum(len(telling.words[i]) for i in indices)
        for telling, indices in ((order.earlier, tie.earlier), (order.later, tie.later))
    )
    return tie.same >= WORDED * max(lengths)


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
