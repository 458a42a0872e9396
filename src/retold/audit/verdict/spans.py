"""Changes -> the same changes with spans as a reader would draw them.

A rule points at what it compared: the day of a date, the content words of a lost clause. What is
shown is the date with all its parts, the clause with its small words, a word with the dot that
shortens it, a figure with its sign.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from retold.audit.link.links import LinkedBead
from retold.audit.link.sameness import is_grammar
from retold.model import Alignment, Change, Span
from retold.text.signs import drawn
from retold.text.words import Word, touched
from retold.values.quantity import Quantity, Sort

BESIDE = 4
"""Characters between two parts of one date at most: Friday, 14 Nov. 2024; 3 of May; May 3 to 5."""
PARTS: frozenset[Sort] = frozenset({"weekday", "day", "month", "year"})
"""The sorts of a date's parts, of each of which it has one, or two days of one month."""


def whole_spans(
    changes: Iterable[Change], alignment: Alignment, beads: Sequence[LinkedBead]
) -> tuple[Change, ...]:
    """The changes, each with its spans drawn to where a reader sees a beginning and an end."""
    by_index = {bead.index: bead for bead in beads}
    return tuple(_closed(_widened(change, by_index), alignment) for change in changes)


def _widened(change: Change, beads: Mapping[int, LinkedBead]) -> Change:
    """The change of a whole date, or of a stretch with the small words that went or came with it.

    Where a date only lost a part, the rest stands.
    """
    bead = beads.get(change.bead)
    if bead is None:
        return change
    if change.kind == "date" and change.source and change.target:
        return _with_dates(change, bead, (change.source, change.target))
    if change.kind in {"omission", "addition"} and not (change.source and change.target):
        return _with_small_words(change, bead)
    return change


def _with_dates(change: Change, bead: LinkedBead, spans: tuple[Span, Span]) -> Change:
    source = _whole_date(spans[0], bead.texts[0], _parts(bead, 0))
    target = _whole_date(spans[1], bead.texts[1], _parts(bead, 1))
    old, new = (
        f"{source_span.of(bead.texts[0])} → {target_span.of(bead.texts[1])}"
        for source_span, target_span in (spans, (source, target))
    )
    note = new if change.note == old else change.note
    return replace(change, source=source, target=target, note=note)


def _parts(bead: LinkedBead, side: int) -> list[Quantity]:
    """The parts of the dates of one side, in the order of the text."""
    pairs = [
        *bead.equal_values,
        *((difference.source, difference.target) for difference in bead.differences),
    ]
    parts = {pair[side] for pair in pairs}
    dated = (part for part in parts if part is not None and part.sort in PARTS)
    return sorted(dated, key=lambda part: part.span)


def _whole_date(span: Span, text: str, parts: Sequence[Quantity]) -> Span:
    """The span with the parts of the date beside it."""
    inside = [
        place for place, part in enumerate(parts)
        if span.start <= part.span.start and part.span.end <= span.end
    ]  # fmt: skip
    if not inside:
        return span
    sorts = [parts[place].sort for place in inside]
    first, last = inside[0], inside[-1]
    while first and _goes_on(text, parts[first - 1 : first + 1], sorts):
        first -= 1
        sorts.append(parts[first].sort)
    while last + 1 < len(parts) and _goes_on(text, parts[last : last + 2], sorts):
        last += 1
        sorts.append(parts[last].sort)
    return Span(min(span.start, parts[first].span.start), max(span.end, parts[last].span.end))


def _goes_on(text: str, pair: Sequence[Quantity], sorts: Sequence[Sort]) -> bool:
    """Whether two parts that stand side by side are of one date."""
    gap = text[pair[0].span.end : pair[1].span.start]
    if len(gap) > BESIDE or "\n" in gap:
        return False
    if pair[0].sort == pair[1].sort == "day":
        return sorts.count("day") == 1
    return pair[0].sort != pair[1].sort and not {part.sort for part in pair} <= set(sorts)


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
    whole = Span(min(span.start, side[first].span.start), max(span.end, side[last].span.end))
    note = change.note.replace(span.of(text), whole.of(text))
    lost, new = (whole, None) if is_gone else (None, whole)
    return replace(change, source=lost, target=new, note=note)


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
