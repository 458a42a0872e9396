"""Texts -> outlines: two bytes a word, from which two texts are compared without reading them.

A word's number holds, from its highest bit, 13 bits of the hash of its stem; whether it says
something; whether it stands in quotation marks, or in a line that shows a post; and whether it is
of the first or second person. Two different words are the same by their 13 bits once in 8,192
times, two different pairs of words once in 67 million times, and no eight words in a row by chance.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from retold.index.fingerprint import REACH
from retold.index.word_columns import Flags, Keys, Places, Words, chunks, hashes, words
from retold.text.quoted import quoted

Outline: TypeAlias = npt.NDArray[np.uint16]
Numbers: TypeAlias = npt.NDArray[np.int64]
Shares: TypeAlias = npt.NDArray[np.float64]

STEM_BITS = 13
SAYS, QUOTED, VOICE = 4, 2, 1
LONGEST_QUOTED = 2000
"""Characters of the longest quotation; what is longer is a mark that nobody closed."""
_FLAG_BITS = 3
_TABLE_BITS = 16
_FACTOR = np.int64(-7046029254386353131)  # 2⁶⁴ over the golden ratio (Knuth 6.4)

_VOICE = ("i", "me", "my", "mine", "we", "our", "ours", "you", "your", "yours", "myself")
_POST = re.compile(r"^.*(?:\(@\w+\)|https?://t\.co/|pic\.twitter\.com).*$", re.MULTILINE)
_POSTED = ("(@", "://t.co/", "pic.twitter.com")


def outlines(texts: Sequence[str]) -> list[Outline]:
    """The outline of each text."""
    found: list[Outline] = []
    for _, chunk in chunks(texts):
        found += outlines_of(words(chunk), chunk)
    return found


def outlines_of(words: Words, texts: Sequence[str]) -> list[Outline]:
    """As `outlines`, of texts whose words are known."""
    ends = np.cumsum([0, *map(len, texts)])
    marked = np.zeros(int(ends[-1]) + 1, dtype=np.bool_)
    for begin, text in zip(ends.tolist(), texts, strict=False):
        _mark_quoted(marked[begin:], text)
    outline = (words.hash >> np.uint64(64 - STEM_BITS)).astype(np.uint16) << np.uint16(_FLAG_BITS)
    outline |= words.says * np.uint16(SAYS)
    outline |= marked[ends[words.text] + words.start] * np.uint16(QUOTED)
    outline |= np.isin(words.hash, _voice()) * np.uint16(VOICE)
    return np.split(outline, np.searchsorted(words.text, np.arange(1, len(texts))))


def stems(outline: Outline) -> Outline:
    """What is alike of two words that are alike."""
    return outline >> np.uint16(_FLAG_BITS)


def likeness(outline: Outline, others: Sequence[Outline]) -> Shares:
    """What each text shares with one: pairs of near words, as a share of those of the shorter."""
    ours, _ = _pairs(outline, np.zeros(len(outline), dtype=np.int64))
    if not others:
        return np.zeros(0)
    pairs, rows = _pairs(
        np.concatenate(others), np.repeat(np.arange(len(others)), [len(one) for one in others])
    )
    total = np.bincount(rows, minlength=len(others))
    held = among(pairs, np.unique(ours))[0]
    both = np.unique(rows[held] << np.int64(2 * STEM_BITS) | pairs[held]) >> np.int64(2 * STEM_BITS)
    fewer = np.maximum(np.minimum(total, len(ours)), 1)
    shares: Shares = np.bincount(both, minlength=len(others)) / fewer
    return shares


def among(many: Numbers, few: Numbers) -> tuple[Places, Places]:
    """Where some of many numbers are among a few sorted ones, and which of these each is.

    Most are not: these are told by a table of their hashes, without a search.
    """
    table = np.zeros(1 << _TABLE_BITS, dtype=np.bool_)
    table[_hashed(few)] = True
    likely = np.flatnonzero(table[_hashed(many)])
    if not len(likely):
        return likely, likely
    at = np.minimum(np.searchsorted(few, many[likely]), len(few) - 1)
    same = few[at] == many[likely]
    return likely[same], at[same]


def _hashed(numbers: Numbers) -> Places:
    return numbers * _FACTOR >> np.int64(64 - _TABLE_BITS) & np.int64((1 << _TABLE_BITS) - 1)


def _pairs(outline: Outline, rows: Places) -> tuple[Numbers, Places]:
    """The pairs of near words that say something, and the texts they are of."""
    says = (outline & SAYS) > 0
    words, rows = stems(outline[says]).astype(np.int64), rows[says]
    pairs, of = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, REACH + 1):
        one, other = words[:-step], words[step:]
        kept = (rows[:-step] == rows[step:]) & (one != other)
        pair = np.minimum(one, other) << np.int64(STEM_BITS) | np.maximum(one, other)
        pairs.append(pair[kept])
        of.append(rows[:-step][kept])
    return np.concatenate(pairs), np.concatenate(of)


def _mark_quoted(marked: Flags, text: str) -> None:
    """Mark each character that stands inside quotation marks or in a line with a post."""
    for found in quoted(text):
        if found.opened and found.span.end - found.span.start <= LONGEST_QUOTED:
            marked[found.span.start : found.span.end] = True
    if any(sign in text for sign in _POSTED):
        for match in _POST.finditer(text):
            marked[match.start() : match.end()] = True


@cache
def _voice() -> Keys:
    return hashes(_VOICE)
