"""A corpus of any size with the words of news, some of it copies: the same for the same seed.

A document is a walk through the evaluation articles: each word is followed by a word that follows
it somewhere in these. So words, phrases and their frequencies are those of news, and yet no two
documents are alike unless one was made a copy of the other. One in seven is a copy of one before
it: its words in capitals, the first half of it, or with 2 to 30 of 100 words replaced by others;
one in fifty is a notice of one template. Where the articles are not at hand, the walk is through
invented words by Zipf's law.
"""

import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.datasets import Absent, records

Ids: TypeAlias = npt.NDArray[np.int32]

ARTICLES = 8_000
"""Articles whose words are walked through: 8 million words in a row."""
INVENTED, OF_INVENTED = 20_000, 2_000_000
"""Invented words, and how many of them in a row, where there are no articles."""
TOGETHER = 5_000
"""Documents that are walked at a time, and originals of which later ones may be copies."""
SHORTEST, LONGEST = 40, 1_000
MIDDLE, SPREAD = 5.7, 0.7
"""Words of a document: log-normal, 300 in the middle."""
NOTICES, COPIES = 0.02, 0.14
IN_CAPITALS, HALVED = 0.25, 0.15
"""Of the copies, so many are in capitals, or the first half; the others have words replaced."""
REPLACED = (0.02, 0.05, 0.1, 0.2, 0.3)
_NOTICE = (
    "Notice of works. From {} to {} the county will mend the road at {} between the {} bridge "
    "and the {} gate. Buses {} and {} leave from the square in {}. Residents keep access on foot "
    "at all times, deliveries wait until {} in the evening; the county thanks all for patience."
)


class Walk(NamedTuple):
    """Words in a row, by number, and where each stands.

    row: the number of each word of the articles, one after the other. places: where the words
    stand in it, those of one word together; firsts, counts: which of them are those of a word.
    """

    words: Sequence[str]
    row: Ids
    places: Ids
    firsts: Ids
    counts: Ids


def made_lines(count: int, seed: int = 7) -> Iterator[str]:
    """So many documents as lines of JSON, each with an id and a text."""
    walk, chance = _walk(), np.random.default_rng(seed)
    held: list[Ids] = []
    for start in range(0, count, TOGETHER):
        few = min(TOGETHER, count - start)
        kinds, walked = chance.random(few), _walked(walk, chance, few)
        for number, (kind, words) in enumerate(zip(kinds.tolist(), walked, strict=True), start):
            if kind < NOTICES:
                filled = chance.integers(len(walk.words), size=_NOTICE.count("{}")).tolist()
                text = _NOTICE.format(*map(walk.words.__getitem__, filled))
            elif kind < NOTICES + COPIES and held:
                text = _copied(walk, chance, held[int(chance.integers(len(held)))])
            else:
                text = _joined(walk, words)
                if len(held) < TOGETHER:
                    held.append(words)
                else:
                    held[int(chance.integers(TOGETHER))] = words
            yield json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n"


def _walked(walk: Walk, chance: np.random.Generator, count: int) -> list[Ids]:
    """The words of some documents."""
    sizes = np.exp(chance.normal(MIDDLE, SPREAD, count))
    sizes = np.clip(sizes, SHORTEST, LONGEST).astype(np.int64)
    words = np.zeros((LONGEST, count), np.int32)
    at = walk.row[chance.integers(len(walk.row), size=count)]
    for step in range(int(sizes.max(initial=0))):
        words[step] = at
        which = (chance.random(count) * walk.counts[at]).astype(np.int32)
        at = walk.row[(walk.places[walk.firsts[at] + which] + 1) % len(walk.row)]
    return [words[:size, column].copy() for column, size in enumerate(sizes.tolist())]


def _copied(walk: Walk, chance: np.random.Generator, words: Ids) -> str:
    """A copy: the same words in capitals, half of them, or with some others."""
    kind = chance.random()
    if kind < IN_CAPITALS:
        return _joined(walk, words).upper()
    if kind < IN_CAPITALS + HALVED:
        return _joined(walk, words[: max(SHORTEST, len(words) // 2)])
    others = chance.random(len(words)) < REPLACED[int(chance.integers(len(REPLACED)))]
    drawn = walk.row[chance.integers(len(walk.row), size=len(words))]
    return _joined(walk, np.where(others, drawn, words))


def _joined(walk: Walk, words: Ids) -> str:
    return " ".join(map(walk.words.__getitem__, words.tolist()))


def _walk() -> Walk:
    numbers: dict[str, int] = {}
    row = np.fromiter(
        (numbers.setdefault(word, len(numbers)) for word in _words_in_a_row()), np.int32
    )
    count = np.bincount(row).astype(np.int32)
    places = np.argsort(row, kind="stable").astype(np.int32)
    return Walk([*numbers], row, places, (np.cumsum(count) - count).astype(np.int32), count)


def _words_in_a_row() -> Iterator[str]:
    try:
        articles = itertools.islice(records("allsides*.jsonl*"), ARTICLES)
        yield from itertools.chain.from_iterable(article["text"].split() for article in articles)
    except Absent as absent:
        print(f"invented words instead of articles: {absent}", file=sys.stderr)
        yield from _invented()


def _invented() -> Iterator[str]:
    """Invented words, the more seldom the later they were invented (Zipf)."""
    chance = np.random.default_rng(1)
    letters = np.array([*"bdfgklmnprst"]), np.array([*"aeiou"])
    syllables = np.char.add(
        *(each[chance.integers(len(each), size=(INVENTED, 4))] for each in letters)
    )
    sizes = chance.integers(2, 9, INVENTED).tolist()
    words = ["".join(each)[:size] for each, size in zip(syllables.tolist(), sizes, strict=True)]
    shares = 1 / np.arange(2, INVENTED + 2)
    drawn = np.searchsorted(np.cumsum(shares / shares.sum()), chance.random(OF_INVENTED))
    yield from (words[min(number, INVENTED - 1)] for number in drawn.tolist())
