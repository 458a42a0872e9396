"""Which clause of a side each word belongs to, and what it may be exchanged for there.

A shallow reading: a clause runs to a mark, to a word that opens another, or to *and* before a verb.
"""
# ruff: noqa: SIM905 - lists of words read best as text

from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias

from retold import lexicon
from retold.audit.cues.connections import CLAUSE_BEGINS
from retold.audit.cues.noun_phrases import TIMES, phrases, standing_verbs
from retold.audit.link.notes import once_a_side
from retold.lexicon.news import NUMBERS
from retold.patterns import pattern
from retold.text.words import Word

Sort: TypeAlias = Literal["deed", "party", "figure", "time"]
OPENING = CLAUSE_BEGINS | frozenset("because since before after until unless if".split())
"""Words that open a clause."""
JOINING = frozenset({"and", "but", "or", "nor"})
"""Words that open one where a verb, or a denial, stands between them and the next."""
_MARK = pattern(r"[,.;:!?–—()\n]")
_END = pattern(r"[.!?\n]")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d")


class Unit(NamedTuple):
    """A word that is bound to others: which clause it stands in, and what it is there.

    sentence: the number of the sentence, of which a clause is part.
    """

    sentence: int
    clause: int
    sort: Sort


@once_a_side
def units(side: tuple[Word, ...], text: str) -> dict[int, Unit]:
    """The deeds, parties, figures and times of a side, by word."""
    clauses, verbs = _clauses(side, text), standing_verbs(side, text)
    heads: set[int] = set()
    inside: set[int] = set()
    for phrase in phrases(side, text):
        heads |= phrase.head
        inside.update(range(phrase.first, phrase.last + 1))
    sentences = list(accumulate((_ends(side, text, k) for k in range(len(side))), initial=0))[1:]
    collected: dict[int, Unit] = {}
    for k in range(len(side)):
        sort = _sort(side, k, is_verb=verbs[k] is not None, is_head=k in heads, is_in=k in inside)
        if sort is not None:
            collected[k] = Unit(sentences[k], clauses[k], sort)
    return collected


def _ends(side: tuple[Word, ...], text: str, k: int) -> bool:
    """Whether a sentence ends before a word."""
    return k > 0 and _END.search(text, side[k - 1].span.end, side[k].span.start) is not None


def _sort(
    side: tuple[Word, ...], k: int, *, is_verb: bool, is_head: bool, is_in: bool
) -> Sort | None:
    word = side[k]
    if (word.fold in TIMES and not is_verb) or _YEAR.fullmatch(word.fold):
        return "time"
    if word.fold[0].isdigit() or word.fold in NUMBERS:
        return "figure"
    if not word.content:
        return None
    if is_verb:
        return "deed"
    if is_head:
        return "party"
    is_predicate = not is_in and lexicon.part_of_speech(word.fold) == "a"
    return "deed" if is_predicate else None


def _clauses(side: tuple[Word, ...], text: str) -> list[int]:
    """For each word the number of its clause."""
    verbs = standing_verbs(side, text)
    numbers, number = [0] * len(side), 0
    has_verb = False  # between a word and the mark or joining word behind it
    opens = [False] * len(side)
    for k in range(len(side) - 1, 0, -1):
        fold = side[k].fold
        has_verb = has_verb or verbs[k] is not None or fold == "not"
        is_marked = _MARK.search(text, side[k - 1].span.end, side[k].span.start) is not None
        opens[k] = is_marked or fold in OPENING or (fold in JOINING and has_verb)
        if is_marked or fold in OPENING or fold in JOINING:
            has_verb = False
    for k in range(1, len(side)):
        number += opens[k]
        numbers[k] = number
    return numbers
