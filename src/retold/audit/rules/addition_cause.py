"""Causes that the source does not give: … because of the pay deal."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import Word, clause, spanned

CONNECTORS: dict[str, tuple[str, ...]] = {
    "because": (),
    "due": ("to",),
    "owing": ("to",),
    "thanks": ("to",),
    "as": ("a", "result", "of"),
    "caused": ("by",),
    "in": ("response", "to"),
}
"""Words that lead to a cause and, unlike *after*, to nothing else: the first, and those behind."""
CAUSAL = frozenset(
    "because since due owe thanks thank result cause reason blame attribute therefore hence "
    "consequence prompt trigger force lead response respond follow after over as for so".split()
)
"""Words by which the source may have given the cause."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each cause all of whose words are new, where the source gives none."""
    for index in range(len(pair.target)):
        first = _behind(pair.target, index) if pair.to_source[index] is None else None
        if first is None:
            continue
        cause = list(takewhile(partial(_is_new, pair), clause(pair.target, pair.texts[1], first)))
        telling = [index for index in cause if pair.target[index].content]
        if not telling:
            continue
        if any(pair.source[index].lemma in CAUSAL for index in pair.lost()):
            continue
        span = spanned(pair.target, index, cause[-1])
        note = f"not in the source: {span.of(pair.texts[1])}"
        yield Change("addition", "major", pair.index, None, span, note)


def _is_new(pair: LinkedBead, index: int) -> bool:
    """Whether a target word has no counterpart, or is a small word."""
    return pair.to_source[index] is None or not pair.target[index].content


def _behind(side: tuple[Word, ...], index: int) -> int | None:
    """The index behind the connector that begins at a place; None where none does."""
    rest = CONNECTORS.get(side[index].fold)
    if rest is None:
        return None
    end = index + 1 + len(rest)
    return end if tuple(word.fold for word in side[index + 1 : end]) == rest else None
