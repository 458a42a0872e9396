"""Conditions turned round or cut: unless → if, only if → even if, if it rains is gone."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from retold.audit.cues.denials import EXPLICIT, is_negative_form
from retold.audit.cues.losses import RESTRICTION, absence, certainty_of
from retold.audit.link.links import LinkedBead
from retold.model import Change
from retold.text.words import Word, clause, spanned

Sense: TypeAlias = Literal["unless", "if", "only if", "even if"]

_ALONE: dict[str, Sense] = {
    "unless": "unless",
    **dict.fromkeys(("if", "when", "once", "provided", "providing", "whenever"), "if"),
    **dict.fromkeys(("although", "though", "regardless", "despite"), "even if"),
}
_PHRASES: dict[tuple[str, str], Sense] = {
    **dict.fromkeys((("only", word) for word in ("if", "when", "once", "after")), "only if"),
    **dict.fromkeys((("even", word) for word in ("if", "when", "though")), "even if"),
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
    source_conditions, target_conditions = _conditions(pair.source), _conditions(pair.target)
    for condition in source_conditions:
        if len(target_conditions) < len(source_conditions) and _is_cut(pair, condition):
            yield from _gone(pair, condition)
            continue
        counterparts = {pair.to_target[index] for index in condition.words}
        for other_condition in target_conditions:
            if (condition.sense, other_condition.sense) in _TURNED and not counterparts.isdisjoint(
                other_condition.words
            ):
                if not _is_made_up(pair, condition, other_condition):
                    yield _told(pair, condition, other_condition)
                break
    yield from _no_longer_only(pair)
    yield from _no_longer_until(pair)


def _conditions(side: tuple[Word, ...]) -> list[Condition]:
    conditions: list[Condition] = []
    for index, word in enumerate(side):
        if word.fold not in _OPENING:
            continue
        following = side[index + 1].fold if index + 1 < len(side) else ""
        phrase = _PHRASES.get((word.fold, following))
        sense = phrase or _ALONE.get(word.fold)
        if sense is None or (conditions and index <= conditions[-1].last):
            continue
        last = index + 1 if phrase else index
        content = tuple(
            behind
            for behind in range(last + 1, min(len(side), last + 1 + REACH))
            if side[behind].content
        )
        if content:
            conditions.append(Condition(index, last, sense, content))
    return conditions


def _is_cut(pair: LinkedBead, condition: Condition) -> bool:
    """Whether the target lacks the words of a condition."""
    last = _last(pair, condition)
    clause = [index for index in condition.words if index <= last]
    gone = sum(pair.to_target[index] is None for index in clause)
    return condition.sense != "even if" and len(clause) > 1 and gone >= CUT * len(clause)


def _last(pair: LinkedBead, condition: Condition) -> int:
    """The last word of a condition: before the next mark, or as far as conditions are read."""
    return clause(pair.source, pair.texts[0], condition.last)[-1]


def _gone(pair: LinkedBead, condition: Condition) -> Iterator[Change]:
    """The loss of a condition, unless the target has it elsewhere."""
    last = _last(pair, condition)
    odds = absence(pair, range(condition.first, last + 1), RESTRICTION, gone=True)
    certainty = certainty_of(odds, RESTRICTION)
    if certainty is not None:
        span = spanned(pair.source, condition.first, last)
        note = f"left out: {span.of(pair.texts[0])}"
        yield Change("omission", "critical", pair.index, span, None, note, certainty=certainty)


def _is_made_up(pair: LinkedBead, source_condition: Condition, target_condition: Condition) -> bool:
    """Whether a negation beside makes up for the other connector: unless it rains, if it is dry."""
    source_denials, target_denials = _denials(pair.source), _denials(pair.target)
    inside = _denials(pair.target[target_condition.first : target_condition.last + 1 + REACH])
    return source_denials != target_denials or (
        inside > _denials(pair.source[source_condition.first : source_condition.last + 1 + REACH])
    )


def _denials(words: tuple[Word, ...]) -> int:
    return sum(word.lemma in EXPLICIT or is_negative_form(word.fold) for word in words)


def _told(pair: LinkedBead, source_condition: Condition, target_condition: Condition) -> Change:
    source_span, target_span = (
        spanned(side, it.first, it.words[0])
        for side, it in ((pair.source, source_condition), (pair.target, target_condition))
    )
    note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
    return Change("negation", "critical", pair.index, source_span, target_span, note)


def _no_longer_only(pair: LinkedBead) -> Iterator[Change]:
    """What had to be met and now is one way among others: only if it rains, if it rains."""
    if any(pair.target[index].lemma in LIMITING for index in pair.gained()):
        return
    for index, (word, connector) in enumerate(pairwise(pair.source)):
        target_index = pair.to_target[index + 1]
        if word.fold != "only" or connector.fold not in BINDING or target_index is None:
            continue
        if pair.to_target[index] is None and pair.bonds[index + 1] == "same":
            source_span = spanned(pair.source, index, index + 1)
            where = pair.target[target_index].span
            note = f"{source_span.of(pair.texts[0])} → {where.of(pair.texts[1])}"
            yield Change("modality", "major", pair.index, source_span, where, note)


def _no_longer_until(pair: LinkedBead) -> Iterator[Change]:
    """What was not so until some time, and then is not so at that time."""
    for index, word in enumerate(pair.source):
        if word.fold not in {"until", "till"} or not _denials(pair.source[:index]):
            continue
        behind = range(index + 1, min(len(pair.source), index + 1 + BEFORE))
        time = next((index for index in behind if pair.source[index].content), index)
        target_index = pair.to_target[time]
        if time == index or target_index is None:
            continue
        ahead = range(target_index - 1, max(-1, target_index - 1 - BEFORE), -1)
        start = next((index for index in ahead if pair.target[index].fold in WHEN), None)
        if start is None or not _denials(pair.target[:start]):
            continue
        if OTHERWISE.isdisjoint(
            word.fold for word in pair.target[max(0, start - BEFORE) : target_index]
        ):
            spans = spanned(pair.source, index, time), spanned(pair.target, start, target_index)
            note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
            yield Change("negation", "major", pair.index, *spans, note)
