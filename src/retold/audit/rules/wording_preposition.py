"""Where, when and by how much: one preposition in another's place.

Near Aarhus is not in Aarhus, by Friday not on Friday, slowed by 6.9 percent not to 6.9 percent.
Only where a sentence is nearly its source's and the words on both sides stayed.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold.audit.link.links import LinkedBead
from retold.lexicon.grammar import PREPOSITIONS
from retold.model import Change
from retold.text.words import spanned

SAME = (
    frozenset("on upon".split()),
    frozenset("in inside within into".split()),
    frozenset("amid among during".split()),
    frozenset("around about".split()),
    frozenset("across throughout over".split()),
    frozenset("toward to".split()),
    frozenset("over about on".split()),
    frozenset("through via by".split()),
    frozenset("below beneath under".split()),
    frozenset("in of".split()),
    frozenset("on onto".split()),
    frozenset("by with".split()),
    frozenset("at in".split()),
    frozenset("above over".split()),
    frozenset("beyond past".split()),
    frozenset("in during".split()),
    frozenset("for over during".split()),
)
"""Prepositions that may say the same in a sentence that stays; the others seldom do."""


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each preposition in another's place: in Aarhus → near Aarhus."""
    if not bead.is_near_copy():
        return
    for i, word in enumerate(bead.source[1:-1], 1):
        before, after = bead.to_target[i - 1], bead.to_target[i + 1]
        if word.lemma not in PREPOSITIONS or before is None or after != before + 2:
            continue
        j = before + 1
        replacing = bead.target[j]
        if replacing.lemma not in PREPOSITIONS or replacing.lemma == word.lemma:
            continue
        if bead.bonds.get(i - 1) == bead.bonds.get(i + 1) == "same" and not any(
            {word.lemma, replacing.lemma} <= group for group in SAME
        ):
            source, target = spanned(bead.source, i, i + 1), spanned(bead.target, j, j + 1)
            note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
            yield Change("wording", "major", bead.index, source, target, note)
