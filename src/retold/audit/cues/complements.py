"""The rest of a whole, of which the contrary is said: five of the eleven passed, six did not.

*30 % had paid* and *70 % had not paid* say one thing, and so do *vaccinated* and *unvaccinated*.
Other contraries leave something between them, as *agreed* and *disagreed* do: whoever has no view.
What has nothing between it, as *late* and *on time*, no word list knows; they stay two figures.
"""

import re

from retold.audit.cues.denials import contrary
from retold.audit.cues.negations import sides_of, unmatched
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead
from retold.model import Span
from retold.values.quantity import Difference

HUNDRED = 100.0
SHARES = frozenset({"%", "part"})
"""Units of shares, of which the whole is a hundred."""
NEARLY = 0.5
"""How far two shares may be from a hundred: a third and 67 % are whole numbers of one vote."""
_OF = re.compile(
    r"(?:\bof|\bin)\s(?:(?:the|its|their|his|her|all|those|these|our)\s)*$", re.IGNORECASE
)
_LOOK_BACK = 16
"""Characters before a whole in which a word says that parts are taken of it."""


@once_a_bead
def complement(pair: LinkedBead) -> Difference | None:
    """The figures of which one side tells a part, and the other denies it of the rest.

    Only where nothing else differs by value, and one side denies once what the other does not. Two
    halves do not differ: whether a denial is of the half or of something else, nothing shows.
    """
    if len(pair.differences) != 1:
        return None
    (difference,) = pair.differences
    return difference if _are_whole(pair, difference) and _is_turned_once(pair) else None


def _are_whole(pair: LinkedBead, difference: Difference) -> bool:
    """Whether two parts are all of one whole, and neither is said to be more."""
    source, target = difference.source, difference.target
    if source is None or target is None:
        return False
    if source.sort != target.sort or source.bound + target.bound:
        return False
    if {source.unit, target.unit} <= SHARES and source.sort == "percent":
        return abs(source.value + target.value - HUNDRED) <= NEARLY
    return source.sort == "count" and any(
        source.value + target.value == whole.value == other_whole.value
        and _has_parts(pair.texts[0], whole.span)
        and _has_parts(pair.texts[1], other_whole.span)
        for whole, other_whole in pair.equal_values
    )


def _has_parts(text: str, whole: Span) -> bool:
    """Whether a text says that something is of a whole: of the eleven."""
    return bool(_OF.search(text[max(0, whole.start - _LOOK_BACK) : whole.start]))


def _is_turned_once(pair: LinkedBead) -> bool:
    """Whether one side denies one thing that the other says, and nothing else is turned."""
    lost, gained = unmatched(pair, *sides_of(pair))
    contraries = [
        _is_denied_form(word.fold, other_word.fold)
        for word in pair.source
        for other_word in pair.target
        if word.content and other_word.content and contrary(word, other_word)
    ]
    return all(contraries) and len(lost) + len(gained) + len(contraries) == 1


def _is_denied_form(word: str, other_word: str) -> bool:
    """Whether one word is the other with a denial before it: paid, unpaid."""
    short, long = sorted((word, other_word), key=len)
    return long.endswith(short) and long.removesuffix(short) in _DENYING


_DENYING = frozenset({"un", "in", "im", "il", "ir", "non", "non-"})
"""Beginnings of a word that deny it, and leave nothing between; *dis-* does."""
