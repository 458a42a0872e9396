"""Ties without those that only a common form makes: notices, tables, results.

A pair cannot always tell a form from a copy: two closures of one street have most words in common.
A corpus can. Where most of the texts that share a document's wording tell of other events, the
wording is a form, and what is filled in must be the same as well for one to be made from the other.
"""

from collections import Counter
from collections.abc import Mapping

from retold.stories.pairs import Tie

LEAST = 3
"""Texts of other events in the same wording from which it may be a form: two are a coincidence."""
FILLED_IN = frozenset(("identical", "copy"))
"""Relations in which what is filled in is the same, or nearly."""


def formulaic(ties: Mapping[tuple[int, int], Tie | None]) -> set[int]:
    """The documents of which most texts in the same wording tell of another event."""
    framed: Counter[int] = Counter()
    derived: Counter[int] = Counter()
    for pair, tie in ties.items():
        if tie is not None and tie.kind == "unrelated":
            framed.update(pair)
        elif tie is not None and tie.is_derived:
            derived.update(pair)
    return {at for at, count in framed.items() if count >= LEAST and count > derived[at]}


def sound(tie: Tie | None, forms: set[int]) -> Tie | None:
    """The tie; None of one that shows only that two texts fill in the same form."""
    if tie is None or tie.kind == "unrelated":
        return None
    in_form = tie.source in forms or tie.target in forms
    return None if in_form and tie.kind not in FILLED_IN else tie
