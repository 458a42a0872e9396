"""Substitutions -> the foreign word behind each, where bilingual dictionaries are installed."""

from collections.abc import Sequence
from dataclasses import replace

from retold.audit.link.links import LinkedBead
from retold.audit.pivots import explain as pivot
from retold.model import Change, Kind

SUBSTITUTED: frozenset[Kind] = frozenset({"wording", "name", "quote"})
"""Kinds whose words may have gone through another language."""
WITNESSES = 20
"""Words of near meaning that are asked for the language beside the substitutions told."""


def with_pivots(changes: tuple[Change, ...], beads: Sequence[LinkedBead]) -> tuple[Change, ...]:
    """The changes, each substitution with the foreign word that explains it.

    Only where bilingual dictionaries are installed, and only in the one language that explains the
    substitutions together.
    """
    if not pivot.dictionaries():
        return changes
    by_index = {bead.index: bead for bead in beads}
    replaced = {
        i: (change.source.of(texts[0]), change.target.of(texts[1]))
        for i, change in enumerate(changes)
        if change.kind in SUBSTITUTED and change.source and change.target
        for texts in (by_index[change.bead].texts,)
    }
    near = [
        (bead.source[i].text, bead.target[j].text)
        for bead in beads
        for i, j in enumerate(bead.to_target)
        if j is not None and bead.bonds[i] == "near"
    ][:WITNESSES]
    inferred = pivot.infer_pivot([*replaced.values(), *near]) if replaced else None
    if inferred is None:
        return changes
    return tuple(
        replace(change, via=pivot.explain(*replaced[i], inferred[0])) if i in replaced else change
        for i, change in enumerate(changes)
    )
