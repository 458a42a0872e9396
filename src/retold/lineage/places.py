"""A place in one of two aligned texts -> where it stands in the other, and what stands there.

Words that stand in no tie of their own are found by those around them: between the same words on
both sides stands the same place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from rapidfuzz.distance import LCSseq

from retold.model import Alignment, Bead, Change, Kind, SegmentedDocument, Span
from retold.text.tokens import folded

REPLACED = 3
"""Words on either side that may stand for each other, at most: of more, some would be left out or
added besides."""


def carried(alignment: Alignment, span: Span, side: str) -> Span | None:
    """Where the words of a place stand in the other text; None where it lacks their sentence.

    Where it has the sentence in other words, so that none of them is there, all of the sentence.
    side: which text the span is of, "source" or "target".
    """
    document, opposite = alignment.source, alignment.target
    if side == "target":
        document, opposite = opposite, document
    bead = _bead_of(alignment, document, span, side)
    if bead is None:
        return None
    sentences, opposite_sentences = (
        (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
    )
    if not opposite_sentences:
        return None
    tokens, opposite_tokens = _tokens(document, sentences), _tokens(opposite, opposite_sentences)
    places = []
    for block in LCSseq.opcodes(
        [word for word, _ in tokens], [word for word, _ in opposite_tokens]
    ):
        if block.tag != "equal":
            continue
        pairs = zip(
            tokens[block.src_start : block.src_end],
            opposite_tokens[block.dest_start : block.dest_end],
            strict=True,
        )
        places += [
            to for (_, token), (_, to) in pairs if token.start < span.end and span.start < token.end
        ]
    if not places:
        first, last = (
            opposite.sentences[opposite_sentences[0]].span,
            opposite.sentences[opposite_sentences[-1]].span,
        )
        return Span(first.start, last.end)
    return Span(places[0].start, places[-1].end)


def _bead_of(
    alignment: Alignment, document: SegmentedDocument, span: Span, side: str
) -> Bead | None:
    for bead in alignment.beads:
        sentences = bead.source if side == "source" else bead.target
        if sentences and bead.reuse != "furniture":
            start = document.sentences[sentences[0]].span.start
            if start <= span.start < document.sentences[sentences[-1]].span.end:
                return bead
    return None


def _tokens(document: SegmentedDocument, sentences: Iterable[int]) -> list[tuple[str, Span]]:
    text = document.text
    return [
        (folded(span.of(text)), span)
        for sentence in sentences
        for span in document.sentences[sentence].tokens
        if text[span.start].isalnum()
    ]


def with_both_sides(change: Change, alignment: Alignment) -> Change:
    """A change of one side with the words of the other text that stand in its place, if any do.

    A word that stands for another is told by its own side alone where nothing but the place ties
    the two. A *not* that was put in has the word behind it on both sides. What was added or left
    out with nothing in its place stays as it is.
    """
    if (change.source is None) == (change.target is None):
        return change
    side = "source" if change.target is None else "target"
    span = change.source or change.target
    document, opposite = alignment.source, alignment.target
    if side == "target":
        document, opposite = opposite, document
    bead = _bead_of(alignment, document, span, side) if span else None
    if span is None or bead is None or not (bead.source and bead.target):
        return change
    own, opposite_own = bead.source, bead.target
    if side == "target":
        own, opposite_own = opposite_own, own
    tokens, opposite_tokens = _tokens(document, own), _tokens(opposite, opposite_own)
    gap = next((each for each in _gaps(tokens, opposite_tokens) if _has(each[0], span)), None)
    if gap and change.kind == "negation" and not gap[1]:
        gap = _with_next(gap[0], tokens, opposite_tokens)
    if not gap or not gap[1] or max(map(len, gap)) > REPLACED:
        return change
    spans = tuple(Span(words[0].start, words[-1].end) for words in gap)
    source, target = spans if side == "source" else spans[::-1]
    kind = _kind(change.kind, source.of(alignment.source), target.of(alignment.target))
    return replace(change, kind=kind, source=source, target=target)


Tokens: TypeAlias = Sequence[tuple[str, Span]]
Gap: TypeAlias = tuple[list[Span], list[Span]]
"""Words of one text, and those of the other between the same words."""


def _has(words: Iterable[Span], span: Span) -> bool:
    return any(word.start < span.end and span.start < word.end for word in words)


def _gaps(tokens: Tokens, opposite: Tokens) -> Iterator[Gap]:
    """What stands on both sides between the words that are the same."""
    first = second = 0
    words = [word for word, _ in tokens], [word for word, _ in opposite]
    for block in LCSseq.opcodes(*words):
        if block.tag == "equal":
            yield (
                [span for _, span in tokens[first : block.src_start]],
                [span for _, span in opposite[second : block.dest_start]],
            )
            first, second = block.src_end, block.dest_end
    yield [span for _, span in tokens[first:]], [span for _, span in opposite[second:]]


def _with_next(words: list[Span], tokens: Tokens, opposite: Tokens) -> Gap:
    """Words that were put in with the one behind them, and that of the other text."""
    behind = next((span for _, span in tokens if span.start >= words[-1].end), None)
    for block in LCSseq.opcodes([word for word, _ in tokens], [word for word, _ in opposite]):
        if block.tag == "equal" and behind == tokens[block.src_start][1]:
            return [*words, tokens[block.src_start][1]], [opposite[block.dest_start][1]]
    return words, []


def _kind(kind: Kind, source: str, target: str) -> Kind:
    """What kind of change it is that words stand for others."""
    if kind not in {"addition", "omission"}:
        return kind
    if source[:1].isupper() and target[:1].isupper():
        return "name"
    if any(map(str.isdigit, source)) and any(map(str.isdigit, target)):
        return "number"
    return "wording"
