"""Denials that take each other back, and what is left: not ruled out, so possible; not unhappy.

A proposition is denied as often as words deny it. Two denials of one cancel; where the inner makes
something impossible, what is left is that it may be so.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from retold.audit.cues.denials import (
    EXPLICIT,
    contrary,
    cues,
    deed_undone,
    denies,
    devices,
    governed,
)
from retold.audit.cues.negations import Side
from retold.audit.link.notes import once_a_side
from retold.text.words import Word

MAKING_IMPOSSIBLE = frozenset("exclude preclude impossible unthinkable inconceivable".split())
"""Words that say that something cannot be so: WordNet's *preclude*, and adjectives that deny
*possible* and *conceivable*."""
POSSIBLE = frozenset(
    "may might could can possible possibly possibility perhaps maybe potential potentially "
    "conceivable conceivably chance open".split()
)
"""Words that leave it open whether something is so."""
CONVERSES = tuple(
    frozenset(pair.split())
    for pair in (
        "sell buy", "lend borrow", "beat lose", "win lose", "defeat lose", "give receive",
        "give take", "send receive", "export import", "teach learn", "precede follow", "rent let",
        "employ work", "lead trail", "hire join",
    )
)  # fmt: skip
"""Verbs that tell one thing from its two ends: she sold it to him, he bought it from her."""
NEAR = 5
"""Words from where a denial was within which what is left of it is sought."""


def is_taken_back(side: Side, head: int, other_side: Side, place: range) -> bool:
    """Whether a denied word that denies is told on the other side without either denial.

    head: of the word that is denied, which the other side lacks or turns; place: where the other
    side would have it.
    """
    word = side.words[head]
    if not denies(word) or _is_denied_otherwise(other_side, place):
        return False
    if word.lemma in MAKING_IMPOSSIBLE and _opens(other_side):
        return True
    if came_about(side, head, other_side) is not None:
        return True
    to = side.links[head]
    if to is not None:
        return contrary(word, other_side.words[to])
    near = range(max(0, place.start - NEAR), min(len(other_side.words), place.stop + NEAR))
    return any(
        contrary(word, other_side.words[k])
        for k in near
        if other_side.words[k].content and _is_free(other_side, side, k)
    )


def came_about(side: Side, head: int, other_side: Side) -> int | None:
    """What a word that denies bears on, where the other side has that and does not deny it.

    Of what somebody does not fail to do, or is not kept from, it follows that it is done.
    """
    if side.words[head].lemma not in UNDOING:
        return None
    for k in governed(side.words, head, side.text):
        to = side.links[k]
        if to is not None and not _is_denied_otherwise(other_side, range(to, to + 1)):
            return k
    return None


UNDOING = frozenset("fail neglect omit avoid refrain stop prevent keep hinder deter".split())
"""Verbs of which it follows that what they bear on is not done, and from whose denial that it is:
negative implicatives of two ways (Karttunen, Implicative Verbs, 1971), and those with *from*."""


def _is_free(side: Side, other_side: Side, k: int) -> bool:
    """Whether a word retells nothing, or a denial, that it took the place of."""
    to = side.links[k]
    return to is None or to in other_side.cues


def _opens(side: Side) -> bool:
    """Whether a word that the other side lacks leaves something open."""
    return any(side.words[k].fold in POSSIBLE for k in side.free)


def _is_denied_otherwise(side: Side, place: range) -> bool:
    """Whether a negation, or a word that the other side lacks and that denies, is near a place."""
    near = range(max(0, place.start - NEAR), min(len(side.words), place.stop + NEAR))
    return any(
        side.words[k].lemma in EXPLICIT or (side.links[k] is None and denies(side.words[k]))
        for k in near
    )


def is_changed_from(side: Side, cue: int, head: int, other_side: Side) -> bool:
    """Whether what is denied is what something was before: three, not five; from five to three."""
    to = side.links[head]
    if to is None or to == 0 or head != cue + 1:
        return False
    behind = {word.fold for word in other_side.words[to + 1 : to + 1 + NEAR]}
    return other_side.words[to - 1].fold == "from" and "to" in behind


def is_more_than_ever(side: Side, cue: int, other_side: Side) -> bool:
    """Whether what never was so is more than ever: never so low, lower than ever."""
    if side.words[cue].fold != "never" or other_side.cues:
        return False
    folds = [other_side.words[k].fold for k in other_side.free]
    return "than" in folds and "ever" in folds


def undone_at(side: Side, head: int, other_side: Side) -> int | None:
    """Where the other side says by one word that what is denied was not done: not lost, unbeaten.

    Who is beaten loses.
    """
    lemma = side.words[head].lemma
    return next(
        (k for k, verb in _undone(other_side.words) if verb == lemma or {verb, lemma} in CONVERSES),
        None,
    )


@once_a_side
def _undone(side: tuple[Word, ...]) -> tuple[tuple[int, str], ...]:
    """The places of adjectives that say that a deed was not done, with its verb."""
    beginning = ((k, word.fold) for k, word in enumerate(side) if word.fold.startswith("un"))
    return tuple((k, verb) for k, fold in beginning if (verb := deed_undone(fold)) is not None)


def is_refused(side: tuple[Word, ...], index: int, other_words: tuple[Word, ...]) -> bool:
    """Whether *may* is denied, a ban, and the other side bans it otherwise: nor may they sell."""
    around = range(index - REFUSED, index + 2)
    is_denied = side[index].fold == "may" and any(cue in around for cue in cues(side))
    return is_denied and any(other_words[k].lemma in BANNING for k in devices(other_words))


BANNING = frozenset("bar ban forbid prohibit disallow outlaw prevent block".split())
"""Verbs that say that somebody may not."""
REFUSED = 5
"""Words before *may* in which a negation is of it: neither the mayor nor the clerk may."""
