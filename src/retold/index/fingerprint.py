"""Texts -> fingerprints: hashes of pairs and triples of telling words that stand together.

A rewording replaces words here and there, so that runs of words do not survive it, but most pairs
of names, numbers and rarer words in one another's neighbourhood do. Of each text the words that
say something are kept in order: neither usual words nor short ones, cut to their first letters so
that inflection does not count. Each is paired with the next few, in either order: pairs survive the
most, and find what was reworded. Three in a row are a triple: seldom in two texts by chance, and
so finds short excerpts among the many texts of one topic. A part of the pairs and triples, chosen
by their hash, is kept; so long texts have more fingerprints than short ones, part of a text has
part of its fingerprints, and which are kept depends on nothing but the words.

Everything is done over one array of code points for a whole batch of texts.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Keys: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Codes: TypeAlias = npt.NDArray[np.uint32]

STEM = 6
"""Letters of a word that count."""
REACH = 3
"""Following words that a word is paired with, so that one put in or left out parts few pairs."""
PAIR_RATE = 16
TRIPLE_RATE = 3
"""One pair, one triple in so many is kept. More triples find more excerpts and cost bytes; with
these pairs, one triple in 4 and one in 2 were tried in exploratory runs, and 3 lies between."""
SHORTEST = 4
"""Letters of a word in lower case; shorter ones say little."""
SHORTEST_NAME = 2
"""Letters or digits of a name or number."""

_PLANE = 1 << 16  # letters beyond the basic plane separate words; no language of news has them
_LETTER, _DIGIT, _IDEOGRAPH = 1, 2, 3
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_SEED = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x100000001B3)
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SHIFT = np.uint64(33)


class Alphabet(NamedTuple):
    """What each code point of the basic plane is: its sort, lower case, and whether a capital."""

    sort: npt.NDArray[np.uint8]
    lower: Codes
    capital: Flags


class Words(NamedTuple):
    """The words of a batch of texts, column by column: hash of the stem, text, length, looks."""

    hash: Keys
    text: Places
    length: Places
    named: Flags  # begins with a capital, or is a number
    ideograph: Flags


def fingerprints(
    texts: Sequence[str], *, pair_rate: int = PAIR_RATE, triple_rate: int = TRIPLE_RATE
) -> tuple[Keys, Places]:
    """The keys of all texts, sorted, and beside each the index of its text; each once a text.

    Args:
        texts: any texts.
        pair_rate: one pair in so many is kept; 0 for none.
        triple_rate: likewise for triples.
    """
    words = _telling(_words(texts))
    keys, rows = (
        np.concatenate(parts)
        for parts in zip(_pairs(words, pair_rate), _triples(words, triple_rate), strict=True)
    )
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return keys[first], rows[first]


def shared(text: str, others: Sequence[str]) -> tuple[Places, Places]:
    """How many different pairs, and how many triples, each of the other texts shares with one."""
    pairs, triples = (
        _shared([text, *others], pair_rate, triple_rate)
        for pair_rate, triple_rate in ((1, 0), (0, 1))
    )
    return pairs, triples


def _shared(texts: Sequence[str], pair_rate: int, triple_rate: int) -> Places:
    """How many keys each text but the first shares with the first."""
    keys, rows = fingerprints(texts, pair_rate=pair_rate, triple_rate=triple_rate)
    own = keys[rows == 0]
    held = np.isin(keys, own)
    return np.bincount(rows[held], minlength=len(texts))[1:]


def _words(texts: Sequence[str]) -> Words:
    """The words of all texts: runs of letters and digits, ideographs one by one."""
    alphabet = _alphabet()
    codes = np.frombuffer(
        "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    codes = np.minimum(codes, _PLANE - 1)
    sort = alphabet.sort[codes]
    alone = sort == _IDEOGRAPH
    joined = (sort[1:] > 0) & (sort[:-1] > 0) & ~alone[1:] & ~alone[:-1]
    starts = np.flatnonzero((sort > 0) & np.concatenate(([True], ~joined)))
    ends = np.flatnonzero((sort > 0) & np.concatenate((~joined, [True]))) + 1
    bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return Words(
        hash=_stems(alphabet.lower[codes], starts, ends - starts),
        text=np.searchsorted(bounds, starts, "right") - 1,
        length=ends - starts,
        named=alphabet.capital[codes[starts]] | (sort[starts] == _DIGIT),
        ideograph=alone[starts],
    )


def _stems(lower: Codes, starts: Places, lengths: Places) -> Keys:
    """The hash of each word's first letters (FNV-1a, mixed as in MurmurHash3)."""
    hashes = np.full(len(starts), _SEED, dtype=np.uint64)
    long = np.arange(len(starts))
    for letter in range(STEM):
        long = long[lengths[long] > letter]
        hashes[long] = (hashes[long] ^ lower[starts[long] + letter]) * _PRIME
    return _mixed(hashes)


def _telling(words: Words) -> Words:
    """The words that say something."""
    usual = _usual()
    at = np.minimum(np.searchsorted(usual, words.hash), max(0, len(usual) - 1))
    least = np.where(words.named, SHORTEST_NAME, SHORTEST)
    kept = ((words.length >= least) & (usual[at] != words.hash)) | words.ideograph
    return Words(*(column[kept] for column in words))


def _pairs(words: Words, rate: int) -> tuple[Keys, Places]:
    """The sampled pairs of near words of one text, in no order, and the texts they are of."""
    keys, rows = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for step in range(1, REACH + 1) if rate else ():
        one, other = words.hash[:-step], words.hash[step:]
        pair = _mixed(np.minimum(one, other) * _PRIME + np.maximum(one, other))
        kept = (words.text[:-step] == words.text[step:]) & (one != other) & (pair % rate == 0)
        keys.append(pair[kept])
        rows.append(words.text[:-step][kept])
    return np.concatenate(keys), np.concatenate(rows)


def _triples(words: Words, rate: int) -> tuple[Keys, Places]:
    """The sampled runs of three words of one text, and the texts they are of."""
    if not rate or len(words.hash) < 3:  # noqa: PLR2004 - three make a triple
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    one, two, three = words.hash[:-2], words.hash[1:-1], words.hash[2:]
    triple = _mixed((one * _PRIME + two) * _PRIME + three)
    kept = (words.text[:-2] == words.text[2:]) & (triple % rate == 0)
    return triple[kept], words.text[:-2][kept]


def _mixed(hashes: Keys) -> Keys:
    for factor in _MIX:
        hashes = (hashes ^ (hashes >> _SHIFT)) * factor
    mixed: Keys = hashes ^ (hashes >> _SHIFT)
    return mixed


@cache
def _alphabet() -> Alphabet:
    sort = np.zeros(_PLANE, dtype=np.uint8)
    lower = np.arange(_PLANE, dtype=np.uint32)
    capital = np.zeros(_PLANE, dtype=np.bool_)
    for code, character in enumerate(map(chr, range(_PLANE))):
        if character.isalpha():
            sort[code] = _LETTER
            small = character.lower()
            capital[code] = small != character
            lower[code] = ord(small[0])
        elif character.isdigit():
            sort[code] = _DIGIT
    for start, end in _IDEOGRAPHS:
        sort[start : end + 1][sort[start : end + 1] == _LETTER] = _IDEOGRAPH
    return Alphabet(sort, lower, capital)


@cache
def _usual() -> Keys:
    """The hashes of the stems of the usual words, sorted."""
    path = Path(__file__).with_name("usual_words.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return _hashes(word for line in lines if not line.startswith("#") for word in line.split())


def _hashes(words: Iterable[str]) -> Keys:
    return np.unique(_words([" ".join(words)]).hash)
