"""SegmentedDocument -> Reading: the tokens of the story as the network sees them.

The tokens are those of the segmentation with clitics cut off ("he|'s", "did|n't"), because a
speaker or a cue often ends there, and with a break between lines.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from retold.model import SegmentedDocument, Sentence, Span
from retold.text.quoted import quoted
from retold.text.segment import visible

BREAK, UNKNOWN = "¶", "<unk>"
SUFFIXES = 2048
"""Buckets for hashed word endings; more gave nothing on the training part."""
SUFFIX_LENGTH = 3

_CLITIC = re.compile(r"(?:n[’']t|[’'](?:s|ll|re|ve|d|m))\Z", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PLAIN = str.maketrans("’‘“”„«»", '\'\'"""""')
SHAPES = 10
FLAGS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of a story, breaks between lines included; every array has one row a token.

    flags: first and last of a sentence, first of a line, inside marks, opening mark, closing mark.
    """

    spans: tuple[Span, ...]
    sentence: npt.NDArray[np.int32]  # index of the sentence; -1 at a break
    words: npt.NDArray[np.int32]
    suffixes: npt.NDArray[np.int32]
    shapes: npt.NDArray[np.int32]
    flags: npt.NDArray[np.float32]

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.spans)


def read_tokens(document: SegmentedDocument, vocabulary: Mapping[str, int]) -> Reading:
    """The story's tokens with what the network knows of each; furniture is left out."""
    text = document.text
    spans: list[Span] = []
    sentences: list[int] = []
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    for index, sentence, starts_line in _story(document):
        if starts_line:
            at = sentence.span.start
            spans.append(Span(at, at))
            sentences.append(-1)
            words.append(BREAK)
            places.append((0, 0, 0))
        pieces = [piece for token in sentence.tokens for piece in _pieces(text, token)]
        last = len(pieces) - 1
        for place, piece in enumerate(pieces):
            spans.append(piece)
            sentences.append(index)
            words.append(visible(piece.of(text)))
            places.append((place == 0, place == last, starts_line and place == 0))
    known = {word: _known(word, vocabulary) for word in set(words)}
    columns = np.array([known[word] for word in words], np.int32).reshape(-1, 3)
    return Reading(
        tuple(spans),
        np.array(sentences, np.int32),
        columns[:, 0],
        columns[:, 1],
        columns[:, 2],
        np.hstack(
            [
                np.array(places, np.float32).reshape(-1, 3),
                _between_marks(text, spans),
            ]
        ),
    )


def _known(word: str, vocabulary: Mapping[str, int]) -> tuple[int, int, int]:
    """Number of the word, of its ending and of its shape."""
    plain = plainly(word)
    return vocabulary.get(plain, 0), _suffix(plain), _shape(word)


def plainly(word: str) -> str:
    """The word as the vocabulary has it: lower case, straight marks, every digit a zero."""
    return _DIGIT.sub("0", word.lower().translate(_PLAIN))


def _story(document: SegmentedDocument) -> Iterator[tuple[int, Sentence, bool]]:
    """Index and sentence of what is not furniture, and whether it starts a line."""
    furniture = document.furniture_sentences()
    before = None
    for index, sentence in enumerate(document.sentences):
        if index in furniture:
            before = None
            continue
        gap = "\n" if before is None else document.text[before : sentence.span.start]
        yield index, sentence, not set(gap).isdisjoint("\n\r\v\f\x85\u2028\u2029")
        before = sentence.span.end


def _pieces(text: str, token: Span) -> tuple[Span, ...]:
    clitic = _CLITIC.search(token.of(text)) if token.end - token.start > len("'s") else None
    if clitic is None or clitic.start() == 0:
        return (token,)
    cut = token.start + clitic.start()
    return Span(token.start, cut), Span(cut, token.end)


def _suffix(word: str) -> int:
    return crc32(word[-SUFFIX_LENGTH:].encode()) % SUFFIXES


def _shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return 1
        if word.istitle():
            return 2 if len(word) > 1 else 3
        return 4 if word.isupper() else 5
    if word[0].isalpha():
        return 6 if word[0].isupper() else 7
    if word[0].isdigit():
        return 8
    return 9 if word == BREAK else 0


def _between_marks(text: str, spans: Sequence[Span]) -> npt.NDArray[np.float32]:
    """Columns: between marks, an opening mark, a closing mark.

    Of a mark that is typed as two, the first token opens and the second closes.
    """
    found = np.zeros((len(spans), 3), np.float32)
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    for marked in quoted(text):
        first = bisect_left(starts, marked.span.start)
        last = bisect_right(ends, marked.span.end) - 1
        while first <= last and starts[first] == ends[first]:  # a break
            first += 1
        if first > last or not marked.opened:
            continue
        found[first : last + 1, 0] = 1
        found[first, 1] = 1
        found[last, 2] = marked.closed
    return found
