"""What one telling has more of: a revision grows, a retelling sheds."""

from collections.abc import Iterable
from math import log, tanh

from retold.lineage.clues.clue import Clue
from retold.lineage.clues.situation import anew
from retold.lineage.orders import Order, Witness

STEEP = 3.0
"""How soon a growth (natural logarithm) says nearly all that any says: at a third more, for whole
parts move to other pages and come back."""
LEAST_LOST = 0.05
"""Share of its words by which more of the one text must be in sentences that the other lacks than
the other way round: of rewrites 19 in 100 lost so much, and 4 gained it; machines did neither."""
HALF = 0.15
"""Loss, as such a share, that counts half of what any loss counts: who retells is not brief by
degrees."""
OWN = 0.3
"""Share of its names and figures, the other text lacking them, from which the shorter of two is no
copy: of cut and edited copies 0 as a rule, of round trips .12, of two cuts of one text .22."""
LEAST_NAMES = 3
"""Added to the names and figures of both sides: one of two is less than ten of twenty."""


def grown(order: Order) -> Clue | None:
    """How much longer the later telling is, of one page at two times."""
    if not order.has_one_publisher:
        return None  # a copy that was cut looks like the first state of a page that grew
    growth = tanh(STEEP * _growth(order))
    words = order.later.size - order.earlier.size
    shown = f"the {order.later.side} is the same page with {words:,} more words"
    return Clue(growth, shown) if growth > 0 else None


def extended(order: Order) -> Clue | None:
    """In how many more places the later telling has sentences of its own, of one page."""
    if not order.has_one_publisher:
        return None
    gone, new = order.stretches
    more = log((new + 1) / (gone + 1))
    places = "place" if new == 1 else "places"
    shown = f"sentences were put in at {new:,} {places} of the {order.later.side}"
    shown = f"{shown}, and are gone at {gone:,}" if gone else shown
    return Clue(more, shown) if more > 0 else None


def condensed(order: Order) -> Clue | None:
    """How much more of the earlier telling is left out, where it was told anew or elsewhere.

    What is in more words, or in fewer, tells nothing: who rewrites is not brief. A text that has
    names and figures of its own is another's brother rather than its child.
    """
    gone, kept = _untied(order.earlier, order.tied[0])
    new, own = _untied(order.later, order.tied[1])
    lost = gone / max(1, gone + kept) - new / max(1, new + own)
    if lost < LEAST_LOST:
        return None
    share = lost / (lost + HALF) * anew(order) * max(0.0, 1 - _own(order) / OWN)
    shown = f"the {order.later.side} lacks {gone:,} words in sentences of the {order.earlier.side}"
    shown = f"{shown}, and has {new:,} in sentences of its own"
    return Clue(share, shown) if share > 0 else None


def _untied(telling: Witness, tied: frozenset[int]) -> tuple[int, int]:
    """How many words stand in sentences that only one telling has, and in those of both."""
    counts = [telling.spoken[i] for i in telling.story]
    whole = sum(count for count, i in zip(counts, telling.story, strict=True) if i in tied)
    return sum(counts) - whole, whole


def simplified(order: Order) -> Clue | None:
    """How many more names and figures of shared sentences are gone than came in, told anew."""
    lost, _ = _lost(order.earlier, order.later, order.tied[0])
    new, _ = _lost(order.later, order.earlier, order.tied[1])
    values = len(_values(order.earlier, order.tied[0]) | _values(order.later, order.tied[1]))
    share = (lost - new) / (LEAST_NAMES + values) * anew(order)
    shown = f"the {order.later.side} drops names and figures from what it tells"
    return Clue(share, shown) if share > 0 else None


def _own(order: Order) -> float:
    """The share of the later telling's names and figures that the earlier has not, 0…1."""
    new, values = _lost(order.later, order.earlier, order.later.story)
    return new / values if values else 0.0


def _lost(source: Witness, target: Witness, sentences: Iterable[int]) -> tuple[int, int]:
    """How many of the names and figures of some sentences the other text lacks, and how many."""
    values = _values(source, sentences)
    return sum(value.casefold() not in target.vocabulary for value in values), len(values)


def _values(telling: Witness, sentences: Iterable[int]) -> set[str]:
    """The names and figures of some sentences, but for what begins one."""
    return {word for i in sentences for word in telling.values[i]}


def _growth(order: Order) -> float:
    """How much longer the later telling is (natural logarithm)."""
    if not order.earlier.size or not order.later.size:
        return 0.0
    return log(order.later.size / order.earlier.size)
