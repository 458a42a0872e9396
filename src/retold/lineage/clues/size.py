"""What one telling has more of: a revision grows, a retelling sheds."""

from math import log

from retold.lineage.clues.clue import Clue
from retold.lineage.clues.situation import anew, revised
from retold.lineage.orders import Order
from retold.model import SegmentedDocument
from retold.text.layers import layer
from retold.text.tokens import tokens_of

MOST = 1.5
"""Growth (natural logarithm) beyond which more says nothing: whole parts move to other pages."""
HALF = 0.15
"""Loss (natural logarithm) that counts half of what any loss counts: who retells is not brief by
degrees."""
LEAST_NAMES = 3
"""Added to the names and figures of both sides: one of two is less than ten of twenty."""
SHORTEST_NAME = 3
"""Letters of a name; shorter capitalised words are pronouns and initials."""


def grown(order: Order) -> Clue | None:
    """How much longer the later telling is, of one page at two times."""
    growth = _growth(order) * revised(order)
    words = order.later.size - order.earlier.size
    told = f"the {order.later.side} is the same page with {words:,} more words"
    return Clue(growth, told) if growth > 0 else None


def extended(order: Order) -> Clue | None:
    """In how many more places the later telling has sentences of its own, of one page."""
    gone, new = order.stretches
    more = log((new + 1) / (gone + 1)) * revised(order)
    places = "place" if new == 1 else "places"
    told = f"sentences were put in at {new:,} {places} of the {order.later.side}"
    told = f"{told}, and are gone at {gone:,}" if gone else told
    return Clue(more, told) if more > 0 else None


def condensed(order: Order) -> Clue | None:
    """How much shorter the later telling is, where it was told anew or by another outlet."""
    lost = -_growth(order)
    shrunk = lost / (abs(lost) + HALF) * anew(order)
    told = f"the {order.later.side} tells less of it, in other words or for another outlet"
    return Clue(shrunk, told) if shrunk > 0 else None


def simplified(order: Order) -> Clue | None:
    """How many more names and figures of shared sentences are gone than came in, told anew."""
    here, there = (
        {value for i in indices for value in _values(telling.segmented)[i]}
        for telling, indices in zip((order.earlier, order.later), order.tied, strict=True)
    )
    lost = {word for word in here if word.casefold() not in order.later.vocabulary}
    new = {word for word in there if word.casefold() not in order.earlier.vocabulary}
    share = (len(lost) - len(new)) / (LEAST_NAMES + len(here | there)) * anew(order)
    told = f"the {order.later.side} drops names and figures from what it tells"
    return Clue(share, told) if share > 0 else None


def _growth(order: Order) -> float:
    """How much longer the later telling is (natural logarithm)."""
    if not order.earlier.size or not order.later.size:
        return 0.0
    return max(-MOST, min(MOST, log(order.later.size / order.earlier.size)))


@layer
def _values(document: SegmentedDocument) -> tuple[tuple[str, ...], ...]:
    """The names and figures inside of each sentence."""
    return tuple(
        tuple(word for word in tokens.seen[1:] if _is_value(word)) for tokens in tokens_of(document)
    )


def _is_value(word: str) -> bool:
    return word[0].isdigit() or (word[0].isupper() and len(word) >= SHORTEST_NAME)
