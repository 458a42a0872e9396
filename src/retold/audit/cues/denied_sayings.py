"""What somebody says is not so, and what he denies: said she had not read it, denied reading it."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator
from typing import NamedTuple

from retold.audit.cues.negations import Side, head_in_clause, sides_of
from retold.audit.link.links import LinkedBead
from retold.audit.link.notes import once_a_bead

NEUTRAL = frozenset("say tell state insist maintain add declare write assert".split())
"""Verbs of saying with which, and with a negation, somebody denies."""
REACH = 10
"""Words behind *deny*, and behind a verb of saying, in which what is denied stands."""
MOST = 6
"""Negations of a side; which of more is whose no sentence shows."""


class DeniedSaying(NamedTuple):
    """A denial that both sides tell, by index.

    number: 0 where the source has *deny*, 1 where the target has; deny: that word; saying, cue: the
    verb and the negation of the other side.
    """

    number: int
    deny: int
    saying: int
    cue: int


@once_a_bead
def denied_sayings(bead: LinkedBead) -> tuple[DeniedSaying, ...]:
    """What one side denies and the other says is not so."""
    if not any(word.lemma == "deny" for side in (bead.source, bead.target) for word in side):
        return ()
    source, target = sides_of(bead)
    if max(len(source.cues), len(target.cues)) > MOST:
        return ()
    return (*_denied(0, source, target), *_denied(1, target, source))


def _denied(number: int, denying: Side, saying: Side) -> Iterator[DeniedSaying]:
    for deny in _plain_denials(denying):
        to = denying.links[deny]
        if to is not None and saying.words[to].lemma not in NEUTRAL:
            continue
        for cue in saying.cues:
            verb = _saying_before(saying, cue)
            if verb is not None and _is_denied(denying, deny, saying, cue):
                yield DeniedSaying(number, deny, verb, cue)


def _plain_denials(side: Side) -> Iterator[int]:
    """Where a side has *deny* and does not deny that."""
    for k, word in enumerate(side.words):
        is_denied = any(cue < k and side.clauses[cue] == side.clauses[k] for cue in side.cues)
        if word.lemma == "deny" and not is_denied:
            yield k


def _saying_before(side: Side, cue: int) -> int | None:
    before = range(cue - 1, max(-1, cue - 1 - REACH), -1)
    return next((k for k in before if side.words[k].lemma in NEUTRAL), None)


def _is_denied(denying: Side, deny: int, saying: Side, cue: int) -> bool:
    """Whether what a negation bears on is what is denied, and is not denied once more."""
    head = head_in_clause(saying, cue)
    to = saying.links[head] if head is not None else None
    if to is None or not deny < to <= deny + REACH:
        return False
    return not any(deny < twice < to for twice in denying.cues)
