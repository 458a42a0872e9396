"""Alignment -> Explained: what each of two texts explains of the other, word by word.

The one text explains a word of the other where the word stands, in the same order, in sentences
that are tied. A parent explains more of its child than the parent's own parent does: it has the
child's words where it changed any, and lacks what it left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from rapidfuzz.distance import LCSseq, Opcode

from retold.lineage.traits import lengths
from retold.model import Alignment, SegmentedDocument
from retold.text.tokens import folded

SAME_LINE = 0.6
"""Share of the words of the longer of two lines of furniture, in the same order, from which the one
is the other with a word changed: of a line of five, two may be."""


@dataclass(frozen=True, slots=True)
class Side:
    """What the other text makes of the words of one, furniture left out.

    same: the words that the other has in the same order, in sentences that are tied. changed: the
    others in tied sentences. alone: the words in sentences that nothing is tied to; stretches, runs
    of such sentences; inside, those runs that have tied sentences before and behind them. places:
    where tied sentences differ, and lines of furniture that are nearly the same; the same for both
    sides.
    """

    words: int
    same: int
    changed: int
    alone: int
    stretches: int
    inside: int
    places: int = 0

    @property
    def explained(self) -> float:
        """The share of the words in tied sentences, 0…1."""
        return 1 - self.alone / self.words if self.words else 0.0

    @property
    def kept(self) -> float:
        """The share of the words that the other text has in the same order, 0…1."""
        return self.same / self.words if self.words else 0.0

    @property
    def worded(self) -> float:
        """The share of the words in tied sentences that the other text has too, 0…1."""
        return self.same / (self.same + self.changed) if self.same else 0.0


@dataclass(frozen=True, slots=True)
class Explained:
    """Both sides of an alignment."""

    source: Side
    target: Side

    def turned(self) -> "Explained":
        """The same with the sides exchanged."""
        return Explained(self.target, self.source)


def explain(alignment: Alignment) -> Explained:
    """What each text explains of the other."""
    same = places = 0
    tied: tuple[set[int], set[int]] = (set(), set())
    for bead in alignment.beads:
        if not (bead.source and bead.target):
            continue
        tied[0].update(bead.source)
        tied[1].update(bead.target)
        sides = _words(alignment.source, bead.source), _words(alignment.target, bead.target)
        blocks = LCSseq.opcodes(*sides)
        same += sum(block.src_end - block.src_start for block in blocks if _is_equal(block))
        places += sum(not is_equal for is_equal, _ in groupby(blocks, _is_equal))
    source, target = alignment.source, alignment.target
    places += _places_in_furniture(source, target)
    return Explained(
        _side(_story_lengths(source, target), tied[0], same, places),
        _side(_story_lengths(target, source), tied[1], same, places),
    )


def _places_in_furniture(source: SegmentedDocument, target: SegmentedDocument) -> int:
    """The places in which lines of furniture differ that are otherwise the same.

    Furniture is no part of the story; but who has a credit with another's slip has it from there.
    """
    source_lines, target_lines = _furniture_lines(source), _furniture_lines(target)
    places = 0
    for line in target_lines:
        if line in source_lines:
            continue
        likeness = partial(LCSseq.similarity, line)
        near = max(source_lines, key=likeness, default=[])
        if line and LCSseq.normalized_similarity(near, line) >= SAME_LINE:
            blocks = LCSseq.opcodes(near, line)
            places += sum(not is_equal for is_equal, _ in groupby(blocks, _is_equal))
    return places


def _furniture_lines(document: SegmentedDocument) -> list[list[str]]:
    return [_words(document, (sentence,)) for sentence in sorted(document.furniture_sentences())]


def _is_equal(block: Opcode) -> bool:
    return block.tag == "equal"


def _story_lengths(document: SegmentedDocument, opposite: SegmentedDocument) -> list[int]:
    """The words of each sentence; none of what is furniture in either text.

    A caption is known as one by the credit below it, which another text may have left out.
    """
    framed = {tuple(_words(opposite, (number,))) for number in opposite.furniture_sentences()}
    if not framed:
        return list(lengths(document))
    return [
        0 if count and tuple(_words(document, (number,))) in framed else count
        for number, count in enumerate(lengths(document))
    ]


def all_words(document: SegmentedDocument) -> list[str]:
    """The words of a document as they are compared, those of furniture too."""
    return _words(document, range(len(document.sentences)))


def story_words(document: SegmentedDocument) -> list[str]:
    """The words of a document as they are compared; none of furniture."""
    furniture = document.furniture_sentences()
    return _words(
        document,
        (sentence for sentence in range(len(document.sentences)) if sentence not in furniture),
    )


def _words(document: SegmentedDocument, sentences: Iterable[int]) -> list[str]:
    text = document.text
    return [
        folded(span.of(text))
        for sentence in sentences
        for span in document.sentences[sentence].tokens
        if text[span.start].isalnum()
    ]


def _side(words: Sequence[int], tied: set[int], same: int, places: int) -> Side:
    """words: of each sentence; none of furniture. tied: the indices of sentences that are."""
    stretches, inside, alone = _stretches(words, tied)
    total = sum(words)
    in_tied = total - alone
    return Side(total, min(same, in_tied), max(0, in_tied - same), alone, stretches, inside, places)


def _stretches(words: Sequence[int], tied: set[int]) -> tuple[int, int, int]:
    """The runs of sentences with words that are not tied, those inside, and all their words."""
    story = [(count, sentence in tied) for sentence, count in enumerate(words) if count]
    runs = [(is_tied, list(run)) for is_tied, run in groupby(story, key=lambda each: each[1])]
    alone = sum(count for count, is_tied in story if not is_tied)
    stretches = sum(not is_tied for is_tied, _ in runs)
    inside = sum(not is_tied for is_tied, _ in runs[1:-1])
    return stretches, inside, alone
