"""The shapes of what the tools answer, from which their output schemas are made."""

from typing import Literal

from pydantic import BaseModel, Field

from retold.model import Certainty, Kind, PointKind, RelationKind, Severity, Told


class About(BaseModel):
    """Where a document came from, without its text."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None = Field(description="ISO 8601, as precise as stated.")
    language: str | None
    characters: int = Field(description="The length of its text, in code points.")


class Excerpt(BaseModel):
    """Words of a document's text, `text[start:end]` in code points."""

    start: int
    end: int
    text: str | None = Field(
        description="The words, cut with … where they are many; null where so much of the document "
        "was shown already that no more is."
    )


class HowRelated(BaseModel):
    """How the target came from the source."""

    kind: RelationKind
    certainty: Certainty
    evidence: list[str]
    whole: Literal["source", "target"] | None = Field(
        description="Of an excerpt or a summary: the text that it is of."
    )


class WhichFirst(BaseModel):
    """Which of two documents came first."""

    earlier: Literal["source", "target", "unknown"]
    confidence: float
    evidence: list[str]


class ChangeFound(BaseModel):
    """Something that the target tells otherwise than the source."""

    kind: Kind
    rule: str = Field(description="Which rule found it.")
    severity: Severity = Field(description="What it would do to a reader, if it is so.")
    certainty: Certainty = Field(description="How likely it is so.")
    note: str
    source: Excerpt | None = Field(description="Null where the source has nothing of it.")
    target: Excerpt | None = Field(description="Null where the target has nothing of it.")
    source_sentence: Excerpt | None
    target_sentence: Excerpt | None


class PointFound(BaseModel):
    """What two independent accounts both tell, one of them tells, or they dispute."""

    kind: PointKind
    told_by: Told
    note: str
    source: Excerpt | None
    target: Excerpt | None


class Counts(BaseModel):
    """How many changes were found that are at least likely, and how many are only possible."""

    critical: int
    major: int
    minor: int
    possible: int
    open_words: int = Field(
        description="Words of the target that differ from the source's, and no rule says how."
    )


class CompareAnswer(BaseModel):
    """What a retelling made of its source."""

    source: About
    target: About
    relation: HowRelated
    containment: float = Field(description="Share of the target's words that come from the source.")
    coverage: float = Field(description="Share of the source's story that is retold.")
    direction: WhichFirst
    counts: Counts
    changes: list[ChangeFound] = Field(description="Worst and surest first.")
    more_changes: int = Field(description="How many more there are as grave and as sure.")
    points: list[PointFound] = Field(
        description="Of two independent reports: what both tell, and where they disagree."
    )
    more_points: int
    caution: str


class QuotationFound(BaseModel):
    """Who said what."""

    said_by: str | None = Field(description="The speaker's name in full, where it can be told.")
    direct: bool = Field(description="Whether the words stand in quotation marks.")
    content: list[Excerpt]
    speaker: list[Excerpt]
    cue: list[Excerpt]


class QuotesAnswer(BaseModel):
    """Who said what in a document."""

    document: About
    total: int
    quotations: list[QuotationFound] = Field(description="In the order of the text.")
    more: int = Field(description="How many more there are.")


class PassageFound(BaseModel):
    """A stretch that two documents share."""

    source: Excerpt = Field(description="In the document that was looked for.")
    target: Excerpt = Field(description="In the match.")


class MatchFound(BaseModel):
    """A document of the corpus that shares passages with the one looked for."""

    document: About
    version: int
    relation: HowRelated
    share: float = Field(description="Share of the document looked for that lies in the passages.")
    containment: float
    coverage: float
    passages: list[PassageFound]
    more_passages: int


class FindAnswer(BaseModel):
    """The documents of the corpus that share a passage with one."""

    document: About
    documents_in_corpus: int
    matches: list[MatchFound] = Field(description="Copies first.")


class DerivationFound(BaseModel):
    """That one document was made from another."""

    source: str
    target: str
    relation: RelationKind
    certainty: Certainty
    score: float
    evidence: list[str]


class ReadingFound(BaseModel):
    """One way in which documents tell a fact."""

    text: str
    documents: list[str]
    entered: str = Field(description="The document in which it stands first.")
    changed_from: str | None


class FactFound(BaseModel):
    """A fact that the documents tell in several ways."""

    kind: Kind
    severity: Severity
    values: list[ReadingFound]


class TraceAnswer(BaseModel):
    """Where a document comes from, and what was made of it."""

    asked: str = Field(
        description="The id under which the document asked for is listed; where a document of the "
        "corpus has the very same text, the id of that one."
    )
    title: str
    documents: list[About] = Field(description="Of the story, by date as far as known.")
    more_documents: int
    roots: list[str]
    least_origins: int = Field(description="Independent origins, at least and at most.")
    most_origins: int
    derivations: list[DerivationFound]
    more_derivations: int
    facts: list[FactFound] = Field(description="Gravest first.")
    more_facts: int


class OriginFound(BaseModel):
    """Documents that come from one text or from one family of publishers."""

    family: str
    roots: list[str]
    documents: list[str]
    since: str | None
    alone: list[str] = Field(description="What it alone tells, cut where it is long.")


class OriginsAnswer(BaseModel):
    """How many independent origins a story has."""

    title: str
    least: int
    most: int
    unsure: list[str] = Field(description="What keeps the number from being told.")
    origins: list[OriginFound]
    more_origins: int
    caution: str
