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
from retold.audit.cues.bound import bound_alike, go_with_their_clauses
from retold.audit.cues.deeds import MUTUAL
from retold.audit.cues.denials import EXPLICIT
from retold.audit.cues.noun_phrases import name_to
from retold.audit.cues.other_end import turned_comparisons
from retold.audit.cues.parties import deeds, retold
from retold.audit.cues.verbs import BETWEEN, verb_group
from retold.audit.link.exchange import PERSONS, Exchange, exchanged, is_verb
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import voice
from retold.audit.rules.role_crossed import crossed
from retold.audit.rules.role_turned import turned_deeds
from retold.lexicon.news import NUMBERS
from retold.model import Change, Kind
from retold.text.words import Word, spanned, touched
from retold.values.quantity import DATES

KEPT = 0.7
"""Share of words kept in one order from which two words in each other's places were exchanged;
where more was told in other words, a phrase may only have been turned round."""
KEPT_BUT_TWO = 0.8
"""The same with the two stretches counted as kept, for two that no mark parts: a short sentence
keeps little of itself when two of its words change places."""
QUOTING = frozenset("say tell write add state remark ask reply explain note".split())
"""Verbs that stand before or behind who speaks: Holm said, said Holm."""
REWORDED = 0.5
"""The same below which figures may have moved with what they count."""
TIMES = frozenset("last next yesterday today tomorrow tonight".split())
"""Words that begin a time and belong to no noun before them: told police last year."""
PARTICLES = frozenset("away back down forward in off on out over through up".split())
"""Words that belong to the verb before them."""
REACH = 9
"""Words behind a verb among which its object ends."""
DETERMINERS = frozenset(
    "the a an this these those my your his her its our their each every some any no all both most "
    "many few several another other own such".split()
)
"""Small words that stand inside a noun phrase; any other ends it."""
BESIDE_VERB = frozenset(
    "be have do will would can could may might shall should must to not n't never also already "
    "just only still yet ever soon later now then".split()
)
"""Words that belong to a verb and stand before it."""
TOWARDS = frozenset("to with against from by for of on over at into about in".split())
"""Prepositions before what a verb bears on."""
RELATIVE = frozenset({"who", "which"})
"""Words that hold a role for the noun before them."""
BY = frozenset({"by"})
_END = re.compile(r"[.!?]")
_PAUSE = re.compile(r"[.!?,;:–—]")
_STOP = re.compile(r"[.;:!?–—“”\"()]")


class Frame(NamedTuple):
    """The nouns nearest to a verb, as its doer and its object, by index.

    is_reduced: by the word *by* alone a passive: the house owned by Ann, but fell by half.
    """

    doer: frozenset[int]
    object: frozenset[int]
    is_reduced: bool = False


def changes(bead: LinkedBead) -> Iterator[Change]:
    """A change for each two words that changed roles, and each deed whose parties are turned."""
    values = {i for source, _ in bead.equal_values for i in touched(bead.source, source.span)}
    settled = {*values}
    if voice(bead.source) == voice(bead.target):
        mark = _END if bead.kept() >= KEPT else _PAUSE
        places = [i for i, word in enumerate(bead.source) if _has_place(word) and i not in settled]
        for exchange in exchanged(bead, places):
            is_close = _kept_but(bead, exchange) >= KEPT_BUT_TWO
            if _is_retold(bead, exchange) or _is_of_another_verb(bead, exchange):
                continue
            if is_close and (_is_apposition(bead, exchange) or _is_mutual(bead, exchange)):
                continue
            if is_close and not _parts(bead, exchange, mark):
                settled |= {*exchange.first, *exchange.second}
                yield _exchange(bead, "role", exchange)
    yield from _turned_frames(bead, settled)
    for change, words in turned_deeds(bead):
        if settled.isdisjoint(words):
            settled |= words
            yield change
    settled -= values  # of which it matters too what they belong to
    yield from (change for change, words in crossed(bead) if settled.isdisjoint(words))


def _is_retold(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether two words changed places, and what binds them did: hired, joined; more, less."""
    if turned_comparisons(bead):
        return True
    parts = {*exchange.first}, {*exchange.second}
    return any(
        (parts[0] & first and parts[1] & second) or (parts[1] & first and parts[0] & second)
        for first, second in (
            *((deed.source.doer, deed.source.done_to) for deed in retold(bead)),
            *(source.arms for source, _ in bound_alike(bead)),
        )
    )


def _is_of_another_verb(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether both words stand behind a verb that is not in the target.

    Another may take them in another order: reported the theft to the police, alerted the police to
    the theft.
    """
    before = range(min(exchange.first) - 1, -1, -1)
    verb = next((k for k in before if bead.source[k].content), None)
    return verb is not None and is_verb(bead.source[verb]) and bead.to_target[verb] is None


def _kept_but(bead: LinkedBead, exchange: Exchange) -> float:
    """The share of words kept in order, those that changed places counted as kept."""
    moved = [k for part in exchange for k in part if bead.bonds.get(k) != "same"]
    return bead.kept() + max(2, len(moved)) / max(len(bead.source), len(bead.target))


def _is_apposition(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether a name and its bearer’s office changed places: chairman Moor, Moor, the chairman."""
    words = [[bead.source[k] for k in part] for part in (exchange.first, exchange.second)]
    named = [
        all(word.capital and (not _is_office(word) or len(part) > 1) for word in part)
        for part in words
    ]
    offices = [any(map(_is_office, part)) for part in words]
    apart = min(exchange.second) - max(exchange.first)
    return apart <= APPOSED and (
        (named[0] and offices[1] and not offices[0]) or (named[1] and offices[0] and not offices[1])
    )


def _is_mutual(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether what stands between two parties is done by both: Reed met Marsh, Marsh met Reed."""
    between = bead.source[exchange.first[-1] + 1 : exchange.second[0]]
    content = [word.lemma for word in between if word.content]
    return len(content) == 1 and content[0] in MUTUAL


def _is_office(word: Word) -> bool:
    return lexicon.is_person(word.fold)


APPOSED = 4
"""Words from what somebody is to the name: superintendent Ada Moor; chairman of the board Moor."""


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
        if _is_retold(bead, exchange):
            continue
        if go_with_their_clauses(bead, exchange.first[0], exchange.second[0]):
            continue
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
        if j is None or word.lemma != bead.target[j].lemma or word.lemma in MUTUAL:
            continue
        if not (_may_be_verb(bead.source, i) and _may_be_verb(bead.target, j)):
            continue
        if any(deed.source.place == i and deed.roles == "same" for deed in deeds(bead)):
            continue
        words = _turned(bead, i, j)
        if words and settled.isdisjoint(words):
            settled |= words
            yield _change(bead, "role", {i, *words})


def _may_be_verb(side: tuple[Word, ...], i: int) -> bool:
    return is_verb(side[i]) or (side[i].content and verb_group(side, i) is not None)


def _turned(bead: LinkedBead, i: int, j: int) -> set[int]:
    """The source words that do on one side of a verb what they have done to them on the other.

    In a near copy one word will do: *held him* and *held by him*, *which he fined*, *which fined
    him*; elsewhere both must have changed, for a noun phrase may be misread.
    """
    are_verbs = verb_group(bead.source, i) and verb_group(bead.target, j)
    near = bool(are_verbs) and bead.is_near_copy() and bead.source[i].lemma not in QUOTING
    is_passive, is_told_passive = _is_passive(bead.source, i), _is_passive(bead.target, j)
    objects_behind = BY if near else TOWARDS
    source = _frame(bead.texts[0], bead.source, i, objects_behind)
    target = _frame(bead.texts[1], bead.target, j, objects_behind)
    doers = {k for k in source.doer if bead.to_target[k] in target.object}
    objects = {k for k in source.object if bead.to_target[k] in target.doer}
    passive, active = (source, target) if is_passive else (target, source)
    voices_differ = is_passive != is_told_passive
    if voices_differ and not (passive.doer or active.object):
        return set()  # it was sold, it sold
    if near and not voices_differ and not (doers or objects):
        return _other_doer(bead, source, target)
    if source.is_reduced != target.is_reduced:
        return doers | objects if near and (doers if source.is_reduced else objects) else set()
    return doers | objects if near or (doers and objects) else set()


def _other_doer(bead: LinkedBead, source: Frame, target: Frame) -> set[int]:
    """Both doers, as source words, where one is a relative pronoun and the other a noun.

    *The bank, which owns a part of the firm* is not *the bank, of which the firm owns a part*: both
    sides have both words, and another does it.
    """
    target_doer = {bead.to_source[k] for k in target.doer} - {None}
    source_doer = {k for k in source.doer if bead.to_target[k] is not None}
    doers = source_doer | {k for k in target_doer if k is not None}
    relative = {k for k in doers if bead.source[k].fold in RELATIVE}
    apart = source_doer and target_doer and source_doer.isdisjoint(target_doer)
    return doers if apart and relative and relative != doers else set()


def _frame(text: str, side: tuple[Word, ...], verb: int, towards: frozenset[str]) -> Frame:
    """Whom a verb has as its doer and its object: changed about in the passive.

    towards: prepositions behind which the object may stand.
    """
    before, behind = _before(text, side, verb), _behind(text, side, verb, towards)
    if _is_passive(side, verb):
        by = side[_past_adverbs(side, verb + 1)].fold == "by"
        is_reduced = not _has_be(side, verb)
        return Frame(behind if by else frozenset(), before, is_reduced)
    return Frame(before, behind)


def _is_passive(side: tuple[Word, ...], verb: int) -> bool:
    """Whether a verb is a participle behind a form of *be*, or behind its noun: owned by."""
    if side[verb].fold == side[verb].lemma or side[verb].fold.endswith(("ing", "s")):
        return False
    return _has_be(side, verb) or side[_past_adverbs(side, verb + 1)].fold == "by"


def _has_be(side: tuple[Word, ...], verb: int) -> bool:
    k = verb - 1
    while k >= 0 and (side[k].fold in BETWEEN or side[k].fold.endswith("ly")):
        k -= 1
    return k >= 0 and side[k].lemma == "be"


def _past_adverbs(side: tuple[Word, ...], k: int) -> int:
    """The first word from an index that is no adverb: questioned *twice* by, held *down* by."""
    last = len(side) - 1
    while k < last and (side[k].fold in PARTICLES or lexicon.part_of_speech(side[k].fold) == "r"):
        k += 1
    return min(k, last)


def _before(text: str, side: tuple[Word, ...], verb: int) -> frozenset[int]:
    """The head of the noun phrase before a verb: its last noun, and the name it is part of."""
    k = verb - 1
    while k >= 0 and (
        side[k].lemma in BESIDE_VERB
        or side[k].fold.endswith("ly")
        or (side[k + 1].fold == "to" and is_verb(side[k]))
    ):
        k -= 1
    if k >= 0 and (side[k].fold in PERSONS or side[k].fold in RELATIVE):
        return frozenset({k})
    if k < 0 or not (_is_noun(side[k]) or _stands_as_noun(side, k)):
        return frozenset()
    if _STOP.search(text[side[k].span.end : side[verb].span.start]):
        return frozenset()
    head = frozenset(name_to(side, k))
    owner = _owner(side, min(head))
    return head | (frozenset(name_to(side, owner)) if owner is not None else frozenset())


def _stands_as_noun(side: tuple[Word, ...], k: int) -> bool:
    """Whether a word that may be a verb is a noun where it stands: such deals."""
    return "n" in lexicon.parts(side[k].fold) and verb_group(side, k) is None


def _owner(side: tuple[Word, ...], first: int) -> int | None:
    """The noun that another belongs to by *of*: the owner of the inn."""
    k = first - 1
    while k >= 0 and side[k].fold in DETERMINERS:
        k -= 1
    return k - 1 if k > 0 and side[k].fold == "of" and _is_noun(side[k - 1]) else None


def _behind(
    text: str, side: tuple[Word, ...], verb: int, towards: frozenset[str]
) -> frozenset[int]:
    """The head of the noun phrase behind a verb, also behind one preposition."""
    first = _past_adverbs(side, verb + 1)
    end = min(len(side), first + REACH)
    if first < end and side[first].fold in towards:
        first += 1
    if first < end and side[first].fold in PERSONS:
        return frozenset({first})
    k = first
    while k < end and not _ends_phrase(text, side, k, first):
        k += 1
    if k == first or not _is_noun(side[k - 1]):
        return frozenset()
    return frozenset(name_to(side, k - 1))


def _ends_phrase(text: str, side: tuple[Word, ...], k: int, first: int) -> bool:
    """Whether a noun phrase ends before a word: at a mark, a small word, a verb."""
    gap = text[side[k - 1].span.end : side[k].span.start]
    is_marked = gap != " " and ("," in gap or _STOP.search(gap))
    if is_marked or (k > first and side[k].fold in TIMES):
        return True
    if not side[k].content:
        return side[k].fold not in DETERMINERS or (k > first and side[k - 1].content)
    return k > first and (is_verb(side[k]) or lexicon.part_of_speech(side[k].fold) == "r")
