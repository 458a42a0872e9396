"""No span of a golden story is cut inside a word, or before the dot of an abbreviation."""

import json
from collections.abc import Iterator

import pytest

from retold.compare import compare
from retold.model import Comparison, Document, SegmentedDocument, Span
from tests.golden.scoring import HERE, sample_document

FILES = ("stories.json", "cases.json")


def pairs() -> list[tuple[str, str, str]]:
    """The name, source and target of each golden story."""
    rows = [row for name in FILES for row in json.loads((HERE / name).read_text("utf-8"))]
    return [(row["name"], row["source"], row["target"]) for row in rows]


def spans(comparison: Comparison) -> Iterator[tuple[Span, SegmentedDocument]]:
    """Every span that a report marks."""
    ledger, alignment = comparison.ledger, comparison.alignment
    for place in (*comparison.changes, *ledger.open, *ledger.reworded):
        if place.source:
            yield place.source, alignment.source
        if place.target:
            yield place.target, alignment.target


def is_cut(span: Span, document: SegmentedDocument) -> bool:
    """Whether a span begins or ends inside a word, at a space, or before an abbreviation's dot."""
    text = document.text
    if text[span.start].isspace() or text[span.end - 1].isspace():
        return True
    for place in (span.start, span.end):
        if text[place - 1 : place].isalnum() and text[place : place + 1].isalnum():
            return True
    end = next(s.span.end for s in document.sentences[::-1] if s.span.start < span.end)
    behind = text[span.end : end]
    return behind.startswith(".") and any(map(str.isalnum, behind))


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair[0])
def test_spans_begin_and_end_at_words(pair: tuple[str, str, str]) -> None:
    _, source, target = pair
    comparison = compare(
        Document("source", source, language="en"), Document("target", target, language="en")
    )
    assert [s.of(d) for s, d in spans(comparison) if is_cut(s, d)] == []


@pytest.mark.parametrize("name", ["spun", "edited", "independent"])
def test_spans_of_the_sample_begin_and_end_at_words(name: str) -> None:
    comparison = compare(sample_document("source"), sample_document(name))
    assert [s.of(d) for s, d in spans(comparison) if is_cut(s, d)] == []
