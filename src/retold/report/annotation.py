"""Comparison -> W3C Web Annotations (JSON-LD): what a retelling says of its source, place by place.

A change is an annotation of the words of the retelling, with the note, kind, severity and certainty
as its body and the words of the source beside; where the retelling has no words for it, of the
source. A passage is an annotation that links words of the retelling to those of the source. Places
are told twice: by offset (code points of the text that retold read, not of the page), and by the
words with some before and after, which a reader of the page can find. See the Web Annotation Data
Model, W3C Recommendation of 2017, sections 3.2.4, 3.3.5 and 4.2.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from retold.model import Change, Comparison, Document, Passage, Span
from retold.report.change_ids import change_ids

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Characters before and after quoted words: enough to tell one place from another in news."""

SOFTWARE = {"id": "urn:retold:software", "type": "Software", "name": "retold"}

_WEB = ("http://", "https://")
_IRI = "%/:?#[]@!$&'()*+,;=-._~"
"""What stands in an address as it is; what else does not fit stands in percent."""


def to_annotation(comparison: Comparison) -> str:
    """The changes and passages as an annotation collection, indented, ending with a newline."""
    own = f"urn:retold:comparison:{_escaped(comparison.source.id)}:{_escaped(comparison.target.id)}"
    relation = comparison.relation
    part, whole = comparison.target.id, comparison.source.id
    if relation.is_turned:
        part, whole = whole, part
    items = [{"id": f"{own}:{key}", **item} for key, item in _annotations(comparison)]
    collection = {
        "@context": CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"{part}: {relation.kind} of {whole}",
        "generator": SOFTWARE,
        "total": len(items),
    }
    if items:
        collection["first"] = {
            "id": f"{own}:page",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def address(document: Document) -> str:
    """The IRI of a document: its web address where it has one, else a name made of its id."""
    for name in (document.url, document.id):
        if name and name.startswith(_WEB):
            return quote(name, safe=_IRI)
    return f"urn:retold:document:{_escaped(document.id)}"


def _annotations(comparison: Comparison) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each annotation, with a name of its own."""
    for key, change in zip(change_ids(comparison), comparison.changes, strict=True):
        yield key, _of_change(change, comparison)
    for number, passage in enumerate(comparison.alignment.passages, start=1):
        yield f"passage-{number}", _of_passage(passage, comparison)


def _of_change(change: Change, comparison: Comparison) -> dict[str, Any]:
    source, target = (
        _place(document, span) if span else None
        for document, span in (
            (comparison.source, change.source),
            (comparison.target, change.target),
        )
    )
    tags = (f"kind:{change.kind}", f"severity:{change.severity}", f"certainty:{change.certainty}")
    body: list[dict[str, Any]] = [
        _text(change.note, "commenting"),
        *(_text(tag, "tagging") for tag in (*tags, f"rule:{change.rule}")),
    ]
    if source and target:
        body.append({**source, "purpose": "linking"})
    return {
        "type": "Annotation",
        "motivation": "assessing",
        "body": body,
        "target": target or source or address(comparison.target),
    }


def _of_passage(passage: Passage, comparison: Comparison) -> dict[str, Any]:
    return {
        "type": "Annotation",
        "motivation": "linking",
        "body": _place(comparison.source, passage.source),
        "target": _place(comparison.target, passage.target),
    }


def _text(value: str, purpose: str) -> dict[str, Any]:
    text = {"type": "TextualBody", "value": value, "purpose": purpose}
    return text if purpose == "tagging" else {**text, "format": "text/plain", "language": "en"}


def _place(document: Document, span: Span) -> dict[str, Any]:
    """Words of a document, by their offsets and by themselves."""
    text = document.text
    return {
        "type": "SpecificResource",
        "source": address(document),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }


def _escaped(name: str) -> str:
    return quote(name, safe="")
