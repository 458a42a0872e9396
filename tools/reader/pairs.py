"""Pairs of texts with a tag for every word and the links that are known."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from retold import lexicon

WORD = re.compile(r"\d[\d,.:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)?|\w|[^\w\s]")
"""The words that the reader reads; `src/retold/models/reader.py` has the same."""

KEPT, CHANGED, UNKNOWN = 0, 1, -1


@dataclass
class Token:
    """A word: its text, whether a space stands before it, its tag, the tokens it is linked with."""

    text: str
    space: bool
    tag: int = KEPT
    origin: frozenset[int] = frozenset()
    """Indices of the other side's words; of a text without another side, its own index."""

    @property
    def is_word(self) -> bool:
        """Whether it is more than a mark."""
        return self.text[0].isalnum()

    @property
    def content(self) -> bool:
        """Whether it is a word that says something by itself."""
        return self.is_word and not lexicon.is_function_word(self.text.lower())


class Span(NamedTuple):
    """Characters of a text."""

    start: int
    end: int


@dataclass
class Pair:
    """Two texts, tags of the words of each, links between words, and where they come from."""

    source: list[Token]
    target: list[Token]
    links: set[tuple[int, int]] = field(default_factory=set)
    all_links: bool = False
    """Whether words without a link are known to have none."""
    any_changed: int | None = None
    """Whether some target word is changed, where only that is known."""
    origin: str = ""
    group: str = ""

    def row(self) -> dict[str, Any]:
        """The pair as it is written."""
        source, target = render(self.source), render(self.target)
        return {
            "a": source,
            "b": target,
            "tags_a": [token.tag if token.is_word else UNKNOWN for token in self.source],
            "tags_b": [token.tag if token.is_word else UNKNOWN for token in self.target],
            "links": sorted(self.links),
            "all": self.all_links,
            "any": self.any_changed,
            "origin": self.origin,
            "group": self.group,
        }


def tokens(text: str) -> list[Token]:
    """The words and marks of a text."""
    found: list[Token] = []
    end = 0
    for match in WORD.finditer(text):
        found.append(Token(match.group(), match.start() > end, origin=frozenset([len(found)])))
        end = match.end()
    return found


def render(side: Sequence[Token]) -> str:
    """The text of tokens."""
    return "".join(" " * (token.space and i > 0) + token.text for i, token in enumerate(side))


def spans(side: Sequence[Token]) -> list[Span]:
    """Where each token stands in the rendered text."""
    found: list[Span] = []
    end = 0
    for i, token in enumerate(side):
        start = end + (1 if token.space and i > 0 else 0)
        end = start + len(token.text)
        found.append(Span(start, end))
    return found


def in_span(side: Sequence[Token], start: int, end: int) -> list[int]:
    """Indices of the tokens that a stretch of characters touches."""
    return [i for i, span in enumerate(spans(side)) if span.start < end and start < span.end]


def same_links(source: Sequence[Token], target: Sequence[Token]) -> set[tuple[int, int]]:
    """Links of content words that stand once on each side, and of equal words beside them."""
    keys = [[lexicon.lemma(token.text) for token in side] for side in (source, target)]
    counts = [Counter(side) for side in keys]
    places = {key: j for j, key in enumerate(keys[1])}
    found = {
        (i, places[key])
        for i, key in enumerate(keys[0])
        if source[i].content and counts[0][key] == 1 and counts[1][key] == 1
    }
    for i, j in sorted(found):
        for step in (1, -1):
            k = step
            while (
                0 <= i + k < len(source)
                and 0 <= j + k < len(target)
                and source[i + k].text.lower() == target[j + k].text.lower()
                and source[i + k].is_word
            ):
                found.add((i + k, j + k))
                k += step
    return found


def mark(side: Iterable[Token], tag: int) -> None:
    """Set the tag of tokens."""
    for token in side:
        token.tag = tag
