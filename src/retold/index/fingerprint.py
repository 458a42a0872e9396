"""Words -> fingerprints: hashes of pairs and triples of telling words that stand together.

A rewording replaces words here and there, so that runs of words do not survive it, but most pairs
of names, numbers and rarer words in one another's neighbourhood do. Of each text the words that
say something are kept in order: neither usual words nor short ones, cut to their first letters so
that inflection does not count. Three in a row are a triple: seldom in two texts by chance, and so
finds short excerpts among the many texts of one topic. Each is also paired with the next few, in
either order: pairs survive what was reworded. Names and numbers alone, without the words between
them, are paired as well: these survive translation. A part of each, chosen by its hash, is kept; so
long texts have more fingerprints than short ones, part of a text has part of its fingerprints, and
which are kept depends on nothing but the words.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from retold.index.word_columns import PRIME, SEED, Keys, Places, Words, chunks, mixed, those, words


class Rates(NamedTuple):
    """One pair, triple, pair of names in so many is kept; 0 for none."""

    pairs: int = 32
    triples: int = 3
    names: int = 4


KEPT = Rates()
"""By recall and bytes; the figures are on the page on retrieval."""
OF_WORDS = KEPT._replace(names=0)
OF_NAMES = Rates(0, 0, KEPT.names)
REACH = 3
"""Following words that a word is paired with, so that one put in or left out parts few pairs."""

_NAMES = np.uint64(0x9E3779B97F4A7C15)  # keeps pairs of names apart from pairs of words


def fingerprints(texts: Sequence[str], rates: Rates = KEPT) -> tuple[Keys, Places]:
    """The keys of all texts, sorted, and beside each the index of its text; each once a text."""
    return fingerprints_of(((start, words(chunk)) for start, chunk in chunks(texts)), rates)


def fingerprints_of(parts: Iterable[tuple[int, Words]], rates: Rates = KEPT) -> tuple[Keys, Places]:
    """As `fingerprints`, of the words of some texts in parts, each with the index of its first."""
    keys, rows = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for start, part in parts:
        telling = those(part, part.says)
        names = those(telling, telling.named)
        for some, found in (
            _pairs(telling, rates.pairs),
            _triples(telling, rates.triples),
            _pairs(names, rates.names, _NAMES),
        ):
            keys.append(some)
            rows.append(found + start)
    return _each_once(np.concatenate(keys), np.concatenate(rows))


def _each_once(keys: Keys, rows: Places) -> tuple[Keys, Places]:
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return keys[first], rows[first]


def _pairs(words: Words, rate: int, seed: np.uint64 = SEED) -> tuple[Keys, Places]:
    """The sampled pairs of near words of one text, in no order, and the texts they are of."""
    keys, rows = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for step in range(1, REACH + 1) if rate else ():
        one, other = words.hash[:-step], words.hash[step:]
        pair = mixed((seed ^ np.minimum(one, other)) * PRIME + np.maximum(one, other))
        kept = (words.text[:-step] == words.text[step:]) & (one != other) & (pair % rate == 0)
        keys.append(pair[kept])
        rows.append(words.text[:-step][kept])
    return np.concatenate(keys), np.concatenate(rows)


def _triples(words: Words, rate: int) -> tuple[Keys, Places]:
    """The sampled runs of three words of one text, and the texts they are of."""
    if not rate or len(words.hash) < 3:  # noqa: PLR2004 - three make a triple
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    one, two, three = words.hash[:-2], words.hash[1:-1], words.hash[2:]
    triple = mixed((one * PRIME + two) * PRIME + three)
    kept = (words.text[:-2] == words.text[2:]) & (triple % rate == 0)
    return triple[kept], words.text[:-2][kept]
