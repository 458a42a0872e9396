"""How sure and how binding a claim is: may, will, must, seeking to, likely, reportedly."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator
from functools import lru_cache

from retold import lexicon
from retold.audit.cues.forces import REACH, Force, Marker, markers_of
from retold.audit.cues.polarity import is_refused
from retold.audit.cues.saying import SAYING
from retold.audit.cues.settled import OPEN, SETTLED
from retold.audit.cues.verbs import NOUN_BEFORE, verb_group
from retold.audit.link.links import LinkedBead, slot
from retold.model import Change, Severity, Span
from retold.text.words import Word, spanned

HEDGES = frozenset(
    "may might could possibly perhaps maybe probably likely potentially allegedly reportedly "
    "apparently supposedly presumably purportedly alleged suspected suspect seek attempt try plan "
    "intend hope aim propose seem appear consider expect believe think suggest possible potential "
    "probable almost nearly about partly socalled can would should able chance possibility "
    "look suspicion rumour rumor unlikely improbable".split()
)
"""Words that weaken a claim; any of them may stand for another."""
TOLD = frozenset(
    "may might possibly perhaps maybe probably likely allegedly reportedly apparently "
    "supposedly presumably purportedly alleged suspected seek".split()
)
"""Hedges whose loss or gain is told: the others come and go with the wording."""
ACCUSING = frozenset(
    {("suspected", "of"), ("accused", "of"), ("charged", "with"), ("indicted", "for")}
)
"""What is said of somebody who may have done what follows."""
OPINIONS = frozenset(
    "think believe say report understand suppose allege presume assume rumor claim".split()
)
"""Verbs by which somebody *is thought to* have done what follows."""
_ACCUSERS = frozenset(first for first, _ in ACCUSING)
PRIVATIVE = frozenset(
    "attempted attempt failed aborted abortive foiled thwarted wouldbe aspiring prospective "
    "former ex onetime erstwhile acting interim proposed planned intended provisional "
    "tentative mock fake counterfeit bogus sham pretend simulated socalled "
    "selfstyled selfproclaimed selfdescribed selfappointed purported alleged "
    "suspected accused reputed presumed".split()
)
"""Words before a noun that say it is not, not yet or no longer that."""
STANDING_FOR = frozenset(
    "previous previously past prior earlier once then retired accusation allegation charge "
    "suspicion intend intention plan proposal trial attempt".split()
)
"""Words that may say so in another way."""
AROUND, KEPT = 2, 0.5
"""Words on each side of such a word, and the share of them that must have stayed."""
HEARSAY = frozenset(
    "allegedly reportedly apparently supposedly purportedly alleged suspected".split()
)
"""Hedges that a word for saying may stand for: it is said."""
MOODS = frozenset({"would", "should"})
"""Hedges that reported speech brings with it: they leave a claim as sure as it was."""
WEAKENING = HEDGES - MOODS
LEFT_OPEN = WEAKENING | STANDING_FOR
"""Words by any of which a claim may still be left open."""
ASIDE = 2
"""Words beside its place in which a word that settles stands."""
IDLE = frozenset({"a", "an", "the", "is", "are", "was", "were", "been", "have", "has", "had"})
"""Words before a claim's head that are none."""

_OPEN: frozenset[Force] = frozenset({"maybe", "planned", "can"})
"""Forces that leave a claim open."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each claim of another force, and one that lost its hedge or got one."""
    turned = [*_turned(pair), *_settled(pair), *_likelier(pair)]
    yield from turned
    if turned:
        return
    source_indices, target_indices = _hedges(pair.source), _hedges(pair.target)
    yield from _privatives(pair)
    if len(source_indices) > len(target_indices):
        yield from _told(pair, source_indices, gone=True)
    elif len(target_indices) > len(source_indices):
        yield from _told(pair, target_indices, gone=False)


def _turned(pair: LinkedBead) -> Iterator[Change]:
    """A change where both sides have a force for one claim, and not the same."""
    source_markers, target_markers = markers_of(pair.source), markers_of(pair.target)
    for head in sorted({marker.head for marker in source_markers}):
        own_markers = [marker for marker in source_markers if marker.head == head]
        counterparts = [marker for marker in target_markers if marker.head == pair.to_target[head]]
        if not counterparts and {marker.force for marker in own_markers} == {"planned"}:
            yield from _done(pair, own_markers)
        gravity = _gravity(
            {marker.force for marker in own_markers}, {marker.force for marker in counterparts}
        )
        if gravity is not None:
            spans = _whole(pair.source, own_markers), _whole(pair.target, counterparts)
            note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
            yield Change("modality", gravity, pair.index, *spans, note)


def _done(pair: LinkedBead, planned: list[Marker]) -> Iterator[Change]:
    """What was planned, and is told as done: plans to hire → has hired."""
    head = pair.to_target[planned[0].head]
    group = verb_group(pair.target, head) if head is not None else None
    if head is None or group is None or group.is_open or _is_hedged(pair.target, head):
        return
    if group.when == "past" or (group.is_perfect and group.when == "present"):
        source = _whole(pair.source, planned)
        target = spanned(pair.target, group.first, group.verb)
        note = f"{source.of(pair.texts[0])} → {target.of(pair.texts[1])}"
        yield Change("modality", "critical", pair.index, source, target, note)


def _settled(pair: LinkedBead) -> Iterator[Change]:
    """What was left open and is a fact now: alleged → revealed."""
    target_indices = [index for index, word in enumerate(pair.target) if _is_form(word, SETTLED)]
    if not target_indices:
        return
    source_of = {pair.to_source[index]: index for index in target_indices}
    free = [index for index in target_indices if pair.to_source[index] is None]
    for index, word in enumerate(pair.source):
        if not _is_form(word, OPEN):
            continue
        place = slot(pair, index) if pair.to_target[index] is None else range(0)
        near = [to for to in free if place.start - ASIDE <= to < place.stop + ASIDE]
        to = source_of.get(index) if index in source_of else next(iter(near), None)
        if to is None or _is_hedged(pair.target, to):
            continue
        if not SAYING.issuperset((word.lemma, pair.target[to].lemma)):  # an attribution's
            source_span, where = word.span, pair.target[to].span
            note = f"{source_span.of(pair.texts[0])} → {where.of(pair.texts[1])}"
            yield Change("modality", "major", pair.index, source_span, where, note)


def _likelier(pair: LinkedBead) -> Iterator[Change]:
    """What is as likely as not and is likely now, or certain, and the reverse."""
    degrees = {to: degree for to in range(len(pair.target)) if (degree := _degree(pair.target, to))}
    for index in range(len(pair.source)) if degrees else ():
        degree = _degree(pair.source, index)
        if degree is None or pair.settled(index, AROUND) < KEPT:
            continue
        to = pair.to_target[index]
        if to is None:
            to = next((k for k in degrees if k in slot(pair, index)), None)
        if to is None or degrees.get(to, degree) == degree:
            continue
        spans = pair.source[index].span, pair.target[to].span
        note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        yield Change("modality", "major", pair.index, *spans, note)


def _degree(side: tuple[Word, ...], index: int) -> int | None:
    """How likely a word says that something is; None where what stands before it weighs that."""
    degree = _DEGREES.get(side[index].fold)
    before = side[index - 1].fold if index else ""
    behind = side[index + 1].fold if index + 1 < len(side) else ""
    if degree is None or before in _WEIGHING or behind in {"not", "well"}:
        return None
    if degree == CERTAIN and behind not in {"to", "that"}:  # a certain man; sure of himself
        return None
    return None if before == "as" or behind == "as" else degree


POSSIBLE, LIKELY, CERTAIN = 1, 2, 3
_DEGREES = {
    **dict.fromkeys("possible possibly perhaps maybe conceivable conceivably".split(), POSSIBLE),
    **dict.fromkeys("likely probable probably".split(), LIKELY),
    **dict.fromkeys("certain sure bound guaranteed".split(), CERTAIN),
}
_WEIGHING = frozenset(
    "no not n't never hardly scarcely barely quite very highly most more less least how too so "
    "well far".split()
)
"""Words before it that say how likely in their own way, or deny it."""


def _is_form(word: Word, words: frozenset[str]) -> bool:
    """Whether a word may be a form of one of some words: alleged is a verb's and an adjective."""
    return word.content and (word.lemma in words or _has_form(word.fold, words))


@lru_cache(1 << 14)
def _has_form(folded: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(lexicon.lemmas(folded))


def _whole(side: tuple[Word, ...], markers: list[Marker]) -> Span:
    return spanned(side, min(marker.first for marker in markers), markers[0].head)


def _gravity(had: set[Force], has: set[Force]) -> Severity | None:
    """How grave it is that some forces became others; None where these may stand for those.

    What will not have to be done is free; *will* beside another force only says when.
    """
    had, has = had - {"will"} or had, has - {"will"} or has
    if not had or not has or had == has:
        return None
    if {"free", "must"} in ({*had, *has}, had ^ has):
        return "critical"
    opened = "maybe" in has and had.isdisjoint(_OPEN)
    closed = "maybe" in had and has.isdisjoint(_OPEN)
    settled = had == {"planned"} and has == {"will"}
    loosened = {"must", "can"} == had | has
    return "major" if opened or closed or settled or loosened else None


def _privatives(pair: LinkedBead) -> Iterator[Change]:
    """What was not quite, not yet or no longer so, and is so now: an attempted burglary."""
    gained = [pair.target[index] for index in pair.gained()]
    if any(_is_privative(word) or word.lemma in LEFT_OPEN for word in gained):
        return
    for index in pair.lost():
        if not _is_privative(pair.source[index]) or index + 1 >= len(pair.source):
            continue
        to = pair.to_target[index + 1]
        if (
            to is None
            or pair.bonds[index + 1] not in {"same", "moved"}
            or not pair.source[index + 1].content
        ):
            continue
        if pair.settled(index, AROUND) < KEPT:
            continue
        replaced = any(pair.to_source[index] is None for index in range(max(0, to - 1), to))
        if replaced or pair.source[index].lemma in pair.near_target:
            continue
        source_span, target_span = spanned(pair.source, index, index + 1), pair.target[to].span
        note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
        yield Change("modality", "major", pair.index, source_span, target_span, note)


def _hedges(side: tuple[Word, ...]) -> list[int]:
    return [
        index
        for index, word in enumerate(side)
        if word.lemma in WEAKENING
        or word.fold in WEAKENING
        or (word.fold in _ACCUSERS and _is_accusing(side, index))
        or (word.lemma in OPINIONS and _is_opinion(side, index))
    ]


def _is_privative(word: Word) -> bool:
    return word.fold in PRIVATIVE


def _is_told(word: Word) -> bool:
    return word.lemma in TOLD or word.fold in TOLD


def _is_accusing(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word says that somebody may have done what follows: accused of arson."""
    return index + 1 < len(side) and (side[index].fold, side[index + 1].fold) in ACCUSING


def _is_opinion(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word says that what follows is held to be so: is thought to lie, claims to own."""
    if index + 2 >= len(side) or side[index + 1].fold != "to" or side[index].lemma not in OPINIONS:
        return False
    is_claim = side[index].lemma == "claim" and side[index + 2].fold not in NOUN_BEFORE
    return is_claim or (index > 0 and side[index - 1].lemma == "be")


def _told(pair: LinkedBead, hedges: list[int], *, gone: bool) -> Iterator[Change]:
    side, links = (pair.source, pair.to_target) if gone else (pair.target, pair.to_source)
    free = pair.gained() if gone else pair.lost()
    other_words = pair.target if gone else pair.source
    if any(other_words[index].lemma in LEFT_OPEN for index in free):
        return
    for index in hedges:
        if links[index] is not None or not (
            _is_told(side[index]) or _is_accusing(side, index) or _is_opinion(side, index)
        ):
            continue
        if _is_said_by_somebody(side, index) or is_refused(side, index, other_words):
            continue
        if side[index].lemma == "seek" and (index + 1 == len(side) or side[index + 1].fold != "to"):
            continue
        if side[index].lemma in HEARSAY and any(
            other_words[index].lemma == "say" for index in free
        ):
            continue
        text = pair.texts[0 if gone else 1]
        head = _claim_before(side, text, index) if _is_last(side, text, index) else None
        head = _head(side, index) if head is None else head
        counterpart = links[head] if head is not None else None
        if head is None or counterpart is None or _is_hedged(other_words, counterpart):
            continue
        source_span = spanned(side, min(index, head), max(index, head))
        target_span = other_words[counterpart].span
        word = side[index].span.of(pair.texts[0 if gone else 1])
        spans = (source_span, target_span) if gone else (target_span, source_span)
        wording = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        note = f"“{word}” is {'gone' if gone else 'new'}: {wording}"
        yield Change("modality", "major", pair.index, *spans, note)
        return


def _is_said_by_somebody(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word is a verb with who speaks before it, an attribution: police alleged."""
    is_cue = _is_form(side[index], frozenset({"allege", "suspect"}))
    if index == 0 or not is_cue or _is_accusing(side, index):
        return False
    before, group = side[index - 1], verb_group(side, index)
    is_adjective = index + 1 < len(side) and side[index + 1].content  # the alleged thief
    is_verb = not is_adjective if group is None else not group.is_passive
    is_party = lexicon.is_person(before.fold) or lexicon.is_body(before.fold) or before.capital
    return is_verb and (is_party or before.fold in PRONOUNS)


PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})


def _is_last(side: tuple[Word, ...], text: str, index: int) -> bool:
    """Whether a word is the last of its sentence: it will sail, perhaps."""
    if index + 1 == len(side):
        return True
    return bool(_END.search(text, side[index].span.end, side[index + 1].span.start))


_END = re.compile(r"[.!?;](?!\w)")


def _claim_before(side: tuple[Word, ...], text: str, index: int) -> int | None:
    """The word of a claim that a hedge follows behind a comma: will sail in May, perhaps."""
    if index == 0 or side[index].fold not in _BEHIND:
        return None
    is_apart = "," in text[side[index - 1].span.end : side[index].span.start]
    return index - 1 if is_apart and side[index - 1].content else None


_BEHIND = frozenset("perhaps maybe possibly probably presumably apparently supposedly".split())
"""Hedges that may stand behind what they weaken."""


def _is_hedged(side: tuple[Word, ...], index: int) -> bool:
    """Whether a hedge stands before a claim, other than those that only set its time or mood."""
    return any(word.lemma in WEAKENING for word in side[max(0, index - REACH) : index])


def _head(side: tuple[Word, ...], index: int) -> int | None:
    """The index of the next content word that is no hedge; else of what follows: might be over."""
    behind = range(index + 1, min(len(side), index + 1 + REACH))
    indices = [index for index in behind if side[index].lemma not in HEDGES]
    content = (index for index in indices if side[index].content)
    return next(content, next((index for index in indices if side[index].fold not in IDLE), None))
