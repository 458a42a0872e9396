"""A text: as a page, as a document, cut into sentences, and the spans that point into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Self

from retold.model.hidden_runs import joined, without_runs


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into a document's text: `text[start:end]`."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # There are thousands in a text: what a frozen dataclass would write takes twice as long.
        _set_start(self, start)
        _set_end(self, end)

    def of(self, text: "str | Document | SegmentedDocument") -> str:
        """The characters that the span covers in a text, or in the text of a document."""
        try:
            return text[self.start : self.end]  # type: ignore[index]
        except TypeError:
            if isinstance(text, Document | SegmentedDocument):
                return text.text[self.start : self.end]
            raise


_set_start, _set_end = (vars(Span)[name].__set__ for name in Span.__slots__)


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """HTML that nobody has looked into yet."""

    html: str
    url: str | None = None
    fetched: datetime | None = None

    def __repr__(self) -> str:
        return f"<Page {shortened(self.url)}: {len(self.html):,} characters of HTML>"


_HALF_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One article as published; its text is final.

    Half of a surrogate pair, which JSON and file names may hold and no encoding can, becomes
    U+FFFD in every field as the document is made: whatever has a document may write it out. So do
    runs of variation selectors leave every field: they print nothing and are no text.

    hidden: the runs that stood in the text, a line each, such as a C2PA manifest.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None  # ISO 8601, as precise as stated; a final ? marks a guess
    language: str | None = None  # ISO 639-1
    hidden: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for part in fields(self):
            value = getattr(self, part.name)
            if not isinstance(value, str) or value.isascii():
                continue
            encodable, encoded = _encodable(value)
            hides = part.name == "hidden"
            clean, runs = (encodable, None) if hides else without_runs(encodable, encoded)
            if clean is not value:
                object.__setattr__(self, part.name, clean)
            if runs and part.name == "text":
                object.__setattr__(self, "hidden", joined(self.hidden, runs))

    def __repr__(self) -> str:
        language = f", {self.language}" if self.language else ""
        title = f" {shortened(self.title)}" if self.title else ""
        return f"<Document {shortened(self.id)}{title}: {len(self.text):,} characters{language}>"


def _encodable(value: str) -> tuple[str, bytes]:
    """A value without half surrogates, itself where it has none, and the same in UTF-8.

    Encoding it tells sooner than a search.
    """
    try:
        return value, value.encode()
    except UnicodeEncodeError:
        value = _HALF_SURROGATE.sub("\ufffd", value)
        return value, value.encode()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or furniture line.

    token_offsets: where each of its tokens starts and ends, in turn. A `Span` for each would take
    as long to make, and to be looked through for garbage, as all other cutting up of a text.
    """

    span: Span
    token_offsets: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Span, ...]:
        """Its words, numbers and single marks, in text order; made anew whenever asked for."""
        return tuple(map(Span, self.token_offsets[::2], self.token_offsets[1::2]))

    def token_texts(self, text: str) -> list[str]:
        """The characters of each of its tokens, in the text that it was cut from."""
        offsets = self.token_offsets
        return [text[start:end] for start, end in zip(offsets[::2], offsets[1::2], strict=True)]


@dataclass(frozen=True, slots=True, repr=False)
class SegmentedDocument:
    """A document cut up: sentences in text order, furniture (not the story) marked by spans.

    Furniture is made of whole lines and a sentence never crosses a line, so that each sentence
    lies wholly inside or wholly outside of furniture.

    layers: what has been made of its sentences once, for all who ask (`retold.text.layers`); no
    part of its value.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    furniture: tuple[Span, ...] = ()
    layers: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        return (
            f"<SegmentedDocument {shortened(self.document.id)}: "
            f"{counted(len(self.sentences), 'sentence')}>"
        )

    def __reduce__(self) -> tuple[type[Self], tuple[Document, tuple[Sentence, ...], object]]:
        return type(self), (self.document, self.sentences, self.furniture)

    def with_furniture(self, furniture: Iterable[Span]) -> Self:
        """The document with other furniture; the layers of its sentences stay."""
        changed = type(self)(self.document, self.sentences, tuple(furniture))
        object.__setattr__(changed, "layers", self.layers)
        return changed

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def sentence_text(self, index: int) -> str:
        """The characters of the sentence at an index."""
        return self.sentences[index].span.of(self.document.text)

    def furniture_sentences(self) -> frozenset[int]:
        """The indices of the sentences that are furniture."""
        if not self.furniture:
            return frozenset()
        indices: set[int] = set()
        spans = iter(self.furniture)
        span = next(spans, None)
        for index, sentence in enumerate(self.sentences):
            while span is not None and span.end <= sentence.span.start:
                span = next(spans, None)
            if span is not None and span.start <= sentence.span.start < span.end:
                indices.add(index)
        return frozenset(indices)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 change", "1,204 changes", "2 stories" of a story."""
    return f"{number:,} {singular if number == 1 else plural or _plural(singular)}"


def _plural(noun: str) -> str:
    if noun.endswith(("ch", "sh", "s", "x")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y\Z", noun) else f"{noun}s"


def first_line(text: str) -> str:
    """The first line of a text that is not blank; empty where there is none."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def shortened(value: str | None, most: int = 40) -> str:
    """A value in quotation marks, cut where it is long, for a repr."""
    text = value or ""
    return repr(text if len(text) <= most else text[:most] + "…")
