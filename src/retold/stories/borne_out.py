"""The likeliest lineage of a story of which each derivation is one by its comparison too.

What ties two documents is measured in a hurry, by their words and without the reader: there are
many pairs. The few that are told are compared as `compare` does, and what it calls two accounts, or
two events, is no derivation: then the lineage is sought again without it.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from retold.compare import compare_documents
from retold.model import Comparison
from retold.stories.lineages import Lineage, Parent, lineage
from retold.stories.tying import DERIVED, Known, Tie

Ties: TypeAlias = Mapping[tuple[int, int], Tie | None]
Texts: TypeAlias = frozenset[str]
"""The two texts of a pair: documents of one text are tied as any of them is."""


def borne_out(members: Sequence[Known], ties: Ties) -> tuple[Lineage, list[Comparison]]:
    """The likeliest lineage, and the comparison of each of its parents with what came of it."""
    comparisons = _Comparisons(members)
    refuted: set[Texts] = set()
    while True:
        likeliest = lineage(members, _without(ties, refuted, comparisons))
        worded = [parent for parent in likeliest.parents if comparisons.are_worded(parent)]
        derived = [parent for parent in worded if comparisons.of(parent).relation.kind in DERIVED]
        apart = {comparisons.texts(*parent[:2]) for parent in worded if parent not in derived}
        if apart <= refuted:
            return likeliest._replace(parents=tuple(derived)), list(map(comparisons.of, derived))
        refuted |= apart


def _without(ties: Ties, refuted: set[Texts], comparisons: "_Comparisons") -> Ties:
    """The ties but for those of texts that are not from each other."""
    if not refuted:
        return ties
    return {
        pair: None if tie is not None and comparisons.texts(*pair) in refuted else tie
        for pair, tie in ties.items()
    }


class _Comparisons:
    """The comparisons of documents of a story, each made once."""

    def __init__(self, members: Sequence[Known]) -> None:
        self._known = {known.number: known for known in members}
        self._made: dict[tuple[int, int], Comparison] = {}

    def of(self, parent: Parent) -> Comparison:
        """The comparison of a source and its target."""
        pair = parent.source, parent.target
        if pair not in self._made:
            source, target = (self._known[number].prepared for number in pair)
            if source is None or target is None:
                raise ValueError(f"{pair}: no story in one of them")
            self._made[pair] = compare_documents(source, target)
        return self._made[pair]

    def are_worded(self, parent: Parent) -> bool:
        """Whether there is a story in both, so that they can be compared."""
        return all(self._known[number].prepared for number in (parent.source, parent.target))

    def texts(self, source: int, target: int) -> Texts:
        """The texts of two documents."""
        return frozenset(self._known[number].document.text for number in (source, target))
