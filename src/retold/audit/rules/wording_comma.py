"""Commas that move what belongs to what, where the words stayed.

*The men who left* are some of them, *the men, who left* all. A comma behind a word that leans on
the next (*not, involved*) tears the two apart; one in place of a stop ties a name to the sentence
before. Any other comma is a choice of style.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator

from retold.audit.cues.verbs import NOUN_BEFORE
from retold.audit.link.links import LinkedBead
from retold.lexicon.grammar import AUXILIARIES, MODALS
from retold.model import Change
from retold.text.words import spanned

RELATIVE = frozenset("who whom whose which".split())
"""Words that begin a clause, which a comma makes an aside."""
LEANING = frozenset({"not", "n't"}) | AUXILIARIES | MODALS | (NOUN_BEFORE - {"all", "both", "more"})
"""Words that say nothing without the word behind them."""
ASIDE = re.compile(r"[,;:(–—-]")
COMMA, STOP = re.compile(r","), re.compile(r"[.!?]")


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each comma gained or lost that moves what belongs to what."""
    if not bead.is_near_copy():
        return
    for i in range(1, len(bead.source)):
        j, before = bead.to_target[i], bead.to_target[i - 1]
        if j is None or before != j - 1 or not bead.bonds[i] == bead.bonds.get(i - 1) == "same":
            continue
        if _belongs_elsewhere(bead, i, j):
            source, target = spanned(bead.source, i - 1, i), spanned(bead.target, j - 1, j)
            note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
            yield Change("wording", "major", bead.index, source, target, note)


def _belongs_elsewhere(bead: LinkedBead, i: int, j: int) -> bool:
    """Whether the marks before two words that are one bind them otherwise to what precedes."""
    source = _between(bead.texts[0], bead.source[i - 1].span.end, bead.source[i].span.start)
    target = _between(bead.texts[1], bead.target[j - 1].span.end, bead.target[j].span.start)
    if source == target:
        return False
    if bead.source[i].fold in RELATIVE:
        return bool(ASIDE.search(source)) != bool(ASIDE.search(target))
    commas = bool(COMMA.search(source)), bool(COMMA.search(target))
    if bead.source[i - 1].fold in LEANING and not bead.source[i - 1].capital:
        return commas == (False, True)
    stops = bool(STOP.search(source)), bool(STOP.search(target))
    return bead.source[i].capital and bead.target[j].capital and stops[0] == commas[1] != stops[1]


def _between(text: str, start: int, end: int) -> str:
    return text[start:end].strip()
