"""The tokens of a document as they are compared, made once for all who ask."""

from functools import lru_cache
from typing import NamedTuple

from retold.model import SegmentedDocument
from retold.text.layers import layer
from retold.text.segment import visible

FOLDED = 1 << 16
"""Tokens whose folded form is kept: those of a batch are much the same."""


class Tokens(NamedTuple):
    """What stands in a sentence, in text order.

    seen: every token as a reader sees it, marks too; folds: the same as they are compared; words:
    as they are compared, words and numbers alone; starts, ends: where these stand.
    """

    seen: tuple[str, ...]
    folds: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@layer
def tokens_of(document: SegmentedDocument) -> tuple[Tokens, ...]:
    """The tokens of each sentence."""
    text = document.text
    made = []
    for sentence in document.sentences:
        marks = sentence.token_texts(text)
        seen = tuple([mark if mark.isascii() else visible(mark) for mark in marks])
        folds = tuple(map(str.casefold, seen))
        offsets = sentence.token_offsets
        spoken = [
            (fold, start, end)
            for fold, mark, start, end in zip(
                folds, marks, offsets[::2], offsets[1::2], strict=True
            )
            if mark[0].isalnum()
        ]
        words, starts, ends = zip(*spoken, strict=True) if spoken else ((), (), ())
        made.append(Tokens(seen, folds, words, starts, ends))
    return tuple(made)


@lru_cache(FOLDED)
def folded(token: str) -> str:
    """The token as it is compared: in lower case, and as it seems to a reader."""
    return visible(token).casefold()
