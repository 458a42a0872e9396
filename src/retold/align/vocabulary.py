"""The words of two documents as numbers, for looking up which of them both share."""

from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from retold.model import SegmentedDocument, Span
from retold.text.layers import layer
from retold.text.segment import visible

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

STEM = 6
"""Letters kept of a longer word: enough to tell names apart, few enough to join inflections."""

PAIR = 2
SHORT = 1000
"""The first two places of a word, its meeting itself, count less in documents that are shorter
than 1,000 words together: there, to stand once in either is no sign of a common word."""

FOLDED = 1 << 17
"""Words whose keys are kept until there are more; an `lru_cache` of them takes longer."""

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ed", "ies", "es", "ly", "s")
_SHORTEST_STEM = 4
_EDGES = list(map(ord, ".!?…:;。！？\r\n"))
_IS_EDGE = np.zeros(max(_EDGES) + 2, dtype=np.bool_)
_IS_EDGE[_EDGES] = True
"""By code point, whether a sentence, clause or line may end; the last stands for all behind it."""
_IS_SPOKEN = np.array([chr(code).isalnum() for code in range(0x250)])
"""The same for what a word or number begins with, in Latin letters; others are asked one by one."""


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
class Folded:
    """The words of one document over its own vocabulary: keys[id] is of a folded word, in order."""

    keys: Indices
    words: Words


@dataclass(frozen=True, slots=True)
class Wording:
    """Source and target words over one vocabulary.

    source_count, target_count: (v,) how often each word stands in either document.
    rates: (r,) the distinct rates; a word's is its estimated share of all words of texts like
        these. The first is 0, of no word.
    grade: (v,) which of the rates a word has.
    source_grade, target_grade: (n,) the same by the words' places in either document.
    """

    source: Words
    target: Words
    source_count: Indices
    target_count: Indices
    rates: Floats
    grade: Indices
    source_grade: Indices
    target_grade: Indices

    @property
    def rate(self) -> Floats:
        """(v,) the rate of each word."""
        return self.rates[self.grade]


def wording(source: SegmentedDocument, target: SegmentedDocument) -> Wording:
    """The words of both documents, numbered over one vocabulary."""
    left, right = folded(source), folded(target)
    keys, ids = np.unique(np.concatenate((left.keys, right.keys)), return_inverse=True)
    source_words = replace(left.words, ids=ids[: len(left.keys)][left.words.ids])
    target_words = replace(right.words, ids=ids[len(left.keys) :][right.words.ids])
    source_count = np.bincount(source_words.ids, minlength=len(keys))
    target_count = np.bincount(target_words.ids, minlength=len(keys))
    counts, grade = _distinct(source_count + target_count)
    return Wording(
        source_words,
        target_words,
        source_count,
        target_count,
        _rates(counts, len(source_words) + len(target_words)),
        grade,
        grade[source_words.ids],
        grade[target_words.ids],
    )


def _distinct(counts: Indices) -> tuple[Indices, Indices]:
    """(r,) the distinct counts behind a first of 0, and (v,) which of them each word has."""
    stands = np.zeros(counts.max(initial=0) + 1, dtype=np.bool_)
    stands[counts] = True
    stands[0] = True
    return np.flatnonzero(stands), (np.cumsum(stands) - 1)[counts]


def _rates(counts: Indices, total: int) -> Floats:
    """The estimated share of a word that stands so often among so many."""
    once = np.minimum(counts, PAIR)
    rates: Floats = (counts - once + once * total / (total + SHORT)) / max(1, total)
    return rates


def folded(document: SegmentedDocument) -> Folded:
    """The document's words over its own vocabulary, worked out once."""
    made = _by_furniture(document)
    if document.furniture not in made:
        made[document.furniture] = _folded(document)
    return made[document.furniture]


class _Keys(dict[str, int]):
    """What stands for the folded form of each word; two share it by chance once in 10^12 texts."""

    def __missing__(self, word: str) -> int:
        if len(self) >= FOLDED:
            self.clear()
        key = self[word] = hash(fold(word))
        return key


_KEYS = _Keys()


def fold(word: str) -> str:
    """The word without case and without most of its inflection: its first letters, endings cut."""
    word = visible(word).lower()
    if len(word) > STEM:
        for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
        return word[:STEM]
    if len(word) >= _SHORTEST_STEM and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@layer
def _by_furniture(_document: SegmentedDocument) -> dict[tuple[Span, ...], Folded]:
    """The folded words of a document without one or another furniture."""
    return {}


def _folded(document: SegmentedDocument) -> Folded:
    text = document.text
    codes = _codes(text)
    start, end = _word_offsets(document, codes)
    places = zip(start.tolist(), end.tolist(), strict=True)
    spoken = [_KEYS[text[first:last]] for first, last in places]
    keys, ids = np.unique(np.array(spoken, dtype=np.int64), return_inverse=True)
    return Folded(keys, Words(ids, start, end, _edges(codes, start, end)))


def _codes(text: str) -> NDArray[np.uint32]:
    """(n,) the code point of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _word_offsets(
    document: SegmentedDocument, codes: NDArray[np.uint32]
) -> tuple[Indices, Indices]:
    """(n,) where each word starts, and where it ends."""
    sentences, furniture = document.sentences, document.furniture_sentences()
    offsets = chain.from_iterable(
        sentence.token_offsets for index, sentence in enumerate(sentences) if index not in furniture
    )
    tokens = np.fromiter(offsets, dtype=np.int64).reshape(-1, 2)
    first = codes[tokens[:, 0]]
    spoken = _of_table(_IS_SPOKEN, first)
    for place in np.flatnonzero(first >= len(_IS_SPOKEN)).tolist():
        spoken[place] = chr(first[place]).isalnum()
    return tokens[spoken, 0], tokens[spoken, 1]


def _edges(codes: NDArray[np.uint32], start: Indices, end: Indices) -> Flags:
    """(n + 1,) whether a sentence, clause or line may end before each word and behind the last."""
    marks = np.flatnonzero(_of_table(_IS_EDGE, codes))
    edge = np.ones(len(start) + 1, dtype=np.bool_)
    edge[1:-1] = np.searchsorted(marks, end[:-1]) < np.searchsorted(marks, start[1:])
    return edge


def _of_table(table: Flags, codes: NDArray[np.uint32]) -> Flags:
    flags: Flags = table.take(codes, mode="clip")
    return flags
