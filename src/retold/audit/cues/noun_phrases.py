"""The noun phrases of a side, in order: what may do something or have it done.

A shallow reading: a phrase runs from its article or first noun to the word before a verb, a small
word or a mark. *The bank of the town* is two phrases, of which the second stands behind *of*.
"""
# ruff: noqa: SIM905 - lists of words read best as text

import re
from collections.abc import Sequence
from typing import NamedTuple

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.cues.verbs import VerbGroup, verb_form, verb_group, verb_groups
from retold.audit.link.exchange import PERSONS
from retold.audit.link.notes import once_a_side
from retold.lexicon.grammar import PREPOSITIONS
from retold.lexicon.news import NUMBERS
from retold.text.words import Word
from retold.values.units import MONTHS, WEEKDAYS

DETERMINERS = frozenset(
    "the a an this these those that my your his her its our their each every some any no all both "
    "most many few several another other such".split()
)
"""Small words that stand inside a noun phrase; any other ends it."""
TIMES = frozenset({*"last next yesterday today tomorrow tonight".split(), *MONTHS, *WEEKDAYS})
"""Words that begin a time and belong to no noun beside them: told police last year."""
_MARK = re.compile(r"[,.;:!?–—“”\"()\n]")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’]")


class Phrase(NamedTuple):
    """A noun phrase, by its first and last word, the words of its head, and what is before it.

    head: the last word, with the capitalised words before it if it is a name. behind: the
    preposition that it stands behind. owns: whether what follows belongs to it: the town's.
    """

    first: int
    last: int
    head: frozenset[int]
    behind: str
    owns: bool


@once_a_side
def phrases(side: tuple[Word, ...], text: str) -> list[Phrase]:
    """The noun phrases of a side, in text order."""
    collected: list[Phrase] = []
    opens = [word.fold in DETERMINERS or _is_figure(word) for word in side]
    k = 0
    while k < len(side):
        word = side[k]
        if word.fold in PERSONS and not _is_owner(side, k):
            collected.append(Phrase(k, k, frozenset({k}), _before(side, k), owns=False))
        elif opens[k] or (word.content and not _ends(side, text, k)):
            end = last = _last(side, text, k, opens)
            while last >= k and not _may_head(side[last]):
                last -= 1
            if last >= k:
                head, before = _head(side, k, last), _before(side, k)
                collected.append(Phrase(k, last, head, before, owns(side, text, last)))
            k = last if last >= k else end
        k += 1
    return collected


def _is_owner(side: tuple[Word, ...], k: int) -> bool:
    """Whether *her* stands before what is hers."""
    behind = side[k + 1] if k + 1 < len(side) else None
    return side[k].fold == "her" and behind is not None and behind.content


def _before(side: tuple[Word, ...], k: int) -> str:
    fold = side[k - 1].fold if k else ""
    return fold if fold in PREPOSITIONS or fold == "than" else ""


def _is_figure(word: Word) -> bool:
    return word.fold[0].isdigit() or word.fold in NUMBERS


def _ends(side: tuple[Word, ...], text: str, k: int) -> bool:
    """Whether a content word is no part of a noun phrase: a verb, an adverb, a time, a denial."""
    word = side[k]
    if word.fold in TIMES or word.fold in EXPLICIT:
        return True
    return not is_name(side, k) and (
        lexicon.part_of_speech(word.fold) == "r" or stands_as_verb(side, text, k) is not None
    )


def is_name(side: tuple[Word, ...], k: int) -> bool:
    """Whether a word is part of a name: Peter Lind, also where a sentence begins with it."""
    word, behind = side[k], side[k + 1 : k + 2]
    if not word.capital or not word.first:
        return word.capital
    return any(following.capital and not following.first for following in behind)


def stands_as_verb(side: tuple[Word, ...], text: str, k: int) -> VerbGroup | None:
    """The verb that a word is; None behind a verb, an article, a figure, or whose it is."""
    return standing_verbs(side, text)[k]


@once_a_side
def standing_verbs(side: tuple[Word, ...], text: str) -> list[VerbGroup | None]:
    """What each word of a side is as a verb; see `stands_as_verb`."""
    groups = verb_groups(side)
    return [group and _standing(side, text, k, group) for k, group in enumerate(groups)]


def _standing(side: tuple[Word, ...], text: str, k: int, group: VerbGroup) -> VerbGroup | None:
    if is_name(side, k):
        return None
    if k and (side[k - 1].fold in DETERMINERS or _is_figure(side[k - 1])):
        return None
    if k and (owns(side, text, k - 1) or _is_object(side, k)):
        return None
    return group


def _is_object(side: tuple[Word, ...], k: int) -> bool:
    """Whether a word that may be a verb stands right behind one: drew praise."""
    is_base = verb_form(side[k]) == "base" and "n" in lexicon.parts(side[k].fold)
    return is_base and side[k - 1].content and verb_group(side, k - 1) is not None


def _last(side: tuple[Word, ...], text: str, first: int, opens: Sequence[bool]) -> int:
    """The last word of the phrase that begins at one; opens: whether each word may begin one."""
    k = first
    while k + 1 < len(side):
        following = side[k + 1]
        gap = text[side[k].span.end : following.span.start]
        if gap != " " and _MARK.search(gap):
            break
        if _may_head(side[k]) and (opens[k + 1] or owns(side, text, k)):
            break
        if not opens[k + 1] and (not following.content or _ends(side, text, k + 1)):
            break
        k += 1
    return k


def owns(side: tuple[Word, ...], text: str, k: int) -> bool:
    """Whether a word is followed by what is its: the union's, the unions'."""
    end = side[k + 1].span.start if k + 1 < len(side) else side[k].span.end + len("’s")
    return bool(_POSSESSIVE.search(text, side[k].span.start, end))


def name_to(side: tuple[Word, ...], last: int) -> range:
    """A word with the capitalised words before it, if it is part of a name."""
    first = last
    while first and side[first].capital and side[first - 1].capital:
        first -= 1
    return range(first, last + 1)


def _may_head(word: Word) -> bool:
    """Whether a word may be what a phrase is about: no figure, no small word."""
    return word.content and not _is_figure(word)


def _head(side: tuple[Word, ...], first: int, last: int) -> frozenset[int]:
    begin = max(first, name_to(side, last).start)
    return frozenset(range(begin, last + 1))
