"""Who did what to whom: doer and done-to exchanged, giver and taker, owner and owned.

Two signs, either of which will do. Where the words around stay, two words stand in each other's
places. Where the sentence was built anew, a verb has on one side before it what it has on the other
side behind it; that a sentence is told in the passive changes nothing.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.link.exchange import PERSONS, Exchange, exchanged, is_verb
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import voice
from retold.lexicon.news import NUMBERS
from retold.model import Change, Kind
from retold.text.words import Word, spanned, touched
from retold.values.quantity import DATES

KEPT = 0.7
"""Share of words kept in one order from which two words in each other's places were exchanged;
where more was told in other words, a phrase may only have been turned round."""
KEPT_BUT_TWO = 0.8
"""The same with the two words counted as kept, for two that no mark parts: a short sentence keeps
little of itself when two of its words change places."""
REWORDED = 0.5
"""The same below which figures may have moved with what they count."""
REACH = 9
"""Words behind a verb among which its object ends."""
DETERMINERS = frozenset(
    "the a an this these those my your his her its our their each every some any no all both most "
    "many few several another other own".split()
)
"""Small words that stand inside a noun phrase; any other ends it."""
BESIDE_VERB = frozenset(
    "be have do will would can could may might shall should must to not n't never also already "
    "just only still yet ever soon later now then".split()
)
"""Words that belong to a verb and stand before it."""
TOWARDS = frozenset("to with against from by for of on over at into about in".split())
"""Prepositions before what a verb bears on."""
_END = re.compile(r"[.!?]")
_PAUSE = re.compile(r"[.!?,;:–—]")
_STOP = re.compile(r"[.;:!?–—“”\"()]")


class Frame(NamedTuple):
    """The nouns nearest to a verb, as its doer and its object, by index."""

    doer: frozenset[int]
    object: frozenset[int]


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each two words that changed roles."""
    settled = {i for source, _ in bead.equal_values for i in touched(bead.source, source.span)}
    if _kept_but_two(bead) >= KEPT_BUT_TWO and voice(bead.source) == voice(bead.target):
        mark = _END if bead.kept() >= KEPT else _PAUSE
        words = [i for i, word in enumerate(bead.source) if _has_place(word) and i not in settled]
        for exchange in exchanged(bead, words):
            if not _parts(bead, exchange, mark):
                settled |= {*exchange.first, *exchange.second}
                yield _exchange(bead, "role", exchange)
    yield from _turned_frames(bead, settled)


def _kept_but_two(bead: LinkedBead) -> float:
    return bead.kept() + 2 / max(len(bead.source), len(bead.target))


def figures(bead: LinkedBead) -> Iterator[Change]:
    """A change for each two figures that changed places: 7-2 → 2-7, Pike 52, Marsh 48."""
    dates = [value.span for value, _ in bead.equal_values if value.sort in DATES]
    dated = {i for span in dates for i in touched(bead.source, span)}
    figures = [i for i, word in enumerate(bead.source) if _is_figure(word) and i not in dated]
    for exchange in exchanged(bead, figures):
        change = _exchange(bead, "number", exchange)
        yield change if bead.kept() >= REWORDED else replace(change, certainty="possible")


def dates(bead: LinkedBead) -> Iterator[Change]:
    """A change for each two dates or times that changed places: rain on Monday, snow on Friday."""
    for exchange in exchanged(bead, _dates(bead)):
        yield _exchange(bead, "date", exchange)


def _dates(bead: LinkedBead) -> list[int]:
    """The first source word of each date or time that both sides have."""
    spans = [value.span for value, _ in bead.equal_values if value.sort in DATES]
    words = {i for span in spans for i in touched(bead.source, span)}
    return sorted(i for i in words if i - 1 not in words)


def _is_figure(word: Word) -> bool:
    return word.fold[0].isdigit() or word.fold in _NUMBER_WORDS


_NUMBER_WORDS = (NUMBERS | {"first"}) - {"one", "once", "twice"}


def _has_place(word: Word) -> bool:
    """Whether it matters in whose place a word stands: any word with a sense but a figure."""
    if _is_figure(word) or word.fold in EXPLICIT:
        return False
    return word.content or word.fold in PERSONS


def _is_noun(word: Word) -> bool:
    """Whether a word can hold a role: a noun or a name."""
    if not word.content or _is_figure(word) or word.fold in EXPLICIT:
        return False
    return word.capital or lexicon.part_of_speech(word.fold) in {"n", None}


def _parts(bead: LinkedBead, exchange: Exchange, mark: re.Pattern[str]) -> bool:
    """Whether a mark stands between two stretches of the source."""
    return any(
        mark.search(bead.texts[0], bead.source[k - 1].span.end, bead.source[k].span.start)
        for k in range(exchange.first[-1] + 1, exchange.second[0] + 1)
    )


def _exchange(bead: LinkedBead, kind: Kind, exchange: Exchange) -> Change:
    return _change(bead, kind, (*exchange.first, *exchange.second))


def _change(bead: LinkedBead, kind: Kind, words: Collection[int]) -> Change:
    """From the first of some linked words through the last, on both sides."""
    links = [j for i in words if (j := bead.to_target[i]) is not None]
    source = spanned(bead.source, min(words), max(words))
    target = spanned(bead.target, min(links), max(links))
    note = f"{source.of(bead.texts[0])} → {target.of(bead.texts[1])}"
    return Change(kind, "critical", bead.index, source, target, note)


def _turned_frames(bead: LinkedBead, settled: set[int]) -> Iterator[Change]:
    """A change for each verb whose doer became its object, and the reverse.

    settled: source words that are told already, or are part of a quantity (9 per cent falls, and
    nobody fells it).
    """
    for i, word in enumerate(bead.source):
        j = bead.to_target[i]
        if j is None or word.lemma != bead.target[j].lemma:
            continue
        if not (is_verb(word) and is_verb(bead.target[j])):
            continue
        source = _frame(bead.texts[0], bead.source, i)
        target = _frame(bead.texts[1], bead.target, j)
        doers = {k for k in source.doer if bead.to_target[k] in target.object}
        objects = {k for k in source.object if bead.to_target[k] in target.doer}
        turned = doers | objects
        if doers and objects and settled.isdisjoint(turned):
            settled |= turned
            yield _change(bead, "role", turned)


def _frame(text: str, side: tuple[Word, ...], verb: int) -> Frame:
    """Whom a verb has as its doer and its object: changed about in the passive."""
    before, behind = _before(text, side, verb), _behind(text, side, verb)
    if _is_passive(side, verb):
        by = any(word.fold == "by" for word in side[verb + 1 : verb + 3])
        return Frame(behind if by else frozenset(), before)
    return Frame(before, behind)


def _is_passive(side: tuple[Word, ...], verb: int) -> bool:
    """Whether a verb is a participle behind a form of *be*, or behind its noun: owned by."""
    if side[verb].fold == side[verb].lemma or side[verb].fold.endswith(("ing", "s")):
        return False
    k = verb - 1
    while k >= 0 and side[k].fold in {"not", "never", "also", "already", "just", "only"}:
        k -= 1
    after = side[verb + 1].fold if verb + 1 < len(side) else ""
    return (k >= 0 and side[k].lemma == "be") or after == "by"


def _before(text: str, side: tuple[Word, ...], verb: int) -> frozenset[int]:
    """The head of the noun phrase before a verb: its last noun, and the name it is part of."""
    k = verb - 1
    while k >= 0 and (side[k].lemma in BESIDE_VERB or side[k].fold.endswith("ly")):
        k -= 1
    if k < 0 or not _is_noun(side[k]):
        return frozenset()
    if _STOP.search(text[side[k].span.end : side[verb].span.start]):
        return frozenset()
    head = _with_name(side, k)
    owner = _owner(side, min(head))
    return head | (_with_name(side, owner) if owner is not None else frozenset())


def _owner(side: tuple[Word, ...], first: int) -> int | None:
    """The noun that another belongs to by *of*: the owner of the inn."""
    k = first - 1
    while k >= 0 and side[k].fold in DETERMINERS:
        k -= 1
    return k - 1 if k > 0 and side[k].fold == "of" and _is_noun(side[k - 1]) else None


def _behind(text: str, side: tuple[Word, ...], verb: int) -> frozenset[int]:
    """The head of the noun phrase behind a verb, also behind one preposition."""
    first, end = verb + 1, min(len(side), verb + 1 + REACH)
    if first < end and side[first].fold in TOWARDS:
        first += 1
    k = first
    while k < end and not _ends_phrase(text, side, k, first):
        k += 1
    if k == first or not _is_noun(side[k - 1]):
        return frozenset()
    return _with_name(side, k - 1)


def _ends_phrase(text: str, side: tuple[Word, ...], k: int, first: int) -> bool:
    """Whether a noun phrase ends before a word: at a mark, a small word, a verb."""
    gap = text[side[k - 1].span.end : side[k].span.start]
    if _STOP.search(gap) or "," in gap:
        return True
    if not side[k].content:
        return side[k].fold not in DETERMINERS or (k > first and side[k - 1].content)
    return k > first and is_verb(side[k])


def _with_name(side: tuple[Word, ...], k: int) -> frozenset[int]:
    """A word with the capitalised words before it, if it is part of a name."""
    first = k
    while first and side[first].capital and side[first - 1].capital:
        first -= 1
    return frozenset(range(first, k + 1))
