"""Comparison and Document -> JSON: the wire formats, and the schemas that describe them."""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Literal, NotRequired, TypedDict

from retold.errors import RetoldError
from retold.model import (
    Bead,
    Certainty,
    Change,
    Comparison,
    Document,
    Kind,
    OpenDifference,
    Pivot,
    Point,
    PointKind,
    Relation,
    RelationKind,
    Reuse,
    SegmentedDocument,
    Severity,
    Span,
    Told,
    WordCount,
)
from retold.report.change_ids import change_ids

DECIMALS = 4
"""Scores and shares are rounded to this: finer than any of them is certain, short to read."""


class DocumentDict(TypedDict):
    """Where a document came from; `characters` is the length of its text in code points."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    language: str | None
    characters: int


class SpanDict(TypedDict):
    """Half-open code-point offsets into a document's text."""

    start: int
    end: int


class WordsDict(TypedDict):
    """Offsets, with the characters that stand there."""

    start: int
    end: int
    text: str


class DirectionDict(TypedDict):
    """Which document came first."""

    earlier: Literal["source", "target", "unknown"]
    confidence: float
    source_first: float
    evidence: list[str]


class BeadDict(TypedDict):
    """Sentences of the source and those of the target that retell them."""

    source: list[WordsDict]
    target: list[WordsDict]
    reuse: Reuse
    score: float
    moved: bool


class PassageDict(TypedDict):
    """A reused stretch."""

    source: SpanDict
    target: SpanDict
    score: float


class PivotDict(TypedDict):
    """A word of another language that explains a slip."""

    language: str
    word: str


class ChangeDict(TypedDict):
    """One difference; `bead` is an index into the beads, a side without words is null.

    `id` is the same from run to run as long as the rule, the words and their sentences are.
    """

    id: str
    kind: Kind
    rule: str
    severity: Severity
    certainty: Certainty
    bead: int
    source: WordsDict | None
    target: WordsDict | None
    note: str
    via: PivotDict | None


class RelationDict(TypedDict):
    """How the target came from the source, how sure that is, and what speaks for it."""

    kind: RelationKind
    certainty: Certainty
    evidence: list[str]
    whole: NotRequired[Literal["source", "target"]]


class WordCountDict(TypedDict):
    """What became of the words of one side; the parts add up to `words`."""

    words: int
    same: int
    otherwise: int
    moved: int
    told: int
    left_out: int
    new: int
    open: int


class LedgerDict(TypedDict):
    """Every word of both documents accounted for."""

    source: WordCountDict
    target: WordCountDict


class OpenDict(TypedDict):
    """Words of a bead that differ without a known reason."""

    bead: int
    source: WordsDict | None
    target: WordsDict | None
    suspicion: float


class PointDict(TypedDict):
    """What two independent accounts of one event both tell, one of them tells, or they dispute."""

    kind: PointKind
    told: Told
    source: WordsDict | None
    target: WordsDict | None
    note: str


class ComparisonDict(TypedDict):
    """What `compare --format json` prints."""

    format: Literal["retold.comparison/2"]
    source: DocumentDict
    target: DocumentDict
    relation: RelationDict
    containment: float
    coverage: float
    direction: DirectionDict
    beads: list[BeadDict]
    passages: list[PassageDict]
    ledger: LedgerDict
    open: list[OpenDict]
    changes: list[ChangeDict]
    points: list[PointDict]
    reader: str


class ExtractedDict(TypedDict):
    """What `extract --format json` prints: an article and the stretches that are not the story."""

    format: Literal["retold.document/1"]
    id: str
    title: str | None
    url: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None
    text: str
    furniture: list[SpanDict]


def to_json(comparison: Comparison) -> str:
    """The comparison in the wire format, indented, ending with a newline."""
    return dump(to_dict(comparison))


def relation_of(relation: Relation) -> RelationDict:
    """A relation as plain values; `whole` is of those of a part to its whole."""
    written: RelationDict = {
        "kind": relation.kind,
        "certainty": relation.certainty,
        "evidence": list(relation.evidence),
    }
    if relation.is_part:
        written["whole"] = relation.whole
    return written


def to_dict(comparison: Comparison) -> ComparisonDict:
    """The comparison as plain dicts and lists, in the order of keys of the wire format."""
    alignment = comparison.alignment
    source, target = alignment.source, alignment.target
    direction = comparison.direction
    return {
        "format": "retold.comparison/2",
        "source": header(source.document),
        "target": header(target.document),
        "relation": relation_of(comparison.relation),
        "containment": round(comparison.containment, DECIMALS),
        "coverage": round(comparison.coverage, DECIMALS),
        "direction": {
            "earlier": direction.earlier,
            "confidence": round(direction.confidence, DECIMALS),
            "source_first": round(direction.source_first, DECIMALS),
            "evidence": list(direction.evidence),
        },
        "beads": [_bead(bead, source, target) for bead in alignment.beads],
        "passages": [
            {
                "source": _span(passage.source),
                "target": _span(passage.target),
                "score": round(passage.score, DECIMALS),
            }
            for passage in alignment.passages
        ],
        "ledger": {
            "source": _count(comparison.ledger.source),
            "target": _count(comparison.ledger.target),
        },
        "open": [
            _open(difference, source.text, target.text) for difference in comparison.ledger.open
        ],
        "changes": [
            _change(key, change, source.text, target.text)
            for key, change in zip(change_ids(comparison), comparison.changes, strict=True)
        ],
        "points": [_point(point, source.text, target.text) for point in comparison.points],
        "reader": comparison.reader,
    }


def document_json(document: Document, furniture: Iterable[Span] = ()) -> str:
    """A document in the wire format `retold.document/1`, indented, ending with a newline."""
    extracted: ExtractedDict = {
        "format": "retold.document/1",
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
        "language": document.language,
        "text": document.text,
        "furniture": [_span(span) for span in sorted(furniture)],
    }
    return dump(extracted)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a wire format, by its name, such as "comparison".

    Raises:
        RetoldError: where no schema has that name; the message lists those there are.
    """
    shipped = {file.name.removesuffix(".json"): file for file in _schema_files()}
    if name not in shipped:
        raise RetoldError(f"{name}: no such schema; choose one of: {', '.join(sorted(shipped))}")
    loaded: dict[str, Any] = json.loads(shipped[name].read_text(encoding="utf-8"))
    return loaded


def schema_names() -> list[str]:
    """The names that `schema` knows, sorted."""
    return sorted(file.name.removesuffix(".json") for file in _schema_files())


def dump(value: Mapping[str, object]) -> str:
    """The value as JSON, indented, ending with a newline; characters stand as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _schema_files() -> list[Any]:
    folder = files("retold.report").joinpath("schema")
    return [file for file in folder.iterdir() if file.name.endswith(".json")]


def header(document: Document) -> DocumentDict:
    """Where a document came from."""
    return {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published,
        "language": document.language,
        "characters": len(document.text),
    }


def _bead(bead: Bead, source: SegmentedDocument, target: SegmentedDocument) -> BeadDict:
    return {
        "source": [words_at(source.sentences[i].span, source.text) for i in bead.source],
        "target": [words_at(target.sentences[i].span, target.text) for i in bead.target],
        "reuse": bead.reuse,
        "score": round(bead.score, DECIMALS),
        "moved": bead.moved,
    }


def _count(count: WordCount) -> WordCountDict:
    return {
        "words": count.words,
        "same": count.same,
        "otherwise": count.otherwise,
        "moved": count.moved,
        "told": count.told,
        "left_out": count.left_out,
        "new": count.new,
        "open": count.open,
    }


def _open(difference: OpenDifference, source: str, target: str) -> OpenDict:
    return {
        "bead": difference.bead,
        "source": words_at(difference.source, source) if difference.source else None,
        "target": words_at(difference.target, target) if difference.target else None,
        "suspicion": difference.suspicion,
    }


def _change(key: str, change: Change, source: str, target: str) -> ChangeDict:
    return {
        "id": key,
        "kind": change.kind,
        "rule": change.rule,
        "severity": change.severity,
        "certainty": change.certainty,
        "bead": change.bead,
        "source": words_at(change.source, source) if change.source else None,
        "target": words_at(change.target, target) if change.target else None,
        "note": change.note,
        "via": _pivot(change.via) if change.via else None,
    }


def _point(point: Point, source: str, target: str) -> PointDict:
    return {
        "kind": point.kind,
        "told": point.told,
        "source": words_at(point.source, source) if point.source else None,
        "target": words_at(point.target, target) if point.target else None,
        "note": point.note,
    }


def _span(span: Span) -> SpanDict:
    return {"start": span.start, "end": span.end}


def words_at(span: Span, text: str) -> WordsDict:
    """The offsets of a span, with the characters that stand there."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _pivot(pivot: Pivot) -> PivotDict:
    return {"language": pivot.language, "word": pivot.word}
