"""Claims turned into their contrary by a negation gained or lost.

Each side's negations are matched one to one, by what they bear on. One left over is told, unless
another word that denies makes up for it.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator
from typing import NamedTuple

from retold import lexicon
from retold.audit.cues.denials import (
    BEFORE,
    CONTRAST,
    EXPLICIT,
    ITEM,
    REACH,
    REVERSING,
    clauses,
    contrary,
    cues,
    denies,
    devices,
    governed,
    head_of,
    is_negative_form,
)
from retold.audit.link.links import LinkedBead, slot, slot_in_source
from retold.model import Change, Severity, Span
from retold.text.words import Word, spanned

PARTICLES = frozenset("down off away out back over up".split())
"""Words that may make a reversing verb of a plain one: turn down, call off."""
ASSUMING = frozenset({("take", "over"), ("take", "up")})
"""Verbs with such a word that reverse nothing."""
RAISING = frozenset("think believe want expect suppose appear seem intend feel".split())
"""Verbs that may take over a negation: I don't think he will, I think he will not."""
ALL: dict[str, frozenset[str]] = {
    "never": frozenset({"always"}),
    "nobody": frozenset("everybody everyone all".split()),
    "none": frozenset("all each".split()),
    "no": frozenset("all every each".split()),
    "nothing": frozenset({"everything"}),
    "nowhere": frozenset({"everywhere"}),
    "neither": frozenset({"both"}),
}
"""What says of all what a negation says of none."""
BESIDE = 2
"""Words beside the place of a negation in which a word that denies may make up for it."""
NEAR = 5
"""Words around its place in which another wording may make up for a negation."""
SHARED = 12
"""Words over which a negation may be shared by what "or" joins."""
BEARS = 8
"""Words behind a negation on which it may bear."""
APART = 3
"""Words from a reversing word to what it reverses: cease attacking, a halt to the sharing."""
CONTRAST_REACH = 6
"""Words behind what is denied in which what is so instead is sought."""
_SURE = frozenset({"same", "moved", "family"})
"""Bonds of words that are one word in some form."""


class Side(NamedTuple):
    """One side of a pair as its negations are judged, and the links to the other."""

    words: tuple[Word, ...]
    text: str
    links: list[int | None]
    free: list[int]
    cues: list[int]
    clauses: list[int]


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each claim that is turned round, at most one a place."""
    yield from _none_to_all(pair)
    if not cues(pair.source) and not cues(pair.target):
        yield from _reversals(pair)
        return
    mine, theirs = _sides(pair)
    lost, gained = _unmatched(pair, mine, theirs)
    if lost or gained:
        yield from _negations(pair, mine, theirs, lost, gained)
    else:
        yield from _reversals(pair)


def _sides(pair: LinkedBead) -> tuple[Side, Side]:
    return (
        _side(pair.source, pair.texts[0], pair.to_target, pair.lost()),
        _side(pair.target, pair.texts[1], pair.to_source, pair.gained()),
    )


def _side(words: tuple[Word, ...], text: str, links: list[int | None], free: list[int]) -> Side:
    negating = cues(words)
    numbers = clauses(words, text)
    negating = [at for at in negating if not _is_numeral(words, numbers, at)]
    return Side(words, text, links, free, negating, numbers)


def _is_numeral(words: tuple[Word, ...], numbers: list[int], at: int) -> bool:
    """Whether a negation is short for number: no. 12."""
    behind = words[at + 1 : at + 2]
    return (
        words[at].fold == "no"
        and bool(behind)
        and behind[0].fold[0].isdigit()
        and numbers[at] != numbers[at + 1]
    )


def _none_to_all(pair: LinkedBead) -> Iterator[Change]:
    """None of something that became all of it, or the reverse: nobody came → everybody came."""
    for gone in (True, False):
        side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
        links = pair.to_target if gone else pair.to_source
        free = pair.gained() if gone else pair.lost()
        for at in cues(side):
            head = head_of(side, at)
            to = links[head] if head is not None else None
            every = ALL.get(side[at].lemma, ALL.get(side[at].fold, frozenset()))
            if head is None or to is None or not every:
                continue
            if pair.bonds[head if gone else to] not in _SURE:
                continue
            there = [
                here for here in free if to - BEFORE <= here < to and other[here].fold in every
            ]
            if there and not _is_negated(other, there[-1]):
                here, where = side[at].span, other[there[-1]].span
                spans = (here, where) if gone else (where, here)
                note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
                yield Change("negation", "critical", pair.index, *spans, note)


def _is_negated(side: tuple[Word, ...], at: int) -> bool:
    """Whether a negation bears on a word or is in the words before it."""
    return any(here in cues(side) for here in range(max(0, at - BEFORE), at))


def _unmatched(pair: LinkedBead, mine: Side, theirs: Side) -> tuple[list[int], list[int]]:
    """The negations of each side that have no counterpart on the other."""
    scored = [
        (_likeness(pair, mine, one, theirs, two), -abs(one - two), one, two)
        for one in mine.cues
        for two in theirs.cues
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, one, two in sorted(scored, reverse=True):
        if score > 0 and one not in partner and two not in taken:
            partner[one] = two
            taken.add(two)
    lost = [at for at in mine.cues if at not in partner]
    gained = [at for at in theirs.cues if at not in taken]
    back = {two: one for one, two in partner.items()}
    return (
        [at for at in lost if not _is_denied_there(mine, at, theirs, back)],
        [at for at in gained if not _is_denied_there(theirs, at, mine, partner)],
    )


def _likeness(pair: LinkedBead, mine: Side, one: int, theirs: Side, two: int) -> int:
    """How surely two negations deny the same, 0…4."""
    here, there = _head(mine, one), _head(theirs, two)
    to = mine.links[here] if here is not None else None
    back = theirs.links[there] if there is not None else None
    if to is not None and to == there:
        return 4
    if _bears(theirs, two, to) or _bears(mine, one, back):
        return 3
    raised = any(
        head is not None and side.words[head].lemma in RAISING
        for side, head in ((mine, here), (theirs, there))
    )
    if raised or (to is None and back is None and mine.links[one] == two):
        return 3
    sure = _has_sure_head(pair, mine, one, gone=True), _has_sure_head(pair, theirs, two, gone=False)
    if _is_opposing(mine, one) or _is_opposing(theirs, two) or all(sure):
        return 0
    if _is_subject(theirs, two, to) or _is_subject(mine, one, back):
        return 2
    return int(not any(sure))


def _bears(side: Side, cue: int, at: int | None, reach: int = BEARS) -> bool:
    """Whether a negation bears on a word behind it in its clause."""
    return at is not None and cue < at <= cue + reach and side.clauses[cue] == side.clauses[at]


def _head(side: Side, at: int) -> int | None:
    """What a negation bears on, where no mark closes what it stands in before."""
    head = head_of(side.words, at)
    if head is None or _CLOSING.search(
        side.text[side.words[at].span.end : side.words[head].span.start]
    ):
        return None
    return head


_CLOSING = re.compile(r"[.!?;)”]")


def _is_subject(side: Side, cue: int, at: int | None) -> bool:
    """Whether a word stands before a negation in its clause: no pilot came, pilots did not."""
    return at is not None and at < cue and side.clauses[cue] == side.clauses[at]


def _is_opposing(side: Side, at: int) -> bool:
    """Whether a negation sets what it denies against what is so: here, but not there."""
    return at > 0 and side.words[at - 1].fold in {"and", "but"}


def _is_denied_there(side: Side, at: int, other: Side, partner: dict[int, int]) -> bool:
    """Whether the other side denies the same by a negation that has a counterpart already.

    One may be shared (does not stop or turn), or be told twice (neither the one nor the other);
    but not where its counterpart stands in one clause with the negation left over.
    partner: the counterparts of the other side's negations.
    """
    head = _head(side, at)
    to = side.links[head] if head is not None else None
    if side.words[at].fold == "nor":
        return True
    if to is None:
        return False
    return _is_shared(other.words, to) or any(
        _bears(other, cue, to, REACH) and side.clauses[partner[cue]] != side.clauses[at]
        for cue in other.cues
        if cue in partner
    )


def _is_shared(side: tuple[Word, ...], at: int) -> bool:
    """Whether a negation further ahead bears on the word across an "or": does not stop or turn."""
    for here in range(min(len(side), at + 1 + ITEM) - 1, max(-1, at - SHARED), -1):
        if side[here].lemma in {"or", "nor"}:
            ahead = range(max(0, here - SHARED), min(here, at))
            return any(side[cue].lemma in EXPLICIT for cue in ahead)
    return False


def _negations(
    pair: LinkedBead, mine: Side, theirs: Side, lost: list[int], gained: list[int]
) -> Iterator[Change]:
    """The first negation lost and the first gained, unless another wording makes up for it."""
    yield from _exchanged(pair, lost, theirs.cues)
    lost = [at for at in lost if not _is_made_up(pair, mine, at, theirs, gone=True)]
    gained = [at for at in gained if not _is_made_up(pair, theirs, at, mine, gone=False)]
    if lost and gained:
        lost = [at for at in lost if _has_sure_head(pair, mine, at, gone=True)]
        gained = [at for at in gained if _has_sure_head(pair, theirs, at, gone=False)]
    if lost:
        yield _told(pair, mine, lost[0], gone=True)
    if gained:
        yield _told(pair, theirs, gained[0], gone=False)


def _has_sure_head(pair: LinkedBead, side: Side, at: int, *, gone: bool) -> bool:
    """Whether what the negation bears on stands on the other side too, as the same word."""
    head = _head(side, at)
    to = side.links[head] if head is not None else None
    return head is not None and to is not None and pair.bonds[head if gone else to] == "same"


def _exchanged(pair: LinkedBead, lost: list[int], theirs: list[int]) -> Iterator[Change]:
    """What was denied and what was asserted changed places: not this but that → this, not that."""
    for at in lost:
        head = head_of(pair.source, at)
        to = pair.to_target[head] if head is not None else None
        if head is None or to is None or pair.bonds[head] not in _SURE:
            continue
        contrasted = any(
            word.fold in CONTRAST for word in pair.source[head : head + 1 + CONTRAST_REACH]
        )
        if contrasted and any(to < cue <= to + CONTRAST_REACH for cue in theirs):
            here, there = spanned(pair.source, at, head), pair.target[to].span
            note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
            yield Change("negation", "critical", pair.index, here, there, note)


def _is_made_up(pair: LinkedBead, side: Side, at: int, other: Side, *, gone: bool) -> bool:
    """Whether another wording near the place of the negation denies instead of it."""
    place = slot(pair, at) if gone else slot_in_source(pair, at)
    linked = side.links[at]
    if linked is not None and (linked in devices(other.words) or denies(other.words[linked])):
        return True
    head = _head(side, at)
    to = side.links[head] if head is not None else None
    if head is not None and to is None and denies(side.words[head]):
        return False
    denying = (here for here in devices(other.words) if not _is_denied_alike(other, here, side))
    if any(_pays(side, at, other, here, place) for here in denying):
        return True
    near = range(place.start - NEAR, place.stop + NEAR)
    idle = (here for here, word in enumerate(other.words) if word.lemma in EXPLICIT)
    if any(here in near and here not in other.cues for here in idle):
        return True
    denied = [here for here in side.free if at < here <= at + NEAR and side.words[here].content]
    return any(
        contrary(side.words[one], other.words[two])
        for one in denied
        for two in other.free
        if two in near and other.words[two].content
    )


def _pays(side: Side, at: int, other: Side, there: int, place: range) -> bool:
    """Whether a word that denies stands in the place of a negation, or bears on the same."""
    head = _head(side, at)
    to = side.links[head] if head is not None else None
    aside = 1
    if to is None:
        aside = NEAR if is_negative_form(other.words[there].fold) else BESIDE
    if place.start - aside <= there < place.stop + aside:
        return True
    if to is not None and other.words[there].fold == "unless" and _bears(other, there, to):
        return True
    heads = governed(other.words, there, other.text)
    return to in heads or any(_bears(side, at, other.links[here], NEAR) for here in heads)


def _is_denied_alike(side: Side, at: int, other: Side) -> bool:
    """Whether the counterpart of a word that denies denies too."""
    to = side.links[at]
    return to is not None and (
        side.words[at].lemma == other.words[to].lemma or denies(other.words[to])
    )


def _told(pair: LinkedBead, side: Side, at: int, *, gone: bool) -> Change:
    words, text = side.words, side.text
    other = pair.target if gone else pair.source
    head = _head(side, at)
    counterpart = side.links[head] if head is not None else None
    last = head if head is not None and counterpart is not None else at
    here = spanned(words, at, last)
    there = other[counterpart].span if counterpart is not None else None
    cue = words[at].span.of(text)
    gravity: Severity = "critical" if there else "major"
    if gone:
        end = f" → {there.of(pair.texts[1])}" if there else ""
        note = f"“{cue}” is gone: {here.of(text)}{end}"
        return Change("negation", gravity, pair.index, here, there, note)
    start = f"{there.of(pair.texts[0])} → " if there else ""
    note = f"“{cue}” is new: {start}{here.of(text)}"
    return Change("negation", gravity, pair.index, there, here, note)


def _reversals(pair: LinkedBead) -> Iterator[Change]:
    """Reversing words lost before a word that stays: cease attacking → attack; or gained."""
    for gone in (True, False):
        side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
        links = pair.to_target if gone else pair.to_source
        free = pair.gained() if gone else pair.lost()
        if any(_may_reverse(other, at) for at in free):
            continue
        for at, word in enumerate(side):
            if links[at] is not None or word.lemma not in REVERSING:
                continue
            if any(lexicon.are_antonyms(word.fold, other[here].fold) for here in free):
                continue
            head = next((to for to in range(at + 1, len(side)) if side[to].content), None)
            counterpart = links[head] if head is not None and head - at <= APART else None
            before = other[max(0, (counterpart or 0) - REACH) : counterpart]
            if any(denies(word) for word in before):
                continue
            if head is not None and counterpart is not None and not side[head].fold[0].isdigit():
                here, there = spanned(side, at, head), other[counterpart].span
                mine, theirs = (here, there) if gone else (there, here)
                spans = _uncut(mine, pair.texts[0]), _uncut(theirs, pair.texts[1])
                note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
                yield Change("negation", "critical", pair.index, *spans, note)


def _may_reverse(side: tuple[Word, ...], at: int) -> bool:
    """Whether a word denies, or may make its verb one that does."""
    if side[at].fold in PARTICLES:
        return at == 0 or (side[at - 1].lemma, side[at].fold) not in ASSUMING
    return denies(side[at]) or side[at].lemma in EXPLICIT


def _uncut(span: Span, text: str) -> Span:
    """The span to the end of the hyphened word that it ends in: a halt to arms-sharing."""
    rest = _REST.match(text, span.end)
    return Span(span.start, rest.end()) if rest else span


_REST = re.compile(r"(?:[-‐‑]\w+)+")
