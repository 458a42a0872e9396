"""Claims turned into their contrary by a negation gained or lost.

Each side's negations are matched one to one, by what they bear on. One left over is told, unless
another word that denies makes up for it.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator

from retold import lexicon
from retold.audit.cues.complements import complement
from retold.audit.cues.denials import (
    BEFORE,
    CONTRAST,
    EXPLICIT,
    REACH,
    REVERSING,
    contrary,
    cues,
    denies,
    devices,
    governed,
    head_of,
    is_negative_form,
    is_only_with,
)
from retold.audit.cues.denied_sayings import denied_sayings
from retold.audit.cues.negations import (
    SURE,
    Side,
    bears,
    has_sure_head,
    head_in_clause,
    sides_of,
    unmatched,
)
from retold.audit.cues.polarity import (
    is_changed_from,
    is_more_than_ever,
    is_taken_back,
    undone_at,
)
from retold.audit.cues.quantified import (
    ONLY,
    QUANTITIES,
    Claim,
    claims_of_both,
    moved_limits,
)
from retold.audit.link.links import LinkedBead, slot, slot_in_source
from retold.audit.rules.negation_moved import moved_denials, turned_complements
from retold.model import Certainty, Change, Severity, Span
from retold.text.words import Word, spanned

PARTICLES = frozenset("down off away out back over up".split())
"""Words that may make a reversing verb of a plain one: turn down, call off."""
ASSUMING = frozenset({("take", "over"), ("take", "up")})
"""Verbs with such a word that reverse nothing."""
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
APART = 3
"""Words from a reversing word to what it reverses: cease attacking, a halt to the sharing."""
CONTRAST_REACH = 6
"""Words behind what is denied in which what is so instead is sought."""


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each claim that is turned round, at most one a place."""
    quantified = list(_of_how_many(pair))
    yield from quantified or _none_to_all(pair)
    yield from turned_complements(pair)
    if complement(pair):
        return
    if not cues(pair.source) and not cues(pair.target):
        yield from _reversals(pair)
        return
    source_side, target_side = sides_of(pair)
    lost, gained = unmatched(pair, source_side, target_side)
    if lost or gained:
        yield from _negations(pair, source_side, target_side, lost, gained)
    else:
        yield from _reversals(pair)
        yield from moved_denials(pair)


def _of_how_many(pair: LinkedBead) -> Iterator[Change]:
    """What is denied of all, of some or of one alone, and was of another number: none, not all."""
    both = claims_of_both(pair)
    settled = {claim for claims in both if claims.is_same for claim in claims.sides}
    for claims in both:
        if not (claims.is_contrary and settled.isdisjoint(claims.sides)):
            continue
        said = list(zip((pair.source, pair.target), claims.sides, strict=True))
        source, target = (_quantities(side, claim) for side, claim in said)
        if source != target:  # else a negation was gained or lost, or a word turned
            lost, gained = (spanned(side, claim.words[0], claim.words[-1]) for side, claim in said)
            note = f"{lost.of(pair.texts[0])} → {gained.of(pair.texts[1])}"
            yield Change("negation", "critical", pair.index, lost, gained, note)
    for source_limit, target_limit in moved_limits(pair):
        places = pair.source[source_limit].span, pair.target[target_limit].span
        note = f"“{places[0].of(pair.texts[0])}” limits something else"
        yield Change("negation", "critical", pair.index, *places, note)


def _quantities(side: tuple[Word, ...], claim: Claim) -> set[str]:
    """The words by which a claim says of how many, without those that deny."""
    folds = {side[k].fold for k in claim.words}
    return {fold for fold in folds if fold in QUANTITIES or fold in ONLY}


def _is_said_of_as_many(pair: LinkedBead, index: int, *, gone: bool) -> bool:
    """Whether a word belongs to a claim of how many that the other side makes otherwise."""
    return any(
        claims.is_same and index in claims.sides[not gone].words for claims in claims_of_both(pair)
    )


def _none_to_all(pair: LinkedBead) -> Iterator[Change]:
    """None of something that became all of it, or the reverse: nobody came → everybody came."""
    for gone in (True, False):
        side, other_words = (pair.source, pair.target) if gone else (pair.target, pair.source)
        links = pair.to_target if gone else pair.to_source
        free = pair.gained() if gone else pair.lost()
        for index in cues(side):
            head = head_of(side, index)
            to = links[head] if head is not None else None
            every = ALL.get(side[index].lemma, ALL.get(side[index].fold, frozenset()))
            if head is None or to is None or not every:
                continue
            if _is_said_of_as_many(pair, index, gone=gone):
                continue
            if pair.bonds[head if gone else to] not in SURE:
                continue
            other_indices = [
                index
                for index in free
                if to - BEFORE <= index < to and other_words[index].fold in every
            ]
            if other_indices and not (
                _is_negated(other_words, other_indices[-1])
                or _are_both_denied(other_words, other_indices[-1])
                or _is_stopped(other_words, other_indices[-1])
            ):
                source_span, where = side[index].span, other_words[other_indices[-1]].span
                spans = (source_span, where) if gone else (where, source_span)
                note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
                yield Change("negation", "critical", pair.index, *spans, note)


def _is_negated(side: tuple[Word, ...], index: int) -> bool:
    """Whether a negation bears on a word or is in the words before it."""
    return any(before in cues(side) for before in range(max(0, index - BEFORE), index))


def _is_stopped(side: tuple[Word, ...], index: int) -> bool:
    """Whether *all* is what a word that denies bears on: stopped all trains, no train ran."""
    return index > 0 and denies(side[index - 1])


def _are_both_denied(side: tuple[Word, ...], index: int) -> bool:
    """Whether what is said of both is denied of both: both have yet to reply, both did not."""
    behind = range(index + 1, index + 1 + BOTH_REACH)
    return side[index].fold == "both" and any(cue in behind for cue in cues(side))


BOTH_REACH = 6
"""Words behind *both* in which a negation is of both."""


def _negations(
    pair: LinkedBead, source_side: Side, target_side: Side, lost: list[int], gained: list[int]
) -> Iterator[Change]:
    """The first negation lost and the first gained, unless another wording makes up for it."""
    yield from _exchanged(pair, lost, target_side.cues)
    lost = [
        index for index in lost if not _is_made_up(pair, source_side, index, target_side, gone=True)
    ]
    gained = [
        index
        for index in gained
        if not _is_made_up(pair, target_side, index, source_side, gone=False)
    ]
    if lost and gained:
        lost = [index for index in lost if has_sure_head(pair, source_side, index, gone=True)]
        gained = [index for index in gained if has_sure_head(pair, target_side, index, gone=False)]
    if lost:
        yield _told(pair, source_side, lost[0], gone=True)
    if gained:
        yield _told(pair, target_side, gained[0], gone=False)


def _exchanged(pair: LinkedBead, lost: list[int], target_indices: list[int]) -> Iterator[Change]:
    """What was denied and what was asserted changed places: not this but that → this, not that."""
    for index in lost:
        head = head_of(pair.source, index)
        to = pair.to_target[head] if head is not None else None
        if head is None or to is None or pair.bonds[head] not in SURE:
            continue
        contrasted = any(
            word.fold in CONTRAST for word in pair.source[head : head + 1 + CONTRAST_REACH]
        )
        if contrasted and any(to < cue <= to + CONTRAST_REACH for cue in target_indices):
            source_span, target_span = spanned(pair.source, index, head), pair.target[to].span
            note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
            yield Change("negation", "critical", pair.index, source_span, target_span, note)


def _is_made_up(pair: LinkedBead, side: Side, index: int, other_side: Side, *, gone: bool) -> bool:
    """Whether another wording near the place of the negation denies instead of it."""
    if (
        is_only_with(side.words, index, other_side.words)
        or _is_said_of_as_many(pair, index, gone=gone)
        or _is_denied_in_speech(pair, index, gone=gone)
    ):
        return True
    place = slot(pair, index) if gone else slot_in_source(pair, index)
    linked = side.links[index]
    if linked is not None and (
        linked in devices(other_side.words) or denies(other_side.words[linked])
    ):
        return True
    head = head_in_clause(side, index)
    to = side.links[head] if head is not None else None
    if head is not None and (
        _says_so_otherwise(side, index, head, other_side)
        or _is_taken_back(side, head, other_side, place)
    ):
        return True
    if head is not None and to is None and denies(side.words[head]):
        return False
    denying = (
        neighbour
        for neighbour in devices(other_side.words)
        if not _is_denied_alike(other_side, neighbour, side)
    )
    near = range(place.start - NEAR, place.stop + NEAR)
    idle = (neighbour for neighbour, word in enumerate(other_side.words) if word.lemma in EXPLICIT)
    if any(_pays(side, index, other_side, neighbour, place) for neighbour in denying) or any(
        neighbour in near and neighbour not in other_side.cues for neighbour in idle
    ):
        return True
    denied = [
        neighbour
        for neighbour in side.free
        if index < neighbour <= index + NEAR and side.words[neighbour].content
    ]
    return any(
        contrary(side.words[denied_index], other_side.words[denied_there])
        for denied_index in denied
        for denied_there in other_side.free
        if denied_there in near and other_side.words[denied_there].content
    )


def _is_denied_in_speech(pair: LinkedBead, index: int, *, gone: bool) -> bool:
    """Whether a negation is of what the other side says that somebody denies."""
    return any(denied.number == gone and denied.cue == index for denied in denied_sayings(pair))


def _says_so_otherwise(side: Side, index: int, head: int, other_side: Side) -> bool:
    """Whether the other side says in a sentence of another build what a negation says."""
    return (
        is_more_than_ever(side, index, other_side)
        or is_changed_from(side, index, head, other_side)
        or undone_at(side, head, other_side) is not None
    )


def _is_taken_back(side: Side, head: int, other_side: Side, place: range) -> bool:
    """Whether what is denied denies itself, and the other side says so without either denial."""
    to = side.links[head]
    is_turned = to is not None and contrary(side.words[head], other_side.words[to])
    return (to is None or is_turned) and is_taken_back(side, head, other_side, place)


def _pays(side: Side, index: int, other_side: Side, other_index: int, place: range) -> bool:
    """Whether a word that denies stands in the place of a negation, or bears on the same."""
    head = head_in_clause(side, index)
    to = side.links[head] if head is not None else None
    aside = 1
    if to is None:
        aside = NEAR if is_negative_form(other_side.words[other_index].fold) else BESIDE
    if place.start - aside <= other_index < place.stop + aside:
        return True
    if (
        to is not None
        and other_side.words[other_index].fold == "unless"
        and bears(other_side, other_index, to)
    ):
        return True
    heads = governed(other_side.words, other_index, other_side.text)
    return to in heads or any(bears(side, index, other_side.links[head], NEAR) for head in heads)


def _is_denied_alike(side: Side, index: int, other_side: Side) -> bool:
    """Whether the counterpart of a word that denies denies too."""
    to = side.links[index]
    return to is not None and (
        side.words[index].lemma == other_side.words[to].lemma or denies(other_side.words[to])
    )


def _told(pair: LinkedBead, side: Side, index: int, *, gone: bool) -> Change:
    words, text = side.words, side.text
    other_words = pair.target if gone else pair.source
    head = head_in_clause(side, index)
    counterpart = side.links[head] if head is not None else None
    last = head if head is not None and counterpart is not None else index
    own_span = spanned(words, index, last)
    other_span = other_words[counterpart].span if counterpart is not None else None
    cue = words[index].span.of(text)
    certainty: Certainty = "likely"
    if head is not None and counterpart is not None:
        is_near = pair.bonds.get(head if gone else counterpart) == "near"
        certainty = "possible" if is_near else "likely"  # so are contraries: vanish, not survive
    gravity: Severity = "critical" if other_span else "major"
    if gone:
        end = f" → {other_span.of(pair.texts[1])}" if other_span else ""
        note = f"“{cue}” is gone: {own_span.of(text)}{end}"
        return Change(
            "negation", gravity, pair.index, own_span, other_span, note, certainty=certainty
        )
    start = f"{other_span.of(pair.texts[0])} → " if other_span else ""
    note = f"“{cue}” is new: {start}{own_span.of(text)}"
    return Change("negation", gravity, pair.index, other_span, own_span, note, certainty=certainty)


def _reversals(pair: LinkedBead) -> Iterator[Change]:
    """Reversing words lost before a word that stays: cease attacking → attack; or gained."""
    for gone in (True, False):
        side, other_words = (pair.source, pair.target) if gone else (pair.target, pair.source)
        links = pair.to_target if gone else pair.to_source
        free = pair.gained() if gone else pair.lost()
        if any(_may_reverse(other_words, index) for index in free):
            continue
        for index, word in enumerate(side):
            if links[index] is not None or word.lemma not in REVERSING:
                continue
            if any(lexicon.are_antonyms(word.fold, other_words[to].fold) for to in free):
                continue
            head = next((to for to in range(index + 1, len(side)) if side[to].content), None)
            if head is not None and any(word.fold in _OPENING for word in side[index + 1 : head]):
                continue
            counterpart = links[head] if head is not None and head - index <= APART else None
            before = other_words[max(0, (counterpart or 0) - REACH) : counterpart]
            if any(denies(word) for word in before):
                continue
            if head is not None and counterpart is not None and not side[head].fold[0].isdigit():
                own_span, other_span = spanned(side, index, head), other_words[counterpart].span
                source_span, target_span = (
                    (own_span, other_span) if gone else (other_span, own_span)
                )
                spans = _uncut(source_span, pair.texts[0]), _uncut(target_span, pair.texts[1])
                note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
                yield Change("negation", "critical", pair.index, *spans, note)


_OPENING = frozenset(
    "if unless when whenever while after before because as since until although though once "
    "and or but".split()
)
"""Words behind which another clause begins: abandoned if nobody comes."""


def _may_reverse(side: tuple[Word, ...], index: int) -> bool:
    """Whether a word denies, or may make its verb one that does."""
    if side[index].fold in PARTICLES:
        return index == 0 or (side[index - 1].lemma, side[index].fold) not in ASSUMING
    return denies(side[index]) or side[index].lemma in EXPLICIT


def _uncut(span: Span, text: str) -> Span:
    """The span to the end of the hyphened word that it ends in: a halt to arms-sharing."""
    rest = _REST.match(text, span.end)
    return Span(span.start, rest.end()) if rest else span


_REST = re.compile(r"(?:[-‐‑]\w+)+")
