"""How much of a group a claim is about, in words: all, most, many, some, few, none of them."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator

from retold import lexicon
from retold.audit.link.links import LinkedBead, slot
from retold.model import Change
from retold.text.words import Word

ALL, MOST, MANY, SOME, FEW = range(5)
_AMOUNTS = {
    ALL: "all every each whole entire",
    MOST: "most majority mostly largely",
    MANY: "many numerous lots",
    SOME: "some several certain part partly",
    FEW: "few handful minority hardly",
}
AMOUNT = {word: amount for amount, listed in _AMOUNTS.items() for word in listed.split()}
ONE_FOR_ANOTHER = frozenset({(MOST, MANY), (MANY, SOME), (SOME, FEW)})
"""Amounts that writers exchange, in either order: most or many, some or a few."""
AROUND, KEPT = 3, 0.5
"""Words on each side of an amount, and the share of them that must have stayed."""
_BEFORE = frozenset("at of after above not".split())
_BEHIND = frozenset("other but too".split())
"""Words beside which an amount says something else: at all, above all, each other, too many."""
GROUP = 3
"""Words behind an amount among which the group is named: most of the winter services."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each group of which another share is told."""
    theirs = [to for to in range(len(pair.target)) if _amount(pair.target, to) is not None]
    if not theirs:
        return
    for at in range(len(pair.source)):
        mine = _amount(pair.source, at)
        if mine is None or pair.settled(at, AROUND) < KEPT:
            continue
        to = next((to for to in theirs if _is_in_place(pair, at, to)), None)
        theirs_is = _amount(pair.target, to) if to is not None else None
        if to is None or theirs_is is None or not _differ(mine, theirs_is):
            continue
        here, there = pair.source[at].span, pair.target[to].span
        note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
        yield Change("number", "major", pair.index, here, there, note)


def _amount(side: tuple[Word, ...], at: int) -> int | None:
    """The amount that a word says; None where it says how much of something else, or how."""
    amount = AMOUNT.get(side[at].fold)
    if amount is None or at + 1 >= len(side):
        return None
    ahead = {word.fold for word in side[max(0, at - 2) : at]}
    before, behind = side[at - 1].fold if at else "", side[at + 1]
    if side[at].fold == "most" and (before == "the" or _is_describing(behind)):
        return None
    if before in _BEFORE or behind.fold in _BEHIND or "than" in ahead:
        return None
    if behind.fold[0].isdigit() or (before == "a" and amount in {ALL, SOME}):
        return None
    return amount


def _is_describing(word: Word) -> bool:
    return lexicon.part_of_speech(word.fold) in {"a", "r"}


def _is_in_place(pair: LinkedBead, at: int, to: int) -> bool:
    """Whether two amounts are of one group: linked, or each alone before words that are linked."""
    if pair.to_target[at] is not None:
        return pair.to_target[at] == to
    if pair.to_source[to] is not None or to not in slot(pair, at):
        return False
    group = range(at + 1, min(len(pair.source), at + 1 + GROUP))
    links = [pair.to_target[here] for here in group if pair.source[here].content]
    return any(link is not None and to < link <= to + GROUP for link in links)


def _differ(one: int, other: int) -> bool:
    return one != other and (min(one, other), max(one, other)) not in ONE_FOR_ANOTHER
