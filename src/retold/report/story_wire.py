"""Story -> JSON: the wire format `retold.stories/1`."""

from collections.abc import Iterable
from typing import Literal, NotRequired, TypedDict

from retold.model import (
    Certainty,
    Derivation,
    Fact,
    Kind,
    Origins,
    Reading,
    RelationKind,
    Story,
)
from retold.report.wire import DECIMALS, dump


class DerivationDict(TypedDict):
    """That one document was made from another."""

    source: str
    target: str
    relation: RelationKind
    certainty: Certainty
    score: float
    evidence: list[str]


class UnknownSourceDict(TypedDict):
    """A text that is not there from which some documents come."""

    id: str
    targets: list[str]


class ReadingDict(TypedDict):
    """One way in which documents tell a fact."""

    text: str
    documents: list[str]
    entered: str
    changed_from: NotRequired[str]


class FactDict(TypedDict):
    """A fact that is told in several ways."""

    kind: Kind
    values: list[ReadingDict]


class StaleDict(TypedDict):
    """A document that still says what was corrected."""

    document: str
    says: str
    corrected_in: str
    to: str


class StoryDict(TypedDict):
    """A story; `passages` only where they were asked for.

    whole: stands there, false, where `trace` or `origins` has not looked at all of the corpus.
    """

    id: str
    title: str
    documents: list[str]
    roots: list[str]
    origins: int
    least_origins: int
    most_origins: int
    derivations: list[DerivationDict]
    unknown_sources: list[UnknownSourceDict]
    facts: list[FactDict]
    stale: list[StaleDict]
    passages: NotRequired[list[DerivationDict]]
    whole: NotRequired[bool]


class StoriesDict(TypedDict):
    """What `stories` and `trace` print."""

    format: Literal["retold.stories/1"]
    stories: list[StoryDict]


class OriginDict(TypedDict):
    """Documents that come from one text, or one family of publishers."""

    family: str
    roots: list[str]
    documents: list[str]
    since: str | None
    alone: list[str]


class OriginsDict(TypedDict):
    """What `origins` prints."""

    format: Literal["retold.origins/1"]
    story: str
    title: str
    least: int
    most: int
    unsure: list[str]
    origins: list[OriginDict]
    whole: NotRequired[bool]


def of_origins(origins: Origins) -> OriginsDict:
    """The origins as plain dicts and lists, in the order of keys of the wire format."""
    origins_dict: OriginsDict = {
        "format": "retold.origins/1",
        "story": origins.story.id,
        "title": origins.story.title,
        "least": origins.least,
        "most": origins.most,
        "unsure": list(origins.unsure),
        "origins": [
            {
                "family": each.family,
                "roots": list(each.roots),
                "documents": list(each.documents),
                "since": each.since,
                "alone": list(each.alone),
            }
            for each in origins.origins
        ],
    }
    if not origins.story.whole:
        origins_dict["whole"] = False
    return origins_dict


def to_json(stories: Iterable[Story]) -> str:
    """The stories in the wire format, indented, ending with a newline."""
    return dump({"format": "retold.stories/1", "stories": [of_story(story) for story in stories]})


def of_story(story: Story) -> StoryDict:
    """A story as plain dicts and lists, in the order of keys of the wire format."""
    story_dict: StoryDict = {
        "id": story.id,
        "title": story.title,
        "documents": list(story.documents),
        "roots": list(story.roots),
        "origins": story.origins,
        "least_origins": story.least_origins,
        "most_origins": story.most_origins,
        "derivations": [_derivation(each) for each in story.derivations],
        "unknown_sources": [
            {"id": each.id, "targets": list(each.targets)} for each in story.unknown_sources
        ],
        "facts": [_fact(each) for each in story.facts],
        "stale": [
            {
                "document": each.document,
                "says": each.says,
                "corrected_in": each.corrected_in,
                "to": each.to,
            }
            for each in story.stale
        ],
    }
    if story.passages:
        story_dict["passages"] = [_derivation(each) for each in story.passages]
    if not story.whole:
        story_dict["whole"] = False
    return story_dict


def _derivation(derivation: Derivation) -> DerivationDict:
    return {
        "source": derivation.source,
        "target": derivation.target,
        "relation": derivation.relation,
        "certainty": derivation.certainty,
        "score": round(derivation.score, DECIMALS),
        "evidence": list(derivation.evidence),
    }


def _fact(fact: Fact) -> FactDict:
    return {"kind": fact.kind, "values": [_reading(each) for each in fact.values]}


def _reading(reading: Reading) -> ReadingDict:
    reading_dict: ReadingDict = {
        "text": reading.text,
        "documents": list(reading.documents),
        "entered": reading.entered,
    }
    if reading.changed_from is not None:
        reading_dict["changed_from"] = reading.changed_from
    return reading_dict
