"""Linked words that stand in each other's places: all words are there, and no link shows it.

*The union accused the authority* and *the authority accused the union*: between *the* and *accused*
the target has the word that the source has behind *accused the*, and the reverse. A list told in
another order changes nothing, nor does a clause that moved with all its words.
"""

# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator, Sequence
from itertools import combinations

from retold.audit.link.links import LinkedBead
from retold.text.words import Word

JOINING = frozenset("and or & nor plus as well the a an both with its his her their our".split())
"""Words that join what may change places: only these stand between members of a list."""
MOST = 24
"""Crossing links of a bead beyond which it was built anew, and no two are tried."""


def exchanged(bead: LinkedBead, candidates: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of source words, by index, whose counterparts stand in each other's places."""
    linked = [i for i in candidates if bead.to_target[i] is not None]
    crossing = [pair for pair in combinations(linked, 2) if _cross(bead, *pair)]
    if len(crossing) > MOST:
        return
    for first, second in crossing:
        if not _is_list(bead, first, second) and _in_each_others_place(bead, first, second):
            yield first, second


def _cross(bead: LinkedBead, first: int, second: int) -> bool:
    first_target, second_target = bead.to_target[first], bead.to_target[second]
    return first_target is not None and second_target is not None and first_target > second_target


def _is_list(bead: LinkedBead, first: int, second: int) -> bool:
    """Whether only joining words stand between the two, on either side: fish and chips."""
    start, end = bead.to_target[second], bead.to_target[first]
    between_source = bead.source[first + 1 : second]
    between_target = bead.target[(start or 0) + 1 : end]
    return _joins(bead.texts[0], bead.source, first, second, between_source) or _joins(
        bead.texts[1], bead.target, start or 0, end or 0, between_target
    )


def _joins(
    text: str, side: tuple[Word, ...], first: int, second: int, between: Sequence[Word]
) -> bool:
    if any(word.fold not in JOINING for word in between):
        return False
    marks = text[side[first].span.end : side[second].span.start]
    return bool(between) or "," in marks or ";" in marks


def _in_each_others_place(bead: LinkedBead, first: int, second: int) -> bool:
    """Whether each counterpart stands where the other's is due, by the words kept around."""
    links = list(bead.to_target)
    first_target, second_target = links[first], links[second]
    links[first] = links[second] = None
    first_due, second_due = _due(links, first), _due(links, second)
    return second_target in first_due and first_target in second_due


def _due(links: Sequence[int | None], i: int) -> range:
    """The target indices between the counterparts of the words next to a source word.

    Empty where these stand in another order; open at the ends of the sentence.
    """
    before = next((links[k] for k in range(i - 1, -1, -1) if links[k] is not None), -1)
    behind = next((links[k] for k in range(i + 1, len(links)) if links[k] is not None), None)
    last = _END if behind is None else behind
    return range((before if before is not None else -1) + 1, last)


_END = 1 << 30
