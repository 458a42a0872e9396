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
    for index, word in enumerate(pair.source):
        to = pair.to_target[index]
        if not _is_figure(word) or to is None or pair.target[to].fold != word.fold:
            continue
        source_role, target_role = _role(pair.source, index), _role(pair.target, to)
        if source_role and target_role and source_role[0] != target_role[0]:
            source_span, target_span = (
                spanned(pair.source, source_role[1], index),
                spanned(pair.target, target_role[1], to),
            )
            note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
            yield Change("number", "critical", pair.index, source_span, target_span, note)


def _is_figure(word: Word) -> bool:
    return word.fold[0].isdigit() or word.fold in _NUMBER_WORDS


_NUMBER_WORDS = frozenset({*ONES, *TENS}) - {"one"}
"""Numbers in words; *one* is more often a pronoun."""


def _role(side: tuple[Word, ...], index: int) -> tuple[str, int] | None:
    """What a figure is to a change, and the first word that says so; None where nothing changes."""
    before = index - 1
    while before >= 0 and side[before].fold in ROUGHLY:
        before -= 1
    if before < 0:
        return None
    if side[before].lemma in CHANGING:
        return "change", before
    role = ROLES.get(side[before].fold)
    around = side[max(0, before - REACH) : before]
    near = around[-1:] if side[before].fold == "of" else around
    return (role, before) if role and any(word.lemma in CHANGING for word in near) else None
