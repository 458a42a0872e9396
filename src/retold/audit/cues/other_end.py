"""Comparisons told from their other end: longer than the other, the other shorter than it.

Who turns the word of a comparison into its contrary, and what is compared about, says the same.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator
from typing import NamedTuple

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead, once_a_side
from retold.text.words import Word

MULTIPLES = frozenset("double twice half treble triple thrice third quarter".split())
"""Words that say how many times one thing is another; of two that are turned about one divides."""
DIVIDING = frozenset("half third quarter".split())
REACH = 6
"""Words from a comparative to its *than*, and from a multiple to what it is held against."""
BEFORE = 16
"""Words before a comparison in which stands what is compared."""
MOST = 8
"""Comparisons of a side; which of more is told from its other end no sentence shows."""


class Compared(NamedTuple):
    """A word that compares, and where what is held against begins, by index."""

    word: int
    than: int


@once_a_bead
def turned_comparisons(bead: LinkedBead) -> dict[int, int]:
    """The comparing words of the source whose target words say the same from the other end."""
    targets = _compared(bead.target)
    if max(len(targets), len(_compared(bead.source))) > MOST:
        return {}
    return {
        source.word: target.word
        for source in (_compared(bead.source) if targets else ())
        for target in targets
        if _are_contrary(bead.source[source.word], bead.target[target.word])
        and _are_exchanged(bead, source, target)
    }


@once_a_side
def _compared(side: tuple[Word, ...]) -> tuple[Compared, ...]:
    return tuple(_comparisons(side))


def _comparisons(side: tuple[Word, ...]) -> Iterator[Compared]:
    for i, word in enumerate(side):
        behind = range(i + 1, min(len(side), i + 1 + REACH))
        if word.fold in MULTIPLES:
            yield Compared(i, i)
        elif _is_comparative(word):
            than = next((k for k in behind if side[k].fold == "than"), None)
            if than is not None:
                yield Compared(i, than)


def _is_comparative(word: Word) -> bool:
    return word.fold in {"more", "less", "fewer", "better", "worse"} or (
        word.fold.endswith("er") and bool(lexicon.parts(word.lemma) & {"a", "r"})
    )


def _are_contrary(source: Word, target: Word) -> bool:
    if source.fold in MULTIPLES or target.fold in MULTIPLES:
        both = {source.fold, target.fold}
        return both <= MULTIPLES and len(both & DIVIDING) == 1
    return lexicon.are_antonyms(source.fold, target.fold)


def _are_exchanged(bead: LinkedBead, source: Compared, target: Compared) -> bool:
    """Whether what stood before a comparison stands behind it, and the reverse."""
    before = [
        bead.to_target[i]
        for i in range(max(0, source.word - BEFORE), source.word)
        if bead.source[i].content
    ]
    behind = [
        bead.to_target[i]
        for i in range(source.than + 1, min(len(bead.source), source.than + 1 + REACH))
        if bead.source[i].content
    ]
    return any(j is not None and j > target.than for j in before) and any(
        j is not None and j < target.word for j in behind
    )
