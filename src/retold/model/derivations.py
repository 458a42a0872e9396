"""The nouns of a lineage: stories, which document was made from which, and what became of facts."""

from dataclasses import dataclass, field
from typing import Any, get_args

from retold.model.audits import Certainty, Change, Kind, Severity
from retold.model.comparisons import RelationKind
from retold.model.texts import Document, counted, shortened


@dataclass(frozen=True, slots=True)
class Derivation:
    """That a document of a story was made from another, how sure that is, and what shows it.

    score: how likely it is that this is the source, and not another document or none that is here,
    0…1. kept: the share of the source's words that the target has in their order, 0…1. contained:
    the share of the target's words in sentences that the source has too, 0…1. changes: what
    changed on the way, in the order of `Comparison.changes`, where it is at least likely; their
    spans are in the texts of `Story.members`.
    """

    source: str
    target: str
    relation: RelationKind
    certainty: Certainty
    score: float
    evidence: tuple[str, ...]
    kept: float = 0.0
    contained: float = 0.0
    changes: tuple[Change, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The severity of the gravest change; None where there is none.

        A sentence that is left out is none: who retells cuts.
        """
        severities = {
            change.severity for change in self.changes if change.rule != "omission.sentence"
        }
        return next((each for each in get_args(Severity) if each in severities), None)


@dataclass(frozen=True, slots=True)
class UnknownSource:
    """A text that is not there, or that cannot be told, from which some documents come.

    A document is the target of one unknown source at most.
    """

    id: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which documents of a story tell a fact.

    entered: the document in which it stands first. changed_from: the reading that it replaced
    there; None of the first reading: it was there from the beginning where `entered` is a root, and
    not known to have been where the source of that is not here.
    """

    text: str
    documents: tuple[str, ...]
    entered: str
    changed_from: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, name, date, quotation or claim that documents of a story tell in several ways."""

    kind: Kind
    values: tuple[Reading, ...]
    severity: Severity = "minor"


@dataclass(frozen=True, slots=True)
class Stale:
    """A document that still says what its source has corrected."""

    document: str
    says: str
    corrected_in: str
    to: str


@dataclass(frozen=True, slots=True, repr=False)
class Story:
    """Documents that tell one event: which was made from which, and what became of the facts.

    documents: by date, as far as known; the id of an earlier version of a text ends in `@` and its
    number (and in marks that keep it from being the id of a document). roots: those that others
    were made from and that were made from none. origins: how many outlets tell the event from no
    other's text, as the derivations have it; least_origins and most_origins: how few and how many
    they can be. Each document is the target of one derivation or of none; `passages` has, where it
    was asked for, for each further stretch of wording its likeliest source. members: the documents
    themselves, under these ids. asked: the id under which it has the document that `trace` was
    asked about. whole: False where not all of the corpus was looked at, so that it may have more
    documents of the story.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    roots: tuple[str, ...]
    origins: int
    least_origins: int
    most_origins: int
    derivations: tuple[Derivation, ...]
    unknown_sources: tuple[UnknownSource, ...] = ()
    facts: tuple[Fact, ...] = ()
    stale: tuple[Stale, ...] = ()
    passages: tuple[Derivation, ...] = ()
    members: tuple[Document, ...] = ()
    asked: str | None = field(default=None, compare=False)
    whole: bool = True

    def __repr__(self) -> str:
        documents = counted(len(self.documents), "document")
        counts = f"{documents}, {counted(len(self.derivations), 'derivation')}"
        return f"<Story {shortened(self.title)}: {counts}>"

    def source_of(self, document: str) -> Derivation | None:
        """The derivation whose target a document is."""
        return next((each for each in self.derivations if each.target == document), None)

    def to_dict(self) -> dict[str, Any]:
        """The story as it stands in `retold stories --format json`."""
        from retold.report.story_wire import of_story

        return dict(of_story(self))


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents of a story that come from one text, or from one family of publishers.

    roots: those that tell it from no other's text here; none where their source is not here.
    since: the earliest date of a document, as stated, but for those that the lineage refutes; None
    where none has one. alone: sentences of
    the roots that no other origin tells.
    """

    family: str
    roots: tuple[str, ...]
    documents: tuple[str, ...]
    since: str | None
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Origins:
    """How many independent origins a story has, as far as can be told: from `least` to `most`.

    unsure: what keeps it from being told, in plain words; empty where `least` is `most`.
    """

    story: Story
    origins: tuple[Origin, ...]
    least: int
    most: int
    unsure: tuple[str, ...]

    def __repr__(self) -> str:
        count = f"{self.least:,}" if self.least == self.most else f"{self.least:,} to {self.most:,}"
        return f"<Origins of {shortened(self.story.title)}: {count}>"

    def to_dict(self) -> dict[str, Any]:
        """The origins as `retold origins --format json` writes them."""
        from retold.report.story_wire import of_origins

        return dict(of_origins(self))
