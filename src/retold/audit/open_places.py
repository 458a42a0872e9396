"""Open differences as a reader sees them: neighbours as one phrase, and none of small words alone.

In a sentence told in other words the words that both sides keep stand scattered, and what lies
between them is no phrase: *Shopkeepers*, *quay had asked for*. What is parted by few words is one
difference: *Shopkeepers along the quay had asked for*. In a near copy each stands by itself.
"""

import re
from collections.abc import Iterable, Sequence

from retold.audit.cues.denials import EXPLICIT
from retold.audit.cues.restrictions import CONDITION, LIMIT
from retold.audit.gaps import Gap
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import DETERMINERS, SCOPE
from retold.lexicon.grammar import MODALS, PREPOSITIONS
from retold.text.words import Word

BETWEEN = 3
"""Words of a side that may stand between two differences which a reader takes for one."""
_MARK = re.compile(r"[.!?](?!\w)|[\n“”\"]")
"""Marks that no difference goes over: the end of a sentence or of a line, a quotation's."""
BUILDING = frozenset({"about", "at", "by", "for", "from", "in", "of", "on", "to", "with"})
"""Prepositions that change with the word before them: depend on, hope for."""
WEIGHTY = EXPLICIT | SCOPE | CONDITION | LIMIT | DETERMINERS | MODALS | (PREPOSITIONS - BUILDING)
"""Small words that may turn a sentence; of any other only its build shows where all is reworded."""


def open_places(bead: LinkedBead, gaps: Iterable[Gap]) -> list[Gap]:
    """The open differences of a bead: those of small words dropped, neighbours joined."""
    if not bead.is_english or bead.is_near_copy():
        return list(gaps)
    joined: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: (gap.whole_source.start, gap.whole_target.start)):
        if not any(map(_weighs, gap.words(bead))):
            continue
        if joined and _is_beside(bead, joined[-1], gap):
            joined[-1] = _both(joined[-1], gap)
        else:
            joined.append(gap)
    return joined


def _weighs(word: Word) -> bool:
    return word.content or word.fold in WEIGHTY


def _is_beside(bead: LinkedBead, first: Gap, second: Gap) -> bool:
    """Whether few words, and no mark, stand between two differences on both sides."""
    sides = (
        (bead.texts[0], bead.source, first.whole_source, second.whole_source),
        (bead.texts[1], bead.target, first.whole_target, second.whole_target),
    )
    return all(_are_near(*side) for side in sides)


def _are_near(text: str, side: Sequence[Word], first: range, second: range) -> bool:
    if not 0 <= second.start - first.stop <= BETWEEN:
        return False
    if first.start == second.stop:
        return True
    span = side[first.start].span.start, side[second.stop - 1].span.end
    return not _MARK.search(text, *span)


def _both(first: Gap, second: Gap) -> Gap:
    return Gap(
        [*first.source, *second.source],
        [*first.target, *second.target],
        range(first.whole_source.start, second.whole_source.stop),
        range(first.whole_target.start, second.whole_target.stop),
    )
