"""Linked words that stand in each other's places: all words are there, and no link shows it.

*The union accused the authority* and *the authority accused the union*: between *the* and *accused*
the target has the word that the source has behind *accused the*, and the reverse. A list told in
another order changes nothing, nor does a clause that moved with all its words.
"""

# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, takewhile
from operator import itemgetter
from typing import NamedTuple

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.lexicon.grammar import AUXILIARIES, MODALS, PREPOSITIONS
from retold.text.words import Word

BEFORE = 4
"""Words before a list among which a negation bears on its first member: not the old *but* …"""
JOINING = frozenset("and or & nor plus as well the a an both with its his her their our".split())
"""Words that join what may change places: only these stand between members of a list."""
PERSONS = frozenset("i me you he him she her it we us they them who whom".split())
"""Pronouns that hold a role as a noun does."""
OPENING = PREPOSITIONS | frozenset(
    "according as because like than towards when where while".split()
)
"""Words that begin what a sentence may hold in one place or another."""
BEFORE_NOUN = frozenset("a an the this that these those my your his her its our their".split())
"""Words behind which no verb stands."""
DENYING = frozenset({"not", "n't", "never", "neither"})
ONE_WAY = frozenset("because since before after until unless if although though so than".split())
"""Words between two clauses that may not change places around them."""
CONTRASTING = frozenset({"but", "yet"})
"""Words that join as *and* does, unless a negation before them bears on the first alone."""
MOST = 24
"""Crossing links of a bead beyond which it was built anew, and no two are tried."""


class Exchange(NamedTuple):
    """Two stretches of the source, by first and last word, that stand in each other's places."""

    first: range
    second: range


def exchanged(bead: LinkedBead, candidates: Iterable[int]) -> list[Exchange]:
    """The stretches with a candidate word each that stand in each other's places.

    A clause that moved changes nothing, and no more does what took its preposition along, nor two
    pairs that changed places side by side: *red means stop, green means go*.
    """
    linked = [i for i in candidates if bead.to_target[i] is not None]
    targets = [bead.to_target[i] or 0 for i in linked]
    if targets == sorted(targets):
        return []
    crossing = [pair for pair in combinations(linked, 2) if _cross(bead, *pair)]
    if len(crossing) > MOST:
        return []
    exchanges = {
        Exchange(_stretch(bead, first, second), _stretch(bead, second, first)): None
        for first, second in crossing
        if not _classes(bead.source[first]).isdisjoint(_classes(bead.source[second]))
    }
    changed = [exchange for exchange in exchanges if _changes_sense(bead, exchange)]
    return [
        exchange
        for exchange in changed
        if not any(_moved_along(bead, exchange, beside) for beside in changed)
        and (_is_one_way(bead, exchange) or not _took_their_own(bead, exchange))
    ]


def _classes(word: Word) -> frozenset[str]:
    """What a word may be in a sentence: noun, verb, or what qualifies; a name is a noun."""
    part = lexicon.part_of_speech(word.fold)
    if part is None or (word.capital and not word.first):
        return frozenset("n")
    if part in "ar":
        return frozenset("av") if _is_participle(word) else frozenset("a")
    return frozenset(part) | (frozenset("n") & lexicon.parts(word.fold))


def _is_participle(word: Word) -> bool:
    """Whether a word that qualifies is a form of a verb too: wounded."""
    forms = lexicon.lemmas(word.fold) - {word.fold}
    return word.fold.endswith("ed") and any("v" in lexicon.parts(form) for form in forms)


def _cross(bead: LinkedBead, first: int, second: int) -> bool:
    first_target, second_target = bead.to_target[first], bead.to_target[second]
    return first_target is not None and second_target is not None and first_target > second_target


def _stretch(bead: LinkedBead, i: int, crossed: int) -> range:
    """The words in a row around a word that crossed another one and are in a row there too."""
    target = bead.to_target[i] or 0

    def goes_along(k: int) -> bool:
        if not 0 <= k < len(bead.source) or bead.to_target[k] != target + k - i:
            return False
        return _cross(bead, *sorted((k, crossed)))

    first = last = i
    while goes_along(first - 1):
        first -= 1
    while goes_along(last + 1):
        last += 1
    return range(first, last + 1)


def _changes_sense(bead: LinkedBead, exchange: Exchange) -> bool:
    if _is_one_way(bead, exchange):
        return True
    if any(_is_clause(bead.source, part) or _is_adverbial(bead.source, part) for part in exchange):
        return False
    if _is_converse(bead, exchange) or _is_turned(bead, exchange):
        return False
    if _is_compound(bead, exchange) or _is_list(bead, exchange):
        return False
    return _in_each_others_place(bead, exchange)


def _is_one_way(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether two clauses changed places around a word that does not bind both ways: because."""
    source, target = (
        {side[k].fold for k in between}
        for side, between in zip((bead.source, bead.target), _between(bead, exchange), strict=True)
    )
    return len(source) == 1 and source == target and not source.isdisjoint(ONE_WAY)


def _is_clause(side: tuple[Word, ...], stretch: range) -> bool:
    """Whether a stretch holds a verb and what it is said of, or bears on."""
    verbs = {_acts(side, k) for k in stretch if side[k].content or side[k].fold in PERSONS}
    is_helped = any(side[k].fold in AUXILIARIES | MODALS and not side[k].capital for k in stretch)
    return len(verbs) > 1 or (is_helped and verbs != {True})


def _acts(side: tuple[Word, ...], k: int) -> bool:
    """Whether a word is a verb where it stands: not in its larger rival, the ruling party."""
    before = side[k - 1] if k else None
    qualified = before is not None and (
        before.fold in BEFORE_NOUN or lexicon.part_of_speech(before.fold) == "a"
    )
    helped = before is not None and before.fold in AUXILIARIES
    return (is_verb(side[k]) and not qualified) or (helped and _is_participle(side[k]))


def _is_adverbial(side: tuple[Word, ...], stretch: range) -> bool:
    """Whether a stretch took its preposition along: *by* her *to* him, *to* him *by* her."""
    first = side[stretch[0]]
    return first.fold in OPENING


def is_verb(word: Word) -> bool:
    """Whether a word is a verb rather than anything else."""
    lower = word.first or not word.capital
    return word.content and lower and lexicon.part_of_speech(word.fold) == "v"


def _moved_along(bead: LinkedBead, exchange: Exchange, beside: Exchange) -> bool:
    """Whether two exchanges side by side come to one clause that moved with all its words.

    Not so where a word between them stayed behind: *the fast train to Lund, the slow one to Ystad*.
    """
    inner, outer = sorted((exchange, beside), key=lambda pair: pair.first[0])
    firsts, seconds = (inner.first, outer.first), (inner.second, outer.second)
    if exchange == beside or not firsts[0][-1] < firsts[1][0] <= firsts[1][-1] < seconds[0][0]:
        return False
    if seconds[0][0] > seconds[1][0]:
        return False
    between = range(firsts[0][-1] + 1, firsts[1][0]), range(seconds[0][-1] + 1, seconds[1][0])
    stayed = [{bead.source[k].lemma for k in part if bead.source[k].content} for part in between]
    return stayed[0] == stayed[1]


def _took_their_own(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether two changed places with what is said of each: two of a list in another order.

    Each took along a word that follows it, or that leads to it. The first may have left others
    behind, which the second is spared: *14 % of patients on the drug, 6 % on the placebo*; where
    both left some, each has what was said of the other.
    """
    for step in (1, -1):
        own = _beside(bead, exchange, step)
        taken, left = (
            [
                [k for k in words if (_belongs(bead, exchange, k, step) == part) == is_taken]
                for words, part in zip(own, exchange, strict=True)
            ]
            for is_taken in (True, False)
        )
        if all(taken) and not all(left):
            return True
    return False


def _beside(bead: LinkedBead, exchange: Exchange, step: int) -> tuple[list[int], list[int]]:
    """The linked content words behind each stretch, or before it: to the other, and to a mark."""
    between = range(exchange.first[-1] + 1, exchange.second[0])
    around = (exchange.second[-1], len(bead.source)) if step > 0 else (exchange.first[0], -1)
    outside = range(around[0] + step, around[1], step)
    open_ended = list(takewhile(lambda k: not _is_marked_off(bead, k, step), outside))
    parts = (between, open_ended) if step > 0 else (open_ended, between)
    words = [
        [k for k in part if bead.source[k].content and bead.to_target[k] is not None]
        for part in parts
    ]
    return words[0], words[1]


def _is_marked_off(bead: LinkedBead, k: int, step: int) -> bool:
    """Whether a mark stands between a word and the one that was passed before it."""
    first, second = sorted((k - step, k))
    gap = bead.source[first].span.end, bead.source[second].span.start
    return _ENDING.search(bead.texts[0], *gap) is not None


def _belongs(bead: LinkedBead, exchange: Exchange, k: int, step: int) -> range | None:
    """The stretch whose counterpart a word follows most closely, or leads to, in the target."""
    to = bead.to_target[k] or 0
    near = [
        (step * (to - (bead.to_target[part[0]] or 0)), part)
        for part in exchange
        if step * (to - (bead.to_target[part[0]] or 0)) > 0
    ]
    return min(near, key=itemgetter(0))[1] if near else None


_ENDING = re.compile(r"[.;:!?–—,()]")


def _between(bead: LinkedBead, exchange: Exchange) -> tuple[range, range]:
    """The words between the two stretches, in the source and in the target."""
    start, end = bead.to_target[exchange.second[-1]], bead.to_target[exchange.first[0]]
    return (
        range(exchange.first[-1] + 1, exchange.second[0]),
        range((start or 0) + 1, end or 0),
    )


def _is_compound(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether two words are one term told the other way round: crane operator, operator of a crane.

    Also a name and its title, or its verb of saying, and two words that qualify one thing: a big
    red bus.
    """
    source, target = _between(bead, exchange)
    holds = [
        any(side[k].content for k in between)
        for side, between in ((bead.source, source), (bead.target, target))
    ]
    if any(holds):
        return not all(holds)
    return bool(source) != bool(target) or not (source or _are_two(bead, exchange))


def _is_turned(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether other prepositions bind the two: blamed the fire on a wire, a wire for the fire."""
    source, target = (
        [side[k].fold for k in between if side[k].fold in OPENING]
        for side, between in zip((bead.source, bead.target), _between(bead, exchange), strict=True)
    )
    return source != target


def _is_converse(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether a word between was turned round as well: more than men, less than women."""
    source, target = _between(bead, exchange)
    return any(
        lexicon.are_antonyms(bead.source[i].fold, bead.target[j].fold)
        for i in source
        for j in target
        if bead.to_target[i] is None and bead.to_source[j] is None
    )


def _are_two(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether two stretches beside each other are names, or figures: Anna Bruno, 7-2."""
    words = [bead.source[k] for part in exchange for k in part]
    return all(word.capital or word.fold[0].isdigit() for word in words)


def _is_list(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether only joining words stand between the two, on either side: fish and chips."""
    source, target = _between(bead, exchange)
    return _joins(bead.texts[0], bead.source, source) or _joins(bead.texts[1], bead.target, target)


def _joins(text: str, side: tuple[Word, ...], between: range) -> bool:
    words = [side[k].fold for k in between]
    if any(word not in JOINING | CONTRASTING for word in words):
        return False
    before = side[max(0, between.start - BEFORE) : between.start]
    if not CONTRASTING.isdisjoint(words) and any(word.fold in DENYING for word in before):
        return False
    marks = text[side[between.start - 1].span.end : side[between.stop].span.start]
    if ";" in marks or ("," in marks and "with" in words):  # each belongs to its own clause
        return False
    return bool(words) or "," in marks


def _in_each_others_place(bead: LinkedBead, exchange: Exchange) -> bool:
    """Whether each counterpart stands where the other's is due, by the words kept around."""
    links = list(bead.to_target)
    first, second = exchange.first[0], exchange.second[0]
    first_target, second_target = links[first], links[second]
    for k in (*exchange.first, *exchange.second):
        links[k] = None
    first_due, second_due = _due(links, first), _due(links, second)
    return second_target in first_due and first_target in second_due


def _due(links: Sequence[int | None], i: int) -> range:
    """The target indices between the counterparts of the words next to a source word.

    Empty where these stand in another order; open at the ends of the sentence.
    """
    before = next((links[k] for k in range(i - 1, -1, -1) if links[k] is not None), -1)
    behind = next((links[k] for k in range(i + 1, len(links)) if links[k] is not None), None)
    last = _END if behind is None else behind
    return range((before if before is not None else -1) + 1, last)


_END = 1 << 30
