"""How far two tellings may be one page at two times, and how far one is another's retelling.

The same difference says opposite things in the two situations. A page that is worked on grows, its
typos are mended and its years go on; who retells another's text sheds, and loses what introduced a
name. Outlets tell the two apart; where they are not known, the wording does.
"""

from retold.lineage.orders import Order

RUNS_KEPT = 0.05, 0.2
"""Share of words in long runs up to which a text was told anew, and from which it was not."""
WORDED = 0.5, 0.7
"""Share of words in long runs up to which a text may have gone through a machine as a whole, and
from which a few edits are no machine's: of texts with synonyms for half of their words .52 at most
was in such runs, of light revisions .79 as a rule, where oddness told the order in 46 of 100."""
UNKNOWN = 0.5
"""What it counts that a text was told anew where the outlets are not known: a page that was worked
on for years has hardly a sentence left of its first state."""
WORKED = 3
"""Edits inside of shared sentences from which a page was surely worked on. Where there are none,
and only whole sentences are more or fewer, it may as well have been cut by whoever copied it."""


def kept(order: Order) -> float:
    """How far the wording was kept by the outlet that has it, 0…1; 0 where two outlets differ."""
    if order.has_one_publisher is not None:
        return float(order.has_one_publisher)
    return wording_kept(order)


def wording_kept(order: Order) -> float:
    """How far the wording was kept, by whoever has it, 0…1."""
    least, most = RUNS_KEPT
    return min(1.0, max(0.0, (order.runs_kept - least) / (most - least)))


def anew(order: Order) -> float:
    """How far one was told anew, or for another outlet, 0…1."""
    share = 1 - kept(order)
    return share * UNKNOWN if order.has_one_publisher is None else share


def revised(order: Order) -> float:
    """How far the two may be one page at two times, 0…1."""
    if order.has_one_publisher:
        return 1.0
    worked = min(1.0, sum(len(tie.edits) for tie in order.ties) / WORKED)
    return kept(order) * (1 - reworded(order)) * worked


def reworded(order: Order) -> float:
    """How far one of the two may be the other in other words throughout, 0…1."""
    least, most = WORDED
    return min(1.0, max(0.0, (most - order.runs_kept) / (most - least)))
