"""Conditions turned round or cut: unless → if, only if → even if, if it rains is gone."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from retold.audit.cues.denials import EXPLICIT, is_negative_form
from retold.audit.link.links import LinkedBead
from retold.audit.rules.omission_clause import RESTRICTION, absence, certainty_of
from retold.model import Change
from retold.text.words import Word, clause, spanned

Sense: TypeAlias = Literal["unless", "if", "only if", "even if"]

_ALONE: dict[str, Sense] = {
    "unless": "unless",
    **dict.fromkeys(("if", "when", "once", "provided", "providing", "whenever"), "if"),
    **dict.fromkeys(("although", "though", "regardless", "despite"), "even if"),
}
_PHRASES: dict[tuple[str, str], Sense] = {
    **dict.fromkeys((("only", one) for one in ("if", "when", "once", "after")), "only if"),
    **dict.fromkeys((("even", one) for one in ("if", "when", "though")), "even if"),
}
_OPENING = frozenset({*_ALONE, *(first for first, _ in _PHRASES)})
_TURNED: frozenset[tuple[Sense, Sense]] = frozenset(
    {
        ("unless", "if"),
        ("if", "unless"),
        ("only if", "even if"),
        ("even if", "only if"),
        ("only if", "unless"),
        ("unless", "even if"),
    }
)
"""What a condition cannot become."""
REACH = 7
"""Words after a connector among which its condition is sought."""
BEFORE = 3
"""Words before a time among which its preposition stands: in the early afternoon."""
OTHERWISE = frozenset({"until", "till", "before", "only", "earliest", "by", "prior", "after"})
"""Words that say "not until" otherwise: only then, not before."""
WHEN = frozenset({"in", "at", "on", "during"})
"""Prepositions that put a claim at a time, and no end to it."""

BINDING = frozenset({"if", "when", "once", "after", "with", "by", "where", "provided"})
"""Words before which *only* makes what follows a condition that must be met."""
LIMITING = frozenset(
    {"only", "just", "solely", "exclusively", "merely", "alone", "sole", "unless", "until"}
)
"""Words that say "only" otherwise."""

CUT = 0.75
"""Share of a condition's content words that must be gone for it to be cut."""


class Condition(NamedTuple):
    """A connector, by its first and last index, its sense, and the words of its condition."""

    first: int
    last: int
    sense: Sense
    words: tuple[int, ...]


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each condition that became its contrary, or is gone."""
    mine, theirs = _conditions(pair.source), _conditions(pair.target)
    for one in mine:
        if len(theirs) < len(mine) and _is_cut(pair, one):
            yield from _gone(pair, one)
            continue
        counterparts = {pair.to_target[at] for at in one.words}
        for other in theirs:
            if (one.sense, other.sense) in _TURNED and not counterparts.isdisjoint(other.words):
                if not _is_made_up(pair, one, other):
                    yield _told(pair, one, other)
                break
    yield from _no_longer_only(pair)
    yield from _no_longer_until(pair)


def _conditions(side: tuple[Word, ...]) -> list[Condition]:
    found: list[Condition] = []
    for at, word in enumerate(side):
        if word.fold not in _OPENING:
            continue
        following = side[at + 1].fold if at + 1 < len(side) else ""
        phrase = _PHRASES.get((word.fold, following))
        sense = phrase or _ALONE.get(word.fold)
        if sense is None or (found and at <= found[-1].last):
            continue
        last = at + 1 if phrase else at
        content = tuple(
            here for here in range(last + 1, min(len(side), last + 1 + REACH)) if side[here].content
        )
        if content:
            found.append(Condition(at, last, sense, content))
    return found


def _is_cut(pair: LinkedBead, one: Condition) -> bool:
    """Whether the target lacks the words of a condition."""
    last = _last(pair, one)
    clause = [at for at in one.words if at <= last]
    gone = sum(pair.to_target[at] is None for at in clause)
    return one.sense != "even if" and len(clause) > 1 and gone >= CUT * len(clause)


def _last(pair: LinkedBead, one: Condition) -> int:
    """The last word of a condition: before the next mark, or as far as conditions are read."""
    return clause(pair.source, pair.texts[0], one.last)[-1]


def _gone(pair: LinkedBead, one: Condition) -> Iterator[Change]:
    """The loss of a condition, unless the target has it elsewhere."""
    last = _last(pair, one)
    odds = absence(pair, range(one.first, last + 1), gone=True)
    certainty = certainty_of(odds, RESTRICTION)
    if certainty is not None:
        span = spanned(pair.source, one.first, last)
        note = f"left out: {span.of(pair.texts[0])}"
        yield Change("omission", "critical", pair.index, span, None, note, certainty=certainty)


def _is_made_up(pair: LinkedBead, one: Condition, other: Condition) -> bool:
    """Whether a negation beside makes up for the other connector: unless it rains, if it is dry."""
    mine, theirs = _denials(pair.source), _denials(pair.target)
    inside = _denials(pair.target[other.first : other.last + 1 + REACH])
    return mine != theirs or (inside > _denials(pair.source[one.first : one.last + 1 + REACH]))


def _denials(words: tuple[Word, ...]) -> int:
    return sum(word.lemma in EXPLICIT or is_negative_form(word.fold) for word in words)


def _told(pair: LinkedBead, one: Condition, other: Condition) -> Change:
    here, there = (
        spanned(side, it.first, it.words[0])
        for side, it in ((pair.source, one), (pair.target, other))
    )
    note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
    return Change("negation", "critical", pair.index, here, there, note)


def _no_longer_only(pair: LinkedBead) -> Iterator[Change]:
    """What had to be met and now is one way among others: only if it rains, if it rains."""
    if any(pair.target[at].lemma in LIMITING for at in pair.gained()):
        return
    for at, (word, connector) in enumerate(pairwise(pair.source)):
        there = pair.to_target[at + 1]
        if word.fold != "only" or connector.fold not in BINDING or there is None:
            continue
        if pair.to_target[at] is None and pair.bonds[at + 1] == "same":
            here = spanned(pair.source, at, at + 1)
            where = pair.target[there].span
            note = f"{here.of(pair.texts[0])} → {where.of(pair.texts[1])}"
            yield Change("modality", "major", pair.index, here, where, note)


def _no_longer_until(pair: LinkedBead) -> Iterator[Change]:
    """What was not so until some time, and then is not so at that time."""
    for at, word in enumerate(pair.source):
        if word.fold not in {"until", "till"} or not _denials(pair.source[:at]):
            continue
        behind = range(at + 1, min(len(pair.source), at + 1 + BEFORE))
        time = next((here for here in behind if pair.source[here].content), at)
        there = pair.to_target[time]
        if time == at or there is None:
            continue
        ahead = range(there - 1, max(-1, there - 1 - BEFORE), -1)
        start = next((here for here in ahead if pair.target[here].fold in WHEN), None)
        if start is None or not _denials(pair.target[:start]):
            continue
        if OTHERWISE.isdisjoint(word.fold for word in pair.target[max(0, start - BEFORE) : there]):
            spans = spanned(pair.source, at, time), spanned(pair.target, start, there)
            note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
            yield Change("negation", "major", pair.index, *spans, note)
