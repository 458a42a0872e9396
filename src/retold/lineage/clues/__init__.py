"""Order -> what speaks for it, kind by kind."""

from retold.lineage.clues.antecedents import unintroduced
from retold.lineage.clues.borrowings import borrowed
from retold.lineage.clues.breaks import cut_off
from retold.lineage.clues.clue import Clue, Seek, scaled
from retold.lineage.clues.keeping import out_of_keeping
from retold.lineage.clues.odd_words import odd_company, rarer, tortured
from retold.lineage.clues.polish import filled_in, punctuated, worded_with_care
from retold.lineage.clues.rounding import rounded
from retold.lineage.clues.situation import revised, wording_kept
from retold.lineage.clues.size import condensed, extended, grown, simplified
from retold.lineage.clues.speech import shortened
from retold.lineage.clues.updates import corrected, dated, later_year
from retold.lineage.clues.wear import broken, mended
from retold.lineage.orders import Order

__all__ = ["CLUES", "Clue", "Seek"]


def _of_one_wording(seek: Seek) -> Seek:
    """The search for evidence that any rewording has by chance, too."""

    def sought(order: Order) -> Clue | None:
        share = wording_kept(order)
        return scaled(seek(order), share) if share > 0 else None

    return sought


def _of_one_page(seek: Seek) -> Seek:
    """The search for evidence that whoever works on a page leaves, and no copyist."""

    def sought(order: Order) -> Clue | None:
        share = revised(order)
        return scaled(seek(order), share) if share > 0 else None

    return sought


def _retold(seek: Seek) -> Seek:
    """The search for evidence that says nothing of one page at two times."""

    def sought(order: Order) -> Clue | None:
        share = 1 - revised(order)
        return scaled(seek(order), share) if share > 0 else None

    return sought


def _of_two_pages(seek: Seek) -> Seek:
    """The search for evidence that of two states of one page says the opposite, or nothing.

    A page that breaks off was not finished yet, or was mended since.
    """
    return lambda order: None if order.has_one_publisher else seek(order)


CLUES: dict[str, Seek] = {
    "unintroduced": _retold(unintroduced),
    "cut off": _of_two_pages(cut_off),
    "borrowed": borrowed,
    "broken words": _retold(broken),
    "odd company": odd_company,
    "tortured phrases": _retold(tortured),
    "rarer words": _retold(rarer),
    "quotations cut": _retold(shortened),
    "rounded": _retold(rounded),
    "out of keeping": _retold(out_of_keeping),
    "simplified": simplified,
    "condensed": condensed,
    "corrected": corrected,
    "typos mended": _of_one_page(mended),
    "later year": later_year,
    "dated": _of_one_wording(dated),
    "grown": grown,
    "extended": extended,
    "filled in": filled_in,
    "punctuated": _of_one_page(punctuated),
    "worded with care": _of_one_page(worded_with_care),
}
"""Every kind of evidence, by its name in `weights.json`."""
