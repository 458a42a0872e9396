"""The tokens of a document as they are written and as they are compared, made once for all."""

from functools import lru_cache
from typing import NamedTuple

from retold.model import SegmentedDocument, Span
from retold.text.layers import layer
from retold.text.segment import visible

FOLDED = 1 << 16
"""Tokens whose folded form is kept: those of a batch are much the same."""


class Token(NamedTuple):
    """A token: where it stands, and as it is compared; whether it is a word or a number."""

    span: Span
    fold: str
    is_word: bool


@layer
def tokens_of(document: SegmentedDocument) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence."""
    text = document.text
    return tuple(
        tuple(
            Token(span, folded(text[span.start : span.end]), text[span.start].isalnum())
            for span in sentence.tokens
        )
        for sentence in document.sentences
    )


@lru_cache(FOLDED)
def folded(token: str) -> str:
    """The token as it is compared: in lower case, and as it seems to a reader."""
    return visible(token).casefold()
