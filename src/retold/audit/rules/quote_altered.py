"""Words of a quotation that are others, in a text that otherwise quotes to the word.

A bead ties sentences, and in a text told in other words a quotation may stand in another sentence,
or be cut. So each quotation of the target is held against the quotation of the whole source that is
most like it. Whoever puts quotations in other words throughout, as two translators do, is held to
none of them.
"""

# ruff: noqa: SIM905 - a list of words reads best as text

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Opcode

from retold import lexicon
from retold.audit.cues.denials import EXPLICIT
from retold.audit.link import bead_of
from retold.audit.link.resemblance import CONDITIONS
from retold.audit.rules.quote import NUMERALS
from retold.model import Alignment, Change, SegmentedDocument, Severity, Span
from retold.text.quoted import insides_in
from retold.text.words import Word, words

SHORTEST = 3
"""Words of a quotation from which it is more than a term in marks."""
SAME = 0.6
"""Share of a quotation's words that another has in their order, from which it is the same."""
EXACT = 0.78
"""Share of the words of a text's quotations, all together, that the source's have in their order,
from which it quotes to the word."""
TURNING = CONDITIONS | frozenset("can could may might must shall should will would".split())
"""Small words that make another sense."""
FEW_WORDS = 6
"""Words of one place that are others, up to which they are altered; more are another sentence."""


MOST = 60
"""Quotations of a text that are held against those of the other: cost grows with their product."""


class Quotation(NamedTuple):
    """What stands between marks: its words, and where."""

    words: tuple[Word, ...]
    span: Span


def changes(alignment: Alignment) -> Iterator[Change]:
    """The words of a quotation in whose place are others, where most are kept to the word."""
    sources, targets = quotations(alignment.source), quotations(alignment.target)
    pairs = [(most_like(target, sources), target) for target in targets]
    held = [(source, target) for source, target in pairs if source is not None]
    kept = sum(
        max((likeness(source, target) for source in sources), default=0) for target in targets
    )
    if kept < EXACT * sum(len(target.words) for target in targets):
        return
    for source, target in held:
        for source_words, target_words in altered(source, target):
            change = _change(alignment, source_words, target_words)
            if change is not None:
                yield change


def quotations(document: SegmentedDocument) -> list[Quotation]:
    """The quotations of a text that are more than a term, as many as are compared."""
    everything = words(document, range(len(document.sentences)))
    starts = [word.span.start for word in everything]
    quotations_found = []
    for span in insides_in(document):
        first = bisect_left(starts, span.start)
        inside = everything[first : bisect_left(starts, span.end, first)]
        if len(inside) >= SHORTEST and inside[-1].span.end <= span.end:
            quotations_found.append(Quotation(inside, span))
        if len(quotations_found) == MOST:
            break
    return quotations_found


def most_like(quotation: Quotation, others: Sequence[Quotation]) -> Quotation | None:
    """The one that has most of its words in their order, if it has most."""
    best = max(others, key=lambda candidate: likeness(candidate, quotation), default=None)
    if best is None or likeness(best, quotation) < SAME * len(quotation.words):
        return None
    return best


def likeness(source: Quotation, target: Quotation) -> float:
    """How many words two quotations both have in one order."""
    return LCSseq.similarity(_folds(source), _folds(target))


def _folds(quotation: Quotation) -> list[str]:
    return [word.fold for word in quotation.words]


def altered(
    source: Quotation, target: Quotation
) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """The words of the source and of the target in one place that differ.

    What the target leaves out before its first word and behind its last it need not quote.
    """
    operations = [
        operation
        for operation in Indel.opcodes(_folds(source), _folds(target))
        if operation.tag != "equal"
    ]
    for place in _joined(operations):
        begins, ends = place.dest_start == 0, place.dest_end == len(target.words)
        source_words = source.words[place.src_start : place.src_end]
        target_words = target.words[place.dest_start : place.dest_end]
        if not target_words and (begins or ends):
            continue
        if max(len(target_words), 0 if begins or ends else len(source_words)) > FEW_WORDS:
            continue
        if begins or ends:
            source_words = source_words[-FEW_WORDS:] if begins else source_words[:FEW_WORDS]
        if _says(source_words) != _says(target_words):
            yield source_words, target_words


def _joined(operations: Sequence[Opcode]) -> Iterator[Opcode]:
    """The operations, those that touch as one."""
    run: list[Opcode] = []
    for operation in operations:
        if run and (operation.src_start, operation.dest_start) != (
            run[-1].src_end,
            run[-1].dest_end,
        ):
            yield _one(run)
            run = []
        run.append(operation)
    if run:
        yield _one(run)


def _one(run: Sequence[Opcode]) -> Opcode:
    return Opcode("replace", run[0].src_start, run[-1].src_end, run[0].dest_start, run[-1].dest_end)


def _says(side: Sequence[Word]) -> list[str]:
    """What words say, but for how they are spelled; numbers are compared by their value."""
    folds = [lexicon.fold(word.fold) for word in side]
    return [fold for fold in folds if not fold[0].isdigit() and fold not in NUMERALS]


def _change(alignment: Alignment, source: Sequence[Word], target: Sequence[Word]) -> Change | None:
    """The change, in the bead of the words that the target has, else of those of the source.

    A side that stands in another bead is told by the note alone.
    """
    texts = alignment.source.text, alignment.target.text
    spans = [
        Span(side[0].span.start, side[-1].span.end) if side else None for side in (source, target)
    ]
    said = [span.of(text) if span else "" for span, text in zip(spans, texts, strict=True)]
    note = (
        " → ".join(said) if all(said) else f"{said[0]} is gone" if said[0] else f"{said[1]} is new"
    )
    beads = [
        bead_of(alignment, span, of_source=side == 0) if span else None
        for side, span in enumerate(spans)
    ]
    bead = beads[1] if beads[1] is not None else beads[0]
    if bead is None:
        return None
    source_span, target_span = (
        span if place == bead else None for span, place in zip(spans, beads, strict=True)
    )
    gravity = _gravity((*source, *target))
    return Change("quote", gravity, bead, source_span, target_span, f"in the quotation: {note}")


def _gravity(changed: Sequence[Word]) -> Severity:
    """A denial gained or lost turns a speaker's words round; *and* for *but* does little."""
    if any(word.fold in EXPLICIT for word in changed):
        return "critical"
    return "major" if any(word.content or word.fold in TURNING for word in changed) else "minor"
