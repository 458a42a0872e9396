"""Changes -> the same changes with spans as a reader would draw them.

A rule points at what it compared: the day of a date, the content words of a lost clause. What is
shown is the expression with all its parts (`expressions.py`), the clause with its small words, a
word with the dot that shortens it, a figure with its sign; and the note says what is shown.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retold import lexicon
from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import is_grammar
from retold.audit.verdict.expressions import expressions, whole
from retold.model import Alignment, Change, SegmentedDocument, Span
from retold.text.signs import drawn
from retold.text.words import Word, touched

BESIDE = 2
"""Words from a span up to which what stands for a word of the other side's expression is drawn in:
an article may be between."""

_STOPS = ".!?…。 \n"
_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile(r"[,;:.!?()\n“”\"]")


def whole_spans(
    changes: Iterable[Change], alignment: Alignment, beads: Sequence[LinkedBead]
) -> tuple[Change, ...]:
    """The changes, each with its spans drawn to where a reader sees a beginning and an end.

    Of two that then tell of the same words the first stays.
    """
    by_index = {bead.index: bead for bead in beads}
    widened: dict[tuple[int, Span | None, Span | None], Change] = {}
    for change in changes:
        closed = _closed(_widened(_trimmed(change, alignment), by_index), alignment)
        widened.setdefault((change.bead, closed.source, closed.target), closed)
    return tuple(widened.values())


def _trimmed(change: Change, alignment: Alignment) -> Change:
    """The change without the small words of a sentence beside that which it is about."""
    source = change.source and in_one_sentence(change.source, alignment.source)
    target = change.target and in_one_sentence(change.target, alignment.target)
    return _with_spans(change, (alignment.source.text, alignment.target.text), source, target)


def in_one_sentence(span: Span, document: SegmentedDocument) -> Span:
    """A span over the end of a sentence without the side of it that is one word of grammar.

    Example: of *said. It* the word *said*.
    """
    index = bisect_right(document.sentences, span.start, key=lambda each: each.span.start) - 1
    if index < 0 or index + 1 >= len(document.sentences):
        return span
    end, start = document.sentences[index].span.end, document.sentences[index + 1].span.start
    if span.end <= start or span.start >= end:
        return span
    left, right = document.text[span.start : end], document.text[start : span.end]
    kept = left.rstrip(_STOPS)
    is_small = [_is_small_word(part) for part in (left, right)]
    if is_small == [False, True]:
        return Span(span.start, span.start + len(kept))
    return Span(start, span.end) if is_small == [True, False] else span


def _is_small_word(part: str) -> bool:
    """Whether a part is one word of grammar: more may be what the change is about."""
    words = _WORD.findall(part)
    return len(words) == 1 and lexicon.is_function_word(words[0])


def _widened(change: Change, beads: Mapping[int, LinkedBead]) -> Change:
    """The change of whole expressions; of a stretch with the small words that went or came too."""
    bead = beads.get(change.bead)
    if bead is None:
        return change
    if change.source and change.target:
        return _with_spans(change, bead.texts, *_in_step(change.source, change.target, bead))
    if change.kind in {"omission", "addition"}:
        change = _with_small_words(change, bead)
    return _with_lost_words(change, bead)


def _in_step(source: Span, target: Span, bead: LinkedBead) -> tuple[Span, Span]:
    """Both spans with the expressions that they cut, and with what stands for the words of these.

    Example: of *the State Mining Council* and *the state mining advice*, where Council became
    advice, all three words of both.
    """
    while True:
        wider_source = whole(source, expressions(bead, 0))
        wider_target = whole(target, expressions(bead, 1))
        added = _added(bead.source, source, wider_source)
        other_added = _added(bead.target, target, wider_target)
        counterparts = (
            [bead.to_source[index] for index in other_added],
            [bead.to_target[index] for index in added],
        )
        drawn_source = _with_words(wider_source, bead, 0, counterparts[0])
        drawn_target = _with_words(wider_target, bead, 1, counterparts[1])
        if (drawn_source, drawn_target) == (source, target):
            return source, target
        source, target = drawn_source, drawn_target


def _added(words: tuple[Word, ...], span: Span, wider: Span) -> list[int]:
    """The words of the wider span that the other one lacks."""
    kept = set(touched(words, span))
    return [index for index in touched(words, wider) if index not in kept]


def _with_words(span: Span, bead: LinkedBead, side: int, places: Iterable[int | None]) -> Span:
    """The span with those of some words that stand beside it, a word between at most, no mark."""
    words, text = (bead.source, bead.target)[side], bead.texts[side]
    for place in sorted(place for place in places if place is not None):
        inside = touched(words, span)
        if not inside or not inside[0] - BESIDE <= place <= inside[-1] + BESIDE:
            continue
        start = min(span.start, words[place].span.start)
        end = max(span.end, words[place].span.end)
        if not _MARK.search(text[start : span.start] + text[span.end : end]):
            span = Span(start, end)
    return span


def _with_spans(
    change: Change, texts: tuple[str, str], source: Span | None, target: Span | None
) -> Change:
    """The change with other spans, and its note with their words where it had those of the old."""
    if (source, target) == (change.source, change.target):
        return change
    old, new = (
        " → ".join(
            span.of(text) for span, text in zip(spans, texts, strict=True) if span is not None
        )
        for spans in ((change.source, change.target), (source, target))
    )
    note = change.note.replace(old, new, 1)
    return replace(change, source=source, target=target, note=note)


def _with_lost_words(change: Change, bead: LinkedBead) -> Change:
    """A one-sided change of whole expressions, as far as all their words are gone, or new.

    Where a date only lost a part, the rest stands; so does a name that lost its title.
    """
    side = 0 if change.source is not None else 1
    span = change.source or change.target
    if span is None:
        return change
    lost = [
        expression
        for expression in expressions(bead, side)
        if _is_lost(bead, side, expression, span)
    ]
    drawn_span = whole(span, lost)
    return _with_spans(
        change, bead.texts, *((drawn_span, None) if side == 0 else (None, drawn_span))
    )


def _is_lost(bead: LinkedBead, side: int, expression: Span, span: Span) -> bool:
    """Whether nothing of an expression, the words of a span aside, is on the other side."""
    words = (bead.source, bead.target)[side]
    links = (bead.to_target, bead.to_source)[side]
    outside = [
        index
        for index in touched(words, expression)
        if not (span.start <= words[index].span.start and words[index].span.end <= span.end)
    ]
    kept = [pair[side].span for pair in bead.equal_values]
    return all(links[index] is None for index in outside) and not any(
        value.start < expression.end and expression.start < value.end for value in kept
    )


def _with_small_words(change: Change, bead: LinkedBead) -> Change:
    """A stretch that one side lacks, with the words of grammar beside it that it lacks too."""
    is_gone = change.source is not None
    span = change.source or change.target
    side, links = (bead.source, bead.to_target) if is_gone else (bead.target, bead.to_source)
    text = bead.texts[0 if is_gone else 1]
    inside = touched(side, span) if span else []
    if span is None or not inside:
        return change
    first, last = inside[0], inside[-1]
    while first and _goes_with(text, side, links, (first - 1, first)):
        first -= 1
    while last + 1 < len(side) and _goes_with(text, side, links, (last + 1, last)):
        last += 1
    stretch = Span(min(span.start, side[first].span.start), max(span.end, side[last].span.end))
    return _with_spans(change, bead.texts, *((stretch, None) if is_gone else (None, stretch)))


def _goes_with(
    text: str, side: Sequence[Word], links: Sequence[int | None], places: tuple[int, int]
) -> bool:
    """Whether a small word without a counterpart stands right beside a place, no mark between."""
    small = places[0]
    first, second = sorted(places)
    gap = text[side[first].span.end : side[second].span.start]
    return links[small] is None and is_grammar(side[small]) and gap.isspace()


def _closed(change: Change, alignment: Alignment) -> Change:
    source = change.source and drawn(change.source, alignment.source)
    target = change.target and drawn(change.target, alignment.target)
    if (source, target) == (change.source, change.target):
        return change
    return replace(change, source=source, target=target)
