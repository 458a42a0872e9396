"""Claims turned into their contrary by a negation gained or lost."""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterator

from retold import lexicon
from retold.audit.words import Pair, Word, slot, slot_in_source, spanned
from retold.model import Change, Severity, Span

EXPLICIT = frozenset(
    "not non no never none nobody nothing neither nor without cannot nowhere hardly barely "
    "scarcely".split()
)
"""Words that negate what follows them."""
MAY_NEGATE = EXPLICIT | {"yet"}
IMPLICIT = frozenset(
    "cease deny fail refuse lack halt stop prevent unable unlikely reject avoid decline impossible "
    "end quit forbid ban prohibit dispute doubt refrain abandon unaware miss absent absence "
    "only few little rarely seldom against oppose incapable failure refusal denial "
    "unless except instead false wrong loss lose exclude free regardless minus "
    "contrary difficult hard less stoppage suspension limit limited "
    "rule withhold rather outside withdraw recuse".split()
)
"""Words that deny without a negation; they may stand for one."""
PARTICLES = frozenset("down off away out back over up".split())
"""Words that may make a reversing verb of a plain one: turn down, call off."""
REVERSING = frozenset(
    "cease deny fail refuse halt stop prevent unable reject avoid decline quit forbid ban "
    "prohibit refrain abandon unlikely suspend".split()
)
"""Words whose loss turns round what follows them: cease attacking, attack."""
DENYING = IMPLICIT | REVERSING
IDLE = frozenset(
    {
        ("not", "only"),
        ("without", "delay"),
        ("without", "doubt"),
        ("no", "doubt"),
        ("not", "just"),
        ("no", "matter"),
        ("nothing", "but"),
        ("not", "wait"),
    }
)
"""Negations that negate nothing."""
COMPARED = frozenset("less fewer more later earlier sooner".split())
"""Words that a negation turns into a bound: no less than two is at least two."""
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
BEFORE = 4
"""Words before a word in which a negation bears on it."""
NEAR = 5
"""Words around its place in which another wording may make up for a negation."""
SHARED = 8
"""Words over which a negation may be shared by what "or" joins."""
APART = 3
"""Words from a reversing word to what it reverses: cease attacking, a halt to the sharing."""
CONTRAST = frozenset({"but", "rather", "instead"})
CONTRAST_REACH = 6
"""Words that oppose what is so to what is denied, and how far behind it they are sought."""
REACH = 4
"""Words after a negation among which its head is sought."""


def changes(pair: Pair) -> Iterator[Change]:
    """A change for each claim that is turned round, at most one a place."""
    yield from _none_to_all(pair)
    yield from _negations(pair)


def _none_to_all(pair: Pair) -> Iterator[Change]:
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


_SURE = frozenset({"same", "moved", "family"})
"""Bonds of words that are one word in some form."""


def _is_negated(side: tuple[Word, ...], at: int) -> bool:
    """Whether a negation bears on a word or is in the words before it."""
    return any(_negates(side, here) for here in range(max(0, at - BEFORE), at))


def _negations(pair: Pair) -> Iterator[Change]:
    """The first negation lost and the first gained, unless another wording makes up for it."""
    mine, theirs = cues(pair.source), cues(pair.target)
    lost = [at for at in mine if not _is_kept(at, pair.to_target, pair.source, pair.target)]
    gained = [at for at in theirs if not _is_kept(at, pair.to_source, pair.target, pair.source)]
    if len(mine) == len(theirs) and not (lost and gained):
        yield from _exchanged(pair, lost, theirs)
        yield from _reversals(pair)
        return
    if lost and gained and _is_raised(pair, lost[0], gained[0]):
        return
    if lost and gained:
        lost = [at for at in lost if _has_bare_head(at, pair.to_target, pair.source)]
        gained = [at for at in gained if _has_bare_head(at, pair.to_source, pair.target)]
        if len(mine) == len(theirs) and not (lost and gained):
            return
    if not lost and not gained:
        yield from _reversals(pair)
    lost = [at for at in lost if not _makes_up(pair, at, gone=True)]
    gained = [at for at in gained if not _makes_up(pair, at, gone=False)]
    if lost and len(mine) >= len(theirs):
        yield _told(pair, lost[0], gone=True)
    if gained and len(theirs) >= len(mine):
        yield _told(pair, gained[0], gone=False)


def _exchanged(pair: Pair, lost: list[int], theirs: list[int]) -> Iterator[Change]:
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


def cues(side: tuple[Word, ...]) -> list[int]:
    """The indices of the words that negate something."""
    return [at for at, word in enumerate(side) if word.lemma in MAY_NEGATE and _negates(side, at)]


def _negates(side: tuple[Word, ...], at: int) -> bool:
    """Whether a word is a negation, and one that negates something."""
    word = side[at]
    following = side[at + 1] if at + 1 < len(side) else None
    if word.fold == "yet":
        return following is not None and following.fold == "to"
    if word.lemma not in EXPLICIT or word.fold == "nos":
        return False
    if following is None:
        return True
    if following.fold in COMPARED and at + 2 < len(side) and side[at + 2].fold == "than":
        return False
    numbered = word.text == "No" and following.fold[0].isdigit()
    return (word.lemma, following.lemma) not in IDLE and not numbered


def _is_raised(pair: Pair, lost: int, gained: int) -> bool:
    """Whether one negation moved between a verb of thinking and what is thought."""
    heads = head_of(pair.source, lost), head_of(pair.target, gained)
    sides = (pair.source, pair.target)
    return any(
        head is not None and side[head].lemma in RAISING
        for side, head in zip(sides, heads, strict=True)
    )


def _is_kept(
    at: int, links: list[int | None], side: tuple[Word, ...], other: tuple[Word, ...]
) -> bool:
    """Whether the counterpart of the negation's head is negated too; else any link counts."""
    head = head_of(side, at)
    counterpart = links[head] if head is not None else None
    linked = links[at]
    near = linked is not None and (counterpart is None or 0 < counterpart - linked <= 2 * REACH)
    if linked is not None and near and other[linked].lemma in EXPLICIT:
        return True
    if counterpart is None:
        taken = {to for to in links if to is not None}
        return any(to not in taken for to in cues(other))
    before = range(max(0, counterpart - REACH), min(len(other), counterpart + 2))
    if _is_shared(other, counterpart):
        return True
    if any(_negates(other, here) for here in before):
        return True
    both = {
        to
        for here, to in enumerate(links)
        if to is not None and side[here].lemma == other[to].lemma
    }
    return any(
        other[here].lemma in REVERSING or is_negative_form(other[here].fold)
        for here in range(max(0, counterpart - 2), counterpart + 1)
        if here not in both
    )


def _is_shared(side: tuple[Word, ...], at: int) -> bool:
    """Whether a negation further ahead bears on the word across an "or": does not stop or turn."""
    for here in range(at - 1, max(-1, at - SHARED), -1):
        if side[here].lemma in {"or", "nor"}:
            return any(word.lemma in EXPLICIT for word in side[max(0, here - SHARED) : here])
    return False


def _has_bare_head(at: int, links: list[int | None], side: tuple[Word, ...]) -> bool:
    """Whether what the negation bears on stands on the other side too."""
    head = head_of(side, at)
    return head is not None and links[head] is not None


def head_of(side: tuple[Word, ...], at: int) -> int | None:
    """The index of the content word that a negation at an index bears on."""
    for following in range(at + 1, min(len(side), at + 1 + REACH)):
        if following == at + 1 and side[following].fold == "means":
            continue
        if side[following].content and side[following].lemma not in EXPLICIT:
            return following
    return None


def _makes_up(pair: Pair, at: int, *, gone: bool) -> bool:
    """Whether another wording near the place of the negation denies instead of it."""
    side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
    free_here, free_there = pair.lost(), pair.gained()
    if not gone:
        free_here, free_there = free_there, free_here
    place = slot(pair, at) if gone else slot_in_source(pair, at)
    there = [one for one in free_there if place.start - NEAR <= one < place.stop + NEAR]
    here = [one for one in free_here if abs(one - at) <= NEAR]
    if any(denies(other[one]) for one in there):
        return True
    return any(
        lexicon.are_antonyms(side[one].fold, other[two].fold)
        for one in here
        for two in there
        if side[one].content and other[two].content
    )


def denies(word: Word) -> bool:
    """Whether a word that is no negation may stand for one: refuse, unclear."""
    if not DENYING.isdisjoint((word.lemma, word.fold)):
        return True
    return is_negative_form(word.fold)


PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "non-")


def is_negative_form(folded: str) -> bool:
    """Whether a word denies by its form: unclear, incorrect, worthless."""
    if lexicon.part_of_speech(folded) not in {"a", "r"}:
        return False
    if folded.endswith("less") and lexicon.is_known(folded[:-4]):
        return True
    return any(
        folded.startswith(prefix)
        and len(folded) > len(prefix) + 3
        and lexicon.is_known(folded[len(prefix) :])
        and lexicon.are_antonyms(folded, folded[len(prefix) :])
        for prefix in PREFIXES
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
    gravity: Severity = "critical" if there else "major"
    if gone:
        note = f"“{cue}” is gone: {here.of(text)} → {there.of(pair.texts[1]) if there else 'lost'}"
        return Change("negation", gravity, pair.index, here, there, note)
    note = f"“{cue}” is new: {there.of(pair.texts[0]) if there else 'nothing'} → {here.of(text)}"
    return Change("negation", gravity, pair.index, there, here, note)


def _reversals(pair: Pair) -> Iterator[Change]:
    """Reversing words lost before a word that stays: cease attacking → attack; or gained."""
    for gone in (True, False):
        side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
        links = pair.to_target if gone else pair.to_source
        free = pair.gained() if gone else pair.lost()
        if any(denies(other[at]) or other[at].lemma in EXPLICIT | PARTICLES for at in free):
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


def _uncut(span: Span, text: str) -> Span:
    """The span to the end of the hyphened word that it ends in: a halt to arms-sharing."""
    rest = _REST.match(text, span.end)
    return Span(span.start, rest.end()) if rest else span


_REST = re.compile(r"(?:[-‐‑]\w+)+")
