"""Order -> what speaks for it, kind by kind."""

from retold.lineage.clues.antecedents import unintroduced
from retold.lineage.clues.borrowings import borrowed
from retold.lineage.clues.breaks import cut_off
from retold.lineage.clues.clue import Clue, Seek, scaled
from retold.lineage.clues.phrasing import odd_company, rarer, tortured
from retold.lineage.clues.rounding import rounded
from retold.lineage.clues.situation import revised
from retold.lineage.clues.size import condensed, extended, grown, simplified
from retold.lineage.clues.speech import shortened
from retold.lineage.clues.updates import corrected, dated, later_year
from retold.lineage.clues.wear import broken, mended
from retold.lineage.orders import Order

__all__ = ["CLUES", "Clue", "Seek"]


def _retold(seek: Seek) -> Seek:
    """The search for evidence that says nothing of one page at two times: there none is made."""

    def sought(order: Order) -> Clue | None:
        share = 1 - revised(order)
        return scaled(seek(order), share) if share > 0 else None

    return sought


CLUES: dict[str, Seek] = {
    "unintroduced": _retold(unintroduced),
    "cut off": cut_off,
    "borrowed": borrowed,
    "broken words": _retold(broken),
    "odd company": odd_company,
    "tortured phrases": _retold(tortured),
    "rarer words": _retold(rarer),
    "quotations cut": _retold(shortened),
    "rounded": _retold(rounded),
    "simplified": simplified,
    "condensed": condensed,
    "corrected": corrected,
    "typos mended": mended,
    "later year": later_year,
    "dated": dated,
    "grown": grown,
    "extended": extended,
}
"""Every kind of evidence, by its name in `weights.json`."""
