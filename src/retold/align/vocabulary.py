"""The words of two documents as numbers, for looking up which of them both share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from retold.model import SegmentedDocument, Span

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

STEM = 6
"""Letters kept of a longer word: enough to tell names apart, few enough to join inflections."""

PAIR = 2
SHORT = 400
"""The first two places of a word, its meeting itself, count less in documents that are shorter
than 400 words together: there, to stand once in either is no sign of a common word."""

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ed", "ies", "es", "ly", "s")
_SHORTEST_STEM = 4
_EDGE = re.compile(r"[.!?…:;。！？\r\n]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one document, furniture and punctuation left out.

    ids, start, end: (n,) the number of each folded word and its code-point offsets.
    edge: (n + 1,) whether a sentence, clause or line may end before word i.
    """

    ids: Indices
    start: Indices
    end: Indices
    edge: Flags

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Wording:
    """Source and target words over one vocabulary.

    source_count, target_count: (v,) how often each word stands in either document.
    rate: (v,) its estimated share of all words of texts like these.
    """

    source: Words
    target: Words
    source_count: Indices
    target_count: Indices
    rate: Floats


def wording(source: SegmentedDocument, target: SegmentedDocument) -> Wording:
    """The words of both documents, numbered over one vocabulary."""
    numbers: dict[str, int] = {}
    left, right = _words(source, numbers), _words(target, numbers)
    source_count = np.bincount(left.ids, minlength=len(numbers))
    target_count = np.bincount(right.ids, minlength=len(numbers))
    count, total = source_count + target_count, len(left) + len(right)
    once = np.minimum(count, PAIR)
    rate = (count - once + once * total / (total + SHORT)) / max(1, total)
    return Wording(left, right, source_count, target_count, rate)


def fold(word: str) -> str:
    """The word without case and without most of its inflection: its first letters, endings cut."""
    word = word.lower()
    if len(word) > STEM:
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        return word[:STEM]
    if len(word) >= _SHORTEST_STEM and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _words(document: SegmentedDocument, numbers: dict[str, int]) -> Words:
    text = document.text
    spans = list(_word_spans(document))
    folded: dict[str, int] = {}
    ids = []
    for span in spans:
        word = text[span.start : span.end]
        number = folded.get(word)
        if number is None:
            number = folded[word] = numbers.setdefault(fold(word), len(numbers))
        ids.append(number)
    edges = [_EDGE.search(text, one.end, other.start) is not None for one, other in pairwise(spans)]
    return Words(
        np.array(ids, dtype=np.int64),
        np.array([span.start for span in spans], dtype=np.int64),
        np.array([span.end for span in spans], dtype=np.int64),
        np.array([True, *edges, True] if spans else [True], dtype=np.bool_),
    )


def _word_spans(document: SegmentedDocument) -> Iterator[Span]:
    text, furniture = document.text, document.furniture_sentences()
    for index, sentence in enumerate(document.sentences):
        if index not in furniture:
            for token in sentence.tokens:
                if text[token.start].isalnum():
                    yield token
