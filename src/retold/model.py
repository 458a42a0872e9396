"""The nouns: what the stages of retold take and return.

Frozen values without behaviour beyond what their fields say. Every claim is a `Span`, half-open
code-point offsets into the final `Document.text`, so that it can be shown and checked by slicing.
"""

import re
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal, TypeAlias

Reuse: TypeAlias = Literal["verbatim", "rewrite", "new", "omitted", "furniture"]
Kind: TypeAlias = Literal[
    "number",
    "date",
    "name",
    "quote",
    "negation",
    "modality",
    "attribution",
    "omission",
    "addition",
    "wording",
]
Severity: TypeAlias = Literal["critical", "major", "minor"]
PointKind: TypeAlias = Literal["claim", "number", "date", "quotation"]
Told: TypeAlias = Literal["both", "source", "target", "contradiction"]
RelationKind: TypeAlias = Literal[
    "identical",
    "copy",
    "edited",
    "machine-rewritten",
    "translation",
    "excerpt",
    "same-event",
    "unrelated",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into a document's text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Page:
    """HTML that nobody has looked into yet."""

    html: str
    url: str | None = None
    fetched: datetime | None = None


_HALF_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """One article as published; its text is final.

    Half of a surrogate pair, which JSON and file names may hold and no encoding can, becomes
    U+FFFD in every field as the document is made: whatever has a document may write it out.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None  # ISO 8601, as precise as stated; a final ? marks a guess
    language: str | None = None  # ISO 639-1

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and not _is_encodable(value):
                object.__setattr__(self, field.name, _HALF_SURROGATE.sub("\ufffd", value))


def _is_encodable(text: str) -> bool:
    """Whether no half surrogate is in a text; encoding it tells that sooner than a search."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or furniture line; tokens are words, numbers and single marks."""

    span: Span
    tokens: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SegmentedDocument:
    """A document cut up: sentences in text order, furniture (not the story) marked by spans.

    Furniture is made of whole lines and a sentence never crosses a line, so that each sentence
    lies wholly inside or wholly outside of furniture.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def sentence_text(self, index: int) -> str:
        """The characters of the sentence at an index."""
        return self.sentences[index].span.of(self.document.text)

    def furniture_sentences(self) -> frozenset[int]:
        """The indices of the sentences that are furniture."""
        found: set[int] = set()
        spans = iter(self.furniture)
        span = next(spans, None)
        for index, sentence in enumerate(self.sentences):
            while span is not None and span.end <= sentence.span.start:
                span = next(spans, None)
            if span is not None and span.start <= sentence.span.start < span.end:
                found.add(index)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of documents worth aligning; score in 0…1."""

    source_id: str
    target_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences and the target sentences that retell them, as index ranges.

    Either range may be empty: 1-0 is an omission, 0-1 an addition. Score in 0…1.
    """

    source: range
    target: range
    score: float
    reuse: Reuse
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A reused stretch: where it stands in the source and in the target; score in 0…1."""

    source: Span
    target: Span
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents tied together; the beads cover every sentence of both exactly once.

    Beads stand in the order of the target; an omission stands behind the bead of the source
    sentence before it.
    """

    source: SegmentedDocument
    target: SegmentedDocument
    beads: tuple[Bead, ...]
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Pivot:
    """A word of another language that explains a slip: pressure, *Druck*, printing."""

    language: str  # ISO 639-1
    word: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that a reader should know of, inside the bead with that index.

    A side on which nothing stands (an omission's target, an addition's source) is None.
    """

    kind: Kind
    severity: Severity
    bead: int
    source: Span | None
    target: Span | None
    note: str
    via: Pivot | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who said what, where; content, speaker and cue may be broken by words in between.

    said_by is the name that the speaker's words ("she", "the minister") stand for, as the document
    gives it in full; None where it cannot be told.
    """

    content: tuple[Span, ...]
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    channel: Span | None
    direct: bool
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """What two independent accounts of one event both tell, one of them tells, or they dispute.

    Where both tell it (also where they contradict each other) it has both spans.
    """

    kind: PointKind
    told: Told
    source: Span | None
    target: Span | None
    note: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two documents came first, as far as the evidence goes; confidence in 0…1."""

    earlier: Literal["source", "target", "unknown"]
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How the target came from the source, with the evidence in plain words."""

    kind: RelationKind
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `compare` returns: changes stand worst first, then in the order of the target.

    containment: share of the target's words that are in beads with a source, 0…1.
    coverage: share of the source's story that is retold, 0…1.
    points: what two accounts have in common or dispute; none unless they are of one event.
    """

    alignment: Alignment
    changes: tuple[Change, ...]
    relation: Relation
    containment: float
    coverage: float
    direction: Direction
    points: tuple[Point, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The comparison as `--format json` writes it (format retold.comparison/1)."""
        from retold.report.wire import to_dict

        return dict(to_dict(self))
