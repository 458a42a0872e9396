"""How much of a group a claim is about, in words: all, most, many, some, few, none of them."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator

from retold import lexicon
from retold.audit.link.links import LinkedBead, slot
from retold.model import Change, Span
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
_NEARLY = frozenset("almost nearly virtually practically".split())
"""Words that make most of all."""
_BEHIND = frozenset("other but too".split())
"""Words beside which an amount says something else: at all, above all, each other, too many."""
NEAR_COPY = 0.7
"""Share of words kept in order from which an exception is one side's alone: told in other words,
all but nine were accepted where nine were turned down."""
_EXCEPTING = re.compile(
    r"\b(?:(?:all|every\w*|any\w*) (?:but|except(?: for)?|save|bar)|"
    r"except(?:ing)?(?: for)?|excluding)(?: the| those)? $",
    re.IGNORECASE,
)
_LOOK_BACK = 40
"""Characters before a figure in which a word sets it apart."""
GROUP = 3
"""Words behind an amount among which the group is named: most of the winter services."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each group of which another share is told: most, all; all nine, all but nine."""
    yield from _exceptions(pair)
    amounts_in_target = [
        to for to in range(len(pair.target)) if _amount(pair.target, to) is not None
    ]
    if not amounts_in_target:
        return
    for index in range(len(pair.source)):
        source_amount = _amount(pair.source, index)
        if source_amount is None or pair.settled(index, AROUND) < KEPT:
            continue
        to = next((to for to in amounts_in_target if _is_in_place(pair, index, to)), None)
        theirs_is = _amount(pair.target, to) if to is not None else None
        if to is None or theirs_is is None or not _differ(source_amount, theirs_is):
            continue
        source_span, target_span = pair.source[index].span, pair.target[to].span
        note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
        yield Change("number", "major", pair.index, source_span, target_span, note)


def _exceptions(pair: LinkedBead) -> Iterator[Change]:
    """A change for each figure that one side alone excepts, in a sentence that otherwise stayed."""
    if pair.kept() < NEAR_COPY:
        return
    for source, target in pair.equal_values:
        before = [
            _EXCEPTING.search(text, max(0, value.span.start - _LOOK_BACK), value.span.start)
            for text, value in zip(pair.texts, (source, target), strict=True)
        ]
        if (before[0] is None) != (before[1] is None):
            source_span, target_span = (
                Span(match.start() if match else value.span.start, value.span.end)
                for match, value in zip(before, (source, target), strict=True)
            )
            note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
            yield Change("number", "critical", pair.index, source_span, target_span, note)


def _amount(side: tuple[Word, ...], index: int) -> int | None:
    """The amount that a word says; None where it says how much of something else, or how."""
    amount = AMOUNT.get(side[index].fold)
    if amount is None or index + 1 >= len(side):
        return None
    ahead = {word.fold for word in side[max(0, index - 2) : index]}
    before, behind = side[index - 1].fold if index else "", side[index + 1]
    if side[index].fold == "most" and (before == "the" or _is_describing(behind)):
        return None
    if before in _BEFORE or behind.fold in _BEHIND or "than" in ahead:
        return None
    if behind.fold[0].isdigit() or (before == "a" and amount in {ALL, SOME}):
        return None
    return MOST if amount == ALL and before in _NEARLY else amount


def _is_describing(word: Word) -> bool:
    return lexicon.part_of_speech(word.fold) in {"a", "r"}


def _is_in_place(pair: LinkedBead, index: int, to: int) -> bool:
    """Whether two amounts are of one group: linked, or each alone before words that are linked."""
    if pair.to_target[index] is not None:
        return pair.to_target[index] == to
    if pair.to_source[to] is not None or to not in slot(pair, index):
        return False
    group = range(index + 1, min(len(pair.source), index + 1 + GROUP))
    links = [pair.to_target[index] for index in group if pair.source[index].content]
    return any(link is not None and to < link <= to + GROUP for link in links)


def _differ(share: int, other_share: int) -> bool:
    return (
        share != other_share
        and (min(share, other_share), max(share, other_share)) not in ONE_FOR_ANOTHER
    )
