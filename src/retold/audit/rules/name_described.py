"""Bodies, papers and places named by common words that became others: Chamber of Commerce.

A retelling may shorten such a name or turn it round (Ministry of Trade, trade ministry); where one
of its words became another word, it is another name: Chamber of Trade, Financial newspaper. Two
translators differ so too, which is why it is told only of texts that are wrong elsewhere.
"""

from collections.abc import Iterable, Iterator

from retold.audit.cues.naming import LINKING, TITLES, names
from retold.audit.link.links import Bond, LinkedBead, slot
from retold.model import Change
from retold.text.words import spanned

SAME: frozenset[Bond] = frozenset({"same", "moved", "family", "spelling"})
"""Bonds of words that are one word in some form."""
LEAST, MOST = 2, 6
"""Content words of such a name."""
CARELESS = 3
"""Graver changes, present on both sides, from which a text is careless: of 110 news reports told
by a translator and by a machine 109 have two at most."""
SPREAD = 3
"""Words more than its own over which a name may be spread on the other side."""


def is_careless(sure: Iterable[Change]) -> bool:
    """Whether a text changes so much that another name is more likely an error than a choice."""
    both = (change for change in sure if change.source and change.target)
    return sum(change.severity != "minor" for change in both) >= CARELESS


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each name of several words of which some became others."""
    for first, last in _named(pair):
        words = [index for index in range(first, last + 1) if pair.source[index].content]
        kept = [index for index in words if pair.bonds.get(index) in SAME]
        other_indices = [index for index in words if index not in kept]
        if (
            not LEAST <= len(words) <= MOST
            or not other_indices
            or _is_elsewhere(pair, other_indices)
        ):
            continue
        target_pair = _counterparts(pair, words, other_indices)
        if target_pair is None or target_pair[1] - target_pair[0] >= len(words) + SPREAD:
            continue
        spans = spanned(pair.source, first, last), spanned(pair.target, *target_pair)
        note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        yield Change("name", "major", pair.index, *spans, note)


def _named(pair: LinkedBead) -> list[tuple[int, int]]:
    """First and last word of each name of the source, one over "of" or "and" as one."""
    joined: list[tuple[int, int]] = []
    for name in names(pair.source):
        if any(pair.source[index].fold in TITLES for index in name.words):
            continue
        first, last = name.words[0], name.words[-1]
        if joined and joined[-1][1] == first - 2 and pair.source[first - 1].fold in LINKING:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def _is_elsewhere(pair: LinkedBead, words: list[int]) -> bool:
    """Whether the target names the words somewhere, so that here it only puts the name shorter."""
    return any(pair.source[index].lemma in pair.far_target for index in words)


def _counterparts(
    pair: LinkedBead, words: list[int], other_indices: list[int]
) -> tuple[int, int] | None:
    """The run of target words that stands for a name; None where a word has only been left out."""
    indices = [to for index in words if (to := pair.to_target[index]) is not None]
    for index in other_indices:
        if pair.to_target[index] is not None:
            continue
        place = slot(pair, index)
        free = [to for to in place if pair.to_source[to] is None and pair.target[to].content]
        if not free:
            return None
        indices.append(min(free, key=lambda to: min((abs(to - it) for it in indices), default=0)))
    return (min(indices), max(indices)) if len(indices) >= LEAST else None
