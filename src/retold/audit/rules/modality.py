"""How sure and how binding a claim is: may, will, must, seeking to, likely, reportedly."""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.audit.cues.settled import OPEN, SETTLED
from retold.audit.link.links import LinkedBead, slot
from retold.audit.rules.attribution_cue import SAYING
from retold.model import Change, Severity, Span
from retold.text.words import Word, spanned

HEDGES = frozenset(
    "may might could possibly perhaps maybe probably likely potentially allegedly reportedly "
    "apparently supposedly presumably purportedly alleged suspected suspect seek attempt try plan "
    "intend hope aim propose seem appear consider expect believe think suggest possible potential "
    "probable almost nearly about partly so-called can would should able chance possibility "
    "look suspicion rumour rumor".split()
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
PRIVATIVE = frozenset(
    "attempted attempt failed aborted abortive foiled thwarted would-be aspiring prospective "
    "former ex onetime erstwhile acting interim proposed planned intended provisional "
    "tentative mock fake counterfeit bogus sham pretend simulated so-called purported alleged "
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
REACH = 5
"""Words after a hedge among which the claim that it weakens is sought."""

ASIDE = 2
"""Words beside its place in which a word that settles stands."""
IDLE = frozenset({"a", "an", "the", "is", "are", "was", "were", "been", "have", "has", "had"})
"""Words before a claim's head that are none."""

Force: TypeAlias = Literal["maybe", "planned", "will", "must", "can", "free"]
"""What a marker makes of a claim: free is what need not be."""

_ALONE: dict[str, Force] = {
    **dict.fromkeys("may might could possibly perhaps maybe probably likely".split(), "maybe"),
    **dict.fromkeys("considering mulling weighing pondering".split(), "planned"),
    **dict.fromkeys("will shall would".split(), "will"),
    "must": "must",
    "can": "can",
}
_WITH_TO: dict[str, Force] = {
    **dict.fromkeys(
        "expect plan intend hope aim propose want seek consider due".split(), "planned"
    ),
    **dict.fromkeys("have need require oblige force compel".split(), "must"),
    **dict.fromkeys("allow permit able free".split(), "can"),
}
_OPEN: frozenset[Force] = frozenset({"maybe", "planned", "can"})
"""Forces that leave a claim open."""
_NOT = frozenset({"not", "no", "never", "cannot"})


class Marker(NamedTuple):
    """Words that give a claim its force, by index, and the claim's head."""

    first: int
    last: int
    force: Force
    head: int


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each claim of another force, and one that lost its hedge or got one."""
    turned = [*_turned(pair), *_settled(pair)]
    yield from turned
    if turned:
        return
    mine, theirs = _hedges(pair.source), _hedges(pair.target)
    yield from _privatives(pair)
    if len(mine) > len(theirs):
        yield from _told(pair, mine, gone=True)
    elif len(theirs) > len(mine):
        yield from _told(pair, theirs, gone=False)


def _turned(pair: LinkedBead) -> Iterator[Change]:
    """A change where both sides have a force for one claim, and not the same."""
    mine, theirs = _markers(pair.source), _markers(pair.target)
    for head in sorted({one.head for one in mine}):
        here = [one for one in mine if one.head == head]
        there = [one for one in theirs if one.head == pair.to_target[head]]
        gravity = _gravity({one.force for one in here}, {one.force for one in there})
        if gravity is not None:
            spans = _whole(pair.source, here), _whole(pair.target, there)
            note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
            yield Change("modality", gravity, pair.index, *spans, note)


def _settled(pair: LinkedBead) -> Iterator[Change]:
    """What was left open and is a fact now: alleged → revealed."""
    theirs = [at for at, word in enumerate(pair.target) if _is_form(word, SETTLED)]
    if not theirs:
        return
    there = {pair.to_source[at]: at for at in theirs}
    free = [at for at in theirs if pair.to_source[at] is None]
    for at, word in enumerate(pair.source):
        if not _is_form(word, OPEN):
            continue
        place = slot(pair, at) if pair.to_target[at] is None else range(0)
        near = [to for to in free if place.start - ASIDE <= to < place.stop + ASIDE]
        to = there.get(at) if at in there else next(iter(near), None)
        if to is None or _is_hedged(pair.target, to):
            continue
        if not SAYING.issuperset((word.lemma, pair.target[to].lemma)):  # an attribution's
            here, where = word.span, pair.target[to].span
            note = f"{here.of(pair.texts[0])} → {where.of(pair.texts[1])}"
            yield Change("modality", "major", pair.index, here, where, note)


def _is_form(word: Word, words: frozenset[str]) -> bool:
    """Whether a word may be a form of one of some words: alleged is a verb's and an adjective."""
    return word.lemma in words or not words.isdisjoint(lexicon.lemmas(word.fold))


def _whole(side: tuple[Word, ...], markers: list[Marker]) -> Span:
    return spanned(side, min(one.first for one in markers), markers[0].head)


def _gravity(had: set[Force], has: set[Force]) -> Severity | None:
    """How grave it is that some forces became others; None where these may stand for those."""
    if not had or not has or had == has:
        return None
    if {"free", "must"} in ({*had, *has}, had ^ has):
        return "critical"
    opened = "maybe" in has and had.isdisjoint(_OPEN)
    closed = "maybe" in had and has.isdisjoint(_OPEN)
    settled = had == {"planned"} and has == {"will"}
    loosened = {"must", "can"} == had | has
    return "major" if opened or closed or settled or loosened else None


def _markers(side: tuple[Word, ...]) -> list[Marker]:
    """The markers of a side whose claim has a head, in text order."""
    found: list[Marker] = []
    for at in range(len(side)):
        if found and at <= found[-1].last:
            continue
        marked = _needless(side, at) or _marked(side, at)
        head = _claim(side, marked[1]) if marked else None
        if marked and head is not None:
            found.append(Marker(*marked, head))
    return found


def _marked(side: tuple[Word, ...], at: int) -> tuple[int, int, Force] | None:
    """First and last word of the marker at a place, and its force."""
    word = side[at]
    if word.fold in _ALONE:
        return at, at, _ALONE[word.fold]
    if at + 1 < len(side) and side[at + 1].fold == "to":
        forms = (
            word.lemma,
            *sorted(lexicon.lemmas(word.fold)),
        )  # planning is a noun's and a verb's
        force = next((_WITH_TO[form] for form in forms if form in _WITH_TO), None)
        return (at, at + 1, force) if force else None
    return None


def _needless(side: tuple[Word, ...], at: int) -> tuple[int, int, Force] | None:
    """What need not be, or does not have to."""
    if at + 1 >= len(side) or (side[at].fold != "need" and side[at].lemma not in _NOT):
        return None
    if side[at].fold == "need" and side[at + 1].lemma in _NOT:
        return at, at + 1, "free"
    behind = [word.fold for word in side[at + 1 : at + 3]]
    if side[at].lemma in _NOT and behind in (["have", "to"], ["need", "to"]):
        return max(0, at - 1), at + 2, "free"
    return None


def _claim(side: tuple[Word, ...], last: int) -> int | None:
    """The first content word after a marker that is none itself."""
    for here in range(last + 1, min(len(side), last + 1 + REACH)):
        word = side[here]
        marks = word.fold in _ALONE or word.lemma in _WITH_TO or word.lemma in _NOT
        if word.content and not marks and not word.fold.endswith("ly"):
            return here
    return None


def _privatives(pair: LinkedBead) -> Iterator[Change]:
    """What was not quite, not yet or no longer so, and is so now: an attempted burglary."""
    gained = [pair.target[at] for at in pair.gained()]
    if any(_is_privative(word) or word.lemma in LEFT_OPEN for word in gained):
        return
    for at in pair.lost():
        if not _is_privative(pair.source[at]) or at + 1 >= len(pair.source):
            continue
        to = pair.to_target[at + 1]
        if (
            to is None
            or pair.bonds[at + 1] not in {"same", "moved"}
            or not pair.source[at + 1].content
        ):
            continue
        if pair.settled(at, AROUND) < KEPT:
            continue
        replaced = any(pair.to_source[here] is None for here in range(max(0, to - 1), to))
        if replaced or pair.source[at].lemma in pair.near_target:
            continue
        here, there = spanned(pair.source, at, at + 1), pair.target[to].span
        note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
        yield Change("modality", "major", pair.index, here, there, note)


def _hedges(side: tuple[Word, ...]) -> list[int]:
    return [
        at
        for at, word in enumerate(side)
        if word.lemma in WEAKENING or word.fold in WEAKENING or _is_accusing(side, at)
    ]


def _is_privative(word: Word) -> bool:
    return word.fold in PRIVATIVE


def _is_told(word: Word) -> bool:
    return word.lemma in TOLD or word.fold in TOLD


def _is_accusing(side: tuple[Word, ...], at: int) -> bool:
    """Whether a word says that somebody may have done what follows: accused of arson."""
    return at + 1 < len(side) and (side[at].fold, side[at + 1].fold) in ACCUSING


def _told(pair: LinkedBead, hedges: list[int], *, gone: bool) -> Iterator[Change]:
    side, links = (pair.source, pair.to_target) if gone else (pair.target, pair.to_source)
    free = pair.gained() if gone else pair.lost()
    other = pair.target if gone else pair.source
    if any(other[at].lemma in LEFT_OPEN for at in free):
        return
    for at in hedges:
        if links[at] is not None or not (_is_told(side[at]) or _is_accusing(side, at)):
            continue
        if side[at].lemma == "seek" and (at + 1 == len(side) or side[at + 1].fold != "to"):
            continue
        if side[at].lemma in HEARSAY and any(other[here].lemma == "say" for here in free):
            continue
        head = _head(side, at)
        counterpart = links[head] if head is not None else None
        if head is None or counterpart is None or _is_hedged(other, counterpart):
            continue
        here, there = spanned(side, at, head), other[counterpart].span
        word = side[at].span.of(pair.texts[0 if gone else 1])
        spans = (here, there) if gone else (there, here)
        told = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        note = f"“{word}” is {'gone' if gone else 'new'}: {told}"
        yield Change("modality", "major", pair.index, *spans, note)
        return


def _is_hedged(side: tuple[Word, ...], at: int) -> bool:
    """Whether a hedge stands before a claim, other than those that only set its time or mood."""
    return any(word.lemma in WEAKENING for word in side[max(0, at - REACH) : at])


def _head(side: tuple[Word, ...], at: int) -> int | None:
    """The index of the next content word that is no hedge; else of what follows: might be over."""
    behind = range(at + 1, min(len(side), at + 1 + REACH))
    found = [here for here in behind if side[here].lemma not in HEDGES]
    content = (here for here in found if side[here].content)
    return next(content, next((here for here in found if side[here].fold not in IDLE), None))
