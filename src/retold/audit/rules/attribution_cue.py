"""Who said it, how and where: claims that lost their speaker, or got another one."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from retold import lexicon
from retold.audit.cues.naming import names
from retold.audit.cues.settled import OPEN, SETTLED
from retold.audit.link.links import LinkedBead
from retold.model import Change, Severity, Span
from retold.text.words import Word, spanned
from retold.values.units import MONTHS, WEEKDAYS

CUES = frozenset("say tell accord allege".split())
"""Words whose loss or gain is told; the other reporting words have other uses too."""
SAYING = frozenset(
    "say tell write post tweet accord claim allege add state announce insist argue warn note "
    "explain suggest declare contend admit confirm prove believe".split()
)
"""Words that bind a claim to who makes it."""
PUBLIC = frozenset("write post tweet say announce".split())
"""Verbs after which *on* leads to where it was said."""
BESIDE = 4
"""Words on each side of a cue that may belong to the lost or new attribution."""
KEPT = 0.4
"""Share of the bead's content words that must be on the other side for the claim to stand there."""
CLOSE = 0.6
"""Share of words kept in order from which a speaker is not sought in the beads around."""
ROLE = 4
"""Words between a cue and the name of the speaker behind it: said council leader Ada Moor."""
CLAIM = 8
"""Words behind a cue, or behind its speaker, in which a claim is sought."""
REACH = 3
"""Words after a cue among which the name of its channel begins."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A cue, and the words naming the speaker and where it was said, by index."""

    cue: int
    speaker: tuple[int, ...]
    channel: tuple[int, ...]


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change where a bead says who said it on one side only, or says it otherwise."""
    mine, theirs = _tellings(pair.source, pair.texts[0]), _tellings(pair.target, pair.texts[1])
    only = len(mine) == len(theirs) == 1
    for one, other in _matched(pair, mine, theirs):
        yield from _otherwise(pair, one, other, only=only)
    yield from _unattributed(pair)


def _tellings(side: tuple[Word, ...], text: str) -> list[Telling]:
    cues = [at for at, word in enumerate(side) if word.lemma in SAYING]
    called = [one.words for one in names(side) if one.proper] if cues else []
    return [Telling(at, _speaker(side, text, called, at), _channel(side, at)) for at in cues]


def _speaker(
    side: tuple[Word, ...], text: str, called: list[tuple[int, ...]], cue: int
) -> tuple[int, ...]:
    """The name before a cue, or behind one that a mark sets off: “…,” said Ada Moor."""
    before = next((words for words in called if words[-1] == cue - 1), ())
    gap = text[side[cue - 1].span.end : side[cue].span.start] if cue else ""
    if before and not gap.strip():
        return before
    if not gap.strip() or side[cue].lemma == "tell":
        return ()
    return next((words for words in called if cue < words[0] <= cue + ROLE), ())


def _channel(side: tuple[Word, ...], at: int) -> tuple[int, ...]:
    """The name behind *told* or behind *wrote on*; none where it is a day or a month."""
    begin = at + 1
    if side[at].lemma != "tell":
        places = range(at + 1, min(len(side), at + 1 + REACH))
        on = [here for here in places if side[here].fold == "on"]
        if side[at].lemma not in PUBLIC or not on:
            return ()
        begin = on[0] + 1
    if begin < len(side) and side[begin].fold in {"the", "a"}:
        begin += 1
    end = begin
    while end < len(side) and _is_named(side[end]):
        end += 1
    return tuple(range(begin, end))


def _is_named(word: Word) -> bool:
    calendar = word.fold in MONTHS or word.fold in WEEKDAYS
    return word.capital and word.content and not word.first and not calendar


def _matched(
    pair: LinkedBead, mine: list[Telling], theirs: list[Telling]
) -> Iterator[tuple[Telling, Telling]]:
    """The tellings of the two sides that tell one claim: whose words lie nearest to both."""
    if not mine or not theirs:
        return
    votes: Counter[tuple[int, int]] = Counter()
    for at, to in enumerate(pair.to_target):
        if to is not None and pair.source[at].content:
            votes[_nearest(mine, at), _nearest(theirs, to)] += 1
    taken: set[tuple[str, int]] = set()
    for (one, other), _ in votes.most_common():
        if ("mine", one) not in taken and ("theirs", other) not in taken:
            taken |= {("mine", one), ("theirs", other)}
            yield mine[one], theirs[other]


def _nearest(tellings: list[Telling], at: int) -> int:
    return min(range(len(tellings)), key=lambda number: abs(tellings[number].cue - at))


def _otherwise(pair: LinkedBead, one: Telling, other: Telling, *, only: bool) -> Iterator[Change]:
    """A change where the speaker is another, the claim surer, or the channel gone or another."""
    mine, theirs = _sex(pair.source, one.cue), _sex(pair.target, other.cue)
    if mine is not None and theirs is not None and mine[1] != theirs[1]:
        spans = _from_to(pair.source, mine[0], one.cue), _from_to(pair.target, theirs[0], other.cue)
        yield _told(pair, spans, "major")
        return
    if _is_another(pair, one.speaker, other.speaker, only=only):
        spans = (
            spanned(pair.source, one.speaker[0], one.speaker[-1]),
            spanned(pair.target, other.speaker[0], other.speaker[-1]),
        )
        yield _told(pair, spans, "critical")
        yield from _other_place(pair, one.speaker, other.speaker)
        return
    verbs = pair.source[one.cue].lemma, pair.target[other.cue].lemma
    if verbs[0] in OPEN and verbs[1] in SETTLED and not _is_left_open(pair.target):
        yield _told(pair, (pair.source[one.cue].span, pair.target[other.cue].span), "critical")
        return
    gone = [at for at in one.channel if _is_new(pair.source[at], pair.to_target[at], pair, 1)]
    new = [at for at in other.channel if _is_new(pair.target[at], pair.to_source[at], pair, 0)]
    lost = bool(one.channel) and len(gone) == len(one.channel)
    if (gone and new) or lost:
        here = spanned(pair.source, one.cue, one.channel[-1])
        there = spanned(pair.target, other.cue, max([other.cue, *other.channel]))
        yield _told(pair, (here, there), "major")


def _is_another(
    pair: LinkedBead, one: tuple[int, ...], other: tuple[int, ...], *, only: bool
) -> bool:
    """Whether two speakers have nothing in common, and neither is on the other side.

    only: each side has one telling, so that a speaker named elsewhere in the bead changed places.
    """
    if not one or not other or _is_abbreviated(pair, one, other):
        return False
    places = [at for at in (pair.to_source[to] for to in other) if at is not None]
    if only and all(_is_sentence_off(pair, one[0], at) for at in places):
        same = {pair.source[at].lemma for at in one} & {pair.target[at].lemma for at in other}
        return not same and all(pair.to_target[at] not in other for at in one)
    lost = all(pair.to_target[at] is None for at in one)
    return lost and all(pair.to_source[at] is None for at in other)


def _is_sentence_off(pair: LinkedBead, one: int, other: int) -> bool:
    """Whether a sentence ends between two source words, so that they do not speak together."""
    first, last = sorted((pair.source[one].span.end, pair.source[other].span.start))
    return re.search(r"[.!?]\W*\s", pair.texts[0][first:last]) is not None


def _is_abbreviated(pair: LinkedBead, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one of two speakers may be the other's initials."""
    called = [pair.source[at].text for at in one], [pair.target[at].text for at in other]
    return any(len(name) == 1 and name[0].isupper() for name in called)


def _other_place(
    pair: LinkedBead, one: tuple[int, ...], other: tuple[int, ...]
) -> Iterator[Change]:
    """The other end of an exchange: where the new speaker stood, and where the old one stands."""
    here = [at for at in (pair.to_source[to] for to in other) if at is not None]
    there = [to for to in (pair.to_target[at] for at in one) if to is not None]
    if len(here) == len(other) and len(there) == len(one):
        spans = (
            spanned(pair.source, min(here), max(here)),
            spanned(pair.target, min(there), max(there)),
        )
        yield _told(pair, spans, "critical")


def _is_left_open(side: tuple[Word, ...]) -> bool:
    return any(word.lemma in OPEN for word in side)


def _is_new(word: Word, link: int | None, pair: LinkedBead, side: int) -> bool:
    """Whether a word is not on the other side (1: the target), nor in the beads around."""
    near = pair.near_target if side else pair.near_source
    return link is None and word.lemma not in near


def _told(pair: LinkedBead, spans: tuple[Span, Span], gravity: Severity) -> Change:
    note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
    return Change("attribution", gravity, pair.index, *spans, note)


def _sex(side: tuple[Word, ...], cue: int) -> tuple[int, bool] | None:
    """The pronoun beside a cue, and whether it is a woman's; None where there is none."""
    for at in (cue - 1, cue + 1):
        if 0 <= at < len(side) and side[at].fold in {"he", "she"}:
            return at, side[at].fold == "she"
    return None


def _from_to(side: tuple[Word, ...], one: int, other: int) -> Span:
    return spanned(side, min(one, other), max(one, other))


def _unattributed(pair: LinkedBead) -> Iterator[Change]:
    """A change where a bead says who said it on one side only."""
    mine, theirs = _cues(pair.source), _cues(pair.target)
    if bool(mine) == bool(theirs):
        return
    close = pair.kept() >= CLOSE
    if (
        mine
        and not _is_told(pair.target, _of_charge(pair, mine[0]))
        and (close or not _is_said_near(pair.near_target) or _acts_now(pair, mine[0]))
        and _is_kept(pair.source, pair.to_target)
    ):
        at = mine[0]
        span = _clause(pair.source, pair.to_target, at)
        note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
        yield Change("attribution", "major", pair.index, span, None, note)
    elif (
        theirs
        and not _is_told(pair.source)
        and not _is_said_near(pair.near_source)
        and _is_kept(pair.target, pair.to_source)
    ):
        at = theirs[0]
        span = _clause(pair.target, pair.to_source, at)
        note = f"“{span.of(pair.texts[1])}” is new: the source states it as a fact"
        yield Change("attribution", "major", pair.index, None, span, note)


def _acts_now(pair: LinkedBead, cue: int) -> bool:
    """Whether who said it stands before what was said, with no cue: said it met, has met.

    What was told according to somebody is not told so where nobody near is that somebody.
    """
    if pair.source[cue].lemma == "accord":
        return _names_nobody_near(pair, cue)
    ahead = range(cue - 1, max(-1, cue - 1 - REACH), -1)
    speaker = next((at for at in ahead if pair.source[at].content), None)
    there = pair.to_target[speaker] if speaker is not None else None
    if there is None:
        return False
    behind = range(cue + 1, min(len(pair.source), cue + 1 + CLAIM))
    claim = [pair.to_target[at] for at in behind if pair.source[at].content]
    kept = [to for to in claim if to is not None and there < to <= there + CLAIM]
    return len(kept) >= KEPT * max(1, len(claim))


def _names_nobody_near(pair: LinkedBead, cue: int) -> bool:
    """Whether nobody near in the target is who said it: according to the police, to Ada Moor."""
    behind = range(cue + 1, min(len(pair.source), cue + 1 + CLAIM))
    named = [pair.source[at] for at in behind if pair.source[at].capital]
    if named:
        return all(word.lemma not in pair.far_target for word in named)
    lost = takewhile(lambda at: pair.to_target[at] is None, behind)
    called = [pair.source[at].lemma for at in lost if pair.source[at].content]
    return bool(called) and called[0] not in pair.near_target


def _is_said_near(near: frozenset[str]) -> bool:
    return not near.isdisjoint(CUES)


def _is_kept(side: tuple[Word, ...], links: list[int | None]) -> bool:
    content = [at for at, word in enumerate(side) if word.content]
    return sum(links[at] is not None for at in content) >= KEPT * len(content)


def _cues(side: tuple[Word, ...]) -> list[int]:
    return [
        at
        for at, word in enumerate(side)
        if word.lemma in CUES
        and (word.lemma != "accord" or word.fold == "according")
        and not _is_heard(side, at)
    ]


def _is_heard(side: tuple[Word, ...], at: int) -> bool:
    """Whether a word for telling is of who was told."""
    return side[at].lemma == "tell" and at > 0 and side[at - 1].lemma == "be"


def _of_charge(pair: LinkedBead, cue: int) -> set[int]:
    """Target words that are a charge's own, the same on both sides: alleges that they promised."""
    if pair.source[cue].lemma not in OPEN:
        return set()
    links = enumerate(pair.to_target)
    return {to for at, to in links if to is not None and pair.bonds[at] == "same"}


def _is_told(side: tuple[Word, ...], claimed: Collection[int] = ()) -> bool:
    """Whether some word, other than those of the claim, says that somebody speaks or thinks."""
    return any(
        (lexicon.is_reporting(word.fold) or word.lemma in _OTHER)
        and not _is_heard(side, at)
        and at not in claimed
        for at, word in enumerate(side)
    )


_OTHER = frozenset(
    "opinion view statement report announcement claim reportedly allegedly quote interview "
    "speech remark comment conclude find learn know consider see show reveal".split()
)


def _clause(side: tuple[Word, ...], links: list[int | None], at: int) -> Span:
    """The cue with the unlinked words beside it."""
    first = last = at
    while first > 0 and links[first - 1] is None and at - first < BESIDE:
        first -= 1
    while last + 1 < len(side) and links[last + 1] is None and last - at < BESIDE:
        last += 1
    while last + 1 < len(side) and side[last + 1].capital and side[at].fold == "according":
        last += 1
    return spanned(side, first, last)
