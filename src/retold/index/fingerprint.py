"""Texts -> fingerprints: hashes of pairs and triples of telling words that stand together.

A rewording replaces words here and there, so that runs of words do not survive it, but most pairs
of names, numbers and rarer words in one another's neighbourhood do. Of each text the words that
say something are kept in order: neither usual words nor short ones, cut to their first letters so
that inflection does not count. Three in a row are a triple: seldom in two texts by chance, and so
finds short excerpts among the many texts of one topic. Each is also paired with the next few, in
either order: pairs survive what was reworded. Names and numbers alone, without the words between
them, are paired as well: these survive translation. A part of each, chosen by its hash, is kept; so
long texts have more fingerprints than short ones, part of a text has part of its fingerprints, and
which are kept depends on nothing but the words.

Everything is done over one array of code points for many texts at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias
from unicodedata import combining, normalize

import numpy as np
import numpy.typing as npt

Keys: TypeAlias = npt.NDArray[np.uint64]
Places: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Codes: TypeAlias = npt.NDArray[np.uint32]


class Rates(NamedTuple):
    """One pair, triple, pair of names in so many is kept; 0 for none."""

    pairs: int = 32
    triples: int = 3
    names: int = 4


KEPT = Rates()
"""By recall and bytes; the figures are on the page on retrieval."""
OF_WORDS = KEPT._replace(names=0)
OF_NAMES = Rates(0, 0, KEPT.names)
STEM = 6
"""Letters of a word that count."""
REACH = 3
"""Following words that a word is paired with, so that one put in or left out parts few pairs."""
SHORTEST = 4
"""Letters of a word in lower case; shorter ones say little."""
SHORTEST_NAME = 2
"""Letters or digits of a name or number."""
CHUNK = 400_000
"""Characters worked on at a time: larger arrays do not stay in the processor's cache."""

_PLANE = 1 << 16  # letters beyond the basic plane separate words; no language of news has them
_LETTER, _DIGIT, _IDEOGRAPH, _INVISIBLE = 1, 2, 3, 4
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and the like; within words
_SEED = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x100000001B3)
_NAMES = np.uint64(0x9E3779B97F4A7C15)  # keeps pairs of names apart from pairs of words
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_SHIFT = np.uint64(33)


class Alphabet(NamedTuple):
    """What each code point of the basic plane is: its sort, plain letter, and whether a capital."""

    sort: npt.NDArray[np.uint8]
    plain: Codes
    capital: Flags


class Words(NamedTuple):
    """The words of a batch of texts, column by column: hash of the stem, text, length, looks."""

    hash: Keys
    text: Places
    length: Places
    named: Flags  # begins with a capital, or is a number
    ideograph: Flags


class Shared(NamedTuple):
    """What each of some texts has in common with one: a row each.

    pairs, triples: how many different ones. likeness: pairs, as a share of those of the text that
    has fewer.
    """

    pairs: Places
    triples: Places
    likeness: npt.NDArray[np.float64]


def fingerprints(texts: Sequence[str], rates: Rates = KEPT) -> tuple[Keys, Places]:
    """The keys of all texts, sorted, and beside each the index of its text; each once a text."""
    keys, rows = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for start, chunk in _chunks(texts):
        words = _telling(_words(chunk))
        names = _those(words, words.named)
        for some, found in (
            _pairs(words, rates.pairs),
            _triples(words, rates.triples),
            _pairs(names, rates.names, _NAMES),
        ):
            keys.append(some)
            rows.append(found + start)
    return _each_once(np.concatenate(keys), np.concatenate(rows))


def shared(text: str, others: Sequence[str]) -> Shared:
    """What each of the other texts has in common with one."""
    words = _telling(_words([text, *others]))
    pairs, triples = _pairs(words, 1), _triples(words, 1)
    total = np.bincount(pairs[1], minlength=1 + len(others))
    fewer = np.maximum(np.minimum(total[1:], total[0]), 1)
    both = _held(*pairs, len(others))
    return Shared(both, _held(*triples, len(others)), both / fewer)


def _held(keys: Keys, rows: Places, others: int) -> Places:
    """How many different keys each text but the first shares with the first."""
    held = np.isin(keys, keys[rows == 0])
    _, rows = _each_once(keys[held], rows[held])
    return np.bincount(rows, minlength=1 + others)[1:]


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The texts in parts of some CHUNK characters, each with the index of its first."""
    start = characters = 0
    for at, text in enumerate(texts):
        characters += len(text)
        if characters >= CHUNK:
            yield start, texts[start : at + 1]
            start, characters = at + 1, 0
    if start < len(texts):
        yield start, texts[start:]


def _each_once(keys: Keys, rows: Places) -> tuple[Keys, Places]:
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return keys[first], rows[first]


def _words(texts: Sequence[str]) -> Words:
    """The words of all texts: runs of letters and digits, ideographs one by one."""
    alphabet = _alphabet()
    codes = np.frombuffer(
        "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    codes = np.minimum(codes, _PLANE - 1)
    sort = alphabet.sort[codes]
    bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])
    if (unseen := sort == _INVISIBLE).any():
        bounds = bounds - np.concatenate(([0], np.cumsum(unseen)))[bounds]
        codes, sort = codes[~unseen], sort[~unseen]
    alone = sort == _IDEOGRAPH
    joined = (sort[1:] > 0) & (sort[:-1] > 0) & ~alone[1:] & ~alone[:-1]
    starts = np.flatnonzero((sort > 0) & np.concatenate(([True], ~joined)))
    ends = np.flatnonzero((sort > 0) & np.concatenate((~joined, [True]))) + 1
    return Words(
        hash=_stems(alphabet.plain[codes], starts, ends - starts),
        text=np.searchsorted(bounds, starts, "right") - 1,
        length=ends - starts,
        named=alphabet.capital[codes[starts]] | (sort[starts] == _DIGIT),
        ideograph=alone[starts],
    )


def _stems(plain: Codes, starts: Places, lengths: Places) -> Keys:
    """The hash of each word's first letters (FNV-1a, mixed as in MurmurHash3)."""
    hashes = np.full(len(starts), _SEED, dtype=np.uint64)
    long = np.arange(len(starts))
    for letter in range(STEM):
        long = long[lengths[long] > letter]
        hashes[long] = (hashes[long] ^ plain[starts[long] + letter]) * _PRIME
    return _mixed(hashes)


def _telling(words: Words) -> Words:
    """The words that say something."""
    usual = _usual()
    at = np.minimum(np.searchsorted(usual, words.hash), max(0, len(usual) - 1))
    least = np.where(words.named, SHORTEST_NAME, SHORTEST)
    kept = ((words.length >= least) & (usual[at] != words.hash)) | words.ideograph
    return _those(words, kept)


def _those(words: Words, kept: Flags) -> Words:
    return Words(
        words.hash[kept],
        words.text[kept],
        words.length[kept],
        words.named[kept],
        words.ideograph[kept],
    )


def _pairs(words: Words, rate: int, seed: np.uint64 = _SEED) -> tuple[Keys, Places]:
    """The sampled pairs of near words of one text, in no order, and the texts they are of."""
    keys, rows = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for step in range(1, REACH + 1) if rate else ():
        one, other = words.hash[:-step], words.hash[step:]
        pair = _mixed((seed ^ np.minimum(one, other)) * _PRIME + np.maximum(one, other))
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
    plain = np.arange(_PLANE, dtype=np.uint32)
    capital = np.zeros(_PLANE, dtype=np.bool_)
    for code, character in enumerate(map(chr, range(_PLANE))):
        if character.isalpha():
            sort[code] = _LETTER
            small = character.lower()
            capital[code] = small != character
            plain[code] = ord(normalize("NFD", small)[0])
        elif character.isdigit():
            sort[code] = _DIGIT
        elif combining(character):
            sort[code] = _INVISIBLE
    for start, end in _IDEOGRAPHS:
        sort[start : end + 1][sort[start : end + 1] == _LETTER] = _IDEOGRAPH
    sort[[ord(character) for character in _UNSEEN]] = _INVISIBLE
    return Alphabet(sort, plain, capital)


@cache
def _usual() -> Keys:
    """The hashes of the stems of the usual words, sorted."""
    path = Path(__file__).with_name("usual_words.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    return _hashes(word for line in lines if not line.startswith("#") for word in line.split())


def _hashes(words: Iterable[str]) -> Keys:
    return np.unique(_words([" ".join(words)]).hash)
