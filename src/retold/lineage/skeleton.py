"""Alignment -> how much of the skeleton of its sentences a text kept: the small words.

Who tells a text in other words builds other sentences, and keeps as few of the small words as of
the others. A program that puts a synonym for every third word leaves all small words in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from retold.lexicon import is_function_word
from retold.model import Alignment, SegmentedDocument
from retold.text.tokens import tokens_of

LONGEST = 400
"""Words of a bead's side that are looked at: no sentence of a story has as many."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Words of the source in tied sentences, and those that stayed, in order; no names, no figures.

    small, small_kept: words of grammar. content, content_kept: the others.
    """

    small: int
    small_kept: int
    content: int
    content_kept: int

    @property
    def kept(self) -> float:
        """The share of the small words that stayed, 0…1."""
        return self.small_kept / self.small if self.small else 0.0

    @property
    def replaced(self) -> float:
        """How much larger that share is than that of the other words, -1…1."""
        return self.kept - self.content_kept / self.content if self.content else 0.0

    @property
    def lost(self) -> int:
        """How many words of content did not stay."""
        return self.content - self.content_kept


def skeleton(alignment: Alignment) -> Skeleton:
    """What stayed of the tied sentences."""
    counts = [0, 0, 0, 0]
    for bead in alignment.beads:
        if bead.source and bead.target and bead.reuse != "furniture":
            source = _plain(alignment.source, bead.source)
            target = _plain(alignment.target, bead.target)
            if max(len(source), len(target)) <= LONGEST:
                _count(source, target, counts)
    return Skeleton(*counts)


def _count(source: Sequence[str], target: Sequence[str], counts: list[int]) -> None:
    """Add to the four counts what there is of a bead, and what stayed."""
    stayed = {
        index
        for block in LCSseq.opcodes(source, target)
        if block.tag == "equal"
        for index in range(block.src_start, block.src_end)
    }
    for index, word in enumerate(source):
        kind = 0 if is_function_word(word) else 2
        counts[kind] += 1
        counts[kind + 1] += index in stayed


def _plain(document: SegmentedDocument, sentences: Sequence[int]) -> list[str]:
    """The words of some sentences, in lower case, that are no names and no figures."""
    made = tokens_of(document)
    return [word.lower() for index in sentences for word in made[index].seen if is_plain(word)]


def is_plain(word: str) -> bool:
    """Whether what a reader sees is a word, and no name."""
    return word.isalpha() and (word.islower() or is_function_word(word))
