"""The nouns: what the stages of retold take and return.

Frozen values without behaviour beyond what their fields say; what writes them (`to_html` and its
like) is loaded when it is called. Every claim is a `Span`, half-open
code-point offsets into the final `Document.text`, so that it can be shown and checked by slicing.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from html import escape
from typing import Any, Literal, Self, TypeAlias, get_args

Reuse: TypeAlias = Literal["verbatim", "rewrite", "new", "omitted", "furniture"]
Kind: TypeAlias = Literal[
    "number",
    "date",
    "name",
    "role",
    "quote",
    "negation",
    "modality",
    "attribution",
    "omission",
    "addition",
    "wording",
]
Severity: TypeAlias = Literal["critical", "major", "minor"]
Certainty: TypeAlias = Literal["certain", "likely", "possible"]
PointKind: TypeAlias = Literal["claim", "number", "date", "quotation"]
Told: TypeAlias = Literal["both", "source", "target", "contradiction"]
RelationKind: TypeAlias = Literal[
    "identical",
    "copy",
    "edited",
    "rewritten",
    "machine-rewritten",
    "translation",
    "excerpt",
    "summary",
    "same-event",
    "unrelated",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into a document's text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: "str | Document | SegmentedDocument") -> str:
        """The characters that the span covers in a text, or in the text of a document."""
        try:
            return text[self.start : self.end]  # type: ignore[index]
        except TypeError:
            if isinstance(text, Document | SegmentedDocument):
                return text.text[self.start : self.end]
            raise


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """HTML that nobody has looked into yet."""

    html: str
    url: str | None = None
    fetched: datetime | None = None

    def __repr__(self) -> str:
        return f"<Page {_short(self.url)}: {len(self.html):,} characters of HTML>"


_HALF_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, repr=False)
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

    def __repr__(self) -> str:
        language = f", {self.language}" if self.language else ""
        title = f" {_short(self.title)}" if self.title else ""
        return f"<Document {_short(self.id)}{title}: {len(self.text):,} characters{language}>"


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


@dataclass(frozen=True, slots=True, repr=False)
class SegmentedDocument:
    """A document cut up: sentences in text order, furniture (not the story) marked by spans.

    Furniture is made of whole lines and a sentence never crosses a line, so that each sentence
    lies wholly inside or wholly outside of furniture.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return f"<SegmentedDocument {_short(self.document.id)}: {len(self.sentences):,} sentences>"

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


@dataclass(frozen=True, slots=True, repr=False)
class Alignment:
    """Two documents tied together; the beads cover every sentence of both exactly once.

    Beads stand in the order of the target; an omission stands behind the bead of the source
    sentence before it.
    """

    source: SegmentedDocument
    target: SegmentedDocument
    beads: tuple[Bead, ...]
    passages: tuple[Passage, ...] = ()

    def __repr__(self) -> str:
        both = f"{_short(self.source.document.id)} → {_short(self.target.document.id)}"
        return f"<Alignment {both}: {len(self.beads):,} beads, {len(self.passages):,} passages>"


@dataclass(frozen=True, slots=True)
class Pivot:
    """A word of another language that explains a slip: pressure, *Druck*, printing."""

    language: str  # ISO 639-1
    word: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that a reader should know of, inside the bead with that index.

    A side on which nothing stands (an omission's target, an addition's source) is None.
    severity: what it would do to a reader if it is so; certainty: how likely it is so.
    rule: the name of the rule that found it, such as date.reversed.
    """

    kind: Kind
    severity: Severity
    bead: int
    source: Span | None
    target: Span | None
    note: str
    via: Pivot | None = None
    rule: str = ""
    certainty: Certainty = "likely"

    def reaches(self, severity: Severity, certainty: Certainty = "likely") -> bool:
        """Whether it is at least so grave and at least so sure."""
        severities: tuple[Severity, ...] = get_args(Severity)
        certainties: tuple[Certainty, ...] = get_args(Certainty)
        is_grave = severities.index(self.severity) <= severities.index(severity)
        return is_grave and certainties.index(self.certainty) <= certainties.index(certainty)


@dataclass(frozen=True, slots=True)
class WordCount:
    """What became of the words of one side, furniture left out; the parts add up to `words`.

    otherwise: the same in another form (number in words, spelling, synonym); told: covered by a
    change; left_out, new: in a stretch that the other side lacks; open: differs, and nothing knows
    why.
    """

    words: int
    same: int
    otherwise: int
    moved: int
    told: int
    left_out: int
    new: int
    open: int


@dataclass(frozen=True, slots=True)
class OpenDifference:
    """Words of a bead that differ without a known reason; None on a side that has none."""

    bead: int
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words of a bead that say the same in another form, or, moved, at another place.

    A side that has none (a word of grammar that only the other needs) is None.
    """

    bead: int
    source: Span | None
    target: Span | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every word of two texts accounted for: counted, and the places where they are not the same.

    open: what differs without a known reason; reworded: what is said otherwise or has moved, but
    for sentences that moved as a whole.
    """

    source: WordCount
    target: WordCount
    open: tuple[OpenDifference, ...]
    reworded: tuple[Rewording, ...] = ()


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


class Quotations(tuple[Quotation, ...]):  # noqa: SLOT001 - a tuple with a field has no slots
    """The quotations of a document in the order of its text: a tuple that knows the document."""

    document: SegmentedDocument

    def __new__(cls, document: SegmentedDocument, quotations: Iterable[Quotation]) -> Self:
        """The quotations of a document."""
        made = super().__new__(cls, quotations)
        made.document = document
        return made

    def __getnewargs__(self) -> tuple[SegmentedDocument, tuple[Quotation, ...]]:
        return self.document, tuple(self)

    def __repr__(self) -> str:
        direct = sum(quotation.direct for quotation in self)
        about = _short(self.document.document.id)
        return f"<Quotations of {about}: {direct:,} direct, {len(self) - direct:,} indirect>"

    def _repr_html_(self) -> str:
        return _framed(self.to_html())

    def to_dict(self) -> dict[str, Any]:
        """The quotations as `retold quotes --format json` writes them."""
        from retold.report.quotations import to_dict

        return dict(to_dict(self.document.document, self))

    def to_html(self) -> str:
        """The document with its quotations marked, as one self-contained web page."""
        from retold.report.quotations import to_html

        return to_html(self.document, self)

    def to_frame(self) -> Any:  # noqa: ANN401 - an optional library's class
        """A `pandas.DataFrame` with a row for each quotation, as `--format csv` has them.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from retold.report.rows import of_quotations, to_frame

        return to_frame(*of_quotations(self.document.document, self))


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
class Audit:
    """What `audit` returns: the changes, worst and surest first, and every word accounted for.

    points: what two independent accounts have in common or dispute.
    """

    changes: tuple[Change, ...]
    ledger: Ledger
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two documents came first, as far as the evidence goes; confidence in 0…1.

    source_first: how likely it is that the source came first, 0…1, also where that is too
    uncertain to tell; one half where nothing speaks for either.
    """

    earlier: Literal["source", "target", "unknown"]
    confidence: float
    evidence: tuple[str, ...]
    source_first: float = 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """How the target came from the source, how sure that is, and the evidence in plain words.

    unrelated: also another event that is told in the same frame, say two court reports.
    """

    kind: RelationKind
    evidence: tuple[str, ...]
    certainty: Certainty = "certain"


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """What `compare` returns: changes stand worst and surest first, then in the target's order.

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
    ledger: Ledger
    points: tuple[Point, ...] = ()

    @property
    def source(self) -> Document:
        """The document that was copied from: `change.source.of(comparison.source)`."""
        return self.alignment.source.document

    @property
    def target(self) -> Document:
        """The document that retells it: `change.target.of(comparison.target)`."""
        return self.alignment.target.document

    def __repr__(self) -> str:
        both = f"{_short(self.source.id)} → {_short(self.target.id)}"
        severities: tuple[Severity, ...] = get_args(Severity)
        counts = Counter(change.severity for change in self.changes if change.reaches("minor"))
        told = ", ".join(f"{counts[severity]:,} {severity}" for severity in severities)
        possible = len(self.changes) - counts.total()
        return f"<Comparison {both}: {self.relation.kind}; {told} changes, {possible:,} possible>"

    def _repr_html_(self) -> str:
        return _framed(self.to_html())

    def to_html(self) -> str:
        """The comparison as `--format html` writes it: one self-contained web page."""
        from retold.report import to_html

        return to_html(self)

    def to_frame(self) -> Any:  # noqa: ANN401 - an optional library's class
        """A `pandas.DataFrame` with a row for each change, worst first.

        Its columns are severity, certainty, kind, rule, note, source and target (the words, None
        where nothing stands), source_start, source_end, target_start, target_end, bead, language
        and word (of the pivot).

        Raises:
            MissingExtra: pandas is not installed.
        """
        from retold.report.rows import of_changes, to_frame

        return to_frame(*of_changes(self))

    def to_dict(self) -> dict[str, Any]:
        """The comparison as `--format json` writes it (format retold.comparison/2)."""
        from retold.report.wire import to_dict

        return dict(to_dict(self))


def _short(value: str | None, most: int = 40) -> str:
    """A value in quotation marks, cut where it is long, for a repr."""
    text = value or ""
    return repr(text if len(text) <= most else text[:most] + "…")


def _framed(page: str) -> str:
    """A page in a frame of its own, for a notebook: its style and script stay inside."""
    return (
        f'<iframe srcdoc="{escape(page, quote=True)}" sandbox="allow-scripts allow-popups" '
        'style="width: 100%; height: 720px; border: 1px solid #8888"></iframe>'
    )
