"""Two independent accounts of one event: what both tell, what only one, and where they disagree.

Neither is held to the words of the other. Numbers and dates are tied by what they are of,
quotations by what was said, claims by the alignment of the sentences.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from retold.audit.accounts.account_figures import Figure, figures
from retold.audit.accounts.figures_matched import different, same
from retold.audit.link.spellings import near_spelling
from retold.audit.verdict.overlaps import drop_overlaps, overlap
from retold.model import (
    Alignment,
    Change,
    Point,
    PointKind,
    Quotation,
    SegmentedDocument,
    Span,
    Told,
)
from retold.text.quoted import insides_in
from retold.text.words import Word, over, words

SAID, FEWEST = 0.6, 3
"""Share of the content words of the shorter quotation, and their number, from which two are one."""

Said: TypeAlias = tuple[Quotation, ...]
_ORDER: tuple[Told, ...] = ("contradiction", "both", "source", "target")


@dataclass(frozen=True, slots=True)
class _Speech:
    """What was said, where, by its content words, and the words that name who said it."""

    span: Span
    content: frozenset[str]
    speaker: frozenset[str]
    called: str


def accounts(alignment: Alignment, said: tuple[Said, Said] | None = None) -> tuple[Point, ...]:
    """What two independent accounts tell: contradictions first, then what both tell.

    said: who said what in the source and in the target; without it quotations are those between
    marks, and nobody is held to have said them.
    """
    points = [*_figures(alignment), *_quotations(alignment, said), *_claims(alignment)]
    return tuple(sorted(points, key=_place))


def disputed(changes: Iterable[Change], points: Sequence[Point]) -> tuple[Change, ...]:
    """The changes that two accounts can be held to: what both tell, and not alike.

    What the accounts dispute is major at least.
    """
    alike = [point.source for point in points if point.told == "both" and point.kind != "claim"]
    at_odds = [point.target for point in points if point.told == "contradiction"]
    return drop_overlaps(
        replace(change, severity="major")
        if change.severity == "minor" and _is_in(change.target, at_odds)
        else change
        for change in changes
        if change.source and change.target and not _is_in(change.source, alike)
    )


def _is_in(span: Span | None, spans: Iterable[Span | None]) -> bool:
    """Whether a span shares a character with one of some."""
    return any(overlap(part, span) for part in spans)


def _place(point: Point) -> tuple[int, int, int]:
    span = point.source or point.target or Span(0, 0)
    return _ORDER.index(point.told), span.start, span.end


def _claims(alignment: Alignment) -> Iterator[Point]:
    """The sentences that both have, and those that only one has."""
    for bead in alignment.beads:
        if bead.reuse != "furniture":
            spans = over(alignment.source, bead.source), over(alignment.target, bead.target)
            yield _point("claim", *spans)


def _point(kind: PointKind, source: Span | None, target: Span | None) -> Point:
    tellers: Told = "both" if source and target else "source" if source else "target"
    return Point(kind, tellers, source, target, "")


def _figures(alignment: Alignment) -> Iterator[Point]:
    """Numbers and dates: those that are equal, those that contradict each other, and the rest."""
    source_figures, target_figures = (
        list(figures(alignment.source)),
        list(figures(alignment.target)),
    )
    for figure, other_figure in _taken(
        source_figures, target_figures, same(source_figures, target_figures)
    ):
        yield _point(_kind(figure), figure.quantity.span, other_figure.quantity.span)
    for figure, other_figure in _taken(
        source_figures, target_figures, different(source_figures, target_figures)
    ):
        spans = figure.quantity.span, other_figure.quantity.span
        yield _contradiction(_kind(figure), spans, _words(alignment, spans))
    for figure in source_figures:
        yield _point(_kind(figure), figure.quantity.span, None)
    for other_figure in target_figures:
        yield _point(_kind(other_figure), None, other_figure.quantity.span)


def _taken(
    source_figures: list[Figure], target_figures: list[Figure], tied: list[tuple[int, int]]
) -> list[tuple[Figure, Figure]]:
    """The tied figures, taken away from both lists."""
    pairs = [(source_figures[index], target_figures[to]) for index, to in tied]
    for index in sorted((index for index, _ in tied), reverse=True):
        del source_figures[index]
    for to in sorted((to for _, to in tied), reverse=True):
        del target_figures[to]
    return pairs


def _kind(figure: Figure) -> PointKind:
    return "date" if figure.is_date else "number"


def _contradiction(kind: PointKind, spans: tuple[Span, Span], called: tuple[str, str]) -> Point:
    return Point(kind, "contradiction", *spans, " or ".join(called) + "?")


def _words(alignment: Alignment, spans: tuple[Span, Span]) -> tuple[str, str]:
    return spans[0].of(alignment.source.text), spans[1].of(alignment.target.text)


def _quotations(alignment: Alignment, said: tuple[Said, Said] | None) -> Iterator[Point]:
    """Quotations that both have, whether by one speaker, and those that only one has."""
    source_speeches, target_speeches = (
        list(_speeches(side, said[number] if said else None))
        for number, side in enumerate((alignment.source, alignment.target))
    )
    for speech in source_speeches:
        other_speech = _same_speech(speech, target_speeches)
        if other_speech is None:
            yield _point("quotation", speech.span, None)
            continue
        target_speeches.remove(other_speech)
        if _are_others(speech, other_speech):
            called = speech.called, other_speech.called
            yield _contradiction("quotation", (speech.span, other_speech.span), called)
        else:
            yield _point("quotation", speech.span, other_speech.span)
    for other_speech in target_speeches:
        yield _point("quotation", None, other_speech.span)


def _speeches(document: SegmentedDocument, said: Said | None) -> Iterator[_Speech]:
    """What was said: where nobody looked for speakers, what stands between marks."""
    text = document.text
    spoken = words(document, range(len(document.sentences)))
    if said is None:
        for span in insides_in(document):
            yield from _speech(spoken, [span], "")
        return
    for quotation in said:
        named = quotation.said_by or " ".join(span.of(text) for span in quotation.speaker)
        yield from _speech(spoken, quotation.content, named)


def _speech(spoken: Sequence[Word], content: Iterable[Span], named: str) -> Iterator[_Speech]:
    spans = sorted(content)
    if not spans:
        return
    whole = Span(spans[0].start, spans[-1].end)
    inside = frozenset(
        word.lemma
        for word in spoken
        if word.content and whole.start <= word.span.start and word.span.end <= whole.end
    )
    if len(inside) >= FEWEST:
        names = frozenset(part.casefold() for part in named.split() if part[:1].isupper())
        yield _Speech(whole, inside, names, named)


def _same_speech(speech: _Speech, others: Sequence[_Speech]) -> _Speech | None:
    """The other that says most of the same words, if it says enough of them."""
    best = max(
        others, key=lambda other_speech: len(speech.content & other_speech.content), default=None
    )
    if best is None:
        return None
    common = len(speech.content & best.content)
    enough = common >= SAID * min(len(speech.content), len(best.content))
    return best if enough and common >= FEWEST else None


def _are_others(speech: _Speech, other_speech: _Speech) -> bool:
    """Whether two speakers, both named, have no word of their names in common."""
    if not speech.speaker or not other_speech.speaker:
        return False
    return not any(
        near_spelling(name, other_name, names=True)
        for name in speech.speaker
        for other_name in other_speech.speaker
    )
