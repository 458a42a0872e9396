"""Slips in the words: broken and glued ones in the later telling, typos mended or made.

A machine or a careless scraper breaks words that were whole. An editor mends: which of the two it
was, the kind of slip tells. A typo is a letter or two away from the word that stands in its place:
who revises a page mends more of them than he makes, who tells a text anew types all of it anew.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA, Prefix

from retold.lexicon import is_known, lemma
from retold.lexicon.company import use
from retold.lexicon.lists import words
from retold.lineage.clues.clue import Clue, counted, pair, quoted
from retold.lineage.clues.mistypings import slips_mended
from retold.lineage.clues.situation import reworded
from retold.lineage.orders import Order, Variant

TYPO = 2
"""Letters by which a typo differs from the word: dropped, added, changed or exchanged."""
ALONE, SEVERAL = 0.75, 1.3
"""What one typo that was mended counts, and what two or more do: of the states of pages and light
revisions with one in the half for settings, 60 of 71 had it in the earlier, with more, 19 in 20."""
SHORTEST = 4
"""Letters of a word that may be misspelt: shorter ones are near many others."""
_ENDINGS = frozenset(
    (
        *("", "s", "es", "d", "ed", "r", "er", "rs", "ers", "ing", "ings", "ly", "y", "al", "ally"),
        *("e", "en", "or", "ors", "ion", "ions", "ive", "ic", "ical", "ism", "ist", "ists", "st"),
        *("ity", "ness", "able", "ible", "ment", "ments", "ful", "less", "ish", "like", "wise"),
        *("t", "ts", "m", "c", "on", "ve"),
    )
)
"""Endings of derived words, also without the letters that two forms share (pietist, pietism)."""
LISTS = ("abbreviations.txt", "regions.txt", "reversals.txt", "spellings.txt", "synonyms.txt")
"""Lists of the lexicon with words that the dictionary lacks."""


def broken(order: Order) -> Clue | None:
    """Words of the later telling that are none, where the earlier has whole ones.

    A typo is one of them where all is in other words: who mends one word leaves the others alone.
    """
    if not _are_english(order):
        return None
    words = list(_broken(order))
    if reworded(order) == 1:
        words += _slips(order.turned())
    return counted(words, f"only the {order.later.side} has broken, glued or misspelt words")


def mended(order: Order) -> Clue | None:
    """Typos of the earlier telling in whose place the later has the word."""
    slips = _slips(order)
    if not slips:
        return None
    shown = f"the {order.later.side} has right what the {order.earlier.side} misspells"
    return Clue(SEVERAL if len(slips) > 1 else ALONE, f"{shown}: {quoted(slips)}")


def _slips(order: Order) -> list[str]:
    """The typos of the earlier telling, each with the word that the later has in its place."""
    if not _are_english(order):
        return []
    typos = [pair(*typo) for edit in order.edits() for typo in _typos(edit.earlier, edit.later)]
    slips = [pair(*slip) for tie in order.ties if tie.edits for slip in slips_mended(order, tie)]
    return list(dict.fromkeys([*typos, *slips]))


def _are_english(order: Order) -> bool:
    return not {order.earlier.document.language, order.later.document.language} - {"en", None}


def _broken(order: Order) -> Iterator[str]:
    known = order.earlier.vocabulary
    for edit in order.edits():
        if not edit.earlier:
            continue
        new = [
            word
            for word in edit.later
            if word not in known and _is_plain(word) and not _is_usual(word)
        ]
        if not new:
            continue
        whole = {word.casefold() for word in edit.earlier}
        mended_typos = {old for old, _ in _typos(edit.later, edit.earlier)}
        for word in new:
            if word in whole:
                continue
            if _is_glued(word, edit) or (word.islower() and word not in mended_typos):
                yield word


def _is_plain(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and word.isalpha()
        and not word.isupper()
        and word[1:] != word[1:].upper()
        and (word.islower() or any(letter.isupper() for letter in word[1:]))
    )


def _is_usual(word: str) -> bool:
    """Whether a word in lower case is in the dictionary, in news, or in a list of words."""
    return word.islower() and bool(
        is_known(word) or is_known(lemma(word)) or use(word) or word in _listed()
    )


@cache
def _listed() -> frozenset[str]:
    return frozenset[str]().union(*map(words, LISTS))


def _is_glued(word: str, edit: Variant) -> bool:
    """Whether a word is two that stood side by side: projectsWhich."""
    letters = [part for part in edit.earlier if part.isalpha()]
    glued = (first + second for first, second in pairwise(letters))
    return word.casefold() in {pair.casefold() for pair in glued}


def _typos(wrong: tuple[str, ...], right: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Words that are none, each with the word a letter or two away that stands in its place."""
    slips = [
        word for word in wrong if _may_be_typed(word) and word not in right and not _is_usual(word)
    ]
    if not slips:
        return
    wholes = [word for word in right if _may_be_typed(word) and is_known(word)]
    for word in slips:
        whole = min(wholes, key=lambda whole: OSA.distance(word, whole), default=None)
        if whole is None or OSA.distance(word, whole) > TYPO or _are_forms(word, whole):
            continue
        yield word, whole


def _are_forms(word: str, whole: str) -> bool:
    """Whether two words differ in their endings alone: the dictionary may lack the one."""
    stem = Prefix.similarity(word, whole)
    return stem >= SHORTEST and {word[stem:], whole[stem:]} <= _ENDINGS


def _may_be_typed(word: str) -> bool:
    """Whether a word may be a typo: no name, nothing foreign (hermēs), no figure or note in it."""
    return len(word) >= SHORTEST and word.islower() and word.isalpha() and word.isascii()
