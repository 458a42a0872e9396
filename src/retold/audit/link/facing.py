"""The beads of an alignment between two languages, with the values of either side."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from retold.model import Alignment, Change, Kind, Severity, Span
from retold.text.words import over
from retold.values.translated import Written, values


class Facing(NamedTuple):
    """A passage and its translation.

    bead: its index; languages: ISO 639-1 codes; of source and target each: the whole text, where
    the passage stands in it, its values, and those of the whole text.
    """

    bead: int
    languages: tuple[str, str]
    texts: tuple[str, str]
    spans: tuple[Span, Span]
    values: tuple[tuple[Written, ...], tuple[Written, ...]]
    everywhere: tuple[tuple[Written, ...], tuple[Written, ...]]

    @property
    def passages(self) -> tuple[str, str]:
        """The words of both sides."""
        return self.spans[0].of(self.texts[0]), self.spans[1].of(self.texts[1])

    def change(
        self,
        kind: Kind,
        severity: Severity,
        source: Span | None,
        target: Span | None,
        note: str | None = None,
    ) -> Change:
        """A change in this bead, told by the words of both texts where no note is given."""
        if note is not None:
            return Change(kind, severity, self.bead, source, target, note)
        words = [
            span.of(text) if span else "–"
            for span, text in zip((source, target), self.texts, strict=True)
        ]
        return Change(kind, severity, self.bead, source, target, " → ".join(words))


def facings(alignment: Alignment, languages: tuple[str, str]) -> Iterator[Facing]:
    """The beads with words on both sides; languages: of the source and of the target."""
    documents = alignment.source, alignment.target
    texts = alignment.source.text, alignment.target.text
    placed = []
    for index, bead in enumerate(alignment.beads):
        source, target = over(alignment.source, bead.source), over(alignment.target, bead.target)
        if source is not None and target is not None and bead.reuse != "furniture":
            placed.append((index, (source, target)))
    everywhere = tuple(
        tuple(values(document.text, Span(0, len(document.text)), language))
        for document, language in zip(documents, languages, strict=True)
    )
    starts = [[value.span.start for value in known] for known in everywhere]
    for index, spans in placed:
        inside = tuple(
            known[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
            for known, begins, span in zip(everywhere, starts, spans, strict=True)
        )
        yield Facing(index, languages, texts, spans, inside, everywhere)  # type: ignore[arg-type]
