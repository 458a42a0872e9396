"""The words of a change with what stands around them, cut between words."""

import re
from dataclasses import dataclass

from retold.model import SegmentedDocument, Span

SPARED = 25
"""Characters that are shown beyond the context where only they are left: "…" takes its own room."""

NOTHING = "(nothing)"
"""What is shown of a side on which nothing stands."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A change's words and what stands around them; the words are empty where nothing stands."""

    before: str
    words: str
    after: str


def excerpt(
    document: SegmentedDocument, sentences: range, span: Span | None, around: int, place: float
) -> Excerpt:
    """A change's words with some of the bead's sentences around them, cut between words.

    Args:
        document: the side that the change is on.
        sentences: the bead's sentences of that side; an empty range gives an empty excerpt.
        span: the words; None where nothing stands on this side.
        around: code points to show before and after.
        place: where in the sentences to look when nothing stands there, 0…1.
    """
    if not sentences:
        return Excerpt("", "", "")
    whole = Span(
        document.sentences[sentences.start].span.start,
        document.sentences[sentences.stop - 1].span.end,
    )
    words = span or _nothing_at(whole, place)
    before, marked, after = (
        below_headline(document, sentences, part)
        for part in (Span(whole.start, words.start), words, Span(words.end, whole.end))
    )
    return Excerpt(last_words(before, around), marked, first_words(after, around))


def below_headline(document: SegmentedDocument, sentences: range, part: Span | None) -> str:
    """A part of some sentences, with a stroke where a headline ends in it: “Mill shut / The …”."""
    text = document.text
    if part is None:
        return NOTHING
    if sentences.start != 0 or sentences.stop < 2:  # noqa: PLR2004 - a headline and a sentence
        return part.of(text)
    end, start = document.sentences[0].span.end, document.sentences[1].span.start
    if not (part.start < end and start < part.end and "\n" in text[end:start]):
        return part.of(text)
    return f"{text[part.start : end]} / {text[start : part.end]}"


def place_in(document: SegmentedDocument, sentences: range, span: Span | None) -> float:
    """Where in the sentences a span lies, 0…1; one half where there is no telling."""
    if span is None or not sentences:
        return 0.5
    first = document.sentences[sentences.start].span.start
    last = document.sentences[sentences.stop - 1].span.end
    return min(1.0, max(0.0, (span.start - first) / max(1, last - first)))


def _nothing_at(whole: Span, place: float) -> Span:
    offset = whole.start + round(place * (whole.end - whole.start))
    return Span(offset, offset)


def last_words(text: str, most: int) -> str:
    """The last characters of a text, from a whole word on."""
    if len(text) <= most + SPARED:
        return text
    kept = text[-most:]
    if not text[-most - 1].isspace():
        kept = re.sub(r"^\S*\s+(?=\S)", "", kept)
    return "…\u00a0" + kept.lstrip()


def first_words(text: str, most: int) -> str:
    """The first characters of a text, up to a whole word."""
    if len(text) <= most + SPARED:
        return text
    kept = text[:most]
    if not text[most].isspace():
        kept = re.sub(r"(?<=\S)\s+\S*$", "", kept)
    return kept.rstrip() + "\u00a0…"
