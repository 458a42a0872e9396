"""Figures that say another thing of the same change: fell 3 percent → fell to 3 percent.

The value is the same, so that no difference of values shows it; the small word before it says
whether it is the change itself, what it came to, or where it began.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import Word, spanned
from retold.values.units import ONES, TENS

CHANGING = frozenset(
    "rise fall drop grow increase decrease decline climb jump slip slide plunge plummet soar surge "
    "rocket tumble sink shrink dip gain lose raise lower cut reduce lift hike boost slash trim "
    "double swell expand contract up down growth reduction loss extend extension prolong lengthen "
    "shorten widen narrow deepen broaden stretch delay postpone advance".split()
)
"""Words for a quantity that becomes more or less, in their dictionary forms."""
ROLES = {"by": "change", "of": "change", "to": "end", "from": "start"}
"""What a figure is to the change, by the word before it; with none it is the change itself."""
ROUGHLY = frozenset(
    "about around roughly nearly almost just only some approximately a an another further more "
    "than over well".split()
)
"""Words that may stand between a preposition and its figure."""
REACH = 5
"""Words before a preposition within which the word for the change stands."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each figure that both sides have in another role."""
    for at, word in enumerate(pair.source):
        to = pair.to_target[at]
        if not _is_figure(word) or to is None or pair.target[to].fold != word.fold:
            continue
        mine, theirs = _role(pair.source, at), _role(pair.target, to)
        if mine and theirs and mine[0] != theirs[0]:
            here, there = spanned(pair.source, mine[1], at), spanned(pair.target, theirs[1], to)
            note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
            yield Change("number", "critical", pair.index, here, there, note)


def _is_figure(word: Word) -> bool:
    return word.fold[0].isdigit() or word.fold in _NUMBER_WORDS


_NUMBER_WORDS = frozenset({*ONES, *TENS}) - {"one"}
"""Numbers in words; *one* is more often a pronoun."""


def _role(side: tuple[Word, ...], at: int) -> tuple[str, int] | None:
    """What a figure is to a change, and the first word that says so; None where nothing changes."""
    before = at - 1
    while before >= 0 and side[before].fold in ROUGHLY:
        before -= 1
    if before < 0:
        return None
    if side[before].lemma in CHANGING:
        return "change", before
    role = ROLES.get(side[before].fold)
    around = side[max(0, before - REACH) : before]
    near = around[-1:] if side[before].fold == "of" else around
    return (role, before) if role and any(one.lemma in CHANGING for one in near) else None
