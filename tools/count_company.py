"""Count which words stand side by side in news, for the table that the audit judges slips with.

    python tools/count_company.py NEWS.jsonl WORDNET OUT.npy

NEWS.jsonl: one article a line, its text under `text` (made from the 33,823 English news articles of
2020–2024 that the vectors were trained on). Words are counted as dictionary forms, alone and with
the next word where no mark stands between. What is kept is hashed into buckets: a slot holds part
of a hash and a rounded logarithm, so that no word can be read from it (retold/lexicon/company.py).
"""
# ruff: noqa: INP001 - a script

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from retold import lexicon
from retold.lexicon.company import BUCKETS, SLOTS, places, rounded

LEAST_WORD = 8
"""Occurrences that a word needs."""
LEAST_PAIR = 4
"""Occurrences that a pair needs: six hundred thousand have as many, which a table of 2 MB holds."""
TERM = 8
"""Times that a term of WordNet counts as said: *milk powder* is one, though news seldom have it."""
BROKEN = -1
"""Stands for a mark between words, and for a rare word."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]|\d+")


def main() -> None:
    """Count, hash, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news")
    parser.add_argument("wordnet")
    parser.add_argument("out")
    asked = parser.parse_args()
    forms, tokens = read(asked.news)
    lemmas, tokens = lemmatised(forms, tokens)
    words = np.bincount(tokens[tokens >= 0], minlength=len(lemmas))
    left, right, pairs = side_by_side(tokens, len(lemmas))
    entries: Counter[tuple[str, ...]] = Counter()
    for at, count in enumerate(words):
        entries[(lemmas[at],)] = int(count)
    for one, other, count in zip(left, right, pairs, strict=True):
        entries[lemmas[one], lemmas[other]] = int(count)
    for term in terms(asked.wordnet, frozenset(lemmas)):
        entries[term] = max(entries[term], TERM)
    table, dropped = hashed(entries)
    np.save(asked.out, table)
    sys.stdout.write(f"{len(words)} words, {len(pairs)} pairs, {dropped} had no room\n")


def read(path: str) -> tuple[list[str], np.ndarray]:
    """The lower-case words in the order in which they come first, and all tokens as their places.

    A mark or a number is `BROKEN`.
    """
    places_of: dict[str, int] = {}
    chunks = [
        np.array([_place(token, places_of) for token in tokens], dtype=np.int32)
        for tokens in texts(path)
    ]
    return list(places_of), np.concatenate(chunks)


def _place(token: str, places_of: dict[str, int]) -> int:
    if not token[0].isalpha():
        return BROKEN
    return places_of.setdefault(token.removesuffix("'s"), len(places_of))


def texts(path: str) -> Iterator[list[str]]:
    """The tokens of each article, and a mark at its end."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield [*_TOKEN.findall(json.loads(line)["text"].lower().replace("’", "'")), "."]


def lemmatised(forms: list[str], tokens: np.ndarray) -> tuple[list[str], np.ndarray]:
    """The dictionary forms of the words that are frequent enough, and the tokens as theirs."""
    counts = np.bincount(tokens[tokens >= 0], minlength=len(forms))
    places_of: dict[str, int] = {}
    turned = np.full(len(forms) + 1, BROKEN, dtype=np.int32)
    for at in np.flatnonzero(counts >= LEAST_WORD):
        turned[at] = places_of.setdefault(lexicon.lemma(forms[at]), len(places_of))
    return list(places_of), turned[tokens]


def side_by_side(tokens: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pairs that are frequent enough: the first words, the second words, how often."""
    left, right = tokens[:-1], tokens[1:]
    kept = (left >= 0) & (right >= 0)
    keys, counts = np.unique(left[kept].astype(np.int64) * size + right[kept], return_counts=True)
    often = counts >= LEAST_PAIR
    return keys[often] // size, keys[often] % size, counts[often]


def terms(folder: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The terms of two words in WordNet, as dictionary forms, both of them known."""
    for path in sorted(Path(folder).glob("index.*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split(" ", 1)[0].split("_")
            if len(parts) == len(("first", "second")) and all(map(str.isalpha, parts)):
                one, other = map(lexicon.lemma, parts)
                if one in known and other in known:
                    yield one, other


def hashed(entries: Counter[tuple[str, ...]]) -> tuple[np.ndarray, int]:
    """The table, the frequent first and each in the emptier of its buckets; how many fell out."""
    table = np.zeros((BUCKETS, SLOTS), dtype=np.uint16)
    filled = [0] * BUCKETS
    dropped = 0
    for key, count in entries.most_common():
        mark, *buckets = places(*key)
        bucket = min(buckets, key=filled.__getitem__)
        if filled[bucket] == SLOTS:
            dropped += 1
            continue
        table[bucket, filled[bucket]] = mark | rounded(count)
        filled[bucket] += 1
    return table, dropped


if __name__ == "__main__":
    main()
