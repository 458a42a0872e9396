"""Comparison -> schema.org (JSON-LD): the two articles, what is quoted, and drafts of reviews.

A draft says what a check found and leaves the judgement to the person who publishes it: it has no
rating and no author, and is marked as a draft. Relations of derivation become `isBasedOn`, other
shared wording `citation`; of independent reports nothing is said.
"""

import json
from typing import Any

from retold.model import Change, Comparison, Document, RelationKind
from retold.report.annotation import address

CONTEXT = "https://schema.org"

DERIVED: frozenset[RelationKind] = frozenset(
    {
        "identical",
        "copy",
        "edited",
        "rewritten",
        "machine-rewritten",
        "translation",
        "excerpt",
        "summary",
    }
)
"""Relations in which the target was made from the source."""

CITING: frozenset[RelationKind] = frozenset({"excerpt", "summary"})
"""Of these the source is what is cited; of translations, what is translated."""


def to_structured(comparison: Comparison) -> str:
    """The articles and drafts of reviews as one graph, indented, ending with a newline."""
    source, target = _article(comparison.source), _article(comparison.target)
    relation = comparison.relation
    if relation.kind in DERIVED:
        based, basis = (source, target) if relation.is_turned else (target, source)
        based["isBasedOn"] = {"@id": basis["@id"]}
        if relation.kind == "translation":
            based["translationOfWork"] = {"@id": basis["@id"]}
        if relation.kind in CITING:
            based["citation"] = {"@id": basis["@id"]}
    quoted = _quotations(comparison)
    if quoted:
        target["hasPart"] = quoted
    reviews = [
        _review(change, number, comparison)
        for number, change in enumerate(comparison.changes, 1)
        if change.target and change.reaches("major")
    ]
    graph = {"@context": CONTEXT, "@graph": [source, target, *reviews]}
    return json.dumps(graph, ensure_ascii=False, indent=2) + "\n"


def _article(document: Document) -> dict[str, Any]:
    values = {
        "headline": document.title,
        "url": document.url,
        "datePublished": _stated(document.published),
        "inLanguage": document.language,
        "publisher": document.outlet and {"@type": "Organization", "name": document.outlet},
    }
    known = {name: value for name, value in values.items() if value}
    return {"@type": "NewsArticle", "@id": address(document), "identifier": document.id, **known}


def _stated(published: str | None) -> str | None:
    """A date that its publisher states; None for a guess, which nobody may publish as one."""
    return None if published and published.endswith("?") else published


def _quotations(comparison: Comparison) -> list[dict[str, Any]]:
    """The passages that the target has word for word of the source."""
    source, target = comparison.source, comparison.target
    return [
        {
            "@type": "Quotation",
            "text": passage.target.of(target.text),
            "isBasedOn": {"@id": address(source)},
        }
        for passage in comparison.alignment.passages
        if passage.target.of(target.text) == passage.source.of(source.text)
    ]


def _review(change: Change, number: int, comparison: Comparison) -> dict[str, Any]:
    """A draft of a review of what the target says, beside what the source says."""
    source, target = comparison.source, comparison.target
    assert change.target is not None  # noqa: S101 - what is reviewed
    said = change.target.of(target.text)
    appearance = {"@id": address(target)}
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"{address(target)}#retold-review-{number}",
        "creativeWorkStatus": "Draft",
        "claimReviewed": said,
        "reviewBody": change.note,
        "itemReviewed": {"@type": "Claim", "text": said, "appearance": appearance},
    }
    if change.source:
        words = change.source.of(source.text)
        review["citation"] = {
            "@type": "Quotation",
            "text": words,
            "isPartOf": {"@id": address(source)},
        }
    return review
