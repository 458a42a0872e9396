"""Matches -> JSON: the wire format `retold.matches/1`."""

import json
from collections.abc import Iterable
from typing import Any

from retold.corpus.verify import Match
from retold.model import Document, Span
from retold.report.wire import DECIMALS


def to_json(document: Document, matches: Iterable[Match]) -> str:
    """The matches of a document on one line, in ASCII, which ends with a newline."""
    return json.dumps(to_dict(document, matches), ensure_ascii=True) + "\n"


def to_dict(document: Document, matches: Iterable[Match]) -> dict[str, Any]:
    """The matches of a document as plain values, in the order of keys of the wire format."""
    return {
        "format": "retold.matches/1",
        "id": document.id,
        "matches": [_match(match) for match in matches],
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "id": match.document.id,
        "version": match.version,
        "title": match.document.title,
        "url": match.document.url,
        "outlet": match.document.outlet,
        "published": match.document.published,
        "language": match.document.language,
        "relation": match.relation.kind,
        "relation_certainty": match.relation.certainty,
        "relation_evidence": list(match.relation.evidence),
        "score": round(match.score, DECIMALS),
        "containment": round(match.containment, DECIMALS),
        "coverage": round(match.coverage, DECIMALS),
        "passages": [
            {
                "source": _span(passage.source),
                "target": _span(passage.target),
                "score": round(passage.score, DECIMALS),
            }
            for passage in match.passages
        ],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
