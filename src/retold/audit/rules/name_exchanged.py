"""Names that changed places in a sentence, and ranks that a title lost or gained.

Every word is still there, so that no link shows it. Two names have changed places where the words
around them come into order when one is read for the other; that a list is told in another order,
or a sentence in the passive, changes nothing.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

from retold.audit.cues.naming import INSTITUTIONS, RANKS, TITLES, Name, names
from retold.audit.link.links import LinkedBead, slot
from retold.model import Change
from retold.text.words import Word, spanned

Names: TypeAlias = tuple[Name, ...]

KEPT = 0.8
"""Share of the words that must stand in one order once the names are read for each other."""
GAIN = 2
"""Words that must come into order by it: both names."""
MOST = 8
"""Names of a sentence among which pairs are tried."""
JOINED = frozenset("and or with , as well nor & between against to versus vs from plus".split())
"""Words that join what may change places."""
PASSIVE = frozenset("by be was were been being".split())
"""Words by which the doer and the done-to may change places."""
EXACT = 0.7
"""Share of the words around a name that must stay for another known name to be an exchange."""
AROUND = 4
CALLED = TITLES | frozenset(
    "deputy leader chief head manager coach commander editor minister speaker treasurer warden "
    "commissioner inspector ambassador spokesman spokeswoman principal headteacher rector dean "
    "sheriff mayor president chair prosecutor champion captain".split()
)


def changes(pair: LinkedBead) -> Iterator[Change]:
    """A change for each of two names in the other's place, and for each rank lost or gained."""
    told: set[int] = set()
    mine, theirs = names(pair.source), names(pair.target)
    for one, other in _exchanged(pair, mine, theirs):
        if one.words[0] not in told:
            told.add(one.words[0])
            yield _told(pair, one, other)
    yield from _known_elsewhere(pair, mine, theirs)
    yield from _ranks(pair, gone=True)
    yield from _ranks(pair, gone=False)
    yield from _lowered(pair, mine)


def _lowered(pair: LinkedBead, mine: Names) -> Iterator[Change]:
    """Surnames told in lower case, as the common word they also are: Ann Winter → Ann winter.

    Behind *the* such a word says what is named: the Winter tunnel.
    """
    for one in mine:
        *before, last = one.words
        counterpart = pair.to_target[last]
        if not before or counterpart is None or before[-1] not in one.proper:
            continue
        first = pair.to_target[before[-1]]
        lower = pair.target[counterpart].text.islower() and pair.source[last].text.istitle()
        general = pair.source[last].lemma in INSTITUTIONS
        around = pair.target[max(0, counterpart - len(one.words) - 1) : counterpart]
        described = any(word.fold == "the" for word in around)
        if not lower or general or described or first is None or first != counterpart - 1:
            continue
        if pair.target[first].capital and pair.bonds[last] == "same":
            here = spanned(pair.source, before[0], last)
            there = spanned(pair.target, first, counterpart)
            note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}"
            yield Change("name", "minor", pair.index, here, there, note)


def _exchanged(pair: LinkedBead, mine: Names, theirs: Names) -> Iterator[tuple[Name, Name]]:
    """Names of the source with the target's in their places, where two changed places."""
    there = {_key(pair.target, one): one for one in theirs}
    told = [one for one in mine if one.proper or len(one.words) > 1]
    shared = [one for one in told if _key(pair.source, one) in there]
    order = [_key(pair.source, one) for one in shared]
    if not 1 < len(set(order)) <= MOST or order == [key for key in there if key in set(order)]:
        return
    left = _collapsed(pair.source, shared)
    right = _collapsed(pair.target, [there[key] for key in order])
    if PASSIVE & set(left) != PASSIVE & set(right):
        return
    plain = LCSseq.similarity(left, right)
    for one, other in combinations(shared, 2):
        first, second = _key(pair.source, one), _key(pair.source, other)
        between = {word.fold for word in pair.source[one.words[-1] + 1 : other.words[0]]}
        if between <= JOINED or left.count(first) != 1 or left.count(second) != 1:
            continue
        turned = [{first: second, second: first}.get(word, word) for word in right]
        better = LCSseq.similarity(left, turned)
        if better >= plain + GAIN and better >= KEPT * max(len(left), len(right)):
            yield one, there[second]
            yield other, there[first]


def _key(side: tuple[Word, ...], one: Name) -> str:
    return " ".join(side[at].lemma for at in one.words)


def _collapsed(side: tuple[Word, ...], found: list[Name]) -> list[str]:
    """The lemmas of a side with each name as one."""
    starts = {one.words[0]: one for one in found}
    inside = {at for one in found for at in one.words[1:]}
    return [
        _key(side, starts[at]) if at in starts else side[at].lemma
        for at in range(len(side))
        if at not in inside
    ]


def _known_elsewhere(pair: LinkedBead, mine: Names, theirs: Names) -> Iterator[Change]:
    """Names in whose very place stands another that the texts know: one speaker for another."""
    new = [one for one in theirs if _is_free(one, pair.to_source)]
    for one in mine if new else ():
        if not one.proper or not _is_free(one, pair.to_target):
            continue
        place = slot(pair, one.words[0])
        for other in new:
            known = all(pair.target[at].lemma in pair.far_source for at in other.words)
            whole = list(place) == list(other.words) and other.proper
            if known and whole and _is_settled(pair, one) and not _are_one(pair, one, other):
                yield _told(pair, one, other)


def _is_free(one: Name, links: list[int | None]) -> bool:
    return all(links[at] is None for at in one.words)


def _is_settled(pair: LinkedBead, one: Name) -> bool:
    return min(pair.settled(at, AROUND) for at in (one.words[0], one.words[-1])) >= EXACT / 2 and (
        pair.kept() >= EXACT
    )


def _are_one(pair: LinkedBead, one: Name, other: Name) -> bool:
    """Whether the two stand side by side somewhere, as parts of one name."""
    here = spanned(pair.source, one.words[0], one.words[-1]).of(pair.texts[0])
    there = spanned(pair.target, other.words[0], other.words[-1]).of(pair.texts[1])
    return any(
        f"{first} {second}" in text
        for first, second in permutations((here, there))
        for text in pair.texts
    )


def _told(pair: LinkedBead, one: Name, other: Name) -> Change:
    here = spanned(pair.source, one.words[0], one.words[-1])
    there = spanned(pair.target, other.words[0], other.words[-1])
    note = f"{here.of(pair.texts[0])} → {there.of(pair.texts[1])}, in its place"
    return Change("role", "critical", pair.index, here, there, note)


def _ranks(pair: LinkedBead, *, gone: bool) -> Iterator[Change]:
    """Titles whose rank only one side has: Deputy mayor → Mayor."""
    side, other = (pair.source, pair.target) if gone else (pair.target, pair.source)
    links = pair.to_target if gone else pair.to_source
    for at, word in enumerate(side[:-1]):
        if word.fold not in RANKS or links[at] is not None or side[at + 1].lemma not in CALLED:
            continue
        counterpart = links[at + 1]
        if counterpart is None or other[counterpart].lemma != side[at + 1].lemma:
            continue
        taken = pair.to_source if gone else pair.to_target
        free = [to for to in range(len(other)) if taken[to] is None and other[to].content]
        if any(abs(to - counterpart) <= AROUND for to in free):
            continue
        here, there = spanned(side, at, at + 1), other[counterpart].span
        spans = (here, there) if gone else (there, here)
        note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        yield Change("name", "major", pair.index, *spans, note)
