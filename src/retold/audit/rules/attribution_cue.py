"""Who said it, how and where: claims that lost their speaker, or got another one."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from retold import lexicon
from retold.audit.cues.naming import names
from retold.audit.cues.saying import SAYING, is_put_down, is_said_behind
from retold.audit.cues.settled import OPEN, SETTLED
from retold.audit.link.links import LinkedBead
from retold.model import Change, Severity, Span
from retold.text.words import Word, spanned
from retold.values.units import MONTHS, WEEKDAYS

CUES = frozenset("say tell accord allege".split())
"""Words whose loss or gain is told; the other reporting words have other uses too."""
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
    source_tellings, target_tellings = (
        _tellings(pair.source, pair.texts[0]),
        _tellings(pair.target, pair.texts[1]),
    )
    only = len(source_tellings) == len(target_tellings) == 1
    for source_telling, target_telling in _matched(pair, source_tellings, target_tellings):
        yield from _otherwise(pair, source_telling, target_telling, only=only)
    yield from _unattributed(pair)


def _tellings(side: tuple[Word, ...], text: str) -> list[Telling]:
    cues = [index for index, word in enumerate(side) if word.lemma in SAYING]
    called = [name.words for name in names(side) if name.proper] if cues else []
    return [
        Telling(index, _speaker(side, text, called, index), _channel(side, index)) for index in cues
    ]


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


def _channel(side: tuple[Word, ...], index: int) -> tuple[int, ...]:
    """The name behind *told* or behind *wrote on*; none where it is a day or a month."""
    begin = index + 1
    if side[index].lemma != "tell":
        places = range(index + 1, min(len(side), index + 1 + REACH))
        on = [index for index in places if side[index].fold == "on"]
        if side[index].lemma not in PUBLIC or not on:
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
    pair: LinkedBead, source_tellings: list[Telling], target_tellings: list[Telling]
) -> Iterator[tuple[Telling, Telling]]:
    """The tellings of the two sides that tell one claim: whose words lie nearest to both."""
    if not source_tellings or not target_tellings:
        return
    votes: Counter[tuple[int, int]] = Counter()
    for index, to in enumerate(pair.to_target):
        if to is not None and pair.source[index].content:
            votes[_nearest(source_tellings, index), _nearest(target_tellings, to)] += 1
    taken: set[tuple[str, int]] = set()
    for (source_number, target_number), _ in votes.most_common():
        if ("source", source_number) not in taken and ("target", target_number) not in taken:
            taken |= {("source", source_number), ("target", target_number)}
            yield source_tellings[source_number], target_tellings[target_number]


def _nearest(tellings: list[Telling], index: int) -> int:
    return min(range(len(tellings)), key=lambda number: abs(tellings[number].cue - index))


def _otherwise(
    pair: LinkedBead, source_telling: Telling, target_telling: Telling, *, only: bool
) -> Iterator[Change]:
    """A change where the speaker is another, the claim surer, or the channel gone or another."""
    source_sex, target_sex = (
        _sex(pair.source, source_telling.cue),
        _sex(pair.target, target_telling.cue),
    )
    if source_sex is not None and target_sex is not None and source_sex[1] != target_sex[1]:
        spans = (
            _from_to(pair.source, source_sex[0], source_telling.cue),
            _from_to(pair.target, target_sex[0], target_telling.cue),
        )
        yield _told(pair, spans, "major")
        return
    if _is_another(pair, source_telling.speaker, target_telling.speaker, only=only):
        spans = (
            spanned(pair.source, source_telling.speaker[0], source_telling.speaker[-1]),
            spanned(pair.target, target_telling.speaker[0], target_telling.speaker[-1]),
        )
        yield _told(pair, spans, "critical")
        yield from _other_place(pair, source_telling.speaker, target_telling.speaker)
        return
    verbs = pair.source[source_telling.cue].lemma, pair.target[target_telling.cue].lemma
    if verbs[0] in OPEN and verbs[1] in SETTLED and not _is_left_open(pair.target):
        yield _told(
            pair,
            (pair.source[source_telling.cue].span, pair.target[target_telling.cue].span),
            "critical",
        )
        return
    gone = [
        index
        for index in source_telling.channel
        if _is_new(pair.source[index], pair.to_target[index], pair, 1)
    ]
    new = [
        index
        for index in target_telling.channel
        if _is_new(pair.target[index], pair.to_source[index], pair, 0)
    ]
    lost = bool(source_telling.channel) and len(gone) == len(source_telling.channel)
    if (gone and new) or lost:
        source_span = spanned(pair.source, source_telling.cue, source_telling.channel[-1])
        target_span = spanned(
            pair.target, target_telling.cue, max([target_telling.cue, *target_telling.channel])
        )
        yield _told(pair, (source_span, target_span), "major")


def _is_another(
    pair: LinkedBead,
    source_indices: tuple[int, ...],
    target_indices: tuple[int, ...],
    *,
    only: bool,
) -> bool:
    """Whether two speakers have nothing in common, and neither is on the other side.

    only: each side has one telling, so that a speaker named elsewhere in the bead changed places.
    """
    if (
        not source_indices
        or not target_indices
        or _is_abbreviated(pair, source_indices, target_indices)
    ):
        return False
    places = [index for index in (pair.to_source[to] for to in target_indices) if index is not None]
    if only and all(_is_sentence_off(pair, source_indices[0], index) for index in places):
        same = {pair.source[index].lemma for index in source_indices} & {
            pair.target[index].lemma for index in target_indices
        }
        return not same and all(
            pair.to_target[index] not in target_indices for index in source_indices
        )
    lost = all(pair.to_target[index] is None for index in source_indices)
    return lost and all(pair.to_source[index] is None for index in target_indices)


def _is_sentence_off(pair: LinkedBead, index: int, target_index: int) -> bool:
    """Whether a sentence ends between two source words, so that they do not speak together."""
    first, last = sorted((pair.source[index].span.end, pair.source[target_index].span.start))
    return re.search(r"[.!?]\W*\s", pair.texts[0][first:last]) is not None


def _is_abbreviated(
    pair: LinkedBead, source_indices: tuple[int, ...], target_indices: tuple[int, ...]
) -> bool:
    """Whether one of two speakers may be the other's initials."""
    called = (
        [pair.source[index].text for index in source_indices],
        [pair.target[index].text for index in target_indices],
    )
    return any(len(name) == 1 and name[0].isupper() for name in called)


def _other_place(
    pair: LinkedBead, source_indices: tuple[int, ...], target_indices: tuple[int, ...]
) -> Iterator[Change]:
    """The other end of an exchange: where the new speaker stood, and where the old one stands."""
    linked_source = [
        index for index in (pair.to_source[to] for to in target_indices) if index is not None
    ]
    linked_target = [
        to for to in (pair.to_target[index] for index in source_indices) if to is not None
    ]
    if len(linked_source) == len(target_indices) and len(linked_target) == len(source_indices):
        spans = (
            spanned(pair.source, min(linked_source), max(linked_source)),
            spanned(pair.target, min(linked_target), max(linked_target)),
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
    for index in (cue - 1, cue + 1):
        if 0 <= index < len(side) and side[index].fold in {"he", "she"}:
            return index, side[index].fold == "she"
    return None


def _from_to(side: tuple[Word, ...], first: int, last: int) -> Span:
    return spanned(side, min(first, last), max(first, last))


def _unattributed(pair: LinkedBead) -> Iterator[Change]:
    """A change where a bead says who said it on one side only."""
    source_cues, target_cues = _cues(pair.source), _cues(pair.target)
    if bool(source_cues) == bool(target_cues):
        return
    close = pair.kept() >= CLOSE
    if (
        source_cues
        and not is_said_behind(pair, source_cues[0])
        and not _is_told(pair.target, _of_charge(pair, source_cues[0]))
        and (close or not _is_said_near(pair.near_target) or _acts_now(pair, source_cues[0]))
        and _is_kept(pair.source, pair.to_target)
    ):
        index = source_cues[0]
        span = _clause(pair.source, pair.to_target, index)
        note = f"“{span.of(pair.texts[0])}” is gone: the claim stands as a fact"
        yield Change("attribution", "major", pair.index, span, None, note)
    elif (
        target_cues
        and not _is_told(pair.source)
        and not is_put_down(pair.source)
        and not _is_said_near(pair.near_source)
        and _is_kept(pair.target, pair.to_source)
    ):
        index = target_cues[0]
        span = _clause(pair.target, pair.to_source, index)
        note = f"“{span.of(pair.texts[1])}” is new: the source states it as a fact"
        yield Change("attribution", "major", pair.index, None, span, note)


def _acts_now(pair: LinkedBead, cue: int) -> bool:
    """Whether who said it stands before what was said, with no cue: said it met, has met.

    What was told according to somebody is not told so where nobody near is that somebody.
    """
    if pair.source[cue].lemma == "accord":
        return _names_nobody_near(pair, cue)
    ahead = range(cue - 1, max(-1, cue - 1 - REACH), -1)
    speaker = next((index for index in ahead if pair.source[index].content), None)
    target_index = pair.to_target[speaker] if speaker is not None else None
    if target_index is None:
        return False
    behind = range(cue + 1, min(len(pair.source), cue + 1 + CLAIM))
    claim = [pair.to_target[index] for index in behind if pair.source[index].content]
    kept = [to for to in claim if to is not None and target_index < to <= target_index + CLAIM]
    return len(kept) >= KEPT * max(1, len(claim))


def _names_nobody_near(pair: LinkedBead, cue: int) -> bool:
    """Whether nobody near in the target is who said it: according to the police, to Ada Moor."""
    behind = range(cue + 1, min(len(pair.source), cue + 1 + CLAIM))
    named = [pair.source[index] for index in behind if pair.source[index].capital]
    if named:
        return all(word.lemma not in pair.far_target for word in named)
    lost = takewhile(lambda index: pair.to_target[index] is None, behind)
    called = [pair.source[index].lemma for index in lost if pair.source[index].content]
    return bool(called) and called[0] not in pair.near_target


def _is_said_near(near: frozenset[str]) -> bool:
    return not near.isdisjoint(CUES)


def _is_kept(side: tuple[Word, ...], links: list[int | None]) -> bool:
    content = [index for index, word in enumerate(side) if word.content]
    return sum(links[index] is not None for index in content) >= KEPT * len(content)


def _cues(side: tuple[Word, ...]) -> list[int]:
    return [
        index
        for index, word in enumerate(side)
        if word.lemma in CUES
        and (word.lemma != "accord" or word.fold == "according")
        and not _is_heard(side, index)
    ]


def _is_heard(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word for telling is of who was told."""
    return side[index].lemma == "tell" and index > 0 and side[index - 1].lemma == "be"


def _of_charge(pair: LinkedBead, cue: int) -> set[int]:
    """Target words that are a charge's own, the same on both sides: alleges that they promised."""
    if pair.source[cue].lemma not in OPEN:
        return set()
    links = enumerate(pair.to_target)
    return {to for index, to in links if to is not None and pair.bonds[index] == "same"}


def _is_told(side: tuple[Word, ...], claimed: Collection[int] = ()) -> bool:
    """Whether some word, other than those of the claim, says that somebody speaks or thinks."""
    return any(
        (lexicon.is_reporting(word.fold) or word.lemma in _OTHER)
        and not _is_heard(side, index)
        and index not in claimed
        for index, word in enumerate(side)
    )


_OTHER = frozenset(
    "opinion view statement report announcement claim reportedly allegedly quote interview "
    "speech remark comment conclude find learn know consider see show reveal".split()
)


def _clause(side: tuple[Word, ...], links: list[int | None], index: int) -> Span:
    """The cue with the unlinked words beside it."""
    first = last = index
    while first > 0 and links[first - 1] is None and index - first < BESIDE:
        first -= 1
    while last + 1 < len(side) and links[last + 1] is None and last - index < BESIDE:
        last += 1
    while last + 1 < len(side) and side[last + 1].capital and side[index].fold == "according":
        last += 1
    return spanned(side, first, last)
