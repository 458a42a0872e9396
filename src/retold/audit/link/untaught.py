"""The beads of two texts in one language of whose words nothing is known: of any but English.

What a word denies, which word means the same, and what it is a form of is known of English alone.
Read as English, *die* is a verb, *Gift* a present, and every other word is in no dictionary. So a
word is tied to the same word of the other side and to no other; figures, days and months are read
as the language writes them.
"""

from collections.abc import Iterator

from retold.audit.link.facing import Facing, facings
from retold.audit.link.links import LinkedBead, link, slot
from retold.model import Alignment
from retold.text.quoted import insides_in
from retold.text.words import words
from retold.values.quantity import Quantity
from retold.values.tongues import JOINING
from retold.values.translated import Written
from retold.values.translated_equality import is_same


def untaught_language(alignment: Alignment) -> str | None:
    """The language of both texts where it is not English; None where it is, or they are in two.

    A text of which the language is not known is in that of the other.
    """
    known = {side.document.language for side in (alignment.source, alignment.target)} - {None}
    return known.pop() if len(known) == 1 and known != {"en"} else None


def link_untaught(alignment: Alignment, language: str) -> tuple[LinkedBead, ...]:
    """The beads with words on both sides, each word linked with the same word, or with none."""
    marks = insides_in(alignment.source), insides_in(alignment.target)
    return tuple(
        link(
            LinkedBead(
                facing.bead,
                facing.texts,
                source,
                target,
                equal_values=tuple(_equal(facing)),
                quoted=marks,
                is_english=False,
            )
        )
        for facing in facings(alignment, (language, language))
        if (source := words(alignment.source, alignment.beads[facing.bead].source))
        and (target := words(alignment.target, alignment.beads[facing.bead].target))
    )


def is_told_elsewhere(bead: LinkedBead, i: int) -> bool:
    """Whether a word that stands at another place says the same there.

    Anywhere in a sentence told in other words; in a near copy as a member of a list alone.
    """
    j, place = bead.to_target[i], slot(bead, i)
    if j is None or not bead.is_near_copy():
        return True
    passed = bead.target[min(place.start, j) : max(place.stop, j + 1)]
    return len(passed) <= LIST and any(word.fold in _JOINING for word in passed)


LIST = 6
"""Words over which a member of a list changes its place: *die* alten Fischer *und* die Händler."""
_JOINING = frozenset(word for words in JOINING.values() for word in words)


def _equal(facing: Facing) -> Iterator[tuple[Quantity, Quantity]]:
    """The values of both sides that are one, each with the first of the other side."""
    free = list(facing.values[1])
    for source in facing.values[0]:
        target = next((value for value in free if is_same(source, value)), None)
        if target is not None:
            free.remove(target)
            yield _quantity(source), _quantity(target, of=source)


def _quantity(written: Written, of: Written | None = None) -> Quantity:
    """A value as the ledger counts it; of: the value that it is the same as."""
    return Quantity(written.span, "count", min((of or written).readings))
