"""Claims turned into their contrary: negations gained or lost, and words replaced by antonyms."""

from collections.abc import Iterator

from retold import lexicon
from retold.audit.words import Pair, Word, slot, spanned
from retold.model import Change

EXPLICIT = frozenset(
    "not no never none nobody nothing neither nor without cannot nowhere hardly barely scarcely".split()
)
"""Words that negate what follows them."""
IMPLICIT = frozenset(
    "cease deny fail refuse lack halt stop prevent unable unlikely reject avoid decline impossible "
    "end quit forbid ban prohibit dispute doubt refrain abandon unaware miss fear absent absence free "
    "away only few little rarely seldom against oppose impossible incapable failure refusal denial "
    "lack ban halt unless except apart rather instead far other but otherwise false wrong "
    "contrary yet before until".split()
)
"""Words that deny without a negation; they may stand for one."""
REVERSING = frozenset(
    "cease deny fail refuse halt stop prevent unable reject avoid decline quit forbid ban "
    "prohibit refrain abandon unlikely end suspend pause".split()
)
"""Words whose loss turns round what follows them: cease attacking, attack."""
IDLE = frozenset(
    {("not", "only"), ("no", "doubt"), ("not", "just"), ("no", "matter"), ("nothing", "but")}
)
"""Negations that negate nothing."""
REACH = 4
"""Words after a negation among which its head is sought."""


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each claim that is turned round, at most one a place."""
    yield from _negations(pair)
    yield from _antonyms(pair)


def _negations(pair: Pair) -> Iterator[Change]:
    mine, theirs = _cues(pair.source), _cues(pair.target)
    if len(mine) == len(theirs):
        yield from _reversals(pair, len(mine))
        return
    lost = [at for at in mine if not _is_kept(at, pair.to_target, pair.source, pair.target)]
    gained = [at for at in theirs if not _is_kept(at, pair.to_source, pair.target, pair.source)]
    if len(mine) > len(theirs):
        if lost and not _makes_up(pair.target, pair.gained(), pair.source, pair.lost()):
            yield _told(pair, lost[0], gone=True)
    elif gained and not _makes_up(pair.source, pair.lost(), pair.target, pair.gained()):
        yield _told(pair, gained[0], gone=False)


def _cues(side: tuple[Word, ...]) -> list[int]:
    return [
        at
        for at, word in enumerate(side)
        if word.lemma in EXPLICIT
        and (word.lemma, side[at + 1].lemma if at + 1 < len(side) else "") not in IDLE
    ]


def _is_kept(
    at: int, links: list[int | None], side: tuple[Word, ...], other: tuple[Word, ...]
) -> bool:
    """Whether the negation is linked to a negation before the counterpart of its head."""
    linked = links[at]
    if linked is not None and other[linked].lemma in EXPLICIT:
        return True
    head = head_of(side, at)
    counterpart = links[head] if head is not None else None
    if counterpart is None:
        return False
    before = other[max(0, counterpart - REACH) : counterpart]
    return any(word.lemma in EXPLICIT for word in before)


def head_of(side: tuple[Word, ...], at: int) -> int | None:
    """The index of the content word that a negation at an index bears on."""
    for following in range(at + 1, min(len(side), at + 1 + REACH)):
        if side[following].content and side[following].lemma not in EXPLICIT:
            return following
    return None


def _makes_up(
    gained_side: tuple[Word, ...], gained: list[int], lost_side: tuple[Word, ...], lost: list[int]
) -> bool:
    """Whether another wording denies in place of the negation."""
    for at in gained:
        word = gained_side[at]
        if word.lemma in IMPLICIT or word.fold in IMPLICIT or is_negative_form(word.fold):
            return True
    words = [gained_side[at].fold for at in gained if gained_side[at].content]
    others = [lost_side[at].fold for at in lost if lost_side[at].content]
    return any(lexicon.are_antonyms(one, other) for one in words for other in others)


_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "non-")


def is_negative_form(folded: str) -> bool:
    """Whether a word denies by its form: unclear, incorrect, worthless."""
    if folded.endswith("less") and lexicon.is_known(folded[:-4]):
        return True
    return any(
        folded.startswith(prefix)
        and len(folded) > len(prefix) + 3
        and lexicon.are_antonyms(folded, folded[len(prefix) :])
        for prefix in _PREFIXES
    )


def _told(pair: Pair, at: int, *, gone: bool) -> Change:
    side = pair.source if gone else pair.target
    text = pair.texts[0 if gone else 1]
    links = pair.to_target if gone else pair.to_source
    other = pair.target if gone else pair.source
    head = head_of(side, at)
    counterpart = links[head] if head is not None else None
    last = head if head is not None and counterpart is not None else at
    here = spanned(side, at, last)
    there = other[counterpart].span if counterpart is not None else None
    cue = side[at].span.of(text)
    if gone:
        note = f"“{cue}” is gone: {here.of(text)} → {there.of(pair.texts[1]) if there else 'lost'}"
        return Change("negation", "critical", pair.index, here, there, note)
    note = f"“{cue}” is new: {there.of(pair.texts[0]) if there else 'nothing'} → {here.of(text)}"
    return Change("negation", "critical", pair.index, there, here, note)


def _reversals(pair: Pair, _cues: int) -> Iterator[Change]:
    """Reversing words lost before a word that stays: cease attacking → attack; or gained."""
    for gone in (True, False):
        side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
        links = pair.to_target if gone else pair.to_source
        free = pair.gained() if gone else pair.lost()
        if any(
            other[at].lemma in IMPLICIT | EXPLICIT or is_negative_form(other[at].fold)
            for at in free
        ):
            continue
        for at, word in enumerate(side):
            if links[at] is not None or word.lemma not in REVERSING or at + 1 >= len(side):
                continue
            counterpart = links[at + 1]
            if side[at + 1].content and counterpart is not None:
                here, there = spanned(side, at, at + 1), other[counterpart].span
                spans = (here, there) if gone else (there, here)
                note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
                yield Change("negation", "critical", pair.index, *spans, note)


def _antonyms(pair: Pair) -> Iterator[Change]:
    """Source words in whose place the target has their antonym."""
    if len(_cues(pair.source)) != len(_cues(pair.target)):
        return
    free = [at for at in pair.gained() if pair.target[at].content]
    for at in pair.lost():
        word = pair.source[at]
        if not word.content:
            continue
        opposed = [
            other for other in free if lexicon.are_antonyms(word.fold, pair.target[other].fold)
        ]
        if opposed:
            place = slot(pair, at)
            other = min(opposed, key=lambda here: abs(here - (place.start + place.stop) // 2))
            free.remove(other)
            here, there = word.span, pair.target[other].span
            note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
            yield Change("negation", "critical", pair.index, here, there, note)
