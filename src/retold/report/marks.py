"""Spans that overlap -> pieces that do not: what to mark in a sentence, and for which changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from retold.edits import word_edits
from retold.lexicon import is_function_word
from retold.model import Comparison, RelationKind, SegmentedDocument, Span

Side = Literal["source", "target"]

_TOLD_ANEW: frozenset[RelationKind] = frozenset({"same-event", "translation", "unrelated"})
_LINE_END = re.compile(r"[\r\n\u0085\u2028\u2029\v\f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that the same changes cover, worst first, or none."""

    span: Span
    changes: tuple[int, ...]
    edited: bool


def marks_by_bead(comparison: Comparison, side: Side) -> Mapping[int, list[tuple[Span, int]]]:
    """For each bead with changes, the spans to mark on one side and the changes' indices."""
    found: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
    for index, change in enumerate(comparison.changes):
        span = change.source if side == "source" else change.target
        if span is not None and span.start < span.end:
            found[change.bead].append((span, index))
    return found


def edits_by_bead(comparison: Comparison) -> Mapping[int, tuple[list[Span], list[Span]]]:
    """For each reworded bead, the words of the source and of the target that are not the same.

    A word that only changed its place is the same. Of two texts told independently, or in two
    languages, every word would be other words: they have none.
    """
    if comparison.relation.kind in _TOLD_ANEW:
        return {}
    alignment = comparison.alignment
    found = {}
    for index, bead in enumerate(alignment.beads):
        if bead.reuse == "rewrite" and bead.source and bead.target:
            ours = _tokens(alignment.source, bead.source)
            theirs = _tokens(alignment.target, bead.target)
            edits = [
                edit
                for edit in word_edits(alignment.source.text, ours, alignment.target.text, theirs)
                if edit.kind in {"replace", "delete", "insert"}
                and (
                    _tells(alignment.source.text, ours, edit.source)
                    or _tells(alignment.target.text, theirs, edit.target)
                )
            ]
            found[index] = (
                [_reach(ours, edit.source) for edit in edits if edit.source],
                [_reach(theirs, edit.target) for edit in edits if edit.target],
            )
    return found


def cut(within: Span, marks: Sequence[tuple[Span, int]], edits: Iterable[Span] = ()) -> list[Piece]:
    """The span cut where marks or edits begin and end; together the pieces are the span again."""
    edits = list(edits)
    bounds = {within.start, within.end}
    for span in [*(span for span, _ in marks), *edits]:
        bounds.update(at for at in (span.start, span.end) if within.start < at < within.end)
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(bounds)):
        covering = sorted(index for span, index in marks if span.start <= start and end <= span.end)
        edited = not covering and any(edit.start <= start and end <= edit.end for edit in edits)
        if pieces and (pieces[-1].changes, pieces[-1].edited) == (tuple(covering), edited):
            start = pieces.pop().span.start  # noqa: PLW2901 - goes on
        pieces.append(Piece(Span(start, end), tuple(covering), edited))
    return pieces


def _tells(text: str, tokens: Sequence[Span], words: range) -> bool:
    """Whether the words are more than articles, prepositions and marks, which change with all."""
    told = (tokens[index].of(text) for index in words)
    return any(word[0].isalnum() and not is_function_word(word.casefold()) for word in told)


def _tokens(document: SegmentedDocument, sentences: range) -> list[Span]:
    return [token for index in sentences for token in document.sentences[index].tokens]


def _reach(tokens: Sequence[Span], words: range) -> Span:
    return Span(tokens[words[0]].start, tokens[words[-1]].end)


def sentences_by_line(document: SegmentedDocument) -> list[list[int]]:
    """The indices of the sentences, those of a line of the text together."""
    grouped: list[list[int]] = []
    last = 0
    for index, sentence in enumerate(document.sentences):
        if not grouped or _LINE_END.search(document.text, last, sentence.span.start):
            grouped.append([])
        grouped[-1].append(index)
        last = sentence.span.end
    return grouped
