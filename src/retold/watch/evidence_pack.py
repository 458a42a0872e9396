"""A copy of a document of ours -> what shows it: the evidence pack, `retold.evidence/1`."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypedDict

from retold.compare import compare_documents
from retold.corpus import Match
from retold.model import Certainty, Comparison, Document, RelationKind
from retold.prepare import prepare
from retold.report.findings import findings
from retold.report.wire import ChangeDict, RelationDict, relation_of, to_dict
from retold.watch.acknowledged import (
    BylineDict,
    CreditDict,
    LinkDict,
    Links,
    byline,
    credit,
    host_of,
    link,
)

RETOLD: frozenset[RelationKind] = frozenset(
    {
        *("identical", "copy", "edited", "rewritten", "machine-rewritten"),
        *("translation", "excerpt", "summary"),
    }
)
"""Relations in which one text was made from the other."""
MOST_CHANGES = 100
"""Changes that a pack holds, the worst first; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Ours:
    """Which documents are ours.

    Attributes:
        outlets: names of outlets, or hosts of sites.
        queries: phrases; a document whose title, byline, address or text has one is ours.
    """

    outlets: Sequence[str] = ()
    queries: Sequence[str] = ()
    _names: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Fold the names once."""
        object.__setattr__(self, "_names", frozenset(map(_folded, self.outlets)))

    def has(self, document: Document, *, fetched: bool = False) -> bool:
        """Whether a document is ours.

        fetched: whether it was fetched from the web. Any site can call itself by our name, and puts
        our phrases into its copies; so then the host of its address alone counts.
        """
        labels = host_of(document).split(".")
        hosts = {".".join(labels[start:]) for start in range(len(labels))}
        if hosts & self._names:
            return True
        if fetched:
            return False
        if document.outlet and _folded(document.outlet) in self._names:
            return True
        parts = (document.title, document.byline, document.url, document.text)
        return any(
            query.casefold() in part.casefold() for query in self.queries for part in parts if part
        )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("www.")


class PartyDict(TypedDict):
    """One of the two documents: where it stands in the corpus, and the hash of its text there."""

    id: str
    version: int
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None
    characters: int
    sha256: str


class CountsDict(TypedDict):
    """How many changes are at least likely, by severity; and how many are only possible."""

    critical: int
    major: int
    minor: int
    possible: int


class SeenDict(TypedDict):
    """That a text of the copy was seen at a time."""

    seen: str
    sha256: str


class Evidence(TypedDict):
    """A copy of ours, and all that shows it."""

    format: Literal["retold.evidence/1"]
    id: str
    status: str
    status_since: str
    note: str | None
    seen: str
    copy: PartyDict
    own: PartyDict
    also_at: list[str]
    also_own: list[str]
    relation: RelationDict
    earlier: Literal["own", "copy", "unknown"]
    earlier_confidence: float
    share_copied: float
    share_of_own: float
    credit: CreditDict
    link: LinkDict
    byline: BylineDict
    counts: CountsDict
    changes: list[ChangeDict]
    more_changes: int
    versions: list[SeenDict]


Sides: TypeAlias = Literal["own", "copy", "unknown"]
_EARLIER: dict[str, Sides] = {"source": "own", "target": "copy", "unknown": "unknown"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in the corpus, with the version of its text."""

    document: Document
    version: int


def is_copied(match: Match, certainty: Certainty = "likely") -> bool:
    """Whether a match says, at least so surely, that one text was made from the other."""
    sure: tuple[Certainty, ...] = ("certain", "likely", "possible")
    return match.relation.kind in RETOLD and sure.index(match.relation.certainty) <= sure.index(
        certainty
    )


def id_of_copy(document: str) -> str:
    """The id of the copy that a document of the corpus is: short, and the same every time."""
    return hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def evidence(own: Placed, copy: Placed, match: Match, links: Links | None, seen: str) -> Evidence:
    """What shows that a document is a copy of ours.

    Args:
        own: ours.
        copy: the other.
        match: what `find` says of the two, where only an excerpt was taken.
        links: where the copy's page leads.
        seen: when the copy was first seen, ISO 8601 in UTC.

    Raises:
        ReadError: one of the texts holds no story.
    """
    comparison = compare_documents(prepare(own.document), prepare(copy.document))
    record = to_dict(comparison)
    listed = [change for change in record["changes"] if change["certainty"] != "possible"]
    by_comparison = comparison.relation.kind in RETOLD
    relation: RelationDict = record["relation"] if by_comparison else relation_of(match.relation)
    party = _party(copy)
    return {
        "format": "retold.evidence/1",
        "id": id_of_copy(copy.document.id),
        "status": "new",
        "status_since": seen,
        "note": None,
        "seen": seen,
        "copy": party,
        "own": _party(own),
        "also_at": [],
        "also_own": [],
        "relation": relation,
        "earlier": _EARLIER[comparison.direction.earlier],
        "earlier_confidence": record["direction"]["confidence"],
        "share_copied": record["containment"],
        "share_of_own": record["coverage"],
        "credit": credit(own.document, copy.document),
        "link": link(own.document, links),
        "byline": byline(own.document, copy.document),
        "counts": _counts(comparison),
        "changes": listed[:MOST_CHANGES] if by_comparison else [],
        "more_changes": max(0, len(listed) - MOST_CHANGES) if by_comparison else 0,
        "versions": [{"seen": seen, "sha256": party["sha256"]}],
    }


def _party(placed: Placed) -> PartyDict:
    document = placed.document
    return {
        "id": document.id,
        "version": placed.version,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
        "language": document.language,
        "characters": len(document.text),
        "sha256": hashlib.sha256(document.text.encode()).hexdigest(),
    }


def _counts(comparison: Comparison) -> CountsDict:
    listed = findings(comparison).listed
    severities = [change.severity for change in listed]
    return {
        "critical": severities.count("critical"),
        "major": severities.count("major"),
        "minor": severities.count("minor"),
        "possible": len(comparison.changes) - len(listed),
    }
