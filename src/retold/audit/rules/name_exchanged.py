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
from retold.audit.cues.other_end import turned_comparisons
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
    indices: set[int] = set()
    source_names, target_names = names(pair.source), names(pair.target)
    for name, other_name in _exchanged(pair, source_names, target_names):
        if name.words[0] not in indices:
            indices.add(name.words[0])
            yield _told(pair, name, other_name)
    yield from _known_elsewhere(pair, source_names, target_names)
    yield from _ranks(pair, gone=True)
    yield from _ranks(pair, gone=False)
    yield from _lowered(pair, source_names)


def _lowered(pair: LinkedBead, source_names: Names) -> Iterator[Change]:
    """Surnames told in lower case, as the common word they also are: Ann Winter → Ann winter.

    Behind *the* such a word says what is named: the Winter tunnel.
    """
    for name in source_names:
        *before, last = name.words
        counterpart = pair.to_target[last]
        if not before or counterpart is None or before[-1] not in name.proper:
            continue
        first = pair.to_target[before[-1]]
        lower = pair.target[counterpart].text.islower() and pair.source[last].text.istitle()
        general = pair.source[last].lemma in INSTITUTIONS
        around = pair.target[max(0, counterpart - len(name.words) - 1) : counterpart]
        described = any(word.fold == "the" for word in around)
        if not lower or general or described or first is None or first != counterpart - 1:
            continue
        if pair.target[first].capital and pair.bonds[last] == "same":
            source_span = spanned(pair.source, before[0], last)
            target_span = spanned(pair.target, first, counterpart)
            note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}"
            yield Change("name", "minor", pair.index, source_span, target_span, note)


def _exchanged(
    pair: LinkedBead, source_names: Names, target_names: Names
) -> Iterator[tuple[Name, Name]]:
    """Names of the source with the target's in their places, where two changed places."""
    if turned_comparisons(pair):
        return  # he is her uncle, she is his niece
    by_key = {_key(pair.target, name): name for name in target_names}
    telling = [name for name in source_names if name.proper or len(name.words) > 1]
    shared = [name for name in telling if _key(pair.source, name) in by_key]
    order = [_key(pair.source, name) for name in shared]
    if not 1 < len(set(order)) <= MOST or order == [key for key in by_key if key in set(order)]:
        return
    left = _collapsed(pair.source, shared)
    right = _collapsed(pair.target, [by_key[key] for key in order])
    if PASSIVE & set(left) != PASSIVE & set(right):
        return
    plain = LCSseq.similarity(left, right)
    for name, other_name in combinations(shared, 2):
        first, second = _key(pair.source, name), _key(pair.source, other_name)
        between = {word.fold for word in pair.source[name.words[-1] + 1 : other_name.words[0]]}
        if between <= JOINED or left.count(first) != 1 or left.count(second) != 1:
            continue
        turned = [{first: second, second: first}.get(word, word) for word in right]
        better = LCSseq.similarity(left, turned)
        if better >= plain + GAIN and better >= KEPT * max(len(left), len(right)):
            yield name, by_key[second]
            yield other_name, by_key[first]


def _key(side: tuple[Word, ...], name: Name) -> str:
    return " ".join(side[index].lemma for index in name.words)


def _collapsed(side: tuple[Word, ...], name_list: list[Name]) -> list[str]:
    """The lemmas of a side with each name as one."""
    starts = {name.words[0]: name for name in name_list}
    inside = {index for name in name_list for index in name.words[1:]}
    return [
        _key(side, starts[index]) if index in starts else side[index].lemma
        for index in range(len(side))
        if index not in inside
    ]


def _known_elsewhere(
    pair: LinkedBead, source_names: Names, target_names: Names
) -> Iterator[Change]:
    """Names in whose very place stands another that the texts know: one speaker for another."""
    new = [name for name in target_names if _is_free(name, pair.to_source)]
    for name in source_names if new else ():
        if not name.proper or not _is_free(name, pair.to_target):
            continue
        place = slot(pair, name.words[0])
        for other_name in new:
            known = all(pair.target[index].lemma in pair.far_source for index in other_name.words)
            whole = list(place) == list(other_name.words) and other_name.proper
            if known and whole and _is_settled(pair, name) and not _are_one(pair, name, other_name):
                yield _told(pair, name, other_name)


def _is_free(name: Name, links: list[int | None]) -> bool:
    return all(links[index] is None for index in name.words)


def _is_settled(pair: LinkedBead, name: Name) -> bool:
    return min(
        pair.settled(index, AROUND) for index in (name.words[0], name.words[-1])
    ) >= EXACT / 2 and (pair.kept() >= EXACT)


def _are_one(pair: LinkedBead, source_name: Name, target_name: Name) -> bool:
    """Whether the two stand side by side somewhere, as parts of one name."""
    source_text = spanned(pair.source, source_name.words[0], source_name.words[-1]).of(
        pair.texts[0]
    )
    target_text = spanned(pair.target, target_name.words[0], target_name.words[-1]).of(
        pair.texts[1]
    )
    return any(
        f"{first} {second}" in text
        for first, second in permutations((source_text, target_text))
        for text in pair.texts
    )


def _told(pair: LinkedBead, source_name: Name, target_name: Name) -> Change:
    source_span = spanned(pair.source, source_name.words[0], source_name.words[-1])
    target_span = spanned(pair.target, target_name.words[0], target_name.words[-1])
    note = f"{source_span.of(pair.texts[0])} → {target_span.of(pair.texts[1])}, in its place"
    return Change("role", "critical", pair.index, source_span, target_span, note)


def _ranks(pair: LinkedBead, *, gone: bool) -> Iterator[Change]:
    """Titles whose rank only one side has: Deputy mayor → Mayor."""
    side, other_words = (pair.source, pair.target) if gone else (pair.target, pair.source)
    links = pair.to_target if gone else pair.to_source
    for index, word in enumerate(side[:-1]):
        if (
            word.fold not in RANKS
            or links[index] is not None
            or side[index + 1].lemma not in CALLED
        ):
            continue
        counterpart = links[index + 1]
        if counterpart is None or other_words[counterpart].lemma != side[index + 1].lemma:
            continue
        taken = pair.to_source if gone else pair.to_target
        free = [
            to for to in range(len(other_words)) if taken[to] is None and other_words[to].content
        ]
        if any(abs(to - counterpart) <= AROUND for to in free):
            continue
        own_span, other_span = spanned(side, index, index + 1), other_words[counterpart].span
        spans = (own_span, other_span) if gone else (other_span, own_span)
        note = f"{spans[0].of(pair.texts[0])} → {spans[1].of(pair.texts[1])}"
        yield Change("name", "major", pair.index, *spans, note)
