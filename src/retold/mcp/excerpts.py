"""Words of a document to show as evidence: each short, and all together far from the whole text."""

from retold.mcp.tool_answers import About, Excerpt
from retold.model import Document, Span

LONGEST = 300
"""Characters of one excerpt: a long sentence of news."""
SHARE, LEAST = 1 / 3, 1_000
"""Of a text, what one answer may show: this share of it, or so many characters of a short one. An
article of 5,000 characters has some 1,700 shown, enough for ten changes with their sentences."""


class Excerpts:
    """Cuts excerpts out of one document until enough of it was shown in an answer."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._left = max(LEAST, int(len(document.text) * SHARE))
        self._shown: list[Span] = []

    def of(self, span: Span) -> Excerpt:
        """The words of a span; those that were shown before count no second time."""
        end = min(span.end, span.start + LONGEST)
        cost = end - span.start - self._known(Span(span.start, end))
        if cost > self._left:
            return Excerpt(start=span.start, end=span.end, text=None)
        self._left -= cost
        self._shown.append(Span(span.start, end))
        words = self._text[span.start : end]
        return Excerpt(start=span.start, end=span.end, text=words + "…" * (end < span.end))

    def where(self, span: Span | None) -> Excerpt | None:
        """As `of`, or None of no span."""
        return None if span is None else self.of(span)

    def _known(self, span: Span) -> int:
        """How many characters of a span were shown, at least: by the excerpt that shares most."""
        return max(
            (min(span.end, past.end) - max(span.start, past.start) for past in self._shown),
            default=0,
        )


def clipped(text: str, most: int = LONGEST) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"


def about(document: Document) -> About:
    """Where a document came from."""
    return About(
        id=clipped(document.id),
        title=clipped(document.title) if document.title else None,
        url=document.url,
        outlet=document.outlet,
        published=document.published,
        language=document.language,
        characters=len(document.text),
    )
